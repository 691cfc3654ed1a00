//! ZIP archives of resumes: each document in them is screened as if it were a file.
//!
//! An archive is hostile until proven otherwise, and it is opened by this process and not by a
//! worker. So its directory is read by code of our own that keeps every entry (two may have one
//! name), allocates nothing that the archive merely claims, and needs the archive only once:
//! afterwards an entry knows where its bytes are.

mod directory;
mod entry;
mod limits;
mod store;
#[cfg(test)]
mod tests;

use std::io;
use std::sync::Arc;

pub(super) use directory::{Listed, list, within_limits};
pub(super) use entry::Entry;
pub(super) use store::{Archive, Bytes};

use super::file::unreadable;
use crate::report::{Failure, FailureCode};

/// An entry with the archive that it is in.
#[derive(Debug, Clone)]
pub(super) struct Inside {
    pub(super) archive: Arc<Archive>,
    pub(super) entry: Entry,
}

impl Inside {
    /// The bytes of the entry, unless they are more than `limit`.
    pub(super) fn read(&self, limit: u64) -> Result<Vec<u8>, Failure> {
        self.entry.read(self.archive.open()?.as_mut(), limit)
    }
}

fn corrupt(what: &str) -> Failure {
    let message = format!("the ZIP archive is damaged ({what}); unpack it with another program");
    Failure { code: FailureCode::Corrupt, message }
}

fn too_large(what: String) -> Failure {
    let message = format!("{what}; unpack it if it is trusted, and screen the folder");
    Failure { code: FailureCode::TooLarge, message }
}

/// What an error of reading means: the end of an archive before its parts is damage.
fn broken(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            corrupt("it ends too early or its data cannot be decompressed")
        }
        _ => unreadable(error),
    }
}

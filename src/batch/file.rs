//! Reads a file as a batch must: never more than a limit, never waiting for a pipe, and with
//! failures that say the same on every system.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::report::{Failure, FailureCode};

/// The bytes of a regular file, unless they are more than `limit`.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if metadata.is_file() {
        read_regular(path, metadata.len(), limit)
    } else {
        let what = if metadata.is_dir() { "the folder cannot be opened" } else { "this is no regular file" };
        Err(Failure { code: FailureCode::Unreadable, message: format!("{what}; name the files themselves") })
    }
}

fn read_regular(path: &Path, size: u64, limit: u64) -> Result<Vec<u8>, Failure> {
    let too_large = |size: u64| Failure {
        code: FailureCode::TooLarge,
        message: format!(
            "the file has {size} bytes, the limit is {limit}; save it smaller if it is a resume"
        ),
    };
    if size > limit {
        return Err(too_large(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    let read = File::open(path).and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes));
    match read {
        Ok(_) if bytes.len() as u64 > limit => Err(too_large(bytes.len() as u64)),
        Ok(_) => Ok(bytes),
        Err(error) => Err(unreadable(&error)),
    }
}

/// A failure in words of our own, since those of the system differ between systems.
pub(super) fn unreadable(error: &io::Error) -> Failure {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the path",
        io::ErrorKind::PermissionDenied => "the file may not be read; check its permissions",
        _ => "the file cannot be read; check the disk or copy it elsewhere",
    };
    Failure { code: FailureCode::Unreadable, message: message.into() }
}

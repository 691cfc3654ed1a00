//! A file of a batch, wherever its bytes are.

use std::fs::{self, Metadata};
use std::path::PathBuf;

use crate::batch::archive::Inside;
use crate::batch::file::read_file;
use crate::report::Failure;
use crate::screener::Source;

/// A file to screen.
#[derive(Debug, Clone)]
pub struct Item {
    /// What its report calls it.
    pub source: Source,
    place: Place,
}

#[derive(Debug, Clone)]
enum Place {
    /// A file of the name of the source.
    File,
    /// A file in an archive.
    Archive(Box<Inside>),
    /// What was found when the input was collected, and cannot be screened.
    Refused(Box<Failure>),
}

impl Item {
    /// A file.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { source: Source::new(path), place: Place::File }
    }

    pub(in crate::batch) fn inside(name: impl Into<PathBuf>, inside: Inside) -> Self {
        Self { source: Source::new(name), place: Place::Archive(Box::new(inside)) }
    }

    pub(in crate::batch) fn refused(name: impl Into<PathBuf>, failure: Failure) -> Self {
        Self { source: Source::new(name), place: Place::Refused(Box::new(failure)) }
    }

    /// Its bytes, unless they are more than `limit`.
    ///
    /// # Errors
    /// If it cannot be read, or is larger.
    pub fn read(&self, limit: u64) -> Result<Vec<u8>, Failure> {
        match &self.place {
            Place::File => read_file(&self.source.path, limit),
            Place::Archive(inside) => inside.read(limit),
            Place::Refused(failure) => Err(failure.as_ref().clone()),
        }
    }

    /// Its size as the file system or the archive tells it; `None` where there is none to tell.
    pub(in crate::batch) fn size(&self) -> Option<u64> {
        match &self.place {
            Place::File => fs::metadata(&self.source.path).ok().filter(Metadata::is_file).map(|it| it.len()),
            Place::Archive(inside) => Some(inside.entry.size()),
            Place::Refused(_) => None,
        }
    }
}

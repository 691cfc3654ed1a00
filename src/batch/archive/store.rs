//! Where the bytes of an archive are: in a file, or in another archive.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::{Entry, Inside, limits, too_large};
use crate::batch::file::unreadable;
use crate::report::Failure;

/// An archive that entries are read from.
#[derive(Debug)]
pub(in crate::batch) struct Archive {
    store: Store,
    /// How many archives it is in, itself counted.
    depth: usize,
    /// The archive within an archive that was used last.
    shelf: Arc<Shelf>,
}

#[derive(Debug)]
enum Store {
    File(PathBuf),
    /// With its bytes, as long as somebody holds them.
    Nested(Inside, Mutex<Weak<[u8]>>),
}

/// Holds the bytes of one nested archive: files are read in the order of their names, so that the
/// entries of an archive come one after the other, and it need not be unpacked for each.
#[derive(Debug, Default)]
struct Shelf(Mutex<Option<Arc<[u8]>>>);

pub(in crate::batch) trait Bytes: Read + Seek {}
impl<T: Read + Seek> Bytes for T {}

impl Archive {
    /// The archive of a file.
    pub(in crate::batch) fn file(path: &Path) -> Arc<Self> {
        Arc::new(Self { store: Store::File(path.to_owned()), depth: 1, shelf: Arc::default() })
    }

    /// The archive that is an entry of this one.
    ///
    /// # Errors
    /// If archives are nested too deeply.
    pub(in crate::batch) fn nested(self: &Arc<Self>, entry: Entry) -> Result<Arc<Self>, Failure> {
        if self.depth >= limits::DEPTH {
            let most = limits::DEPTH;
            return Err(too_large(format!("archives lie in archives more than {most} deep")));
        }
        let inside = Inside { archive: Arc::clone(self), entry };
        Ok(Arc::new(Self {
            store: Store::Nested(inside, Mutex::new(Weak::<[u8; 0]>::new())),
            depth: self.depth + 1,
            shelf: Arc::clone(&self.shelf),
        }))
    }

    /// Its bytes.
    pub(in crate::batch) fn open(&self) -> Result<Box<dyn Bytes>, Failure> {
        match &self.store {
            Store::File(path) => {
                let file = File::open(path).map_err(|error| unreadable(&error))?;
                Ok(Box::new(BufReader::new(file)))
            }
            Store::Nested(inside, bytes) => {
                let mut known = bytes.lock().unwrap_or_else(PoisonError::into_inner);
                let bytes = match known.upgrade() {
                    Some(bytes) => bytes,
                    None => Arc::from(inside.read(limits::NESTED)?),
                };
                *known = Arc::downgrade(&bytes);
                let mut shelf = self.shelf.0.lock().unwrap_or_else(PoisonError::into_inner);
                *shelf = Some(Arc::clone(&bytes));
                Ok(Box::new(Cursor::new(bytes)))
            }
        }
    }
}

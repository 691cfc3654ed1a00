//! Results of earlier runs, one file each, in a folder that may be deleted at any time.
//!
//! Nothing in it is believed that is not whole: an entry that was torn or damaged is found by its
//! checksum, screened again and written anew.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Key;

/// A folder of remembered results.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    failed: AtomicBool,
}

impl Cache {
    /// The cache in a folder, which is made if need be.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_owned(), failed: AtomicBool::new(false) })
    }

    /// Whether results could not be written. They are not lost, but found again the next time.
    pub fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    /// The line of a key, whole or not.
    pub(in crate::batch) fn line(&self, key: &Key) -> Option<Vec<u8>> {
        fs::read(self.path(key)).ok()
    }

    /// Remembers a line.
    pub(in crate::batch) fn put(&self, key: &Key, line: &[u8]) {
        if self.write(&self.path(key), line).is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
    }

    fn write(&self, path: &Path, line: &[u8]) -> io::Result<()> {
        // Always the same name, so that what a killed run leaves does not pile up. Two runs that write
        // one entry at once write the same bytes, and if they tear it, the checksum tells.
        let part = path.with_extension("part");
        if fs::write(&part, line).is_err() {
            fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
            fs::write(&part, line)?;
        }
        match fs::rename(&part, path) {
            Err(_) if path.exists() => Ok(()),
            renamed => renamed,
        }
    }

    /// `FOLDER/ab/cdef...`, since folders of very many files are slow.
    fn path(&self, key: &Key) -> PathBuf {
        let digits = key.to_string();
        let (folder, file) = digits.split_at(2);
        self.folder.join(folder).join(file)
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::sample;
    use super::*;

    #[test]
    fn what_is_put_is_found_and_a_part_of_it_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::open(&folder.path().join("new/cache")).expect("a cache");
        let (_, key, line) = sample(1);
        assert_eq!(cache.line(&key), None);
        cache.put(&key, &line);
        assert_eq!(cache.line(&key).as_ref(), Some(&line));
        fs::write(cache.path(&key), &line[..50]).expect("torn");
        fs::write(cache.path(&key).with_extension("part"), "left behind").expect("written");
        cache.put(&key, &line);
        assert_eq!(cache.line(&key), Some(line));
        assert!(!cache.has_failed());
    }

    #[test]
    fn a_folder_that_cannot_be_written_to_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::open(folder.path()).expect("a cache");
        let (_, key, line) = sample(1);
        let inner = cache.path(&key);
        fs::write(inner.parent().expect("a folder"), "in the way").expect("written");
        cache.put(&key, &line);
        assert!(cache.has_failed());
        assert_eq!(cache.line(&key), None);
    }
}

//! A file that is whole or not there.
//!
//! It is written under a temporary name beside the final one, so that a reader never sees half of
//! it and an error leaves the file of the last run as it was. The temporary name is always the
//! same: what a killed run left behind is overwritten by the next one, and never piles up.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// How often a temporary file may vanish under our hands before we give up.
const TRIES: usize = 100;

/// A file that appears under its name only when it is complete.
#[derive(Debug)]
pub struct AtomicFile {
    file: BufWriter<File>,
    /// The temporary name; `None` where the target is no regular file and is written directly.
    temporary: Option<PathBuf>,
    target: PathBuf,
}

impl AtomicFile {
    /// Starts a file. A link is followed, so that it still is one afterwards.
    ///
    /// # Errors
    /// If the system refuses, or with `ResourceBusy` if another process is writing the same file.
    pub fn create(path: &Path) -> io::Result<Self> {
        let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
            // A device or a pipe must not be replaced by a file.
            let file = OpenOptions::new().write(true).open(&target)?;
            return Ok(Self { file: BufWriter::new(file), temporary: None, target });
        }
        let temporary = beside(&target, ".part")?;
        let file = open_alone(&temporary)?;
        Ok(Self { file: BufWriter::new(file), temporary: Some(temporary), target })
    }

    /// The name of a file that accompanies this one while it is written; `None` where it has no
    /// folder of its own to lie in.
    pub fn companion(&self, ending: &str) -> Option<PathBuf> {
        self.temporary.as_ref()?;
        beside(&self.target, ending).ok()
    }

    /// Puts the file in its place, on the disk and not only on its way there.
    ///
    /// # Errors
    /// If the disk is full or the system refuses; what stood in its place is still there then.
    pub fn commit(mut self) -> io::Result<()> {
        self.file.flush()?;
        let Some(temporary) = &self.temporary else { return Ok(()) };
        self.file.get_ref().sync_all()?;
        fs::rename(temporary, &self.target)?;
        self.temporary = None;
        sync_folder(&self.target);
        Ok(())
    }
}

impl Drop for AtomicFile {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            // An error is under way already; one about the cleaning up would only hide it.
            let _ = fs::remove_file(temporary);
        }
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A hidden name in the folder of a file: `.NAME` and an ending.
fn beside(target: &Path, ending: &str) -> io::Result<PathBuf> {
    let mut name = OsString::from(".");
    name.push(target.file_name().ok_or(ErrorKind::InvalidFilename)?);
    name.push(ending);
    Ok(target.with_file_name(name))
}

/// Opens a file for this process alone and empties it.
fn open_alone(path: &Path) -> io::Result<File> {
    for _ in 0..TRIES {
        if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
            // Somebody wants us to write elsewhere.
            fs::remove_file(path)?;
        }
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            // A system without locks goes without.
            Ok(()) | Err(TryLockError::Error(_)) => {}
            Err(TryLockError::WouldBlock) => return Err(ErrorKind::ResourceBusy.into()),
        }
        // Whoever had the lock before may have renamed or removed what we opened.
        if is_still_there(&file, path) {
            file.set_len(0)?;
            return Ok(file);
        }
    }
    Err(ErrorKind::ResourceBusy.into())
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let (open, named) = (file.metadata(), fs::symlink_metadata(path));
    open.is_ok_and(|open| named.is_ok_and(|named| named.is_file() && identity(open) == identity(named)))
}

/// Elsewhere a file that is open is not renamed by others.
#[cfg(not(unix))]
fn is_still_there(_: &File, _: &Path) -> bool {
    true
}

/// Has the new name survive a loss of power. Best effort: the content is safe already, and not
/// every system can do it.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<OsString> {
        let entries = fs::read_dir(folder).expect("listed");
        entries.map(|entry| entry.expect("an entry").file_name()).collect()
    }

    #[test]
    fn a_file_appears_only_when_it_is_committed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").expect("an old file");

        let mut dropped = AtomicFile::create(&path).expect("a file");
        dropped.write_all(b"half").expect("written");
        drop(dropped);
        assert_eq!(fs::read(&path).expect("read"), b"old");
        assert_eq!(names(folder.path()), ["out.csv"]);

        let mut whole = AtomicFile::create(&path).expect("a file");
        whole.write_all(b"new").expect("written");
        whole.commit().expect("committed");
        assert_eq!(fs::read(&path).expect("read"), b"new");
        assert_eq!(names(folder.path()), ["out.csv"]);
    }

    #[test]
    fn what_a_killed_run_left_is_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        fs::write(folder.path().join(".out.csv.part"), "much more than what comes now").expect("written");
        let mut file = AtomicFile::create(&path).expect("a file");
        file.write_all(b"new").expect("written");
        file.commit().expect("committed");
        assert_eq!(fs::read(&path).expect("read"), b"new");
        assert_eq!(names(folder.path()), ["out.csv"]);
    }

    #[test]
    fn two_at_once_do_not_mix() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        let mut first = AtomicFile::create(&path).expect("a file");
        first.write_all(b"first").expect("written");
        assert_eq!(AtomicFile::create(&path).expect_err("busy").kind(), ErrorKind::ResourceBusy);
        first.commit().expect("committed");
        assert_eq!(fs::read(&path).expect("read"), b"first");
        AtomicFile::create(&path).expect("free again");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").expect("an old file");
        std::os::unix::fs::symlink(&real, &link).expect("a link");
        let mut file = AtomicFile::create(&link).expect("a file");
        file.write_all(b"new").expect("written");
        file.commit().expect("committed");
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).expect("read"), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_under_the_temporary_name_is_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let (precious, path) = (folder.path().join("precious"), folder.path().join("out"));
        fs::write(&precious, "old").expect("a file");
        std::os::unix::fs::symlink(&precious, folder.path().join(".out.part")).expect("a link");
        let mut file = AtomicFile::create(&path).expect("a file");
        file.write_all(b"new").expect("written");
        file.commit().expect("committed");
        assert_eq!(fs::read(&precious).expect("read"), b"old");
        assert_eq!(fs::read(&path).expect("read"), b"new");
    }
}

//! Where output goes: standard output, or a file that is whole or not there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file that appears under its name only when it is complete.
///
/// It is written under a temporary name beside the final one, so that a reader never sees half of
/// it and an error leaves the file of the last run as it was.
#[derive(Debug)]
pub struct AtomicFile {
    file: BufWriter<File>,
    /// The temporary name; `None` where the target is no regular file and is written directly.
    temporary: Option<PathBuf>,
    target: PathBuf,
}

impl AtomicFile {
    /// Starts a file. A link is followed, so that it still is one afterwards.
    pub fn create(path: &Path) -> io::Result<Self> {
        let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        if fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
            // A device or a pipe must not be replaced by a file.
            let file = OpenOptions::new().write(true).open(&target)?;
            return Ok(Self { file: BufWriter::new(file), temporary: None, target });
        }
        let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
        let (file, temporary) = create_beside(&target, &name)?;
        Ok(Self { file: BufWriter::new(file), temporary: Some(temporary), target })
    }

    /// Puts the file in its place.
    pub fn commit(mut self) -> io::Result<()> {
        self.file.flush()?;
        if let Some(temporary) = self.temporary.take() {
            let renamed = self.file.get_ref().sync_all().and_then(|()| fs::rename(&temporary, &self.target));
            if renamed.is_err() {
                self.temporary = Some(temporary);
            }
            return renamed;
        }
        Ok(())
    }
}

/// A new file with a name that no run uses, nor one that was killed (process ids come again).
fn create_beside(target: &Path, name: &str) -> io::Result<(File, PathBuf)> {
    const TRIES: usize = 100;
    let mut taken = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..TRIES {
        let temporary = target.with_file_name(format!(".{name}.{}-{number}.tmp", std::process::id()));
        match File::create_new(&temporary) {
            Ok(file) => return Ok((file, temporary)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
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

/// Where output goes.
#[derive(Debug)]
pub enum Destination {
    /// Standard output, buffered.
    Stdout(BufWriter<io::Stdout>),
    /// A file that appears when it is complete.
    File(AtomicFile),
}

impl Destination {
    /// The file of a path, or else standard output.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        match path {
            Some(path) => AtomicFile::create(path).map(Self::File),
            None => Ok(Self::Stdout(BufWriter::new(io::stdout()))),
        }
    }

    /// Ends the output; without this a file does not appear.
    pub fn commit(self) -> io::Result<()> {
        match self {
            Self::Stdout(mut out) => out.flush(),
            Self::File(file) => file.commit(),
        }
    }
}

impl Write for Destination {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_only_when_it_is_committed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").expect("an old file");

        let mut dropped = AtomicFile::create(&path).expect("a file");
        dropped.write_all(b"half").expect("written");
        drop(dropped);
        assert_eq!(fs::read(&path).expect("read"), b"old");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);

        let mut whole = AtomicFile::create(&path).expect("a file");
        whole.write_all(b"new").expect("written");
        whole.commit().expect("committed");
        assert_eq!(fs::read(&path).expect("read"), b"new");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
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
}

//! Where output goes: standard output, or a file that is whole or not there.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::AtomicFile;

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

    /// The name of a file that accompanies the output while it is written.
    pub fn companion(&self, ending: &str) -> Option<PathBuf> {
        match self {
            Self::Stdout(_) => None,
            Self::File(file) => file.companion(ending),
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

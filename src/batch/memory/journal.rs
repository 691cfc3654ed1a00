//! The finished records of a run that is under way, in a file beside its output: an interrupted
//! run goes on from there.
//!
//! Records are only ever appended, so whatever stops a run damages no more than the end. What
//! comes after the first damaged record is not believed, since a loss of power can leave holes.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{Key, record};

/// How much work a loss of power may cost. The end of the program alone costs none.
const SYNC: Duration = Duration::from_secs(5);

/// Bytes of the longest line that is believed.
const LONGEST: u64 = 1 << 28;

/// Records of one run.
#[derive(Debug)]
pub struct Journal {
    file: File,
    /// The name; `None` where the file has none, and vanishes with this value.
    path: Option<PathBuf>,
    /// Where the lines of some keys stand: those of the interrupted run, and those that are asked
    /// for again.
    index: HashMap<Key, (u64, usize)>,
    end: u64,
    synced: Instant,
}

impl Journal {
    /// A new journal; an old one of that name is gone.
    ///
    /// # Errors
    /// If the file cannot be made.
    pub fn create(path: &Path) -> io::Result<Self> {
        remove(path)?;
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(path)?;
        Ok(Self::new(file, Some(path)))
    }

    /// The journal of an interrupted run, or a new one if there is none.
    ///
    /// # Errors
    /// If the file cannot be read or made.
    pub fn resume(path: &Path) -> io::Result<Self> {
        // A link may lead to a file that is none of ours.
        if !fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file()) {
            return Self::create(path);
        }
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let mut journal = Self::new(file, Some(path));
        journal.load()?;
        Ok(journal)
    }

    /// A journal that nobody can resume from, for what the run itself asks for again.
    pub(in crate::batch) fn unnamed() -> io::Result<Self> {
        Ok(Self::new(tempfile::tempfile()?, None))
    }

    fn new(file: File, path: Option<&Path>) -> Self {
        let path = path.map(Path::to_owned);
        Self { file, path, index: HashMap::new(), end: 0, synced: Instant::now() }
    }

    /// Finds the records, and cuts off what is damaged.
    fn load(&mut self) -> io::Result<()> {
        let mut lines = BufReader::new(&self.file);
        let mut line = Vec::new();
        loop {
            line.clear();
            lines.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
            let Some(key) = record::key_of(&line) else { break };
            self.index.insert(key, (self.end, line.len()));
            self.end += line.len() as u64;
        }
        self.file.set_len(self.end)
    }

    /// How many records can be found again.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The line of a key.
    pub(in crate::batch) fn line(&mut self, key: &Key) -> Option<Vec<u8>> {
        let &(start, length) = self.index.get(key)?;
        let mut line = vec![0; length];
        // What cannot be read any more is screened again.
        self.file.seek(SeekFrom::Start(start)).ok()?;
        self.file.read_exact(&mut line).ok()?;
        Some(line)
    }

    /// Adds a line; `keep` says whether it will be asked for in this run.
    pub(in crate::batch) fn append(&mut self, key: Key, line: &[u8], keep: bool) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(line)?;
        if keep {
            self.index.insert(key, (self.end, line.len()));
        }
        self.end += line.len() as u64;
        if self.path.is_some() && self.synced.elapsed() > SYNC {
            // A disk that cannot promise anything is no reason to stop.
            let _ = self.file.sync_data();
            self.synced = Instant::now();
        }
        Ok(())
    }

    /// Removes the journal of a run whose output is complete.
    ///
    /// # Errors
    /// If the file cannot be removed.
    pub fn finish(mut self) -> io::Result<()> {
        self.path.take().as_deref().map_or(Ok(()), remove)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if self.end == 0 {
            // Nothing can be resumed from it. If it stays nevertheless, the next run removes it.
            let _ = self.path.as_deref().map(remove);
        }
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::sample;
    use super::*;

    fn written(path: &Path, numbers: impl IntoIterator<Item = u8>) {
        let mut journal = Journal::create(path).expect("a journal");
        for number in numbers {
            let (_, key, line) = sample(number);
            journal.append(key, &line, false).expect("written");
        }
    }

    fn known(journal: &mut Journal) -> Vec<u8> {
        (0..10).filter(|number| journal.line(&Key([*number; 32])) == Some(sample(*number).2)).collect()
    }

    #[test]
    fn an_interrupted_run_finds_its_records_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal");
        written(&path, 0..5);
        let mut journal = Journal::resume(&path).expect("a journal");
        assert_eq!(known(&mut journal), [0, 1, 2, 3, 4]);
        let (_, key, line) = sample(7);
        journal.append(key, &line, false).expect("written");
        drop(journal);
        let mut journal = Journal::resume(&path).expect("a journal");
        assert_eq!(known(&mut journal), [0, 1, 2, 3, 4, 7]);
        journal.finish().expect("removed");
        assert!(!path.exists());
    }

    #[test]
    fn what_was_torn_is_cut_off_and_written_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal");
        written(&path, 0..3);
        let whole = fs::read(&path).expect("read");
        let last = sample(2).2.len();
        for cut in [1, 2, last / 2, last - 1] {
            fs::write(&path, &whole[..whole.len() - cut]).expect("torn");
            let mut journal = Journal::resume(&path).expect("a journal");
            assert_eq!(known(&mut journal), [0, 1], "{cut}");
            let (_, key, line) = sample(2);
            journal.append(key, &line, true).expect("written");
            assert_eq!(known(&mut journal), [0, 1, 2]);
            assert_eq!(fs::read(&path).expect("read"), whole);
        }
    }

    #[test]
    fn what_follows_a_hole_is_not_believed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal");
        written(&path, 0..5);
        let mut bytes = fs::read(&path).expect("read");
        let first = sample(0).2.len();
        bytes[first + 100] = 0;
        fs::write(&path, bytes).expect("written");
        assert_eq!(known(&mut Journal::resume(&path).expect("a journal")), [0]);
    }

    #[test]
    fn a_new_run_starts_from_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal");
        written(&path, 0..5);
        assert!(Journal::create(&path).expect("a journal").is_empty());
        assert!(Journal::resume(&path).expect("a journal").is_empty());
        assert!(Journal::resume(&folder.path().join("none")).expect("a journal").is_empty());
    }

    #[test]
    fn a_journal_without_a_name_keeps_what_is_asked_for() {
        let mut journal = Journal::unnamed().expect("a journal");
        for number in 0..4 {
            let (_, key, line) = sample(number);
            journal.append(key, &line, number % 2 == 0).expect("written");
        }
        assert_eq!(known(&mut journal), [0, 2]);
        journal.finish().expect("nothing to remove");
    }
}

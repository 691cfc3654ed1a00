//! Screens the files of a batch on several threads and hands out their reports in order.

use std::ffi::OsStr;
use std::io;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};
use thiserror::Error;

use super::input::Item;
use super::memory::{Cache, Ground, Journal, Key, record};
use super::sequence::Sequence;
use super::twins::Twins;
use super::window::Window;
use super::workers::{Answer, Hand, Workers};
use crate::extract::is_markdown;
use crate::report::{Failure, FailureCode, Report, Tally};
use crate::sandbox::StartError;
use crate::screener::{Readers, Screener, Source, digest, stamped};

/// How many reports per thread may wait for a slower one before them.
const WAITING: usize = 8;

/// Bytes of stack that screening needs: room for the nesting that the readers allow.
pub(super) const STACK: usize = 16 << 20;

/// A pool of threads with what they work by.
pub struct Batch<'s> {
    pub(super) screener: &'s Screener,
    pool: rayon::ThreadPool,
    workers: Option<Workers>,
    ground: Ground,
    journal: Mutex<Option<Journal>>,
    cache: Option<&'s Cache>,
    remembered: AtomicUsize,
    stop: Arc<AtomicBool>,
}

/// Why a batch ended before its files did.
#[derive(Debug, Error)]
pub enum Stopped<E> {
    /// Whoever takes the reports takes no more.
    #[error(transparent)]
    Sink(E),
    /// What was finished cannot be written down.
    #[error("the journal cannot be written")]
    Journal(#[source] io::Error),
    /// Not even one worker could be started.
    #[error(transparent)]
    Workers(StartError),
    /// It was asked to stop.
    #[error("the batch was interrupted")]
    Interrupted,
}

/// What a thread made of a file.
pub(super) enum Piece {
    /// Its report.
    Screened(Box<Screened>),
    /// Nothing: it has the bytes of this earlier file.
    Copy(usize),
}

/// A report that nothing is known beside.
pub(super) struct Screened {
    pub(super) report: Report,
    /// What it is remembered under; `None` where the file could not be read.
    pub(super) key: Option<Key>,
    /// The line that remembers it; `None` where it was remembered already.
    pub(super) line: Option<Vec<u8>>,
}

impl<'s> Batch<'s> {
    /// A batch on so many threads of this process, where a file can take the others with it: one
    /// that overflows the stack or exhausts the memory ends the process.
    ///
    /// # Errors
    /// If the system does not start so many threads.
    pub fn new(screener: &'s Screener, jobs: NonZeroUsize) -> Result<Self, ThreadPoolBuildError> {
        let pool = ThreadPoolBuilder::new().num_threads(jobs.get()).stack_size(STACK).build()?;
        let ground = Ground::of(screener);
        Ok(Self {
            screener,
            pool,
            workers: None,
            ground,
            journal: Mutex::default(),
            cache: None,
            remembered: AtomicUsize::new(0),
            stop: Arc::default(),
        })
    }

    /// Has the files screened by processes of their own, one for each thread. A file that one dies
    /// of costs its own report and no other.
    pub fn isolated(self, workers: Workers) -> Self {
        Self { workers: Some(workers), ..self }.depending_on("processes")
    }

    /// Something more that reports depend on than the screener knows: only what was found under
    /// the same is remembered.
    pub fn depending_on(mut self, option: impl AsRef<OsStr>) -> Self {
        self.ground.add(option.as_ref());
        self
    }

    /// Writes down what is finished, and takes from there what was finished before.
    pub fn journalled(self, journal: Journal) -> Self {
        Self { journal: Mutex::new(Some(journal)), ..self }
    }

    /// Takes from a cache what earlier runs found, and puts there what is found.
    pub fn cached(self, cache: &'s Cache) -> Self {
        Self { cache: Some(cache), ..self }
    }

    /// Ends early once this is set.
    pub fn until(self, stop: Arc<AtomicBool>) -> Self {
        Self { stop, ..self }
    }

    /// How many files had been screened by earlier runs.
    pub fn remembered_count(&self) -> usize {
        self.remembered.load(Ordering::Relaxed)
    }

    /// The journal, once it is of no more use or to be left for a later run.
    pub fn into_journal(self) -> Option<Journal> {
        self.journal.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Screens files and hands their reports to `sink` in the order of the files, the same for any
    /// number of threads. Files with the same bytes are screened once.
    ///
    /// # Errors
    /// The first error of `sink` or of the journal, that no worker can be started, or that the batch
    /// was stopped.
    pub fn run<E>(
        &self,
        items: &[Item],
        mut sink: impl FnMut(Report) -> Result<(), E>,
    ) -> Result<Tally, Stopped<E>> {
        let twins = self.twins(items);
        if !twins.is_empty() {
            // Without a journal for them, copies are screened like others.
            let mut journal = self.journal();
            *journal = journal.take().or_else(|| Journal::unnamed().ok());
        }
        let jobs = self.pool.current_num_threads();
        let window = Window::new(items.len(), jobs * WAITING);
        self.pool.in_place_scope(|scope| {
            for _ in 0..jobs {
                scope.spawn(|_| self.work(items, &twins, &window));
            }
            let _closing = window.close_on_drop();
            let mut sequence = Sequence::new(self, items, &twins);
            let mut tally = Tally::default();
            while let Some(piece) = window.next(|| self.is_stopped()) {
                let report = sequence.next(piece).map_err(Stopped::Journal)?;
                tally.count(report.status);
                sink(report).map_err(Stopped::Sink)?;
            }
            match self.workers.as_ref().and_then(|workers| workers.failed().take()) {
                Some(error) => Err(Stopped::Workers(error)),
                None if tally.total() < items.len() => Err(Stopped::Interrupted),
                None => Ok(tally),
            }
        })
    }

    fn twins(&self, items: &[Item]) -> Twins {
        let limit = self.screener.max_bytes();
        let is_wanted = |size: &u64| *size <= limit && !self.is_stopped();
        let size = |file: usize| items[file].size().filter(is_wanted);
        let digest = |file: usize| {
            let bytes = items[file].read(limit).ok().filter(|_| !self.is_stopped());
            bytes.map(|bytes| digest(&bytes))
        };
        Twins::find(&self.pool, items.len(), size, digest)
    }

    fn work(&self, items: &[Item], twins: &Twins, window: &Window<Piece>) {
        let mut hand = self.workers.as_ref().map(Workers::hand);
        while let Some(file) = window.take() {
            let is_same_kind = |first: &usize| reads_as(&items[*first]) == reads_as(&items[file]);
            let piece = match twins.first_of(file).filter(is_same_kind) {
                Some(first) => Piece::Copy(first),
                None => Piece::Screened(Box::new(self.screen(&items[file], hand.as_mut()))),
            };
            window.put(file, piece);
        }
    }

    /// The report of one file, whatever happens to it.
    pub(super) fn screen(&self, item: &Item, hand: Option<&mut Hand>) -> Screened {
        let source = &item.source;
        let bytes = match item.read(self.screener.max_bytes()) {
            Ok(bytes) => bytes,
            Err(failure) => {
                return Screened { report: self.screener.failed(source, failure), key: None, line: None };
            }
        };
        let digest = digest(&bytes);
        let key = self.ground.key(&digest, reads_as(item));
        if let Some(report) = self.remembered(&key, source) {
            self.remembered.fetch_add(1, Ordering::Relaxed);
            return Screened { report, key: Some(key), line: None };
        }
        let Answer { report, is_certain } = match hand {
            Some(hand) => hand.screen(self.screener, source, &bytes),
            None => {
                certain_unless_crashed(self.screener.screen_caught_by(Readers::First, source, &bytes).report)
            }
        };
        let report = stamped(report, digest, bytes.len());
        let line = record::line(&key, &report);
        if let Some(cache) = self.cache.filter(|_| is_certain) {
            cache.put(&key, &line);
        }
        Screened { report, key: Some(key), line: Some(line) }
    }

    /// [`screen`](Self::screen) outside the threads of the batch, which are busy.
    pub(super) fn screen_apart(&self, item: &Item) -> Report {
        let screen = || self.screen(item, self.workers.as_ref().map(Workers::hand).as_mut()).report;
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, screen);
            thread.ok().and_then(|thread| thread.join().ok())
        })
        .unwrap_or_else(|| self.screener.failed(&item.source, Failure::crashed()))
    }

    /// The report of a source with a content that was screened before.
    pub(super) fn remembered(&self, key: &Key, source: &Source) -> Option<Report> {
        let journalled = self.journal().as_mut().and_then(|journal| journal.line(key));
        let outcome = journalled.and_then(|line| record::read(&line, key));
        let outcome = outcome.or_else(|| record::read(&self.cache?.line(key)?, key));
        Some(outcome?.report(self.screener, source))
    }

    pub(super) fn journal(&self) -> MutexGuard<'_, Option<Journal>> {
        // Nothing that can panic is done to it.
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst) || self.workers.as_ref().is_some_and(Workers::have_failed)
    }
}

fn certain_unless_crashed(report: Report) -> Answer {
    let is_certain = report.error.as_ref().is_none_or(|error| error.code != FailureCode::Crashed);
    Answer { report, is_certain }
}

/// The one thing that the name of a file says about its content.
fn reads_as(item: &Item) -> bool {
    is_markdown(&item.source.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{FailureCode, Status};
    use crate::screener::tests::Fragile;
    use std::{fs, io};

    const FOUR: NonZeroUsize = NonZeroUsize::new(4).expect("not zero");

    #[test]
    fn a_panic_costs_one_file_and_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let items: Vec<Item> =
            (0..40).map(|n| Item::file(folder.path().join(format!("{n:02}.txt")))).collect();
        for (n, item) in items.iter().enumerate() {
            let text = if n % 10 == 3 { format!("panic {n}") } else { format!("Quickstore {n}") };
            fs::write(&item.source.path, text).expect("a file");
        }
        let screener = Fragile::screener();
        let batch = Batch::new(&screener, FOUR).expect("threads");
        let mut reports = Vec::new();
        let tally = batch.run(&items, |report| {
            reports.push(report);
            Ok::<_, io::Error>(())
        });
        assert_eq!(tally.expect("no error"), Tally { screened: 36, no_text: 0, failed: 4 });
        for (report, item) in reports.iter().zip(&items) {
            assert_eq!(report.document.source, item.source.name());
            let crashed = report.error.as_ref().map(|error| error.code) == Some(FailureCode::Crashed);
            assert_eq!(crashed, report.status == Status::Failed);
        }
    }

    #[test]
    fn an_error_of_the_reader_of_reports_ends_the_batch() {
        let items: Vec<Item> = (0..500).map(|n| Item::file(format!("nowhere/{n}"))).collect();
        let screener = Fragile::screener();
        let batch = Batch::new(&screener, FOUR).expect("threads");
        let mut seen = 0;
        let stopped = batch.run(&items, |_| {
            seen += 1;
            if seen == 3 { Err(io::Error::other("enough")) } else { Ok(()) }
        });
        assert!(matches!(stopped, Err(Stopped::Sink(_))));
        assert_eq!(seen, 3);
    }

    #[test]
    fn a_file_above_the_limit_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("large.txt");
        fs::File::create(&path).and_then(|file| file.set_len(1 << 40)).expect("a sparse file");
        let screener = Fragile::screener();
        let batch = Batch::new(&screener, FOUR).expect("threads");
        let report = batch.screen(&Item::file(path), None).report;
        assert_eq!(report.error.map(|error| error.code), Some(FailureCode::TooLarge));
    }
}

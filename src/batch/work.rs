//! Screens the files of a batch on several threads and hands out their reports in order.

use std::collections::HashMap;
use std::num::NonZeroUsize;

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};

use super::file::read_file;
use super::window::Window;
use super::workers::{Hand, Workers};
use crate::report::{Report, Tally};
use crate::screener::{Screener, Source};

/// How many reports per thread may wait for a slower one before them.
const WAITING: usize = 8;

/// Bytes of stack that screening needs: room for the nesting that the readers allow.
pub(super) const STACK: usize = 16 << 20;

/// A pool of threads with what they work by.
pub struct Batch<'s> {
    screener: &'s Screener,
    pool: rayon::ThreadPool,
    workers: Option<Workers>,
}

impl<'s> Batch<'s> {
    /// A batch on so many threads of this process, where a file can take the others with it: one
    /// that overflows the stack or exhausts the memory ends the process.
    pub fn new(screener: &'s Screener, jobs: NonZeroUsize) -> Result<Self, ThreadPoolBuildError> {
        let pool = ThreadPoolBuilder::new().num_threads(jobs.get()).stack_size(STACK).build()?;
        Ok(Self { screener, pool, workers: None })
    }

    /// Has the files screened by processes of their own, one for each thread. A file that one dies
    /// of costs its own report and no other.
    pub fn isolated(self, workers: Workers) -> Self {
        Self { workers: Some(workers), ..self }
    }

    /// Screens files and hands their reports to `sink` in the order of the files, the same for any
    /// number of threads. Stops at the first error of `sink` and returns it.
    pub fn run<E>(
        &self,
        sources: &[Source],
        mut sink: impl FnMut(Report) -> Result<(), E>,
    ) -> Result<Tally, E> {
        let jobs = self.pool.current_num_threads();
        let window = Window::new(sources.len(), jobs * WAITING);
        let mut tally = Tally::default();
        let mut first_seen = Duplicates::default();
        self.pool.in_place_scope(|scope| {
            for _ in 0..jobs {
                scope.spawn(|_| {
                    let mut hand = self.workers.as_ref().map(Workers::hand);
                    while let Some(piece) = window.take() {
                        window.put(piece, self.screen(&sources[piece], hand.as_mut()));
                    }
                });
            }
            let _closing = window.close_on_drop();
            while let Some(mut report) = window.next() {
                first_seen.mark(&mut report);
                tally.count(report.status);
                sink(report)?;
            }
            Ok(tally)
        })
    }

    /// The report of one file, whatever happens to it.
    fn screen(&self, source: &Source, hand: Option<&mut Hand>) -> Report {
        match (read_file(&source.path, self.screener.max_bytes()), hand) {
            (Err(failure), _) => self.screener.failed(source, failure),
            (Ok(bytes), Some(hand)) => hand.screen(self.screener, source, &bytes),
            (Ok(bytes), None) => self.screener.screen_caught(source, &bytes),
        }
    }
}

/// The first source of each digest.
#[derive(Default)]
struct Duplicates(HashMap<String, String>);

impl Duplicates {
    fn mark(&mut self, report: &mut Report) {
        let document = &mut report.document;
        if let Some(digest) = &document.digest {
            match self.0.get(digest) {
                Some(first) => document.duplicate_of = Some(first.clone()),
                None => {
                    self.0.insert(digest.clone(), document.source.clone());
                }
            }
        }
    }
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
        let sources: Vec<Source> =
            (0..40).map(|n| Source::new(folder.path().join(format!("{n:02}.txt")))).collect();
        for (n, source) in sources.iter().enumerate() {
            let text = if n % 10 == 3 { format!("panic {n}") } else { format!("Quickstore {n}") };
            fs::write(&source.path, text).expect("a file");
        }
        let screener = Fragile::screener();
        let batch = Batch::new(&screener, FOUR).expect("threads");
        let mut reports = Vec::new();
        let tally = batch.run(&sources, |report| {
            reports.push(report);
            Ok::<_, io::Error>(())
        });
        assert_eq!(tally.expect("no error"), Tally { screened: 36, no_text: 0, failed: 4 });
        for (report, source) in reports.iter().zip(&sources) {
            assert_eq!(report.document.source, source.name());
            let crashed = report.error.as_ref().map(|error| error.code) == Some(FailureCode::Crashed);
            assert_eq!(crashed, report.status == Status::Failed);
        }
    }

    #[test]
    fn an_error_of_the_reader_of_reports_ends_the_batch() {
        let sources: Vec<Source> = (0..500).map(|n| Source::new(format!("nowhere/{n}"))).collect();
        let screener = Fragile::screener();
        let batch = Batch::new(&screener, FOUR).expect("threads");
        let mut seen = 0;
        let stopped = batch.run(&sources, |_| {
            seen += 1;
            if seen == 3 { Err("enough") } else { Ok(()) }
        });
        assert_eq!((stopped, seen), (Err("enough"), 3));
    }

    #[test]
    fn a_file_above_the_limit_is_not_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("large.txt");
        fs::File::create(&path).and_then(|file| file.set_len(1 << 40)).expect("a sparse file");
        let screener = Fragile::screener();
        let batch = Batch::new(&screener, FOUR).expect("threads");
        let report = batch.screen(&Source::new(path), None);
        assert_eq!(report.error.map(|error| error.code), Some(FailureCode::TooLarge));
    }
}

//! Screens the files of a batch on several threads and hands out their reports in order.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};

use super::window::Window;
use crate::report::{Failure, FailureCode, Report, Tally};
use crate::screener::{Screener, Source};

/// How many reports per thread may wait for a slower one before them.
const WAITING: usize = 8;

/// Bytes of stack of each thread: room for the nesting that the readers allow.
const STACK: usize = 16 << 20;

/// A pool of threads with what they work by.
pub struct Batch<'s> {
    screener: &'s Screener,
    pool: rayon::ThreadPool,
}

impl<'s> Batch<'s> {
    /// A batch on so many threads.
    pub fn new(screener: &'s Screener, jobs: NonZeroUsize) -> Result<Self, ThreadPoolBuildError> {
        let pool = ThreadPoolBuilder::new().num_threads(jobs.get()).stack_size(STACK).build()?;
        Ok(Self { screener, pool })
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
                    while let Some(piece) = window.take() {
                        window.put(piece, self.screen(&sources[piece]));
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

    /// The report of one file, even if the engine panics on it.
    fn screen(&self, source: &Source) -> Report {
        let screened =
            catch_unwind(AssertUnwindSafe(|| match read(&source.path, self.screener.max_bytes()) {
                Ok(bytes) => self.screener.screen(source, &bytes),
                Err(failure) => self.screener.failed(source, failure),
            }));
        screened.unwrap_or_else(|_| {
            let message = "the program failed on this file; please report it as a bug, with the file if it may be shared";
            self.screener.failed(source, Failure { code: FailureCode::Crashed, message: message.into() })
        })
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

/// The bytes of a file, unless they are more than `limit`.
fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
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
fn unreadable(error: &io::Error) -> Failure {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file; check the path",
        io::ErrorKind::PermissionDenied => "the file may not be read; check its permissions",
        _ => "the file cannot be read; check the disk or copy it elsewhere",
    };
    Failure { code: FailureCode::Unreadable, message: message.into() }
}

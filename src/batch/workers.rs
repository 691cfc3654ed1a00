//! Files screened by processes of their own: what is asked, what is answered, and what is said of
//! a file that a worker died of.
//!
//! A worker cannot start another. So it reads with the reader that is safe, and says if that leaves
//! doubt; then a worker is asked once more, for both readers, and if it dies of the second the
//! first report stands.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::work::STACK;
use crate::report::{Failure, FailureCode, Report, WarningInfo};
use crate::sandbox::{self, Death, Recipe, StartError, Worker};
use crate::screener::{Readers, Screener, Screening, Source};

/// How often a worker that dies at its start is started again.
const STARTS: usize = 5;

/// What a worker is asked about the bytes that come with it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Request {
    source: String,
    readers: Readers,
}

/// Screens what a batch in another process asks for, until that process ends. Then this one ends
/// too, so nothing comes after this call.
///
/// # Errors
/// If standard output is closed.
pub fn serve(screener: Screener) -> io::Result<()> {
    sandbox::serve(&greeting(&screener), STACK, move |request, bytes| answer(&screener, request, bytes))
}

/// What a worker says when it is ready: the rules that it loaded.
fn greeting(screener: &Screener) -> Vec<u8> {
    screener.pack().digest.into_bytes()
}

/// What a worker answers: a [`Screening`] as JSON.
fn answer(screener: &Screener, request: &str, bytes: &[u8]) -> Vec<u8> {
    // What cannot be read or written is no answer, and the parent takes it for a crash.
    let Ok(request) = serde_json::from_str::<Request>(request) else { return Vec::new() };
    let screening = screener.screen_caught_by(request.readers, &Source::new(request.source), bytes);
    serde_json::to_vec(&screening).unwrap_or_default()
}

/// Where the workers of a batch come from.
pub struct Workers {
    recipe: Recipe,
    /// Mebibytes that a worker may use, for the words of its report.
    memory: u64,
    /// Whether one was ever ready.
    started: AtomicBool,
    /// Why not even the first one was.
    failed: Mutex<Option<StartError>>,
}

impl Workers {
    /// Workers that screen as `screener` does, started as they are needed, that may use so many
    /// mebibytes each.
    pub fn new(screener: &Screener, recipe: Recipe, memory: u64) -> Self {
        let recipe = recipe.expecting(&greeting(screener));
        Self { recipe, memory, started: AtomicBool::new(false), failed: Mutex::default() }
    }

    /// The means of one thread to have files screened.
    pub(super) fn hand(&self) -> Hand<'_> {
        Hand { workers: self, worker: None }
    }

    /// Whether not even one could be started, so that there is no use in going on.
    pub(super) fn have_failed(&self) -> bool {
        self.failed().is_some()
    }

    /// Why not even one could be started.
    pub(super) fn failed(&self) -> MutexGuard<'_, Option<StartError>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One worker at a time.
pub(super) struct Hand<'w> {
    workers: &'w Workers,
    worker: Option<Worker>,
}

/// What came of a file.
pub(super) struct Answer {
    pub(super) report: Report,
    /// Whether it would come out the same another time. Where a worker died it might not: the
    /// machine was busy, or somebody ended it.
    pub(super) is_certain: bool,
}

impl Hand<'_> {
    /// The report of a file, whatever becomes of the worker. It does not say yet which bytes it is
    /// about: whoever read them knows their digest.
    pub(super) fn screen(&mut self, screener: &Screener, source: &Source, bytes: &[u8]) -> Answer {
        let ask = Request { source: source.name(), readers: Readers::First };
        // The second time with a new worker, since files before may have troubled the first.
        let (report, is_certain) = match self.ask(&ask, bytes).or_else(|_| self.ask(&ask, bytes)) {
            Ok(Screening { report, doubtful: false }) => (report, true),
            Ok(Screening { report, doubtful: true }) => {
                match self.ask(&Request { readers: Readers::Both, ..ask }, bytes) {
                    Ok(again) => (again.report, true),
                    Err(_) => (without_second(report), false),
                }
            }
            Err(failure) => (screener.failed(source, failure), false),
        };
        Answer { report: with_id(report, source), is_certain }
    }

    fn ask(&mut self, request: &Request, bytes: &[u8]) -> Result<Screening, Failure> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => self.start()?,
        };
        let request = serde_json::to_string(request).map_err(|_| Failure::crashed())?;
        let answer = worker.ask(&request, bytes).map_err(|death| self.failure(death))?;
        let screening = serde_json::from_slice(&answer).map_err(|_| Failure::crashed())?;
        self.worker = Some(worker);
        Ok(screening)
    }

    /// A new worker. One that dies before it is asked anything dies of no file, so it is not the
    /// file that pays for it.
    fn start(&self) -> Result<Worker, Failure> {
        let mut tries = STARTS;
        loop {
            tries -= 1;
            match Worker::start(&self.workers.recipe) {
                Ok(worker) => {
                    self.workers.started.store(true, Ordering::Relaxed);
                    return Ok(worker);
                }
                Err(StartError::Ended(Death::Crashed)) if tries > 0 => {}
                Err(error) => {
                    let failure = self.not_started(&error);
                    if !self.workers.started.load(Ordering::Relaxed) {
                        *self.workers.failed() = Some(error);
                    }
                    return Err(failure);
                }
            }
        }
    }

    fn not_started(&self, error: &StartError) -> Failure {
        match error {
            StartError::Ended(death) => self.failure(*death),
            StartError::System(_) | StartError::Other => {
                let message = "no new worker could be started; screen this file again, or without isolation";
                Failure { code: FailureCode::Crashed, message: message.into() }
            }
        }
    }

    fn failure(&self, death: Death) -> Failure {
        let (code, message) = match death {
            Death::Crashed => return Failure::crashed(),
            Death::Timeout => (
                FailureCode::Timeout,
                format!(
                    "screening took longer than {} s; allow more time, or save the file anew with another program",
                    self.workers.recipe.timeout().as_secs()
                ),
            ),
            Death::OutOfMemory => (
                FailureCode::TooLarge,
                format!(
                    "screening took more memory than {} MB; allow more, or save the file smaller",
                    self.workers.memory
                ),
            ),
        };
        Failure { code, message }
    }
}

/// A first report that stands although it left doubt.
fn without_second(mut report: Report) -> Report {
    report.document.warnings.push(WarningInfo {
        code: "second-reader".into(),
        message: "the reader left gaps, and a second one, asked about them, crashed or took too long".into(),
    });
    report
}

/// Workers are told no ids.
fn with_id(mut report: Report, source: &Source) -> Report {
    report.document.external_id.clone_from(&source.external_id);
    report
}

//! Files screened by processes of their own: what is asked, what is answered, and what is said of
//! a file that a worker died of.

use std::io;
use std::sync::{Mutex, PoisonError};

use super::work::STACK;
use crate::report::{Failure, FailureCode, Report};
use crate::sandbox::{self, Death, Recipe, StartError, Worker};
use crate::screener::{Screener, Source};

/// Screens what a batch in another process asks for, until that process ends. Then this one ends
/// too, so nothing comes after this call.
///
/// # Errors
/// If standard output is closed.
pub fn serve(screener: Screener) -> io::Result<()> {
    sandbox::serve(&greeting(&screener), STACK, move |name, bytes| answer(&screener, name, bytes))
}

/// What a worker says when it is ready: the rules that it loaded.
fn greeting(screener: &Screener) -> Vec<u8> {
    screener.pack().digest.into_bytes()
}

/// What a worker answers: the report of a file, as JSON.
fn answer(screener: &Screener, name: &str, bytes: &[u8]) -> Vec<u8> {
    let report = screener.screen_caught(&Source::new(name), bytes);
    // What cannot be written is no answer, and the parent takes it for a crash.
    serde_json::to_vec(&report).unwrap_or_default()
}

/// Where the workers of a batch come from.
pub struct Workers {
    recipe: Recipe,
    /// Mebibytes that a worker may use, for the words of its report.
    memory: u64,
    /// The first one, until a thread takes it.
    first: Mutex<Option<Worker>>,
}

impl Workers {
    /// Workers that screen as `screener` does, started as they are needed, that may use so many
    /// mebibytes each.
    ///
    /// # Errors
    /// If not even one can be started, so that the batch need not begin.
    pub fn new(screener: &Screener, recipe: Recipe, memory: u64) -> Result<Self, StartError> {
        let recipe = recipe.expecting(&greeting(screener));
        let first = Mutex::new(Some(Worker::start(&recipe)?));
        Ok(Self { recipe, memory, first })
    }

    /// The means of one thread to have files screened.
    pub(super) fn hand(&self) -> Hand<'_> {
        let worker = self.first.lock().unwrap_or_else(PoisonError::into_inner).take();
        Hand { workers: self, worker }
    }
}

/// One worker at a time.
pub(super) struct Hand<'w> {
    workers: &'w Workers,
    worker: Option<Worker>,
}

impl Hand<'_> {
    /// The report of a file, whatever becomes of the worker.
    pub(super) fn screen(&mut self, screener: &Screener, source: &Source, bytes: &[u8]) -> Report {
        let name = source.name();
        // The second time with a new worker, since files before may have troubled the first.
        match self.ask(&name, bytes).or_else(|_| self.ask(&name, bytes)) {
            Ok(report) => with_id(report, source),
            Err(failure) => screener.failed_on(source, bytes, failure),
        }
    }

    fn ask(&mut self, name: &str, bytes: &[u8]) -> Result<Report, Failure> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => Worker::start(&self.workers.recipe).map_err(|error| self.not_started(&error))?,
        };
        let answer = worker.ask(name, bytes).map_err(|death| self.failure(death))?;
        let report = serde_json::from_slice(&answer).map_err(|_| Failure::crashed())?;
        self.worker = Some(worker);
        Ok(report)
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

/// Workers are told no ids.
fn with_id(mut report: Report, source: &Source) -> Report {
    report.document.external_id.clone_from(&source.external_id);
    report
}

//! The parent's side: a worker, from its start to its end.

use std::io::{self, BufWriter, Write};
use std::process::{Child, ChildStdin, ChildStdout, ExitStatus};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use thiserror::Error;

use super::alarm::Alarm;
use super::frame;
use super::recipe::Recipe;
use super::serve::OUT_OF_MEMORY;
use super::words::Words;

/// How long a worker may take to be ready, on a machine that has much else to do.
const START: Duration = Duration::from_secs(60);

/// How a worker ended before its work did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Death {
    /// It ended by itself, or answered what is no answer.
    #[error("the worker crashed")]
    Crashed,
    /// It was ended because its time was up.
    #[error("the worker took too long")]
    Timeout,
    /// It was refused the memory that it asked for.
    #[error("the worker ran out of memory")]
    OutOfMemory,
}

/// Why there is no worker.
#[derive(Debug, Error)]
pub enum StartError {
    /// The system does not start it.
    #[error("the system does not start a worker")]
    System(#[from] io::Error),
    /// It ended before it was ready.
    #[error("a worker ended before it was ready")]
    Ended(#[source] Death),
    /// It is not what the recipe says.
    #[error(
        "a worker loaded other rules than this process; was the pack changed, or can it be read only once?"
    )]
    Other,
}

/// A process that does one piece of work after another. Dropped, it is ended at once.
pub struct Worker {
    process: Arc<Mutex<Child>>,
    requests: BufWriter<ChildStdin>,
    answers: ChildStdout,
    words: Words,
    alarm: Alarm,
    timeout: Duration,
}

impl Worker {
    /// Starts a worker and waits until it is ready.
    ///
    /// # Errors
    /// If the system refuses, or the worker does not come to be ready.
    pub fn start(recipe: &Recipe) -> Result<Self, StartError> {
        let mut worker = Self::spawn(recipe)?;
        let greeting = worker.alarm.within(START, || frame::read(&mut worker.answers));
        match greeting {
            Ok(greeting) if greeting == recipe.greeting() => Ok(worker),
            Ok(_) => Err(StartError::Other),
            Err(_) => Err(StartError::Ended(worker.bury())),
        }
    }

    fn spawn(recipe: &Recipe) -> io::Result<Self> {
        let mut process = recipe.command().spawn()?;
        let pipes = (process.stdin.take(), process.stdout.take(), process.stderr.take());
        let process = Arc::new(Mutex::new(process));
        let (Some(requests), Some(answers), Some(stderr)) = pipes else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let started = Alarm::new(Arc::clone(&process), recipe.stop())
            .and_then(|alarm| Ok((alarm, Words::listen(stderr, recipe.listener())?)));
        let (alarm, words) = started.inspect_err(|_| {
            end(&process);
        })?;
        let requests = BufWriter::new(requests);
        Ok(Self { process, requests, answers, words, alarm, timeout: recipe.timeout() })
    }

    /// Has a piece of work done.
    ///
    /// # Errors
    /// If the worker died of it. It is of no more use then.
    pub fn ask(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, Death> {
        let answer = self.alarm.within(self.timeout, || {
            frame::write(&mut self.requests, name.as_bytes())?;
            frame::write(&mut self.requests, bytes)?;
            self.requests.flush()?;
            frame::read(&mut self.answers)
        });
        answer.map_err(|_| self.bury())
    }

    /// Ends what is left of the process, and finds out what it died of.
    fn bury(&mut self) -> Death {
        let code = end(&self.process).and_then(|status| status.code());
        let ran_out = self.words.ran_out_of_memory() || code == Some(OUT_OF_MEMORY);
        match (self.alarm.has_rung(), ran_out) {
            (true, _) => Death::Timeout,
            (false, true) => Death::OutOfMemory,
            (false, false) => Death::Crashed,
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // Not only ended: its last words must be heard before the program goes on.
        self.bury();
    }
}

/// Kills a process, unless it has ended, and waits for its end, so that no dead one stays in the
/// table of the system.
fn end(process: &Mutex<Child>) -> Option<ExitStatus> {
    let mut process = process.lock().unwrap_or_else(PoisonError::into_inner);
    // Fails only if it has ended.
    let _ = process.kill();
    process.wait().ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::channel;
    use std::time::Instant;

    const READY: &str = r"printf '\002\0\0\0\0\0\0\0hi'; ";

    /// A shell that says that it is ready and then runs a script.
    fn recipe(script: &str, timeout: Duration) -> Recipe {
        Recipe::new("/bin/sh", vec!["-c".into(), format!("{READY}{script}").into()], timeout).expecting(b"hi")
    }

    fn death(script: &str) -> Death {
        let mut worker = Worker::start(&recipe(script, Duration::from_secs(60))).expect("ready");
        worker.ask("name", &[1; 200_000]).expect_err("no worker answers so")
    }

    #[test]
    fn a_worker_that_answers_is_asked_again() {
        let answer = r"head -c 21 >/dev/null; printf '\003\0\0\0\0\0\0\0yes'; ";
        let script = format!("{answer}{answer}exec cat");
        let mut worker = Worker::start(&recipe(&script, Duration::from_secs(60))).expect("ready");
        assert_eq!(worker.ask("name", b"x").as_deref(), Ok(&b"yes"[..]));
        assert_eq!(worker.ask("name", b"y").as_deref(), Ok(&b"yes"[..]));
    }

    #[test]
    fn deaths_are_told_apart() {
        assert_eq!(death("kill -SEGV $$"), Death::Crashed);
        assert_eq!(death("exit 0"), Death::Crashed);
        assert_eq!(death(r"printf '\377\377\377\377\377\377\377\377'; exec cat >/dev/null"), Death::Crashed);
        assert_eq!(death("echo memory allocation of 9 bytes failed >&2; kill -ABRT $$"), Death::OutOfMemory);
        assert_eq!(death("exit 12"), Death::OutOfMemory);
    }

    #[test]
    fn a_worker_that_neither_reads_nor_answers_is_killed_at_its_deadline() {
        let mut worker = Worker::start(&recipe("exec sleep 600", Duration::from_millis(50))).expect("ready");
        let start = Instant::now();
        assert_eq!(worker.ask("name", &[1; 200_000]), Err(Death::Timeout));
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn a_worker_is_ended_once_its_answer_is_not_wanted() {
        let stop = Arc::new(AtomicBool::new(false));
        let recipe = recipe("exec sleep 600", Duration::from_secs(600)).until(Arc::clone(&stop));
        let mut worker = Worker::start(&recipe).expect("ready");
        let start = Instant::now();
        std::thread::scope(|scope| {
            scope.spawn(|| stop.store(true, Ordering::SeqCst));
            assert!(worker.ask("name", b"").is_err());
        });
        assert!(start.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn what_is_no_worker_is_not_asked() {
        let start = |program: &str, arguments: &[&str]| {
            let arguments = arguments.iter().map(Into::into).collect();
            let recipe = Recipe::new(program, arguments, Duration::from_secs(60)).expecting(b"hi");
            Worker::start(&recipe).err()
        };
        assert!(matches!(start("/nowhere/worker", &[]), Some(StartError::System(_))));
        assert!(matches!(start("/bin/sh", &["-c", "exit 3"]), Some(StartError::Ended(Death::Crashed))));
        let other = r"printf '\002\0\0\0\0\0\0\0ho'; exec sleep 600";
        assert!(matches!(start("/bin/sh", &["-c", other]), Some(StartError::Other)));
    }

    #[test]
    fn its_words_are_heard() {
        let (sender, receiver) = channel();
        let recipe = recipe("echo warning: a place >&2; exit 1", Duration::from_secs(60));
        let recipe = recipe.listened_by(move |line| sender.send(line.to_owned()).expect("a receiver"));
        let mut worker = Worker::start(&recipe).expect("ready");
        assert_eq!(worker.ask("name", b""), Err(Death::Crashed));
        assert_eq!(receiver.recv().as_deref(), Ok("warning: a place"));
    }
}

//! How to start a worker.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;
use std::{env, io};

/// How to start a worker, and what it is allowed.
#[derive(Clone)]
pub struct Recipe {
    program: PathBuf,
    arguments: Vec<OsString>,
    greeting: Vec<u8>,
    timeout: Duration,
    listener: Arc<dyn Fn(&str) + Send + Sync>,
    stop: Arc<AtomicBool>,
}

impl Recipe {
    /// A program that [`serve`](super::serve())s if it is given these arguments.
    pub fn new(program: impl Into<PathBuf>, arguments: Vec<OsString>, timeout: Duration) -> Self {
        let listener = Arc::new(|_: &str| ());
        Self {
            program: program.into(),
            arguments,
            greeting: Vec::new(),
            timeout,
            listener,
            stop: Arc::default(),
        }
    }

    /// The running program itself.
    ///
    /// # Errors
    /// If the system does not know where it is.
    pub fn of_this_program(arguments: Vec<OsString>, timeout: Duration) -> io::Result<Self> {
        Ok(Self::new(this_program()?, arguments, timeout))
    }

    /// The greeting that a worker must give. It says what the worker is, so that one that came to
    /// be another, by rules that were changed meanwhile, is not asked.
    pub fn expecting(self, greeting: &[u8]) -> Self {
        Self { greeting: greeting.into(), ..self }
    }

    /// Hands each line that a worker writes to standard error to `listener`.
    pub fn listened_by(self, listener: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self { listener: Arc::new(listener), ..self }
    }

    /// Ends workers in the middle of their work once this is set.
    pub fn until(self, stop: Arc<AtomicBool>) -> Self {
        Self { stop, ..self }
    }

    /// How long a piece of work may take.
    pub fn timeout(&self) -> Duration {
        self.timeout
    }

    pub(super) fn greeting(&self) -> &[u8] {
        &self.greeting
    }

    pub(super) fn stop(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    pub(super) fn listener(&self) -> impl Fn(&str) + Send + 'static {
        let listener = Arc::clone(&self.listener);
        move |line| listener(line)
    }

    pub(super) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Who interrupts this program at a terminal means it alone: it says what becomes of workers.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command
    }
}

/// On Linux the very file that runs, even if it has been replaced or removed since.
fn this_program() -> io::Result<PathBuf> {
    const LINK: &str = "/proc/self/exe";
    let by_link = cfg!(target_os = "linux") && env::current_exe().is_ok();
    if by_link { Ok(LINK.into()) } else { env::current_exe() }
}

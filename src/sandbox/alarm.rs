//! Ends a worker that takes too long.
//!
//! Pipes of the standard library know no deadline. But once the process at their other end is
//! gone, every read and write on them returns; so a thread beside kills it when its time is up, or
//! when nobody wants its answer any more.

use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{io, thread};

/// How long a worker may go on after its answer came to be of no use.
const LOOK_UP: Duration = Duration::from_millis(100);

pub(super) struct Alarm {
    /// A time to set the alarm to, nothing to switch it off.
    settings: Sender<Option<Duration>>,
    rung: Arc<AtomicBool>,
}

impl Alarm {
    /// An alarm, not set, that kills a process; if it is set, also once all work is to `stop`.
    pub(super) fn new(process: Arc<Mutex<Child>>, stop: Arc<AtomicBool>) -> io::Result<Self> {
        let (settings, received) = channel();
        let rung = Arc::new(AtomicBool::new(false));
        let ring = {
            let rung = Arc::clone(&rung);
            move || {
                rung.store(true, Ordering::SeqCst);
                // Fails only if the process has ended already.
                let _ = process.lock().unwrap_or_else(PoisonError::into_inner).kill();
            }
        };
        thread::Builder::new().name("alarm".into()).spawn(move || watch(&received, &stop, ring))?;
        Ok(Self { settings, rung })
    }

    /// Does something that must end within a time.
    pub(super) fn within<T>(&self, time: Duration, work: impl FnOnce() -> T) -> T {
        // The thread listens as long as this sender lives or until it has rung.
        let _ = self.settings.send(Some(time));
        let result = work();
        let _ = self.settings.send(None);
        result
    }

    /// Whether the process was killed because its time was up.
    pub(super) fn has_rung(&self) -> bool {
        self.rung.load(Ordering::SeqCst)
    }
}

fn watch(settings: &Receiver<Option<Duration>>, stop: &AtomicBool, ring: impl FnOnce()) {
    while let Ok(setting) = settings.recv() {
        let Some(time) = setting else { continue };
        let start = Instant::now();
        loop {
            let left = time.saturating_sub(start.elapsed());
            if left.is_zero() || stop.load(Ordering::SeqCst) {
                return ring();
            }
            match settings.recv_timeout(left.min(LOOK_UP)) {
                Ok(_) => break,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

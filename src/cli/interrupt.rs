//! What happens when the user presses Ctrl-C, or the system ends the session.

use std::process::exit;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::tell;

/// A flag that an interrupt sets, so that the program can end cleanly. A second interrupt ends it
/// at once.
pub(super) fn watch() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let handler = move || {
        if flag.swap(true, Ordering::SeqCst) {
            exit(130);
        }
    };
    if ctrlc::set_handler(handler).is_err() {
        // Then an interrupt ends the program as it would without us; nothing is lost by that either.
        tell("warning: interrupts cannot be noticed\n");
    }
    stop
}

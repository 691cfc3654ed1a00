//! How far a batch has come, on a terminal that somebody looks at.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::report::{Report, Status};

const TEMPLATE: &str = "{bar:24} {pos}/{len} files, {per_sec}, {eta} left{msg}";

/// Times a second that it is drawn at most.
const RATE: u8 = 8;

/// A line that is drawn anew as files are finished. Where no terminal is, it draws nothing.
#[derive(Clone)]
pub(super) struct Progress {
    bar: ProgressBar,
    failed: Arc<AtomicUsize>,
}

impl Progress {
    /// The progress through so many files, shown if standard error is a terminal.
    pub(super) fn new(files: usize, shown: bool) -> Self {
        let stderr = || ProgressDrawTarget::stderr_with_hz(RATE);
        Self::on(if shown { stderr() } else { ProgressDrawTarget::hidden() }, files)
    }

    fn on(target: ProgressDrawTarget, files: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), target);
        if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
            bar.set_style(style);
        }
        Self { bar, failed: Arc::default() }
    }

    /// One file more.
    pub(super) fn count(&self, report: &Report) {
        self.count_file(report.status != Status::Failed);
    }

    /// One file more, and whether all went well with it.
    pub(super) fn count_file(&self, went_well: bool) {
        if !went_well {
            let failed = self.failed.fetch_add(1, Ordering::Relaxed) + 1;
            self.bar.set_message(format!(", {failed} failed"));
        }
        self.bar.inc(1);
    }

    /// Writes to the terminal beside it.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// Takes it from the terminal.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::InMemoryTerm;

    #[test]
    fn it_tells_how_many_files_are_done_and_how_many_failed() {
        let terminal = InMemoryTerm::new(5, 100);
        let target = ProgressDrawTarget::term_like_with_hz(Box::new(terminal.clone()), 255);
        let progress = Progress::on(target, 20);
        for file in 0..10 {
            progress.count_file(file % 5 > 0);
        }
        progress.bar.force_draw();
        let shown = terminal.contents();
        assert!(shown.contains("10/20 files, ") && shown.contains(" left, 2 failed"), "{shown}");
        progress.finish();
        assert_eq!(terminal.contents(), "");
    }
}

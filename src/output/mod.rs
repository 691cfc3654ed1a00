//! Writes reports: one file for each form, all streaming, none knowing how a report was found.

mod atomic;
mod csv;
mod destination;
mod diff;
mod explanation;
mod handbook;
mod job;
mod json;
mod plain;
mod reading;
mod terminal;

use std::io;

pub use self::csv::Csv;
pub use atomic::AtomicFile;
pub use destination::Destination;
pub use diff::{write_diff, write_diff_json};
pub use explanation::write_explanations;
pub use handbook::{markdown_files, write_pages};
pub use job::{write_job, write_job_json};
pub use json::{JsonArray, JsonLines};
pub(crate) use plain::harmless;
pub use reading::Reading;
pub use terminal::Terminal;

use crate::report::Report;

/// A form in which reports are written, one after the other.
pub trait ReportWriter {
    /// Takes the next report.
    fn write(&mut self, report: &Report) -> io::Result<()>;

    /// Writes what comes after the last report, and flushes.
    fn finish(&mut self) -> io::Result<()>;
}

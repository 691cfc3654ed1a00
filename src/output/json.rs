//! JSON, as lines of one report each or as one array.

use std::io::{self, Write};

use super::ReportWriter;
use crate::report::Report;

/// One report a line.
pub struct JsonLines<W>(W);

impl<W: Write> JsonLines<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self(out)
    }
}

impl<W: Write> ReportWriter for JsonLines<W> {
    fn write(&mut self, report: &Report) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, report)?;
        self.0.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// One array, a report a line within it.
pub struct JsonArray<W> {
    out: W,
    empty: bool,
}

impl<W: Write> JsonArray<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, empty: true }
    }
}

impl<W: Write> ReportWriter for JsonArray<W> {
    fn write(&mut self, report: &Report) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[\n" } else { b",\n" })?;
        self.empty = false;
        Ok(serde_json::to_writer(&mut self.out, report)?)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}

//! A table for spreadsheets: one row a resume.

use std::io::{self, Write};

use serde::Serialize;

use super::{ReportWriter, plain};
use crate::report::{FlagKind, Report};

/// A table whose first line names its columns.
pub struct Csv<W: Write> {
    out: ::csv::Writer<W>,
    empty: bool,
}

impl<W: Write> Csv<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out: ::csv::WriterBuilder::new().has_headers(false).from_writer(out), empty: true }
    }
}

impl<W: Write> ReportWriter for Csv<W> {
    fn write(&mut self, report: &Report) -> io::Result<()> {
        if std::mem::take(&mut self.empty) {
            self.out.write_record(HEADER).map_err(io_error)?;
        }
        self.out.serialize(Row::from(report)).map_err(io_error)
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.empty {
            self.out.write_record(HEADER).map_err(io_error)?;
        }
        self.out.flush()
    }
}

/// The error beneath, whose kind tells a closed pipe from a full disk.
fn io_error(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The names of the columns, in the order of [`Row`].
const HEADER: [&str; 24] = [
    "source",
    "external_id",
    "duplicate_of",
    "status",
    "error",
    "message",
    "level",
    "title",
    "support",
    "claimed",
    "confidence",
    "months",
    "first_used",
    "last_used",
    "greens",
    "reds",
    "watches",
    "language",
    "format",
    "pages",
    "warnings",
    "target",
    "verdict",
    "because",
];

/// One resume. Numbers stay numbers; every text passes [`cell`] or is one of our own words.
#[derive(Serialize)]
struct Row<'r> {
    source: String,
    external_id: Option<String>,
    duplicate_of: Option<String>,
    status: crate::report::Status,
    error: Option<crate::report::FailureCode>,
    message: Option<String>,
    level: Option<u8>,
    title: Option<String>,
    support: Option<crate::report::Support>,
    claimed: Option<u8>,
    confidence: Option<crate::report::Confidence>,
    months: Option<u32>,
    first_used: Option<&'r str>,
    last_used: Option<&'r str>,
    greens: String,
    reds: String,
    watches: String,
    language: Option<String>,
    format: Option<crate::report::FileFormat>,
    pages: Option<usize>,
    warnings: String,
    target: Option<String>,
    verdict: Option<crate::report::Verdict>,
    because: Option<String>,
}

impl<'r> From<&'r Report> for Row<'r> {
    fn from(report: &'r Report) -> Self {
        let (document, judgement) = (&report.document, &report.judgement);
        let (level, experience) = (judgement.level.as_ref(), judgement.experience.as_ref());
        let need = judgement.need.as_ref();
        let warnings: Vec<&str> = document.warnings.iter().map(|warning| warning.code.as_str()).collect();
        Self {
            source: cell(&document.source),
            external_id: document.external_id.as_deref().map(cell),
            duplicate_of: document.duplicate_of.as_deref().map(cell),
            status: report.status,
            error: report.error.as_ref().map(|error| error.code),
            message: report.error.as_ref().map(|error| cell(&error.message)),
            level: level.map(|level| level.estimate),
            title: level.map(|level| cell(&level.title)),
            support: level.map(|level| level.support),
            claimed: level.and_then(|level| level.claimed),
            confidence: level.map(|level| level.confidence),
            months: experience.map(|experience| experience.months),
            first_used: experience.and_then(|experience| experience.first_used.as_deref()),
            last_used: experience.and_then(|experience| experience.last_used.as_deref()),
            greens: flags(report, FlagKind::Green),
            reds: flags(report, FlagKind::Red),
            watches: flags(report, FlagKind::Watch),
            language: document.language.as_deref().map(cell),
            format: document.format,
            pages: document.pages,
            warnings: cell(&warnings.join(LIST)),
            target: need.map(|need| cell(&need.target)),
            verdict: need.map(|need| need.verdict),
            because: need.map(|need| cell(&need.because)),
        }
    }
}

/// Stands between the members of a list in one cell.
const LIST: &str = "; ";

/// The flags of a kind, without the kind before their names.
fn flags(report: &Report, kind: FlagKind) -> String {
    let flags = report.judgement.flags.iter().filter(|flag| flag.kind == kind);
    let names: Vec<&str> =
        flags.map(|flag| flag.id.split_once('/').map_or(&*flag.id, |(_, name)| name)).collect();
    cell(&names.join(LIST))
}

/// A text that no spreadsheet takes for a formula and that steers no terminal: a file may be called
/// `=cmd|...` or `@SUM(...)`.
fn cell(text: &str) -> String {
    const FORMULA: [char; 12] =
        ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '|'];
    let risky = text.trim_start_matches(' ').starts_with(FORMULA);
    let text = plain::harmless(text);
    if risky { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_looks_like_a_formula_is_quoted() {
        for text in ["=1+1.pdf", "+49.pdf", "-a.pdf", "@SUM(A1).pdf", " =1", "\u{ff1d}1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        assert_eq!(cell("resumes/a=b.pdf"), "resumes/a=b.pdf");
        assert_eq!(cell("\t=1\u{1b}[2J"), "'\u{fffd}=1\u{fffd}[2J");
    }
}

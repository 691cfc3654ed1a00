//! A summary that a person likes to read: a table, the strongest quotes, and what went wrong.

mod detail;
mod row;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{ReportWriter, plain};
use crate::report::{FlagKind, Report, Status, Tally};
use detail::Detail;
use row::Row;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GREEN: Style = AnsiColor::Green.on_default();
const RED: Style = AnsiColor::Red.on_default();
const YELLOW: Style = AnsiColor::Yellow.on_default();

/// The summary. It is written when it is finished, since the columns are as wide as their widest
/// entry; until then it keeps a few lines for each resume and lets the report go.
///
/// It always colours; what it writes to is to strip that where it is not wanted.
pub struct Terminal<W> {
    out: W,
    columns: usize,
    rows: Vec<Row>,
    details: Vec<Detail>,
    tally: Tally,
}

impl<W: Write> Terminal<W> {
    /// Writes to `out`, which is so many columns wide.
    pub fn new(out: W, columns: usize) -> Self {
        Self { out, columns, rows: Vec::new(), details: Vec::new(), tally: Tally::default() }
    }

    fn failures(&mut self) -> io::Result<()> {
        let failed: Vec<&Detail> = self.details.iter().filter(|detail| detail.problem().is_some()).collect();
        if failed.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n{BOLD}Not screened{BOLD:#}")?;
        for detail in failed {
            let problem = detail.problem().unwrap_or_default();
            writeln!(self.out, "  {RED}{}{RED:#}: {problem}", detail.source)?;
        }
        Ok(())
    }

    fn totals(&mut self) -> io::Result<()> {
        writeln!(self.out, "\n{BOLD}{}{BOLD:#}", self.tally)
    }
}

impl<W: Write> ReportWriter for Terminal<W> {
    fn write(&mut self, report: &Report) -> io::Result<()> {
        self.tally.count(report.status);
        self.rows.push(Row::of(report));
        self.details.push(Detail::of(report));
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if !self.rows.is_empty() {
            row::write_table(&mut self.out, &self.rows, self.columns)?;
        }
        for detail in &self.details {
            detail.write(&mut self.out, self.columns)?;
        }
        self.failures()?;
        self.totals()?;
        self.out.flush()
    }
}

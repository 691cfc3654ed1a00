//! What a reader asks after the table: which words say so.

use std::cmp::Reverse;
use std::io::{self, Write};

use anstyle::Style;

use super::{BOLD, DIM, FlagKind, GREEN, RED, Report, Status, YELLOW, plain};
use crate::report::{Flag, Need, Severity, Verdict};

/// How many flags of each kind are shown; the reports hold all.
const SHOWN: usize = 3;

/// The widest that the column of titles gets.
const MAX_TITLE: usize = 34;

/// No quote is kept longer than this, in characters: no terminal shows more of a line.
const MAX_QUOTE: usize = 500;

/// What is shown of one resume below the table.
pub(super) struct Detail {
    pub(super) source: String,
    kind: Kind,
}

enum Kind {
    /// The heading, how it stands to what was asked, the flags, and how many more there are.
    Screened { heading: String, need: Option<String>, lines: Vec<Line>, more: usize },
    /// The file with the same bytes.
    Duplicate(String),
    /// Why it was not screened and what to do.
    Problem(String),
}

struct Line {
    kind: FlagKind,
    title: String,
    quote: String,
}

impl Detail {
    pub(super) fn of(report: &Report) -> Self {
        let source = plain::harmless(&report.document.source);
        let kind = match (report.status, &report.document.duplicate_of) {
            (Status::Failed, _) => {
                let message = report.error.as_ref().map_or("", |error| &error.message);
                Kind::Problem(plain::harmless(message))
            }
            (Status::NoText, _) => {
                Kind::Problem("there are pictures and no text; run text recognition (OCR) on it first".into())
            }
            (Status::Screened, Some(first)) => Kind::Duplicate(plain::harmless(first)),
            (Status::Screened, None) => screened(report),
        };
        Self { source, kind }
    }

    pub(super) fn problem(&self) -> Option<&str> {
        match &self.kind {
            Kind::Problem(problem) => Some(problem),
            Kind::Screened { .. } | Kind::Duplicate(_) => None,
        }
    }

    pub(super) fn write(&self, out: &mut impl Write, columns: usize) -> io::Result<()> {
        match &self.kind {
            Kind::Screened { heading, need, lines, more } if need.is_some() || !lines.is_empty() => {
                let name = plain::fit_end(&self.source, columns.saturating_sub(plain::width(heading)));
                writeln!(out, "\n{BOLD}{name}{BOLD:#}{DIM}{heading}{DIM:#}")?;
                if let Some(need) = need {
                    for line in plain::wrapped(need, columns.saturating_sub(4)) {
                        writeln!(out, "  {}", plain::fit(&line, columns.saturating_sub(2)))?;
                    }
                }
                write_lines(out, lines, columns)?;
                if *more > 0 {
                    writeln!(out, "  {DIM}and {more} more{DIM:#}")?;
                }
                Ok(())
            }
            Kind::Duplicate(first) => {
                let line = format!("{}: the same file as {first}", self.source);
                writeln!(out, "\n{DIM}{}{DIM:#}", plain::fit(&line, columns))
            }
            Kind::Screened { .. } | Kind::Problem(_) => Ok(()),
        }
    }
}

fn write_lines(out: &mut impl Write, lines: &[Line], columns: usize) -> io::Result<()> {
    let widest = lines.iter().map(|line| plain::width(&line.title)).max().unwrap_or(0);
    let titles = widest.min(MAX_TITLE).min(columns / 2);
    for line in lines {
        let (mark, style) = mark(line.kind);
        let title = plain::fit(&line.title, titles);
        write!(out, "  {style}{mark} {title}{style:#}")?;
        if !line.quote.is_empty() {
            let quote = plain::fit(&line.quote, columns.saturating_sub(titles + 8));
            write!(out, "{}  “{quote}”", plain::padding(&title, titles))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn mark(kind: FlagKind) -> (char, Style) {
    match kind {
        FlagKind::Green => ('+', GREEN),
        FlagKind::Red => ('-', RED),
        FlagKind::Watch => ('?', YELLOW),
    }
}

fn screened(report: &Report) -> Kind {
    let flags = &report.judgement.flags;
    let mut shown: Vec<&Flag> = Vec::new();
    for kind in [FlagKind::Green, FlagKind::Red, FlagKind::Watch] {
        let mut of_kind: Vec<&Flag> = flags.iter().filter(|flag| flag.kind == kind).collect();
        of_kind.sort_by_key(|flag| Reverse(flag.severity));
        shown.extend(of_kind.into_iter().take(SHOWN));
    }
    let lines: Vec<Line> = shown.into_iter().map(|flag| line(report, flag)).collect();
    let heading = report.judgement.level.as_ref().map_or_else(String::new, |level| {
        plain::harmless(&format!("  level {}, {}", level.estimate, level.title))
    });
    let need = report.judgement.need.as_ref().map(need_line);
    Kind::Screened { heading, need, more: flags.len() - lines.len(), lines }
}

/// How the resume stands to what was asked; never that somebody is taken or not.
fn need_line(need: &Need) -> String {
    let verdict = match need.verdict {
        Verdict::Met => "met",
        Verdict::ProjectsOnly => "projects only",
        Verdict::NotShown => "not shown",
    };
    plain::harmless(&format!("{}: {verdict} ({})", need.target, need.because))
}

fn line(report: &Report, flag: &Flag) -> Line {
    let severity = match flag.severity {
        Severity::High => "",
        Severity::Medium => " (medium)",
        Severity::Low => " (low)",
    };
    let first = flag.evidence.iter().find_map(|id| report.judgement.evidence_of(id));
    let quote = first.map_or("", |evidence| &evidence.selectors.quote.exact);
    Line {
        kind: flag.kind,
        title: plain::harmless(&format!("{}{severity}", flag.title)),
        quote: plain::harmless(quote).chars().take(MAX_QUOTE).collect(),
    }
}

//! The table: one row a resume.

use std::io::{self, Write};

use anstyle::Style;

use super::{BOLD, DIM, FlagKind, GREEN, RED, Report, Status, YELLOW, plain};

/// The columns after the name: heading, and whether numbers stand in it.
const COLUMNS: [(&str, bool); 6] = [
    ("LEVEL", false),
    ("GREEN", true),
    ("RED", true),
    ("WATCH", true),
    ("MONTHS", true),
    ("LAST USED", false),
];

/// Spaces between columns.
const GAP: usize = 2;

/// The name of a resume is not cut below this.
const MIN_NAME: usize = 12;

/// The title of a level is not cut below this.
const MIN_LEVEL: usize = 14;

pub(super) struct Row {
    source: String,
    cells: [(String, Style); COLUMNS.len()],
}

impl Row {
    pub(super) fn of(report: &Report) -> Self {
        let judgement = &report.judgement;
        let flags = |kind, style: Style| match judgement.flags.iter().filter(|flag| flag.kind == kind).count()
        {
            0 => ("0".to_owned(), DIM),
            count => (count.to_string(), style),
        };
        let experience = judgement.experience.as_ref();
        let months = experience.map_or(0, |experience| experience.months);
        let last = experience.and_then(|experience| experience.last_used.as_deref());
        let cells = if report.status == Status::Screened {
            [
                level(report),
                flags(FlagKind::Green, GREEN),
                flags(FlagKind::Red, RED),
                flags(FlagKind::Watch, YELLOW),
                (months.to_string(), if months == 0 { DIM } else { Style::new() }),
                (plain::harmless(last.unwrap_or("-")), Style::new()),
            ]
        } else {
            let nothing = || ("-".to_owned(), DIM);
            [level(report), nothing(), nothing(), nothing(), nothing(), nothing()]
        };
        Self { source: plain::harmless(&report.document.source), cells }
    }
}

fn level(report: &Report) -> (String, Style) {
    match (report.status, &report.judgement.level) {
        (Status::Failed, _) => ("not screened".into(), RED),
        (Status::NoText, _) => ("no text".into(), YELLOW),
        (Status::Screened, None) => ("not judged".into(), DIM),
        (Status::Screened, Some(level)) => {
            (plain::harmless(&format!("{} {}", level.estimate, level.title)), BOLD)
        }
    }
}

pub(super) fn write_table(out: &mut impl Write, rows: &[Row], columns: usize) -> io::Result<()> {
    let widths = widths(rows, columns);
    let headings = COLUMNS.map(|(heading, _)| (heading.to_owned(), DIM));
    write_row(out, "RESUME", DIM, &headings, &widths)?;
    for row in rows {
        write_row(out, &row.source, Style::new(), &row.cells, &widths)?;
    }
    Ok(())
}

/// The width of the name and of each column after it. Names give way first, then levels.
fn widths(rows: &[Row], columns: usize) -> [usize; COLUMNS.len() + 1] {
    let widest = |of: &dyn Fn(&Row) -> usize, least: usize| rows.iter().map(of).max().unwrap_or(0).max(least);
    let mut widths = [0; COLUMNS.len() + 1];
    widths[0] = widest(&|row| plain::width(&row.source), MIN_NAME);
    for (at, (heading, _)) in COLUMNS.iter().enumerate() {
        widths[at + 1] = widest(&|row| plain::width(&row.cells[at].0), heading.len());
    }
    for (column, least) in [(0, MIN_NAME), (1, MIN_LEVEL)] {
        let over = (widths.iter().sum::<usize>() + GAP * COLUMNS.len()).saturating_sub(columns);
        widths[column] -= over.min(widths[column].saturating_sub(least));
    }
    widths
}

fn write_row(
    out: &mut impl Write,
    name: &str,
    style: Style,
    cells: &[(String, Style)],
    widths: &[usize],
) -> io::Result<()> {
    let name = plain::fit_end(name, widths[0]);
    write!(out, "{style}{name}{style:#}")?;
    let mut pending = plain::padding(&name, widths[0]);
    for (((text, style), width), (_, number)) in cells.iter().zip(&widths[1..]).zip(COLUMNS) {
        let text = plain::fit(text, *width);
        let fill = plain::padding(&text, *width);
        // No space is written before something follows it, so that no line ends in spaces.
        let (before, after) = if number { (fill, String::new()) } else { (String::new(), fill) };
        write!(out, "{pending}{:GAP$}{before}{style}{text}{style:#}", "")?;
        pending = after;
    }
    writeln!(out)
}

//! What a job description asks for, for a person at a terminal or as JSON.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::plain::{fit, harmless, padding, width, wrapped};
use crate::report::{Job, JobEvidence, JobReport, Mistake};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const BAD: Style = AnsiColor::Red.on_default();
const GOOD: Style = AnsiColor::Green.on_default();

/// The widest that the column of titles gets.
const MAX_TITLE: usize = 40;

/// Writes the JSON object, indented.
pub fn write_job_json(mut out: impl Write, report: &JobReport) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, report)?;
    writeln!(out)?;
    out.flush()
}

/// Writes a summary in so many columns, with colours.
pub fn write_job(mut out: impl Write, report: &JobReport, columns: usize) -> io::Result<()> {
    let job = &report.job;
    write_head(&mut out, report)?;
    if let Some(level) = &job.level {
        let wished = if level.with_wishes > level.number {
            format!("; level {} with what is wished for", level.with_wishes)
        } else {
            String::new()
        };
        let because = harmless(&level.reason);
        write_fact(&mut out, "level", &format!("{}, {}{wished}", level.number, level.title), columns)?;
        write_fact(&mut out, "", &format!("because {because}"), columns)?;
    }
    if let Some(role) = &job.role {
        let named = if role.named { "" } else { ", by what is asked" };
        write_fact(&mut out, "work", &format!("{}{named}", role.title), columns)?;
    }
    if !job.use_cases.is_empty() {
        let wished = |required: bool| if required { "" } else { " (wished for)" };
        let uses: Vec<String> =
            job.use_cases.iter().map(|case| format!("{}{}", case.id, wished(case.required))).collect();
        write_fact(&mut out, "uses", &uses.join(", "), columns)?;
    }
    write_asks(&mut out, job, columns)?;
    write_mistakes(&mut out, job, columns)?;
    out.flush()
}

fn write_head(out: &mut impl Write, report: &JobReport) -> io::Result<()> {
    let subject = &report.job.subject;
    let title = harmless(&subject.title);
    let asks = match (subject.asked, subject.required, subject.evidence.is_empty()) {
        (true, true, _) => format!("asks for {title}"),
        (true, false, _) => format!("wishes for {title} and does not require it"),
        (false, _, false) => format!("says that {title} is not needed"),
        (false, _, true) => format!("does not name {title}"),
    };
    writeln!(out, "{BOLD}{}{BOLD:#} {asks}", harmless(&report.document.source))
}

fn write_fact(out: &mut impl Write, name: &str, fact: &str, columns: usize) -> io::Result<()> {
    for (index, line) in wrapped(&harmless(fact), columns.saturating_sub(9)).iter().enumerate() {
        let name = if index == 0 { name } else { "" };
        writeln!(out, "  {DIM}{name:5}{DIM:#}  {line}")?;
    }
    Ok(())
}

fn write_asks(out: &mut impl Write, job: &Job, columns: usize) -> io::Result<()> {
    if job.asks.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}It asks for{BOLD:#}")?;
    let title = |index: usize| {
        let asked = &job.asks[index];
        harmless(&format!("{}{}", asked.title, if asked.required { "" } else { " (wished for)" }))
    };
    let titles: Vec<String> = (0..job.asks.len()).map(title).collect();
    let widest = titles.iter().map(|title| width(title)).max().unwrap_or(0).min(MAX_TITLE).min(columns / 2);
    for (asked, title) in job.asks.iter().zip(&titles) {
        let title = fit(title, widest);
        let shown = first(job, &asked.evidence).map_or_else(String::new, quoted);
        let shown = fit(&shown, columns.saturating_sub(widest + 6));
        writeln!(out, "  {GOOD}+ {title}{GOOD:#}{}  {shown}", padding(&title, widest))?;
    }
    Ok(())
}

fn write_mistakes(out: &mut impl Write, job: &Job, columns: usize) -> io::Result<()> {
    if job.mistakes.is_empty() {
        let none = if job.subject.asked { "No mistake of the rules was found" } else { "" };
        return if none.is_empty() { Ok(()) } else { writeln!(out, "\n{BOLD}{none}{BOLD:#}") };
    }
    writeln!(out, "\n{BOLD}Mistakes{BOLD:#}")?;
    job.mistakes.iter().try_for_each(|mistake| write_mistake(out, job, mistake, columns))
}

fn write_mistake(out: &mut impl Write, job: &Job, mistake: &Mistake, columns: usize) -> io::Result<()> {
    writeln!(out, "  {BAD}- {}{BAD:#}", harmless(&mistake.title))?;
    if let Some(evidence) = first(job, &mistake.evidence) {
        writeln!(out, "    {}", fit(&quoted(evidence), columns.saturating_sub(4)))?;
    }
    for text in [mistake.reason.clone(), format!("better: {}", mistake.advice)] {
        for line in wrapped(&harmless(&text), columns.saturating_sub(4)) {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

fn first<'j>(job: &'j Job, ids: &[String]) -> Option<&'j JobEvidence> {
    ids.iter().find_map(|id| job.evidence_of(id))
}

/// Words with their place.
fn quoted(evidence: &JobEvidence) -> String {
    let selectors = &evidence.selectors;
    let place = match (evidence.line, selectors.boxes.first(), selectors.paragraph) {
        (Some(line), ..) => format!("line {line}: "),
        (None, Some(first), _) => format!("page {}: ", first.page),
        (None, None, Some(paragraph)) => format!("paragraph {}: ", paragraph + 1),
        (None, None, None) => String::new(),
    };
    format!("{place}“{}”", harmless(&selectors.quote.exact))
}

//! What a changed pack makes different, for a person at a terminal or as JSON.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::plain::{fit, harmless, wrapped};
use crate::trial::diff::{LevelAt, LevelChange, PackDiff, ResumeChange, RuleChange, Turn};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GAIN: Style = AnsiColor::Green.on_default();
const LOSS: Style = AnsiColor::Red.on_default();
const SHIFT: Style = AnsiColor::Yellow.on_default();

/// No more words of one change are shown.
const SHOWN: usize = 4;

/// Writes the JSON object, indented.
pub fn write_diff_json(mut out: impl Write, diff: &PackDiff) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, diff)?;
    writeln!(out)?;
    out.flush()
}

/// Writes each changed resume and a summary in so many columns, with colours.
pub fn write_diff(mut out: impl Write, diff: &PackDiff, columns: usize) -> io::Result<()> {
    for change in &diff.changes {
        write_resume(&mut out, change, columns)?;
        writeln!(out)?;
    }
    if !diff.unscreened.is_empty() {
        writeln!(out, "{BOLD}Not screened{BOLD:#}")?;
        for file in &diff.unscreened {
            writeln!(out, "  {LOSS}{}{LOSS:#}: {}", harmless(&file.source), harmless(&file.problem))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{BOLD}{}{BOLD:#}", summary(diff))?;
    out.flush()
}

fn write_resume(out: &mut impl Write, change: &ResumeChange, columns: usize) -> io::Result<()> {
    writeln!(out, "{BOLD}{}{BOLD:#}", harmless(&change.source))?;
    if let Some(level) = &change.level {
        write_level(out, level, columns)?;
    }
    let (flags, criteria) = (change.flags.iter(), change.criteria.iter());
    let rules = flags.map(|rule| ("flag", rule)).chain(criteria.map(|rule| ("criterion", rule)));
    for (kind, rule) in rules {
        write_rule(out, kind, rule, columns)?;
    }
    Ok(())
}

fn write_level(out: &mut impl Write, level: &LevelChange, columns: usize) -> io::Result<()> {
    let number = |at: Option<&LevelAt>| at.map_or_else(|| "none".to_owned(), |at| at.estimate.to_string());
    let (old, new) = (level.old.as_ref(), level.new.as_ref());
    let title = new.map_or_else(String::new, |new| format!(", {}", harmless(&new.title)));
    let (mark, style) = match old.map(|at| at.estimate) < new.map(|at| at.estimate) {
        true => ('+', GAIN),
        false => ('-', LOSS),
    };
    writeln!(out, "  {style}{mark}{style:#} level {} -> {}{title}", number(old), number(new))?;
    let reason = new.map_or("the pack has no levels", |new| new.reason.as_str());
    write_lines(out, &format!("because {reason}"), columns)
}

fn write_rule(out: &mut impl Write, kind: &str, rule: &RuleChange, columns: usize) -> io::Result<()> {
    let (mark, style) = match rule.turn {
        Turn::Gained => ('+', GAIN),
        Turn::Lost => ('-', LOSS),
        Turn::Severity => ('~', SHIFT),
    };
    let weight = match (rule.old_severity, rule.new_severity) {
        (Some(old), Some(new)) => format!(", {} -> {}", old.name(), new.name()),
        (Some(one), None) | (None, Some(one)) => format!(", {}", one.name()),
        (None, None) => String::new(),
    };
    let (id, title) = (harmless(&rule.id), harmless(&rule.title));
    writeln!(out, "  {style}{mark}{style:#} {kind} {BOLD}{id}{BOLD:#}{weight}: {title}")?;
    if !rule.words.is_empty() {
        let words: Vec<String> = rule.words.iter().map(|word| format!("“{word}”")).collect();
        write_lines(out, &format!("by the words: {}", words.join(", ")), columns)?;
    }
    write_words(out, "counts now", &rule.counts_now, columns)?;
    write_words(out, "no longer counts", &rule.counted_before, columns)?;
    let Some(because) = &rule.because else { return Ok(()) };
    let side = if rule.turn == Turn::Gained { "before" } else { "now" };
    write_lines(out, &format!("{side}: {because}"), columns)
}

fn write_words(out: &mut impl Write, name: &str, words: &[String], columns: usize) -> io::Result<()> {
    for word in words.iter().take(SHOWN) {
        let word = format!("“{}”", harmless(word));
        let room = columns.saturating_sub(name.len() + 8);
        writeln!(out, "      {DIM}{name}:{DIM:#} {}", fit(&word, room))?;
    }
    match words.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(out, "      {DIM}and {more} more{DIM:#}"),
    }
}

fn write_lines(out: &mut impl Write, text: &str, columns: usize) -> io::Result<()> {
    for line in wrapped(&harmless(text), columns.saturating_sub(6)) {
        writeln!(out, "      {line}")?;
    }
    Ok(())
}

/// How many resumes change, and how.
fn summary(diff: &PackDiff) -> String {
    let total = diff.resumes;
    let noun = if total == 1 { "resume" } else { "resumes" };
    let verb = if diff.changes.len() == 1 { "changes" } else { "change" };
    let mut text = format!("{} of {total} {noun} {verb}", diff.changes.len());
    let levels = || diff.changes.iter().filter_map(|change| change.level.as_ref());
    let rose = levels()
        .filter(|level| level.old.as_ref().map(|at| at.estimate) < level.new.as_ref().map(|at| at.estimate))
        .count();
    let flags = || diff.changes.iter().flat_map(|change| &change.flags);
    let criteria = || diff.changes.iter().flat_map(|change| &change.criteria);
    let of = |turn: Turn| move |rule: &&RuleChange| rule.turn == turn;
    let counts = [
        (rose, "levels up"),
        (levels().count() - rose, "levels down"),
        (flags().filter(of(Turn::Gained)).count(), "flags raised"),
        (flags().filter(of(Turn::Lost)).count(), "flags dropped"),
        (flags().filter(of(Turn::Severity)).count(), "severities changed"),
        (criteria().filter(of(Turn::Gained)).count(), "criteria met"),
        (criteria().filter(of(Turn::Lost)).count(), "criteria no longer met"),
        (diff.unscreened.len(), "not screened"),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{what} {count}"))
        .collect();
    if !told.is_empty() {
        text.push_str(&format!(": {}", told.join(", ")));
    }
    text
}

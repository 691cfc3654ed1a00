//! Explanations for a person at a terminal: what was looked for, found and refused, line by line.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::plain::harmless;
use crate::assess::{Demand, Explanation, Part, Sighting, WayTrace};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default();
const BAD: Style = AnsiColor::Red.on_default();

/// Writes explanations, with colours.
pub fn write_explanations(mut out: impl Write, explanations: &[Explanation]) -> io::Result<()> {
    for (index, explanation) in explanations.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let outcome = match (explanation.kind, explanation.holds) {
            ("flag", true) => "raised",
            ("flag", false) => "not raised",
            (_, true) => "met",
            (_, false) => "not met",
        };
        let note = explanation.note.as_ref().map_or_else(String::new, |note| format!(", {note}"));
        let (id, title) = (&explanation.id, &explanation.title);
        writeln!(out, "{BOLD}{}{BOLD:#} {}: {BOLD}{outcome}{BOLD:#}{note}", harmless(id), harmless(title))?;
        write_ways(&mut out, &explanation.ways, 1)?;
    }
    out.flush()
}

fn write_ways(out: &mut impl Write, ways: &[WayTrace], depth: usize) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    for (index, way) in ways.iter().enumerate() {
        let number = if ways.len() > 1 { format!("way {}, ", index + 1) } else { String::new() };
        let verdict = harmless(way.verdict.as_deref().unwrap_or("holds"));
        let style = if way.holds { GOOD } else { BAD };
        writeln!(out, "{indent}{number}{}: {style}{verdict}{style:#}", way.frame)?;
        for part in &way.parts {
            write_part(out, part, depth + 1)?;
        }
    }
    Ok(())
}

fn write_part(out: &mut impl Write, part: &Part, depth: usize) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    let (mark, style) =
        if part.is_found() == (part.demand != Demand::None) { ('+', GOOD) } else { ('-', BAD) };
    let demand = match part.demand {
        Demand::All => "",
        Demand::Some => "one of these: ",
        Demand::None => "must be absent: ",
    };
    let state = if part.is_found() { "found" } else { "not found" };
    let has_more = part.is_found() || !part.refused.is_empty();
    let above = if part.repeated && has_more { ", see above" } else { "" };
    let looked_for = harmless(&part.looked_for);
    writeln!(out, "{indent}{style}{mark}{style:#} {demand}{looked_for}: {state}{above}")?;
    if part.repeated {
        return Ok(());
    }
    for sighting in part.found.iter().filter(|sighting| !sighting.words.is_empty()) {
        write_sighting(out, sighting, depth + 1, "")?;
    }
    write_more(out, part.more_found, depth + 1)?;
    for refused in &part.refused {
        write_sighting(out, &refused.sighting, depth + 1, &refused.reason)?;
    }
    write_more(out, part.more_refused, depth + 1)?;
    write_ways(out, &part.ways, depth + 1)
}

fn write_sighting(out: &mut impl Write, sighting: &Sighting, depth: usize, reason: &str) -> io::Result<()> {
    let indent = "  ".repeat(depth);
    let (words, quote) = (harmless(&sighting.words), harmless(&sighting.quote));
    let place = if sighting.place.is_empty() {
        String::new()
    } else {
        format!(" {DIM}({}){DIM:#}", harmless(&sighting.place))
    };
    let shown =
        if words == quote { format!("“{quote}”") } else { format!("“{words}” in “{quote}”") };
    if reason.is_empty() {
        return writeln!(out, "{indent}{shown}{place}");
    }
    writeln!(out, "{indent}{DIM}does not count:{DIM:#} {shown}{place}")?;
    writeln!(out, "{indent}  because {}", harmless(reason))
}

fn write_more(out: &mut impl Write, more: usize, depth: usize) -> io::Result<()> {
    if more == 0 {
        return Ok(());
    }
    writeln!(out, "{}{DIM}and {more} more{DIM:#}", "  ".repeat(depth))
}

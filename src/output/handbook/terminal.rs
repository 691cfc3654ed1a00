//! Pages of a pack for a terminal.

use std::io::{self, Write};

use anstyle::Style;

use crate::handbook::{Page, RuleText};
use crate::output::plain::{harmless, width};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
/// Lists of words are broken at this width.
const COLUMNS: usize = 96;

/// Writes pages one after the other, with colours.
pub fn write_pages(mut out: impl Write, pages: &[Page]) -> io::Result<()> {
    for (index, page) in pages.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        write_page(&mut out, page)?;
    }
    out.flush()
}

fn write_page(out: &mut impl Write, page: &Page) -> io::Result<()> {
    let kind = page.kind.name();
    writeln!(out, "{BOLD}{}{BOLD:#} {DIM}({kind}){DIM:#} {}", harmless(&page.id), harmless(&page.title))?;
    if let Some(summary) = &page.summary {
        writeln!(out, "  {}", harmless(summary))?;
    }
    if let Some(source) = &page.source {
        writeln!(out, "  {DIM}source:{DIM:#} {}", harmless(source))?;
    }
    for (name, value) in &page.facts {
        writeln!(out, "  {DIM}{name}:{DIM:#} {}", harmless(value))?;
    }
    for (name, words) in &page.words {
        writeln!(out, "\n  {BOLD}{name}{BOLD:#}")?;
        write_wrapped(out, words)?;
    }
    page.rules.iter().try_for_each(|rule| write_rule(out, rule))?;
    for (heading, texts) in [("holds on", &page.holds_on), ("silent on", &page.silent_on)] {
        if texts.texts.is_empty() {
            continue;
        }
        writeln!(out, "\n  {BOLD}{heading}{BOLD:#}")?;
        for text in &texts.texts {
            write_example(out, text)?;
        }
        if let Some(rest) = texts.rest() {
            writeln!(out, "    {DIM}{rest}{DIM:#}")?;
        }
    }
    Ok(())
}

fn write_rule(out: &mut impl Write, rule: &RuleText) -> io::Result<()> {
    writeln!(out, "\n  {BOLD}{}{BOLD:#}", harmless(&rule.decides))?;
    for (index, way) in rule.ways.iter().enumerate() {
        if index > 0 {
            writeln!(out, "    or")?;
        }
        for clause in way {
            writeln!(out, "    {}", harmless(&clause.heading))?;
            for line in &clause.lines {
                writeln!(out, "      - {}", harmless(line))?;
            }
        }
    }
    Ok(())
}

fn write_wrapped(out: &mut impl Write, words: &[String]) -> io::Result<()> {
    let mut line = String::from("    ");
    for (index, word) in words.iter().enumerate() {
        let comma = if index + 1 < words.len() { ", " } else { "" };
        let word = format!("{}{comma}", harmless(word));
        if width(&line) + width(&word) > COLUMNS && line.len() > 4 {
            writeln!(out, "{}", line.trim_end())?;
            line = String::from("    ");
        }
        line.push_str(&word);
    }
    writeln!(out, "{}", line.trim_end())
}

fn write_example(out: &mut impl Write, text: &str) -> io::Result<()> {
    for (index, line) in text.lines().enumerate() {
        let mark = if index == 0 { "-" } else { " " };
        writeln!(out, "    {mark} {}", harmless(line))?;
    }
    Ok(())
}

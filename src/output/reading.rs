//! What the engine sees in one resume before it judges: its text in sections and blocks.
//!
//! When a report surprises, this is the place to look: most surprises are a heading that was not
//! known or a column that was read in the wrong order.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::plain;
use crate::document::{Block, Document, Region};
use crate::outline::{BlockRole, Entry, Outline};

const DIM: Style = Style::new().dimmed();
const HEADING: Style = Style::new().bold();
const HIDDEN: Style = AnsiColor::Red.on_default();

/// A resume as the engine reads it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reading {
    /// The format of the file.
    format: &'static str,
    /// Which reader produced the text.
    extractor: &'static str,
    /// The language, where it is known.
    language: Option<String>,
    /// The number of pages; 0 where the format has none.
    pages: usize,
    /// What a user should know about how it was read.
    warnings: Vec<String>,
    /// The sections in reading order.
    sections: Vec<SectionView>,
    /// The jobs, projects, courses and degrees in reading order.
    entries: Vec<EntryView>,
    /// The blocks in reading order.
    blocks: Vec<BlockView>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct SectionView {
    id: String,
    setting: &'static str,
}

/// A job, project, course or degree.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct EntryView {
    title: Option<String>,
    organisation: Option<String>,
    start: Option<String>,
    end: Option<String>,
    setting: &'static str,
}

/// A block.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct BlockView {
    section: Option<usize>,
    entry: Option<usize>,
    role: Option<&'static str>,
    list_item: bool,
    furniture: bool,
    page: Option<usize>,
    paragraph: Option<usize>,
    hidden: Option<&'static str>,
    text: String,
}

impl Reading {
    /// A resume with its outline.
    pub fn new(document: &Document, outline: &Outline) -> Self {
        let sections = outline.sections.iter();
        Self {
            format: document.format.name(),
            extractor: document.extractor,
            language: outline.language.clone(),
            pages: document.pages.len(),
            warnings: document.warnings.iter().map(|warning| warning.message.clone()).collect(),
            sections: sections
                .map(|it| SectionView { id: it.id.clone(), setting: it.setting.name() })
                .collect(),
            entries: outline.entries.iter().map(EntryView::new).collect(),
            blocks: document
                .blocks
                .iter()
                .enumerate()
                .map(|(at, it)| BlockView::new(document, outline, at, it))
                .collect(),
        }
    }

    /// Writes it as JSON.
    pub fn write_json(&self, mut out: impl Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut out, self)?;
        writeln!(out)?;
        out.flush()
    }

    /// Writes it for a person, with colours.
    pub fn write_text(&self, mut out: impl Write) -> io::Result<()> {
        let language = self.language.as_deref().unwrap_or("not known");
        writeln!(out, "{DIM}{}, read by {}, language {language}{DIM:#}", self.format, self.extractor)?;
        for warning in &self.warnings {
            writeln!(out, "{DIM}warning: {}{DIM:#}", plain::harmless(warning))?;
        }
        let (mut section, mut entry) = (None, None);
        for block in &self.blocks {
            if block.section != section {
                section = block.section;
                self.write_section(&mut out, section)?;
            }
            if block.entry != entry {
                entry = block.entry;
                self.write_entry(&mut out, entry)?;
            }
            block.write_text(&mut out)?;
        }
        out.flush()
    }

    fn write_section(&self, out: &mut impl Write, section: Option<usize>) -> io::Result<()> {
        match section.and_then(|at| self.sections.get(at)) {
            Some(section) => writeln!(out, "\n{HEADING}== {} ({}){HEADING:#}", section.id, section.setting),
            None => writeln!(out, "\n{HEADING}== no section{HEADING:#}"),
        }
    }

    fn write_entry(&self, out: &mut impl Write, entry: Option<usize>) -> io::Result<()> {
        let Some(entry) = entry.and_then(|at| self.entries.get(at)) else { return Ok(()) };
        let title = entry.title.as_deref().unwrap_or("no title");
        let organisation = entry.organisation.as_deref().unwrap_or("no organisation");
        let dates = match (&entry.start, &entry.end) {
            (Some(start), Some(end)) => format!("{start} to {end}"),
            (Some(start), None) => format!("{start} to now"),
            (None, _) => "no dates".into(),
        };
        let line = plain::harmless(&format!("{title} | {organisation} | {dates} | {}", entry.setting));
        writeln!(out, "{HEADING}-- {line}{HEADING:#}")
    }
}

impl EntryView {
    fn new(entry: &Entry) -> Self {
        let dates = entry.dates.as_ref();
        Self {
            title: entry.title.clone(),
            organisation: entry.organisation.clone(),
            start: dates.map(|dates| dates.start.to_string()),
            end: dates.and_then(|dates| dates.end).map(|month| month.to_string()),
            setting: entry.setting.name(),
        }
    }
}

impl BlockView {
    fn new(document: &Document, outline: &Outline, at: usize, block: &Block) -> Self {
        let frame = outline.blocks.get(at);
        Self {
            section: frame.and_then(|frame| frame.section),
            entry: frame.and_then(|frame| frame.entry),
            role: frame.map(|frame| role_name(frame.role)),
            list_item: block.list_item,
            furniture: block.region == Region::Furniture,
            page: document.boxes_of(&block.range).first().map(|first| first.page + 1),
            paragraph: block.paragraph,
            hidden: block.hidden.map(crate::document::Hiding::describe),
            text: document.block_text(at).into(),
        }
    }

    fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        let role = if self.furniture { "furniture" } else { self.role.unwrap_or("") };
        let bullet = if self.list_item { "• " } else { "" };
        // A wide gap is shown as what it is; it decides how a line is cut.
        let text = plain::harmless(&self.text.replace('\t', " ⇥ "));
        write!(out, "{DIM}{role:>9}{DIM:#}  ")?;
        match self.hidden {
            Some(why) => writeln!(out, "{HIDDEN}{bullet}{text} [hidden: {why}]{HIDDEN:#}"),
            None => writeln!(out, "{bullet}{text}"),
        }
    }
}

fn role_name(role: BlockRole) -> &'static str {
    match role {
        BlockRole::Heading => "heading",
        BlockRole::Headline => "headline",
        BlockRole::List => "list",
        BlockRole::Prose => "prose",
    }
}

//! Word processing files of Office Open XML (DOCX, with macros DOCM).
//!
//! Our own walk over the XML, because what matters here is what others leave out: text boxes once
//! and not twice, insertions but no deletions, and which words a reader cannot see.

mod colour;
mod diagram;
mod drawing;
mod numbering;
mod paragraph;
mod properties;
mod relations;
#[cfg(test)]
pub(crate) mod sample;
mod section;
mod shape;
mod styles;
mod symbol;
mod table;
#[cfg(test)]
mod tests;
mod walk;

use super::line::{self, Line};
use super::office::{package, xml};
use super::rich::edge::{self, Edge};
use super::rich::{backdrop, breaks, row};
use super::{ExtractError, Limits};
use crate::document::{Document, Format};
use colour::{Paint, WHITE};
use numbering::Numbering;
use package::{Package, Part};
use paragraph::Frame;
use relations::Relations;
use std::collections::HashSet;
use styles::Styles;
use walk::{Sheet, Walk};
use xml::{Ns, Xml};

/// The name in errors.
const FORMAT: &str = "DOCX";
/// Headers and as many footers that are read; a resume has a handful.
const MAX_EDGES: usize = 64;

/// Reads a document: headers first, then the body, notes and footers.
///
/// # Errors
///
/// Damage, a password, more unpacked content than allowed, or pictures only.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    let mut package = Package::open(bytes, FORMAT, limits)?;
    let name = relations::document(&mut package)?;
    let main = package.required(&name)?;
    let mut source = Source { relations: relations::relations(&mut package, &name)?, package };
    let sheet = Sheet {
        styles: source.of_kind("styles")?.as_ref().map(Styles::read).transpose()?.unwrap_or_default(),
        numbering: source
            .of_kind("numbering")?
            .as_ref()
            .map(Numbering::read)
            .transpose()?
            .unwrap_or_default(),
    };
    let settings = source.of_kind("settings")?.as_ref().map(Settings::read).transpose()?.unwrap_or_default();
    let mut walk = Walk::new(&sheet);
    let mut body = read_main(&main, &settings, &mut walk)?;
    source.insert_diagrams(&mut walk, &mut body)?;
    walk.next_paragraph = None;
    let (mut lines, feet) = source.edges(&mut walk, &body, &settings)?;
    lines.extend(body);
    for kind in ["footnotes", "endnotes"] {
        if let Some(part) = source.of_kind(kind)? {
            lines.append(&mut read_notes(&part, &mut walk)?);
        }
    }
    lines.extend(feet);
    walk.backdrops.reveal(&mut lines);
    finish(&lines, walk.has_picture, limits)
}

fn finish(lines: &[Line], has_picture: bool, limits: &Limits) -> Result<Document, ExtractError> {
    let document = line::document(lines, Format::Docx, "docx", limits);
    if document.visible_words() > 0 || document.blocks.iter().any(|block| block.hidden.is_some()) {
        return Ok(document);
    }
    Err(if has_picture { ExtractError::NoText } else { line::nothing_in("DOCX") })
}

/// The parts beside the main one.
struct Source<'b> {
    package: Package<'b>,
    relations: Relations,
}

impl Source<'_> {
    fn of_kind(&mut self, kind: &str) -> Result<Option<Part>, ExtractError> {
        self.relations.of_kind(kind).map_or(Ok(None), |name| self.package.part(name))
    }

    /// Sets the texts of diagrams where the diagrams stand.
    fn insert_diagrams(&mut self, walk: &mut Walk<'_>, lines: &mut Vec<Line>) -> Result<(), ExtractError> {
        for diagram in walk.take_diagrams().iter().rev() {
            let Some(name) = self.relations.target(&diagram.id) else { continue };
            let Some(part) = self.package.part(name)? else { continue };
            diagram.insert(&part, lines)?;
        }
        Ok(())
    }

    /// The lines of the headers and those of the footers, each once.
    fn edges(
        &mut self,
        walk: &mut Walk<'_>,
        body: &[Line],
        settings: &Settings,
    ) -> Result<(Vec<Line>, Vec<Line>), ExtractError> {
        let sections = std::mem::take(&mut walk.sections);
        let body: String = body.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
        let mut read = HashSet::new();
        let mut texts = HashSet::new();
        let mut lines_of = |edge| {
            let mut lines = Vec::new();
            let ids = sections.iter().flat_map(|section| section.shown(edge, settings.has_even_pages));
            for id in ids.filter(|&id| read.insert(id)).take(MAX_EDGES) {
                let Some(name) = self.relations.target(id) else { continue };
                let Some(part) = self.package.part(name)? else { continue };
                lines.extend(edge::lines(read_part(&part, walk)?, edge, &body, &mut texts));
            }
            Ok::<_, ExtractError>(lines)
        };
        Ok((lines_of(Edge::Head)?, lines_of(Edge::Foot)?))
    }
}

/// What the settings say that changes what a reader sees.
#[derive(Debug, Default)]
struct Settings {
    has_even_pages: bool,
    shows_background: bool,
}

impl Settings {
    fn read(part: &Part) -> Result<Self, ExtractError> {
        let mut settings = Self::default();
        let mut xml = Xml::new(part);
        while let Some(element) = xml.descendant()? {
            match element.name() {
                (Ns::Word, "evenAndOddHeaders") => settings.has_even_pages = element.is_on(),
                (Ns::Word, "displayBackgroundShape") => settings.shows_background = element.is_on(),
                _ => {}
            }
        }
        Ok(settings)
    }
}

fn read_main(part: &Part, settings: &Settings, walk: &mut Walk<'_>) -> Result<Vec<Line>, ExtractError> {
    let mut frame = Frame { ground: WHITE, hidden: None };
    let mut lines = Vec::new();
    let mut xml = Xml::new(part);
    let Some(root) = xml.child()? else { return Ok(lines) };
    if root.name() != (Ns::Word, "document") {
        return Err(package::corrupt(FORMAT, format!("the part {} is not a document", part.name)));
    }
    while let Some(element) = xml.child()? {
        match element.name() {
            (Ns::Word, "background") => {
                let colour = element.attribute("color").and_then(|colour| Paint::parse(&colour));
                frame.ground = frame.ground.under(colour.filter(|_| settings.shows_background));
                xml.skip()?;
            }
            (Ns::Word, "body") => walk.flow(&mut xml, frame, &mut lines)?,
            _ => xml.skip()?,
        }
    }
    Ok(lines)
}

/// A header or footer; what its text stands on may be drawn behind it.
fn read_part(part: &Part, walk: &mut Walk<'_>) -> Result<Vec<Line>, ExtractError> {
    let mut lines = Vec::new();
    let mut xml = Xml::new(part);
    if xml.child()?.is_some() {
        walk.flow(&mut xml, Frame { ground: WHITE, hidden: None }, &mut lines)?;
    }
    Ok(lines)
}

/// Footnotes or endnotes without the rules that set them apart.
fn read_notes(part: &Part, walk: &mut Walk<'_>) -> Result<Vec<Line>, ExtractError> {
    let mut lines = Vec::new();
    let mut xml = Xml::new(part);
    if xml.child()?.is_none() {
        return Ok(lines);
    }
    while let Some(note) = xml.child()? {
        match note.attribute("type").as_deref() {
            None | Some("normal") => {
                walk.flow(&mut xml, Frame { ground: WHITE, hidden: None }, &mut lines)?
            }
            Some(_) => xml.skip()?,
        }
    }
    Ok(lines)
}

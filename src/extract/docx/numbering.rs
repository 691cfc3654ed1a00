//! Which numberings put a visible bullet or number before a paragraph.

use super::package::Part;
use super::xml::{Element, Ns, Xml};
use crate::extract::ExtractError;
use std::collections::{BTreeSet, HashMap};

/// The numberings of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The definition that a numbering uses.
    definitions: HashMap<u32, u32>,
    /// Levels of definitions that show no marker.
    blank: BTreeSet<(u32, u8)>,
}

impl Numbering {
    /// Reads the numbering part.
    pub fn read(part: &Part) -> Result<Self, ExtractError> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(part);
        if xml.child()?.is_none() {
            return Ok(numbering);
        }
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "abstractNum") => numbering.read_definition(&element, &mut xml)?,
                (Ns::Word, "num") => numbering.read_use(&element, &mut xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(numbering)
    }

    /// Whether paragraphs of a numbering and level have a marker; 0 is no numbering.
    pub fn marks(&self, numbering: u32, level: u8) -> bool {
        let definition = self.definitions.get(&numbering);
        numbering != 0 && !definition.is_some_and(|&id| self.blank.contains(&(id, level)))
    }

    fn read_use(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        let id = number(element, "numId");
        while let Some(child) = xml.child()? {
            if let (Some(id), Some(definition), (Ns::Word, "abstractNumId")) =
                (id, child.number(), child.name())
            {
                self.definitions.insert(id, definition);
            }
            xml.skip()?;
        }
        Ok(())
    }

    fn read_definition(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        let id = number(element, "abstractNumId");
        while let Some(child) = xml.child()? {
            if child.name() != (Ns::Word, "lvl") {
                xml.skip()?;
                continue;
            }
            let level = number(&child, "ilvl").and_then(|level| u8::try_from(level).ok());
            if let (true, Some(id), Some(level)) = (is_blank(xml)?, id, level) {
                self.blank.insert((id, level));
            }
        }
        Ok(())
    }
}

fn number(element: &Element<'_>, attribute: &str) -> Option<u32> {
    element.attribute(attribute)?.trim().parse().ok()
}

/// Whether a level shows nothing: headings are often "numbered" so for the sake of their outline.
fn is_blank(xml: &mut Xml<'_>) -> Result<bool, ExtractError> {
    let mut blank = false;
    while let Some(element) = xml.child()? {
        match element.name() {
            (Ns::Word, "numFmt") => blank |= element.value().as_deref() == Some("none"),
            (Ns::Word, "lvlText") => blank |= element.value().is_some_and(|text| text.trim().is_empty()),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(blank)
}

//! Diagrams, which Word calls SmartArt: their text stands in a part of their own.

use super::package::Part;
use super::walk::Walk;
use super::xml::{Element, Ns, Xml};
use crate::document::Hiding;
use crate::extract::ExtractError;
use crate::extract::line::Line;
use std::collections::HashSet;

/// Where a diagram stands.
#[derive(Debug)]
pub(super) struct Diagram {
    /// The relation to the part that holds its data.
    pub id: String,
    /// The paragraph that it is anchored in.
    paragraph: Option<usize>,
    hidden: Option<Hiding>,
}

impl Walk<'_> {
    /// Notes a diagram where it is shown.
    pub fn diagram(&mut self, element: &Element<'_>, hidden: Option<Hiding>) {
        if let Some(id) = element.attribute("dm") {
            let paragraph = self.next_paragraph.and_then(|next| next.checked_sub(1));
            self.diagrams.push(Diagram { id: id.into(), paragraph, hidden });
        }
    }

    /// The diagrams met so far, each part once.
    pub fn take_diagrams(&mut self) -> Vec<Diagram> {
        let mut known = HashSet::new();
        let mut diagrams = std::mem::take(&mut self.diagrams);
        diagrams.retain(|diagram| known.insert(diagram.id.clone()));
        diagrams
    }
}

impl Diagram {
    /// Sets the texts of the diagram behind the paragraph that it is anchored in.
    pub fn insert(&self, part: &Part, lines: &mut Vec<Line>) -> Result<(), ExtractError> {
        let mut texts = Vec::new();
        let mut xml = Xml::new(part);
        while let Some(element) = xml.descendant()? {
            if element.name() == (Ns::Drawing, "p") {
                let text = xml.text()?;
                let line = Line { text, paragraph: self.paragraph, hidden: self.hidden, ..Line::default() };
                texts.extend(Some(line).filter(|line| !line.text.trim().is_empty()));
            }
        }
        let at = lines.partition_point(|line| line.paragraph <= self.paragraph);
        lines.splice(at..at, texts);
        Ok(())
    }
}

//! Headers and footers: which of them are shown, and whether they are furniture or content.

use super::xml::{Ns, Xml};
use crate::extract::ExtractError;
use crate::extract::rich::edge::Edge;

/// The pages on which a header or footer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pages {
    All,
    First,
    Even,
}

/// What a section says of its headers and footers.
#[derive(Debug, Default)]
pub(super) struct Section {
    references: Vec<(Edge, Pages, String)>,
    has_first_page: bool,
}

impl Section {
    /// Reads the section properties opened last.
    pub fn read(xml: &mut Xml<'_>) -> Result<Self, ExtractError> {
        let mut section = Self::default();
        while let Some(element) = xml.child()? {
            let edge = match element.name() {
                (Ns::Word, "headerReference") => Some(Edge::Head),
                (Ns::Word, "footerReference") => Some(Edge::Foot),
                (Ns::Word, "titlePg") => {
                    section.has_first_page = element.is_on();
                    None
                }
                _ => None,
            };
            if let (Some(edge), Some(id)) = (edge, element.attribute("id")) {
                let pages = match element.attribute("type").as_deref() {
                    Some("first") => Pages::First,
                    Some("even") => Pages::Even,
                    _ => Pages::All,
                };
                section.references.push((edge, pages, id.into()));
            }
            xml.skip()?;
        }
        Ok(section)
    }

    /// The relations of what is shown at an edge, that of the first page first.
    pub fn shown(&self, edge: Edge, has_even_pages: bool) -> impl Iterator<Item = &str> {
        [Pages::First, Pages::All, Pages::Even].into_iter().flat_map(move |pages| {
            let is_shown = match pages {
                Pages::All => true,
                Pages::First => self.has_first_page,
                Pages::Even => has_even_pages,
            };
            let same = move |reference: &&(Edge, Pages, String)| {
                is_shown && reference.0 == edge && reference.1 == pages
            };
            self.references.iter().filter(same).map(|(_, _, id)| id.as_str())
        })
    }
}

//! Headers and footers: which of them are shown, and whether they are furniture or content.

use super::xml::{Ns, Xml};
use crate::document::Region;
use crate::extract::ExtractError;
use crate::extract::line::Line;

/// Whether something stands at the head or the foot of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Above the text.
    Head,
    /// Below it.
    Foot,
}

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

/// Whether a header or footer is part of the resume: many people set their name and address there,
/// and some templates a whole column. Everything else, and what the body says too, is furniture.
pub(super) fn region(lines: &[Line], edge: Edge, body: &str) -> Region {
    /// Words from which on nobody would repeat it on every page.
    const CONTENT: usize = 30;
    let words: usize = lines.iter().map(|line| line.text.split_whitespace().count()).sum();
    if words >= CONTENT {
        return Region::Body;
    }
    let is_new = |text: &str| !body.contains(text.trim());
    let brings_contact = lines.iter().any(|line| {
        let mut pieces = line.text.split(|c: char| c.is_whitespace() || c == '|');
        pieces.any(|word| is_contact(word) && is_new(word)) || (is_phone(&line.text) && is_new(&line.text))
    });
    let brings_name =
        edge == Edge::Head && lines.iter().any(|line| is_name(&line.text) && is_new(&line.text));
    if brings_contact || brings_name { Region::Body } else { Region::Furniture }
}

/// Whether a line could be the name of a person and nothing else.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace();
    (2..=5).contains(&words.clone().count())
        && words.clone().all(|word| word.starts_with(char::is_uppercase))
        && text.chars().all(|c| c.is_alphabetic() || " .'’-\u{a0}".contains(c))
}

fn is_contact(word: &str) -> bool {
    let in_the_middle = |sign| word.find(sign).is_some_and(|at| at > 0 && at + 1 < word.len());
    in_the_middle("@") || word.contains("linkedin.com/") || word.contains("github.com/")
}

/// Whether a line holds a row of digits as long as a telephone number.
fn is_phone(text: &str) -> bool {
    const SHORTEST: usize = 9;
    let pieces = text.split(|c: char| !(c.is_ascii_digit() || "+-.()/ \u{a0}".contains(c)));
    pieces.map(|piece| piece.chars().filter(char::is_ascii_digit).count()).any(|digits| digits >= SHORTEST)
}

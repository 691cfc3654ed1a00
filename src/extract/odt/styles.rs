//! The styles: what a name means once everything it inherits is counted in.

use super::lists::Lists;
use super::properties::{TextProperties, background};
use crate::extract::ExtractError;
use crate::extract::office::package::Part;
use crate::extract::office::xml::{Element, Ns, Xml};
use crate::extract::rich::colour::{Ground, Paint};
use std::collections::{BTreeSet, HashMap};

/// Styles in one line of descent; a circle ends here.
const MAX_DESCENT: usize = 24;

/// The styles of a document by family and name.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles {
    styles: HashMap<(String, String), Style>,
    defaults: HashMap<String, Style>,
    /// The list styles.
    pub lists: Lists,
    /// The page styles that paragraphs and tables name.
    pages: BTreeSet<String>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    parent: Option<String>,
    /// The level in the outline, from 1.
    outline: Option<u8>,
    text: TextProperties,
    /// The colour behind a paragraph or cell.
    ground: Option<Paint>,
    /// How a shape is filled.
    fill: Option<Fill>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fill {
    None,
    Plain(Paint),
    Unknown,
}

impl Styles {
    /// The named styles of a style sheet.
    pub fn common(part: &Part) -> Result<Self, ExtractError> {
        let mut styles = Self::default();
        styles.read(part, "styles")?;
        Ok(styles)
    }

    /// These, and those that a part keeps for itself.
    pub fn with_automatic(mut self, part: &Part) -> Result<Self, ExtractError> {
        self.read(part, "automatic-styles")?;
        Ok(self)
    }

    fn read(&mut self, part: &Part, group: &str) -> Result<(), ExtractError> {
        let mut xml = Xml::new(part);
        if xml.child()?.is_none() {
            return Ok(());
        }
        while let Some(element) = xml.child()? {
            if element.name() != (Ns::OdfOffice, group) {
                xml.skip()?;
                continue;
            }
            while let Some(style) = xml.child()? {
                match style.name() {
                    (Ns::OdfStyle, "style" | "default-style") => self.read_style(&style, &mut xml)?,
                    (Ns::OdfText, "list-style") => self.lists.read(&style, &mut xml)?,
                    _ => xml.skip()?,
                }
            }
        }
        Ok(())
    }

    fn read_style(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        let text = |name| element.attribute(name).map(String::from);
        let family = text("family").unwrap_or_default();
        self.pages.extend(text("master-page-name").filter(|name| !name.is_empty()));
        let name = text("name");
        let outline = text("default-outline-level").and_then(|level| level.parse().ok());
        let is_title = name.as_deref() == Some("Title");
        let mut style = Style {
            parent: text("parent-style-name"),
            outline: outline.or(is_title.then_some(1)),
            ..Style::default()
        };
        while let Some(properties) = xml.child()? {
            match properties.name() {
                (Ns::OdfStyle, "text-properties") => style.text = TextProperties::read(&properties),
                (Ns::OdfStyle, "paragraph-properties" | "table-cell-properties") => {
                    style.ground = background(&properties);
                }
                (Ns::OdfStyle, "graphic-properties") => style.fill = fill(&properties),
                _ => {}
            }
            xml.skip()?;
        }
        match name {
            Some(name) => self.styles.insert((family, name), style),
            None => self.defaults.insert(family, style),
        };
        Ok(())
    }

    /// A style and those it inherits from, nearest first, the default of the family last.
    fn descent<'s>(&'s self, family: &str, name: Option<&str>) -> Vec<&'s Style> {
        let get = |name: &str| self.styles.get(&(family.to_owned(), name.to_owned()));
        let first = name.and_then(get);
        let parents = std::iter::successors(first, |style| get(style.parent.as_deref()?)).take(MAX_DESCENT);
        parents.chain(self.defaults.get(family)).collect()
    }

    /// What a style of a family says of text.
    pub fn text(&self, family: &str, name: Option<&str>) -> TextProperties {
        let descent = self.descent(family, name);
        descent.into_iter().rev().fold(TextProperties::default(), |base, style| style.text.over(base))
    }

    /// The level of headings of a paragraph style, from 1.
    pub fn heading(&self, name: Option<&str>) -> Option<u8> {
        let outline = self.descent("paragraph", name).into_iter().find_map(|style| style.outline);
        outline.filter(|level| (1..=9).contains(level))
    }

    /// What paragraphs or cells of a style stand on.
    pub fn ground(&self, family: &str, name: Option<&str>, beneath: Ground) -> Ground {
        beneath.under(self.descent(family, name).into_iter().find_map(|style| style.ground))
    }

    /// What text in a shape stands on, and whether the shape covers what lies beneath it.
    pub fn shape(&self, name: Option<&str>) -> (Ground, bool) {
        match self.descent("graphic", name).into_iter().find_map(|style| style.fill) {
            Some(Fill::Plain(paint)) => (Ground::Unknown.under(Some(paint)), true),
            Some(Fill::Unknown) => (Ground::Unknown, true),
            Some(Fill::None) | None => (Ground::Unknown, false),
        }
    }

    /// Whether a page style is used: by name, or as the one of documents that name none.
    pub fn uses_page(&self, name: &str) -> bool {
        name == "Standard" || self.pages.contains(name)
    }
}

fn fill(element: &Element<'_>) -> Option<Fill> {
    let colour = || element.attribute("fill-color").and_then(|value| Paint::parse(&value));
    match element.attribute("fill").as_deref() {
        Some("none") => Some(Fill::None),
        Some("solid") => Some(colour().map_or(Fill::Unknown, Fill::Plain)),
        Some(_) => Some(Fill::Unknown),
        None => background(element).map(Fill::Plain),
    }
}

//! The style sheet: what a style means once everything it is based on is counted in.

use super::colour::Ground;
use super::package::Part;
use super::properties::{ParagraphProperties, RunProperties};
use super::xml::{Element, Ns, Xml};
use crate::extract::ExtractError;
use std::collections::HashMap;

/// Styles in one line of descent; Word itself allows far fewer, and a circle ends here.
const MAX_DESCENT: usize = 24;

/// The styles by their id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default_paragraph: Option<String>,
    /// The style of tables that name none.
    default_table: Option<String>,
    /// What runs are where nothing else is said.
    defaults: RunProperties,
}

#[derive(Debug, Default, Clone)]
struct Style {
    based_on: Option<String>,
    heading: Option<u8>,
    paragraph: ParagraphProperties,
    run: RunProperties,
    /// Whether a table style paints some of its cells.
    paints: bool,
}

/// A paragraph style with all that it inherits.
#[derive(Debug, Default, Clone)]
pub(super) struct ParagraphStyle {
    /// Its properties of paragraphs.
    pub paragraph: ParagraphProperties,
    /// Its properties of runs, on top of the defaults of the document.
    pub run: RunProperties,
    /// The heading level, from 1, where it is a heading.
    pub heading: Option<u8>,
}

impl Styles {
    /// Reads the style sheet.
    pub fn read(part: &Part) -> Result<Self, ExtractError> {
        let mut styles = Self::default();
        let mut xml = Xml::new(part);
        if xml.child()?.is_none() {
            return Ok(styles);
        }
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "docDefaults") => styles.read_defaults(&mut xml)?,
                (Ns::Word, "style") => styles.read_style(&element, &mut xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(styles)
    }

    /// What a paragraph style means; the default style where none is named or it is unknown.
    pub fn paragraph(&self, id: Option<&str>) -> ParagraphStyle {
        let known = id.filter(|id| self.styles.contains_key(*id));
        let mut resolved = ParagraphStyle::default();
        for style in self.descent(known.or(self.default_paragraph.as_deref())) {
            resolved.paragraph = resolved.paragraph.over(&style.paragraph);
            resolved.run = resolved.run.over(&style.run);
            let own = style.paragraph.outline.map_or(style.heading, |level| Some(level + 1));
            resolved.heading = resolved.heading.or(own);
        }
        // Level 9 of the outline says that this is no heading, whatever it is based on.
        resolved.heading = resolved.heading.filter(|level| (1..=9).contains(level));
        resolved.run = resolved.run.over(&self.defaults);
        resolved
    }

    /// What a character style means.
    pub fn character(&self, id: &str) -> RunProperties {
        self.descent(Some(id)).fold(RunProperties::default(), |resolved, style| resolved.over(&style.run))
    }

    /// What lies beneath the cells of a table: unknown where its style paints some of them.
    pub fn table_ground(&self, id: Option<&str>, ground: Ground) -> Ground {
        let paints = self.descent(id.or(self.default_table.as_deref())).any(|style| style.paints);
        if paints { Ground::Unknown } else { ground }
    }

    /// A style and those it is based on, nearest first.
    fn descent<'s>(&'s self, id: Option<&str>) -> impl Iterator<Item = &'s Style> {
        let first = id.and_then(|id| self.styles.get(id));
        let parent = |style: &&'s Style| self.styles.get(style.based_on.as_deref()?);
        std::iter::successors(first, parent).take(MAX_DESCENT)
    }

    fn read_defaults(&mut self, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "rPrDefault") => self.read_defaults(xml)?,
                (Ns::Word, "rPr") => self.defaults = RunProperties::read(xml)?,
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    fn read_style(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        let id = element.attribute("styleId").map(String::from).unwrap_or_default();
        let is_default = element.attribute("default").is_some_and(|value| value == "1" || value == "true");
        let default = match element.attribute("type").as_deref() {
            Some("paragraph") => Some(&mut self.default_paragraph),
            Some("table") => Some(&mut self.default_table),
            _ => None,
        };
        if let Some(default) = default.filter(|_| is_default) {
            *default = Some(id.clone());
        }
        let mut style = Style { heading: heading(&id), ..Style::default() };
        while let Some(element) = xml.child()? {
            match element.name() {
                (Ns::Word, "pPr") => style.paragraph = ParagraphProperties::read(xml, &mut Vec::new())?,
                (Ns::Word, "rPr") => style.run = RunProperties::read(xml)?,
                (Ns::Word, "tblPr" | "tcPr" | "tblStylePr") => style.paints |= paints(xml)?,
                (Ns::Word, "basedOn") => {
                    style.based_on = element.value().map(Into::into);
                    xml.skip()?;
                }
                (Ns::Word, "name") => {
                    style.heading = element.value().and_then(|name| heading(&name)).or(style.heading);
                    xml.skip()?;
                }
                _ => xml.skip()?,
            }
        }
        self.styles.insert(id, style);
        Ok(())
    }
}

/// The level of a built-in heading style; its name is English in every language of the program.
fn heading(name: &str) -> Option<u8> {
    let name = name.to_lowercase().replace([' ', '-', '_'], "");
    match name.strip_prefix("heading") {
        Some(level) => level.parse().ok().filter(|level| (1..=9).contains(level)),
        None => (name == "title").then_some(1),
    }
}

/// Whether a part of a table style sets a shading.
fn paints(xml: &mut Xml<'_>) -> Result<bool, ExtractError> {
    let mut found = false;
    while let Some(element) = xml.child()? {
        if element.name() == (Ns::Word, "shd") {
            found |= element.attribute("fill").is_some_and(|fill| fill != "auto");
        }
        found |= paints(xml)?;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(body: &str) -> Styles {
        let xml = format!(
            "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>{body}</w:styles>"
        );
        Styles::read(&Part { format: "DOCX", name: "word/styles.xml".into(), xml }).unwrap()
    }

    #[test]
    fn a_style_inherits_what_it_is_silent_about() {
        let styles = styles(
            "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>
             <w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:b/></w:rPr></w:style>
             <w:style w:type='paragraph' w:styleId='C'><w:basedOn w:val='N'/><w:rPr><w:b w:val='0'/></w:rPr></w:style>",
        );
        let (default, child) = (styles.paragraph(None), styles.paragraph(Some("C")));
        assert_eq!((default.run.bold, default.run.size), (Some(true), Some(11.0)));
        assert_eq!((child.run.bold, child.run.size), (Some(false), Some(11.0)));
        assert_eq!(styles.paragraph(Some("unknown")).run.bold, Some(true));
    }

    #[test]
    fn headings_are_known_in_every_language() {
        let styles = styles(
            "<w:style w:type='paragraph' w:styleId='berschrift2'><w:name w:val='heading 2'/></w:style>
             <w:style w:type='paragraph' w:styleId='Job'><w:basedOn w:val='berschrift2'/></w:style>
             <w:style w:type='paragraph' w:styleId='Body'><w:basedOn w:val='berschrift2'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>
             <w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>",
        );
        let heading = |id| styles.paragraph(Some(id)).heading;
        assert_eq!(heading("berschrift2"), Some(2));
        assert_eq!(heading("Job"), Some(2));
        assert_eq!(heading("Body"), None);
        assert_eq!(heading("Titel"), Some(1));
    }

    #[test]
    fn a_circle_of_styles_ends() {
        let styles = styles(
            "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>
             <w:style w:styleId='B'><w:basedOn w:val='A'/><w:rPr><w:vanish/></w:rPr></w:style>",
        );
        assert_eq!(styles.character("A").vanish, Some(true));
    }
}

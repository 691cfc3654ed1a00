//! Walking XML one element at a time, with the depth bounded and the errors placed.

use super::package::{Part, corrupt};
use crate::extract::ExtractError;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;

/// Elements that may be open at once. Documents of people stay far below; the walk recurses once
/// an element, so this bounds its stack.
const MAX_DEPTH: usize = 200;

/// The vocabularies that matter to a reader of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ns {
    /// WordprocessingML, transitional or strict.
    Word,
    /// What Word 2010 added to WordprocessingML.
    Word2010,
    /// Markup compatibility: alternatives for old and new programs.
    Compatibility,
    /// Word's shapes (`wps`).
    Shape,
    /// DrawingML.
    Drawing,
    /// Diagrams of DrawingML (SmartArt).
    Diagram,
    /// VML, the older shapes.
    Vml,
    /// Formulas.
    Math,
    /// OpenDocument: what a file is made of.
    OdfOffice,
    /// OpenDocument: paragraphs, lists and what stands in them.
    OdfText,
    /// OpenDocument: tables.
    OdfTable,
    /// OpenDocument: styles.
    OdfStyle,
    /// OpenDocument: frames and shapes.
    OdfDraw,
    /// Anything else.
    Other,
}

/// An element whose start tag was read.
#[derive(Debug)]
pub(crate) struct Element<'x> {
    pub namespace: Ns,
    start: BytesStart<'x>,
}

impl Element<'_> {
    /// Namespace and local name.
    pub fn name(&self) -> (Ns, &str) {
        let name = self.start.name();
        let local = self.start.local_name().into_inner().len();
        let full = name.into_inner().len();
        (self.namespace, &self.start[full - local..full])
    }

    /// The value of an attribute, whatever its prefix.
    pub fn attribute(&self, local: &str) -> Option<Cow<'_, str>> {
        // Without the check for duplicates, which takes quadratic time.
        let mut attributes = self.start.attributes();
        let same = |attribute: &Attribute<'_>| attribute.key.local_name().as_ref() == local;
        let found = attributes.with_checks(false).flatten().find(same)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value))
    }

    /// The attribute that most properties have: `w:val`.
    pub fn value(&self) -> Option<Cow<'_, str>> {
        self.attribute("val")
    }

    /// The value of a property that is on unless it says otherwise.
    pub fn is_on(&self) -> bool {
        !self.value().is_some_and(|value| matches!(&*value, "0" | "false" | "off" | "none"))
    }

    /// The value as a number.
    pub fn number<N: std::str::FromStr>(&self) -> Option<N> {
        self.value()?.trim().parse().ok()
    }
}

/// A piece of mixed content.
#[derive(Debug)]
pub(crate) enum Node<'x> {
    /// An element, which must then be read to its end or skipped.
    Element(Element<'x>),
    /// Text between elements.
    Text(String),
}

/// A reader over one part.
pub(crate) struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    part: &'x Part,
    depth: usize,
}

impl<'x> Xml<'x> {
    /// Starts before the root element.
    pub fn new(part: &'x Part) -> Self {
        let mut reader = NsReader::from_str(&part.xml);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, part, depth: 0 }
    }

    /// The next child of the element opened last, which must then be read to its end or skipped;
    /// `None` at the end of that element (and of the part).
    pub fn child(&mut self) -> Result<Option<Element<'x>>, ExtractError> {
        loop {
            match self.event()? {
                Event::Start(start) => return Ok(Some(self.element(start))),
                Event::End(_) | Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// The next piece of the element opened last, text included; `None` at its end.
    pub fn node(&mut self) -> Result<Option<Node<'x>>, ExtractError> {
        loop {
            let text = match self.event()? {
                Event::Start(start) => return Ok(Some(Node::Element(self.element(start)))),
                Event::End(_) | Event::Eof => return Ok(None),
                Event::Text(piece) => piece.xml10_content().into_owned(),
                Event::CData(piece) => piece.xml10_content().into_owned(),
                Event::GeneralRef(name) => resolve(&name),
                _ => continue,
            };
            return Ok(Some(Node::Text(text)));
        }
    }

    /// The next element at any depth, for lists whose nesting says nothing.
    pub fn descendant(&mut self) -> Result<Option<Element<'x>>, ExtractError> {
        loop {
            match self.event()? {
                Event::Start(start) => return Ok(Some(self.element(start))),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Passes over the rest of the element opened last.
    pub fn skip(&mut self) -> Result<(), ExtractError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.event()?, Event::Eof) {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element opened last, read to its end.
    pub fn text(&mut self) -> Result<String, ExtractError> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            match self.event()? {
                Event::Text(piece) => text.push_str(&piece.xml10_content()),
                Event::CData(piece) => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(name) => text.push_str(&resolve(&name)),
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(text)
    }

    fn event(&mut self) -> Result<Event<'x>, ExtractError> {
        let event = match self.reader.read_event() {
            Ok(event) => event,
            Err(_) => return Err(self.broken("is not well-formed XML")),
        };
        match event {
            Event::Start(_) if self.depth == MAX_DEPTH => {
                return Err(self.broken(&format!("nests more than {MAX_DEPTH} elements")));
            }
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::Eof if self.depth > 0 => return Err(self.broken("ends too early")),
            _ => {}
        }
        Ok(event)
    }

    fn element(&self, start: BytesStart<'x>) -> Element<'x> {
        let namespace = match self.reader.resolver().resolve_element(start.name()).0 {
            ResolveResult::Bound(Namespace(uri)) => known(uri),
            // Some programs leave the declaration out; what they mean is not in doubt.
            _ if start.name().prefix().is_some_and(|prefix| prefix.as_ref() == "w") => Ns::Word,
            _ => Ns::Other,
        };
        Element { namespace, start }
    }

    fn broken(&self, how: &str) -> ExtractError {
        corrupt(
            self.part.format,
            format!("the part {} {how}, at byte {}", self.part.name, self.reader.buffer_position()),
        )
    }
}

fn known(uri: &str) -> Ns {
    match uri {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::Word,
        "http://schemas.microsoft.com/office/word/2010/wordml" => Ns::Word2010,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Compatibility,
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" => Ns::Shape,
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://purl.oclc.org/ooxml/drawingml/main"
        | "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Ns::Drawing,
        "http://schemas.openxmlformats.org/drawingml/2006/diagram"
        | "http://purl.oclc.org/ooxml/drawingml/diagram" => Ns::Diagram,
        "urn:schemas-microsoft-com:vml" => Ns::Vml,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::Math,
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0" => Ns::OdfOffice,
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Ns::OdfText,
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Ns::OdfTable,
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0" => Ns::OdfStyle,
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" => Ns::OdfDraw,
        _ => Ns::Other,
    }
}

/// An entity that nothing defines stands for nothing: one slip must not cost the whole file.
fn resolve(name: &BytesRef<'_>) -> String {
    match name.resolve_char_ref() {
        Ok(Some(sign)) => sign.into(),
        _ => resolve_predefined_entity(name).unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(xml: &str) -> Part {
        Part { format: "DOCX", name: "word/document.xml".into(), xml: xml.into() }
    }

    #[test]
    fn an_undefined_entity_costs_only_itself() {
        let part = part("<a x='1 &amp; &what;'>R&amp;D &unknown;&#233;& more</a>");
        let mut xml = Xml::new(&part);
        let root = xml.child().unwrap().unwrap();
        assert_eq!(root.attribute("x").unwrap(), "1 &amp; &what;");
        assert_eq!(xml.text().unwrap(), "R&D é& more");
    }

    #[test]
    fn nesting_is_bounded_with_the_place_in_the_error() {
        let part = part(&"<a>".repeat(MAX_DEPTH + 1));
        let mut xml = Xml::new(&part);
        let error = loop {
            match xml.descendant() {
                Ok(Some(_)) => {}
                Ok(None) => panic!("the end was reached"),
                Err(error) => break error,
            }
        };
        assert!(error.to_string().contains("word/document.xml nests more than"), "{error}");
    }

    #[test]
    fn a_part_that_breaks_off_is_damaged() {
        for text in ["<a><b>", "<a></b>", "<a><b x='"] {
            let part = part(text);
            let mut xml = Xml::new(&part);
            let end = loop {
                match xml.descendant() {
                    Ok(Some(_)) => {}
                    other => break other.map(|_| ()),
                }
            };
            assert!(end.is_err(), "{text}");
        }
    }
}

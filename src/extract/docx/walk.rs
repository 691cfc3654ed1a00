//! The way through a part in reading order: paragraphs, tables, text boxes, and what to pass by.

use super::backdrop::Backdrops;
use super::diagram::Diagram;
use super::numbering::Numbering;
use super::paragraph::{Frame, Paragraph};
use super::properties::{ParagraphProperties, RunProperties};
use super::section::Section;
use super::styles::Styles;
use super::xml::{Element, Ns, Xml};
use super::{breaks, symbol};
use crate::extract::ExtractError;
use crate::extract::line::Line;

/// Fields within fields that are told apart; more is no document of a person.
const MAX_FIELDS: usize = 32;

/// What paragraphs need to be understood.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The style sheet.
    pub styles: Styles,
    /// The numberings.
    pub numbering: Numbering,
}

/// A walk over the parts of one document.
pub(super) struct Walk<'s> {
    /// The styles and numberings.
    pub sheet: &'s Sheet,
    /// The next paragraph's number; `None` in parts whose paragraphs are not counted.
    pub next_paragraph: Option<usize>,
    /// The sections met so far.
    pub sections: Vec<Section>,
    /// Whether a picture was met.
    pub has_picture: bool,
    /// The drawings that may stand behind the text.
    pub backdrops: Backdrops,
    /// The diagrams met so far.
    pub diagrams: Vec<Diagram>,
    /// Whether the drawing that is being read paints anything.
    pub has_paint: bool,
    /// The fields that are open, outermost first.
    fields: Vec<Field>,
}

/// Which half of a field we are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// What the program is to do.
    Instruction,
    /// What came of it: text for the reader.
    Result,
}

impl<'s> Walk<'s> {
    /// A walk that counts the paragraphs.
    pub fn new(sheet: &'s Sheet) -> Self {
        Self {
            sheet,
            next_paragraph: Some(0),
            sections: Vec::new(),
            has_picture: false,
            backdrops: Backdrops::default(),
            diagrams: Vec::new(),
            has_paint: false,
            fields: Vec::new(),
        }
    }

    /// Reads the element opened last to its end, as a flow of paragraphs and tables.
    pub fn flow(
        &mut self,
        xml: &mut Xml<'_>,
        frame: Frame,
        lines: &mut Vec<Line>,
    ) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            self.flow_child(&element, xml, frame, lines)?;
        }
        Ok(())
    }

    /// Reads one element of a flow.
    pub fn flow_child(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        frame: Frame,
        lines: &mut Vec<Line>,
    ) -> Result<(), ExtractError> {
        match element.name() {
            (Ns::Word, "p") => self.paragraph(xml, frame, lines),
            (Ns::Word, "tbl") => self.table(xml, frame, lines),
            (Ns::Word, "sectPr") => {
                self.sections.push(Section::read(xml)?);
                Ok(())
            }
            (Ns::Compatibility, "AlternateContent") => {
                let before = lines.len();
                while let Some(branch) = xml.child()? {
                    let wanted = lines.len() == before && is_branch(&branch);
                    if wanted { self.flow(xml, frame, lines)? } else { xml.skip()? }
                }
                Ok(())
            }
            name if is_passed_by(name) => xml.skip(),
            // Content controls, insertions, custom XML: what matters is what they hold.
            _ => self.flow(xml, frame, lines),
        }
    }

    fn paragraph(
        &mut self,
        xml: &mut Xml<'_>,
        frame: Frame,
        lines: &mut Vec<Line>,
    ) -> Result<(), ExtractError> {
        let index = self.next_paragraph;
        self.next_paragraph = index.map(|index| index + 1);
        let mut paragraph = Paragraph::new(index, frame, &self.sheet.styles);
        self.inline(xml, frame, &mut paragraph)?;
        lines.append(&mut paragraph.lines(&self.sheet.numbering));
        lines.append(&mut paragraph.boxes);
        // An instruction that was never ended must not swallow the rest of the document.
        self.fields.retain(|&field| field == Field::Result);
        Ok(())
    }

    /// Reads the element opened last to its end, as content of a paragraph.
    pub fn inline(
        &mut self,
        xml: &mut Xml<'_>,
        frame: Frame,
        paragraph: &mut Paragraph,
    ) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            self.inline_child(&element, xml, frame, paragraph)?;
        }
        Ok(())
    }

    /// Reads one element of the content of a paragraph.
    pub fn inline_child(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        frame: Frame,
        paragraph: &mut Paragraph,
    ) -> Result<(), ExtractError> {
        let styles = &self.sheet.styles;
        match element.name() {
            (Ns::Word, "pPr") => {
                let sections = &mut self.sections;
                let properties = ParagraphProperties::read(xml, sections)?;
                paragraph.set(properties, styles);
            }
            (Ns::Word, "r") => {
                paragraph.start_run(RunProperties::default(), styles);
                self.inline(xml, frame, paragraph)?;
            }
            (Ns::Word, "rPr") => paragraph.start_run(RunProperties::read(xml)?, styles),
            (Ns::Word | Ns::Math, "t") => self.text(&xml.text()?, paragraph),
            (Ns::Word, "txbxContent") => {
                let fields = std::mem::take(&mut self.fields);
                self.flow(xml, frame, &mut paragraph.boxes)?;
                self.fields = fields;
            }
            (Ns::Compatibility, "AlternateContent") => self.alternatives(xml, frame, paragraph)?,
            (Ns::Drawing, "anchor") | (Ns::Shape, "wsp") | (Ns::Diagram, "relIds") => {
                self.drawn(element, xml, frame, paragraph)?;
            }
            (Ns::Vml, "group" | "shape" | "rect" | "roundrect" | "oval" | "textbox" | "textpath") => {
                self.drawn(element, xml, frame, paragraph)?;
            }
            (Ns::Word, "fldChar") => {
                self.field(element.attribute("fldCharType").as_deref());
                xml.skip()?;
            }
            name if is_passed_by(name) => xml.skip()?,
            name => {
                let is_picture = matches!(name, (Ns::Drawing, "blip") | (Ns::Vml, "imagedata"));
                self.has_picture |= is_picture;
                self.has_paint |= is_picture;
                if let Some(sign) = sign(element) {
                    self.text(sign.encode_utf8(&mut [0; 4]), paragraph);
                }
                // Links, smart tags, insertions, drawings: what matters is what they hold.
                self.inline(xml, frame, paragraph)?;
            }
        }
        Ok(())
    }

    fn text(&self, text: &str, paragraph: &mut Paragraph) {
        if !self.fields.contains(&Field::Instruction) {
            paragraph.push(text);
        }
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") if self.fields.len() < MAX_FIELDS => self.fields.push(Field::Instruction),
            Some("separate") => {
                if let Some(last) = self.fields.last_mut() {
                    *last = Field::Result;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    /// The same content for newer and older programs: the first that shows anything counts.
    fn alternatives(
        &mut self,
        xml: &mut Xml<'_>,
        frame: Frame,
        paragraph: &mut Paragraph,
    ) -> Result<(), ExtractError> {
        let before = paragraph.extent();
        while let Some(branch) = xml.child()? {
            if paragraph.extent() == before && is_branch(&branch) {
                self.inline(xml, frame, paragraph)?;
            } else {
                xml.skip()?;
            }
        }
        Ok(())
    }
}

/// The sign that an element without text stands for.
fn sign(element: &Element<'_>) -> Option<char> {
    match element.name() {
        (Ns::Word, "tab" | "ptab") => Some('\t'),
        (Ns::Word, "cr") => Some(breaks::SOFT),
        (Ns::Word, "br") => match element.attribute("type").as_deref() {
            Some("page" | "column") => Some(breaks::HARD),
            _ => Some(breaks::SOFT),
        },
        (Ns::Word, "noBreakHyphen") => Some('-'),
        (Ns::Word, "sym") => symbol::of(element),
        _ => None,
    }
}

fn is_branch(element: &Element<'_>) -> bool {
    matches!(element.name(), (Ns::Compatibility, "Choice" | "Fallback"))
}

/// What a reader does not see: deletions, the old place of what was moved, the properties before a
/// change, the settings of content controls, the small print above ruby text.
pub(super) fn is_passed_by(name: (Ns, &str)) -> bool {
    let (Ns::Word, local) = name else { return false };
    matches!(local, "del" | "moveFrom" | "sdtPr" | "sdtEndPr" | "rt" | "instrText" | "delText" | "fldData")
        || local.ends_with("PrChange")
}

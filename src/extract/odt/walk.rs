//! The way through a part in reading order: paragraphs, lists, tables, frames.

use super::properties::{TextProperties, length};
use super::styles::Styles;
use crate::document::Hiding;
use crate::extract::ExtractError;
use crate::extract::line::Line;
use crate::extract::office::xml::{Element, Node, Ns, Xml};
use crate::extract::rich::backdrop::Backdrops;
use crate::extract::rich::breaks;
use crate::extract::rich::colour::{Ground, WHITE};
use crate::extract::rich::flow::Flow;
use crate::extract::rich::place;

/// Spaces that one element may stand for; more is no layout of a person.
const MAX_SPACES: usize = 200;

/// What a text stands on and in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// What is painted beneath it.
    pub ground: Ground,
    /// Why nothing in it can be seen.
    pub hidden: Option<Hiding>,
}

/// The page.
const PAGE: Frame = Frame { ground: WHITE, hidden: None };

/// A walk over one part.
pub(super) struct Walk<'s> {
    /// The styles that hold in it.
    pub styles: &'s Styles,
    /// What was read so far.
    pub flow: Flow,
    /// The lines of text boxes that are anchored in the paragraph.
    boxes: Vec<Line>,
    notes: Vec<Line>,
    backdrops: Backdrops,
    /// Pictures met so far.
    pictures: usize,
    /// The list that is open: its style and how deep it nests.
    list: (Option<String>, usize),
    /// Whether the next paragraph is the first of a list item with a marker.
    is_item: bool,
}

impl<'s> Walk<'s> {
    /// A walk in which some styles hold.
    pub fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            flow: Flow::default(),
            boxes: Vec::new(),
            notes: Vec::new(),
            backdrops: Backdrops::default(),
            pictures: 0,
            list: (None, 0),
            is_item: false,
        }
    }

    /// The lines of the text and those of the notes, and whether a picture was met.
    pub fn finish(mut self) -> (Vec<Line>, Vec<Line>, bool) {
        let mut lines = self.flow.take_lines();
        self.backdrops.reveal(&mut lines);
        (lines, self.notes, self.pictures > 0)
    }

    /// Reads the body of a document.
    pub fn document(&mut self, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        while let Some(element) = xml.descendant()? {
            if element.name() == (Ns::OdfOffice, "text") {
                self.content(xml)?;
            }
        }
        Ok(())
    }

    /// Reads the element opened last as a flow on the page.
    pub fn content(&mut self, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        self.flow(xml, PAGE)
    }

    /// Reads the element opened last to its end, as a flow of paragraphs, lists and tables.
    pub fn flow(&mut self, xml: &mut Xml<'_>, frame: Frame) -> Result<(), ExtractError> {
        while let Some(element) = xml.child()? {
            self.flow_child(&element, xml, frame)?;
        }
        Ok(())
    }

    fn flow_child(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        mut frame: Frame,
    ) -> Result<(), ExtractError> {
        match element.name() {
            (Ns::OdfText, "p" | "h") => self.paragraph(element, xml, frame),
            (Ns::OdfText, "list") => self.list(element, xml, frame),
            (Ns::OdfText, "list-item") => {
                let (name, level) = &self.list;
                self.is_item = self.styles.lists.marks(name.as_deref().unwrap_or(""), *level);
                self.flow(xml, frame)?;
                self.is_item = false;
                Ok(())
            }
            (Ns::OdfTable, "table") => self.table(xml, frame),
            (Ns::OdfText, "section") => {
                if element.attribute("display").as_deref() == Some("none") {
                    frame.hidden = frame.hidden.or(Some(Hiding::Vanish));
                }
                self.flow(xml, frame)
            }
            (Ns::OdfDraw, _) => {
                self.drawing(element, xml, frame)?;
                let boxes = std::mem::take(&mut self.boxes);
                self.flow.append(boxes);
                Ok(())
            }
            name if is_passed_by(name) => xml.skip(),
            // Indexes and groups: what matters is what they hold.
            _ => self.flow(xml, frame),
        }
    }

    fn list(&mut self, element: &Element<'_>, xml: &mut Xml<'_>, frame: Frame) -> Result<(), ExtractError> {
        let style = element.attribute("style-name").map(String::from).or_else(|| self.list.0.clone());
        let level = self.list.1 + 1;
        let outer = std::mem::replace(&mut self.list, (style, level));
        self.flow(xml, frame)?;
        self.list = outer;
        Ok(())
    }

    fn paragraph(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        mut frame: Frame,
    ) -> Result<(), ExtractError> {
        let style = element.attribute("style-name");
        let style = style.as_deref();
        let is_heading = element.name() == (Ns::OdfText, "h");
        let stated = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
        let heading = stated.filter(|_| is_heading).map(|level| level.clamp(1, 9));
        let heading = heading.or_else(|| self.styles.heading(style));
        frame.ground = self.styles.ground("paragraph", style, frame.ground);
        let list_item = std::mem::take(&mut self.is_item);
        self.inline(xml, self.styles.text("paragraph", style), frame)?;
        self.flow.end_paragraph(list_item, heading);
        let boxes = std::mem::take(&mut self.boxes);
        self.flow.append(boxes);
        Ok(())
    }

    /// Reads the element opened last to its end, as content of a paragraph.
    fn inline(&mut self, xml: &mut Xml<'_>, text: TextProperties, frame: Frame) -> Result<(), ExtractError> {
        while let Some(node) = xml.node()? {
            match node {
                Node::Text(piece) => self.text(&piece, text, frame),
                Node::Element(element) => self.inline_child(&element, xml, text, frame)?,
            }
        }
        Ok(())
    }

    fn inline_child(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        text: TextProperties,
        frame: Frame,
    ) -> Result<(), ExtractError> {
        match element.name() {
            (Ns::OdfText, "s") => {
                let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.push(&" ".repeat(MAX_SPACES.min(count)), text, frame);
                xml.skip()
            }
            (Ns::OdfText, "tab") => self.sign("\t", xml, text, frame),
            (Ns::OdfText, "line-break") => self.sign(breaks::SOFT.encode_utf8(&mut [0; 4]), xml, text, frame),
            (Ns::OdfText, "span") => {
                let style = element.attribute("style-name");
                self.inline(xml, self.styles.text("text", style.as_deref()).over(text), frame)
            }
            (Ns::OdfText, "note") => self.apart(xml, PAGE).map(|mut lines| self.notes.append(&mut lines)),
            (Ns::OdfText, "hidden-text") => {
                let words = element.attribute("string-value").unwrap_or_default();
                self.push(&words, TextProperties { is_gone: Some(true), ..text }, frame);
                xml.skip()
            }
            (Ns::OdfDraw, "a") => self.inline(xml, text, frame),
            (Ns::OdfDraw, _) => self.drawing(element, xml, frame),
            name if is_passed_by(name) => xml.skip(),
            // Links, fields, bookmarks: what matters is what they hold.
            _ => self.inline(xml, text, frame),
        }
    }

    fn sign(
        &mut self,
        sign: &str,
        xml: &mut Xml<'_>,
        text: TextProperties,
        frame: Frame,
    ) -> Result<(), ExtractError> {
        self.push(sign, text, frame);
        xml.skip()
    }

    fn push(&mut self, piece: &str, text: TextProperties, frame: Frame) {
        self.flow.push(piece, text.look(frame.ground, frame.hidden));
    }

    /// Adds text in which runs of white space count as one space, as the format has it.
    fn text(&mut self, piece: &str, text: TextProperties, frame: Frame) {
        let mut run = String::with_capacity(piece.len());
        let mut is_open = self.flow.ends_open();
        for c in piece.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !(is_space && is_open) {
                run.push(if is_space { ' ' } else { c });
            }
            is_open = is_space;
        }
        self.push(&run, text, frame);
    }

    /// A frame or shape: its text is read after the paragraph that it is anchored in.
    fn drawing(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
        mut frame: Frame,
    ) -> Result<(), ExtractError> {
        let style = element.attribute("style-name");
        let (ground, is_painted) = self.styles.shape(style.as_deref());
        frame.ground = ground;
        let points = |name| element.attribute(name).and_then(|value| length(&value));
        if place::is_off_page(points("x"), points("width"))
            || place::is_off_page(points("y"), points("height"))
        {
            frame.hidden = frame.hidden.or(Some(Hiding::OffPage));
        }
        let pictures = self.pictures;
        self.pictures += usize::from(element.name() == (Ns::OdfDraw, "image"));
        let mut lines = self.apart(xml, frame)?;
        let height = points("height");
        if let (true, Some(height)) = (is_painted || self.pictures > pictures, height) {
            self.backdrops.add(Some(self.flow.paragraph()), height);
        }
        self.boxes.append(&mut lines);
        Ok(())
    }

    /// Reads the element opened last as a flow of its own.
    fn apart(&mut self, xml: &mut Xml<'_>, frame: Frame) -> Result<Vec<Line>, ExtractError> {
        let outer = (
            std::mem::take(&mut self.flow),
            std::mem::take(&mut self.boxes),
            std::mem::take(&mut self.list),
            std::mem::take(&mut self.is_item),
        );
        let read = self.flow(xml, frame);
        let mut lines = self.flow.take_lines();
        lines.append(&mut self.boxes);
        (self.flow, self.boxes, self.list, self.is_item) = outer;
        for line in &mut lines {
            line.paragraph = Some(self.flow.paragraph());
        }
        read.map(|()| lines)
    }
}

/// What a reader does not see: deletions, comments, descriptions of pictures, the settings of
/// fields and indexes, the small print above ruby text.
fn is_passed_by(name: (Ns, &str)) -> bool {
    match name {
        (Ns::OdfText, "tracked-changes" | "note-citation" | "ruby-text" | "bibliography-mark") => true,
        (Ns::OdfText, local) => local.ends_with("-decls") || local.ends_with("-source"),
        (Ns::OdfOffice, "annotation" | "annotation-end" | "forms" | "event-listeners" | "scripts") => true,
        (Ns::Other, "title" | "desc") => true,
        _ => false,
    }
}

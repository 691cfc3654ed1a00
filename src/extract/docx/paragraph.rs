//! One paragraph while it is read, and the lines that a reader sees of it.

use super::colour::Ground;
use super::numbering::Numbering;
use super::properties::{ParagraphProperties, RunProperties};
use super::styles::{ParagraphStyle, Styles};
use crate::document::Hiding;
use crate::extract::line::Line;
use crate::extract::rich::pieces::{Look, Pieces, READABLE, Setting};
use crate::extract::rich::place::is_off_page;

/// Points of type where neither run, style nor defaults say any, as Word has it.
const DEFAULT_SIZE: f32 = 10.0;

/// What a text stands on and in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// What is painted beneath it.
    pub ground: Ground,
    /// Why nothing in it can be seen.
    pub hidden: Option<Hiding>,
}

/// A paragraph as far as it was read.
#[derive(Debug)]
pub(super) struct Paragraph {
    index: Option<usize>,
    frame: Frame,
    properties: ParagraphProperties,
    style: ParagraphStyle,
    look: Look,
    pieces: Pieces,
    /// The lines of text boxes that are anchored in it.
    pub boxes: Vec<Line>,
}

impl Paragraph {
    /// A paragraph of the default style.
    pub fn new(index: Option<usize>, frame: Frame, styles: &Styles) -> Self {
        let look = Look { size: DEFAULT_SIZE, bold: false, hidden: frame.hidden };
        let mut paragraph = Self {
            index,
            frame,
            properties: ParagraphProperties::default(),
            style: styles.paragraph(None),
            look,
            pieces: Pieces::default(),
            boxes: Vec::new(),
        };
        paragraph.start_run(RunProperties::default(), styles);
        paragraph
    }

    /// Takes the properties that the paragraph states itself.
    pub fn set(&mut self, properties: ParagraphProperties, styles: &Styles) {
        self.style = styles.paragraph(properties.style.as_deref());
        self.properties = properties.over(&self.style.paragraph);
        self.start_run(RunProperties::default(), styles);
    }

    /// Text that follows is set in these properties.
    pub fn start_run(&mut self, direct: RunProperties, styles: &Styles) {
        let by_style = direct.style.as_deref().map(|id| styles.character(id)).unwrap_or_default();
        let run = direct.over(&by_style).over(&self.style.run);
        self.look = Look {
            size: run.size.unwrap_or(DEFAULT_SIZE),
            bold: run.bold.unwrap_or(false),
            hidden: self.frame.hidden.or_else(|| self.hiding(&run)),
        };
    }

    /// Adds text of the current run. Tabs are gaps, the two break characters breaks.
    pub fn push(&mut self, text: &str) {
        self.pieces.push(text, self.look);
    }

    /// Adds letters that are drawn as a shape, as WordArt does.
    pub fn draw(&mut self, text: &str, frame: Frame) {
        if !text.trim().is_empty() {
            let line =
                Line { text: text.into(), paragraph: self.index, hidden: frame.hidden, ..Line::default() };
            self.boxes.push(line);
        }
    }

    /// How much was added so far, to tell whether something was.
    pub fn extent(&self) -> usize {
        self.pieces.len() + self.boxes.len()
    }

    /// The lines of the paragraph itself, each followed by what is hidden in it.
    pub fn lines(&self, numbering: &Numbering) -> Vec<Line> {
        let level = self.properties.level.unwrap_or(0);
        let list_item = self.properties.numbering.is_some_and(|id| numbering.marks(id, level));
        self.pieces.lines(Setting { index: self.index, list_item, heading: self.heading() })
    }

    fn hiding(&self, run: &RunProperties) -> Option<Hiding> {
        let ground = self.frame.ground.under(self.properties.shading).under(run.shading).under(run.highlight);
        let size = run.size.filter(|&size| size > 0.0).unwrap_or(DEFAULT_SIZE);
        if run.vanish == Some(true) {
            Some(Hiding::Vanish)
        } else if run.is_clear == Some(true) && run.is_outlined != Some(true) {
            Some(Hiding::Invisible)
        } else if self.is_off_page() {
            Some(Hiding::OffPage)
        } else if size * run.scale.unwrap_or(100.0) / 100.0 < READABLE {
            Some(Hiding::Tiny)
        } else if ground.hides(run.colour) {
            Some(Hiding::Colour)
        } else if self.properties.fixed_line.is_some_and(|height| height < READABLE) {
            Some(Hiding::Clipped)
        } else {
            None
        }
    }

    fn is_off_page(&self) -> bool {
        self.properties.is_off_page == Some(true) || is_off_page(self.properties.indent, None)
    }

    fn heading(&self) -> Option<u8> {
        match self.properties.outline {
            Some(level) => Some(level.saturating_add(1)).filter(|level| (1..=9).contains(level)),
            None => self.style.heading,
        }
    }
}

//! One paragraph while it is read, and the lines that a reader sees of it.

use super::breaks;
use super::colour::Ground;
use super::numbering::Numbering;
use super::properties::{ParagraphProperties, RunProperties};
use super::styles::{ParagraphStyle, Styles};
use crate::document::{Hiding, Style};
use crate::extract::line::{self, Line};
use crate::extract::marker;

/// Points of type where neither run, style nor defaults say any, as Word has it.
const DEFAULT_SIZE: f32 = 10.0;
/// Points below which nobody reads.
const READABLE: f32 = 2.0;

/// What a text stands on and in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// What is painted beneath it.
    pub ground: Ground,
    /// Why nothing in it can be seen.
    pub hidden: Option<Hiding>,
}

/// How the run that is being read is set.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    size: f32,
    bold: bool,
    hidden: Option<Hiding>,
}

/// A paragraph as far as it was read.
#[derive(Debug)]
pub(super) struct Paragraph {
    index: Option<usize>,
    frame: Frame,
    properties: ParagraphProperties,
    style: ParagraphStyle,
    look: Look,
    pieces: Vec<(String, Look)>,
    pushed: usize,
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
            pieces: Vec::new(),
            pushed: 0,
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
        self.pushed += text.len();
        match self.pieces.last_mut() {
            Some((last, look)) if *look == self.look => last.push_str(text),
            _ => self.pieces.push((text.to_owned(), self.look)),
        }
    }

    /// How much was added so far, to tell whether something was.
    pub fn extent(&self) -> usize {
        self.pushed + self.boxes.len()
    }

    /// The lines of the paragraph itself, each followed by what is hidden in it.
    pub fn lines(&self, numbering: &Numbering) -> Vec<Line> {
        let level = self.properties.level.unwrap_or(0);
        let mut list_item = self.properties.numbering.is_some_and(|id| numbering.marks(id, level));
        let mut lines = Vec::new();
        for raw in self.split(list_item) {
            let from = lines.len();
            self.finish(raw, list_item, &mut lines);
            // Only the first line has the marker of the list before it.
            list_item &= lines.len() == from;
        }
        lines
    }

    fn hiding(&self, run: &RunProperties) -> Option<Hiding> {
        let ground = self.frame.ground.under(self.properties.shading).under(run.shading).under(run.highlight);
        let size = run.size.filter(|&size| size > 0.0).unwrap_or(DEFAULT_SIZE);
        if run.vanish == Some(true) {
            Some(Hiding::Vanish)
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

    /// Cuts the pieces at the breaks that end a line for a reader; the others become spaces.
    fn split(&self, list_item: bool) -> Vec<Vec<(&str, Look)>> {
        let whole: String = self.pieces.iter().map(|(text, _)| text.as_str()).collect();
        let mut ends = breaks::ends(&whole, list_item).into_iter();
        let (mut lines, mut line) = (Vec::new(), Vec::new());
        for (text, look) in &self.pieces {
            for part in text.split_inclusive(breaks::ALL) {
                let words = part.trim_end_matches(breaks::ALL);
                line.push((words, *look));
                if words.len() < part.len() {
                    match ends.next() {
                        Some(true) => lines.push(std::mem::take(&mut line)),
                        _ => line.push((" ", *look)),
                    }
                }
            }
        }
        lines.push(line);
        lines
    }

    /// One line for what a reader sees, and one for each way in which the rest is hidden.
    fn finish(&self, pieces: Vec<(&str, Look)>, list_item: bool, lines: &mut Vec<Line>) {
        let shown = |(_, look): &&(&str, Look)| look.hidden.is_none();
        self.line(pieces.iter().filter(shown), list_item, lines);
        let mut ways: Vec<_> = pieces.iter().filter_map(|(_, look)| look.hidden).collect();
        ways.sort();
        ways.dedup();
        for way in ways {
            let same = pieces.iter().filter(|(_, look)| look.hidden == Some(way));
            self.line(same, list_item, lines);
        }
    }

    fn line<'p>(
        &self,
        pieces: impl Iterator<Item = &'p (&'p str, Look)> + Clone,
        list_item: bool,
        lines: &mut Vec<Line>,
    ) {
        let text: String = pieces.clone().map(|(text, _)| *text).collect();
        let words = pieces.filter(|(text, _)| !text.trim().is_empty());
        let Some((_, first)) = words.clone().next() else { return };
        let largest = words.clone().map(|(_, look)| look.size).fold(0.0, f32::max);
        let text = line::with_gaps(&text, false);
        let item = marker::strip(&text);
        lines.push(Line {
            list_item: list_item || item.is_some(),
            style: Style {
                size: largest,
                bold: words.clone().all(|(_, look)| look.bold),
                heading: self.heading(),
            },
            paragraph: self.index,
            hidden: first.hidden,
            text: item.map(str::to_owned).unwrap_or(text),
            ..Line::default()
        });
    }

    fn heading(&self) -> Option<u8> {
        match self.properties.outline {
            Some(level) => Some(level.saturating_add(1)).filter(|level| (1..=9).contains(level)),
            None => self.style.heading,
        }
    }
}

//! What a reader of the page sees: the text of a resume in reading order, cut into the blocks a
//! person would call one bullet, paragraph or line, with the place of every word.
//!
//! Every format ends in this one type, so that nothing after extraction asks where a text came
//! from. Text that a reader cannot see is kept, in blocks of its own, marked with the mechanism
//! that hides it.

mod builder;
mod normalise;
mod place;

use std::ops::Range;

pub use builder::{BlockBuilder, DocumentBuilder};
pub use normalise::normalise;
pub use place::{PageBox, PageSize, Positions, Rect};

/// A resume as text with places.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The format the bytes turned out to be.
    pub format: Format,
    /// Which reader produced the text, as the report names it.
    pub extractor: &'static str,
    /// The size of each page in PDF points; empty where the format has no pages.
    pub pages: Vec<PageSize>,
    /// The normalised text: the blocks in reading order, one a line.
    pub text: String,
    /// The blocks, in the order of their ranges.
    pub blocks: Vec<Block>,
    /// The boxes of the words, in the order of their ranges; empty where there are no pages.
    pub boxes: Vec<WordBox>,
    /// What a user should know about how this text was read.
    pub warnings: Vec<Warning>,
}

/// One bullet, paragraph, table cell line or heading: what a person sees as one piece.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Bytes of [`Document::text`], without the line break that ends the block. A tab inside
    /// stands for a wide gap (a tab stop, a table cell, a date set at the right margin).
    pub range: Range<usize>,
    /// Whether a bullet or number stood before it. The marker itself is not part of the text.
    pub list_item: bool,
    /// Which part of the page it stands in.
    pub region: Region,
    /// How it is set, as far as the format tells.
    pub style: Style,
    /// Its paragraph number, from 0, in formats that have paragraphs and no pages.
    pub paragraph: Option<usize>,
    /// Why a reader of the page cannot see it; `None` for visible text.
    pub hidden: Option<Hiding>,
}

/// The part of the page that a block stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Region {
    /// The flow of the text, a sidebar included.
    #[default]
    Body,
    /// A running header or footer, or a page number: repeated furniture, not content.
    Furniture,
}

/// How a block is set. Headings are told by these signs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Style {
    /// Height of the type in points; 0 where the format does not say.
    pub size: f32,
    /// Whether all of it is bold.
    pub bold: bool,
    /// The heading level, from 1, where the format marks headings as such.
    pub heading: Option<u8>,
}

/// The mechanism that keeps a text from the eye of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hiding {
    /// In the colour of what is painted beneath it.
    Colour,
    /// Smaller than 2 pt.
    Tiny,
    /// PDF text rendering mode 3, or fully transparent paint.
    Invisible,
    /// Outside the visible part of the page.
    OffPage,
    /// Cut away by a clipping path.
    Clipped,
    /// Covered by something painted later.
    Covered,
    /// A document format's own "hidden" property.
    Vanish,
}

impl Hiding {
    /// The mechanism in words that finish the sentence "the text is ...".
    pub fn describe(self) -> &'static str {
        match self {
            Self::Colour => "in the colour of its background",
            Self::Tiny => "smaller than 2 pt",
            Self::Invisible => "drawn in an invisible mode",
            Self::OffPage => "off the page",
            Self::Clipped => "clipped away",
            Self::Covered => "covered by something painted over it",
            Self::Vanish => "marked as hidden",
        }
    }
}

/// The box of one word.
#[derive(Debug, Clone, PartialEq)]
pub struct WordBox {
    /// Bytes of [`Document::text`].
    pub range: Range<usize>,
    /// Where they stand.
    pub place: PageBox,
}

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML word processing.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
}

impl Format {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }
}

/// Something about the reading that a user should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// A code of the report's list, such as `hidden-text`.
    pub code: &'static str,
    /// One sentence; never holds text of the resume.
    pub message: String,
}

impl Document {
    /// The text of a block.
    pub fn block_text(&self, block: usize) -> &str {
        &self.text[self.blocks[block].range.clone()]
    }

    /// The index of the block that holds a byte of the text.
    pub fn block_at(&self, byte: usize) -> usize {
        self.blocks.partition_point(|block| block.range.end < byte)
    }

    /// The boxes of a range of bytes, the words of one line merged into one box.
    pub fn boxes_of(&self, range: &Range<usize>) -> Vec<PageBox> {
        let first = self.boxes.partition_point(|word| word.range.end <= range.start);
        let mut merged: Vec<PageBox> = Vec::new();
        for word in self.boxes[first..].iter().take_while(|word| word.range.start < range.end) {
            match merged.last_mut() {
                Some(last) if last.on_one_line_with(&word.place) => last.grow(&word.place),
                _ => merged.push(word.place),
            }
        }
        merged
    }

    /// Words that a reader can see; two characters of a script without spaces count as one.
    pub fn visible_words(&self) -> usize {
        let visible = self.blocks.iter().filter(|block| block.hidden.is_none());
        visible.map(|block| count_words(&self.text[block.range.clone()])).sum()
    }
}

/// The words of a text; two characters of a script without spaces count as one.
pub fn count_words(text: &str) -> usize {
    let ideographs = text.chars().filter(|&c| is_ideograph(c)).count();
    let words = text
        .split(|c: char| c.is_whitespace() || is_ideograph(c))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    words + ideographs / 2
}

/// Whether a character belongs to a script that is written without spaces between words.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

//! Builds a document block by block, so that the text, the ranges and the boxes cannot disagree.

use super::{Block, Document, Format, Hiding, PageBox, PageSize, Region, Style, Warning, WordBox, normalise};

/// Collects the blocks of a document in reading order.
#[derive(Debug)]
pub struct DocumentBuilder {
    document: Document,
}

impl DocumentBuilder {
    /// An empty document.
    pub fn new(format: Format, extractor: &'static str) -> Self {
        let document = Document {
            format,
            extractor,
            pages: Vec::new(),
            text: String::new(),
            blocks: Vec::new(),
            boxes: Vec::new(),
            warnings: Vec::new(),
        };
        Self { document }
    }

    /// Adds a page; boxes name it by its index.
    pub fn page(&mut self, size: PageSize) {
        self.document.pages.push(size);
    }

    /// Records a warning.
    pub fn warn(&mut self, code: &'static str, message: impl Into<String>) {
        self.document.warnings.push(Warning { code, message: message.into() });
    }

    /// Starts a block; [`BlockBuilder::finish`] adds it.
    pub fn block(&mut self) -> BlockBuilder<'_> {
        let start = self.document.text.len();
        let first_box = self.document.boxes.len();
        BlockBuilder {
            document: &mut self.document,
            start,
            first_box,
            list_item: false,
            region: Region::Body,
            style: Style::default(),
            paragraph: None,
            hidden: None,
        }
    }

    /// The finished document.
    pub fn finish(mut self) -> Document {
        self.document.text.truncate(self.document.text.trim_end().len());
        self.document
    }
}

/// Collects the words of one block.
#[derive(Debug)]
#[must_use = "a block is added by `finish`"]
pub struct BlockBuilder<'d> {
    document: &'d mut Document,
    start: usize,
    first_box: usize,
    /// Whether a bullet or number stood before it.
    pub list_item: bool,
    /// Which part of the page it stands in.
    pub region: Region,
    /// How it is set.
    pub style: Style,
    /// Its paragraph number in formats without pages.
    pub paragraph: Option<usize>,
    /// Why a reader cannot see it.
    pub hidden: Option<Hiding>,
}

impl BlockBuilder<'_> {
    /// Adds a piece of text, normalised; a piece with a box is one word.
    pub fn word(&mut self, text: &str, place: Option<PageBox>) {
        let start = self.document.text.len();
        let mut text = normalise(text);
        if self.ends_open() {
            text.drain(..text.len() - text.trim_start().len());
        }
        self.document.text.push_str(&text);
        let range = start..self.document.text.len();
        if let Some(place) = place.filter(|_| !range.is_empty()) {
            self.document.boxes.push(WordBox { range, place });
        }
    }

    /// Adds one space between words, never two, none at the start of the block.
    pub fn space(&mut self) {
        if !self.ends_open() {
            self.document.text.push(' ');
        }
    }

    /// Adds a wide gap (a tab stop, the edge of a table cell).
    pub fn gap(&mut self) {
        if self.document.text.ends_with(' ') && self.document.text.len() > self.start {
            self.document.text.pop();
        }
        if !self.ends_open() {
            self.document.text.push('\t');
        }
    }

    /// Takes the hyphen off the end, to join a word that was broken over two lines.
    pub fn drop_hyphen(&mut self) {
        let kept = self.document.text.trim_end_matches(['-', '\u{ad}', ' ']).len();
        self.document.text.truncate(kept.max(self.start));
        self.clip_boxes();
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.document.text[self.start..]
    }

    /// Adds the block, unless it holds no letter, digit or sign at all.
    pub fn finish(mut self) {
        let end = self.start + self.text().trim_end().len();
        self.document.text.truncate(end);
        self.clip_boxes();
        if end == self.start {
            return;
        }
        self.document.blocks.push(Block {
            range: self.start..end,
            list_item: self.list_item,
            region: self.region,
            style: self.style,
            paragraph: self.paragraph,
            hidden: self.hidden,
        });
        self.document.text.push('\n');
    }

    fn ends_open(&self) -> bool {
        let text = self.text();
        text.is_empty() || text.ends_with([' ', '\t'])
    }

    /// Keeps the boxes within the text after some of it was taken back.
    fn clip_boxes(&mut self) {
        let end = self.document.text.len();
        let first = self.first_box;
        while let Some(last) = self.document.boxes[first..].last_mut() {
            last.range.end = last.range.end.min(end);
            if !last.range.is_empty() {
                break;
            }
            self.document.boxes.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Rect;

    fn place(x: f32) -> Option<PageBox> {
        Some(PageBox { page: 0, rect: Rect { x, y: 10.0, width: 20.0, height: 10.0 } })
    }

    #[test]
    fn a_broken_word_is_joined_and_keeps_both_boxes() {
        let mut builder = DocumentBuilder::new(Format::Pdf, "test");
        let mut block = builder.block();
        block.word("inval-", place(500.0));
        block.drop_hyphen();
        block.word("idation", place(72.0));
        block.space();
        block.finish();
        let document = builder.finish();
        assert_eq!(document.text, "invalidation");
        assert_eq!(document.boxes[0].range, 0..5);
        assert_eq!(document.boxes[1].range, 5..12);
    }

    #[test]
    fn an_empty_block_leaves_no_trace() {
        let mut builder = DocumentBuilder::new(Format::Text, "test");
        let mut block = builder.block();
        block.word(" \u{200b} ", None);
        block.finish();
        assert_eq!(builder.finish().blocks.len(), 0);
    }
}

//! The second reader of PDF: `pdf-extract`, which reads some files that the first cannot.
//!
//! It panics on some fonts, overflows the stack on a form that draws itself and hangs on a cycle
//! among the parents of a page. So it is asked only in a process that may die. It knows neither
//! colour nor visibility nor the rotation of a page; what the first reader found hidden stays
//! hidden where it stands.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use hayro_font::kurbo::{Point, Vec2};
use pdf_extract::{Document as Objects, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

use super::geometry::place_at;
use super::veil::Veil;
use super::{apart, arranged};
use crate::document::{Document, PageSize, Warning};
use crate::extract::layout::{Glyph, ICON, Page};
use crate::extract::{ExtractError, Limits};

/// The second reading must have one letter in so many more than the first: it loses what the first
/// knows of colours and places, so a few letters are not worth it.
const GAIN: usize = 50;

/// A word of fewer letters may be a shred of one.
const LEAST_WORD: usize = 3;

/// The better of the first reading and that of the second reader.
pub(in crate::extract) fn better(
    bytes: &[u8],
    limits: &Limits,
    first: Result<Document, ExtractError>,
) -> Result<Document, ExtractError> {
    let veil = Veil::over(first.as_ref().ok());
    let second = apart(|| read(bytes, limits, &veil)).ok().flatten();
    match (first, second) {
        (Ok(first), Some(second)) if letters(&first) * (GAIN + 1) < letters(&second) * GAIN => {
            Ok(told(second, &first.warnings))
        }
        (Err(_), Some(second)) if letters(&second) > 0 => Ok(told(second, &[])),
        (Ok(first), None) => Ok(Document { warnings: [first.warnings, vec![failed()]].concat(), ..first }),
        (first, _) => first,
    }
}

/// The warning that the second reader was of no help.
fn failed() -> Warning {
    let message = "the reader left gaps, and a second one, asked about them, failed".to_owned();
    Warning { code: "second-reader", message }
}

/// A reading with what must be known of it, and what the first reader saw and this one cannot.
fn told(document: Document, first: &[Warning]) -> Document {
    let message = "read by a second reader, which does not see what is hidden, since the first left gaps";
    let mut warnings = document.warnings;
    warnings.push(Warning { code: "second-reader", message: message.to_owned() });
    let seen = first.iter().filter(|warning| ["hidden-text", "truncated"].contains(&warning.code));
    warnings.extend(
        seen.filter(|warning| warnings.iter().all(|own| own.code != warning.code))
            .cloned()
            .collect::<Vec<_>>(),
    );
    Document { warnings, ..document }
}

/// The letters and digits of all words that can be seen. Shreds of words do not count: a reader that
/// loses the widths of letters sets each apart.
fn letters(document: &Document) -> usize {
    let visible = document.blocks.iter().filter(|block| block.hidden.is_none());
    let words =
        visible.flat_map(|block| document.text[block.range.clone()].split(|c: char| !c.is_alphanumeric()));
    words.map(|word| word.chars().count()).filter(|&letters| letters >= LEAST_WORD).sum()
}

fn read(bytes: &[u8], limits: &Limits, veil: &Veil) -> Option<Document> {
    let mut objects = Objects::load_mem(bytes).ok()?;
    if objects.is_encrypted() {
        objects.decrypt("").ok()?;
    }
    // What a layer hides is no more told by this reader than a colour, and has no place in the first.
    if objects.catalog().is_ok_and(|catalog| catalog.has(b"OCProperties")) {
        return None;
    }
    let mut collector = Collector { pages: Vec::new(), veil, room: limits.characters, top: Point::ZERO };
    let numbers: Vec<u32> = objects.get_pages().into_keys().collect();
    for number in numbers.iter().copied().take(limits.pages) {
        // A page that it fails on costs that page, and what was read of it before is kept.
        let page = catch_unwind(AssertUnwindSafe(|| output_doc_page(&objects, &mut collector, number)));
        let _ = page;
    }
    let truncated = numbers.len() > limits.pages || collector.room == 0;
    let mut document = arranged(collector.pages, "pdf-extract");
    if truncated {
        let message = "pages or characters beyond the limit were left out".to_owned();
        document.warnings.push(Warning { code: "truncated", message });
    }
    Some(document)
}

/// Writes down the characters that the second reader puts out.
struct Collector<'v> {
    pages: Vec<Page>,
    veil: &'v Veil,
    /// Characters that may still be taken.
    room: usize,
    /// The top left corner of the page, in its own coordinates.
    top: Point,
}

impl Collector<'_> {
    /// The matrix places a character in coordinates that go up; the page is measured downwards.
    fn glyph(&self, matrix: &Transform, width: f64, em: f64, text: &str) -> Option<Glyph> {
        let along = Vec2::new(matrix.m11, -matrix.m12) * em;
        let up = Vec2::new(matrix.m21, -matrix.m22) * em;
        let origin = Point::new(matrix.m31 - self.top.x, self.top.y - matrix.m32);
        let (size, advance) = (up.length(), along.length() * width);
        // The middle of a small letter.
        let middle = origin + along * width * 0.5 + up * 0.25;
        let hidden = self.veil.at(self.pages.len().saturating_sub(1), middle);
        let unknown = |c: char| c == '\u{fffd}' || (c.is_control() && !c.is_whitespace());
        let text: Rc<str> = match text {
            "" => " ".into(),
            text => text.replace(unknown, ICON.encode_utf8(&mut [0; 4])).into(),
        };
        Some(Glyph { hidden, ..place_at(&text, origin, along, advance, size)? })
    }
}

impl OutputDev for Collector<'_> {
    fn begin_page(
        &mut self,
        _: u32,
        page: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        let side =
            |from: f64, to: f64| Some((to - from) as f32).filter(|side| side.is_finite()).unwrap_or(0.0);
        let size = PageSize { width: side(page.llx, page.urx), height: side(page.lly, page.ury) };
        self.top = Point::new(page.llx, page.ury);
        self.pages.push(Page { size, glyphs: Vec::new(), dots: Vec::new() });
        Ok(())
    }

    fn output_character(
        &mut self,
        matrix: &Transform,
        width: f64,
        _: f64,
        em: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let count = text.chars().count();
        if count > self.room {
            self.room = 0;
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        self.room -= count;
        let glyph = self.glyph(matrix, width, em, text);
        if let Some(page) = self.pages.last_mut() {
            page.glyphs.extend(glyph);
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

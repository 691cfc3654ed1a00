//! Reads a PDF: `hayro-syntax` parses its objects, an interpreter of ours writes down which letters
//! and areas each page paints, visibility is judged from those, and the layout makes blocks of the rest.
//! Where that leaves gaps, [`second`] asks another reader.

mod bomb;
mod claims;
mod content;
mod font;
mod geometry;
mod page;
mod record;
pub(super) mod second;
mod veil;
mod visibility;
mod width;

use std::thread;

use hayro_font::kurbo::Affine;
use hayro_syntax::page::Page as PdfPage;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::font::Fonts;
use self::page::Painting;
use self::record::Recorder;
use super::layout::{self, Glyph, Page};
use super::{ExtractError, Limits, Reading};
use crate::document::{Document, DocumentBuilder, Format, PageSize, Rect as Box, Warning};

/// Nested objects are read by recursion; what is allowed of it must not meet the end of the stack.
const STACK: usize = 64 << 20;
/// Fewer visible words than this on a whole document are a caption, not a resume.
const FEW_WORDS: usize = 20;
/// One glyph of so many without a known character costs a word in ten, at five letters a word:
/// that is told, and another reader is asked. Fewer are the icons and bullets of an honest resume.
const MANY_UNMAPPED: usize = 50;

/// Reads a PDF.
///
/// Its errors are `TooLarge` above the limits on bytes, packed or not, `Encrypted` where a password
/// is needed, `NoText` where the pages only hold pictures, and `Corrupt` where the file cannot be
/// read at all.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Reading {
    if let Some(size) = bomb::first_above(bytes, limits.decompressed) {
        let limit = limits.decompressed;
        return Err(ExtractError::TooLarge { what: "the unpacked content", size, limit }).into();
    }
    apart(|| read_pages(bytes, limits))
        .unwrap_or_else(|error| Reading { document: Err(error), doubtful: true })
}

/// Does the work of a reader on a thread of its own: it is not ours and its input is hostile, so a
/// panic of it must end no more than the thread.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, ExtractError> {
    thread::scope(|scope| {
        let worker = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK);
        match worker.spawn_scoped(scope, work) {
            Ok(handle) => handle.join().map_err(|_| corrupt("the reader gave up on its content")),
            Err(_) => Err(corrupt("no thread could be started to read it")),
        }
    })
}

fn corrupt(detail: &str) -> ExtractError {
    ExtractError::Corrupt { format: "PDF", detail: detail.to_owned() }
}

fn open(bytes: &[u8]) -> Result<Pdf, ExtractError> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ExtractError::Encrypted,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => ExtractError::Encrypted,
        LoadPdfError::Decryption(_) => corrupt("its encryption is incomplete"),
        LoadPdfError::Invalid => corrupt("no table of its objects or pages can be found"),
    })
}

/// What the pages say besides their glyphs.
#[derive(Default)]
struct Facts {
    unmapped: usize,
    mapped: usize,
    painted: bool,
    truncated: bool,
    /// Whether a page has fonts and no glyph came of them.
    mute: bool,
}

fn read_pages(bytes: &[u8], limits: &Limits) -> Reading {
    let pdf = match open(bytes) {
        Ok(pdf) if pdf.pages().is_empty() => Err(corrupt("it has no pages")),
        // Nor could another reader read those.
        Ok(pdf) if claims::are_in(&pdf, limits.pages) => {
            return Err(corrupt("its fonts claim to have more letters than there are")).into();
        }
        opened => opened,
    };
    match pdf {
        Ok(pdf) => read_opened(&pdf, limits),
        // A password is no fault of the reader; anything else another may get over.
        Err(error) => Reading { doubtful: error != ExtractError::Encrypted, document: Err(error) },
    }
}

fn read_opened(pdf: &Pdf, limits: &Limits) -> Reading {
    let mut fonts = Fonts::new();
    let mut facts = Facts { truncated: pdf.pages().len() > limits.pages, ..Facts::default() };
    let mut pages = Vec::new();
    let mut room = limits.characters;
    for page in pdf.pages().iter().take(limits.pages) {
        let (painting, size) = paint(page, room, &mut fonts);
        room = room.saturating_sub(painting.glyphs.iter().map(|ink| ink.glyph.text.len()).sum());
        facts.add(&painting, page);
        pages.push(into_page(painting, size));
    }
    let mut document = arranged(pages, "hayro");
    let doubtful = facts.are_doubtful();
    Reading { document: facts.report(&mut document).map(|()| document), doubtful }
}

fn arranged(pages: Vec<Page>, extractor: &'static str) -> Document {
    let mut builder = DocumentBuilder::new(Format::Pdf, extractor);
    pages.iter().for_each(|page| builder.page(page.size));
    layout::arrange(pages, &mut builder);
    builder.finish()
}

fn paint<'a>(page: &PdfPage<'a>, room: usize, fonts: &mut Fonts<'a>) -> (Painting, PageSize) {
    let (width, height) = page.render_dimensions();
    let place = Affine::new(page.initial_transform(true).as_coeffs());
    let mut recorder = Recorder::new(width, height, room);
    content::interpret(page, place, fonts, &mut recorder);
    let mut painting = recorder.finish();
    let size = PageSize { width, height };
    visibility::judge(&mut painting, size);
    (painting, size)
}

fn into_page(painting: Painting, size: PageSize) -> Page {
    // Round and square bullets, and dashes.
    let dots = painting.areas.iter().map(|area| area.shape.bounds()).filter(|dot| {
        let (width, height) = (dot.width(), dot.height());
        (1.0..8.0).contains(&width) && (0.5..8.0).contains(&height) && (0.7..6.0).contains(&(width / height))
    });
    let dots = dots.map(|dot| Box {
        x: dot.x0 as f32,
        y: dot.y0 as f32,
        width: dot.width() as f32,
        height: dot.height() as f32,
    });
    let dots = dots.collect();
    let glyphs: Vec<Glyph> = painting.glyphs.into_iter().map(|ink| ink.glyph).collect();
    Page { size, glyphs, dots }
}

impl Facts {
    fn add(&mut self, painting: &Painting, page: &PdfPage<'_>) {
        self.mute |= painting.glyphs.is_empty() && !page.resources().fonts.is_empty();
        self.unmapped += painting.unmapped;
        self.mapped += painting.glyphs.len().saturating_sub(painting.unmapped);
        self.painted |= !painting.areas.is_empty() || painting.unmapped > 0;
        self.truncated |= painting.truncated;
    }

    /// Whether another reader may find text that is missing.
    fn are_doubtful(&self) -> bool {
        self.mute || self.has_many_unmapped()
    }

    fn has_many_unmapped(&self) -> bool {
        self.unmapped * MANY_UNMAPPED > self.mapped + self.unmapped
    }

    /// Turns the facts into warnings, or into the error that the pages hold no text.
    fn report(&self, document: &mut Document) -> Result<(), ExtractError> {
        if document.blocks.is_empty() && self.painted {
            return Err(ExtractError::NoText);
        }
        let mut warnings = Vec::new();
        if self.has_many_unmapped() {
            let share = self.unmapped * 100 / (self.mapped + self.unmapped);
            warnings
                .push(("unmapped-glyphs", format!("{share} % of the glyphs stand for no known character")));
        }
        if self.truncated {
            warnings.push(("truncated", "pages or characters beyond the limit were left out".to_owned()));
        }
        if document.visible_words() < FEW_WORDS {
            warnings.push(("few-letters", "the pages show hardly any text".to_owned()));
        }
        let hidden = document.blocks.iter().filter(|block| block.hidden.is_some());
        let legible = |text: &str| text.chars().any(char::is_alphanumeric);
        let count = hidden.filter(|block| legible(&document.text[block.range.clone()])).count();
        if count > 0 {
            warnings.push(("hidden-text", format!("{count} pieces of text cannot be seen on the page")));
        }
        document.warnings.extend(warnings.into_iter().map(|(code, message)| Warning { code, message }));
        Ok(())
    }
}

#[cfg(test)]
mod tests;

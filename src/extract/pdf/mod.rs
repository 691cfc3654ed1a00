//! Reads a PDF: the interpreter of `hayro` paints each page on a device of ours that writes down
//! glyphs and areas, visibility is judged from those, and the layout makes blocks of the rest.

mod bomb;
mod device;
mod geometry;
mod page;
mod visibility;
mod weight;

use std::thread;

use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt as _, interpret_page};
use hayro_syntax::page::Page as PdfPage;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::device::Recorder;
use self::page::Painting;
use self::weight::Weights;
use super::layout::{self, Glyph, Page};
use super::{ExtractError, Limits};
use crate::document::{Document, DocumentBuilder, Format, PageSize, Rect as Box, Warning};

/// Nested objects are read by recursion; what is allowed of it must not meet the end of the stack.
const STACK: usize = 64 << 20;
/// Fewer visible words than this on a whole document are a caption, not a resume.
const FEW_WORDS: usize = 20;

/// Reads a PDF.
///
/// # Errors
/// `TooLarge` above the limits on bytes, packed or not, `Encrypted` where a password is needed, `NoText` where the
/// pages only hold pictures, and `Corrupt` where the file cannot be read at all.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    let size = bytes.len() as u64;
    if size > limits.bytes {
        return Err(ExtractError::TooLarge { what: "the file", size, limit: limits.bytes });
    }
    if let Some(size) = bomb::first_above(bytes, limits.decompressed) {
        return Err(ExtractError::TooLarge {
            what: "the unpacked content",
            size,
            limit: limits.decompressed,
        });
    }
    // The reader is not ours and its input is hostile: a panic of it ends this thread, not the process.
    thread::scope(|scope| {
        let work = || read_pages(bytes, limits);
        let worker = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK);
        match worker.spawn_scoped(scope, work) {
            Ok(handle) => handle.join().unwrap_or_else(|_| Err(corrupt("the reader gave up on its content"))),
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
}

fn read_pages(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    let pdf = open(bytes)?;
    if pdf.pages().is_empty() {
        return Err(corrupt("it has no pages"));
    }
    let cache = InterpreterCache::new();
    let mut weights = Weights::default();
    let mut facts = Facts { truncated: pdf.pages().len() > limits.pages, ..Facts::default() };
    let mut pages = Vec::new();
    let mut room = limits.characters;
    for page in pdf.pages().iter().take(limits.pages) {
        let (painting, size) = paint(page, &cache, room, &mut weights);
        room = room.saturating_sub(painting.glyphs.iter().map(|ink| ink.glyph.text.len()).sum());
        facts.add(&painting);
        pages.push(into_page(painting, size));
    }
    let mut builder = DocumentBuilder::new(Format::Pdf, "hayro");
    pages.iter().for_each(|page| builder.page(page.size));
    layout::arrange(pages, &mut builder);
    let mut document = builder.finish();
    facts.report(&mut document)?;
    Ok(document)
}

fn paint<'a>(
    page: &PdfPage<'a>,
    cache: &InterpreterCache<'a>,
    room: usize,
    weights: &mut Weights,
) -> (Painting, PageSize) {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, width.into(), height.into());
    let transform = page.initial_transform(true).to_kurbo();
    let settings = InterpreterSettings::default();
    // The page's box is no clip of ours: what lies beyond it must be found to be off the page.
    let mut context = Context::new(transform, bounds.inflate(1e4, 1e4), cache, page.xref(), settings);
    let mut recorder = Recorder::new(width, height, room, weights);
    interpret_page(page, &mut context, &mut recorder);
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
    fn add(&mut self, painting: &Painting) {
        self.unmapped += painting.unmapped;
        self.mapped += painting.glyphs.len().saturating_sub(painting.unmapped);
        self.painted |= !painting.areas.is_empty() || painting.unmapped > 0;
        self.truncated |= painting.truncated;
    }

    /// Turns the facts into warnings, or into the error that the pages hold no text.
    fn report(&self, document: &mut Document) -> Result<(), ExtractError> {
        if document.blocks.is_empty() && self.painted {
            return Err(ExtractError::NoText);
        }
        let mut warnings = Vec::new();
        if self.unmapped * 50 > self.mapped + self.unmapped {
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

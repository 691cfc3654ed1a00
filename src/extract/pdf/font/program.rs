//! The whole font, loaded when its dictionary leaves something open.

use hayro_font::kurbo::{BezPath, Shape as _};
use hayro_font::{Font, FontGlyph, StandardFont};
use hayro_syntax::object::Dict;

use super::{Loader, text_of};

/// A font that is loaded at the first question.
pub(super) struct Program<'a> {
    /// Where it is loaded from; none for the font of text that names none.
    dict: Option<Dict<'a>>,
    font: Option<Option<Font<'a>>>,
    /// Whether it stands in for one that cannot be loaded: then it speaks for plain letters only.
    stands_in: bool,
}

impl<'a> Program<'a> {
    pub fn of(dict: &Dict<'a>) -> Self {
        Self { dict: Some(dict.clone()), font: None, stands_in: false }
    }

    /// Helvetica, as other readers take for text without a font.
    pub fn fallback() -> Self {
        Self { dict: None, font: None, stands_in: true }
    }

    fn load(&mut self, loader: &Loader<'a>) -> Option<&Font<'a>> {
        if self.font.is_none() {
            let own =
                self.dict.as_ref().and_then(|dict| loader.cache.font(dict, &loader.fonts, &loader.maps));
            self.stands_in = own.is_none();
            let font = own.or_else(|| loader.cache.standard_font(StandardFont::Helvetica, &loader.fonts));
            self.font = Some(font);
        }
        self.font.as_ref()?.as_ref()
    }

    pub fn is_vertical(&mut self, loader: &Loader<'a>) -> bool {
        self.load(loader).is_some_and(|font| !font.is_horizontal())
    }

    pub fn code(&mut self, bytes: &[u8], loader: &Loader<'a>) -> (u32, usize) {
        let first = bytes.first().copied().unwrap_or_default();
        match self.load(loader) {
            Some(font) if !bytes.is_empty() => {
                let (code, length) = font.read_code(bytes, 0);
                (code, length.max(1))
            }
            _ => (first.into(), 1),
        }
    }

    /// The width in thousandths of an em, and whether it is that of the em because nothing tells it.
    pub fn width(&mut self, code: u32, loader: &Loader<'a>) -> (f32, bool) {
        let width = self.load(loader).map_or(0.0, |font| font.code_advance(code).x as f32);
        (width, width == 1000.0)
    }

    pub fn vertical(&mut self, code: u32, loader: &Loader<'a>) -> ([f64; 2], f64) {
        let Some(font) = self.load(loader) else { return ([0.0; 2], -1000.0) };
        let origin = font.origin_displacement(code);
        ([origin.x, origin.y], font.code_advance(code).y)
    }

    pub fn text(&mut self, code: u32, loader: &Loader<'a>) -> String {
        let Some(glyph) = self.glyph(code, loader) else { return String::new() };
        if self.stands_in && code > 127 {
            return String::new();
        }
        let characters = match glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        characters.map(text_of).unwrap_or_default()
    }

    pub fn has_ink(&mut self, code: u32, loader: &Loader<'a>) -> bool {
        match self.glyph(code, loader) {
            Some(FontGlyph::Outline(glyph)) => glyph.outline().segments().next().is_some(),
            Some(FontGlyph::Type3(_)) => true,
            None => false,
        }
    }

    /// The outline of a letter, in thousandths of an em; empty where it has none.
    pub fn outline(&mut self, code: u32, loader: &Loader<'a>) -> BezPath {
        match self.glyph(code, loader) {
            Some(FontGlyph::Outline(glyph)) => glyph.outline(),
            Some(FontGlyph::Type3(_)) | None => BezPath::new(),
        }
    }

    /// Which share of the em the outline of a letter reaches.
    pub fn outline_share(&mut self, code: u32, loader: &Loader<'a>) -> Option<f32> {
        let outline = self.outline(code, loader);
        let right = outline.bounding_box().x1;
        (!outline.is_empty()).then(|| (right / 1000.0).clamp(0.0, 1.0) as f32)
    }

    fn glyph(&mut self, code: u32, loader: &Loader<'a>) -> Option<FontGlyph<'a>> {
        let font = self.load(loader)?;
        Some(font.glyph(font.map_code(code), code))
    }
}

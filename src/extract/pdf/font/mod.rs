//! Fonts as far as text needs them: what each code of a string says, how wide it is, whether it is bold.
//!
//! Nearly always the dictionary of a font tells all of that, and its program, which is much the
//! largest part of a resume's file, need not even be unpacked. Where the dictionary is silent, the
//! whole font is loaded through `hayro-font`.

mod program;
mod simple;
mod weight;
mod wide;

use std::collections::HashMap;
use std::ops::Deref as _;
use std::rc::Rc;
use std::sync::Arc;

use foldhash::fast::RandomState;
use hayro_font::hayro_cmap::{BfString, CMap, CMapName, load_embedded};
use hayro_font::{CMapResolverFn, FontCache, FontQuery, FontResolverFn};
use hayro_syntax::object::{Dict, Name, Stream};

use self::program::Program;
use self::simple::Simple;
use self::weight::Weight;
use self::wide::Wide;
use crate::document::is_ideograph;
use crate::extract::layout::ICON;

/// What a font says of one code.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// The characters; white space for a space, [`ICON`] where there is ink without a character.
    pub text: Rc<str>,
    /// How far the next letter is away, in thousandths of an em.
    pub width: f32,
    /// Whether it is bold; `None` where nothing tells.
    pub bold: Option<bool>,
    /// Where its outline ends, as a share of its width, if that width is only a guess.
    pub outline: Option<f32>,
    /// Whether no character is known for its ink.
    pub unmapped: bool,
    /// Whether it is drawn by operators like a page, in a font of Type 3.
    pub is_drawn: bool,
}

/// The fonts of a document, each loaded once.
pub(super) struct Fonts<'a> {
    loaded: Vec<Font<'a>>,
    places: HashMap<(usize, usize), FontId, RandomState>,
    fallback: Option<FontId>,
    loader: Loader<'a>,
}

/// A font of [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FontId(usize);

/// Loads whole fonts.
struct Loader<'a> {
    cache: FontCache<'a>,
    fonts: FontResolverFn,
    maps: CMapResolverFn,
}

struct Font<'a> {
    codes: Codes,
    unicode: Option<CMap>,
    weight: Weight,
    is_drawn: bool,
    program: Program<'a>,
    letters: HashMap<u32, Letter, RandomState>,
}

/// How the bytes of a string make codes, and how wide those are.
enum Codes {
    Simple(Box<Simple>),
    Wide(Wide),
    /// Only the whole font tells.
    Whole,
}

impl<'a> Fonts<'a> {
    pub fn new() -> Self {
        let fonts: FontResolverFn = Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        });
        let loader = Loader { cache: FontCache::new(), fonts, maps: Arc::new(load_embedded) };
        Self { loaded: Vec::new(), places: HashMap::default(), fallback: None, loader }
    }

    /// The font of a dictionary.
    pub fn of(&mut self, dict: &Dict<'a>) -> FontId {
        let data = dict.data();
        let place = (data.as_ptr().addr(), data.len());
        if let Some(&font) = self.places.get(&place) {
            return font;
        }
        let font = self.add(Font::new(dict));
        self.places.insert(place, font);
        font
    }

    /// The font of text that names none.
    pub fn fallback(&mut self) -> FontId {
        if let Some(font) = self.fallback {
            return font;
        }
        let font = self.add(Font::fallback());
        self.fallback = Some(font);
        font
    }

    fn add(&mut self, font: Font<'a>) -> FontId {
        self.loaded.push(font);
        FontId(self.loaded.len() - 1)
    }

    /// Whether a font is written downwards.
    pub fn is_vertical(&mut self, font: FontId) -> bool {
        let font = &mut self.loaded[font.0];
        matches!(font.codes, Codes::Whole) && font.program.is_vertical(&self.loader)
    }

    /// The first code of some bytes and how many of them it takes; at least one, if there are any.
    pub fn code(&mut self, font: FontId, bytes: &[u8]) -> (u32, usize) {
        let font = &mut self.loaded[font.0];
        match font.codes {
            Codes::Simple(_) => (bytes.first().copied().unwrap_or_default().into(), 1),
            Codes::Wide(_) => wide::code(bytes),
            Codes::Whole => font.program.code(bytes, &self.loader),
        }
    }

    /// What a font says of a code.
    pub fn letter(&mut self, font: FontId, code: u32) -> &Letter {
        let font = &mut self.loaded[font.0];
        if !font.letters.contains_key(&code) {
            let letter = font.read(code, &self.loader);
            font.letters.insert(code, letter);
        }
        &font.letters[&code]
    }

    /// Where a letter that is written downwards begins, and how far down the next one is, in
    /// thousandths of an em.
    pub fn vertical(&mut self, font: FontId, code: u32) -> ([f64; 2], f64) {
        self.loaded[font.0].program.vertical(code, &self.loader)
    }
}

impl<'a> Font<'a> {
    fn new(dict: &Dict<'a>) -> Self {
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        let codes = match subtype.as_deref() {
            Some(b"Type0") => Wide::new(dict).map(Codes::Wide),
            Some(b"Type3") => None,
            _ => Simple::new(dict).map(|simple| Codes::Simple(Box::new(simple))),
        };
        Self {
            codes: codes.unwrap_or(Codes::Whole),
            unicode: to_unicode(dict),
            weight: Weight::of(dict),
            is_drawn: subtype.as_deref() == Some(b"Type3"),
            program: Program::of(dict),
            letters: HashMap::default(),
        }
    }

    fn fallback() -> Self {
        Self {
            codes: Codes::Whole,
            unicode: None,
            weight: Weight::Known(false),
            is_drawn: false,
            program: Program::fallback(),
            letters: HashMap::default(),
        }
    }

    fn read(&mut self, code: u32, loader: &Loader<'a>) -> Letter {
        let (width, guessed) = match &self.codes {
            Codes::Simple(simple) => (simple.width(code), false),
            Codes::Wide(wide) => wide.width(code),
            Codes::Whole => self.program.width(code, loader),
        };
        let text = self.text(code, loader);
        let known = text.chars().any(|c| !c.is_control() && c != '\u{fffd}' || c.is_whitespace());
        let unmapped = !known && self.program.has_ink(code, loader);
        let text = match (known, unmapped) {
            (true, _) => text,
            (false, true) => ICON.to_string(),
            (false, false) => " ".to_owned(),
        };
        let letters = text.starts_with(char::is_alphanumeric);
        let bold =
            if letters { self.weight.is_bold(&text, || self.program.outline(code, loader)) } else { None };
        let guessed = guessed && letters && !text.contains(is_ideograph);
        let outline = if guessed { self.program.outline_share(code, loader) } else { None };
        Letter { text: text.into(), width, bold, outline, unmapped, is_drawn: self.is_drawn }
    }

    fn text(&mut self, code: u32, loader: &Loader<'a>) -> String {
        let mapped = self.unicode.as_ref().and_then(|map| map.lookup_bf_string(code)).map(text_of);
        // Some maps send what they do not know to zero.
        let mapped = mapped.filter(|text| text != "\0");
        match (&self.codes, mapped) {
            (_, Some(text)) => text,
            (Codes::Simple(simple), None) => {
                simple.text(code).unwrap_or_else(|| self.program.text(code, loader))
            }
            (Codes::Wide(_), None) if self.unicode.is_some() => String::new(),
            (Codes::Wide(_) | Codes::Whole, None) => self.program.text(code, loader),
        }
    }
}

/// The map of a font from codes to characters.
fn to_unicode(dict: &Dict<'_>) -> Option<CMap> {
    if let Some(stream) = dict.get::<Stream<'_>>(b"ToUnicode") {
        return CMap::parse(&stream.decoded_data().ok()?, load_embedded);
    }
    let name = dict.get::<Name<'_>>(b"ToUnicode")?;
    CMap::parse(load_embedded(CMapName::from_bytes(name.deref()))?, load_embedded)
}

fn text_of(characters: BfString) -> String {
    match characters {
        BfString::Char(c) => c.to_string(),
        BfString::String(text) => text,
    }
}

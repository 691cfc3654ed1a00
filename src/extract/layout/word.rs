//! Glyphs to words: a space or a gap ends a word, and what was painted twice is read once.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::glyph::{Glyph, box_of};
use crate::document::{Hiding, Rect};

/// The least gap between two words, in em. Type without space glyphs sets no narrower ones.
pub(super) const WORD_GAP: f32 = 0.17;
/// A glyph this much left of the end of the one before it, in em, starts a new word.
const STEP_BACK: f32 = 0.5;
/// The furthest that an index or an exponent leaves the baseline, in em.
const SHIFT: f32 = 0.5;
/// Copies of a glyph this near to it, in em, are its shadow or its fake bold.
const OVERPRINT: f32 = 0.12;

/// A word with its place; see [`Glyph`] for the frame its numbers are in.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub text: String,
    pub page: usize,
    pub start: f32,
    pub end: f32,
    pub baseline: f32,
    pub size: f32,
    pub angle: i16,
    /// Votes of its glyphs for bold type, less those against; 0 where the fonts do not tell.
    pub bold: i32,
    pub hidden: Option<Hiding>,
    /// Its place in content order.
    pub order: usize,
}

impl Word {
    fn new(glyph: &Glyph, page: usize, order: usize) -> Self {
        Self {
            text: glyph.text.clone(),
            page,
            start: glyph.start,
            end: glyph.end,
            baseline: glyph.baseline,
            size: glyph.size,
            angle: glyph.angle,
            bold: vote(glyph.bold),
            hidden: glyph.hidden,
            order,
        }
    }

    fn takes(&self, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size);
        let gap = glyph.start - self.end;
        // Where bold turns plain between a small and a large letter, any gap is the edge of a title.
        let rises = self.text.ends_with(char::is_lowercase) && !glyph.text.starts_with(char::is_lowercase);
        let turned = rises && self.bold * vote(glyph.bold) < 0 && gap > 0.05 * size;
        !turned
            && self.angle == glyph.angle
            && self.hidden == glyph.hidden
            && (self.baseline - glyph.baseline).abs() <= SHIFT * size
            && (-STEP_BACK * size..=WORD_GAP * size).contains(&gap)
    }

    fn push(&mut self, glyph: &Glyph) {
        self.text.push_str(&glyph.text);
        self.end = self.end.max(glyph.end);
        self.bold += vote(glyph.bold);
        if glyph.size > self.size {
            (self.size, self.baseline) = (glyph.size, glyph.baseline);
        }
    }

    /// Appends a word that continues this one.
    pub fn join(&mut self, next: &Self) {
        self.text.push_str(&next.text);
        self.end = self.end.max(next.end);
        self.bold += next.bold;
    }

    /// Its box on the page.
    pub fn rect(&self) -> Rect {
        box_of(self.start, self.end, self.baseline, self.size, self.angle)
    }
}

fn vote(bold: Option<bool>) -> i32 {
    bold.map_or(0, |bold| if bold { 1 } else { -1 })
}

/// The words of a page in content order.
pub(super) fn words(page: usize, glyphs: &[Glyph]) -> Vec<Word> {
    let (kept, bold) = without_overprints(glyphs);
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (order, glyph) in glyphs.iter().enumerate().filter(|(order, _)| kept[*order]) {
        if glyph.text.trim().is_empty() {
            open = false;
            continue;
        }
        match words.last_mut() {
            Some(word) if open && word.takes(glyph) => word.push(glyph),
            _ => words.push(Word::new(glyph, page, order)),
        }
        open = true;
        let thickened = bold[order] && glyph.text.chars().all(char::is_alphanumeric);
        if let Some(word) = words.last_mut().filter(|_| thickened) {
            word.bold += 2;
        }
    }
    words
}

/// Which glyphs to keep, and which of those were painted more than once.
///
/// A copy that can be seen stands for one that cannot: the lower layer of a shadow is no hidden text.
fn without_overprints(glyphs: &[Glyph]) -> (Vec<bool>, Vec<bool>) {
    let mut kept = vec![true; glyphs.len()];
    let mut twice = vec![false; glyphs.len()];
    let mut seen = Seen::of(glyphs.len());
    for (index, glyph) in glyphs.iter().enumerate() {
        let Some(sign) = glyph.text.chars().next().filter(|sign| !sign.is_whitespace()) else { continue };
        let Some(first) = seen.copy_of(glyph, sign, glyphs) else {
            seen.note(glyph, sign, index);
            continue;
        };
        let keep_later = glyphs[first].hidden.is_some() && glyph.hidden.is_none();
        let (keep, drop) = if keep_later { (index, first) } else { (first, index) };
        kept[drop] = false;
        twice[keep] = true;
        if keep_later {
            seen.note(glyph, sign, index);
        }
    }
    (kept, twice)
}

/// Finds glyphs by their first character and their place in squares of [`CELL`] em.
struct Seen {
    /// The last glyph of each square.
    last: HashMap<(char, i16, i32, i32), usize, RandomState>,
    /// For each glyph that was noted, the one before it in its square.
    before: Vec<Option<usize>>,
}

/// Side of a square in em: wide enough that a place is seldom near to its edge and the squares
/// beyond need not be looked at.
const CELL: f32 = 1.0;
/// Glyphs of a square that are looked at; more of one letter in an em are no writing.
const MOST_IN_CELL: usize = 16;

impl Seen {
    fn of(glyphs: usize) -> Self {
        let last = HashMap::with_capacity_and_hasher(glyphs, RandomState::default());
        Self { last, before: vec![None; glyphs] }
    }

    fn note(&mut self, glyph: &Glyph, sign: char, index: usize) {
        let [along, down] = places(glyph).map(|at| at.floor() as i32);
        self.before[index] = self.last.insert((sign, glyph.angle, along, down), index);
    }

    /// A glyph before that is the same at the same place.
    fn copy_of(&self, glyph: &Glyph, sign: char, glyphs: &[Glyph]) -> Option<usize> {
        let reach = OVERPRINT * em(glyph);
        let near = |index: &usize| {
            let other = &glyphs[*index];
            (other.start - glyph.start).abs() <= reach
                && (other.baseline - glyph.baseline).abs() <= reach
                && (other.size - glyph.size).abs() <= reach
                && other.text == glyph.text
        };
        let around = |at: f32| {
            let within = OVERPRINT / CELL;
            (at - within).floor() as i32..=(at + within).floor() as i32
        };
        let [along, down] = places(glyph).map(around);
        let mut squares = along.flat_map(|x| down.clone().map(move |y| (sign, glyph.angle, x, y)));
        squares.find_map(|square| {
            let last = self.last.get(&square).copied();
            std::iter::successors(last, |&index| self.before[index]).take(MOST_IN_CELL).find(near)
        })
    }
}

/// The size of a glyph, but for one too small to tell places by.
fn em(glyph: &Glyph) -> f32 {
    glyph.size.max(0.5)
}

/// The place of a glyph in squares.
fn places(glyph: &Glyph) -> [f32; 2] {
    [glyph.start, glyph.baseline].map(|at| at / (CELL * em(glyph)))
}

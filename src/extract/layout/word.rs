//! Glyphs to words: a space or a gap ends a word.

use super::glyph::{Glyph, box_of};
use super::overprint::overprints;
use super::rtl;
use super::word_gap::{WORD_GAP, word_gaps};
use crate::document::{Hiding, Rect};

/// A glyph this much left of the end of the one before it, in em, starts a new word.
const STEP_BACK: f32 = 0.5;
/// The furthest that an index or an exponent leaves the baseline, in em.
const SHIFT: f32 = 0.5;

/// A longer word that is written from right to left is none, and costly to turn.
const MOST_RTL: usize = 1024;

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
    /// Its glyphs that can be seen, less those that cannot.
    seen: i32,
    /// Whether it is written from right to left.
    is_rtl: bool,
    /// How much of the head of its text is Latin within writing from right to left.
    latin: usize,
}

impl Word {
    fn new(glyph: &Glyph, page: usize, order: usize) -> Self {
        Self {
            text: glyph.text.to_string(),
            page,
            start: glyph.start,
            end: glyph.end,
            baseline: glyph.baseline,
            size: glyph.size,
            angle: glyph.angle,
            bold: vote(glyph.bold),
            hidden: glyph.hidden,
            order,
            seen: if glyph.hidden.is_none() { 1 } else { -1 },
            is_rtl: rtl::is_rtl(&glyph.text),
            latin: 0,
        }
    }

    fn takes(&self, glyph: &Glyph, word_gap: f32) -> bool {
        let size = self.size.max(glyph.size);
        let gap = glyph.start - self.end;
        // Among figures the one is narrow, but may stand in the middle of the room of the others.
        let figures = self.text.ends_with(is_figure) && glyph.text.starts_with(is_figure);
        let word_gap = if figures { word_gap.max(WORD_GAP) } else { word_gap };
        // Where bold turns plain between a small and a large letter, any gap is the edge of a title.
        let rises = self.text.ends_with(char::is_lowercase) && !glyph.text.starts_with(char::is_lowercase);
        let turned = rises && self.bold * vote(glyph.bold) < 0 && gap > 0.05 * size;
        let endless = self.is_rtl && self.text.len() > MOST_RTL;
        !(turned || endless)
            && self.angle == glyph.angle
            && (self.hidden == glyph.hidden || (is_in_part(self.hidden) && is_in_part(glyph.hidden)))
            && (self.baseline - glyph.baseline).abs() <= SHIFT * size
            && (-STEP_BACK * size..=word_gap * size).contains(&gap)
    }

    fn push(&mut self, glyph: &Glyph) {
        if self.is_rtl || rtl::is_rtl(&glyph.text) {
            rtl::push(&mut self.text, &mut self.latin, &glyph.text, self.is_rtl);
            self.is_rtl = true;
        } else {
            self.text.push_str(&glyph.text);
        }
        self.end = self.end.max(glyph.end);
        self.bold += vote(glyph.bold);
        self.seen += if glyph.hidden.is_none() { 1 } else { -1 };
        self.hidden = self.hidden.or(glyph.hidden);
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

/// Whether a word may be hidden so in a part of it: then it is read if most of it can be seen.
fn is_in_part(hidden: Option<Hiding>) -> bool {
    matches!(hidden, None | Some(Hiding::Covered | Hiding::Clipped | Hiding::OffPage))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit()
}

fn vote(bold: Option<bool>) -> i32 {
    bold.map_or(0, |bold| if bold { 1 } else { -1 })
}

/// The words of a page in content order.
pub(super) fn words(page: usize, glyphs: &[Glyph]) -> Vec<Word> {
    let prints = overprints(glyphs);
    let mut order: Vec<usize> = (0..glyphs.len()).filter(|&index| prints.kept[index]).collect();
    rtl::sort_by_place(&mut order, glyphs);
    let gaps = word_gaps(&order.iter().map(|&index| &glyphs[index]).collect::<Vec<_>>());
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (index, gap) in order.into_iter().zip(gaps) {
        let glyph = &glyphs[index];
        if glyph.is_blank() {
            open = false;
            continue;
        }
        match words.last_mut() {
            Some(word) if open && word.takes(glyph, gap) => word.push(glyph),
            _ => words.push(Word::new(glyph, page, index)),
        }
        open = true;
        let thickened = prints.twice[index] && glyph.text.chars().all(char::is_alphanumeric);
        if let Some(word) = words.last_mut().filter(|_| thickened) {
            word.bold += 2;
        }
    }
    for word in words.iter_mut().filter(|word| word.seen >= 0) {
        word.hidden = None;
    }
    words
}

//! What was painted twice is read once: shadows, fake bold, lines painted again by a careless program.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::glyph::Glyph;

/// Copies of a glyph this near to it, in em, are its shadow or its fake bold.
const OVERPRINT: f32 = 0.12;
/// So many glyphs back a copy is looked for that fake bold paints letter by letter.
const ADJACENT: usize = 4;
/// So many letters at the head of a word that are copies are its beginning, painted before.
const LEAST_HEAD: usize = 3;

/// What became of the glyphs of a page.
pub(super) struct Overprints {
    /// Which glyphs to read.
    pub kept: Vec<bool>,
    /// Which of those were painted more than once.
    pub twice: Vec<bool>,
}

/// Finds the copies among glyphs.
///
/// Where different texts overlap, some of their letters coincide. So a copy goes only with the whole
/// of its word, right after the letter that it thickens, or where a word painted in parts goes on.
pub(super) fn overprints(glyphs: &[Glyph]) -> Overprints {
    let mut found = Overprints { kept: vec![true; glyphs.len()], twice: vec![false; glyphs.len()] };
    found.drop_adjacent(glyphs);
    let mut seen = Seen::of(glyphs.len());
    let mut word: Vec<(usize, Option<usize>)> = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate() {
        if !found.kept[index] {
            continue;
        }
        let goes_on = word.last().is_some_and(|&(last, _)| goes_on(&glyphs[last], glyph));
        if !goes_on {
            found.settle(&mut word, glyphs, &mut seen);
        }
        if !glyph.is_blank() {
            word.push((index, seen.copy_of(glyph, glyphs)));
        }
    }
    found.settle(&mut word, glyphs, &mut seen);
    found
}

impl Overprints {
    /// Drops the copies that fake bold paints letter by letter.
    fn drop_adjacent(&mut self, glyphs: &[Glyph]) {
        for (index, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.is_blank()) {
            let before = index.saturating_sub(ADJACENT)..index;
            let copy = before.rev().find(|&other| self.kept[other] && is_copy(glyph, &glyphs[other]));
            if let Some(first) = copy {
                self.drop_one(first, index, glyphs);
            }
        }
    }

    /// Judges a word, each of its glyphs with the one that it may be a copy of.
    fn settle(&mut self, word: &mut Vec<(usize, Option<usize>)>, glyphs: &[Glyph], seen: &mut Seen) {
        let copied = |(_, first): &&(usize, Option<usize>)| first.is_some();
        let head = word.iter().take_while(copied).count();
        let tail = word.iter().rev().take_while(copied).count();
        let head = if head == word.len() || Self::goes_on_from(&word[..head], seen) { head } else { 0 };
        let tail = if Self::goes_on_to(&word[word.len() - tail..], seen) { tail } else { 0 };
        if let (Some(first), Some(last)) = (word.first(), word.last()) {
            (seen.starts[first.0], seen.ends[last.0]) = (true, true);
        }
        let body = head..word.len().saturating_sub(tail).max(head);
        for (at, (index, first)) in word.drain(..).enumerate() {
            let first = first.filter(|_| !body.contains(&at));
            let dropped = first.map(|first| self.drop_one(first, index, glyphs));
            if dropped != Some(index) {
                seen.note(&glyphs[index], index);
            }
        }
    }

    /// Whether copies at the head of a word repeat the end of one that was painted before, which the
    /// word goes on with.
    fn goes_on_from(head: &[(usize, Option<usize>)], seen: &Seen) -> bool {
        let [.., (_, Some(last))] = head else { return false };
        head.len() >= LEAST_HEAD || seen.ends[*last]
    }

    /// The same at the tail of a word, for the beginning of one that was painted before.
    fn goes_on_to(tail: &[(usize, Option<usize>)], seen: &Seen) -> bool {
        matches!(tail, [(_, Some(first)), ..] if seen.starts[*first])
    }

    /// Drops one of two copies. One that can be seen stands for one that cannot: the lower layer of
    /// a shadow is no hidden text.
    fn drop_one(&mut self, first: usize, later: usize, glyphs: &[Glyph]) -> usize {
        let keep_later = glyphs[first].hidden.is_some() && glyphs[later].hidden.is_none();
        let (kept, dropped) = if keep_later { (later, first) } else { (first, later) };
        self.kept[dropped] = false;
        self.twice[kept] = true;
        dropped
    }
}

/// Whether a glyph may go on with the word of the one before it.
fn goes_on(last: &Glyph, next: &Glyph) -> bool {
    let gap = next.start - last.end;
    !next.is_blank()
        && (last.angle, last.baseline) == (next.angle, next.baseline)
        && next.start > last.start
        && gap < 0.5 * em(last)
}

fn is_copy(glyph: &Glyph, other: &Glyph) -> bool {
    let reach = OVERPRINT * em(glyph);
    (other.start - glyph.start).abs() <= reach
        && (other.baseline - glyph.baseline).abs() <= reach
        && (other.size - glyph.size).abs() <= reach
        && other.angle == glyph.angle
        && other.text == glyph.text
}

/// Finds glyphs by their first character and their place in squares of [`CELL`] em.
struct Seen {
    /// The last glyph of each square.
    last: HashMap<(char, i16, i32, i32), usize, RandomState>,
    /// For each glyph that was noted, the one before it in its square.
    before: Vec<Option<usize>>,
    /// Which glyphs began a word and which ended one.
    starts: Vec<bool>,
    ends: Vec<bool>,
}

/// Side of a square in em: wide enough that a place is seldom near to its edge and the squares
/// beyond need not be looked at.
const CELL: f32 = 1.0;
/// Glyphs of a square that are looked at; more of one letter in an em are no writing.
const MOST_IN_CELL: usize = 16;

impl Seen {
    fn of(glyphs: usize) -> Self {
        let last = HashMap::with_capacity_and_hasher(glyphs, RandomState::default());
        Self { last, before: vec![None; glyphs], starts: vec![false; glyphs], ends: vec![false; glyphs] }
    }

    fn note(&mut self, glyph: &Glyph, index: usize) {
        let [along, down] = places(glyph).map(|at| at.floor() as i32);
        self.before[index] = self.last.insert((sign(glyph), glyph.angle, along, down), index);
    }

    /// A glyph before that is the same at the same place.
    fn copy_of(&self, glyph: &Glyph, glyphs: &[Glyph]) -> Option<usize> {
        let sign = sign(glyph);
        let near = |index: &usize| is_copy(glyph, &glyphs[*index]);
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

fn sign(glyph: &Glyph) -> char {
    glyph.text.chars().next().unwrap_or_default()
}

/// The size of a glyph, but for one too small to tell places by.
fn em(glyph: &Glyph) -> f32 {
    glyph.size.max(0.5)
}

/// The place of a glyph in squares.
fn places(glyph: &Glyph) -> [f32; 2] {
    [glyph.start, glyph.baseline].map(|at| at / (CELL * em(glyph)))
}

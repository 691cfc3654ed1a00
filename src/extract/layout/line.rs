//! Words to lines: what stands on one baseline, in pieces where wide gaps part it.

use super::word::Word;
use super::{marker, stray};
use crate::document::{Hiding, Rect};

/// The least gap that parts two pieces of a line (a tab stop, a table cell), in em.
const WIDE_GAP: f32 = 1.5;
/// The least gap before a date that ends a line, in em.
const DATE_GAP: f32 = 0.6;
/// How far baselines of one line may differ, in em.
const SAME_LINE: f32 = 0.3;
/// How far the baselines of two cells of one row may differ, in em.
const CELL_SHIFT: f32 = 0.8;
/// How far back a word may step and still belong to the piece before it, in em.
const STEP_BACK: f32 = 0.3;
/// A piece of more words is no label and no date.
const SHORT: usize = 7;

/// Words on one baseline without a wide gap between them; never empty.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub words: Vec<Word>,
}

/// What stands on one baseline; never empty.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// From left to right.
    pub pieces: Vec<Piece>,
    pub page: usize,
    pub angle: i16,
    pub baseline: f32,
    pub size: f32,
    pub hidden: Option<Hiding>,
    /// Where the marker of a list item begins, if there is one.
    pub marker: Option<f32>,
    /// Its place in content order.
    pub order: usize,
}

impl Piece {
    pub fn start(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.start)
    }

    pub fn end(&self) -> f32 {
        self.words.iter().map(|word| word.end).fold(f32::MIN, f32::max)
    }

    pub fn size(&self) -> f32 {
        self.words.iter().map(|word| word.size).fold(0.0, f32::max)
    }

    /// Whether all of it is bold, as far as its fonts tell.
    pub fn bold(&self) -> bool {
        self.words.iter().all(|word| word.bold >= 0) && self.words.iter().any(|word| word.bold > 0)
    }

    fn baseline(&self) -> f32 {
        let largest = self.words.iter().rev().max_by(|a, b| a.size.total_cmp(&b.size));
        largest.map_or(0.0, |word| word.baseline)
    }

    pub fn is_marker(&self) -> bool {
        matches!(&self.words[..], [word] if marker::is_bullet(&word.text))
    }

    /// Few words with a year among them.
    pub fn is_date(&self) -> bool {
        self.words.len() < SHORT && self.words.iter().any(|word| is_year(&word.text))
    }

    /// Whether it is a date with a dash at its end ("March 2020 –").
    pub fn is_open_range(&self) -> bool {
        self.is_date() && self.words.last().is_some_and(|word| word.text.ends_with(['-', '–', '—']))
    }

    /// Whether it holds dates and their joints only, no title or place.
    pub fn is_only_date(&self) -> bool {
        let wordy = self.words.iter().filter(|word| word.text.chars().all(char::is_alphabetic)).count();
        self.is_date() && wordy <= 3 && !self.words.iter().any(|word| word.text.ends_with([',', '.']))
    }
}

fn is_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

impl Line {
    fn new(piece: Piece) -> Option<Self> {
        let first = piece.words.first()?;
        Some(Self {
            page: first.page,
            angle: first.angle,
            baseline: piece.baseline(),
            size: piece.size(),
            hidden: first.hidden,
            marker: None,
            order: first.order,
            pieces: vec![piece],
        })
    }

    pub fn words(&self) -> impl DoubleEndedIterator<Item = &Word> {
        self.pieces.iter().flat_map(|piece| &piece.words)
    }

    pub fn start(&self) -> f32 {
        self.pieces.first().map_or(0.0, Piece::start)
    }

    pub fn end(&self) -> f32 {
        self.pieces.iter().map(Piece::end).fold(f32::MIN, f32::max)
    }

    /// Where it begins, its marker counted in.
    pub fn outer_start(&self) -> f32 {
        self.marker.unwrap_or(self.start()).min(self.start())
    }

    pub fn bold(&self) -> bool {
        self.pieces.iter().all(Piece::bold)
    }

    /// Its words with single spaces, for comparison only.
    pub fn text(&self) -> String {
        self.words().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether a line below goes on with the title that stands left of a date, not with the date.
    pub fn wraps_first_into(&self, below: &Self) -> bool {
        let [_, .., date] = &self.pieces[..] else { return false };
        let whole = date.is_date() && !date.is_open_range() && !below.pieces.iter().all(Piece::is_only_date);
        whole && (below.start() - self.start()).abs() < 0.3 * self.size
    }

    pub fn overlaps(&self, piece: &Piece) -> bool {
        let slack = 0.2 * self.size;
        self.pieces.iter().any(|own| piece.start() < own.end() - slack && own.start() < piece.end() - slack)
    }

    /// Whether a piece that comes right after this line in content order stands on it.
    fn takes(&self, piece: &Piece) -> bool {
        let right = piece.start() > self.end();
        let marker = self.pieces.iter().all(Piece::is_marker);
        (self.level_with(piece) || self.is_date_beside(piece))
            && !self.overlaps(piece)
            && if piece.is_marker() { !right } else { right || marker || piece.words.len() < SHORT }
    }

    /// Whether this is a date in a cell of its own and the piece stands in the next cell, which
    /// may be set half a line higher or lower.
    fn is_date_beside(&self, piece: &Piece) -> bool {
        let ([own], Some(first)) = (&self.pieces[..], piece.words.first()) else { return false };
        let bottom = own.words.iter().map(|word| word.baseline).fold(self.baseline, f32::max);
        let slack = CELL_SHIFT * self.size;
        (self.page, self.angle, self.hidden) == (first.page, first.angle, first.hidden)
            && own.is_only_date()
            && piece.start() > own.end()
            && (self.baseline - slack..=bottom + slack).contains(&piece.baseline())
    }

    pub fn level_with(&self, piece: &Piece) -> bool {
        let Some(first) = piece.words.first() else { return false };
        let size = self.size.min(piece.size());
        let level = (self.baseline - piece.baseline()).abs() <= SAME_LINE * size;
        level && (self.page, self.angle, self.hidden) == (first.page, first.angle, first.hidden)
    }

    /// Whether a piece is the end of a range of dates that was broken below its beginning.
    fn is_ended_by(&self, piece: &Piece) -> bool {
        let ([own], Some(first)) = (&self.pieces[..], piece.words.first()) else { return false };
        let down = piece.baseline() - self.baseline;
        let below = (0.8 * self.size..2.0 * self.size).contains(&down);
        let aligned = (piece.start() - own.start()).abs() < 0.3 * self.size;
        let open = own.is_open_range() && piece.words.len() <= 2;
        let year = piece.words.len() == 1 && is_year(&first.text);
        let same = (self.page, self.angle, self.hidden) == (first.page, first.angle, first.hidden);
        same && below && aligned && own.is_date() && (open || year)
    }

    pub fn add(&mut self, piece: Piece) {
        let at = self.pieces.partition_point(|own| own.start() < piece.start());
        self.size = self.size.max(piece.size());
        self.pieces.insert(at, piece);
    }

    /// Takes the marker off, which may be a piece of its own or a dot that was drawn.
    fn settle_marker(&mut self, dots: &[Rect]) {
        let outer = self.start();
        let Some(first) = self.pieces.first_mut() else { return };
        let mut found = marker::strip(&mut first.words);
        if first.words.is_empty() {
            self.pieces.remove(0);
        } else if found {
            // A second marker on the line is the icon of a font that shows both.
            found = true;
        }
        if found {
            self.marker = Some(outer);
        } else if self.angle == 0 {
            self.marker = self.dot(dots);
        }
    }

    /// The left edge of a dot that was drawn before the line.
    fn dot(&self, dots: &[Rect]) -> Option<f32> {
        let (top, bottom) = (self.baseline - 0.7 * self.size, self.baseline);
        let from = dots.partition_point(|dot| dot.y < top);
        let level = dots[from..].iter().take_while(|dot| dot.y < bottom).take(64);
        let before = |dot: &&Rect| {
            let gap = self.start() - dot.right();
            (0.15 * self.size..2.5 * self.size).contains(&gap) && dot.height < 0.6 * self.size
        };
        level.filter(before).map(|dot| dot.x).next()
    }
}

/// The lines of a page in content order. `dots` are in order of their top edge.
pub(super) fn lines(words: Vec<Word>, dots: &[Rect]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces(words) {
        match lines.last_mut() {
            Some(line) if line.takes(&piece) => line.add(piece),
            Some(line) if line.is_ended_by(&piece) => line.pieces[0].words.extend(piece.words),
            _ => lines.extend(Line::new(piece)),
        }
    }
    stray::attach(&mut lines);
    for line in &mut lines {
        line.settle_marker(dots);
    }
    lines.retain(|line| !line.pieces.is_empty());
    stray::attach_dates(&mut lines);
    lines
}

fn pieces(words: Vec<Word>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in words {
        match pieces.last_mut() {
            Some(piece) if continues(piece, &word) => piece.words.push(word),
            _ => pieces.push(Piece { words: vec![word] }),
        }
    }
    for piece in &mut pieces {
        close_spaced_letters(&mut piece.words);
    }
    pieces.into_iter().flat_map(part_date).collect()
}

/// Parts a date at the end of a piece from the title before it where the gap is wider than others.
fn part_date(mut piece: Piece) -> Vec<Piece> {
    let gaps: Vec<f32> = piece.words.windows(2).map(|pair| pair[1].start - pair[0].end).collect();
    let mut sorted = gaps.clone();
    sorted.sort_by(f32::total_cmp);
    let usual = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
    let least = (DATE_GAP * piece.size()).max(2.0 * usual);
    let Some(at) = gaps.iter().rposition(|&gap| gap > least) else { return vec![piece] };
    let tail = Piece { words: piece.words.split_off(at + 1) };
    if tail.is_date() {
        return vec![piece, tail];
    }
    piece.words.extend(tail.words);
    vec![piece]
}

fn continues(piece: &Piece, word: &Word) -> bool {
    let Some(last) = piece.words.last() else { return false };
    let size = last.size.max(word.size);
    let gap = word.start - last.end;
    let level = (piece.baseline() - word.baseline).abs() <= SAME_LINE * size;
    (last.angle, last.hidden) == (word.angle, word.hidden)
        && level
        && (-STEP_BACK * size..WIDE_GAP * size).contains(&gap)
}

/// Makes words of letters that are set apart ("E D U C A T I O N"): the gaps between words are
/// wider than those between their letters.
fn close_spaced_letters(words: &mut Vec<Word>) {
    let single = |word: &Word| {
        word.text.chars().count() == 1 && word.text.chars().all(|c| c.is_alphabetic() || c == '&')
    };
    if words.len() < 4 || words.iter().filter(|word| single(word)).count() * 10 < words.len() * 8 {
        return;
    }
    let mut gaps: Vec<f32> = words.windows(2).map(|pair| pair[1].start - pair[0].end).collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps[gaps.len() / 2];
    let mut closed: Vec<Word> = Vec::new();
    for word in words.drain(..) {
        match closed.last_mut() {
            Some(last) if word.start - last.end <= usual * 1.6 + 0.05 * word.size => last.join(&word),
            _ => closed.push(word),
        }
    }
    *words = closed;
}

//! Words to lines: what stands on one baseline, in pieces where wide gaps part it.

use super::piece::{Piece, SAME_LINE, SHORT, is_year, pieces};
use super::word::Word;
use super::{marker, seam, stray};
use crate::document::{Hiding, Rect};

/// A line of more pieces is no row of a table that a person would read.
const MOST_PIECES: usize = 64;
/// How far the baselines of two cells of one row may differ, in em.
const CELL_SHIFT: f32 = 0.8;

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
        self.pieces.len() < MOST_PIECES
            && (self.level_with(piece) || self.is_date_beside(piece))
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
        let found = marker::strip(&mut first.words);
        if first.words.is_empty() {
            self.pieces.remove(0);
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
    seam::mend(&mut lines);
    stray::attach(&mut lines);
    for line in &mut lines {
        line.settle_marker(dots);
    }
    lines.retain(|line| !line.pieces.is_empty());
    stray::attach_dates(lines)
}

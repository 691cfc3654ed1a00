//! Words to pieces: stretches of a line without a wide gap.

use super::marker;
use super::word::Word;

/// The least gap that parts two pieces of a line (a tab stop, a table cell), in em.
const WIDE_GAP: f32 = 1.5;
/// The least gap before a date that ends a line, in em.
const DATE_GAP: f32 = 0.6;
/// How far baselines of one line may differ, in em.
pub(super) const SAME_LINE: f32 = 0.3;
/// How far back a word may step and still belong to the piece before it, in em.
const STEP_BACK: f32 = 0.3;
/// A piece of more words is no label and no date.
pub(super) const SHORT: usize = 7;

/// Words on one baseline without a wide gap between them; never empty.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub words: Vec<Word>,
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

    pub fn baseline(&self) -> f32 {
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

/// Whether a word names a year; one within an address of the net is none.
pub(super) fn is_year(text: &str) -> bool {
    !text.contains('@')
        && text
            .split(|c: char| !c.is_ascii_digit())
            .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

/// The pieces of a page in content order.
pub(super) fn pieces(words: Vec<Word>) -> Vec<Piece> {
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
    let level = |own: &Word| (own.baseline - word.baseline).abs() <= SAME_LINE * size;
    // An index or exponent at the end leaves the baseline, the first word keeps it.
    let level = level(last) || piece.words.first().is_some_and(level);
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

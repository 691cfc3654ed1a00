//! Lines to blocks: which line continues the one before it.
//!
//! The rule that decides most: a line was wrapped only if the first word of the next line had no
//! room left on it. Markers, indentation, spacing and type decide the rest.

use std::collections::{BTreeMap, VecDeque};

use super::column::Frame;
use super::line::Line;
use super::piece::Piece;

/// How much wider than usual a gap between lines parts two blocks.
const SPREAD: f32 = 1.2;
/// The same where a sentence goes on with a small letter.
const LOOSE: f32 = 1.4;
/// The usual distance of lines, in em, where a document shows none.
const LEADING: f32 = 1.5;
/// Lines of a block whose distance tells that of the next.
const RECENT: usize = 6;
/// Sizes that differ by more than this are different type.
const SAME_SIZE: f32 = 1.08;
/// Share of its room that a line must fill to go on with a small letter below.
const NEARLY: f32 = 0.75;
/// Blocks that a line at the head of a column or page may continue.
const MOST_OPEN: usize = 6;

/// A block as indices of lines, in reading order; never empty.
pub(super) type Block = Vec<usize>;

/// Groups lines into blocks, in the order of their first lines.
pub(super) fn blocks(lines: &[Line], frames: &[Frame]) -> Vec<Block> {
    let flow = Flow { lines, frames, leading: leading(lines, frames) };
    let mut blocks: Vec<Block> = Vec::new();
    // Blocks that end at the foot of a column or page, and the one that holds the line before.
    let mut open: VecDeque<usize> = VecDeque::new();
    let mut current = None;
    for next in 0..lines.len() {
        let jump = next > 0 && frames[next].run != frames[next - 1].run;
        let home = if jump {
            open.extend(current);
            open.drain(..open.len().saturating_sub(MOST_OPEN));
            open.iter().rev().copied().find(|&block| flow.resumes(&blocks[block], next))
        } else {
            current.filter(|&block: &usize| flow.continues(&blocks[block], next))
        };
        if let Some(block) = home {
            blocks[block].push(next);
            open.retain(|&other| other != block);
            current = Some(block);
        } else {
            blocks.push(vec![next]);
            current = Some(blocks.len() - 1);
        }
    }
    blocks
}

struct Flow<'l> {
    lines: &'l [Line],
    frames: &'l [Frame],
    leading: BTreeMap<i32, f32>,
}

/// The usual distance of a wrapped line from the one above it, in em, for each size of type.
fn leading(lines: &[Line], frames: &[Frame]) -> BTreeMap<i32, f32> {
    let mut ratios: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
    for at in 1..lines.len() {
        let (last, next) = (&lines[at - 1], &lines[at]);
        let down = (next.baseline - last.baseline) / next.size.max(0.1);
        let wrapped = frames[at].run == frames[at - 1].run && next.marker.is_none() && same_type(last, next);
        if wrapped && !fits(last, &frames[at - 1], next) && (0.9..2.2).contains(&down) {
            ratios.entry(size_key(next.size)).or_default().push(down);
        }
    }
    let median = |mut ratios: Vec<f32>| {
        ratios.sort_by(f32::total_cmp);
        ratios[(ratios.len() - 1) / 2]
    };
    ratios.into_iter().map(|(size, ratios)| (size, median(ratios))).collect()
}

fn size_key(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

fn same_type(a: &Line, b: &Line) -> bool {
    let (large, small) = (a.size.max(b.size), a.size.min(b.size).max(0.1));
    large / small < SAME_SIZE && a.hidden == b.hidden && a.angle == b.angle
}

/// Whether the first word of the next line had room at the end of this one.
fn fits(line: &Line, frame: &Frame, next: &Line) -> bool {
    let first = next.words().next().map_or(0.0, |word| word.end - word.start);
    let room = frame.right - line.end();
    room > first + 0.2 * line.size + 0.5
}

fn starts_lower(line: &Line) -> bool {
    let first = line.words().next().and_then(|word| word.text.chars().next());
    first.is_some_and(char::is_lowercase)
}

/// The last character, closing quotes and brackets aside.
fn last_char(line: &Line) -> Option<char> {
    line.words().next_back()?.text.chars().next_back()
}

fn is_open(line: &Line) -> bool {
    last_char(line).is_some_and(|c| ",-–—&/(\u{2010}\u{ad}".contains(c))
}

/// Whether the wide gaps of a line are those of justified text: it goes on in a sentence.
fn is_stretched(line: &Line) -> bool {
    starts_lower(line) && !line.pieces.iter().any(Piece::is_date)
}

fn ends_sentence(line: &Line) -> bool {
    last_char(line).is_some_and(|c| ".!?:;".contains(c))
}

/// Whether a date at the end of a line goes on below.
fn breaks_date(line: &Line, below: &Line) -> bool {
    let Some(last) = line.pieces.last() else { return false };
    let short = below.words().count() <= 3;
    let tail = last.words.iter().rev().take(4).rev().cloned().collect();
    let open = Piece { words: tail }.is_open_range();
    let month = line.pieces.len() > 1 && last.words.len() <= 2 && !last.is_date();
    (open && short) || (month && below.pieces.iter().all(Piece::is_only_date))
}

/// Whether a line ends in a range of dates ("... November 2019 – present"), as titles do.
fn ends_in_range(line: &Line) -> bool {
    let tail: Vec<&str> = line.words().rev().take(4).map(|word| word.text.as_str()).collect();
    let year = |text: &&str| text.chars().filter(char::is_ascii_digit).count() == 4;
    let dash = |text: &str| ["-", "–", "—"].contains(&text);
    matches!(tail[..], [_, joint, year_, ..] | [_, _, joint, year_] if dash(joint) && year(&year_))
}

/// Whether a line opens with a label of at most three words and a colon ("Databases: ...").
fn is_labelled(line: &Line) -> bool {
    let capital = line.words().next().is_some_and(|word| word.text.starts_with(char::is_uppercase));
    capital && line.words().take(3).any(|word| word.text.ends_with(':'))
}

/// Whether the first of several pieces ends in a comma.
fn ends_in_comma(line: &Line) -> bool {
    let last = line.pieces.first().and_then(|piece| piece.words.last());
    last.is_some_and(|word| word.text.ends_with(','))
}

/// Whether the first word of the next line had room between a title and its date.
fn fits_before_date(line: &Line, next: &Line) -> bool {
    let [title, date, ..] = &line.pieces[..] else { return true };
    let first = next.words().next().map_or(0.0, |word| word.end - word.start);
    date.start() - title.end() > first + line.size
}

impl Flow<'_> {
    /// Whether a line below a block continues it.
    fn continues(&self, block: &Block, next: usize) -> bool {
        let Some(&last) = block.last() else { return false };
        let (first, line, below) = (&self.lines[block[0]], &self.lines[last], &self.lines[next]);
        if below.marker.is_some() || !same_type(line, below) {
            return false;
        }
        if below.pieces.len() > 1 && !is_stretched(below) {
            return self.is_title_above(block, last, next);
        }
        let flows = starts_lower(below) && !ends_sentence(line);
        if !self.close(block, last, next, if flows { LOOSE } else { SPREAD }) {
            return false;
        }
        if breaks_date(line, below) {
            return true;
        }
        if line.pieces.len() == 1 && ends_in_range(line) && !starts_lower(below) {
            return false;
        }
        if !self.aligned(block, last, next) || (is_labelled(first) && is_labelled(below)) {
            return false;
        }
        let ties = starts_lower(below) || is_open(line);
        if line.wraps_first_into(below) {
            return line.pieces.first().is_some_and(Piece::bold) == below.bold()
                && (ends_in_comma(line) || !fits_before_date(line, below));
        }
        let bold = line.pieces.last().is_some_and(Piece::bold);
        if bold != below.bold() && !(first.marker.is_some() || starts_lower(below)) {
            return false;
        }
        let dated = line.pieces.len() > 1 && line.pieces.iter().any(Piece::is_date);
        if dated && !ties && !bold {
            return false;
        }
        let cell = line.pieces.len() > 1 && starts_lower(below);
        if cell {
            return true;
        }
        let frame = &self.frames[last];
        // A small letter at the start forgives an edge that was guessed too wide.
        let long = line.end() - line.start() > NEARLY * (frame.right - line.start());
        let goes_on = flows && long;
        goes_on || (!fits(line, frame, below) && (frame.sure || ties))
    }

    /// Whether a line is the beginning of a title that wraps before the date at its right.
    fn is_title_above(&self, block: &Block, last: usize, next: usize) -> bool {
        let (line, below) = (&self.lines[last], &self.lines[next]);
        let [title, date] = &below.pieces[..] else { return false };
        let bold = line.bold() && title.words.iter().all(|word| word.bold >= 0);
        let whole = block.len() == 1 && line.pieces.len() == 1 && line.marker.is_none();
        let aligned = (line.start() - below.start()).abs() < 0.25 * below.size;
        let full = !fits(line, &self.frames[last], below);
        whole
            && bold
            && aligned
            && full
            && date.is_only_date()
            && !title.is_date()
            && self.close(block, last, next, SPREAD)
    }

    fn close(&self, block: &Block, last: usize, next: usize, spread: f32) -> bool {
        let down = self.lines[next].baseline - self.lines[last].baseline;
        let size = self.lines[next].size.max(0.1);
        let usual = self.leading.get(&size_key(size)).copied().unwrap_or(LEADING) * size;
        let recent = &block[block.len().saturating_sub(RECENT)..];
        let own = recent.windows(2).map(|pair| self.lines[pair[1]].baseline - self.lines[pair[0]].baseline);
        let own = own.filter(|&own| own > 0.0).fold(usual, f32::min);
        down > 0.5 * size && down <= own * spread
    }

    /// Whether a line begins where the text of the block does.
    fn aligned(&self, block: &Block, last: usize, next: usize) -> bool {
        let (first, line, below) = (&self.lines[block[0]], &self.lines[last], &self.lines[next]);
        let slack = 0.25 * below.size;
        let at = |start: f32| (below.start() - start).abs() <= slack;
        if let [_, .., cell] = &line.pieces[..] {
            return at(cell.start()) || line.wraps_first_into(below);
        }
        if let (Some(marker), 1) = (first.marker, block.len()) {
            return (marker - slack..=line.start() + slack).contains(&below.start());
        }
        let middle = |line: &Line| (line.start() + line.end()) / 2.0;
        let centred =
            (middle(line) - middle(below)).abs() < 1.0 && (line.start() - below.start()).abs() > slack;
        let indented =
            block.len() == 1 && (0.5..4.0).contains(&((line.start() - below.start()) / below.size));
        at(line.start()) || indented || (centred && starts_lower(below))
    }

    /// Whether a line at the head of a column or page continues a block of the one before.
    fn resumes(&self, block: &Block, next: usize) -> bool {
        let Some(&last) = block.last() else { return false };
        let (first, line, below) = (&self.lines[block[0]], &self.lines[last], &self.lines[next]);
        let near = below.page == line.page || below.page == line.page + 1;
        if !near || below.marker.is_some() || below.pieces.len() > 1 || line.pieces.len() > 1 {
            return false;
        }
        if !same_type(line, below) || line.bold() != below.bold() || fits(line, &self.frames[last], below) {
            return false;
        }
        let indent = |at: usize, start: f32| start - self.frames[at].left;
        let inset = indent(next, below.start());
        let hanging = first.marker.is_some() && inset > 0.4 * below.size;
        let same_inset = (inset - indent(last, line.start())).abs() < 0.4 * below.size;
        if below.page == line.page && below.baseline > line.baseline {
            return false;
        }
        (same_inset && (starts_lower(below) || is_open(line)))
            || (hanging && same_inset && !ends_sentence(line))
            || (starts_lower(below) && !ends_sentence(line))
    }
}

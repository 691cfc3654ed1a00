//! Joins lines that were painted in strips.
//!
//! Some printer drivers cut the page into upright strips and paint one after the other, so that
//! every line comes in parts, cut even inside a word. No gutter between columns is as narrow as the
//! gap between two words; a part that begins right where another ends is the rest of its line.

use super::line::Line;
use super::piece::Piece;
use super::word::Word;
use super::word_gap::WORD_GAP;

/// The widest gap that joins two parts, in em.
const GAP: f32 = 0.4;
/// How far the second part may begin left of the end of the first, in em.
const STEP_BACK: f32 = 0.3;
/// How far the baselines of two parts may differ, in em.
const LEVEL: f32 = 0.05;
/// Lines looked at for one line, at most.
const MOST_LEVEL: usize = 40;

/// Adds each line that goes on with another to that one and leaves no line of its own for it.
pub(super) fn mend(lines: &mut Vec<Line>) {
    let mut levels: Vec<usize> = (0..lines.len()).collect();
    levels.sort_by(|&a, &b| lines[a].baseline.total_cmp(&lines[b].baseline).then(a.cmp(&b)));
    for at in 0..lines.len() {
        while let Some(rest) = rest_of(lines, &levels, at) {
            let pieces = std::mem::take(&mut lines[rest].pieces);
            join(&mut lines[at], pieces);
        }
    }
    lines.retain(|line| !line.pieces.is_empty());
}

/// The line that goes on where a line ends.
fn rest_of(lines: &[Line], levels: &[usize], at: usize) -> Option<usize> {
    let line = &lines[at];
    if line.pieces.is_empty() {
        return None;
    }
    let (end, size) = (line.end(), line.size);
    let from = levels.partition_point(|&other| lines[other].baseline < line.baseline - LEVEL * size);
    let level = levels[from..].iter().copied().take(MOST_LEVEL);
    let level = level.take_while(|&other| lines[other].baseline <= line.baseline + LEVEL * size);
    level.filter(|&other| other != at).find(|&other| {
        let other = &lines[other];
        let Some(first) = other.pieces.first() else { return false };
        line.level_with(first)
            && (other.size - size).abs() < 0.05 * size
            && (-STEP_BACK * size..GAP * size).contains(&(first.start() - end))
            && first.start() > line.start()
    })
}

fn join(line: &mut Line, pieces: Vec<Piece>) {
    let mut pieces = pieces.into_iter();
    let (Some(last), Some(first)) = (line.pieces.last_mut(), pieces.next()) else { return };
    let mut words = first.words.into_iter();
    if let (Some(head), Some(tail)) = (last.words.last_mut(), words.next()) {
        if is_cut(head, &tail) { head.join(&tail) } else { last.words.push(tail) }
    }
    last.words.extend(words);
    line.pieces.extend(pieces);
}

/// Whether a seam goes through a word.
fn is_cut(head: &Word, tail: &Word) -> bool {
    tail.start - head.end <= WORD_GAP * head.size.max(tail.size)
}

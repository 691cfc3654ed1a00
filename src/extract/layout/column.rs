//! How far a line could have run: the edge that tells a wrapped line from one that ends.

use std::collections::BTreeMap;
use std::iter;

use super::line::Line;
use super::piece::Piece;

/// Lines with one left edge that make a column of it.
const COLUMN_LINES: usize = 3;
/// Lines above and below that tell the edge.
const AROUND: usize = 80;
/// Lines no wider than this, in em, are a list of names whose longest makes no edge.
const NARROW: f32 = 8.0;
/// Columns no wider than this, in em, may be lists of names.
const LIST: f32 = 18.0;
/// So many lines make a list.
const LIST_LINES: usize = 6;
/// A line that leaves no more of its width is full.
const FULL: f32 = 0.2;
/// How far above and below a line its neighbour column is looked for, in points.
const BESIDE: f32 = 36.0;
/// Columns of a document, at most.
const MOST_FENCES: usize = 200;
/// Neighbours looked at, at most.
const MOST_BESIDE: usize = 200;

/// The frame of one line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Which run of lines down one column it belongs to.
    pub run: usize,
    /// The right edge of the text around it.
    pub right: f32,
    /// The left edge of the text around it, markers counted in.
    pub left: f32,
    /// Whether other lines of the run reach the edge too; one long line alone proves no edge.
    pub sure: bool,
}

/// The frames of the lines, which are in content order.
pub(super) fn frames(lines: &[Line]) -> Vec<Frame> {
    let mut frames = Vec::with_capacity(lines.len());
    let neighbours = Neighbours::new(lines);
    for (run, range) in runs(lines).into_iter().enumerate() {
        let members = &lines[range];
        let left = members.iter().map(Line::outer_start).fold(f32::MAX, f32::min);
        let fences = neighbours.fences(members);
        for (at, line) in members.iter().enumerate() {
            let fence = fences.iter().filter(|fence| fence.top <= line.baseline && fence.start > line.end());
            let fence = fence.map(|fence| fence.start).fold(f32::MAX, f32::min);
            let known = neighbours.right_of(line).min(fence);
            let around = &members[at.saturating_sub(AROUND)..members.len().min(at + AROUND)];
            let reach = edge_of(line, around);
            let right = reach.min(known);
            let sure = (known <= reach && !is_list(right, line, around)) || is_shared(right, line, around);
            frames.push(Frame { run, right, left, sure });
        }
    }
    frames
}

/// Whether the lines of a narrow column are names and terms, one a line: then most of them end far
/// from its edge, as few lines of a paragraph do.
fn is_list(right: f32, line: &Line, around: &[Line]) -> bool {
    let width = right - line.start();
    let alike = |other: &&Line| (other.start() - line.start()).abs() < 2.0 && other.marker.is_none();
    let column = around.iter().filter(alike);
    let (lines, full) = column.fold((0, 0), |(lines, full), other| {
        (lines + 1, full + usize::from(other.end() > right - FULL * width))
    });
    width < LIST * line.size && lines >= LIST_LINES && full * 2 < lines
}

/// Whether another line reaches the edge too, or almost.
fn is_shared(right: f32, line: &Line, around: &[Line]) -> bool {
    let width = right - line.start();
    let near = |other: &&Line| other.end() > right - 0.25 * width && other.end() <= right + 1.0;
    around.iter().filter(near).take(2).count() > 1 && width > NARROW * line.size
}

/// The furthest that lines with the same left edge reach; that of all lines where they are few.
fn edge_of(line: &Line, around: &[Line]) -> f32 {
    let same = around.iter().filter(|other| (other.start() - line.start()).abs() < 2.0);
    let (count, reach) =
        same.fold((0, f32::MIN), |(count, reach), other| (count + 1, other.end().max(reach)));
    if count >= COLUMN_LINES { reach } else { around.iter().map(Line::end).fold(f32::MIN, f32::max) }
}

/// Stretches of lines that go down the page below each other.
fn runs(lines: &[Line]) -> Vec<std::ops::Range<usize>> {
    let mut runs = Vec::new();
    let (mut first, mut left, mut right) = (0, f32::MAX, f32::MIN);
    for (index, line) in lines.iter().enumerate() {
        let broken = index > first && {
            let last = &lines[index - 1];
            let up = line.baseline < last.baseline - 0.5 * line.size;
            let beside = line.outer_start() > right || line.end() < left;
            (last.page, last.angle, last.hidden) != (line.page, line.angle, line.hidden) || up || beside
        };
        if broken {
            runs.push(first..index);
            (first, left, right) = (index, f32::MAX, f32::MIN);
        }
        (left, right) = (left.min(line.outer_start()), right.max(line.end()));
    }
    if first < lines.len() {
        runs.push(first..lines.len());
    }
    runs
}

/// The left edges of columns, to find the one that bounds a line on its right.
struct Neighbours {
    /// Page, baseline and left edge, sorted.
    places: Vec<(usize, f32, f32)>,
    fences: Vec<Fence>,
}

/// The left edge of a column, from its first line down.
#[derive(Debug, Clone, Copy)]
struct Fence {
    page: usize,
    start: f32,
    top: f32,
}

/// Edges nearer to each other than two points are those of one column.
fn key(page: usize, start: f32) -> (usize, i64) {
    (page, (start / 2.0).round() as i64)
}

impl Neighbours {
    fn new(lines: &[Line]) -> Self {
        let key = |line: &Line| key(line.page, line.outer_start());
        let mut columns: BTreeMap<_, (usize, Fence)> = BTreeMap::new();
        for line in lines.iter().filter(|line| line.angle == 0 && line.hidden.is_none()) {
            // The cells of a table make columns too; dates at the right of titles bound no text.
            let cells = line.pieces.iter().skip(1).filter(|piece| !piece.is_date()).map(Piece::start);
            for start in iter::once(line.outer_start()).chain(cells) {
                let fence = Fence { page: line.page, start, top: line.baseline - 0.6 * line.size };
                let (count, column) = columns.entry(self::key(line.page, start)).or_insert((0, fence));
                *count += 1;
                column.start = column.start.min(fence.start);
                column.top = column.top.min(fence.top);
            }
        }
        columns.retain(|_, (count, _)| *count >= COLUMN_LINES);
        let column = |line: &&Line| line.angle == 0 && columns.contains_key(&key(line));
        let place = |line: &Line| (line.page, line.baseline, line.outer_start());
        let mut places: Vec<_> = lines.iter().filter(column).map(place).collect();
        places.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let mut fences: Vec<_> = columns.into_values().collect();
        fences.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let fences = fences.into_iter().map(|(_, fence)| fence).take(MOST_FENCES).collect();
        Self { places, fences }
    }

    /// The columns that no line of a run crosses.
    fn fences(&self, run: &[Line]) -> Vec<Fence> {
        let page = run.first().map(|line| line.page);
        let open = |fence: &&Fence| {
            let beside = |line: &&Line| line.baseline >= fence.top;
            Some(fence.page) == page && run.iter().filter(beside).all(|line| line.end() < fence.start)
        };
        self.fences.iter().filter(open).copied().collect()
    }

    fn right_of(&self, line: &Line) -> f32 {
        let above = |place: &(usize, f32, f32)| (place.0, place.1) < (line.page, line.baseline - BESIDE);
        let from = self.places.partition_point(above);
        let near = self.places[from..].iter().take(MOST_BESIDE);
        let near = near.take_while(|place| place.0 == line.page && place.1 < line.baseline + BESIDE);
        near.map(|place| place.2).filter(|&start| start > line.end()).fold(f32::MAX, f32::min)
    }
}

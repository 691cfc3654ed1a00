//! How far a line could have run: the edge that tells a wrapped line from one that ends.

use super::line::Line;

/// Lines with one left edge that make a column of it.
const COLUMN_LINES: usize = 3;
/// How far above and below a line its neighbour column is looked for, in points.
const BESIDE: f32 = 36.0;
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
        let edge = members.iter().map(Line::end).fold(f32::MIN, f32::max);
        for line in members {
            let right = edge.min(neighbours.right_of(line));
            let width = right - line.start();
            let near = |other: &&Line| other.end() > right - 0.15 * width && other.end() <= right + 1.0;
            let reaching = members.iter().filter(near).take(2).count();
            let left = members.iter().map(Line::outer_start).fold(f32::MAX, f32::min);
            frames.push(Frame { run, right, left, sure: reaching > 1 });
        }
    }
    frames
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
}

impl Neighbours {
    fn new(lines: &[Line]) -> Self {
        let key = |line: &Line| (line.page, (line.outer_start() / 2.0).round() as i64);
        let mut counts = std::collections::BTreeMap::new();
        for line in lines.iter().filter(|line| line.angle == 0 && line.hidden.is_none()) {
            *counts.entry(key(line)).or_insert(0) += 1;
        }
        let column = |line: &&Line| {
            line.angle == 0 && counts.get(&key(line)).is_some_and(|&count: &usize| count >= COLUMN_LINES)
        };
        let place = |line: &Line| (line.page, line.baseline, line.outer_start());
        let mut places: Vec<_> = lines.iter().filter(column).map(place).collect();
        places.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        Self { places }
    }

    fn right_of(&self, line: &Line) -> f32 {
        let above = |place: &(usize, f32, f32)| (place.0, place.1) < (line.page, line.baseline - BESIDE);
        let from = self.places.partition_point(above);
        let near = self.places[from..].iter().take(MOST_BESIDE);
        let near = near.take_while(|place| place.0 == line.page && place.1 < line.baseline + BESIDE);
        near.map(|place| place.2).filter(|&start| start > line.end()).fold(f32::MAX, f32::min)
    }
}

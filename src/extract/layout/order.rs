//! Puts lines back where they stand on the page when their column was painted in passes.
//!
//! Browsers paint positioned elements, list items among them, after everything else: all titles of
//! a column come first and all items later. Such a late run goes back up the page and its lines
//! fall between earlier lines of the same column. A column beside it does so too, but it stands
//! beside those lines and not between them, and is left where its producer put it.

use super::line::Line;

/// A page with more runs is left as it is; so the work stays linear in the lines.
const MOST_RUNS: usize = 64;
/// How far a baseline must rise to be a way back up the page, in em.
const RISE: f32 = 0.5;
/// Baselines nearer than this, in em, make two lines neighbours on one level.
const LEVEL: f32 = 0.5;

/// The lines of one page, each late run set between the lines of its own column.
pub(super) fn restore(lines: Vec<Line>) -> Vec<Line> {
    let starts: Vec<usize> = (1..lines.len()).filter(|&at| rises(&lines[at - 1], &lines[at])).collect();
    if starts.is_empty() || starts.len() >= MOST_RUNS {
        return lines;
    }
    let mut places: Vec<usize> = lines.iter().map(|line| line.order).collect();
    places.sort_unstable();
    let mut merged = merge_late(runs(lines, &starts)).into_iter().flatten().collect::<Vec<_>>();
    for (line, place) in merged.iter_mut().zip(places) {
        line.order = place;
    }
    merged
}

fn rises(last: &Line, next: &Line) -> bool {
    next.angle != last.angle || last.baseline - next.baseline > RISE * next.size
}

fn runs(lines: Vec<Line>, starts: &[usize]) -> Vec<Vec<Line>> {
    let mut runs = vec![Vec::new()];
    for (at, line) in lines.into_iter().enumerate() {
        if starts.binary_search(&at).is_ok() {
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(line);
        }
    }
    runs
}

fn merge_late(runs: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let boxes: Vec<Extent> = runs.iter().map(|run| Extent::of(run)).collect();
    let mut settled: Vec<Vec<Line>> = Vec::new();
    for (at, late) in runs.into_iter().enumerate() {
        let extent = &boxes[at];
        let others = boxes.iter().enumerate().filter(|(other, _)| *other != at);
        let alone = !others.clone().any(|(_, other)| other.is_beside(extent));
        let home = settled.iter().rposition(|early| belongs(&late, extent, early, alone));
        match home {
            Some(home) => {
                settled[home].extend(late);
                settled[home].sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
            }
            None if is_head(&late, extent, &settled) => {
                settled.insert(0, late);
            }
            None => settled.push(late),
        }
    }
    settled
}

/// Whether a late run holds the items that a page opens with. A header painted late stays behind,
/// where it parts no sentence that runs on from the page before.
fn is_head(late: &[Line], extent: &Extent, settled: &[Vec<Line>]) -> bool {
    let items = late.first().is_some_and(|line| line.marker.is_some());
    items && extent.upright && settled.iter().flatten().all(|line| line.baseline > extent.bottom)
}

/// Whether a late run of list items falls between the lines of an early one. `alone` tells that
/// nothing stands beside it; without that, lines of the early run must stand between its own.
fn belongs(late: &[Line], extent: &Extent, early: &[Line], alone: bool) -> bool {
    let upright = extent.upright && early.iter().all(|line| line.angle == 0);
    let above = early.iter().rev().find(|line| line.baseline < extent.top);
    let mut between = early.iter().filter(|line| extent.holds(line.baseline)).peekable();
    let below = early.iter().find(|line| line.baseline > extent.bottom);
    let woven = between.peek().is_some();
    let enclosed = alone && above.is_some() && below.is_some();
    let items = late.first().is_some_and(|line| line.marker.is_some());
    upright
        && items
        && (woven || enclosed)
        && between.all(|line| extent.overlaps(line))
        && above.into_iter().chain(below).all(|line| extent.overlaps(line))
        && !share_a_level(early, late)
}

/// Whether two lines stand on one level. Both runs go down the page.
fn share_a_level(early: &[Line], late: &[Line]) -> bool {
    late.iter().any(|line| {
        let reach = LEVEL * line.size;
        let from = early.partition_point(|other| other.baseline < line.baseline - reach);
        early.get(from).is_some_and(|other| other.baseline <= line.baseline + reach)
    })
}

/// The room that a run takes on the page.
struct Extent {
    left: f32,
    right: f32,
    /// The first baseline.
    top: f32,
    /// The last baseline.
    bottom: f32,
    upright: bool,
}

impl Extent {
    fn of(run: &[Line]) -> Self {
        let least = |value: fn(&Line) -> f32| run.iter().map(value).fold(f32::MAX, f32::min);
        let most = |value: fn(&Line) -> f32| run.iter().map(value).fold(f32::MIN, f32::max);
        Self {
            left: least(Line::outer_start),
            right: most(Line::end),
            top: least(|line| line.baseline),
            bottom: most(|line| line.baseline),
            upright: run.iter().all(|line| line.angle == 0),
        }
    }

    fn holds(&self, baseline: f32) -> bool {
        (self.top..=self.bottom).contains(&baseline)
    }

    fn overlaps(&self, line: &Line) -> bool {
        line.outer_start() < self.right && self.left < line.end()
    }

    /// Whether two runs stand side by side.
    fn is_beside(&self, other: &Self) -> bool {
        let apart = self.right <= other.left || other.right <= self.left;
        apart && self.top <= other.bottom && other.top <= self.bottom
    }
}

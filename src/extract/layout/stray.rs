//! Brings home what was painted apart from its line: markers, and dates at the right margin.
//!
//! Browsers paint floats and list markers in passes of their own, so on a whole page the dates may
//! come before all other text.

use super::line::Line;
use super::piece::Piece;

/// How far left of its item a marker may stand, in em.
const MARKER_GAP: f32 = 4.0;
/// Lines that begin at one place make it the edge of a column.
const EDGE_LINES: usize = 2;
/// Lines looked at for one stray, at most.
const MOST_LEVEL: usize = 40;

/// Adds each stray to its line and leaves no line of its own for it.
pub(super) fn attach(lines: &mut Vec<Line>) {
    let mut levels: Vec<usize> = (0..lines.len()).collect();
    levels.sort_by(|&a, &b| lines[a].baseline.total_cmp(&lines[b].baseline));
    let edges = Edges::new(lines);
    let mut gone = vec![false; lines.len()];
    for stray in 0..lines.len() {
        let Some(home) = home(lines, &levels, &edges, stray, &gone) else { continue };
        gone[stray] = true;
        for piece in std::mem::take(&mut lines[stray].pieces) {
            lines[home].add(piece);
        }
    }
    lines.retain(|line| !line.pieces.is_empty());
}

/// The line that a stray belongs to.
fn home(lines: &[Line], levels: &[usize], edges: &Edges, stray: usize, gone: &[bool]) -> Option<usize> {
    let [piece] = &lines[stray].pieces[..] else { return None };
    let marker = piece.is_marker();
    if !marker && (!piece.is_date() || edges.has(piece.start())) {
        return None;
    }
    let reach = 0.5 * piece.size();
    let from = levels.partition_point(|&at| lines[at].baseline < lines[stray].baseline - reach);
    let level = levels[from..].iter().copied().take(MOST_LEVEL);
    let level = level.filter(|&at| at != stray && !gone[at] && lines[at].level_with(piece));
    let level = level.filter(|&at| !lines[at].overlaps(piece));
    let gap = |at: usize| {
        if marker { lines[at].start() - piece.end() } else { piece.start() - lines[at].end() }
    };
    let nearest = level.filter(|&at| gap(at) > 0.0).min_by(|&a, &b| gap(a).total_cmp(&gap(b)))?;
    let item = lines[nearest].pieces.iter().any(|own| !own.is_marker());
    (item && (!marker || gap(nearest) < MARKER_GAP * piece.size())).then_some(nearest)
}

/// How much further down the next line must be for a date to belong to the line above it.
const NEARER: f32 = 1.1;

/// Joins a date that has a line of its own to the title right above it, or to a bold one below.
pub(super) fn attach_dates(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        match joined.last_mut() {
            Some(title) if is_date_of(title, &line, rest.peek()) => title.pieces.extend(line.pieces),
            Some(date) if is_date_above(date, &line) => {
                let mut pieces = std::mem::take(&mut date.pieces);
                pieces.extend(line.pieces);
                *date = Line { pieces, order: date.order, ..line };
            }
            _ => joined.push(line),
        }
    }
    joined
}

fn is_date_above(date: &Line, title: &Line) -> bool {
    let ([piece], [name]) = (&date.pieces[..], &title.pieces[..]) else { return false };
    let down = title.baseline - date.baseline;
    let below = (0.9 * date.size..1.7 * date.size).contains(&down) && title.page == date.page;
    let aligned = (name.start() - piece.start()).abs() < 0.3 * date.size;
    let alike = (title.size / date.size.max(0.1) - 1.0).abs() < 0.08 && title.angle == date.angle;
    let plain = title.marker.is_none() && date.marker.is_none() && title.hidden == date.hidden;
    below
        && aligned
        && alike
        && plain
        && piece.is_only_date()
        && title.bold()
        && !date.bold()
        && !name.is_date()
}

fn is_date_of(title: &Line, date: &Line, next: Option<&Line>) -> bool {
    let ([name], [piece]) = (&title.pieces[..], &date.pieces[..]) else { return false };
    let down = date.baseline - title.baseline;
    let below = (0.9 * date.size..1.9 * date.size).contains(&down) && title.page == date.page;
    let aligned = (name.start() - piece.start()).abs() < 0.3 * date.size;
    let alike = (title.size / date.size.max(0.1) - 1.0).abs() < 0.08 && title.angle == date.angle;
    let goes_on = name.words.last().is_some_and(|word| word.text.ends_with([',', '-', '–', '&']));
    let lower =
        !title.bold() && name.words.first().is_some_and(|word| word.text.starts_with(char::is_lowercase));
    let plain = title.marker.is_none() && date.marker.is_none() && !name.is_date() && !goes_on && !lower;
    if !(below && aligned && alike && plain && piece.is_only_date() && title.hidden == date.hidden) {
        return false;
    }
    let apart = next.is_none_or(|next| {
        next.marker.is_some() || !(0.0..NEARER * down).contains(&(next.baseline - date.baseline))
    });
    let long = name.words.len() > 2 || name.words.iter().any(|word| word.text.ends_with(','));
    apart || (title.bold() && !date.bold() && long)
}

/// The places where several lines begin.
struct Edges(std::collections::BTreeMap<i64, usize>);

impl Edges {
    fn new(lines: &[Line]) -> Self {
        let mut edges = std::collections::BTreeMap::new();
        for line in lines.iter().filter(|line| !line.pieces.iter().all(Piece::is_date)) {
            *edges.entry(line.start().round() as i64).or_insert(0) += 1;
        }
        Self(edges)
    }

    fn has(&self, start: f32) -> bool {
        let at = start.round() as i64;
        (at - 1..=at + 1).filter_map(|at| self.0.get(&at)).sum::<usize>() >= EDGE_LINES
    }
}

//! Judges which glyphs a reader of the page sees, by what lies under and over each of them.
//!
//! White text occurs in many honest resumes (on coloured boxes, over pictures), so no colour
//! convicts alone: it is compared with what was painted beneath it at that place, and where that
//! is a picture or a pattern the text counts as visible.

use hayro_font::kurbo::{Point, Rect};

use super::page::{Area, Ink, Painting};
use crate::document::{Hiding, PageSize};
use crate::extract::layout::box_of;

/// Type below this many points cannot be read.
const TINY: f32 = 2.0;
/// Paint below this opacity does not show.
const TRANSPARENT: f32 = 0.05;
/// Ink above it is its own colour, whatever lies beneath.
const OPAQUE: f32 = 0.95;
/// The least ratio of luminances (as of WCAG 2) at which two greys are told apart.
const CONTRAST: f32 = 1.15;
/// The least difference in one channel at which two colours of one luminance are told apart.
const CHANNEL: f32 = 0.12;
/// Share of the page above which an image is the page itself.
const WHOLE_PAGE: f64 = 0.8;

/// Marks each glyph that cannot be seen.
pub(super) fn judge(painting: &mut Painting, size: PageSize) {
    let page = Rect::new(0.0, 0.0, f64::from(size.width), f64::from(size.height));
    let scan = painting.areas.iter().any(|area| area.image && covers(area, page));
    let grid = Grid::new(&painting.areas, page);
    for ink in &mut painting.glyphs {
        ink.glyph.hidden = hiding(ink, &painting.areas, &grid, page, scan);
    }
    // An older way to make a scan searchable puts plain text beneath the picture of the page.
    let seen = |ink: &Ink| ink.glyph.hidden.is_none() && !ink.glyph.is_blank();
    if scan && !painting.glyphs.iter().any(seen) {
        let covered = painting.glyphs.iter_mut().filter(|ink| ink.glyph.hidden == Some(Hiding::Covered));
        covered.for_each(|ink| ink.glyph.hidden = None);
    }
}

fn covers(area: &Area, page: Rect) -> bool {
    area.shape.bounds().intersect(page).area() > WHOLE_PAGE * page.area()
}

fn hiding(ink: &Ink, areas: &[Area], grid: &Grid, page: Rect, scan: bool) -> Option<Hiding> {
    let glyph = &ink.glyph;
    let place = box_of(glyph.start, glyph.end, glyph.baseline, glyph.size, glyph.angle);
    let outer = Rect::new(place.x.into(), place.y.into(), place.right().into(), place.bottom().into());
    let middle = outer.center();
    if ink.shut {
        return Some(Hiding::Vanish);
    }
    let shows_nothing = ink.only_clips && !grid.is_painted(areas, ink.over, middle);
    if ink.invisible || ink.alpha < TRANSPARENT || shows_nothing {
        // Over the picture of a page this is how text recognition leaves what it read.
        return if scan { None } else { Some(Hiding::Invisible) };
    }
    if glyph.size < TINY {
        return Some(Hiding::Tiny);
    }
    if !page.inflate(1.0, 1.0).contains(middle) {
        return Some(Hiding::OffPage);
    }
    if outer.intersect(ink.clip.inflate(0.5, 0.5)).is_zero_area() {
        return Some(Hiding::Clipped);
    }
    if grid.covered(areas, ink.over, outer) {
        return Some(Hiding::Covered);
    }
    let colour = ink.colour?;
    if !grid.has_ground_like(colour) && ink.alpha > OPAQUE {
        return None;
    }
    let ground = grid.ground(areas, ink.over, middle)?;
    let seen: [f32; 3] = std::array::from_fn(|i| colour[i] * ink.alpha + ground[i] * (1.0 - ink.alpha));
    alike(seen, ground).then_some(Hiding::Colour)
}

fn alike(a: [f32; 3], b: [f32; 3]) -> bool {
    let apart = a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    apart < CHANNEL && {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05) < CONTRAST
    }
}

fn luminance(colour: [f32; 3]) -> f32 {
    let linear = colour.map(|c| if c <= 0.04 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

/// Cells along each side of the page.
const SIDE: usize = 24;
/// Areas that fill more cells than this are kept in a list of their own.
const LARGE: usize = 48;
/// Areas thinner than this, in points, are rules, which neither hide a letter nor bear one.
const RULE: f64 = 1.0;
/// Pages of more colours are judged without a list of them.
const MOST_COLOURS: usize = 16;
/// Comparisons of a glyph with an area that one page may cost; a resume needs some thousands.
const BUDGET: usize = 20_000_000;

/// Finds the areas at a point without asking all of them.
struct Grid {
    page: Rect,
    /// Indices of areas in content order, for each cell.
    cells: Vec<Vec<u32>>,
    large: Vec<u32>,
    /// The colours that ink can be like, that of the page among them; empty if they are too many.
    colours: Vec<[f32; 3]>,
    spent: std::cell::Cell<usize>,
}

impl Grid {
    fn new(areas: &[Area], page: Rect) -> Self {
        let mut grid = Self {
            page,
            cells: vec![Vec::new(); SIDE * SIDE],
            large: Vec::new(),
            colours: vec![[1.0; 3]],
            spent: std::cell::Cell::new(0),
        };
        for (index, area) in (0..).zip(areas) {
            let bounds = area.shape.bounds();
            if bounds.width().min(bounds.height()) < RULE {
                continue;
            }
            grid.note_colour(area.colour);
            let (left, top) = grid.cell(Point::new(bounds.x0, bounds.y0));
            let (right, bottom) = grid.cell(Point::new(bounds.x1, bounds.y1));
            if (right - left + 1) * (bottom - top + 1) > LARGE {
                grid.large.push(index);
                continue;
            }
            for row in top..=bottom {
                (left..=right).for_each(|column| grid.cells[row * SIDE + column].push(index));
            }
        }
        grid
    }

    fn note_colour(&mut self, colour: Option<[f32; 3]>) {
        let Some(colour) = colour else { return };
        if !self.colours.is_empty() && !self.colours.contains(&colour) {
            self.colours.push(colour);
        }
        if self.colours.len() > MOST_COLOURS {
            self.colours.clear();
        }
    }

    /// Whether a colour may be lost on one of the grounds that the page has.
    fn has_ground_like(&self, colour: [f32; 3]) -> bool {
        self.colours.is_empty() || self.colours.iter().any(|&ground| alike(colour, ground))
    }

    fn cell(&self, point: Point) -> (usize, usize) {
        let step =
            |at: f64, length: f64| ((at / length.max(1.0) * SIDE as f64).max(0.0) as usize).min(SIDE - 1);
        (step(point.x, self.page.width()), step(point.y, self.page.height()))
    }

    /// The areas at a point, the last painted first.
    fn at<'g>(&'g self, point: Point) -> impl Iterator<Item = usize> + use<'g> {
        let (column, row) = self.cell(point);
        let mut small = self.cells[row * SIDE + column].iter().rev().peekable();
        let mut large = self.large.iter().rev().peekable();
        std::iter::from_fn(move || {
            self.spent.set(self.spent.get() + 1);
            let next = if small.peek() > large.peek() { small.next() } else { large.next() };
            next.map(|&index| index as usize).filter(|_| self.spent.get() < BUDGET)
        })
    }

    /// The colour beneath a glyph that was painted after `over` areas; `None` where it is unknown.
    fn ground(&self, areas: &[Area], over: usize, point: Point) -> Option<[f32; 3]> {
        for index in self.at(point).filter(|&index| index < over) {
            match areas[index].shape.contains(point) {
                Some(false) => {}
                Some(true) if areas[index].opaque => return areas[index].colour,
                Some(true) | None => return None,
            }
        }
        // What was painted in the end is not known if the search was given up.
        (self.spent.get() < BUDGET).then_some([1.0; 3])
    }

    /// Whether something was painted at a point after `over` areas, as far as that is known.
    fn is_painted(&self, areas: &[Area], over: usize, point: Point) -> bool {
        let mut later = self.at(point).take_while(|&index| index >= over);
        later.any(|index| areas[index].shape.contains(point) != Some(false)) || self.spent.get() >= BUDGET
    }

    /// Whether something opaque was painted over the whole of a glyph.
    fn covered(&self, areas: &[Area], over: usize, glyph: Rect) -> bool {
        if over >= areas.len() {
            return false;
        }
        let (top, bottom) = (glyph.y0 + glyph.height() * 0.3, glyph.y0 + glyph.height() * 0.75);
        let points = [
            Point::new(glyph.x0 + glyph.width() * 0.1, bottom),
            Point::new(glyph.x1 - glyph.width() * 0.1, bottom),
            Point::new(glyph.center().x, top),
        ];
        points.iter().all(|&point| {
            let mut later = self.at(point).take_while(|&index| index >= over);
            later.any(|index| areas[index].opaque && areas[index].shape.contains(point) == Some(true))
        })
    }
}

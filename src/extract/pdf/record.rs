//! Writes down what a page paints: letters at their places, and the areas under and over them.

use std::collections::HashSet;

use hayro_font::kurbo::{BezPath, Rect};

use super::font::Letter;
use super::geometry::shape_of;
use super::page::{Area, Ink, Painting, Shape};
use super::width;
use crate::extract::layout::{Glyph, box_of};

/// More areas than this on one page are not looked at; drawings of maps have them, resumes do not.
const MOST_AREAS: usize = 50_000;
/// Paint below this opacity makes no area.
const FAINT: f32 = 0.02;
/// Paint above it covers what is beneath.
const OPAQUE: f32 = 0.95;

/// Writes down letters and areas of one page.
pub(super) struct Recorder {
    painting: Painting,
    page: Rect,
    clips: Vec<Clip>,
    /// The opacity of each group that is open, those around it counted in.
    groups: Vec<f32>,
    /// Characters that may still be taken.
    room: usize,
}

#[derive(Clone, Copy)]
struct Clip {
    bounds: Rect,
    /// Whether all within the bounds is left.
    exact: bool,
}

/// What letters are painted in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// `None` for a pattern.
    pub colour: Option<[f32; 3]>,
    pub alpha: f32,
    /// Whether they are in the mode that paints nothing.
    pub invisible: bool,
    /// Whether they are nothing but a clip.
    pub only_clips: bool,
    /// Whether they stand in a layer that is shut.
    pub shut: bool,
}

impl Recorder {
    /// A recorder for a page of this size that takes at most `room` characters.
    pub fn new(width: f32, height: f32, room: usize) -> Self {
        Self {
            painting: Painting::default(),
            page: Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            clips: Vec::new(),
            groups: Vec::new(),
            room,
        }
    }

    /// What was painted.
    pub fn finish(mut self) -> Painting {
        drop_shut_copies(&mut self.painting.glyphs);
        width::mend(&mut self.painting.glyphs);
        self.painting
    }

    /// How many clips are in force.
    pub fn clips(&self) -> usize {
        self.clips.len()
    }

    /// Lifts all clips but the first `count`.
    pub fn keep_clips(&mut self, count: usize) {
        self.clips.truncate(count);
    }

    /// Clips to a path.
    pub fn clip(&mut self, path: BezPath) {
        let shape = shape_of(path);
        self.push_clip(shape.bounds(), matches!(shape, Shape::Rect(_)));
    }

    /// Clips to something within bounds.
    pub fn clip_within(&mut self, bounds: Rect) {
        self.push_clip(bounds, false);
    }

    fn push_clip(&mut self, bounds: Rect, exact: bool) {
        let outer = self.clip_in_force();
        self.clips.push(Clip { bounds: outer.bounds.intersect(bounds), exact: outer.exact && exact });
    }

    fn clip_in_force(&self) -> Clip {
        // Beyond the page there is no clip: text off the page is told apart from clipped text.
        let everything = Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX);
        self.clips.last().copied().unwrap_or(Clip { bounds: everything, exact: true })
    }

    /// Begins a group that is painted as one, with an opacity.
    pub fn enter_group(&mut self, opacity: f32) {
        self.groups.push(self.opacity() * opacity);
    }

    /// Ends the group that was begun last.
    pub fn leave_group(&mut self) {
        self.groups.pop();
    }

    fn opacity(&self) -> f32 {
        self.groups.last().copied().unwrap_or(1.0)
    }

    /// Paints a shape. `whole` tells that the paint has no gaps and mixes with nothing.
    pub fn paint(&mut self, shape: Shape, colour: Option<[f32; 3]>, alpha: f32, whole: bool) {
        let alpha = alpha * self.opacity();
        if alpha > FAINT {
            self.area(shape, colour, whole && alpha > OPAQUE, false);
        }
    }

    /// Paints all that the clip leaves in colours that are not known.
    pub fn paint_all(&mut self, alpha: f32, whole: bool) {
        let bounds = self.clip_in_force().bounds.intersect(self.page);
        self.paint(Shape::Rect(bounds), None, alpha, whole);
    }

    /// Paints an image.
    pub fn image(&mut self, shape: Shape, opaque: bool) {
        self.area(shape, None, opaque && self.opacity() > OPAQUE, true);
    }

    fn area(&mut self, shape: Shape, colour: Option<[f32; 3]>, opaque: bool, image: bool) {
        let clip = self.clip_in_force();
        let bounds = shape.bounds().intersect(clip.bounds).intersect(self.page);
        if self.painting.areas.len() >= MOST_AREAS || bounds.is_zero_area() {
            return;
        }
        let whole = clip.bounds.contains_rect(shape.bounds().intersect(self.page));
        let shape = match shape {
            Shape::Rect(_) if clip.exact => Shape::Rect(bounds),
            Shape::Path(path, _) if clip.exact && whole => Shape::Path(path, bounds),
            _ => Shape::Within(bounds),
        };
        self.painting.areas.push(Area { shape, colour, opaque, image });
    }

    /// Paints a letter at a place.
    pub fn letter(&mut self, place: Glyph, letter: &Letter, look: &Look) {
        let count = letter.text.chars().count();
        if count > self.room {
            self.painting.truncated = true;
            return;
        }
        self.room -= count;
        self.painting.unmapped += usize::from(letter.unmapped);
        self.painting.glyphs.push(Ink {
            outline_end: letter.outline.map(|share| place.start + share * (place.end - place.start)),
            glyph: Glyph { bold: letter.bold, ..place },
            over: self.painting.areas.len(),
            colour: look.colour,
            alpha: look.alpha * self.opacity(),
            invisible: look.invisible,
            only_clips: look.only_clips,
            shut: look.shut,
            clip: self.clip_in_force().bounds,
        });
    }

    /// How many letters there are.
    pub fn letters(&self) -> usize {
        self.painting.glyphs.len()
    }

    /// Paints the letters from one on once more, in another look.
    pub fn repeat(&mut self, from: usize, look: Look) {
        let alpha = look.alpha * self.opacity();
        let again = self.painting.glyphs.get(from..).unwrap_or_default().iter();
        let again: Vec<Ink> = again.map(|ink| Ink { colour: look.colour, alpha, ..ink.clone() }).collect();
        self.painting.glyphs.extend(again);
    }

    /// The bounds of the letters from one on.
    pub fn bounds(&self, from: usize) -> Option<Rect> {
        let boxes = self.painting.glyphs.get(from..)?.iter().map(|ink| {
            let glyph = &ink.glyph;
            let place = box_of(glyph.start, glyph.end, glyph.baseline, glyph.size, glyph.angle);
            Rect::new(place.x.into(), place.y.into(), place.right().into(), place.bottom().into())
        });
        boxes.reduce(|all, one| all.union(one))
    }
}

/// A letter in a layer that is shut is none if the same stands at its place for all to see.
fn drop_shut_copies(letters: &mut Vec<Ink>) {
    if letters.iter().all(|ink| !ink.shut) {
        return;
    }
    let place =
        |glyph: &Glyph| (glyph.text.clone(), glyph.start.to_bits(), glyph.baseline.to_bits(), glyph.angle);
    let seen: HashSet<_> = letters.iter().filter(|ink| !ink.shut).map(|ink| place(&ink.glyph)).collect();
    letters.retain(|ink| !ink.shut || !seen.contains(&place(&ink.glyph)));
}

//! The device that the interpreter paints on: it draws nothing and writes down what was drawn.

use hayro_interpret::font::{Glyph as Drawn, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{BezPath, PathEl, Rect, Shape as _};
use hayro_interpret::pattern::Pattern;
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask,
};

use super::geometry::{Placed, band, place, shape_of};
use super::page::{Area, Ink, Painting, Shape};
use super::weight::Weights;
use super::width;
use crate::document::is_ideograph;
use crate::extract::layout::{Glyph, ICON, box_of};

/// More areas than this on one page are not looked at; drawings of maps have them, resumes do not.
const MOST_AREAS: usize = 50_000;

/// Writes down glyphs and areas of one page.
pub(super) struct Recorder<'w> {
    painting: Painting,
    page: Rect,
    clips: Vec<Clip>,
    groups: Vec<f32>,
    weights: &'w mut Weights,
    /// Characters that may still be taken.
    room: usize,
    /// The first of the invisible glyphs that the next clipping path may turn out to show.
    clipped_text: Option<usize>,
    /// Whether the letters of the last run that told were stretched.
    stretched: bool,
    /// Room for the places of a run.
    places: Vec<Option<Placed>>,
}

#[derive(Clone, Copy)]
struct Clip {
    bounds: Rect,
    exact: bool,
}

impl<'w> Recorder<'w> {
    /// A recorder for a page of this size that takes at most `room` characters.
    pub fn new(width: f32, height: f32, room: usize, weights: &'w mut Weights) -> Self {
        Self {
            painting: Painting::default(),
            page: Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            clips: Vec::new(),
            groups: Vec::new(),
            weights,
            room,
            clipped_text: None,
            stretched: true,
            places: Vec::new(),
        }
    }

    /// What was painted.
    pub fn finish(mut self) -> Painting {
        width::mend(&mut self.painting.glyphs);
        self.painting
    }

    fn clip(&self) -> Clip {
        // Beyond the page there is no clip: text off the page is told apart from clipped text.
        let everything = Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX);
        self.clips.last().copied().unwrap_or(Clip { bounds: everything, exact: true })
    }

    fn push_clip(&mut self, bounds: Rect, exact: bool) {
        let outer = self.clip();
        self.clips.push(Clip { bounds: outer.bounds.intersect(bounds), exact: outer.exact && exact });
    }

    fn opacity(&self) -> f32 {
        self.groups.last().copied().unwrap_or(1.0)
    }

    fn area(&mut self, shape: Shape, colour: Option<[f32; 3]>, opaque: bool, image: bool) {
        let clip = self.clip();
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

    fn paint_shape(&mut self, shape: Shape, props: &DrawProps<'_>) {
        let (colour, alpha) = colour_of(&props.paint);
        let tiles =
            matches!(&props.paint, Paint::Pattern(pattern) if matches!(**pattern, Pattern::Tiling(_)));
        let plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal && !tiles;
        let alpha = alpha * self.opacity();
        if alpha > 0.02 {
            self.area(shape, colour, plain && alpha > 0.95, false);
        }
    }

    fn take(&mut self, glyph: &PositionedGlyph<'_>, placed: Glyph, props: &DrawProps<'_>, mode: &DrawMode) {
        let text = self.text_of(glyph);
        let (colour, alpha) = colour_of(&props.paint);
        let count = text.chars().count();
        if count > self.room {
            self.painting.truncated = true;
            return;
        }
        self.room -= count;
        let bold = match &**glyph {
            Drawn::Outline(outline) => self.weights.of(outline, &text),
            Drawn::Type3(_) => None,
        };
        let outline_end = Some(glyph)
            .filter(|_| !text.contains(is_ideograph))
            .and_then(outline_share)
            .map(|share| placed.start + share * (placed.end - placed.start));
        self.painting.glyphs.push(Ink {
            outline_end,
            glyph: Glyph { text, bold, ..placed },
            over: self.painting.areas.len(),
            colour,
            alpha: alpha * self.opacity(),
            invisible: matches!(mode, DrawMode::Invisible),
            only_clips: false,
            clip: self.clip().bounds,
        });
    }

    /// The characters of a glyph; those that are no characters at all become an icon.
    fn text_of(&mut self, glyph: &PositionedGlyph<'_>) -> String {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        if text.chars().any(|c| !c.is_control() && c != '\u{fffd}' || c.is_whitespace()) {
            return text;
        }
        let inked = match &**glyph {
            Drawn::Outline(outline) => outline.outline().segments().next().is_some(),
            Drawn::Type3(_) => true,
        };
        if inked {
            self.painting.unmapped += 1;
            ICON.to_string()
        } else {
            " ".to_owned()
        }
    }
}

impl<'a> Device<'a> for Recorder<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let shape = match mode {
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => shape_of(props.transform * path),
            DrawMode::Stroke(stroke) => match band(path, f64::from(stroke.line_width)) {
                Some(rect) => shape_of(props.transform * rect.to_path(0.1)),
                None => return,
            },
            DrawMode::Invisible => return,
        };
        self.paint_shape(shape, &props);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let bounds = clip.path.bounding_box();
        if let Some(first) = self.clipped_text.take() {
            reveal(&mut self.painting.glyphs[first..], &clip.path, bounds);
        }
        let shape = shape_of(clip.path.clone());
        self.push_clip(bounds, matches!(shape, Shape::Rect(_)));
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.push_clip(*rect, true);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.groups.push(self.opacity() * opacity);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            self.clipped_text.get_or_insert(self.painting.glyphs.len());
        } else {
            self.clipped_text = None;
        }
        let upright = run.writing_mode() == WritingMode::Vertical;
        let mut places = std::mem::take(&mut self.places);
        places.extend(run.glyphs().iter().map(|glyph| place(glyph, props.transform, upright)));
        self.stretched = width::are_stretched(&places).unwrap_or(self.stretched);
        for (glyph, place) in run.glyphs().iter().zip(places.drain(..)) {
            let Some(mut place) = place else { continue };
            if self.stretched {
                place.glyph.end = place.stretched_end;
            }
            self.take(glyph, place.glyph, &props, mode);
        }
        self.places = places;
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let shape = shape_of(props.transform * size.to_path(0.1));
        let opaque = match &image {
            Image::Stencil(_) => false,
            Image::Raster(raster) => {
                let stream = raster.stream();
                let masked = ["SMask", "Mask", "SMaskInData"];
                !masked.iter().any(|key| stream.dict().contains_key(key.as_bytes()))
            }
        };
        let plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        self.area(shape, None, opaque && plain && self.opacity() > 0.95, true);
    }
}

/// Which share of its width the outline of a glyph reaches, if it is as wide as the em.
fn outline_share(glyph: &PositionedGlyph<'_>) -> Option<f32> {
    let Drawn::Outline(outline) = &**glyph else { return None };
    let wide = outline.advance_width() == Some(1000.0);
    wide.then(|| (outline.outline().bounding_box().x1 / 1000.0).clamp(0.0, 1.0) as f32)
}

/// Text that only clips may be seen, wherever something is painted through it afterwards. The
/// interpreter reports it like invisible text; the clip made of as many outlines gives it away.
fn reveal(glyphs: &mut [Ink], path: &BezPath, bounds: Rect) {
    let outlines = path.elements().iter().filter(|piece| matches!(piece, PathEl::MoveTo(_)));
    let letters = glyphs.iter().filter(|ink| !ink.glyph.text.trim().is_empty()).count();
    if outlines.count() < letters {
        return;
    }
    for ink in glyphs {
        let glyph = &ink.glyph;
        let place = box_of(glyph.start, glyph.end, glyph.baseline, glyph.size, glyph.angle);
        let (x, y) = (f64::from(place.x + place.width / 2.0), f64::from(place.y + place.height / 2.0));
        if bounds.inflate(1.0, f64::from(glyph.size)).contains((x, y)) {
            ink.invisible = false;
            ink.only_clips = true;
            ink.colour = None;
        }
    }
}

fn colour_of(paint: &Paint<'_>) -> (Option<[f32; 3]>, f32) {
    match paint {
        Paint::Color(colour) => {
            let [red, green, blue, alpha] = colour.to_rgba().components();
            (Some([red, green, blue]), alpha)
        }
        Paint::Pattern(pattern) => match &**pattern {
            Pattern::Shading(shading) => (None, shading.opacity),
            Pattern::Tiling(_) => (None, 1.0),
        },
    }
}

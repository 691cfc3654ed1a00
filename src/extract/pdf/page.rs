//! What was painted on a page, in order: the glyphs, and the areas that lie under or over them.

use hayro_font::kurbo::{BezPath, Point, Rect, Shape as _};

use crate::extract::layout::Glyph;

/// Everything of a page that the judgement of visibility needs.
#[derive(Debug, Default)]
pub(super) struct Painting {
    /// The glyphs in content order.
    pub glyphs: Vec<Ink>,
    /// The areas in content order.
    pub areas: Vec<Area>,
    /// Glyphs for which the font gives no character.
    pub unmapped: usize,
    /// Whether glyphs were left out because of the limit on characters.
    pub truncated: bool,
}

/// A glyph with what decides whether it can be seen.
#[derive(Debug, Clone)]
pub(super) struct Ink {
    /// The glyph as the layout takes it.
    pub glyph: Glyph,
    /// Where its outline ends along the line, if its font gives it the full width of the em.
    pub outline_end: Option<f32>,
    /// How many areas were painted before it.
    pub over: usize,
    /// Its colour; `None` for a pattern.
    pub colour: Option<[f32; 3]>,
    /// 1 where it is opaque.
    pub alpha: f32,
    /// Whether it was drawn in the invisible mode.
    pub invisible: bool,
    /// Whether it is nothing but a clip for what is painted after it.
    pub only_clips: bool,
    /// Whether it stands in a layer that is shut.
    pub shut: bool,
    /// The bounds of what the clip leaves of the page.
    pub clip: Rect,
}

/// A filled path or an image.
#[derive(Debug)]
pub(super) struct Area {
    /// Where it is painted.
    pub shape: Shape,
    /// The colour; `None` for images and patterns.
    pub colour: Option<[f32; 3]>,
    /// Whether nothing shows through.
    pub opaque: bool,
    /// Whether it is an image.
    pub image: bool,
}

/// The form of an area.
#[derive(Debug)]
pub(super) enum Shape {
    /// Exactly a rectangle.
    Rect(Rect),
    /// A path of few enough pieces to ask it, with its bounds.
    Path(BezPath, Rect),
    /// Something within these bounds.
    Within(Rect),
}

impl Shape {
    /// The bounds.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect(rect) | Self::Path(_, rect) | Self::Within(rect) => *rect,
        }
    }

    /// Whether a point lies in it; `None` where that is not known.
    pub fn contains(&self, point: Point) -> Option<bool> {
        if !self.bounds().contains(point) {
            return Some(false);
        }
        match self {
            Self::Rect(_) => Some(true),
            Self::Path(path, _) => Some(path.contains(point)),
            Self::Within(_) => None,
        }
    }
}

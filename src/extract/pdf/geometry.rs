//! Where glyphs and paths stand on the page.

use std::rc::Rc;

use hayro_font::kurbo::{BezPath, ParamCurve as _, PathEl, PathSeg, Point, Rect, Shape as _, Vec2};

use super::page::Shape;
use crate::extract::layout::Glyph;

/// Paths of more pieces are known by their bounds only.
const MOST_PIECES: usize = 64;

/// A glyph that begins at a point of the page and is written along a direction, with
/// its advance and its em in points; `None` where a number is none that a page can have.
pub(super) fn place_at(text: &Rc<str>, origin: Point, along: Vec2, advance: f64, size: f64) -> Option<Glyph> {
    let angle =
        if along.y == 0.0 && along.x > 0.0 { 0.0 } else { along.y.atan2(along.x).to_degrees().round() };
    let (sin, cos) = if angle == 0.0 { (0.0, 1.0) } else { angle.to_radians().sin_cos() };
    let (start, baseline) = (origin.x * cos + origin.y * sin, origin.y * cos - origin.x * sin);
    let all = [start, baseline, advance, size, angle];
    if !all.iter().all(|value| value.is_finite() && value.abs() < 1e7) {
        return None;
    }
    Some(Glyph {
        text: Rc::clone(text),
        start: start as f32,
        end: (start + advance) as f32,
        baseline: baseline as f32,
        angle: if angle == -180.0 { 180 } else { angle as i16 },
        size: size as f32,
        bold: None,
        hidden: None,
    })
}

/// A thick line is used like a filled rectangle.
pub(super) fn band(path: &BezPath, width: f64) -> Option<Rect> {
    let &[PathEl::MoveTo(from), PathEl::LineTo(to)] = path.elements() else { return None };
    let across = width / 2.0;
    if (from.y - to.y).abs() < 0.01 {
        return Some(Rect::from_points(from, to).inflate(0.0, across));
    }
    if (from.x - to.x).abs() < 0.01 {
        return Some(Rect::from_points(from, to).inflate(across, 0.0));
    }
    None
}

/// The shape of a path: a rectangle where it is one.
pub(super) fn shape_of(path: BezPath) -> Shape {
    let bounds = path.bounding_box();
    if path.elements().len() > MOST_PIECES {
        return Shape::Within(bounds);
    }
    let corners = path.elements().len() <= 6
        && path.segments().all(|segment| {
            let (from, to) = (segment.eval(0.0), segment.eval(1.0));
            let straight = matches!(segment, PathSeg::Line(_));
            straight && ((from.x - to.x).abs() < 0.05 || (from.y - to.y).abs() < 0.05)
        });
    if corners && (path.area().abs() - bounds.area()).abs() < 0.01 * bounds.area() {
        return Shape::Rect(bounds);
    }
    Shape::Path(path, bounds)
}

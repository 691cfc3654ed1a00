//! Paths: built point by point, then painted, or made a clip.

use hayro_font::kurbo::{Affine, Point, Rect, Shape as _};
use hayro_syntax::content::ops::{Transform, TypedInstruction};
use hayro_syntax::object::Number;
use hayro_syntax::page::Resources;

use super::super::geometry::{band, shape_of};
use super::super::page::Shape;
use super::state::Paint;
use super::{Interpreter, Named};

/// A path of more pieces is a drawing, of which the bounds are enough.
const MOST_PIECES: usize = 10_000;

/// The matrix of an operator.
pub(super) fn affine(matrix: Transform) -> Affine {
    let Transform(a, b, c, d, x, y) = matrix;
    Affine::new([a, b, c, d, x, y].map(|number| number.as_f64()))
}

fn point(x: Number, y: Number) -> Point {
    Point::new(x.as_f64(), y.as_f64())
}

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn build_path<'o>(
        &mut self,
        operator: TypedInstruction<'_, 'o>,
        resources: &Resources<'a>,
        named: &mut Named<'o>,
    ) {
        use TypedInstruction as Op;
        let started = !self.path.elements().is_empty();
        match operator {
            Op::MoveTo(to) => self.path.move_to(point(to.0, to.1)),
            Op::RectPath(rect) => {
                let (from, size) = (point(rect.0, rect.1), point(rect.2, rect.3));
                let rect = Rect::new(from.x, from.y, from.x + size.x, from.y + size.y);
                self.path.extend(rect.path_elements(0.1));
            }
            Op::LineTo(to) if started => self.path.line_to(point(to.0, to.1)),
            Op::CubicTo(to) if started => {
                self.path.curve_to(point(to.0, to.1), point(to.2, to.3), point(to.4, to.5));
            }
            Op::CubicStartTo(to) if started => {
                let from = self.path.current_position().unwrap_or_default();
                self.path.curve_to(from, point(to.0, to.1), point(to.2, to.3));
            }
            Op::CubicEndTo(to) if started => {
                self.path.curve_to(point(to.0, to.1), point(to.2, to.3), point(to.2, to.3));
            }
            Op::ClosePath(_) if started => self.path.close_path(),
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clips = true,
            operator => self.end_path(operator, resources, named),
        }
        if self.path.elements().len() > MOST_PIECES {
            self.path = self.path.bounding_box().to_path(0.1);
        }
    }

    fn end_path<'o>(
        &mut self,
        operator: TypedInstruction<'_, 'o>,
        resources: &Resources<'a>,
        named: &mut Named<'o>,
    ) {
        use TypedInstruction as Op;
        match operator {
            Op::EndPath(_) => {}
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                self.fill()
            }
            Op::StrokePath(_) | Op::CloseAndStrokePath(_) => self.stroke(),
            Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.fill();
                self.stroke();
            }
            operator => return self.set_paint(operator, resources, named),
        }
        if std::mem::take(&mut self.clips) && !self.path.elements().is_empty() {
            self.clip(self.state.place * &self.path);
        }
        self.path.truncate(0);
    }

    fn fill(&mut self) {
        if self.path.elements().is_empty() || !self.layers.are_visible() {
            return;
        }
        let path = self.state.place * &self.path;
        let bounds = path.bounding_box();
        // A path without width is drawn as thin as can be.
        let thin = bounds.width() < 0.01 || bounds.height() < 0.01;
        let shape = if thin { Shape::Rect(bounds.inflate(0.5, 0.5)) } else { shape_of(path) };
        self.paint(shape, &self.state.fill.clone());
    }

    /// A thick line is used like a filled rectangle; other lines cover nothing.
    fn stroke(&mut self) {
        if !self.layers.are_visible() {
            return;
        }
        if let Some(rect) = band(&self.path, self.state.line_width) {
            self.paint(shape_of(self.state.place * rect.to_path(0.1)), &self.state.stroke.clone());
        }
    }

    fn paint(&mut self, shape: Shape, paint: &Paint) {
        let whole = self.state.is_plain() && paint.pattern != Some(super::colour::Pattern::Tiling);
        self.recorder.paint(shape, paint.colour, paint.opacity(), whole);
    }

    /// Paints all that the clip leaves with colours that run into each other.
    pub(super) fn shade(&mut self) {
        if self.layers.are_visible() {
            let plain = self.state.is_plain();
            self.recorder.paint_all(self.state.fill.alpha, plain);
        }
    }
}

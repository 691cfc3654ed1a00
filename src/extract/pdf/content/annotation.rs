//! What is pinned to a page: stamps, notes, the fields of a form that was filled in.

use hayro_font::kurbo::{Affine, Rect, Shape as _};
use hayro_syntax::object::{Array, Dict, Name, Object, Rect as Corners, Stream};
use hayro_syntax::page::Page;

use super::Interpreter;
use super::form::matrix;

/// Flags of what is not shown on a screen.
const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn annotations(&mut self, page: &Page<'a>) {
        let pinned = page.raw().get::<Array<'a>>(b"Annots");
        for note in pinned.iter().flat_map(|pinned| pinned.iter::<Dict<'a>>()) {
            let flags = note.get::<u32>(b"F").unwrap_or(0);
            if flags & (HIDDEN | NO_VIEW) == 0 {
                self.annotation(&note, page);
            }
        }
    }

    /// Draws the look of a note, fitted into the rectangle of the note.
    fn annotation(&mut self, note: &Dict<'a>, page: &Page<'a>) {
        let (Some(form), Some(to)) = (look(note), note.get::<Corners>(b"Rect")) else { return };
        let Some([x0, y0, x1, y1]) = form.dict().get::<[f64; 4]>(b"BBox") else { return };
        let from = (matrix(form.dict()) * Rect::new(x0, y0, x1, y1).to_path(0.1)).bounding_box();
        let to = Rect::new(to.x0, to.y0, to.x1, to.y1);
        let (wide, high) = (to.width() / from.width(), to.height() / from.height());
        if !(wide.is_finite() && high.is_finite()) {
            return;
        }
        self.save();
        self.state.place *=
            Affine::new([wide, 0.0, 0.0, high, to.x0 - wide * from.x0, to.y0 - high * from.y0]);
        self.draw_form(&form, page.resources());
        self.restore();
    }
}

/// The look of a note in its present state.
fn look<'a>(note: &Dict<'a>) -> Option<Stream<'a>> {
    match note.get::<Dict<'a>>(b"AP")?.get::<Object<'a>>(b"N")? {
        Object::Stream(look) => Some(look),
        Object::Dict(states) => {
            let state = note.get::<Name<'_>>(b"AS").and_then(|state| states.get::<Stream<'a>>(state));
            state.or_else(|| states.get::<Stream<'a>>(b"Off"))
        }
        _ => None,
    }
}

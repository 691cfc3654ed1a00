//! What a page draws by name: forms, which are pages in the page, and images.

use hayro_font::kurbo::{Affine, Rect, Shape as _};
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::{Dict, Name, Object, Stream, dict_or_stream};
use hayro_syntax::page::Resources;

use super::super::geometry::shape_of;
use super::{Interpreter, MOST_DEPTH};

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn draw_object(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(stream) = resources.get_x_object(name) else { return };
        match stream.dict().get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => self.draw_image(stream.dict()),
            Some(b"Form") => self.draw_form(&stream, resources),
            _ => {}
        }
    }

    /// An image is the unit square of its space.
    pub(super) fn draw_image(&mut self, dict: &Dict<'_>) {
        if !self.layers.are_visible() {
            return;
        }
        let shape = shape_of(self.state.place * Rect::new(0.0, 0.0, 1.0, 1.0).to_path(0.1));
        let stencil = [&b"ImageMask"[..], b"IM"].iter().any(|key| dict.get::<bool>(key) == Some(true));
        let masked = [&b"SMask"[..], b"Mask", b"SMaskInData"].iter().any(|key| dict.contains_key(key));
        let opaque = !stencil && !masked && self.state.is_plain();
        self.recorder.image(shape, opaque);
    }

    /// Draws a form, in the resources of the page if it has none.
    pub(super) fn draw_form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        let dict = stream.dict();
        let layer = dict.contains_key(b"OC");
        if layer {
            self.layers.enter(dict, b"OC");
        }
        if self.depth < MOST_DEPTH {
            self.depth += 1;
            self.draw_content(stream, resources);
            self.depth -= 1;
        }
        if layer {
            self.layers.leave();
        }
    }

    fn draw_content(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        let dict = stream.dict();
        let (Some([x0, y0, x1, y1]), Ok(content)) = (dict.get::<[f64; 4]>(b"BBox"), stream.decoded_data())
        else {
            return;
        };
        let own = dict.get::<Dict<'a>>(b"Resources").map(Resources::new);
        let group = dict.contains_key(b"Group");
        let text = (self.line, self.cursor);
        self.path.truncate(0);
        self.save();
        self.state.place *= matrix(dict);
        if group {
            self.recorder.enter_group(self.state.fill.alpha);
            (self.state.fill.alpha, self.state.stroke.alpha) = (1.0, 1.0);
            (self.state.masked, self.state.blended) = (false, false);
        }
        self.clip(self.state.place * Rect::new(x0, y0, x1, y1).to_path(0.1));
        self.run(TypedIter::new(&content), own.as_ref().unwrap_or(resources));
        if group {
            self.recorder.leave_group();
        }
        self.restore();
        (self.line, self.cursor) = text;
    }

    /// Opens marked content, in a layer if its properties name one.
    pub(super) fn enter_layer(&mut self, properties: &Object<'_>, resources: &Resources<'a>) {
        match properties {
            Object::Name(name) => self.layers.enter(&resources.properties, name),
            properties => match dict_or_stream(properties) {
                Some((dict, _)) => self.layers.enter(dict, b"OC"),
                None => self.layers.enter_plain(),
            },
        }
    }
}

/// The matrix of a form.
pub(super) fn matrix(dict: &Dict<'_>) -> Affine {
    dict.get::<[f64; 6]>(b"Matrix").map_or(Affine::IDENTITY, Affine::new)
}

//! Colours, and the graphics state that a page has names for.

use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object};
use hayro_syntax::page::Resources;

use super::colour::{Pattern, Space};
use super::state::Paint;
use super::{Interpreter, Named};

/// More numbers than a colour has.
const MOST: usize = 32;

fn set(paint: &mut Paint, space: Space, parts: &[Number]) {
    with_parts(parts, |parts| paint.set(space, parts));
}

fn set_parts(paint: &mut Paint, parts: &[Number]) {
    with_parts(parts, |parts| paint.set_parts(parts));
}

fn with_parts(parts: &[Number], use_them: impl FnOnce(&[f32])) {
    let mut room = [0.0; MOST];
    let count = parts.len().min(MOST);
    room.iter_mut().zip(parts).for_each(|(room, part)| *room = part.as_f32());
    use_them(&room[..count]);
}

fn set_named(paint: &mut Paint, parts: &[Number], name: Option<&Name<'_>>, resources: &Resources<'_>) {
    match name {
        Some(name) => paint.set_pattern(Pattern::of(name, resources)),
        None => set_parts(paint, parts),
    }
}

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn set_paint<'o>(
        &mut self,
        operator: TypedInstruction<'_, 'o>,
        resources: &Resources<'a>,
        named: &mut Named<'o>,
    ) {
        use TypedInstruction as Op;
        let (fill, stroke) = (&mut self.state.fill, &mut self.state.stroke);
        match operator {
            Op::NonStrokeColorDeviceGray(c) => set(fill, Space::Grey, &[c.0]),
            Op::NonStrokeColorDeviceRgb(c) => set(fill, Space::Rgb, &[c.0, c.1, c.2]),
            Op::NonStrokeColorCmyk(c) => set(fill, Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            Op::StrokeColorDeviceGray(c) => set(stroke, Space::Grey, &[c.0]),
            Op::StrokeColorDeviceRgb(c) => set(stroke, Space::Rgb, &[c.0, c.1, c.2]),
            Op::StrokeColorCmyk(c) => set(stroke, Space::Cmyk, &[c.0, c.1, c.2, c.3]),
            Op::ColorSpaceNonStroke(name) => fill.set_space(Space::of(name.0, resources)),
            Op::ColorSpaceStroke(name) => stroke.set_space(Space::of(name.0, resources)),
            Op::NonStrokeColor(c) => set_parts(fill, &c.0),
            Op::StrokeColor(c) => set_parts(stroke, &c.0),
            Op::NonStrokeColorNamed(c) => set_named(fill, &c.0, c.1, resources),
            Op::StrokeColorNamed(c) => set_named(stroke, &c.0, c.1, resources),
            operator => self.set_text(operator, resources, named),
        }
    }

    /// Sets what a named graphics state says.
    pub(super) fn set_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(dict) = resources.get_ext_g_state(name) else { return };
        let state = &mut self.state;
        state.line_width = dict.get(b"LW").unwrap_or(state.line_width);
        state.stroke.alpha = dict.get(b"CA").unwrap_or(state.stroke.alpha);
        state.fill.alpha = dict.get(b"ca").unwrap_or(state.fill.alpha);
        if let Some(mask) = dict.get::<Object<'_>>(b"SMask") {
            state.masked = matches!(mask, Object::Dict(_));
        }
        if let Some(blend) = dict.get::<Object<'_>>(b"BM") {
            state.blended = is_blended(blend);
        }
        let font = dict.get::<Array<'a>>(b"Font").and_then(|list| {
            let mut parts = list.iter::<Object<'a>>();
            Some((parts.next()?.into_dict()?, parts.next()?.into_number()?))
        });
        if let Some((font, size)) = font {
            self.set_font(&font, size.as_f64());
        }
    }

    fn set_font(&mut self, dict: &Dict<'a>, size: f64) {
        self.state.text.font = Some(self.fonts.of(dict));
        self.state.text.size = size;
    }
}

/// Whether paint mixes with what lies beneath. A list names the modes that a reader may choose from.
fn is_blended(mode: Object<'_>) -> bool {
    let name = match mode {
        Object::Name(name) => Some(name),
        Object::Array(list) => list.iter::<Name<'_>>().next(),
        _ => None,
    };
    name.is_some_and(|name| !matches!(&*name, b"Normal" | b"Compatible"))
}

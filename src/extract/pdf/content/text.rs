//! Text: where each letter stands, and in what it is painted.

use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Object};
use hayro_syntax::page::Resources;

use super::super::font::FontId;
use super::super::geometry::place_at;
use super::super::record::Look;
use super::state::Paint;
use super::{Interpreter, Named};

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn set_text<'o>(
        &mut self,
        operator: TypedInstruction<'_, 'o>,
        resources: &Resources<'a>,
        named: &mut Named<'o>,
    ) {
        use TypedInstruction as Op;
        let text = &mut self.state.text;
        match operator {
            Op::TextFont(font) => {
                text.size = font.1.as_f64();
                let known = named.iter().find(|(name, _)| name == font.0).map(|(_, id)| *id);
                let id = known.unwrap_or_else(|| {
                    let id = match resources.get_font(font.0) {
                        Some(dict) => self.fonts.of(&dict),
                        None => self.fonts.fallback(),
                    };
                    named.push((font.0.clone(), id));
                    id
                });
                text.font = Some(id);
            }
            Op::CharacterSpacing(space) => text.letter_space = space.0.as_f64(),
            Op::WordSpacing(space) => text.word_space = space.0.as_f64(),
            Op::HorizontalScaling(stretch) => text.stretch = stretch.0.as_f64() / 100.0,
            Op::TextLeading(leading) => text.leading = leading.0.as_f64(),
            Op::TextRise(rise) => text.rise = rise.0.as_f64(),
            Op::TextRenderingMode(mode) => text.mode = mode.0.as_i64(),
            operator => self.move_text(operator),
        }
    }

    fn move_text(&mut self, operator: TypedInstruction<'_, '_>) {
        use TypedInstruction as Op;
        match operator {
            Op::BeginText(_) => self.begin_line(Affine::IDENTITY),
            Op::EndText(_) => self.clip_to_text(),
            Op::SetTextMatrix(m) => {
                self.begin_line(Affine::new([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64())));
            }
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.text.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.text.leading),
            Op::ShowText(text) => self.show(text.0.as_bytes()),
            Op::ShowTexts(parts) => self.show_parts(parts.0),
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.text.leading);
                self.show(text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                self.state.text.word_space = text.0.as_f64();
                self.state.text.letter_space = text.1.as_f64();
                self.next_line(0.0, -self.state.text.leading);
                self.show(text.2.as_bytes());
            }
            _ => {}
        }
    }

    fn begin_line(&mut self, at: Affine) {
        (self.line, self.cursor) = (at, at);
    }

    fn next_line(&mut self, right: f64, up: f64) {
        self.begin_line(self.line * Affine::translate((right, up)));
    }

    fn show_parts(&mut self, parts: &Array<'_>) {
        let font = self.font();
        let vertical = self.fonts.is_vertical(font);
        let from = self.recorder.letters();
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::Number(back) => {
                    let by = -back.as_f64() / 1000.0 * self.state.text.size;
                    let by = if vertical { (0.0, by) } else { (by * self.state.text.stretch, 0.0) };
                    self.cursor *= Affine::translate(by);
                }
                Object::String(text) => self.show_in(font, vertical, text.as_bytes()),
                _ => {}
            }
        }
        self.finish_text(from);
    }

    fn show(&mut self, bytes: &[u8]) {
        let font = self.font();
        let vertical = self.fonts.is_vertical(font);
        let from = self.recorder.letters();
        self.show_in(font, vertical, bytes);
        self.finish_text(from);
    }

    fn font(&mut self) -> FontId {
        *self.state.text.font.get_or_insert_with(|| self.fonts.fallback())
    }

    fn show_in(&mut self, font: FontId, vertical: bool, bytes: &[u8]) {
        if vertical {
            self.show_downwards(font, bytes);
        } else {
            self.show_along(font, bytes);
        }
    }

    /// Does what the mode asks for besides with the letters from one on.
    fn finish_text(&mut self, from: usize) {
        let mode = self.state.text.mode;
        // Type that is filled and drawn around as well is painted twice: so bold is faked.
        if mode == 2 || mode == 6 {
            let look = self.look(&self.state.stroke);
            self.recorder.repeat(from, look);
        }
        if mode >= 4 {
            let bounds = self.recorder.bounds(from);
            self.shown = bounds.map(|bounds| self.shown.map_or(bounds, |shown| shown.union(bounds)));
        }
    }

    fn look(&self, paint: &Paint) -> Look {
        let invisible = self.state.text.mode == 3;
        // What is painted later shows through letters that only clip.
        let colour = paint.colour.filter(|_| self.state.text.mode != 7);
        let only_clips = self.state.text.mode == 7;
        let shut = !self.layers.are_visible();
        Look { colour, alpha: paint.opacity(), invisible, only_clips, shut }
    }

    fn show_along(&mut self, font: FontId, bytes: &[u8]) {
        let text = self.state.text;
        let to_page = self.state.place * self.cursor;
        let [right_x, right_y, up_x, up_y, ..] = to_page.as_coeffs();
        let along = Vec2::new(right_x, right_y) * (text.size * text.stretch);
        let up = Vec2::new(up_x, up_y) * text.size;
        let (em, size) = (along.hypot(), up.hypot());
        let look =
            self.look(if text.mode == 1 || text.mode == 5 { &self.state.stroke } else { &self.state.fill });
        let start = to_page * Point::new(0.0, text.rise);
        let (mut at, mut moved) = (0, 0.0);
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let (code, length) = self.fonts.code(font, rest);
            at += length;
            let letter = self.fonts.letter(font, code);
            let width = f64::from(letter.width) / 1000.0;
            let origin = start + Vec2::new(right_x, right_y) * moved;
            let advance = em * width;
            // Some programs give a font of drawings an em of any size: its width vouches for it.
            let size = if letter.is_drawn { size.max(advance) } else { size };
            if let Some(place) = place_at(&letter.text, origin, along, advance, size) {
                self.recorder.letter(place, letter, &look);
            }
            let space = if code == 32 && length == 1 { text.word_space } else { 0.0 };
            moved += (width * text.size + text.letter_space + space) * text.stretch;
        }
        self.cursor *= Affine::translate((moved, 0.0));
    }

    fn show_downwards(&mut self, font: FontId, bytes: &[u8]) {
        let text = self.state.text;
        let look = self.look(&self.state.fill);
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let (code, length) = self.fonts.code(font, rest);
            at += length;
            let ([x, y], down) = self.fonts.vertical(font, code);
            let to_page = self.state.place * self.cursor;
            let [_, _, up_x, up_y, ..] = to_page.as_coeffs();
            let up = Vec2::new(up_x, up_y) * text.size;
            let origin =
                Point::new(x / 1000.0 * text.size * text.stretch, y / 1000.0 * text.size + text.rise);
            let letter = self.fonts.letter(font, code);
            let place = place_at(&letter.text, to_page * origin, -up, up.hypot(), up.hypot());
            if let Some(place) = place {
                self.recorder.letter(place, letter, &look);
            }
            let space = if code == 32 && length == 1 { text.word_space } else { 0.0 };
            let down = down / 1000.0 * text.size + text.letter_space + space;
            self.cursor *= Affine::translate((0.0, down));
        }
    }

    /// Clips what comes to the letters that were set to clip.
    fn clip_to_text(&mut self) {
        if let Some(shown) = self.shown.take() {
            self.recorder.clip_within(shown);
            self.state.clips = self.recorder.clips();
        }
    }
}

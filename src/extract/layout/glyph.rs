//! What a page reader hands to the layout: glyphs in the order they were painted, each with its
//! place along a line of writing.

use std::rc::Rc;

use crate::document::{Hiding, PageSize, Rect};

/// A page as a list of glyphs.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// Its size as shown.
    pub size: PageSize,
    /// The glyphs in content order.
    pub glyphs: Vec<Glyph>,
    /// Small filled shapes that may be the bullets of a list.
    pub dots: Vec<Rect>,
}

/// One painted glyph.
///
/// Its place is given along its own direction of writing: the page turned back by `angle`, so
/// that text which runs up the margin is laid out by the same rules as any other. All numbers are
/// finite and below ten million.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    /// The characters it stands for; white space for a space, [`ICON`] where it has none. All
    /// glyphs of one letter share them.
    pub text: Rc<str>,
    /// Where it begins along the line, in points.
    pub start: f32,
    /// Where the next glyph would begin without extra spacing.
    pub end: f32,
    /// The distance of its baseline from the top, in points.
    pub baseline: f32,
    /// The direction of writing in whole degrees, clockwise; 0 is the usual one.
    pub angle: i16,
    /// Height of the em in points.
    pub size: f32,
    /// Whether it is set in a bold face; `None` where its outline does not tell.
    pub bold: Option<bool>,
    /// Why it cannot be seen.
    pub hidden: Option<Hiding>,
}

impl Glyph {
    /// Whether it leaves no ink.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// Stands for a glyph without a character: an icon or a letter of a font that does not tell.
/// It is a character of private use, which the document's text never holds.
pub(crate) const ICON: char = '\u{e000}';

/// How far above the baseline a line of type reaches, in em.
const ASCENT: f32 = 0.8;
/// How far below the baseline it reaches.
const DESCENT: f32 = 0.22;

/// The box on the page of a stretch of a line that is written at an angle.
pub(crate) fn box_of(start: f32, end: f32, baseline: f32, size: f32, angle: i16) -> Rect {
    let (top, bottom) = (baseline - ASCENT * size, baseline + DESCENT * size);
    if angle == 0 {
        return Rect { x: start, y: top, width: end - start, height: bottom - top };
    }
    let (sin, cos) = f32::from(angle).to_radians().sin_cos();
    let corners = [(start, top), (end, top), (start, bottom), (end, bottom)]
        .map(|(along, down)| (along * cos - down * sin, along * sin + down * cos));
    let [first, ..] = corners.map(|(x, y)| Rect { x, y, width: 0.0, height: 0.0 });
    corners.iter().fold(first, |all, &(x, y)| all.union(&Rect { x, y, width: 0.0, height: 0.0 }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_box_of_a_turned_line_stands_upright_on_the_page() {
        // Written downwards at x = 100: along is y, and the baseline is measured to the left.
        let turned = box_of(200.0, 260.0, -100.0, 10.0, 90);
        assert!((turned.y - 200.0).abs() < 0.01 && (turned.height - 60.0).abs() < 0.01);
        assert!(turned.x < 100.0 && turned.right() > 100.0);
    }
}

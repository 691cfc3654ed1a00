//! Places on a page, and the map from bytes to the code points that reports count in.

use std::ops::Range;

/// Width and height of a page in PDF points, after its crop box and rotation are applied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSize {
    /// Points from the left edge to the right.
    pub width: f32,
    /// Points from the top edge to the bottom.
    pub height: f32,
}

/// A rectangle in PDF points, measured from the top-left corner of the page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Extent to the right.
    pub width: f32,
    /// Extent downwards.
    pub height: f32,
}

impl Rect {
    /// The right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The smallest rectangle around both.
    pub fn union(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self { x, y, width: right - x, height: bottom - y }
    }
}

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageBox {
    /// The page, from 0.
    pub page: usize,
    /// The rectangle on it.
    pub rect: Rect,
}

impl PageBox {
    /// Whether the other box continues the line of this one, to its right.
    pub(super) fn on_one_line_with(&self, next: &Self) -> bool {
        let middle = next.rect.y + next.rect.height / 2.0;
        self.page == next.page
            && (self.rect.y..=self.rect.bottom()).contains(&middle)
            && next.rect.x >= self.rect.x
    }

    pub(super) fn grow(&mut self, other: &Self) {
        self.rect = self.rect.union(&other.rect);
    }
}

/// Converts byte offsets of a text into code-point offsets in constant memory per 64 bytes.
#[derive(Debug)]
pub struct Positions<'t> {
    text: &'t str,
    /// Code points before each multiple of [`STRIDE`] bytes.
    marks: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> Positions<'t> {
    /// Indexes a text.
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut seen = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STRIDE == 0 {
                marks.push(seen);
            }
            seen += usize::from(is_char_start(byte));
        }
        Self { text, marks }
    }

    /// Code points before a byte offset; the offset may be the length of the text.
    pub fn code_point(&self, byte: usize) -> usize {
        let Some(mark) = self.marks.get(byte / STRIDE).or(self.marks.last()) else { return 0 };
        let from = (byte / STRIDE).min(self.marks.len() - 1) * STRIDE;
        mark + self.text.as_bytes()[from..byte].iter().filter(|&&b| is_char_start(b)).count()
    }

    /// A byte range in code points.
    pub fn code_points(&self, range: &Range<usize>) -> Range<usize> {
        self.code_point(range.start)..self.code_point(range.end)
    }
}

fn is_char_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn positions_agree_with_counting(text in "\\PC{0,300}") {
            let positions = Positions::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(positions.code_point(byte), count);
            }
            prop_assert_eq!(positions.code_point(text.len()), text.chars().count());
        }
    }

    #[test]
    fn a_wrapped_line_is_not_merged_with_the_one_above() {
        let line = |x, y| PageBox { page: 0, rect: Rect { x, y, width: 30.0, height: 10.0 } };
        assert!(line(72.0, 100.0).on_one_line_with(&line(110.0, 100.5)));
        assert!(!line(300.0, 100.0).on_one_line_with(&line(72.0, 112.0)));
    }
}

//! Drawings that may stand behind the text: white letters on a dark sidebar are no hidden text.
//!
//! Where a drawing ends up on the page only a layout engine knows. It stands near the paragraph
//! that it is anchored in and covers about as many lines as it is high; there, and only there, the
//! colour of a text convicts nobody.

use crate::document::Hiding;
use crate::extract::line::Line;

/// Points below which a drawing is a rule or an ornament.
const THIN: f32 = 6.0;
/// Points that the smallest paragraph takes.
const LINE: f32 = 8.0;
/// Paragraphs that a drawing may be moved away from its anchor.
const SLACK: usize = 4;

/// The painted drawings of a document.
#[derive(Debug, Default)]
pub(crate) struct Backdrops {
    /// Anchor and reach in paragraphs.
    reaches: Vec<(usize, usize)>,
}

impl Backdrops {
    /// Adds a drawing by the paragraph that holds its anchor and its height in points.
    ///
    /// Those of headers have no paragraph; they count from the top of the page.
    pub fn add(&mut self, paragraph: Option<usize>, height: f32) {
        if height >= THIN {
            // A drawing is at most some pages high, so the reach is a small number.
            let lines = (height.min(10_000.0) / LINE) as usize;
            self.reaches.push((paragraph.unwrap_or(0), lines + SLACK));
        }
    }

    /// Takes back what was said of the colour of lines that a drawing may stand behind.
    pub fn reveal(&self, lines: &mut [Line]) {
        let covered = self.covered();
        for line in lines.iter_mut().filter(|line| line.hidden == Some(Hiding::Colour)) {
            let at = line.paragraph.unwrap_or(0);
            let next = covered.partition_point(|&(_, end)| end < at);
            if covered.get(next).is_some_and(|&(start, _)| start <= at) {
                line.hidden = None;
            }
        }
    }

    /// The ranges of paragraphs within reach, merged where they meet, in order.
    fn covered(&self) -> Vec<(usize, usize)> {
        let mut ranges: Vec<_> = self
            .reaches
            .iter()
            .map(|&(at, reach)| (at.saturating_sub(reach), at.saturating_add(reach)))
            .collect();
        ranges.sort_unstable();
        let mut merged: Vec<(usize, usize)> = Vec::new();
        for (start, end) in ranges {
            match merged.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => merged.push((start, end)),
            }
        }
        merged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(paragraph: usize) -> Line {
        Line { paragraph: Some(paragraph), hidden: Some(Hiding::Colour), ..Line::default() }
    }

    #[test]
    fn only_lines_near_a_drawing_are_revealed() {
        let mut backdrops = Backdrops::default();
        backdrops.add(Some(50), 80.0);
        backdrops.add(Some(10), 2.0);
        let mut lines: Vec<Line> = [10, 36, 50, 64, 65].map(hidden).into();
        backdrops.reveal(&mut lines);
        let seen: Vec<_> = lines.iter().map(Line::is_visible).collect();
        assert_eq!(seen, [false, true, true, true, false]);
    }

    #[test]
    fn other_ways_of_hiding_stay() {
        let mut backdrops = Backdrops::default();
        backdrops.add(None, 700.0);
        let mut lines = [Line { hidden: Some(Hiding::Vanish), ..hidden(3) }];
        backdrops.reveal(&mut lines);
        assert_eq!(lines[0].hidden, Some(Hiding::Vanish));
    }
}

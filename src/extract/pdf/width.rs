//! Mends the widths of letters that are not as their fonts say.
//!
//! A font for many scripts that says nothing of its widths has glyphs one em wide by the standard,
//! as its first users, the Chinese and Japanese, set them. Some programs leave the widths of Latin
//! type out and put every letter in its place by itself: then the next letter begins long before
//! the one before it ends, and its outline has to tell where it ends.

use super::page::Ink;

/// Letters that overlap the next one by so much of an em are not kerned: their width is untrue.
const OVERLAP: f32 = 0.15;
/// The room after the outline of a letter, in em.
const BEARING: f32 = 0.05;

/// Lets the glyphs of full width end where their outlines do, if most of them overlap the next.
pub(super) fn mend(glyphs: &mut [Ink]) {
    let (mut sound, mut untrue) = (0_usize, 0_usize);
    for pair in glyphs.windows(2) {
        let [first, next] = pair else { continue };
        let (glyph, next) = (&first.glyph, &next.glyph);
        let follows =
            (glyph.angle, glyph.baseline) == (next.angle, next.baseline) && next.start > glyph.start;
        if first.outline_end.is_some() && follows {
            let overlaps = next.start < glyph.end - OVERLAP * glyph.size;
            *(if overlaps { &mut untrue } else { &mut sound }) += 1;
        }
    }
    if untrue <= sound {
        return;
    }
    for ink in glyphs {
        if let Some(end) = ink.outline_end {
            ink.glyph.end = end + BEARING * ink.glyph.size;
        }
    }
}

#[cfg(test)]
mod tests {
    use hayro_font::kurbo::Rect;

    use super::*;
    use crate::extract::layout::Glyph;

    /// A line of glyphs of full width, one every `step` points at 10 points of size.
    fn line(step: f32) -> Vec<Ink> {
        let glyph = |at: usize| {
            let start = at as f32 * step;
            let text = "n".into();
            Glyph {
                text,
                start,
                end: start + 10.0,
                baseline: 0.0,
                angle: 0,
                size: 10.0,
                bold: None,
                hidden: None,
            }
        };
        let ink = |at| {
            let glyph: Glyph = glyph(at);
            let outline_end = Some(glyph.start + 4.5);
            Ink {
                glyph,
                outline_end,
                over: 0,
                colour: None,
                alpha: 1.0,
                invisible: false,
                only_clips: false,
                shut: false,
                clip: Rect::ZERO,
            }
        };
        (0..5).map(ink).collect()
    }

    #[test]
    fn letters_that_overlap_end_with_their_outlines() {
        let mut glyphs = line(5.0);
        mend(&mut glyphs);
        assert!((glyphs[0].glyph.end - 5.0).abs() < 0.01);
    }

    #[test]
    fn letters_set_at_full_width_keep_it() {
        let mut glyphs = line(10.0);
        mend(&mut glyphs);
        assert!((glyphs[0].glyph.end - 10.0).abs() < 0.01);
    }
}

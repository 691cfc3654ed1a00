//! How wide a gap must be to part two words, which the type around it tells.
//!
//! Lines that hold spaces seldom need gaps to part words. Lines without any, as of TeX, are set as
//! tight as the paragraph demands. And where another font stands in for the one that was meant, its
//! letters overlap, and the gaps between words are as much narrower.

use super::glyph::Glyph;

/// The least gap between two words in type with spaces, in em.
pub(super) const WORD_GAP: f32 = 0.17;
/// The same in type without.
const TIGHT_GAP: f32 = 0.13;
/// Letters may be set so much nearer to each other, in em, than their widths say.
const KERNING: f32 = 0.03;
/// Letters that overlap more, in em, are no type.
const MOST_OVERLAP: f32 = 0.2;
/// So many gaps between letters tell how far apart those of a line stand.
const ENOUGH: usize = 12;
/// Glyphs further apart, in em, belong to different lines or cells.
const APART: f32 = 3.0;

/// The least gap between two words, in em, for each glyph of a page in the order of reading.
pub(super) fn word_gaps(glyphs: &[&Glyph]) -> Vec<f32> {
    let mut gaps = Vec::with_capacity(glyphs.len());
    let mut between = Vec::new();
    for line in glyphs.chunk_by(|a, b| goes_on(a, b)) {
        gaps.resize(gaps.len() + line.len(), word_gap(line, &mut between));
    }
    gaps
}

fn goes_on(last: &Glyph, next: &Glyph) -> bool {
    (last.angle, last.baseline) == (next.angle, next.baseline)
        && (-1.0..APART).contains(&((next.start - last.end) / last.size.max(0.5)))
}

fn word_gap(line: &[&Glyph], between: &mut Vec<f32>) -> f32 {
    between.clear();
    let mut spaced = false;
    for pair in line.windows(2) {
        let [last, next] = pair else { continue };
        spaced |= last.is_blank();
        if !last.is_blank() && !next.is_blank() {
            between.push((next.start - last.end) / last.size.max(0.5));
        }
    }
    let least = if spaced { WORD_GAP } else { TIGHT_GAP };
    if between.len() < ENOUGH {
        return WORD_GAP;
    }
    let middle = between.len() / 2;
    let (_, usual, _) = between.select_nth_unstable_by(middle, f32::total_cmp);
    least + (*usual + KERNING).clamp(-MOST_OVERLAP, 0.0)
}

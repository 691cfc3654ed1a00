//! Tells bold type from the rest: by the name and weight of the font where it gives them, by the
//! thickness of the stems otherwise (a Type 1 font tells neither).

use std::collections::HashMap;

use foldhash::fast::RandomState;
use hayro_interpret::font::{GlyphIdentifier, OutlineGlyph};
use hayro_interpret::kurbo::{Line, ParamCurve as _, PathSeg, Point, Rect, Shape as _};

/// Stems of regular type measure .06 to .1 em, those of bold type .11 to .2.
const BOLD_STEM: f64 = 108.0;
/// The letters with an upright stem at a quarter of their height.
const STEMMED: &str = "bhiklmnpqrtuBDEFHIKLMNPRT1";
/// The letters whose strokes are upright at half of their height.
const ROUND: &str = "ocedgaOCGQU0";
const BOLD_NAMES: [&str; 5] = ["bold", "black", "heavy", "demi", "extrabold"];

/// Remembers what it found for each outline.
#[derive(Debug, Default)]
pub(super) struct Weights {
    known: HashMap<GlyphIdentifier, Option<bool>, RandomState>,
}

impl Weights {
    /// Whether a glyph is bold; `None` for signs and letters that do not tell.
    pub fn of(&mut self, glyph: &OutlineGlyph, text: &str) -> Option<bool> {
        if !text.starts_with(char::is_alphanumeric) {
            return None;
        }
        *self.known.entry(glyph.identifier()).or_insert_with(|| weigh(glyph, text))
    }
}

fn weigh(glyph: &OutlineGlyph, text: &str) -> Option<bool> {
    let font = glyph.font_data();
    if let Some(name) = font.as_ref().and_then(|font| font.postscript_name.as_deref()) {
        let name = name.to_ascii_lowercase();
        let weight = font.as_ref().and_then(|font| font.weight).unwrap_or(400);
        return Some(BOLD_NAMES.iter().any(|bold| name.contains(bold)) || (600..=1000).contains(&weight));
    }
    let level = match text {
        _ if text.len() != 1 => return None,
        _ if STEMMED.contains(text) => 0.27,
        _ if ROUND.contains(text) => 0.5,
        _ => return None,
    };
    stem_width(glyph, level).map(|width| width >= BOLD_STEM)
}

/// The width of the first stroke that a level line at a share of the height cuts.
fn stem_width(glyph: &OutlineGlyph, level: f64) -> Option<f64> {
    let outline = glyph.outline();
    let bounds: Rect = outline.bounding_box();
    let height = bounds.y0.max(0.0) + (bounds.y1 - bounds.y0.max(0.0)) * level;
    let cut = Line::new(Point::new(bounds.x0 - 10.0, height), Point::new(bounds.x1 + 10.0, height));
    let mut edges: Vec<f64> = outline
        .segments()
        .flat_map(|segment: PathSeg| segment.intersect_line(cut))
        .map(|hit| cut.eval(hit.line_t).x)
        .collect();
    edges.sort_by(f64::total_cmp);
    match edges[..] {
        [left, right, ..] if right > left => Some(right - left),
        _ => None,
    }
}

//! Tells bold type from the rest: by the name of the font and the weight its descriptor gives, by
//! the thickness of the stems otherwise.

use hayro_font::kurbo::{BezPath, Line, ParamCurve as _, PathSeg, Point, Shape as _};
use hayro_syntax::object::{Dict, Name};

/// Stems of regular type measure 60 to 100 thousandths of an em, those of bold type 105 to 200.
const BOLD_STEM: f64 = 105.0;
/// The letters with an upright stem at a quarter of their height.
const STEMMED: &str = "bhiklmnpqrtuBDEFHIKLMNPRT1";
/// The letters whose strokes are upright at half of their height.
const ROUND: &str = "ocedgaOCGQU0";
const BOLD_NAMES: [&str; 4] = ["bold", "black", "heavy", "demi"];
/// The least letters of a name that somebody gave and no program made up ("F1").
const NAMED: usize = 4;

/// How a font tells its weight.
pub(super) enum Weight {
    Known(bool),
    /// By its letters.
    Stems,
}

impl Weight {
    pub fn of(dict: &Dict<'_>) -> Self {
        let name = dict.get::<Name<'_>>(b"BaseFont");
        let name = name.as_ref().map_or("", |name| name.as_str()).to_ascii_lowercase();
        let name = name.rsplit('+').next().unwrap_or_default();
        let named = name.chars().filter(char::is_ascii_alphabetic).count() >= NAMED;
        let descriptor = descriptor(dict);
        let heavy =
            descriptor.get::<f32>(b"FontWeight").is_some_and(|weight| (600.0..=1000.0).contains(&weight));
        if heavy || BOLD_NAMES.iter().any(|bold| name.contains(bold)) {
            return Self::Known(true);
        }
        // Only the stems of Type 1 are measured and not made up, and only its names are too short to tell.
        let subtype = dict.get::<Name<'_>>(b"Subtype");
        if !matches!(subtype.as_deref(), Some(b"Type1" | b"MMType1")) {
            return if named { Self::Known(false) } else { Self::Stems };
        }
        match descriptor.get::<f32>(b"StemV").map(f64::from).filter(|&stem| stem > 20.0) {
            Some(stem) => Self::Known(stem >= BOLD_STEM),
            None => Self::Stems,
        }
    }

    /// Whether a letter is bold; `None` where it does not tell.
    pub fn is_bold(&self, text: &str, outline: impl FnOnce() -> BezPath) -> Option<bool> {
        match self {
            Self::Known(bold) => Some(*bold),
            Self::Stems => {
                let level = level(text)?;
                stem_width(&outline(), level).map(|width| width >= BOLD_STEM)
            }
        }
    }
}

/// The descriptor of a font or of the one that it is made of.
fn descriptor<'a>(dict: &Dict<'a>) -> Dict<'a> {
    let own = |dict: &Dict<'a>| dict.get::<Dict<'a>>(b"FontDescriptor");
    let descendant = || {
        let list = dict.get::<hayro_syntax::object::Array<'a>>(b"DescendantFonts")?;
        own(&list.iter::<Dict<'a>>().next()?)
    };
    own(dict).or_else(descendant).unwrap_or_default()
}

/// The share of its height at which a letter shows its stem.
fn level(text: &str) -> Option<f64> {
    match text {
        _ if text.len() != 1 => None,
        _ if STEMMED.contains(text) => Some(0.27),
        _ if ROUND.contains(text) => Some(0.5),
        _ => None,
    }
}

/// The width of the first stroke that a level line at a share of the height cuts.
fn stem_width(outline: &BezPath, level: f64) -> Option<f64> {
    let bounds = outline.bounding_box();
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

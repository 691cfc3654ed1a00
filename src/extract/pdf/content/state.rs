//! What the operators of a page set: places, colours, type.

use hayro_font::kurbo::Affine;

use super::super::font::FontId;
use super::colour::{Pattern, Space};

/// The graphics state.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// From the space of the content to the page, measured from its top left corner.
    pub place: Affine,
    pub fill: Paint,
    pub stroke: Paint,
    pub line_width: f64,
    /// Whether paint covers what is beneath, as far as its opacity lets it: no mask, no blending.
    pub masked: bool,
    pub blended: bool,
    pub text: Text,
    /// How many clips are in force.
    pub clips: usize,
}

/// What is painted with.
#[derive(Debug, Clone)]
pub(super) struct Paint {
    pub space: Space,
    /// `None` where it is not known, as of a pattern.
    pub colour: Option<[f32; 3]>,
    pub pattern: Option<Pattern>,
    pub alpha: f32,
}

/// What text is set in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text {
    pub font: Option<FontId>,
    pub size: f64,
    pub letter_space: f64,
    pub word_space: f64,
    /// The width of type as a share of the usual one.
    pub stretch: f64,
    pub leading: f64,
    pub rise: f64,
    pub mode: i64,
}

impl State {
    pub fn new(place: Affine) -> Self {
        Self {
            place,
            fill: Paint::black(),
            stroke: Paint::black(),
            line_width: 1.0,
            masked: false,
            blended: false,
            text: Text {
                font: None,
                size: 1.0,
                letter_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
            clips: 0,
        }
    }

    pub fn is_plain(&self) -> bool {
        !self.masked && !self.blended
    }
}

impl Paint {
    fn black() -> Self {
        Self { space: Space::Grey, colour: Some([0.0; 3]), pattern: None, alpha: 1.0 }
    }

    pub fn set_space(&mut self, space: Space) {
        self.colour = space.initial();
        self.pattern = None;
        self.space = space;
    }

    /// Sets a colour in a space.
    pub fn set(&mut self, space: Space, parts: &[f32]) {
        self.space = space;
        self.set_parts(parts);
    }

    /// Sets a colour in the space that is set.
    pub fn set_parts(&mut self, parts: &[f32]) {
        self.colour = self.space.rgb(parts);
        self.pattern = None;
    }

    pub fn set_pattern(&mut self, pattern: Pattern) {
        self.colour = None;
        self.pattern = Some(pattern);
    }

    /// How much shows of what is painted: nothing of a pattern that is none.
    pub fn opacity(&self) -> f32 {
        let missing = matches!(self.space, Space::Pattern) && self.pattern.is_none();
        if missing || self.pattern == Some(Pattern::Unknown) { 0.0 } else { self.alpha }
    }
}

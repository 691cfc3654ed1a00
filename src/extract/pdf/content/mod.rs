//! Carries out the operators of a page, as far as they tell which text stands where and what lies
//! over and under it. Nothing is drawn, and no picture is unpacked.

mod annotation;
mod colour;
mod form;
mod layers;
mod paint;
mod path;
mod state;
mod text;

use hayro_font::kurbo::{Affine, BezPath, Rect};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Name};
use hayro_syntax::page::{Page, Resources};

use self::layers::Layers;
use self::state::State;
use super::font::{FontId, Fonts};
use super::record::Recorder;

/// Saved states at most; sound files need a dozen.
const MOST_STATES: usize = 1024;
/// Forms in forms at most.
const MOST_DEPTH: usize = 32;
/// Operators of a page at most, those of forms counted each time; resumes have some thousands.
const MOST_OPERATORS: usize = 5_000_000;

/// Carries out the content of one page and then what is pinned to it.
pub(super) fn interpret<'a>(page: &Page<'a>, place: Affine, fonts: &mut Fonts<'a>, recorder: &mut Recorder) {
    let catalog = page.xref().get::<Dict<'a>>(page.xref().root_id()).unwrap_or_default();
    let mut interpreter = Interpreter {
        fonts,
        recorder,
        layers: Layers::of(&catalog),
        state: State::new(place),
        saved: Vec::new(),
        unsaved: 0,
        path: BezPath::new(),
        clips: false,
        line: Affine::IDENTITY,
        cursor: Affine::IDENTITY,
        shown: None,
        depth: 0,
        operators: 0,
    };
    interpreter.run(page.typed_operations(), page.resources());
    interpreter.annotations(page);
}

struct Interpreter<'i, 'a> {
    fonts: &'i mut Fonts<'a>,
    recorder: &'i mut Recorder,
    layers: Layers,
    state: State,
    saved: Vec<State>,
    /// States beyond the most that are saved.
    unsaved: usize,
    /// The path that is being built, in the space of the content.
    path: BezPath,
    /// Whether the path will clip.
    clips: bool,
    /// Where the line of text begins, and where its next letter stands.
    line: Affine,
    cursor: Affine,
    /// Text that clips what is painted later, as the bounds of its letters.
    shown: Option<Rect>,
    depth: usize,
    operators: usize,
}

/// The fonts of a content stream by their names, to look each up once.
type Named<'n> = Vec<(Name<'n>, FontId)>;

impl<'a> Interpreter<'_, 'a> {
    fn run(&mut self, mut operators: TypedIter<'_>, resources: &Resources<'a>) {
        let (outer, unsaved) = (self.saved.len(), self.unsaved);
        let mut named = Vec::new();
        self.save();
        while let Some(operator) = operators.next() {
            self.operators += 1;
            if self.operators > MOST_OPERATORS {
                break;
            }
            self.carry_out(operator, resources, &mut named);
        }
        self.path.truncate(0);
        self.clips = false;
        self.unsaved = unsaved;
        self.recorder.keep_clips(self.saved.get(outer).map_or(self.state.clips, |state| state.clips));
        if let Some(state) = self.saved.drain(outer..).next() {
            self.state = state;
        }
    }

    fn carry_out<'o>(
        &mut self,
        operator: TypedInstruction<'_, 'o>,
        resources: &Resources<'a>,
        named: &mut Named<'o>,
    ) {
        use TypedInstruction as Op;
        match operator {
            Op::SaveState(_) => self.save(),
            Op::RestoreState(_) => self.restore(),
            Op::Transform(matrix) => self.state.place *= path::affine(matrix),
            Op::SetGraphicsState(name) => self.set_state(name.0, resources),
            Op::LineWidth(width) => self.state.line_width = width.0.as_f64(),
            Op::XObject(name) => self.draw_object(name.0, resources),
            Op::InlineImage(image) => self.draw_image(image.0.dict()),
            Op::Shading(_) => self.shade(),
            Op::BeginMarkedContent(_) => self.layers.enter_plain(),
            Op::BeginMarkedContentWithProperties(mark) => self.enter_layer(mark.1, resources),
            Op::EndMarkedContent(_) => self.layers.leave(),
            operator => self.build_path(operator, resources, named),
        }
    }

    fn save(&mut self) {
        if self.saved.len() < MOST_STATES {
            self.saved.push(self.state.clone());
        } else {
            self.unsaved += 1;
        }
    }

    fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.recorder.keep_clips(state.clips);
            self.state = state;
        }
    }

    /// Clips what is painted from here on to a path of the page.
    fn clip(&mut self, path: BezPath) {
        self.recorder.clip(path);
        self.state.clips = self.recorder.clips();
    }
}

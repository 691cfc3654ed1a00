//! What to ask a candidate: what the resume leaves open, the most telling first. Nothing is asked of
//! everybody: each question settles something of this resume, and says what.

use std::collections::BTreeSet;

use super::evaluate::Evaluator;
use crate::pack::model;
use crate::quantity::{Direction, Kind, Size};
use crate::report;

/// Nobody asks more in one interview.
const MOST: usize = 5;
/// So many questions verify what the best claim; more would be an examination.
const MOST_VERIFYING: usize = 2;

/// The questions that a judgement calls for. What the resume raises comes before what it does not
/// state, and that before what it states and one would like to hear more of; then the order of the pack
/// counts.
pub(super) fn questions(
    evaluator: &Evaluator<'_>,
    level: &report::Level,
    flags: &[report::Flag],
) -> Vec<report::Question> {
    let (mut flagged, mut open, mut verifying) = (Vec::new(), Vec::new(), Vec::new());
    for question in &evaluator.pack.questions {
        let raised = raised(evaluator, question, level, flags);
        if !raised.is_empty() {
            flagged.push(asked(question, raised));
            continue;
        }
        let unmet = unmet(evaluator, question, level);
        if !unmet.is_empty() {
            open.push(asked(question, unmet));
            continue;
        }
        let met = to_verify(evaluator, question, level);
        if !met.is_empty() {
            verifying.push(asked(question, met));
        }
    }
    verifying.truncate(MOST_VERIFYING);
    flagged.into_iter().chain(open).chain(verifying).take(MOST).collect()
}

/// Flags, claims and figures that call for a question.
fn raised(
    evaluator: &Evaluator<'_>,
    question: &model::Question,
    level: &report::Level,
    flags: &[report::Flag],
) -> Vec<String> {
    let ids: BTreeSet<&str> = flags.iter().map(|flag| flag.id.as_str()).collect();
    let mut because: Vec<String> =
        question.flags.iter().filter(|id| ids.contains(id.as_str())).cloned().collect();
    if question.claim_above && level.claimed.is_some_and(|claimed| claimed > level.estimate) {
        because.push("claimed-level".to_owned());
    }
    if question.shared_figure && has_shared_figure(evaluator) {
        because.push("shared-quantity".to_owned());
    }
    if question.implausible_figure && has_implausible_figure(evaluator) {
        because.push("implausible-quantity".to_owned());
    }
    because
}

/// Whether a figure of the candidate's own has other causes too.
fn has_shared_figure(evaluator: &Evaluator<'_>) -> bool {
    evaluator.findings.quantities.iter().any(|tied| tied.shared && tied.context.counts())
}

/// Whether a figure of the candidate's own cannot be: something fell by all of it or more, or a share
/// of a whole is more than the whole.
fn has_implausible_figure(evaluator: &Evaluator<'_>) -> bool {
    const WHOLE: f64 = 100.0;
    let is_implausible = |kind: &Kind| match kind {
        Kind::Change(change) => match &change.size {
            Size::Percent(percent) => change.direction == Direction::Down && *percent >= WHOLE,
            Size::BeforeAfter { before, after, unit } => unit == "percent" && before.max(*after) > WHOLE,
            Size::Factor(_) | Size::Amount { .. } => false,
        },
        Kind::Scale(scale) => scale.unit == "percent" && scale.value > WHOLE,
        Kind::ServiceLevel(level) => level.unit == "percent" && level.value > WHOLE,
    };
    let mut own = evaluator.findings.quantities.iter().filter(|tied| tied.context.counts());
    own.any(|tied| is_implausible(&tied.quantity.kind))
}

/// Criteria next to the candidate's level that the resume does not state.
fn unmet(evaluator: &Evaluator<'_>, question: &model::Question, level: &report::Level) -> Vec<String> {
    if !question.levels.contains(&level.estimate) {
        return Vec::new();
    }
    let met = &evaluator.conclusions.borrow().criteria;
    question.unmet.iter().filter(|id| !met.contains(*id)).cloned().collect()
}

/// Criteria that a candidate of the highest level meets, and that a question verifies.
fn to_verify(evaluator: &Evaluator<'_>, question: &model::Question, level: &report::Level) -> Vec<String> {
    let highest = evaluator.pack.levels.iter().map(|level| level.number).max();
    if highest != Some(level.estimate) {
        return Vec::new();
    }
    let met = &evaluator.conclusions.borrow().criteria;
    question.met.iter().filter(|id| met.contains(*id)).cloned().collect()
}

fn asked(question: &model::Question, because: Vec<String>) -> report::Question {
    report::Question {
        id: question.id.clone(),
        ask: question.ask.clone(),
        because,
        junior: question.junior.clone(),
        senior: question.senior.clone(),
    }
}

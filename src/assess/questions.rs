//! What to ask a candidate: what the resume leaves open, the most telling first.

use std::collections::BTreeSet;

use super::evaluate::Evaluator;
use crate::pack::model;
use crate::report;

/// Nobody asks more in one interview.
const MOST: usize = 5;

/// The questions that a judgement calls for. Flags come before criteria that are not met, then the
/// order of the pack counts.
pub(super) fn questions(
    evaluator: &Evaluator<'_>,
    level: &report::Level,
    flags: &[report::Flag],
) -> Vec<report::Question> {
    let called: Vec<(bool, report::Question)> = evaluator
        .pack
        .questions
        .iter()
        .filter_map(|question| {
            let raised = raised(evaluator, question, level, flags);
            let flagged = !raised.is_empty();
            let because = if flagged { raised } else { unmet(evaluator, question, level) };
            (!because.is_empty()).then(|| (flagged, asked(question, because)))
        })
        .collect();
    let (flagged, others): (Vec<_>, Vec<_>) = called.into_iter().partition(|(flagged, _)| *flagged);
    flagged.into_iter().chain(others).map(|(_, question)| question).take(MOST).collect()
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
    because
}

/// Whether a figure of the candidate's own has other causes too.
fn has_shared_figure(evaluator: &Evaluator<'_>) -> bool {
    evaluator.findings.quantities.iter().any(|tied| tied.shared && tied.context.counts())
}

/// Criteria next to the candidate's level that the resume does not state.
fn unmet(evaluator: &Evaluator<'_>, question: &model::Question, level: &report::Level) -> Vec<String> {
    if !question.levels.contains(&level.estimate) {
        return Vec::new();
    }
    let met = &evaluator.conclusions.borrow().criteria;
    question.unmet.iter().filter(|id| !met.contains(*id)).cloned().collect()
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

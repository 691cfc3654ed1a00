//! Why a flag was raised or not, a criterion met or not: what was looked for, what was found
//! where, and what was missing or took it away.
//!
//! It asks the same evaluator over the same findings as the judgement does, so that what it tells
//! is what happened and not what a second engine would have done.

mod parts;
mod refusals;

use std::cell::RefCell;

use super::evaluate::Evaluator;
use super::ledger::Ledger;
use super::{Case, evaluator, flags, level};
use jiff::civil::Date;

use crate::pack::model::Rule;

/// How one flag or criterion was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// `flag` or `criterion`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it was raised or met.
    pub holds: bool,
    /// What else there is to say of it, such as its severity.
    pub note: Option<String>,
    /// The alternatives of its rule, any of which would do.
    pub ways: Vec<WayTrace>,
}

/// How one alternative of a rule was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayTrace {
    /// Whether it holds.
    pub holds: bool,
    /// Where its parts must stand together.
    pub frame: &'static str,
    /// Why it does not hold; `None` where it does.
    pub verdict: Option<String>,
    /// What it looks for, part by part.
    pub parts: Vec<Part>,
}

/// How one condition fared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What its presence means for the alternative.
    pub demand: Demand,
    /// What was looked for, in words.
    pub looked_for: String,
    /// What was found, in the order of the text; the first few.
    pub found: Vec<Sighting>,
    /// How many more were found.
    pub more_found: usize,
    /// What looked like it and did not count; the first few.
    pub refused: Vec<Refused>,
    /// How many more did not count.
    pub more_refused: usize,
    /// The alternatives of the signal that it speaks of.
    pub ways: Vec<WayTrace>,
    /// Whether the same condition was told of above.
    pub repeated: bool,
}

impl Part {
    /// Whether anything was found.
    pub fn is_found(&self) -> bool {
        !self.found.is_empty()
    }
}

/// What a condition's presence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    /// It must be there.
    All,
    /// So many like it must be there.
    Some,
    /// It must not be there.
    None,
}

/// Words of the resume at their place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sighting {
    /// The words themselves; empty for what was concluded and has none.
    pub words: String,
    /// The sentence, shortened around the words.
    pub quote: String,
    /// The section and the entry.
    pub place: String,
}

/// What did not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The words.
    pub sighting: Sighting,
    /// Why.
    pub reason: String,
}

/// Explains every flag, then every criterion, in the order of the pack; with `id` only that one.
pub fn explain(case: Case<'_>, as_of: Date, id: Option<&str>) -> Vec<Explanation> {
    let mut ledger = Ledger::new(case.document, case.outline, case.pack, case.findings);
    let (evaluator, _) = evaluator(&case, as_of, &mut ledger);
    level::level(&evaluator, case.document, case.outline, &mut ledger);
    let raised = flags::flags(&evaluator, &mut ledger);
    let witness =
        parts::Witness { case, evaluator: &evaluator, opened: RefCell::default(), told: RefCell::default() };
    let wanted = |own: &str| id.is_none_or(|id| id == own);
    let explained_flags = case.pack.flags.iter().filter(|flag| wanted(&flag.id)).map(|flag| {
        let severity = raised.iter().find(|raised| raised.id == flag.id).map(|raised| raised.severity);
        let out_of_field = flag.field_only && !flags::is_in_field(&evaluator);
        let note = if out_of_field {
            Some("it speaks only of people of the field, and nothing shows that this is one".to_owned())
        } else {
            severity.map(|severity| format!("severity {}", format!("{severity:?}").to_lowercase()))
        };
        explanation(&witness, "flag", (&flag.id, &flag.title), severity.is_some(), note, &flag.rule)
    });
    let criteria = case.pack.criteria.iter().filter(|criterion| wanted(&criterion.id)).map(|criterion| {
        let holds = evaluator.holds(&criterion.rule);
        let note = Some(format!("level {}", criterion.level));
        explanation(&witness, "criterion", (&criterion.id, &criterion.title), holds, note, &criterion.rule)
    });
    explained_flags.chain(criteria).collect()
}

fn explanation(
    witness: &parts::Witness<'_, '_>,
    kind: &'static str,
    (id, title): (&str, &str),
    holds: bool,
    note: Option<String>,
    rule: &Rule,
) -> Explanation {
    Explanation { kind, id: id.to_owned(), title: title.to_owned(), holds, note, ways: witness.ways(rule) }
}

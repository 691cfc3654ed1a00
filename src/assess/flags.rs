//! Raises the flags of a pack.

use std::collections::BTreeSet;

use super::evaluate::{Cite, Evaluator, Match};
use super::ledger::Ledger;
use super::measure::describe;
use crate::pack::model::{self, FlagKind, Severity};
use crate::report;

/// A flag of absence cites no more.
const MOST_CITED: usize = 5;

/// The flags in the order of the pack. A flag may speak of those before it.
pub(super) fn flags(evaluator: &Evaluator<'_>, ledger: &mut Ledger<'_>) -> Vec<report::Flag> {
    let mut raised = Vec::new();
    for flag in &evaluator.pack.flags {
        if flag.field_only && !is_in_field(evaluator) {
            continue;
        }
        let matches = evaluator.matches(&flag.rule);
        if matches.is_empty() {
            continue;
        }
        let severity = flag
            .severities
            .iter()
            .find(|(_, rule)| evaluator.holds(rule))
            .map_or(Severity::High, |(s, _)| *s);
        let severity =
            if all_shared(evaluator, &matches) { severity.min(Severity::Medium) } else { severity };
        let evidence = match flag.cite {
            model::Cite::Found => ledger.cite(&matches),
            model::Cite::LastUse => {
                last_use(evaluator).into_iter().filter_map(|index| ledger.mention(index)).collect()
            }
            model::Cite::Subject => {
                subjects(evaluator).into_iter().filter_map(|index| ledger.mention(index)).collect()
            }
        };
        evaluator.conclusions.borrow_mut().flags.insert(flag.id.clone());
        raised.push(report::Flag {
            id: flag.id.clone(),
            kind: kind(flag.kind),
            severity: self::severity(severity),
            title: flag.title.clone(),
            reason: reason(evaluator, flag, &matches),
            evidence,
        });
    }
    raised
}

/// Whether the resume is one of the people that such flags speak of.
pub(super) fn is_in_field(evaluator: &Evaluator<'_>) -> bool {
    let field = evaluator.pack.parts.field;
    evaluator
        .findings
        .mentions
        .iter()
        .any(|mention| mention.visible && evaluator.groups.holds(field, mention.concept))
}

/// Whether all that raised a flag are quantities that other causes share.
fn all_shared(evaluator: &Evaluator<'_>, matches: &[Match]) -> bool {
    let mut quantities = 0;
    let unshared = matches.iter().flat_map(|found| &found.items).any(|item| match item.cite {
        Cite::Quantity(index) => {
            quantities += 1;
            !evaluator.findings.quantities[index].shared
        }
        _ => false,
    });
    quantities > 0 && !unshared
}

/// The first counted mention of the subject, or where there is none of what implies it, in each
/// entry and each section that lists.
fn subjects(evaluator: &Evaluator<'_>) -> Vec<usize> {
    let parts = &evaluator.pack.parts;
    let of = |concept| -> Vec<usize> {
        (0..evaluator.findings.mentions.len()).filter(|&index| evaluator.counts(index, concept)).collect()
    };
    let mut named = of(parts.subject);
    if named.is_empty() {
        named = parts.implied.map(of).unwrap_or_default();
    }
    let mut seen = BTreeSet::new();
    named.retain(|&index| {
        let place = evaluator.findings.mentions[index].place;
        seen.insert((place.entry, if place.entry.is_some() { None } else { place.section }))
    });
    named.sort_unstable();
    named.truncate(MOST_CITED);
    named
}

/// The first counted mention of the subject in the entry of its last use.
fn last_use(evaluator: &Evaluator<'_>) -> Option<usize> {
    let entry = evaluator.conclusions.borrow().last_entry?;
    subjects(evaluator)
        .into_iter()
        .find(|&index| evaluator.findings.mentions[index].place.entry == Some(entry))
}

fn reason(evaluator: &Evaluator<'_>, flag: &model::Flag, matches: &[Match]) -> String {
    let quantity = matches.iter().flat_map(|found| &found.items).find_map(|item| match item.cite {
        Cite::Quantity(index) => evaluator.findings.quantities.get(index),
        _ => None,
    });
    let measure = quantity.map_or_else(|| "a figure".to_owned(), |tied| describe(&tied.quantity.kind));
    let shared = if all_shared(evaluator, matches) { "; the sentence names other causes too" } else { "" };
    format!("{}{shared}", flag.reason.replace("{measure}", &measure))
}

fn kind(kind: FlagKind) -> report::FlagKind {
    match kind {
        FlagKind::Green => report::FlagKind::Green,
        FlagKind::Red => report::FlagKind::Red,
        FlagKind::Watch => report::FlagKind::Watch,
    }
}

fn severity(severity: Severity) -> report::Severity {
    match severity {
        Severity::Low => report::Severity::Low,
        Severity::Medium => report::Severity::Medium,
        Severity::High => report::Severity::High,
    }
}

//! What the subject was used for: use cases with their priority skills, structures with their
//! uses, and patterns.

use super::evaluate::{Evaluator, Match};
use super::ledger::Ledger;
use crate::pack::model::Rule;
use crate::report::{self, Sighting, StructureUse};

/// The use cases that the resume claims.
pub(super) fn use_cases(evaluator: &Evaluator<'_>, ledger: &mut Ledger<'_>) -> Vec<report::UseCase> {
    let mut found: Vec<(usize, report::UseCase)> = Vec::new();
    for case in &evaluator.pack.use_cases {
        let matches = evaluator.matches(&case.rule);
        if matches.is_empty() {
            continue;
        }
        let skills = case.skills.iter().map(|skill| sighting(evaluator, ledger, &skill.id, &skill.rule));
        let skills = skills.collect();
        let case = report::UseCase { id: case.id.clone(), skills, evidence: ledger.cite(&matches) };
        found.push((start(&matches), case));
    }
    in_order(found)
}

/// All roles with their duties, seen or not.
pub(super) fn roles(evaluator: &Evaluator<'_>, ledger: &mut Ledger<'_>) -> Vec<report::Role> {
    let roles = evaluator.pack.roles.iter().map(|role| {
        let duties = role.duties.iter().map(|duty| sighting(evaluator, ledger, &duty.id, &duty.rule));
        report::Role { id: role.id.clone(), duties: duties.collect() }
    });
    roles.collect()
}

fn sighting(evaluator: &Evaluator<'_>, ledger: &mut Ledger<'_>, id: &str, rule: &Rule) -> Sighting {
    let seen = evaluator.matches(rule);
    Sighting { id: id.to_owned(), seen: !seen.is_empty(), evidence: ledger.cite(&seen) }
}

/// The data structures that are named.
pub(super) fn structures(evaluator: &Evaluator<'_>, ledger: &mut Ledger<'_>) -> Vec<report::Structure> {
    let mut found = Vec::new();
    for structure in &evaluator.pack.structures {
        let matches = evaluator.matches(&structure.rule);
        if matches.is_empty() {
            continue;
        }
        let uses = structure.uses.iter().filter(|(_, rule, _)| evaluator.holds(rule));
        let uses = uses.map(|(id, _, fits)| StructureUse { id: id.clone(), fits: *fits }).collect();
        let structure = report::Structure { id: structure.id.clone(), uses, evidence: ledger.cite(&matches) };
        found.push((start(&matches), structure));
    }
    in_order(found)
}

/// The patterns that are shown.
pub(super) fn patterns(evaluator: &Evaluator<'_>, ledger: &mut Ledger<'_>) -> Vec<report::Pattern> {
    let mut found = Vec::new();
    for pattern in &evaluator.pack.patterns {
        let matches = evaluator.matches(&pattern.rule);
        if !matches.is_empty() {
            let evidence = ledger.cite(&matches);
            let trade_off = Some(pattern.trade_off.clone());
            found.push((start(&matches), report::Pattern { id: pattern.id.clone(), trade_off, evidence }));
        }
    }
    in_order(found)
}

fn start(matches: &[Match]) -> usize {
    matches.iter().flat_map(|found| &found.items).map(|item| item.range.start).min().unwrap_or(0)
}

/// In the order in which the resume speaks of them.
fn in_order<T>(mut found: Vec<(usize, T)>) -> Vec<T> {
    found.sort_by_key(|&(start, _)| start);
    found.into_iter().map(|(_, value)| value).collect()
}

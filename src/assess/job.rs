//! What a job description asks for: its level, its use cases, its kind of work, and which mistakes it
//! makes, each with the words that show it.
//!
//! Here a mention is no claim. It counts unless the description says that it is not needed; where the
//! words around it make it a wish ("nice to have"), it is not required.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Case;
use super::evaluate::{Conclusions, Evaluator, Match};
use super::ledger::Ledger;
use crate::pack::model::Ask;
use crate::report::{self, Asked, Job, JobEvidence, LevelAsked, RoleAsked, Subject, UseCaseAsked};

/// No statement cites more; the first of them say enough.
const MOST: usize = 5;

/// Something of the pack that is asked for.
struct Found<'a> {
    ask: &'a Ask,
    matches: Vec<Match>,
    required: bool,
}

/// Judges a job description.
pub fn job(case: Case<'_>) -> Job {
    let mut ledger = Ledger::new(case.document, case.outline, case.pack, case.findings);
    let (pack, groups, findings) = (case.pack, case.groups, case.findings);
    let evaluator = Evaluator { pack, groups, findings, conclusions: Conclusions::default().into() };
    let subject = subject(&evaluator, &mut ledger);
    if !subject.asked {
        return nothing_asked(subject, ledger);
    }
    let found: Vec<Found<'_>> = pack.asks.iter().filter_map(|ask| find(&evaluator, ask)).collect();
    let mut cite = |matches: &[Match]| cite(&mut ledger, matches);
    let asks = found.iter().map(|found| Asked {
        id: found.ask.id.clone(),
        title: found.ask.title.clone(),
        level: found.ask.level,
        required: found.required,
        evidence: cite(&found.matches),
    });
    let asks = asks.collect();
    let mistakes = pack.mistakes.iter().filter_map(|mistake| {
        let matches = evaluator.matches(&mistake.rule);
        (!matches.is_empty()).then(|| report::Mistake {
            id: mistake.id.clone(),
            title: mistake.title.clone(),
            reason: mistake.reason.clone(),
            advice: mistake.advice.clone(),
            evidence: cite(&matches),
        })
    });
    let mistakes = mistakes.collect();
    let (use_cases, role) = (use_cases(&found, &mut cite), role(&evaluator, &found, &mut cite));
    let level = Some(level(&evaluator, &found, subject.required));
    Job { subject, level, role, use_cases, asks, mistakes, evidence: evidence(ledger) }
}

/// A description that has no use for the subject makes no mistake about it.
fn nothing_asked(subject: Subject, ledger: Ledger<'_>) -> Job {
    let (use_cases, asks, mistakes) = (Vec::new(), Vec::new(), Vec::new());
    Job { subject, level: None, role: None, use_cases, asks, mistakes, evidence: evidence(ledger) }
}

fn find<'a>(evaluator: &Evaluator<'_>, ask: &'a Ask) -> Option<Found<'a>> {
    let matches = evaluator.matches(&ask.rule);
    let required = matches.iter().flat_map(|found| &found.items).any(|item| !evaluator.is_wish(item));
    (!matches.is_empty()).then_some(Found { ask, matches, required })
}

fn cite(ledger: &mut Ledger<'_>, matches: &[Match]) -> Vec<String> {
    let mut ids = ledger.cite(matches);
    ids.truncate(MOST);
    ids
}

fn subject(evaluator: &Evaluator<'_>, ledger: &mut Ledger<'_>) -> Subject {
    let parts = &evaluator.pack.parts;
    let mentions = &evaluator.findings.mentions;
    let is_named = |index: &usize| {
        let holds = |concept| evaluator.groups.holds(concept, mentions[*index].concept);
        mentions[*index].visible && (holds(parts.subject) || parts.implied.is_some_and(holds))
    };
    let named: Vec<usize> = (0..mentions.len()).filter(is_named).collect();
    // That others run it ("our platform team looks after the cluster") waives the running, not the
    // knowing.
    let (asked, waived): (Vec<usize>, Vec<usize>) =
        named.into_iter().partition(|&index| mentions[index].context.affirmed);
    // "We run it, but you need not know it": what is said of its use outweighs that, its name does not.
    let told = || (0..mentions.len()).any(|index| evaluator.counts(index, parts.substance));
    let asked = if waived.is_empty() || told() { asked } else { Vec::new() };
    let required = asked.iter().any(|&index| !evaluator.is_wished(index));
    let cited = if asked.is_empty() { &waived } else { &asked };
    let evidence = cited.iter().filter_map(|&index| ledger.mention(index));
    let mut evidence: Vec<String> = evidence.collect();
    evidence.dedup();
    evidence.truncate(MOST);
    Subject { title: evaluator.pack.title.clone(), asked: !asked.is_empty(), required, evidence }
}

/// The level that what is required comes to or, where nothing is, what is wished for.
fn level(evaluator: &Evaluator<'_>, found: &[Found<'_>], required: bool) -> LevelAsked {
    let (alone, with_wishes) = (reached(evaluator, found, true), reached(evaluator, found, false));
    let (number, reason) = if required { &alone } else { &with_wishes };
    let level = evaluator.pack.levels.iter().find(|level| level.number == *number);
    LevelAsked {
        number: *number,
        title: level.map_or_else(|| format!("Level {number}"), |level| level.title.clone()),
        with_wishes: with_wishes.0,
        reason: reason.clone(),
    }
}

/// The highest level of which enough is asked, and why.
fn reached(evaluator: &Evaluator<'_>, found: &[Found<'_>], required: bool) -> (u8, String) {
    let (pack, findings) = (evaluator.pack, evaluator.findings);
    let ratings = findings.ratings.iter().filter(|it| !required || !evaluator.is_wished(it.mention));
    let claimed = ratings.map(|rating| rating.level).max().unwrap_or(0);
    for level in pack.asked_levels.iter().rev() {
        if claimed >= level.number {
            return (level.number, format!("{} is asked for in words of that level", pack.title));
        }
        let of_level = |found: &&Found<'_>| {
            found.ask.level.is_some_and(|own| own >= level.number) && (found.required || !required)
        };
        let asked: Vec<&str> = found.iter().filter(of_level).map(|found| found.ask.id.as_str()).collect();
        if asked.len() >= level.at_least {
            return (level.number, format!("it asks for {}", asked.join(", ")));
        }
    }
    (1, format!("{} is asked for, and nothing says how much of it", pack.title))
}

fn use_cases(found: &[Found<'_>], cite: &mut impl FnMut(&[Match]) -> Vec<String>) -> Vec<UseCaseAsked> {
    let mut by_case: BTreeMap<&str, (bool, Vec<Match>)> = BTreeMap::new();
    for found in found {
        let Some(case) = &found.ask.use_case else { continue };
        let (required, matches) = by_case.entry(case).or_default();
        *required |= found.required;
        matches.extend(found.matches.iter().cloned());
    }
    let mut cases: Vec<(usize, UseCaseAsked)> = Vec::new();
    for (id, (required, matches)) in by_case {
        let first = matches.iter().map(start).min().unwrap_or(0);
        cases.push((first, UseCaseAsked { id: id.to_owned(), required, evidence: cite(&matches) }));
    }
    cases.sort_by_key(|&(first, _)| first);
    cases.into_iter().map(|(_, case)| case).collect()
}

/// The role that the description names first or, where it names none, the one of whose work it asks
/// most; of equals the first of the pack.
fn role(
    evaluator: &Evaluator<'_>,
    found: &[Found<'_>],
    cite: &mut impl FnMut(&[Match]) -> Vec<String>,
) -> Option<RoleAsked> {
    let named = naming(evaluator, found);
    let of_role = |role: &str| -> Vec<&Found<'_>> {
        found.iter().filter(|found| found.ask.role.as_deref() == Some(role)).collect()
    };
    let roles = &evaluator.pack.roles;
    let role = match named {
        Some(named) => roles.iter().find(|role| Some(&role.id) == named.ask.role.as_ref())?,
        None => {
            let weight = |id: &str| {
                let asked = of_role(id);
                (asked.iter().filter(|found| found.required).count(), asked.len())
            };
            let heaviest = roles.iter().rev().max_by_key(|role| weight(&role.id))?;
            Some(heaviest).filter(|role| !of_role(&role.id).is_empty())?
        }
    };
    let matches: Vec<Match> = match named {
        Some(named) => named.matches.clone(),
        None => of_role(&role.id).into_iter().flat_map(|found| found.matches.clone()).collect(),
    };
    let (id, title) = (role.id.clone(), role.title.clone());
    Some(RoleAsked { id, title, named: named.is_some(), evidence: cite(&matches) })
}

/// What names the role first; of two that start together the longer, and a wish only where nothing
/// else names one ("Azure DevOps would be a plus").
fn naming<'f, 'a>(evaluator: &Evaluator<'_>, found: &'f [Found<'a>]) -> Option<&'f Found<'a>> {
    let first = |found: &Found<'_>| {
        let items = found.matches.iter().flat_map(|found| &found.items);
        items.map(|item| (evaluator.is_wish(item), item.range.start, Reverse(item.range.end))).min()
    };
    found.iter().filter(|found| found.ask.names_role).min_by_key(|found| first(found))
}

fn start(found: &Match) -> usize {
    found.items.iter().map(|item| item.range.start).min().unwrap_or(0)
}

fn evidence(ledger: Ledger<'_>) -> Vec<JobEvidence> {
    let evidence = ledger.into_evidence().into_iter();
    evidence
        .map(|it| JobEvidence { id: it.id, concept: it.concept, line: None, selectors: it.selectors })
        .collect()
}

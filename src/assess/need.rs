//! How the evidence stands to what a position asks for. It is never a decision: what is not stated
//! may still be there.

use super::evaluate::Evaluator;
use super::standing::{reached_at_work, standings};
use crate::outline::Setting;
use crate::pack::model::Target;
use crate::quantity::Kind;
use crate::report::{Level, Need, Role, Support, Verdict};

/// The verdict on a target.
pub(super) fn need(evaluator: &Evaluator<'_>, target: &Target, level: &Level, roles: &[Role]) -> Need {
    let missing = missing(target, level, roles).or_else(|| missing_uses(evaluator, target, &[]));
    let (verdict, because) = match (missing, missing_at_work(evaluator, target)) {
        (Some(missing), _) => (Verdict::NotShown, missing),
        (None, Some(missing)) => (Verdict::ProjectsOnly, missing),
        (None, None) => (Verdict::Met, shown(target)),
    };
    Need { target: target.id.clone(), verdict, because }
}

fn shown(target: &Target) -> String {
    let duty =
        target.role.as_ref().map_or_else(String::new, |role| format!(" with a duty of the role {role}"));
    let uses = match target.use_cases.as_slice() {
        [] => String::new(),
        uses => format!(", for {}", uses.join(", ")),
    };
    format!("level {}{duty}{uses} is asked, and shown at work", target.level)
}

/// What a target asks for and the resume does not state.
fn missing(target: &Target, level: &Level, roles: &[Role]) -> Option<String> {
    if level.estimate < target.level {
        return Some(format!("level {} is asked, level {} is stated", target.level, level.estimate));
    }
    if target.described && level.support < Support::Described {
        return Some("a described use is asked, and only the name is stated".to_owned());
    }
    let role = target.role.as_ref()?;
    let seen = roles.iter().any(|found| found.id == *role && found.duties.iter().any(|duty| duty.seen));
    (!seen).then(|| format!("a duty of the role {role} is asked, and none is stated"))
}

/// What the resume states, but not of work: each piece of what is asked must stand there by itself.
fn missing_at_work(evaluator: &Evaluator<'_>, target: &Target) -> Option<String> {
    if !is_shown_at_work(evaluator, target.described) {
        return Some("what is asked is shown, but only outside of work".to_owned());
    }
    let at_work = reached_at_work(evaluator, &standings(evaluator)).unwrap_or(1);
    if at_work < target.level {
        return Some(format!("level {} is asked and shown, work alone shows level {at_work}", target.level));
    }
    if let Some(role) = target.role.as_ref().filter(|role| !has_duty_at_work(evaluator, role)) {
        return Some(format!("a duty of the role {role} is asked and shown, but only outside of work"));
    }
    missing_uses(evaluator, target, &[Setting::Work])
}

/// The use cases that a target asks for and the resume does not state, in some settings or in all.
fn missing_uses(evaluator: &Evaluator<'_>, target: &Target, settings: &[Setting]) -> Option<String> {
    let is_stated = |id: &str| {
        let mut cases = evaluator.pack.use_cases.iter().filter(|case| case.id == id);
        cases.any(|case| !evaluator.matches_in(&case.rule, settings).is_empty())
    };
    let missing = target.use_cases.iter().map(String::as_str).filter(|id| !is_stated(id));
    let missing: Vec<&str> = missing.collect();
    let stated = if settings.is_empty() {
        "asked, and not stated"
    } else {
        "asked and stated, but only outside of work"
    };
    match missing.as_slice() {
        [] => None,
        [one] => Some(format!("the use case {one} is {stated}")),
        several => Some(format!("the use cases {} are {stated}", several.join(", "))),
    }
}

/// Whether anything of the subject was done at work: named there, or `described`, said what.
fn is_shown_at_work(evaluator: &Evaluator<'_>, described: bool) -> bool {
    let parts = &evaluator.pack.parts;
    let told = (0..evaluator.findings.mentions.len()).any(|index| {
        evaluator.findings.mentions[index].context.setting == Setting::Work
            && (evaluator.counts(index, parts.substance)
                || parts.implied.is_some_and(|implied| evaluator.counts(index, implied))
                || !described && evaluator.counts(index, parts.subject))
    });
    let measured = evaluator.findings.quantities.iter().any(|tied| {
        let says_something = match &tied.quantity.kind {
            Kind::Change(change) => change.improves,
            Kind::Scale(_) => true,
            Kind::ServiceLevel(_) => false,
        };
        says_something && tied.context.counts() && tied.context.setting == Setting::Work
    });
    told || measured
}

fn has_duty_at_work(evaluator: &Evaluator<'_>, role: &str) -> bool {
    let roles = evaluator.pack.roles.iter().filter(|known| known.id == role);
    roles
        .flat_map(|role| &role.duties)
        .any(|duty| !evaluator.matches_in(&duty.rule, &[Setting::Work]).is_empty())
}

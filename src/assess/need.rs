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
    let (verdict, because) = match (missing(target, level, roles), missing_at_work(evaluator, target)) {
        (Some(missing), _) => (Verdict::NotShown, missing),
        (None, Some(missing)) => (Verdict::ProjectsOnly, missing),
        (None, None) => (Verdict::Met, shown(target)),
    };
    Need { target: target.id.clone(), verdict, because }
}

fn shown(target: &Target) -> String {
    let duty =
        target.role.as_ref().map_or_else(String::new, |role| format!(" with a duty of the role {role}"));
    format!("level {}{duty} is asked, and shown at work", target.level)
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
    let role = target.role.as_ref()?;
    (!has_duty_at_work(evaluator, role))
        .then(|| format!("a duty of the role {role} is asked and shown, but only outside of work"))
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

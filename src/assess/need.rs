//! How the evidence stands to what a position asks for. It is never a decision: what is not stated
//! may still be there.

use super::evaluate::Evaluator;
use crate::outline::Setting;
use crate::pack::model::Target;
use crate::report::{Level, Need, Role, Support, Verdict};

/// The verdict on a target.
pub(super) fn need(evaluator: &Evaluator<'_>, target: &Target, level: &Level, roles: &[Role]) -> Need {
    let missing = missing(target, level, roles);
    let (verdict, because) = match missing {
        Some(missing) => (Verdict::NotShown, missing),
        None if is_shown_at_work(evaluator) => {
            (Verdict::Met, format!("level {} is shown at work, {} is asked", level.estimate, target.level))
        }
        None => (Verdict::ProjectsOnly, "what is asked is shown, but only outside of work".to_owned()),
    };
    Need { target: target.id.clone(), verdict, because }
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

/// Whether anything said of the subject was done at work.
fn is_shown_at_work(evaluator: &Evaluator<'_>) -> bool {
    let substance = evaluator.pack.parts.substance;
    (0..evaluator.findings.mentions.len()).any(|index| {
        evaluator.findings.mentions[index].context.setting == Setting::Work
            && evaluator.counts(index, substance)
    })
}

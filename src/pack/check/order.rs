//! Errors in the order of judgement: criteria are judged first, then the flags from the first to
//! the last, and what is judged later cannot be spoken of.

use std::collections::BTreeSet;

use super::Atlas;
use crate::pack::model::{Atom, Pack, Rule, What};
use crate::pack::reader::Log;

/// Reports flags and criteria that speak of what is judged after them, through signals too.
pub(in crate::pack) fn order(pack: &Pack, atlas: &Atlas<'_>, log: &Log) {
    let position = |id: &str| pack.flags.iter().position(|flag| flag.id == id);
    for (index, flag) in pack.flags.iter().enumerate() {
        let rules = flag.severities.iter().map(|(_, rule)| rule).chain([&flag.rule]);
        let spoken = rules.fold(Spoken::default(), |spoken, rule| spoken.of_rule(pack, rule));
        let later = spoken.flags.iter().find(|id| position(id).is_some_and(|other| other >= index));
        if let (Some(later), Some(at)) = (later, atlas.entry("flag", &flag.id)) {
            let hint = format!("move it below `{later}`: flags are judged in the order of the pack");
            let message = format!("the flag `{}` speaks of `{later}`, which is not above it", flag.id);
            log.error(&at, message, Some(hint));
        }
    }
    for criterion in &pack.criteria {
        let spoken = Spoken::default().of_rule(pack, &criterion.rule);
        let later = spoken.flags.iter().chain(&spoken.criteria).next();
        if let (Some(later), Some(at)) = (later, atlas.entry("criterion", &criterion.id)) {
            let message =
                format!("the criterion `{}` speaks of `{later}`, which is judged after it", criterion.id);
            let hint = "a criterion speaks of what was found; a signal can be shared by both";
            log.error(&at, message, Some(hint.to_owned()));
        }
    }
}

/// The flags and criteria that a rule speaks of.
#[derive(Debug, Default)]
struct Spoken {
    flags: BTreeSet<String>,
    criteria: BTreeSet<String>,
    signals: BTreeSet<usize>,
}

impl Spoken {
    fn of_rule(self, pack: &Pack, rule: &Rule) -> Self {
        let atoms = rule.ways.iter().flat_map(|way| way.all.iter().chain(&way.of).chain(&way.none));
        atoms.fold(self, |spoken, atom| spoken.of_atom(pack, atom))
    }

    fn of_atom(mut self, pack: &Pack, atom: &Atom) -> Self {
        match &atom.what {
            What::Flag(id) => drop(self.flags.insert(id.clone())),
            What::Criterion(id) => drop(self.criteria.insert(id.clone())),
            // A signal speaks only of those above it, so this ends.
            What::Signal(index) => {
                if let Some(signal) = pack.signals.get(*index).filter(|_| self.signals.insert(*index)) {
                    return self.of_rule(pack, &signal.rule);
                }
            }
            _ => {}
        }
        self
    }
}

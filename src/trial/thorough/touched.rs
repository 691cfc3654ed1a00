//! Whose examples a rule can touch: those of the entries whose own rules come to it, through
//! signals, flags and criteria.

use super::places::Place;
use crate::pack::model::{Pack, Rule, What};
use crate::trial::entry::Entry;

/// Whether a rule can change what is judged of an entry.
pub(super) struct Touched<'p> {
    pack: &'p Pack,
    signals: Vec<bool>,
    flags: Vec<bool>,
    criteria: Vec<bool>,
    start: Place,
}

impl<'p> Touched<'p> {
    /// What the rule at a place can change.
    pub fn by(pack: &'p Pack, start: Place) -> Self {
        let mut touched = Self {
            pack,
            signals: vec![false; pack.signals.len()],
            flags: vec![false; pack.flags.len()],
            criteria: vec![false; pack.criteria.len()],
            start,
        };
        match start {
            Place::Signal(index) => touched.signals[index] = true,
            // Its severity is told to nobody.
            Place::Flag(index) => touched.flags[index] = true,
            Place::Criterion(index) => touched.criteria[index] = true,
            Place::Severity(..) | Place::UseCase(_) | Place::Skill(..) => {}
        }
        touched.spread();
        touched
    }

    /// Criteria and flags may speak of each other, so that one pass is not enough.
    fn spread(&mut self) {
        loop {
            let signals: Vec<bool> = self.pack.signals.iter().map(|it| self.is_named(&it.rule)).collect();
            let flags = self.pack.flags.iter().map(|it| {
                self.is_named(&it.rule) || it.severities.iter().any(|(_, rule)| self.is_named(rule))
            });
            let flags: Vec<bool> = flags.collect();
            let criteria: Vec<bool> = self.pack.criteria.iter().map(|it| self.is_named(&it.rule)).collect();
            let grown = [
                grow(&mut self.signals, &signals),
                grow(&mut self.flags, &flags),
                grow(&mut self.criteria, &criteria),
            ];
            if !grown.contains(&true) {
                return;
            }
        }
    }

    /// Whether a rule speaks of something that is touched.
    fn is_named(&self, rule: &Rule) -> bool {
        let atoms = rule.ways.iter().flat_map(|way| way.all.iter().chain(&way.of).chain(&way.none));
        atoms.into_iter().any(|atom| match &atom.what {
            What::Signal(index) => self.signals.get(*index).copied().unwrap_or(false),
            What::Flag(id) => self.pack.flags.iter().zip(&self.flags).any(|(it, yes)| *yes && it.id == *id),
            What::Criterion(id) => {
                self.pack.criteria.iter().zip(&self.criteria).any(|(it, yes)| *yes && it.id == *id)
            }
            _ => false,
        })
    }

    /// Whether the entry's examples can come out differently.
    pub fn holds(&self, entry: Entry) -> bool {
        match entry {
            Entry::Concept(_) | Entry::Cue(_) | Entry::Ask(_) | Entry::Mistake(_) => false,
            Entry::Flag(index) => {
                self.flags[index] || matches!(self.start, Place::Severity(flag, _) if flag == index)
            }
            Entry::Criterion(index) => self.criteria[index],
            Entry::UseCase(index) => self.use_case(index),
            Entry::Skill(index, at) => {
                self.use_case(index)
                    || self.start == Place::Skill(index, at)
                    || self.is_named(&self.pack.use_cases[index].skills[at].rule)
            }
            Entry::Duty(role, at) => self.is_named(&self.pack.roles[role].duties[at].rule),
            // They are decided by levels, which stand on criteria, by duties and by flags.
            Entry::Target(_) | Entry::Question(_) => {
                !matches!(self.start, Place::Severity(..) | Place::Skill(..))
            }
        }
    }

    fn use_case(&self, index: usize) -> bool {
        self.start == Place::UseCase(index) || self.is_named(&self.pack.use_cases[index].rule)
    }
}

/// Sets what is set in another; whether that was new.
fn grow(own: &mut [bool], other: &[bool]) -> bool {
    let mut grown = false;
    for (own, other) in own.iter_mut().zip(other) {
        grown |= *other && !*own;
        *own |= other;
    }
    grown
}

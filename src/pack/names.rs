//! The names that a pack defines, known before its rules are read, so that a rule may speak of
//! what is defined below it or in another file, and a dangling name is found with its place.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::diagnostic::nearest;
use super::model::ConceptId;
use super::reader::{Located, Log};
use super::words::Words;

/// All names of a pack by their kind.
#[derive(Debug, Default)]
pub(super) struct Names {
    concepts: BTreeMap<String, ConceptId>,
    flags: BTreeMap<String, usize>,
    criteria: BTreeMap<String, usize>,
    signals: BTreeMap<String, usize>,
    roles: BTreeMap<String, usize>,
    /// The words that phrases may name together.
    pub words: Words,
    use_cases: BTreeMap<String, usize>,
    asks: BTreeMap<String, usize>,
    /// Signals from this one on may not be spoken of yet, so that none can speak of itself.
    pub signals_known: Cell<usize>,
    /// Whether asks may be spoken of: mistakes alone do, so that no ask can speak of itself.
    pub asks_known: Cell<bool>,
}

impl Names {
    /// Adds the concepts, flags and criteria of one file; a name defined twice is an error.
    pub fn add_concepts(&mut self, names: &[Located<String>], log: &Log) {
        for name in names {
            let id = ConceptId(self.concepts.len());
            if self.concepts.contains_key(&name.value) {
                let hint = "rename one of them, or add words with `[extend.ID]`".to_owned();
                log.error(&name.at, format!("the concept `{}` is already defined", name.value), Some(hint));
            } else {
                self.concepts.insert(name.value.clone(), id);
            }
        }
    }

    pub fn add_flags(&mut self, names: &[Located<String>], log: &Log) {
        add(&mut self.flags, "flag", names, log);
    }

    pub fn add_criteria(&mut self, names: &[Located<String>], log: &Log) {
        add(&mut self.criteria, "criterion", names, log);
    }

    pub fn add_roles(&mut self, names: &[Located<String>], log: &Log) {
        add(&mut self.roles, "role", names, log);
    }

    pub fn add_use_cases(&mut self, names: &[Located<String>], log: &Log) {
        add(&mut self.use_cases, "use case", names, log);
    }

    pub fn add_asks(&mut self, names: &[Located<String>], log: &Log) {
        add(&mut self.asks, "ask", names, log);
    }

    pub fn add_signals(&mut self, names: &[Located<String>], log: &Log) {
        add(&mut self.signals, "signal", names, log);
        self.signals_known.set(self.signals.len());
    }

    /// The index of a signal.
    pub fn signal(&self, name: &Located<String>, log: &Log) -> Option<usize> {
        let Some(&index) = self.signals.get(&name.value) else {
            dangling("signal", name, self.signals.keys(), log);
            return None;
        };
        if index >= self.signals_known.get() {
            let hint = "define it above the signals that speak of it".to_owned();
            log.error(&name.at, format!("the signal `{}` is not known yet", name.value), Some(hint));
            return None;
        }
        Some(index)
    }

    pub fn concept(&self, name: &Located<String>, log: &Log) -> Option<ConceptId> {
        let id = self.concepts.get(&name.value).copied();
        if id.is_none() {
            dangling("concept", name, self.concepts.keys(), log);
        }
        id
    }

    pub fn concepts(&self, names: &[Located<String>], log: &Log) -> Vec<ConceptId> {
        names.iter().filter_map(|name| self.concept(name, log)).collect()
    }

    pub fn flag(&self, name: &Located<String>, log: &Log) -> Option<String> {
        known(&self.flags, "flag", name, log)
    }

    pub fn criterion(&self, name: &Located<String>, log: &Log) -> Option<String> {
        known(&self.criteria, "criterion", name, log)
    }

    pub fn role(&self, name: &Located<String>, log: &Log) -> Option<String> {
        known(&self.roles, "role", name, log)
    }

    pub fn use_case(&self, name: &Located<String>, log: &Log) -> Option<String> {
        known(&self.use_cases, "use case", name, log)
    }

    /// The index of an ask.
    pub fn ask(&self, name: &Located<String>, log: &Log) -> Option<usize> {
        let index = self.asks.get(&name.value).copied();
        if index.is_none() {
            dangling("ask", name, self.asks.keys(), log);
        } else if !self.asks_known.get() {
            let hint = "a signal can be shared by asks and other rules".to_owned();
            log.error(&name.at, "only a mistake of a job description speaks of asks", Some(hint));
            return None;
        }
        index
    }

    /// How many concepts there are.
    pub fn concept_count(&self) -> usize {
        self.concepts.len()
    }
}

fn add(known: &mut BTreeMap<String, usize>, kind: &str, names: &[Located<String>], log: &Log) {
    for name in names {
        let next = known.len();
        if known.insert(name.value.clone(), next).is_some() {
            log.error(&name.at, format!("the {kind} `{}` is already defined", name.value), None);
        }
    }
}

fn known(all: &BTreeMap<String, usize>, kind: &str, name: &Located<String>, log: &Log) -> Option<String> {
    if all.contains_key(&name.value) {
        return Some(name.value.clone());
    }
    dangling(kind, name, all.keys(), log);
    None
}

fn dangling<'n>(kind: &str, name: &Located<String>, known: impl Iterator<Item = &'n String>, log: &Log) {
    let hint = nearest(&name.value, known.map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
    log.error(&name.at, format!("there is no {kind} `{}`", name.value), hint);
}

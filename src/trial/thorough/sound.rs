//! The examples that hold, ready to be tried without a part of the pack.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::PackPart;
use super::parts::{Drop, Link};
use super::touched::Touched;
use crate::engine::{Engine, Variant};
use crate::matching::{Findings, Groups, PhraseId, named_phrases};
use crate::pack::model::{ConceptId, Pack};
use crate::trial::case::{Case, Prepared};

/// The examples that hold, with what was found in each.
pub(super) struct Sound<'c> {
    engine: &'c Engine,
    examples: Vec<Example<'c>>,
    /// For each phrase, the examples that it is found in.
    found_in: BTreeMap<PhraseId, Vec<usize>>,
    /// For each concept, the examples with one of its ambiguous terms.
    ambiguous_in: BTreeMap<String, BTreeSet<usize>>,
    /// For each concept, the examples with one of its terms of any kind.
    named_in: BTreeMap<String, BTreeSet<usize>>,
}

struct Example<'c> {
    prepared: Prepared<'c>,
    findings: Findings,
}

impl<'c> Sound<'c> {
    pub fn new(engine: &'c Engine, cases: &'c [Case]) -> Self {
        let pack = engine.pack();
        let whole = Variant { pack, groups: engine.groups(), dropped: None };
        let tried: Vec<(Example<'c>, BTreeSet<PhraseId>)> = cases
            .par_iter()
            .filter_map(|case| {
                let prepared = case.prepare(pack)?;
                let (findings, phrases) = prepared.find(engine, &whole);
                let holds = prepared.judge_with(engine, &whole, &findings).is_none();
                holds.then_some((Example { prepared, findings }, phrases))
            })
            .collect();
        let mut sound = Self {
            engine,
            examples: Vec::with_capacity(tried.len()),
            found_in: BTreeMap::new(),
            ambiguous_in: BTreeMap::new(),
            named_in: BTreeMap::new(),
        };
        for (index, (example, phrases)) in tried.into_iter().enumerate() {
            for phrase in phrases {
                sound.found_in.entry(phrase).or_default().push(index);
            }
            sound.examples.push(example);
        }
        sound.index_concepts(pack);
        sound
    }

    fn index_concepts(&mut self, pack: &Pack) {
        for phrase in named_phrases(pack).into_iter().filter(|phrase| phrase.kind == "concept") {
            let examples = self.found_in.get(&phrase.id).into_iter().flatten().copied();
            let examples: BTreeSet<usize> = examples.collect();
            if phrase.field == "ambiguous" {
                self.ambiguous_in.entry(phrase.entry.clone()).or_default().extend(&examples);
            }
            if phrase.field != "not" {
                self.named_in.entry(phrase.entry).or_default().extend(&examples);
            }
        }
    }

    /// Whether an example fails once a part is dropped.
    pub fn notices(&self, part: &PackPart, drop: Drop) -> bool {
        let (pack, groups) = (self.engine.pack(), self.engine.groups());
        match drop {
            Drop::Phrase(phrase) => {
                let variant = Variant { pack, groups, dropped: Some(phrase) };
                let examples = self.found_in.get(&phrase).into_iter().flatten();
                self.any_fails(part, &variant, examples.copied())
            }
            Drop::Named(link, concept, at) => self.notices_link(part, link, concept, at),
            Drop::Condition(place, condition) => {
                let mut changed = pack.clone();
                condition.drop_from(place.rule_mut(&mut changed));
                let variant = Variant { pack: &changed, groups, dropped: None };
                let touched = Touched::by(pack, place);
                let (own, others): (Vec<_>, Vec<_>) = self
                    .examples
                    .iter()
                    .filter(|example| touched.holds(example.prepared.case.entry))
                    .partition(|example| is_own(part, example, pack));
                own.into_iter().chain(others).any(|example| {
                    example.prepared.judge_with(self.engine, &variant, &example.findings).is_some()
                })
            }
        }
    }

    fn notices_link(&self, part: &PackPart, link: Link, concept: ConceptId, at: usize) -> bool {
        let pack = self.engine.pack();
        let mut changed = pack.clone();
        link.drop_from(&mut changed.concepts[concept.0], at);
        if !matches!(link, Link::Member) {
            let variant = Variant { pack: &changed, groups: self.engine.groups(), dropped: None };
            let examples = self.ambiguous_in.get(&part.id).into_iter().flatten();
            return self.any_fails(part, &variant, examples.copied());
        }
        let groups = Groups::new(&changed.concepts);
        let variant = Variant { pack: &changed, groups: &groups, dropped: None };
        let lost = pack.concepts.iter().enumerate().filter(|(index, _)| {
            let id = ConceptId(*index);
            self.engine.groups().holds(concept, id) && !groups.holds(concept, id)
        });
        let examples: BTreeSet<usize> =
            lost.filter_map(|(_, lost)| self.named_in.get(&lost.id)).flatten().copied().collect();
        self.any_fails(part, &variant, examples.into_iter())
    }

    /// The entry's own examples are tried first: they were written for it.
    fn any_fails(
        &self,
        part: &PackPart,
        variant: &Variant<'_>,
        examples: impl Iterator<Item = usize>,
    ) -> bool {
        let examples = examples.filter_map(|index| self.examples.get(index));
        let (own, others): (Vec<_>, Vec<_>) =
            examples.partition(|example| is_own(part, example, variant.pack));
        own.into_iter().chain(others).any(|example| example.prepared.try_with(self.engine, variant).is_some())
    }
}

fn is_own(part: &PackPart, example: &Example<'_>, pack: &Pack) -> bool {
    let (kind, id) = example.prepared.case.entry.name(pack);
    (kind, &*id) == (part.kind, part.id.as_str())
}

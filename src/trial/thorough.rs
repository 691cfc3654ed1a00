//! Drops each part of a pack in turn and names those that no example needs: a part without an
//! example is one that can be broken without anybody being told.
//!
//! A phrase can change only the examples in whose text it is found, so only those are tried
//! again, and only until the first that fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rayon::prelude::*;

use super::case::{Case, Entry, Prepared};
use crate::engine::{Engine, Variant};
use crate::matching::{PhraseId, named_phrases};
use crate::pack::model::{ConceptId, Pack};

/// A part of a pack that can be dropped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackPart {
    /// The kind of entry (`concept`, `cue`).
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The list (`terms`, `ambiguous`, `not`, `rivals`, `before`, `after`, `around`, `stop`).
    pub field: &'static str,
    /// As it is written.
    pub source: String,
}

impl fmt::Display for PackPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {} `{}`", self.kind, self.id, self.field, self.source)
    }
}

/// How much of a pack its examples hold fast.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// How many parts were dropped in turn.
    pub parts: usize,
    /// Those whose loss no example noticed: phrases in the order of the pack, then rivals.
    pub unneeded: Vec<PackPart>,
}

/// Drops each phrase and rival of an engine's pack in turn.
pub fn run(engine: &Engine) -> Coverage {
    let pack = engine.pack();
    let cases: Vec<Case> = Entry::all(pack).into_iter().flat_map(|entry| entry.cases(pack)).collect();
    let sound = Sound::new(engine, &cases);
    let phrases = named_phrases(pack);
    let phrases = phrases.into_iter().filter(|phrase| phrase.kind != "speech").map(|phrase| {
        let (kind, id, field, source) = (phrase.kind, phrase.entry, phrase.field, phrase.source);
        (PackPart { kind, id, field, source }, Drop::Phrase(phrase.id))
    });
    let mut drops: Vec<(PackPart, Drop)> = phrases.collect();
    drops.extend(rivals(pack));
    let parts = drops.len();
    let unneeded = drops.into_par_iter().filter(|(part, drop)| !sound.notices(part, *drop));
    Coverage { parts, unneeded: unneeded.map(|(part, _)| part).collect() }
}

/// What is dropped.
#[derive(Debug, Clone, Copy)]
enum Drop {
    Phrase(PhraseId),
    /// The rival at an index of a concept.
    Rival(ConceptId, usize),
}

fn rivals(pack: &Pack) -> impl Iterator<Item = (PackPart, Drop)> {
    pack.concepts.iter().enumerate().flat_map(move |(index, concept)| {
        concept.rivals.iter().enumerate().filter_map(move |(at, rival)| {
            let source = pack.concepts.get(rival.0)?.id.clone();
            let part = PackPart { kind: "concept", id: concept.id.clone(), field: "rivals", source };
            Some((part, Drop::Rival(ConceptId(index), at)))
        })
    })
}

/// The examples that hold, with the phrases found in each.
struct Sound<'c> {
    engine: &'c Engine,
    prepared: Vec<Prepared<'c>>,
    /// For each phrase, the examples that it is found in.
    found_in: BTreeMap<PhraseId, Vec<usize>>,
    /// For each concept, the examples with one of its ambiguous terms.
    ambiguous_in: BTreeMap<String, BTreeSet<usize>>,
}

impl<'c> Sound<'c> {
    fn new(engine: &'c Engine, cases: &'c [Case]) -> Self {
        let pack = engine.pack();
        let whole = Variant { pack, dropped: None };
        let tried: Vec<(Prepared<'c>, BTreeSet<PhraseId>)> = cases
            .par_iter()
            .filter_map(|case| {
                let prepared = case.prepare(pack)?;
                let tried = prepared.try_with(engine, &whole);
                tried.problem.is_none().then_some((prepared, tried.phrases))
            })
            .collect();
        let names = named_phrases(pack);
        let mut sound =
            Self { engine, prepared: Vec::new(), found_in: BTreeMap::new(), ambiguous_in: BTreeMap::new() };
        for (index, (prepared, phrases)) in tried.into_iter().enumerate() {
            for phrase in phrases {
                sound.found_in.entry(phrase).or_default().push(index);
            }
            sound.prepared.push(prepared);
        }
        for phrase in names.iter().filter(|phrase| phrase.field == "ambiguous") {
            let examples = sound.found_in.get(&phrase.id).into_iter().flatten();
            sound.ambiguous_in.entry(phrase.entry.clone()).or_default().extend(examples);
        }
        sound
    }

    /// Whether an example fails once a part is dropped.
    fn notices(&self, part: &PackPart, drop: Drop) -> bool {
        let pack = self.engine.pack();
        match drop {
            Drop::Phrase(phrase) => {
                let variant = Variant { pack, dropped: Some(phrase) };
                let examples = self.found_in.get(&phrase).into_iter().flatten();
                self.any_fails(part, &variant, examples.copied())
            }
            Drop::Rival(ConceptId(concept), rival) => {
                let mut changed = pack.clone();
                changed.concepts[concept].rivals.remove(rival);
                let variant = Variant { pack: &changed, dropped: None };
                let examples = self.ambiguous_in.get(&part.id).into_iter().flatten();
                self.any_fails(part, &variant, examples.copied())
            }
        }
    }

    /// The entry's own examples are tried first: they were written for it.
    fn any_fails(
        &self,
        part: &PackPart,
        variant: &Variant<'_>,
        examples: impl Iterator<Item = usize>,
    ) -> bool {
        let is_own = |prepared: &&Prepared<'_>| {
            let (kind, id) = prepared.case.entry.name(variant.pack);
            (kind, &*id) == (part.kind, part.id.as_str())
        };
        let examples = examples.filter_map(|index| self.prepared.get(index));
        let (own, others): (Vec<_>, Vec<_>) = examples.partition(is_own);
        own.into_iter()
            .chain(others)
            .any(|prepared| prepared.try_with(self.engine, variant).problem.is_some())
    }
}

//! The phrases of a pack in one fixed order, each with what it is for: the order in which the
//! automaton numbers them, and the names by which their author knows them.

use super::index::Owner;
use crate::pack::Phrase;
use crate::pack::model::{ConceptId, Pack};

/// The number of a phrase in its pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhraseId(pub(super) usize);

/// A phrase of a pack, as its author knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPhrase {
    /// Its number.
    pub id: PhraseId,
    /// The kind of entry it belongs to (`concept`, `cue`, `speech`).
    pub kind: &'static str,
    /// The id of that entry; empty for `speech`.
    pub entry: String,
    /// The list it stands in (`terms`, `before`).
    pub field: &'static str,
    /// As it is written.
    pub source: String,
}

/// All phrases of a pack, in the order of their numbers.
pub fn named_phrases(pack: &Pack) -> Vec<NamedPhrase> {
    let named = owned(pack).into_iter().enumerate().map(|(index, (owner, phrase))| {
        let (kind, entry, field) = name(pack, owner);
        NamedPhrase { id: PhraseId(index), kind, entry, field, source: phrase.source.clone() }
    });
    named.collect()
}

/// All phrases of a pack with what they are for, in the order of their numbers.
pub(super) fn owned(pack: &Pack) -> Vec<(Owner, &Phrase)> {
    let mut lists: Vec<(Owner, &[Phrase])> = Vec::new();
    for (index, concept) in pack.concepts.iter().enumerate() {
        lists.push((Owner::Term(ConceptId(index)), &concept.terms));
        lists.push((Owner::Ambiguous(ConceptId(index)), &concept.ambiguous));
        lists.push((Owner::NotConcept(ConceptId(index)), &concept.not));
    }
    for (index, cue) in pack.cues.iter().enumerate() {
        lists.push((Owner::Before(index), &cue.before));
        lists.push((Owner::After(index), &cue.after));
        lists.push((Owner::Around(index), &cue.around));
        lists.push((Owner::NotCue(index), &cue.not));
        lists.push((Owner::Stop(index), &cue.stop));
    }
    lists.push((Owner::BackReference, &pack.back_references));
    lists.push((Owner::Cause, &pack.causes));
    lists.into_iter().flat_map(|(owner, phrases)| phrases.iter().map(move |phrase| (owner, phrase))).collect()
}

fn name(pack: &Pack, owner: Owner) -> (&'static str, String, &'static str) {
    let concept = |id: ConceptId| pack.concepts.get(id.0).map_or_else(String::new, |it| it.id.clone());
    let cue = |index: usize| pack.cues.get(index).map_or_else(String::new, |it| it.id.clone());
    match owner {
        Owner::Term(id) => ("concept", concept(id), "terms"),
        Owner::Ambiguous(id) => ("concept", concept(id), "ambiguous"),
        Owner::NotConcept(id) => ("concept", concept(id), "not"),
        Owner::Before(index) => ("cue", cue(index), "before"),
        Owner::After(index) => ("cue", cue(index), "after"),
        Owner::Around(index) => ("cue", cue(index), "around"),
        Owner::NotCue(index) => ("cue", cue(index), "not"),
        Owner::Stop(index) => ("cue", cue(index), "stop"),
        Owner::BackReference => ("speech", String::new(), "back-references"),
        Owner::Cause => ("speech", String::new(), "causes"),
    }
}

//! Warnings about words: terms that say too little to stand alone, one term for two things, cues
//! that end their own reach.

use std::collections::{BTreeMap, BTreeSet};

use super::{Atlas, Warnings, families};
use crate::document::is_ideograph;
use crate::pack::Phrase;
use crate::pack::diagnostic::Related;
use crate::pack::model::{Concept, Pack, TieRule};

/// A term of fewer characters is a part of too many other things.
const SHORTEST: usize = 3;

/// Terms that are too short or too common to name anything without an anchor.
pub(super) fn weak_terms(pack: &Pack, atlas: &Atlas<'_>, warnings: &mut Warnings<'_>) {
    const HINT: &str = "make it `ambiguous`, so that it needs its anchor, or write more of the phrase";
    let common: BTreeSet<&str> =
        pack.lexicons.iter().flat_map(|lexicon| &lexicon.common_words).map(String::as_str).collect();
    for concept in pack.concepts.iter().filter(|concept| claims(concept)) {
        for term in &concept.terms {
            let source = term.source.as_str();
            let at = || atlas.phrase("concept", &concept.id, "terms", source);
            if let Some(word) = whole(term).find(|word| common.contains(*word)) {
                let message = format!("the term `{source}` stands for the common word `{word}`");
                warnings.warn(at(), message, HINT);
            } else if let Some(word) = whole(term).find(|word| is_short(word)) {
                let message = format!("the term `{word}` is too short to stand alone");
                warnings.warn(at(), message, HINT);
            }
        }
    }
}

/// Whether something is concluded from a concept. What is free is only looked at to understand the
/// words beside it: verbs, neighbours, anchors.
fn claims(concept: &Concept) -> bool {
    concept.tie != TieRule::Free
}

fn is_short(word: &str) -> bool {
    word.chars().count() < SHORTEST && !word.chars().any(is_ideograph)
}

/// The literals that a phrase of one piece stands for; a phrase with a gap is never so little.
fn whole(phrase: &Phrase) -> impl Iterator<Item = &str> {
    let pieces: &[Vec<String>] = if phrase.pieces.len() == 1 { &phrase.pieces } else { &[] };
    pieces.iter().flatten().map(String::as_str)
}

/// A term that two concepts share which no group makes kinds of one thing, each pair once.
pub(super) fn shared_terms(pack: &Pack, atlas: &Atlas<'_>, warnings: &mut Warnings<'_>) {
    let families = families(&pack.concepts);
    // A name of the subject may hold the name of one of its parts.
    let subject = families.get(pack.parts.subject.0);
    let names_subject = |concept| subject.is_some_and(|family| family.contains(&concept));
    let related = |a: usize, b: usize| {
        let kin = families.iter().any(|family| family.contains(&a) && family.contains(&b));
        kin || names_subject(a) || names_subject(b)
    };
    let mut owners: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (index, concept) in pack.concepts.iter().enumerate().filter(|(_, concept)| claims(concept)) {
        for term in &concept.terms {
            for word in whole(term) {
                let known = owners.entry(word).or_default();
                let other = known.iter().find(|(other, _)| *other != index && !related(*other, index));
                if let Some(&(other, source)) = other
                    && told.insert((other, index))
                {
                    let first = &pack.concepts[other].id;
                    let place = atlas.phrase("concept", first, "terms", source);
                    let also = place.map(|at| Related {
                        source: at.source,
                        span: at.span,
                        label: format!("it names `{first}` here"),
                    });
                    let message = format!("`{word}` names both `{first}` and `{}`", concept.id);
                    let at = atlas.phrase("concept", &concept.id, "terms", &term.source);
                    let hint = "keep it in one of them, or make one a member of the other";
                    warnings.warn_with(at, message, hint, also);
                }
                known.push((index, &term.source));
            }
        }
    }
}

/// Cues that name a word among their stop words too.
pub(super) fn self_stopping_cues(pack: &Pack, atlas: &Atlas<'_>, warnings: &mut Warnings<'_>) {
    for cue in &pack.cues {
        let stops: BTreeSet<&str> = cue.stop.iter().flat_map(whole).collect();
        let lists = [("before", &cue.before), ("after", &cue.after), ("around", &cue.around)];
        for (field, phrases) in lists {
            for phrase in phrases {
                let Some(word) = whole(phrase).find(|word| stops.contains(word)) else { continue };
                let message = format!("`{word}` is a word of the cue `{}` and ends its reach too", cue.id);
                let at = atlas.phrase("cue", &cue.id, field, &phrase.source);
                warnings.warn(at, message, "take it out of `stop`");
            }
        }
    }
}

//! The parts of a pack, each with how it is dropped.

use super::PackPart;
use super::places::{Condition, Place};
use crate::matching::{PhraseId, named_phrases};
use crate::pack::model::{Concept, ConceptId, Pack};
use crate::pack::prose;

/// What is dropped.
#[derive(Debug, Clone, Copy)]
pub(super) enum Drop {
    Phrase(PhraseId),
    /// A concept that another one speaks of, by the index in one of its lists.
    Named(Link, ConceptId, usize),
    Condition(Place, Condition),
}

/// The lists of a concept that name others.
#[derive(Debug, Clone, Copy)]
pub(super) enum Link {
    Rival,
    Anchor,
    Member,
}

impl Link {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Rival, "rivals"), (Self::Anchor, "anchor"), (Self::Member, "members")];

    fn list(self, concept: &Concept) -> &[ConceptId] {
        match self {
            Self::Rival => &concept.rivals,
            // Where no term is ambiguous, nothing is anchored.
            Self::Anchor if concept.ambiguous.is_empty() => &[],
            Self::Anchor => &concept.anchor.concepts,
            Self::Member => &concept.members,
        }
    }

    /// Takes a concept out of the list.
    pub fn drop_from(self, concept: &mut Concept, at: usize) {
        match self {
            Self::Rival => concept.rivals.remove(at),
            Self::Anchor => concept.anchor.concepts.remove(at),
            Self::Member => concept.members.remove(at),
        };
    }
}

/// All parts: phrases in the order of the pack, then what concepts say of others, then conditions.
pub(super) fn all(pack: &Pack) -> Vec<(PackPart, Drop)> {
    let phrases = named_phrases(pack);
    let phrases = phrases.into_iter().filter(|phrase| phrase.kind != "speech").map(|phrase| {
        let (kind, id, field, source) = (phrase.kind, phrase.entry, phrase.field.to_owned(), phrase.source);
        (PackPart { kind, id, field, source }, Drop::Phrase(phrase.id))
    });
    let links = Link::ALL.into_iter().flat_map(|(link, field)| links(pack, link, field));
    phrases.chain(links).chain(conditions(pack)).collect()
}

fn links<'p>(pack: &'p Pack, link: Link, field: &'static str) -> impl Iterator<Item = (PackPart, Drop)> + 'p {
    pack.concepts.iter().enumerate().flat_map(move |(index, concept)| {
        link.list(concept).iter().enumerate().filter_map(move |(at, named)| {
            let source = pack.concepts.get(named.0)?.id.clone();
            let part = PackPart { kind: "concept", id: concept.id.clone(), field: field.to_owned(), source };
            Some((part, Drop::Named(link, ConceptId(index), at)))
        })
    })
}

fn conditions(pack: &Pack) -> impl Iterator<Item = (PackPart, Drop)> + '_ {
    Place::all(pack).into_iter().flat_map(move |place| {
        let (kind, id, prefix) = place.name(pack);
        let rule = place.rule(pack);
        let parts = Condition::all(rule).into_iter().map(move |condition| {
            let (list, source) = match condition.atom(rule) {
                Some((list, atom)) => (list, prose::atom(pack, atom)),
                None => ("way", (condition.way() + 1).to_string()),
            };
            let way = match rule.ways.len() {
                1 => String::new(),
                _ if list == "way" => String::new(),
                _ => format!("way {}: ", condition.way() + 1),
            };
            let field = format!("{prefix}{way}{list}");
            let part = PackPart { kind, id: id.clone(), field, source };
            (part, Drop::Condition(place, condition))
        });
        parts.collect::<Vec<_>>()
    })
}

//! From hits to mentions: longer phrases swallow, ambiguous terms need their anchor, and a rival
//! that stands nearer takes them away.

use std::ops::Range;

use super::enumeration;
use super::findings::{Place, Refusal, Rejected};
use super::frames::Frames;
use super::groups::Groups;
use super::index::{Hit, Owner};
use crate::pack::model::{ConceptId, Pack, Scope};

/// A concept found at a place, before its context and tie are known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    pub concept: ConceptId,
    pub range: Range<usize>,
    pub place: Place,
    pub visible: bool,
}

/// What is needed to look around a candidate.
#[derive(Clone, Copy)]
pub(super) struct Surroundings<'a> {
    pub pack: &'a Pack,
    pub groups: &'a Groups,
    pub frames: Frames<'a>,
}

/// An anchor may itself be ambiguous; chains longer than this do not occur.
const PASSES: usize = 3;

/// The mentions among the hits, in the order of the text, and those that were refused.
pub(super) fn resolve(hits: &[Hit], around: Surroundings<'_>) -> (Vec<Candidate>, Vec<Rejected>) {
    let mut rejected = Vec::new();
    let swallowing: Vec<(ConceptId, Range<usize>)> = hits
        .iter()
        .filter_map(|hit| match hit.owner {
            Owner::NotConcept(concept) => Some((concept, hit.range.clone())),
            _ => None,
        })
        .collect();
    let mut accepted: Vec<Candidate> = Vec::new();
    let mut waiting: Vec<Candidate> = Vec::new();
    for hit in hits {
        let (concept, ambiguous) = match hit.owner {
            Owner::Term(concept) => (concept, false),
            Owner::Ambiguous(concept) => (concept, true),
            _ => continue,
        };
        if is_swallowed(&swallowing, concept, &hit.range) {
            rejected.push(Rejected {
                concept: Some(concept),
                range: hit.range.clone(),
                reason: Refusal::Swallowed,
            });
            continue;
        }
        let candidate = candidate(concept, hit.range.clone(), around.frames);
        if ambiguous { waiting.push(candidate) } else { accepted.push(candidate) }
    }
    for _ in 0..PASSES {
        let by_block = ByBlock::new(accepted);
        let (anchored, unanchored): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|candidate| judge(candidate, &by_block, around).is_ok());
        waiting = unanchored;
        accepted = by_block.candidates;
        let done = anchored.is_empty();
        accepted.extend(anchored);
        if done {
            break;
        }
    }
    let by_block = ByBlock::new(give_way(accepted, around, &mut rejected));
    for candidate in waiting {
        if let Err(reason) = judge(&candidate, &by_block, around) {
            rejected.push(Rejected { concept: Some(candidate.concept), range: candidate.range, reason });
        }
    }
    rejected.sort_by_key(|rejected| (rejected.range.start, rejected.range.end, rejected.concept));
    (longest(by_block.candidates), rejected)
}

/// Drops candidates that yield to another thing in their entry or block, where nothing else there
/// names the subject.
fn give_way(
    accepted: Vec<Candidate>,
    around: Surroundings<'_>,
    rejected: &mut Vec<Rejected>,
) -> Vec<Candidate> {
    let all = ByBlock::new(accepted);
    let subject = around.pack.parts.subject;
    let (kept, dropped): (Vec<_>, Vec<_>) = all.candidates.iter().cloned().partition(|candidate| {
        let yields_to = &around.pack.concepts[candidate.concept.0].yields_to;
        if yields_to.is_empty() {
            return true;
        }
        let frame = around.frames.near(&candidate.place, Scope::Entry, &candidate.range);
        let beside = all.within(&frame);
        let taken = beside.iter().any(|other| around.groups.any_holds(yields_to, other.concept));
        let named = beside
            .iter()
            .any(|other| other.concept != candidate.concept && around.groups.holds(subject, other.concept));
        !taken || named
    });
    rejected.extend(dropped.into_iter().map(|candidate| {
        let concept = Some(candidate.concept);
        Rejected { concept, range: candidate.range, reason: Refusal::Untied }
    }));
    kept
}

fn candidate(concept: ConceptId, range: Range<usize>, frames: Frames<'_>) -> Candidate {
    let place = frames.place(range.start);
    let visible = frames.document.blocks.get(place.block).is_some_and(|block| block.hidden.is_none());
    Candidate { concept, range, place, visible }
}

fn is_swallowed(swallowing: &[(ConceptId, Range<usize>)], concept: ConceptId, range: &Range<usize>) -> bool {
    let from = swallowing.partition_point(|(_, phrase)| phrase.start + LONGEST < range.start);
    swallowing[from..]
        .iter()
        .take_while(|(_, phrase)| phrase.start <= range.start)
        .any(|(owner, phrase)| *owner == concept && phrase.end >= range.end)
}

/// No phrase is longer, in bytes.
const LONGEST: usize = 400;

/// Candidates in the order of the text, so that those of a block are found at once.
struct ByBlock {
    candidates: Vec<Candidate>,
}

impl ByBlock {
    fn new(mut candidates: Vec<Candidate>) -> Self {
        candidates.sort_by_key(|candidate| (candidate.range.start, candidate.range.end, candidate.concept));
        Self { candidates }
    }

    fn within(&self, range: &Range<usize>) -> &[Candidate] {
        let from = self.candidates.partition_point(|candidate| candidate.range.start < range.start);
        let to = self.candidates.partition_point(|candidate| candidate.range.start < range.end);
        self.candidates.get(from..to).unwrap_or(&[])
    }
}

/// Whether an ambiguous term has its anchor and no nearer rival.
fn judge(candidate: &Candidate, accepted: &ByBlock, around: Surroundings<'_>) -> Result<(), Refusal> {
    let concept = &around.pack.concepts[candidate.concept.0];
    let scope =
        around.frames.near(&candidate.place, concept.anchor.scope.max(Scope::Block), &candidate.range);
    let anchor = accepted
        .within(&scope)
        .iter()
        .filter(|other| other.visible == candidate.visible)
        .filter(|other| around.groups.any_holds(&concept.anchor.concepts, other.concept))
        .filter(|other| are_together(candidate, other, concept.anchor.scope, around.frames))
        .filter(|other| {
            !enumeration::keeps_apart(&other.range, &other.place, &candidate.range, around.frames)
        })
        .map(|other| distance(candidate, other, around.frames))
        .min()
        .ok_or(Refusal::NoAnchor)?;
    let sentence = around.frames.near(&candidate.place, Scope::Sentence, &candidate.range);
    let rival = accepted
        .within(&sentence)
        .iter()
        .filter(|other| around.groups.any_holds(&concept.rivals, other.concept))
        .filter(|other| are_together(candidate, other, Scope::Sentence, around.frames))
        .map(|other| (distance(candidate, other, around.frames), other.concept))
        .min();
    match rival {
        Some((distance, rival)) if distance < anchor => Err(Refusal::Rival(rival)),
        _ => Ok(()),
    }
}

/// A comma or an "and" between two candidates counts as so many bytes more.
const JOINT: usize = 24;

/// Bytes between two candidates; another sentence is farther than any place in the same one.
fn distance(a: &Candidate, b: &Candidate, frames: Frames<'_>) -> usize {
    let gap = if a.range.start < b.range.start {
        b.range.start.saturating_sub(a.range.end)
    } else {
        a.range.start.saturating_sub(b.range.end)
    };
    let (first, second) = if a.range.start < b.range.start { (a, b) } else { (b, a) };
    let between = frames.document.text.get(first.range.end..second.range.start).unwrap_or_default();
    let joint = if between.contains(", ") || between.contains(" and ") { JOINT } else { 0 };
    let apart = (a.place.block, a.place.sentence) != (b.place.block, b.place.sentence);
    gap + joint + if apart { frames.document.text.len() } else { 0 }
}

/// Whether two candidates stand in one frame. In an enumeration the frame is the item, with the
/// bracket that follows it and the label before all of it.
pub(super) fn are_together(a: &Candidate, b: &Candidate, scope: Scope, frames: Frames<'_>) -> bool {
    let (p, q) = (&a.place, &b.place);
    match scope {
        Scope::Document => true,
        Scope::Section => p.section.is_some() && p.section == q.section,
        Scope::Entry => p.entry.is_some() && p.entry == q.entry || p.block == q.block,
        Scope::Block if !frames.enumerates(p) => p.block == q.block,
        Scope::Sentence if !frames.enumerates(p) => (p.block, p.sentence) == (q.block, q.sentence),
        Scope::Clause if !frames.enumerates(p) => {
            (p.block, p.sentence, p.clause) == (q.block, q.sentence, q.clause)
        }
        _ => p.block == q.block && share_an_item(a, b, frames),
    }
}

fn share_an_item(a: &Candidate, b: &Candidate, frames: Frames<'_>) -> bool {
    let same_item = (a.place.sentence, a.place.item) == (b.place.sentence, b.place.item);
    let label = frames.frame(&a.place).and_then(|frame| frame.label.clone());
    let in_label =
        |range: &Range<usize>| label.as_ref().is_some_and(|l| l.start <= range.start && range.end <= l.end);
    same_item
        || in_label(&a.range)
        || in_label(&b.range)
        || owns_bracket(&a.range, &b.range, frames)
        || owns_bracket(&b.range, &a.range, frames)
}

/// Whether the first range stands right before a bracket that holds the second.
fn owns_bracket(owner: &Range<usize>, inside: &Range<usize>, frames: Frames<'_>) -> bool {
    let Some(between) = frames.document.text.get(owner.end..inside.start.max(owner.end)) else {
        return false;
    };
    let rest = between.trim_start();
    inside.start > owner.end && rest.starts_with('(') && !rest.contains(')')
}

/// Of overlapping candidates of one concept only the longest.
fn longest(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|c| (c.concept, c.range.start, std::cmp::Reverse(c.range.end)));
    candidates.dedup_by(|next, kept| {
        let overlap = next.concept == kept.concept && next.range.start < kept.range.end;
        if overlap && next.range.len() > kept.range.len() {
            *kept = next.clone();
        }
        overlap
    });
    candidates.sort_by_key(|c| (c.range.start, c.range.end, c.concept));
    candidates
}

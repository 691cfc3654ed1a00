//! What belongs to the subject: what stands in its sentence, what goes on about such a sentence,
//! and, within an entry that names it, words that are its alone.

use std::collections::BTreeSet;
use std::ops::Range;

use super::candidates::{Candidate, Surroundings, are_together};
use super::findings::{Context, Tie};
use super::index::{Hit, Owner};
use crate::outline::Genre;
use crate::pack::model::{Scope, TieRule};

/// The ties of all candidates.
pub(super) struct Ties<'a> {
    around: Surroundings<'a>,
    candidates: &'a [Candidate],
    contexts: &'a [Context],
    /// Indices of the subject's mentions, in the order of the text.
    subjects: Vec<usize>,
    /// Blocks and sentences that open by going on about the one before.
    going_on: BTreeSet<(usize, usize)>,
    /// Entries with a counted mention of the subject.
    entries: BTreeSet<usize>,
    /// Those of them that tell of the subject, and do not merely list it.
    told: BTreeSet<usize>,
    /// Those of them that name a rival too, and tell of the subject in no sentence of its own.
    contested: BTreeSet<usize>,
}

impl<'a> Ties<'a> {
    pub fn new(
        around: Surroundings<'a>,
        candidates: &'a [Candidate],
        contexts: &'a [Context],
        hits: &[Hit],
    ) -> Self {
        let subject = around.pack.parts.subject;
        let is_subject = |index: &usize| around.groups.holds(subject, candidates[*index].concept);
        let subjects: Vec<usize> = (0..candidates.len()).filter(is_subject).collect();
        let counted: Vec<&Candidate> = subjects
            .iter()
            .filter(|&&index| candidates[index].visible && contexts[index].counts())
            .map(|&index| &candidates[index])
            .collect();
        let entries = counted.iter().filter_map(|subject| subject.place.entry).collect();
        let told = counted.iter().filter(|subject| !around.frames.enumerates(&subject.place));
        let told = told.filter_map(|subject| subject.place.entry).collect();
        let going_on = hits.iter().filter(|hit| hit.owner == Owner::BackReference).filter_map(|hit| {
            let place = around.frames.place(hit.range.start);
            let opens = around.frames.sentence(&place)?.range.start + OPENING >= hit.range.start;
            (opens && place.sentence > 0).then_some((place.block, place.sentence))
        });
        let mut going_on: BTreeSet<(usize, usize)> = going_on.collect();
        going_on.extend(figures(around));
        let contested = BTreeSet::new();
        let mut ties = Self { around, candidates, contexts, subjects, going_on, entries, told, contested };
        ties.contested = ties.contested();
        ties
    }

    fn contested(&self) -> BTreeSet<usize> {
        let told = self
            .subjects
            .iter()
            .map(|&index| &self.candidates[index])
            .filter(|subject| !self.around.frames.enumerates(&subject.place) && !self.has_rival(subject));
        let told: BTreeSet<usize> = told.filter_map(|subject| subject.place.entry).collect();
        let rivals = self.candidates.iter().filter(|candidate| self.is_rival(candidate));
        rivals.filter_map(|rival| rival.place.entry).filter(|entry| !told.contains(entry)).collect()
    }

    /// How a candidate belongs to the subject, and through which of its mentions.
    pub fn tie(&self, index: usize) -> (Tie, Option<usize>) {
        let candidate = &self.candidates[index];
        let concept = &self.around.pack.concepts[candidate.concept.0];
        if self.around.groups.holds(self.around.pack.parts.subject, candidate.concept) {
            return (Tie::Subject, Some(index));
        }
        if concept.tie == TieRule::Free {
            return (Tie::None, None);
        }
        if let Some(subject) = self.nearest_subject(candidate) {
            return (Tie::Sentence, Some(subject));
        }
        if let Some(subject) = self.referred_subject(candidate) {
            return (Tie::BackReference, Some(subject));
        }
        if self.belongs_in_entry(candidate, concept.tie) { (Tie::Entry, None) } else { (Tie::None, None) }
    }

    /// Whether a word that names nobody belongs to the subject of its entry.
    fn belongs_in_entry(&self, candidate: &Candidate, rule: TieRule) -> bool {
        let Some(entry) = candidate.place.entry else { return false };
        let named = match rule {
            TieRule::Told => self.told.contains(&entry),
            TieRule::Cache | TieRule::Own => self.entries.contains(&entry),
            TieRule::Free | TieRule::Sentence => false,
        };
        let undisputed = rule == TieRule::Own || !self.has_rival(candidate) && !self.is_contested(candidate);
        // A job description lists what it asks, and a resume what somebody has heard of.
        let tells = self.is_in_job() || !self.around.frames.enumerates(&candidate.place);
        named && undisputed && tells
    }

    /// The nearest mention of the subject in the candidate's sentence, or item of a list; a
    /// counted one before others.
    pub fn nearest_subject(&self, candidate: &Candidate) -> Option<usize> {
        self.nearest_in_sentence(candidate, &self.subjects)
    }

    fn nearest_in_sentence(&self, candidate: &Candidate, among: &[usize]) -> Option<usize> {
        let block = self.around.frames.near(&candidate.place, Scope::Block, &candidate.range);
        let from = among.partition_point(|&index| self.candidates[index].range.start < block.start);
        among[from..]
            .iter()
            .take_while(|&&index| self.candidates[index].range.start < block.end)
            .filter(|&&index| self.candidates[index].visible == candidate.visible)
            .filter(|&&index| {
                are_together(candidate, &self.candidates[index], Scope::Sentence, self.around.frames)
            })
            .min_by_key(|&&index| (!self.contexts[index].counts(), gap(candidate, &self.candidates[index])))
            .copied()
    }

    /// The subject of the sentence that this one goes on about.
    pub fn referred_subject(&self, candidate: &Candidate) -> Option<usize> {
        let place = &candidate.place;
        let mut sentence = place.sentence;
        while self.going_on.contains(&(place.block, sentence)) {
            sentence -= 1;
            let found = self.subjects.iter().rev().find(|&&index| {
                let other = &self.candidates[index];
                (other.place.block, other.place.sentence) == (place.block, sentence)
                    && other.visible == candidate.visible
            });
            if let Some(&subject) = found {
                return Some(subject);
            }
        }
        None
    }

    /// Whether an entry names both the subject and a rival without telling of either: what it says
    /// of a cache may be about the one or the other.
    fn is_contested(&self, candidate: &Candidate) -> bool {
        !self.is_in_job() && candidate.place.entry.is_some_and(|entry| self.contested.contains(&entry))
    }

    fn is_in_job(&self) -> bool {
        self.around.frames.outline.genre == Genre::Job
    }

    fn is_rival(&self, candidate: &Candidate) -> bool {
        self.around.groups.holds(self.around.pack.parts.rivals, candidate.concept)
    }

    /// Whether something else of the same kind stands in the candidate's sentence.
    pub fn has_rival(&self, candidate: &Candidate) -> bool {
        let sentence = self.around.frames.near(&candidate.place, Scope::Sentence, &candidate.range);
        let from = self.candidates.partition_point(|other| other.range.start < sentence.start);
        self.candidates[from..]
            .iter()
            .take_while(|other| other.range.start < sentence.end)
            .any(|other| self.is_rival(other))
    }
}

/// Sentences that open with a figure: they give the numbers of the one before.
fn figures(around: Surroundings<'_>) -> impl Iterator<Item = (usize, usize)> {
    let opens_with_figure = move |range: &Range<usize>| {
        let text = around.frames.document.text.get(range.clone());
        text.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()))
    };
    around.frames.outline.blocks.iter().enumerate().flat_map(move |(block, frame)| {
        let later = frame.sentences.iter().enumerate().skip(1);
        later
            .filter(move |(_, sentence)| opens_with_figure(&sentence.range))
            .map(move |(index, _)| (block, index))
    })
}

/// A back-reference stands within so many bytes of the sentence's start ("and with this, ...").
const OPENING: usize = 12;

fn gap(a: &Candidate, b: &Candidate) -> usize {
    if a.range.start < b.range.start {
        b.range.start.saturating_sub(a.range.end)
    } else {
        a.range.start.saturating_sub(b.range.end)
    }
}

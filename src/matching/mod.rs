//! Finds in a resume what a pack speaks of, and decides for each finding what it is worth: whose
//! it is, whether it was done, and whether it belongs to the subject.

mod candidates;
mod context;
mod enumeration;
mod findings;
mod frames;
mod groups;
mod index;
mod numbers;
mod parts;
mod ratings;
mod ties;
mod years;

use std::collections::BTreeSet;

use aho_corasick::BuildError;

pub use findings::{
    Context, Findings, Mention, Place, Rating, Refusal, Rejected, Tie, TiedQuantity, YearsClaim,
};
pub(crate) use frames::Frames;
pub use groups::Groups;
pub use parts::{NamedPhrase, PhraseId, named_phrases};

use candidates::Surroundings;
use context::Cues;
use index::Index;
use ties::Ties;

use crate::document::Document;
use crate::fold::Folded;
use crate::outline::Outline;
use crate::pack::Pack;

/// Finds what one pack speaks of.
#[derive(Debug)]
pub struct Matcher {
    index: Index,
    groups: Groups,
}

impl Matcher {
    /// Compiles a pack.
    ///
    /// # Errors
    /// If its words are too many for one automaton, some hundred million.
    pub fn new(pack: &Pack) -> Result<Self, BuildError> {
        Ok(Self { index: Index::new(pack)?, groups: Groups::new(&pack.concepts) })
    }

    /// Which concepts count as which.
    pub fn groups(&self) -> &Groups {
        &self.groups
    }

    /// Everything that the pack finds in a resume.
    pub fn find(&self, pack: &Pack, document: &Document, outline: &Outline) -> Findings {
        self.find_without(pack, &self.groups, document, outline, None).0
    }

    /// As [`Matcher::find`] in a pack that lacks one phrase or has other groups; with the phrases that
    /// were found.
    pub fn find_without(
        &self,
        pack: &Pack,
        groups: &Groups,
        document: &Document,
        outline: &Outline,
        dropped: Option<PhraseId>,
    ) -> (Findings, BTreeSet<PhraseId>) {
        let frames = Frames { document, outline };
        let around = Surroundings { pack, groups, frames };
        let sentence_of = |byte| frames.sentence_number(byte);
        let (hits, phrases) = self.index.scan(&Folded::new(&document.text), sentence_of, dropped);
        let (candidates, mut rejected) = candidates::resolve(&hits, around);
        let cues = Cues::new(pack, &hits, frames);
        let contexts: Vec<Context> =
            candidates.iter().map(|candidate| cues.context(candidate, frames)).collect();
        let ties = Ties::new(around, &candidates, &contexts, &hits);
        let mut mentions: Vec<Mention> = Vec::with_capacity(candidates.len());
        for (index, candidate) in candidates.iter().enumerate() {
            let (tie, through) = ties.tie(index);
            let context =
                through.map_or(contexts[index], |subject| inherit(contexts[index], contexts[subject]));
            let (concept, range) = (candidate.concept, candidate.range.clone());
            mentions.push(Mention {
                concept,
                range,
                place: candidate.place,
                context,
                visible: candidate.visible,
                tie,
            });
        }
        for mention in &mut mentions {
            if let Some(strength) = ratings::strength(around, mention) {
                mention.context.strength = strength;
            }
        }
        let (quantities, refused) = numbers::quantities(around, &mentions, &ties, &hits);
        rejected.extend(refused);
        let ratings = ratings::ratings(around, &mentions);
        let years = years::years(around, &mentions);
        (Findings { mentions, quantities, ratings, years, rejected }, phrases)
    }
}

/// What is tied to the subject through a mention of it does not count where that mention does not.
fn inherit(own: Context, subject: Context) -> Context {
    if subject.counts() {
        return own;
    }
    Context { affirmed: subject.affirmed, stage: subject.stage, actor: subject.actor, ..own }
}

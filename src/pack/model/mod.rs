//! What a pack can speak of, after all its names are resolved. Plain data: the kinds of thing are
//! the engine's, every word in them is the pack's.

mod concept;
mod context;
mod job;
mod judgement;
mod rule;

pub use concept::{Anchor, Concept, Examples, Scope, TieRule};
pub use context::{Actor, ContextChange, Cue, Manner, Ratings, Stage, Strength};
pub use job::{Ask, AskedLevel, Mistake};
pub use judgement::{
    Cite, Criterion, Duty, Flag, FlagKind, Level, LevelWay, Pattern, Question, Role, Severity, Skill,
    Structure, Target, UseCase,
};
pub use rule::{Atom, Floor, ImprovementNeed, Rule, RuleExample, Signal, Way, What};

use super::Phrase;
use crate::outline::Lexicon;
use crate::quantity::QuantityWords;

/// A pack, whole and checked.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Its id (`[pack] id`).
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it looks for, in words.
    pub title: String,
    /// `sha256:` of all its files.
    pub digest: String,
    /// The concepts that the engine treats in their own way.
    pub parts: Parts,
    /// All concepts; a [`ConceptId`] is an index into them.
    pub concepts: Vec<Concept>,
    /// The cues that set the context of what stands around them.
    pub cues: Vec<Cue>,
    /// Words that open a sentence which goes on about the one before.
    pub back_references: Vec<Phrase>,
    /// Words before what brought a number about ("by", "thanks to").
    pub causes: Vec<Phrase>,
    /// Words for a year, lower case.
    pub years: Vec<String>,
    /// Words between a number of years and what they were spent on ("of", "with").
    pub year_links: Vec<String>,
    /// The scales on which people rate themselves.
    pub ratings: Ratings,
    /// From which value on a scale is large.
    pub floors: Vec<Floor>,
    /// Rules with a name, for other rules to speak of.
    pub signals: Vec<Signal>,
    /// The flags, in the order of the report.
    pub flags: Vec<Flag>,
    /// The criteria of the levels.
    pub criteria: Vec<Criterion>,
    /// The levels, ascending from 0.
    pub levels: Vec<Level>,
    /// What the subject is used for.
    pub use_cases: Vec<UseCase>,
    /// Data structures with their uses.
    pub structures: Vec<Structure>,
    /// Named patterns.
    pub patterns: Vec<Pattern>,
    /// Kinds of work with their duties.
    pub roles: Vec<Role>,
    /// What positions ask for.
    pub targets: Vec<Target>,
    /// What to ask, the most telling first.
    pub questions: Vec<Question>,
    /// What job descriptions can ask for.
    pub asks: Vec<Ask>,
    /// From when on they ask for a level, ascending.
    pub asked_levels: Vec<AskedLevel>,
    /// The mistakes that they can make, in the order of the report.
    pub mistakes: Vec<Mistake>,
    /// Words of quantities, by language (BCP 47).
    pub quantities: Vec<(String, QuantityWords)>,
    /// The languages whose headings, dates and verbs are known.
    pub lexicons: Vec<Lexicon>,
}

impl Pack {
    /// The words of quantities of a language, or those of the first where it has none.
    pub fn quantities_of(&self, language: Option<&str>) -> Option<&QuantityWords> {
        let own = self.quantities.iter().find(|(known, _)| Some(known.as_str()) == language);
        own.or(self.quantities.first()).map(|(_, words)| words)
    }
}

/// An index into [`Pack::concepts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(pub usize);

/// The concepts that the engine treats in their own way (`[pack]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// What the pack is about; everything else must be tied to it.
    pub subject: ConceptId,
    /// What cannot run without the subject and so implies it.
    pub implied: Option<ConceptId>,
    /// What makes a mention specific.
    pub substance: ConceptId,
    /// Things of the same kind, which take words that need no name away from the subject.
    pub rivals: ConceptId,
    /// What else can bring a number about.
    pub other_causes: ConceptId,
    /// Words that show the people who work in software.
    pub field: ConceptId,
    /// First year in which the subject existed.
    pub first_year: i16,
}

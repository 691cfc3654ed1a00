//! Cues and what they set: the five axes of a mention, and the scales of self-ratings.

use super::super::Phrase;
use super::{Examples, Scope};
use crate::outline::{Genre, Setting};

/// Words that set the context of what stands around them.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// Its id.
    pub id: String,
    /// What it sets.
    pub sets: ContextChange,
    /// Phrases that stand before what they speak of.
    pub before: Vec<Phrase>,
    /// Phrases that stand after it.
    pub after: Vec<Phrase>,
    /// Phrases that stand anywhere around it.
    pub around: Vec<Phrase>,
    /// Longer phrases in which its words mean something else.
    pub not: Vec<Phrase>,
    /// Words that end its reach.
    pub stop: Vec<Phrase>,
    /// How far it reaches.
    pub reach: Scope,
    /// Only mentions whose setting so far is one of these; empty for all.
    pub from: Vec<Setting>,
    /// The kind of text that it speaks in.
    pub genre: Genre,
    /// Whether it speaks only where it stands in the heading of a section.
    pub heading: bool,
    /// Only mentions in prose, or only those in lists; `None` for both.
    pub only: Option<Manner>,
    /// Languages in which its words mean something else ("no Quickstore" is "in the Quickstore" in
    /// Portuguese).
    pub except_in: Vec<String>,
    /// It says nothing of a list of more items than this.
    pub max_items: Option<usize>,
    /// What the pack's author promises about it.
    pub examples: Examples,
}

/// The two ways in which words stand in a resume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// Sentences that tell something.
    Prose,
    /// Names without a verb.
    Lists,
}

impl Manner {
    /// Both with their names.
    pub const NAMES: [(&'static str, Self); 2] = [("prose", Self::Prose), ("lists", Self::Lists)];
}

/// What a cue sets: one or more of the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContextChange {
    /// Where it was done.
    pub setting: Option<Setting>,
    /// `false` for negated.
    pub affirmed: Option<bool>,
    /// Practised, learning or planned.
    pub stage: Option<Stage>,
    /// Plain, weak or expert.
    pub strength: Option<Strength>,
    /// Whether the candidate did it.
    pub actor: Option<Actor>,
    /// The level that a self-rating claims.
    pub claim: Option<u8>,
}

/// Whether something was done, is being learnt or is only planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Done.
    Practiced,
    /// Being learnt or tried.
    Learning,
    /// Only intended.
    Planned,
}

impl Stage {
    /// All stages with their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("practiced", Self::Practiced), ("learning", Self::Learning), ("planned", Self::Planned)];
}

/// How strongly the words speak of the candidate's skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Without any such word.
    Plain,
    /// "Basic knowledge".
    Weak,
    /// "Expert".
    Expert,
}

impl Strength {
    /// All strengths with their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("plain", Self::Plain), ("weak", Self::Weak), ("expert", Self::Expert)];
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The candidate.
    Own,
    /// Somebody else.
    Team,
}

impl Actor {
    /// Both with their names.
    pub const NAMES: [(&'static str, Self); 2] = [("self", Self::Own), ("team", Self::Team)];
}

/// The scales on which people rate themselves, as shares of the full mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratings {
    /// From this share of stars or points on, level 3 is claimed.
    pub expert_points: f64,
    /// From this percentage on, level 3 is claimed.
    pub expert_percent: f64,
    /// From this share on, level 2 is claimed; below it, level 1.
    pub competent: f64,
}

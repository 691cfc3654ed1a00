//! What was found in one resume, and what was looked at and refused.

use std::ops::Range;

use crate::outline::Setting;
use crate::pack::model::{Actor, ConceptId, Stage, Strength};
use crate::quantity::Quantity;

/// Everything that the judgement rests on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// Mentions in the order of the text.
    pub mentions: Vec<Mention>,
    /// Quantities that belong to the subject, in the order of the text.
    pub quantities: Vec<TiedQuantity>,
    /// Self-ratings of the subject.
    pub ratings: Vec<Rating>,
    /// Claims to years of the subject.
    pub years: Vec<YearsClaim>,
    /// Candidates that were refused, with the reason.
    pub rejected: Vec<Rejected>,
}

/// One concept named at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Which; never a mere group.
    pub concept: ConceptId,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The frames it stands in.
    pub place: Place,
    /// What the words around it say.
    pub context: Context,
    /// Whether a reader of the page can see it.
    pub visible: bool,
    /// How it belongs to the subject.
    pub tie: Tie,
}

impl Mention {
    /// Whether it is the candidate's own, done and not denied, and can be seen.
    pub fn counted(&self) -> bool {
        self.visible && self.context.counts()
    }
}

/// The frames around a piece of text, as indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Of the document's blocks.
    pub block: usize,
    /// Of the block's sentences.
    pub sentence: usize,
    /// Of the sentence's clauses.
    pub clause: usize,
    /// Of the sentence's items.
    pub item: usize,
    /// Of the outline's sections.
    pub section: Option<usize>,
    /// Of the outline's entries.
    pub entry: Option<usize>,
}

/// The five axes of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// Where it was done.
    pub setting: Setting,
    /// `false` where it is denied.
    pub affirmed: bool,
    /// Done, being learnt or planned.
    pub stage: Stage,
    /// How strongly it is put.
    pub strength: Strength,
    /// Who did it.
    pub actor: Actor,
    /// The level that a self-rating on it claims.
    pub claim: Option<u8>,
}

impl Context {
    /// The context of a mention about which the words around it say nothing.
    pub fn plain(setting: Setting) -> Self {
        Self {
            setting,
            affirmed: true,
            stage: Stage::Practiced,
            strength: Strength::Plain,
            actor: Actor::Own,
            claim: None,
        }
    }

    /// Whether it speaks of what the candidate has done.
    pub fn counts(&self) -> bool {
        self.affirmed && self.stage == Stage::Practiced && self.actor == Actor::Own
    }
}

/// How something belongs to the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// It does not.
    None,
    /// Its entry names the subject, and its words are the subject's alone.
    Entry,
    /// It goes on about a sentence of its block that names the subject.
    BackReference,
    /// Its sentence names the subject.
    Sentence,
    /// It is the subject.
    Subject,
}

/// A quantity that belongs to the subject.
#[derive(Debug, Clone, PartialEq)]
pub struct TiedQuantity {
    /// What was measured.
    pub quantity: Quantity,
    /// The frames it stands in.
    pub place: Place,
    /// The context of the mention that it belongs to.
    pub context: Context,
    /// Index of that mention.
    pub mention: usize,
    /// Whether the sentence names other causes beside the subject.
    pub shared: bool,
}

/// A rating that the candidate gives to the subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// The level it claims.
    pub level: u8,
    /// Bytes of the text, the subject included.
    pub range: Range<usize>,
    /// Index of the subject's mention.
    pub mention: usize,
}

/// A number of years that the candidate claims for the subject.
#[derive(Debug, Clone, PartialEq)]
pub struct YearsClaim {
    /// How many.
    pub years: f64,
    /// Whether a list of things shares them.
    pub shared: bool,
    /// Bytes of the text, the subject included.
    pub range: Range<usize>,
    /// Index of the subject's mention.
    pub mention: usize,
}

/// A candidate that was refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// For which concept; `None` for a quantity.
    pub concept: Option<ConceptId>,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Why.
    pub reason: Refusal,
}

/// Why a candidate was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is part of a longer phrase that means something else.
    Swallowed,
    /// An ambiguous term with no anchor beside it.
    NoAnchor,
    /// This concept stands nearer than the anchor.
    Rival(ConceptId),
    /// Nothing ties it to the subject.
    Untied,
    /// A number that its sentence gives to another cause.
    OtherCause,
}

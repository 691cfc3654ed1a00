//! What a pack knows of job descriptions: what they can ask for, what that comes to, and the mistakes
//! that they make.

use super::{Rule, RuleExample};

/// Something that a job description can ask for.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// The level that it belongs to.
    pub level: Option<u8>,
    /// The use case that it belongs to.
    pub use_case: Option<String>,
    /// The role whose work it is.
    pub role: Option<String>,
    /// Whether it names the role outright, as the title of a position does.
    pub names_role: bool,
    /// When it is asked for.
    pub rule: Rule,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// From when on a job description asks for a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedLevel {
    /// The level.
    pub number: u8,
    /// How many different things of this level or a higher one it must ask for.
    pub at_least: usize,
}

/// A mistake that a job description can make.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// Why it is one, in a sentence.
    pub reason: String,
    /// What to write instead, in a sentence.
    pub advice: String,
    /// Where the pack's authors have it from.
    pub source: Option<String>,
    /// When it is made.
    pub rule: Rule,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

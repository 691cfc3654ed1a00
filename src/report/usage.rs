//! What the skill was used for, what that says of a role, and what to ask about it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something that is looked for within a use case or a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sighting {
    /// Its id in the rules.
    pub id: String,
    /// Whether the resume states it.
    pub seen: bool,
    /// The evidence that it does.
    pub evidence: Vec<String>,
}

/// A kind of work that the skill was used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UseCase {
    /// Its id in the rules.
    pub id: String,
    /// The evidence of the use.
    pub evidence: Vec<String>,
    /// The skills that matter most for this use, seen or not.
    pub skills: Vec<Sighting>,
}

/// A data structure that the resume names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Structure {
    /// Its id in the rules.
    pub id: String,
    /// What it was used for.
    pub uses: Vec<StructureUse>,
    /// The evidence that names it.
    pub evidence: Vec<String>,
}

/// What a data structure was used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StructureUse {
    /// The id of the use in the rules.
    pub id: String,
    /// Whether the structure suits that use.
    pub fits: bool,
}

/// A pattern of design that the resume shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Pattern {
    /// Its id in the rules.
    pub id: String,
    /// What one gives up for it, from the rules.
    pub trade_off: Option<String>,
    /// The evidence that shows it.
    pub evidence: Vec<String>,
}

/// Whether the resume shows what a named position asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Need {
    /// The position that was asked about.
    pub target: String,
    /// What the resume shows of it.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub because: String,
}

/// What a resume shows of what a position asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is shown at work.
    Met,
    /// It is shown, but only outside of work.
    ProjectsOnly,
    /// It is not stated.
    NotShown,
}

/// A role and its duties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Role {
    /// Its id in the rules.
    pub id: String,
    /// Its duties, seen or not.
    pub duties: Vec<Sighting>,
}

/// A question for the interview of this candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// Its id in the rules.
    pub id: String,
    /// The question.
    pub ask: String,
    /// The ids of the flags, criteria or claims that call for it.
    pub because: Vec<String>,
    /// What the answer of a junior sounds like.
    pub junior: String,
    /// What the answer of a senior sounds like.
    pub senior: String,
}

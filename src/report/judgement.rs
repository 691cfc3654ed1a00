//! What the rules say of one resume.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Evidence, Experience, Flag, Level, Need, Pattern, Quantity, Question, Role, Structure, UseCase};

/// What the rules say of one resume. The default says nothing: it stands in the report of a file
/// that could not be screened.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// The skill level that the resume supports.
    pub level: Option<Level>,
    /// Findings that a person should look at.
    pub flags: Vec<Flag>,
    /// What the skill was used for.
    pub use_cases: Vec<UseCase>,
    /// The data structures that are named.
    pub structures: Vec<Structure>,
    /// The patterns of design that are shown.
    pub patterns: Vec<Pattern>,
    /// Whether the resume shows what a named position asks for; null where none was named.
    pub need: Option<Need>,
    /// Roles with the duties that are seen.
    pub roles: Vec<Role>,
    /// How long and how lately the skill was used.
    pub experience: Option<Experience>,
    /// Figures that belong to the skill.
    pub quantities: Vec<Quantity>,
    /// What to ask this candidate.
    pub questions: Vec<Question>,
    /// The words that prove all of this, in the order of the text.
    pub evidence: Vec<Evidence>,
}

impl Judgement {
    /// The evidence of an id.
    pub fn evidence_of(&self, id: &str) -> Option<&Evidence> {
        self.evidence.iter().find(|evidence| evidence.id == id)
    }
}

//! What a job description asks for, and the mistakes that it makes: the second contract, beside the
//! report of a resume.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DocumentInfo, Engine, PackInfo, Selectors};

/// The version of the shape that this library writes.
pub const JOB_VERSION: u32 = 1;

/// What is said of one job description. It judges the description, never who answers it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct JobReport {
    /// The version of this shape: 1.
    pub job_version: u32,
    /// The program that made it.
    pub engine: Engine,
    /// The rules that it judged by.
    pub pack: PackInfo,
    /// The file and how it was read.
    pub document: DocumentInfo,
    /// What the description asks for and which mistakes it makes.
    #[serde(flatten)]
    pub job: Job,
}

/// What a job description asks for, and the mistakes that it makes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Job {
    /// Whether the skill that the rules are about is asked for at all.
    pub subject: Subject,
    /// The level that is asked for; null where the skill is not asked for.
    pub level: Option<LevelAsked>,
    /// The kind of work, as a role of the rules; null where the description shows none.
    pub role: Option<RoleAsked>,
    /// The use cases of the skill that are asked for, in the order of the text.
    pub use_cases: Vec<UseCaseAsked>,
    /// Everything that is asked for, in the order of the rules.
    pub asks: Vec<Asked>,
    /// The mistakes that are made, in the order of the rules.
    pub mistakes: Vec<Mistake>,
    /// The words that show all of this, in the order in which they were first cited.
    pub evidence: Vec<JobEvidence>,
}

/// Whether the skill is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Subject {
    /// The name of the skill, from the rules.
    pub title: String,
    /// Whether it is asked for: named, and not only to say that it is not needed.
    pub asked: bool,
    /// Whether it is more than a wish ("nice to have").
    pub required: bool,
    /// The evidence: its first mentions, those that say it is not needed where there are no others.
    pub evidence: Vec<String>,
}

/// The level that a job description asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LevelAsked {
    /// The level, from 1 to 3; from what is required or, where nothing is, from what is wished for.
    #[schemars(range(min = 1, max = 3))]
    pub number: u8,
    /// Its name in the rules.
    pub title: String,
    /// The level with what is only wished for.
    #[schemars(range(min = 1, max = 3))]
    pub with_wishes: u8,
    /// Why it is this level, in one sentence.
    pub reason: String,
}

/// The kind of work that a job description is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RoleAsked {
    /// The id of the role in the rules.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whether the description names it, or asks for what is its work.
    pub named: bool,
    /// The evidence.
    pub evidence: Vec<String>,
}

/// A use case that a job description asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UseCaseAsked {
    /// The id of the use case in the rules.
    pub id: String,
    /// Whether it is more than a wish.
    pub required: bool,
    /// The evidence.
    pub evidence: Vec<String>,
}

/// One thing that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Asked {
    /// Its id in the rules.
    pub id: String,
    /// A few words.
    pub title: String,
    /// The level that it belongs to; null where it belongs to none.
    #[schemars(range(min = 1, max = 3))]
    pub level: Option<u8>,
    /// Whether it is more than a wish.
    pub required: bool,
    /// The evidence.
    pub evidence: Vec<String>,
}

/// A mistake that a job description makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mistake {
    /// Its id in the rules.
    pub id: String,
    /// A few words.
    pub title: String,
    /// Why it is one.
    pub reason: String,
    /// What to write instead.
    pub advice: String,
    /// The words that show it; for something that is missing, those beside which it is missed.
    pub evidence: Vec<String>,
}

/// The exact words that show something, and where they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct JobEvidence {
    /// Unique in the report (`e1`).
    pub id: String,
    /// What the words stand for: the id of a concept of the rules.
    pub concept: String,
    /// The line of the file, from 1; null where the format has no lines.
    #[schemars(range(min = 1))]
    pub line: Option<usize>,
    /// Where they stand.
    pub selectors: Selectors,
}

impl Job {
    /// The evidence of an id.
    pub fn evidence_of(&self, id: &str) -> Option<&JobEvidence> {
        self.evidence.iter().find(|evidence| evidence.id == id)
    }
}

//! Findings that a person should look at.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A finding that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Flag {
    /// Its id in the rules, the kind first (`green/production-scale`).
    pub id: String,
    /// Whether it speaks for the resume, against it, or asks for a question.
    pub kind: FlagKind,
    /// How much it weighs.
    pub severity: Severity,
    /// What it says, in a few words.
    pub title: String,
    /// Why it was raised here, in one sentence.
    pub reason: String,
    /// The evidence that raised it. A flag of absence cites what stands in place of what is missing.
    pub evidence: Vec<String>,
}

/// Which way a flag points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FlagKind {
    /// It speaks for what the resume shows.
    Green,
    /// It speaks against it.
    Red,
    /// It is something to ask about.
    Watch,
}

/// How much a flag weighs, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// A note.
    Low,
    /// Worth a look.
    Medium,
    /// Weighs in full.
    High,
}

impl Severity {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

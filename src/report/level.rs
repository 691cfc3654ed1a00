//! The skill level that a resume supports, and what it rests on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The skill level that a resume supports.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Level {
    /// From 0 (nothing shown) to 3.
    #[schemars(range(max = 3))]
    pub estimate: u8,
    /// The name of the level.
    pub title: String,
    /// What the estimate rests on: the finer order within one level.
    pub support: Support,
    /// The level that the resume claims in words ("expert in"), from 1 to 3; null without a claim.
    #[schemars(range(min = 1, max = 3))]
    pub claimed: Option<u8>,
    /// The evidence of the claim.
    pub claimed_evidence: Vec<String>,
    /// How firmly the estimate stands.
    pub confidence: Confidence,
    /// Why it is this level, in one sentence.
    pub reason: String,
    /// What the next level would need and what of it was seen; null at the highest level.
    pub next: Option<String>,
    /// Every criterion of the rules, met or not.
    pub criteria: Vec<Criterion>,
}

/// What an estimate rests on, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    /// Nothing.
    None,
    /// The skill is only named.
    Named,
    /// A use of it is described.
    Described,
    /// A use of it is described with a measured improvement or scale.
    Quantified,
}

/// How firmly an estimate stands, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// It rests on little, or the resume could not be read well.
    Low,
    /// It stands on the evidence named, and would fall with some of it.
    Medium,
    /// It would stand without any single piece of its evidence.
    High,
}

/// One criterion of a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Criterion {
    /// Its id in the rules.
    pub id: String,
    /// The level that it counts for.
    #[schemars(range(min = 1, max = 3))]
    pub level: u8,
    /// What it asks, in a few words.
    pub title: String,
    /// Whether it is met. Not met means that the resume does not state it.
    pub met: bool,
    /// The evidence that meets it.
    pub evidence: Vec<String>,
}

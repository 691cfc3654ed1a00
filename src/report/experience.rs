//! How long and how lately the skill was used.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::number;

/// How long and how lately the skill was used.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Experience {
    /// Months of dated work and projects that name the skill; months that overlap count once.
    pub months: u32,
    /// The first month of use, as `YYYY-MM`.
    #[schemars(extend("pattern" = number::MONTH))]
    pub first_used: Option<String>,
    /// The last month of use, as `YYYY-MM`.
    #[schemars(extend("pattern" = number::MONTH))]
    pub last_used: Option<String>,
    /// The years that the resume claims in words.
    #[serde(serialize_with = "number::optional")]
    pub claimed_years: Option<f64>,
    /// The entries that name the skill, in reading order.
    pub entries: Vec<ExperienceEntry>,
}

/// A job, project, course or degree that names the skill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExperienceEntry {
    /// What the person was, or what was built, as written.
    pub title: Option<String>,
    /// For whom, as written.
    pub organisation: Option<String>,
    /// The first month, as `YYYY-MM`.
    #[schemars(extend("pattern" = number::MONTH))]
    pub start: Option<String>,
    /// The last month, as `YYYY-MM`; null where it goes on, or has no dates.
    #[schemars(extend("pattern" = number::MONTH))]
    pub end: Option<String>,
    /// Its months; null without dates.
    pub months: Option<u32>,
    /// Where it was done.
    pub setting: Setting,
    /// The evidence within it.
    pub evidence: Vec<String>,
}

/// Where something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Setting {
    /// Employment, freelance, contract, internship, substantial open source.
    Work,
    /// A personal, side, academic or hackathon project.
    Project,
    /// A tutorial or a bootcamp exercise.
    Tutorial,
    /// A course, certificate or degree module.
    Coursework,
    /// Only named, in a list that says nothing of use.
    Listed,
}

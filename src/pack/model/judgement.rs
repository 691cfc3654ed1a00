//! What a pack judges by: flags, criteria, levels, use cases, structures and patterns.

use super::{Atom, Rule, RuleExample};
use crate::outline::Setting;

/// The kind of a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlagKind {
    /// A sign of skill.
    Green,
    /// A sign of its lack.
    Red,
    /// Something to ask about.
    Watch,
}

impl FlagKind {
    /// All kinds with their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("green", Self::Green), ("red", Self::Red), ("watch", Self::Watch)];
}

/// How much a flag weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A hint.
    Low,
    /// With a reservation.
    Medium,
    /// In full.
    High,
}

impl Severity {
    /// All severities with their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("low", Self::Low), ("medium", Self::Medium), ("high", Self::High)];
}

/// Something worth a recruiter's attention.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    /// Its id (`green/caching-strategy`).
    pub id: String,
    /// Its kind.
    pub kind: FlagKind,
    /// A few words.
    pub title: String,
    /// One sentence; `{measure}` stands for the first quantity that is cited.
    pub reason: String,
    /// Where the pack's authors have it from.
    pub source: Option<String>,
    /// When it is raised.
    pub rule: Rule,
    /// What is cited besides what the rule found.
    pub cite: Cite,
    /// Whether it speaks only of resumes of people who work in software.
    pub field_only: bool,
    /// Severities other than high with the rule that brings them; the first that holds counts.
    pub severities: Vec<(Severity, Rule)>,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// What a flag cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cite {
    /// What its rule found.
    Found,
    /// The subject's first counted mention in each entry and listing section.
    Subject,
    /// The subject's first counted mention in the entry of its last use.
    LastUse,
}

/// Something that counts towards a level.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// The level it counts towards.
    pub level: u8,
    /// A few words.
    pub title: String,
    /// When it is met.
    pub rule: Rule,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// A level of skill.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Its number.
    pub number: u8,
    /// Its name.
    pub title: String,
    /// Its name where nothing is shown beyond the word.
    pub named_title: Option<String>,
    /// The ways to reach it, any of which suffices. Level 0 has none.
    pub ways: Vec<LevelWay>,
}

/// One way to reach a level.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelWay {
    /// The rule in words.
    pub says: String,
    /// Levels whose criteria count; with `ids`, those named there.
    pub levels: Vec<u8>,
    /// Criteria that count besides.
    pub ids: Vec<String>,
    /// How many are needed, by different words.
    pub at_least: usize,
    /// Only criteria met in these settings.
    pub settings: Vec<Setting>,
    /// A quantity that is needed besides: any of these.
    pub quantities: Vec<Atom>,
    /// Whether a level that rests on this way alone is of low confidence.
    pub weak: bool,
}

/// What the subject is used for.
#[derive(Debug, Clone, PartialEq)]
pub struct UseCase {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// When it is claimed.
    pub rule: Rule,
    /// The skills that the use asks for.
    pub skills: Vec<Skill>,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// A skill that a use asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Skill {
    /// Its id.
    pub id: String,
    /// What shows it.
    pub rule: Rule,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// A data structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// When it is seen.
    pub rule: Rule,
    /// What it is used for: id, what shows it, whether it fits.
    pub uses: Vec<(String, Rule, bool)>,
}

/// A kind of work in which the subject is needed.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What people in it do.
    pub duties: Vec<Duty>,
}

/// Something that people in a role do.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// When it is seen.
    pub rule: Rule,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// What a position asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// The level that it asks for.
    pub level: u8,
    /// Whether a mere name is too little.
    pub described: bool,
    /// The role of which a duty must be seen.
    pub role: Option<String>,
    /// The use cases that must be stated.
    pub use_cases: Vec<String>,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// Something to ask a candidate.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The question.
    pub ask: String,
    /// What a junior's answer sounds like.
    pub junior: String,
    /// What a senior's answer sounds like.
    pub senior: String,
    /// Flags that call for it.
    pub flags: Vec<String>,
    /// Criteria that call for it where they are not met ...
    pub unmet: Vec<String>,
    /// ... by a candidate of one of these levels.
    pub levels: Vec<u8>,
    /// Criteria that it verifies where a candidate of the highest level meets them.
    pub met: Vec<String>,
    /// Whether a figure that cannot be calls for it.
    pub implausible_figure: bool,
    /// Whether a claim above the evidence calls for it.
    pub claim_above: bool,
    /// Whether a figure that other causes share calls for it.
    pub shared_figure: bool,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// A named pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What it buys and what it costs.
    pub trade_off: String,
    /// When it is seen.
    pub rule: Rule,
}

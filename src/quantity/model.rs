//! The metrics, units and periods that quantities are told in.

use super::Direction;

/// The index of a metric, a unit or a period among the words of a language.
pub(super) type Id = usize;

/// What can get better or worse.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Metric {
    pub id: String,
    /// `None` where a change either way is good.
    pub good: Option<Direction>,
    /// Where "faster" moves it.
    pub faster: Option<Direction>,
    pub measured_in: Vec<Dimension>,
    /// The dimension of a level that is worth telling by itself.
    pub service_level: Option<Dimension>,
    /// What it turns out to be where its values are minutes or more.
    pub longer: Option<Id>,
    /// What it turns out to be where its values are milliseconds.
    pub shorter: Option<Id>,
}

/// What a number is a number of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    pub id: String,
    pub dimension: Dimension,
    /// In the dimension's smallest unit; milliseconds for times.
    pub size: f64,
    /// The name in reports.
    pub reported: String,
    /// What a change in it speaks of when no word says so.
    pub metric: Option<Id>,
    /// What a rate of it is a scale of.
    pub rate: Option<String>,
    /// What a number of it is a scale of, from `least` on.
    pub stock: Option<String>,
    pub least: f64,
}

/// What a rate refers to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Period {
    pub id: String,
    pub seconds: f64,
    /// The period that a scale is reported in.
    pub reported: Id,
}

/// What kind of thing a unit measures; values of one dimension can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Time,
    Bytes,
    Share,
    Factor,
    Money,
    Count,
}

impl Dimension {
    pub const NAMES: [(&'static str, Self); 6] = [
        ("time", Self::Time),
        ("bytes", Self::Bytes),
        ("share", Self::Share),
        ("factor", Self::Factor),
        ("money", Self::Money),
        ("count", Self::Count),
    ];
}

/// The metric of changes that name none, which a lexicon must therefore have.
pub(super) const OTHER: &str = "other";

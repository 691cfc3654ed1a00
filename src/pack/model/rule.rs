//! Conditions: what rules are made of.

use super::{ConceptId, Scope, Severity};
use crate::outline::Setting;

/// From which value on a scale is large.
#[derive(Debug, Clone, PartialEq)]
pub struct Floor {
    /// The kind of scale (`throughput`).
    pub what: String,
    /// In the base unit of its kind; rates per second.
    pub value: f64,
}

/// A rule with a name, for other rules to speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// Its id.
    pub id: String,
    /// When it is seen.
    pub rule: Rule,
}

/// A condition over what was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rule {
    /// The alternatives, any of which suffices.
    pub ways: Vec<Way>,
}

/// One alternative of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The frame in which its atoms must stand together.
    pub scope: Scope,
    /// All of these must be found, and are cited.
    pub all: Vec<Atom>,
    /// At least [`Way::at_least`] of these must be found, and are cited.
    pub of: Vec<Atom>,
    /// See [`Way::of`].
    pub at_least: usize,
    /// None of these may be found.
    pub none: Vec<Atom>,
}

/// One thing that a rule looks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Atom {
    /// What.
    pub what: What,
    /// Only in these settings; empty for all.
    pub settings: Vec<Setting>,
    /// Only what is told as used, not what is merely listed.
    pub used: bool,
    /// How often.
    pub at_least: usize,
}

/// The kinds of thing that a rule can look for.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A counted, tied mention.
    Concept(ConceptId),
    /// A mention that does not count (negated, planned, somebody else's).
    Uncounted(ConceptId),
    /// A mention that a reader of the page cannot see.
    Hidden(ConceptId),
    /// A tied change for the better.
    Improvement(ImprovementNeed),
    /// A tied scale.
    Scale {
        /// Only at or above the floor of its kind.
        floor: bool,
        /// Kinds of scale that do not count.
        except: Vec<String>,
    },
    /// A self-rating of the subject that claims at least this level.
    Claim(u8),
    /// A claim to more years than there can have been.
    ImpossibleYears {
        /// Whether years that a list of things shares count.
        shared: bool,
    },
    /// The last use ended more than this many months ago.
    MonthsSinceUse(u32),
    /// A [`Signal`], by its index in the pack. It speaks only of those before it.
    Signal(usize),
    /// An [`Ask`](super::Ask), by its index in the pack.
    Ask {
        /// Which.
        index: usize,
        /// Only where it is more than a wish.
        required: bool,
    },
    /// A flag that was raised.
    Flag(String),
    /// A criterion that was met.
    Criterion(String),
}

/// What an improvement must be like.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImprovementNeed {
    /// Of one of these metrics; empty for all.
    pub metrics: Vec<String>,
    /// By at least this many percent ...
    pub percent: Option<f64>,
    /// ... or by at least this factor.
    pub factor: Option<f64>,
    /// Whether a change with other causes beside the subject counts.
    pub shared: bool,
}

/// A short resume on which a rule must or must not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleExample {
    /// The resume, with what must be cited between `{{` and `}}`.
    pub text: String,
    /// Text that a reader of the page cannot see.
    pub hidden: Option<String>,
    /// Whether the rule holds.
    pub fires: bool,
    /// The severity with which a flag is raised, where that is promised.
    pub severity: Option<Severity>,
}

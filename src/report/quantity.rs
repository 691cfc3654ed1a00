//! Figures that a resume gives for the skill, as numbers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::number;

/// A figure that belongs to the skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Quantity {
    /// A change for the better.
    Improvement(Change),
    /// A change for the worse.
    Regression(Change),
    /// The size of what was run, or of the traffic that it served.
    Scale(Scale),
    /// A bound that is stated without a value before it ("p99 under 4 ms").
    ServiceLevel(ServiceLevel),
}

/// A change of a measured figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// What was measured (`latency`, `throughput`, `database-load`, `hit-ratio`, `cost`, `other`).
    pub metric: String,
    /// Which way it went.
    pub direction: Direction,
    /// By how much.
    #[serde(flatten)]
    pub magnitude: Magnitude,
    /// Whether the sentence names other causes beside the skill.
    pub shared: bool,
    /// The evidence.
    pub evidence: String,
}

/// The size of a change, in the form in which the resume gives it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Magnitude {
    /// A share of the value before.
    Percent {
        /// In percent; "halved" is 50.
        #[serde(serialize_with = "number::plain")]
        percent: f64,
    },
    /// A multiple of the value before.
    Factor {
        /// "Doubled" is 2.
        #[serde(serialize_with = "number::plain")]
        factor: f64,
    },
    /// The values before and after.
    Span {
        /// The value before.
        #[serde(serialize_with = "number::plain")]
        before: f64,
        /// The value after, in the same unit.
        #[serde(serialize_with = "number::plain")]
        after: f64,
        /// The unit of both; times are in milliseconds unless this says else.
        unit: Option<String>,
    },
    /// What was saved or gained.
    Amount {
        /// The difference.
        #[serde(serialize_with = "number::plain")]
        amount: f64,
        /// Its unit (`byte`, `millisecond`, a currency).
        unit: Option<String>,
    },
}

/// Which way a figure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

/// The size of what was run, or of the traffic that it served.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Scale {
    /// What was counted.
    pub what: ScaleKind,
    /// How much; bytes are plain bytes (1 GB = 10^9).
    #[serde(serialize_with = "number::plain")]
    pub value: f64,
    /// The unit of the value.
    pub unit: ScaleUnit,
    /// The time that a rate is for; null where the figure is no rate.
    pub per: Option<Per>,
    /// Whether the resume says "over" or "1M+".
    pub at_least: bool,
    /// The evidence.
    pub evidence: String,
}

/// What a scale counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ScaleKind {
    /// Operations, requests or queries.
    Throughput,
    /// Users.
    Users,
    /// Open connections.
    Connections,
    /// Nodes, shards, replicas or clusters.
    Nodes,
    /// Memory.
    Memory,
    /// Data held.
    Data,
    /// Keys or records.
    Keys,
    /// The share of time in service.
    Availability,
    /// Jobs.
    Jobs,
    /// Events or messages.
    Events,
}

/// The unit of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is the plain word for what it counts")]
pub enum ScaleUnit {
    Operation,
    Request,
    Query,
    User,
    Connection,
    Node,
    Shard,
    Replica,
    Cluster,
    Byte,
    Key,
    Record,
    Job,
    Event,
    Message,
    Percent,
}

/// The time that a rate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is the plain word for the time it means")]
pub enum Per {
    Second,
    Minute,
    Hour,
    Day,
    Month,
}

/// A bound that is stated without a value before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ServiceLevel {
    /// What is bounded (`latency`, `hit-ratio`, `staleness`).
    pub metric: String,
    /// The bound.
    #[serde(serialize_with = "number::plain")]
    pub value: f64,
    /// Its unit; null where the resume gives none.
    pub unit: Option<String>,
    /// On which side of the value it lies.
    pub bound: Bound,
    /// The evidence.
    pub evidence: String,
}

/// On which side of a value something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// Below it.
    Under,
    /// Above it.
    Over,
    /// On it.
    At,
}

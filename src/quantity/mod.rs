//! Quantities: numbers with what they measure.
use std::ops::Range;
/// A quantity.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// piece
    pub range: Range<usize>,
    /// number
    pub number: Range<usize>,
    /// kind
    pub kind: Kind,
}
/// Kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// c
    Change(Change),
    /// s
    Scale(Scale),
    /// l
    ServiceLevel(ServiceLevel),
}
/// Change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// m
    pub metric: String,
    /// d
    pub direction: Direction,
    /// s
    pub size: Size,
    /// i
    pub improves: bool,
}
/// Direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// u
    Up,
    /// d
    Down,
}
/// Size.
#[derive(Debug, Clone, PartialEq)]
pub enum Size {
    /// p
    Percent(f64),
    /// f
    Factor(f64),
    /// b
    BeforeAfter {
        /// b
        before: f64,
        /// a
        after: f64,
        /// u
        unit: String,
    },
    /// a
    Amount {
        /// a
        amount: f64,
        /// u
        unit: String,
    },
}
/// Scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// w
    pub what: String,
    /// v
    pub value: f64,
    /// u
    pub unit: String,
    /// p
    pub per: Option<String>,
    /// a
    pub at_least: bool,
}
/// Level.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceLevel {
    /// m
    pub metric: String,
    /// v
    pub value: f64,
    /// u
    pub unit: String,
    /// b
    pub bound: Bound,
}
/// Bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// u
    Under,
    /// o
    Over,
    /// a
    At,
}
/// Words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QuantityWords;
/// Finds.
pub fn find(_text: &str, _sentence: Range<usize>, _words: &QuantityWords) -> Vec<Quantity> {
    Vec::new()
}

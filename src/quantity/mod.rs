//! Numbers that say something of a system: what got better or worse, how much it carried, what it
//! keeps to.
//!
//! A sentence is cut into tokens once, its known words are marked, its numbers are read with their
//! units ([`Quantity::number`]), and small recognisers then look at how words and numbers stand to
//! each other. Which words there are is data ([`QuantityWords`]); this module knows none of a
//! language and nothing of what a pack looks for.

mod amount;
mod before_after;
mod lexicon;
mod metric;
mod model;
mod names;
mod number;
mod numeral;
mod phrases;
mod proportion;
mod relative;
mod remainder;
mod restated;
mod saving;
mod scale;
mod sense;
mod sentence;
mod service_level;
mod spaceless;
mod tense;
mod token;
mod trend;
mod unit;
mod words;

use std::ops::Range;

use sentence::{Fact, Sentence};

pub use lexicon::{MetricWords, PeriodWords, QuantityLexicon, UnitWords};
pub use words::{QuantityWords, UnknownName};

/// One statement in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Bytes of the text: the shortest piece that holds the number, its unit, and the words for the
    /// metric and the direction.
    pub range: Range<usize>,
    /// Bytes of the number or the two numbers alone, with their units.
    pub number: Range<usize>,
    /// What it says.
    pub kind: Kind,
}

/// What a number says.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Something became better or worse.
    Change(Change),
    /// How much of something there is or how fast it comes.
    Scale(Scale),
    /// What is kept to, said without what was before.
    ServiceLevel(ServiceLevel),
}

/// An improvement or a regression.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The id of a metric, such as `latency`.
    pub metric: String,
    /// Where the metric went.
    pub direction: Direction,
    /// By how much.
    pub size: Size,
    /// Whether that is good.
    pub improves: bool,
}

/// Where a metric went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It grew.
    Up,
    /// It shrank.
    Down,
}

impl Direction {
    /// The name in packs and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// The other one.
    pub fn opposite(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// The size of a change, in the form it was stated.
#[derive(Debug, Clone, PartialEq)]
pub enum Size {
    /// By so many percent.
    Percent(f64),
    /// So many times more, or less.
    Factor(f64),
    /// From one value to another.
    BeforeAfter {
        /// The value before.
        before: f64,
        /// The value after.
        after: f64,
        /// The unit of both: an id such as `ms`, `byte` or `percent`, with the period of a rate
        /// (`request/second`); empty for a bare count.
        unit: String,
    },
    /// By an absolute amount.
    Amount {
        /// How much.
        amount: f64,
        /// Its unit, with the period where one was said (`USD/month`).
        unit: String,
    },
}

/// How much of something there is.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Of what: `throughput`, `users`, `nodes`, `data` ...
    pub what: String,
    /// How much.
    pub value: f64,
    /// The id of the unit that is counted: `request`, `user`, `byte` ...
    pub unit: String,
    /// The id of the period that a rate refers to, such as `second`.
    pub per: Option<String>,
    /// Whether it is said to be more than that ("1M+", "over").
    pub at_least: bool,
}

/// A level that is kept to.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceLevel {
    /// The id of a metric.
    pub metric: String,
    /// The level.
    pub value: f64,
    /// The id of its unit.
    pub unit: String,
    /// On which side of the level it stays.
    pub bound: Bound,
}

/// The side of a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Below it.
    Under,
    /// Above it.
    Over,
    /// Just there.
    At,
}

impl Bound {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Under => "under",
            Self::Over => "over",
            Self::At => "at",
        }
    }
}

/// The quantities of one sentence, in the order of their numbers.
///
/// `text` is the whole text, `sentence` the bytes of the sentence in it; a range that is no piece of
/// the text has no quantities.
pub fn find(text: &str, sentence: Range<usize>, words: &QuantityWords) -> Vec<Quantity> {
    let Some(piece) = text.get(sentence.clone()) else { return Vec::new() };
    if !may_hold_number(piece) {
        return Vec::new();
    }
    let mut sentence = Sentence::read(piece, sentence.start, words);
    let mut facts = before_after::find(&mut sentence);
    facts.extend(remainder::find(&mut sentence));
    facts.extend(relative::find(&mut sentence));
    facts = restated::merge(&sentence, facts);
    facts.extend(saving::find(&mut sentence));
    facts.extend(service_level::find(&mut sentence));
    facts.extend(scale::find(&mut sentence));
    facts.sort_by_key(|fact| (fact.number.start, fact.number.end));
    facts.into_iter().map(|fact: Fact| sentence.quantity(fact)).collect()
}

/// A cheap look that spares most sentences the work: number words are letters, so letters count.
fn may_hold_number(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests;

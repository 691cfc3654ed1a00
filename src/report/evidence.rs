//! The exact words that prove a statement, and where they stand.
//!
//! The selectors are those of the W3C Web Annotation Data Model, so that a viewer for annotations
//! finds the place without knowing this program.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Setting, number};

/// The exact words that prove a statement. Statements name them by their id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Unique in the report (`e1`).
    pub id: String,
    /// What the words stand for: the id of a concept of the rules.
    pub concept: String,
    /// The section that they stand in; null before the first heading.
    pub section: Option<String>,
    /// The entry that they stand in, counted from 0 through the resume; null outside of any.
    pub entry: Option<usize>,
    /// How they are meant.
    pub context: Context,
    /// Whether a reader of the page can see them. Hidden words support nothing.
    pub visible: bool,
    /// Where they stand.
    pub selectors: Selectors,
}

/// How a mention is meant, on five axes that do not depend on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Context {
    /// Where it was done.
    pub setting: Setting,
    /// Whether it is said or denied.
    pub polarity: Polarity,
    /// Whether it was done or is only meant to be.
    pub stage: Stage,
    /// How strongly the resume puts it.
    pub strength: Strength,
    /// Who did it.
    pub actor: Actor,
}

/// Whether something is said or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// It is said.
    Affirmed,
    /// It is denied ("no experience with").
    Negated,
}

/// Whether something was done or is only meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It was done.
    Practiced,
    /// It is being learnt.
    Learning,
    /// It is a wish or a plan.
    Planned,
}

/// How strongly a resume puts something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Without a rating.
    Plain,
    /// Less than fully ("familiar with").
    Weak,
    /// As a master ("expert in").
    Expert,
}

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The candidate, alone or leading others.
    #[serde(rename = "self")]
    Own,
    /// Somebody else.
    Team,
}

/// Where words stand, in several forms of which a reader uses the one that suits it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Selectors {
    /// By counting characters.
    pub position: PositionSelector,
    /// By the words themselves.
    pub quote: QuoteSelector,
    /// By the place on the page; empty where the format has no pages.
    pub boxes: Vec<PageRect>,
    /// By the number of the paragraph, from 0; only in formats that have paragraphs and no pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
}

/// A range of the text in Unicode code points (TextPositionSelector).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct PositionSelector {
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
}

/// The words with what stands around them (TextQuoteSelector).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteSelector {
    /// The words.
    pub exact: String,
    /// The text before them.
    pub prefix: String,
    /// The text after them.
    pub suffix: String,
}

/// A rectangle on a page, in PDF points from the top-left corner of the page as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PageRect {
    /// The page, from 1.
    #[schemars(range(min = 1))]
    pub page: usize,
    /// The left edge.
    #[serde(serialize_with = "number::plain")]
    pub x: f64,
    /// The top edge.
    #[serde(serialize_with = "number::plain")]
    pub y: f64,
    /// The extent to the right.
    #[serde(serialize_with = "number::plain")]
    pub width: f64,
    /// The extent downwards.
    #[serde(serialize_with = "number::plain")]
    pub height: f64,
}

impl PageRect {
    /// A rectangle rounded to a tenth of a point: finer than print, and the same on every machine.
    pub fn rounded(page: usize, x: f32, y: f32, width: f32, height: f32) -> Self {
        let tenth = |value: f32| (f64::from(value) * 10.0).round() / 10.0;
        Self { page, x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height) }
    }
}

//! Quantities as reports give them, and in words.

use super::ledger::Ledger;
use crate::matching::{Findings, TiedQuantity};
use crate::quantity::{Bound, Change, Direction, Kind, Scale, Size};
use crate::report;

/// The quantities of the subject that count.
pub(super) fn quantities(findings: &Findings, ledger: &mut Ledger<'_>) -> Vec<report::Quantity> {
    let counted = findings.quantities.iter().filter(|tied| tied.context.counts());
    counted.filter_map(|tied| quantity(tied, ledger)).collect()
}

fn quantity(tied: &TiedQuantity, ledger: &mut Ledger<'_>) -> Option<report::Quantity> {
    let evidence = ledger.quantity(tied)?;
    match &tied.quantity.kind {
        Kind::Change(change) => {
            let improves = change.improves;
            let change = report::Change {
                metric: change.metric.clone(),
                direction: match change.direction {
                    Direction::Up => report::Direction::Up,
                    Direction::Down => report::Direction::Down,
                },
                magnitude: magnitude(&change.size),
                shared: tied.shared,
                evidence,
            };
            Some(if improves {
                report::Quantity::Improvement(change)
            } else {
                report::Quantity::Regression(change)
            })
        }
        Kind::Scale(scale) => Some(report::Quantity::Scale(report::Scale {
            what: named(&scale.what)?,
            value: scale.value,
            unit: named(&scale.unit)?,
            per: scale.per.as_deref().and_then(named),
            at_least: scale.at_least,
            evidence,
        })),
        Kind::ServiceLevel(level) => Some(report::Quantity::ServiceLevel(report::ServiceLevel {
            metric: level.metric.clone(),
            value: level.value,
            unit: Some(level.unit.clone()),
            bound: match level.bound {
                Bound::Under => report::Bound::Under,
                Bound::Over => report::Bound::Over,
                Bound::At => report::Bound::At,
            },
            evidence,
        })),
    }
}

/// A name of the pack as one of the report's; `None` for a name that the report does not know.
fn named<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}

fn magnitude(size: &Size) -> report::Magnitude {
    match size.clone() {
        Size::Percent(percent) => report::Magnitude::Percent { percent },
        Size::Factor(factor) => report::Magnitude::Factor { factor },
        Size::BeforeAfter { before, after, unit } => {
            report::Magnitude::Span { before, after, unit: Some(unit) }
        }
        Size::Amount { amount, unit } => report::Magnitude::Amount { amount, unit: Some(unit) },
    }
}

/// A quantity in words that finish "the resume shows ...".
pub(super) fn describe(kind: &Kind) -> String {
    match kind {
        Kind::Change(change) => describe_change(change),
        Kind::Scale(scale) => describe_scale(scale),
        Kind::ServiceLevel(level) => format!("{} {} {}", words(&level.metric), level.value, level.unit),
    }
}

fn describe_change(change: &Change) -> String {
    let metric = if change.metric == "other" { "a figure".to_owned() } else { words(&change.metric) };
    let way = match change.direction {
        Direction::Up => "up",
        Direction::Down => "down",
    };
    match &change.size {
        Size::Percent(percent) => format!("{metric} {way} by {percent} %"),
        Size::Factor(factor) => format!("{metric} {way} by a factor of {factor}"),
        Size::BeforeAfter { before, after, unit } => {
            format!("{metric} {way} from {before} to {after} {unit}")
        }
        Size::Amount { amount, unit } => format!("{metric} {way} by {amount} {unit}"),
    }
}

fn describe_scale(scale: &Scale) -> String {
    let least = if scale.at_least { "at least " } else { "" };
    let plural = if scale.value == 1.0 || scale.unit == "percent" { "" } else { "s" };
    let per = scale.per.as_ref().map_or_else(String::new, |per| format!(" a {per}"));
    format!("{least}{} {}{plural}{per}", scale.value, scale.unit)
}

fn words(id: &str) -> String {
    id.replace('-', " ")
}

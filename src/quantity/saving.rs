//! Absolute amounts won or lost: "saving $18k a month", "shaved 120 ms off", "by 20 GB".

use super::Size;
use super::metric::{self, Accept, Named};
use super::model::Dimension;
use super::relative;
use super::sense::Role;
use super::sentence::{Fact, Sentence};
use super::trend::{self, TrendAt, is_content};

/// Words that may stand between "saved" and the amount ("saved the company some").
const MOST_BETWEEN: usize = 2;

/// The absolute savings; their amounts are taken.
pub(super) fn find(s: &mut Sentence) -> Vec<Fact> {
    let mut facts = Vec::new();
    for at in 0..s.amounts.len() {
        if let Some(fact) = of_amount(s, at) {
            s.amounts[at].taken = true;
            facts.push(fact);
        }
    }
    facts
}

fn of_amount(s: &Sentence, at: usize) -> Option<Fact> {
    let amount = s.amounts.get(at).filter(|amount| !amount.taken && !amount.implied)?;
    let dimension = amount.dimension(s)?;
    if !matches!(dimension, Dimension::Money | Dimension::Time | Dimension::Bytes) {
        return None;
    }
    let floor = trend::floor(s, amount.lead);
    let trend = saved(s, amount.lead, floor).or_else(|| changed_by(s, at, floor))?;
    let accept: Accept = &|role| {
        metric::paced(s, role)
            .or(metric::any(role))
            .filter(|&id| s.words.metrics[id].measured_in.contains(&dimension))
    };
    let by_unit = || s.words.units[amount.unit?].metric.map(|id| Named::Metric(id, amount.tokens.clone()));
    let named = match metric::last_in(s, floor..amount.lead, accept) {
        found @ (Named::Metric(..) | Named::NotOurs) => found,
        _ => match metric::first_from(s, amount.tokens.end, accept) {
            found @ Named::Metric(..) => found,
            _ => by_unit()?,
        },
    };
    let size = Size::Amount { amount: scaled_bytes(s, at), unit: amount.unit_name(s) };
    relative::fact(s, named, &trend, amount.tokens.clone(), size)
}

/// Bytes are told as bytes, everything else as written.
fn scaled_bytes(s: &Sentence, at: usize) -> f64 {
    let amount = &s.amounts[at];
    match amount.unit.map(|unit| &s.words.units[unit]) {
        Some(unit) if unit.dimension == Dimension::Bytes => super::number::scaled(amount.value, unit.size),
        _ => amount.value,
    }
}

/// "saving $18k", "shaved another 120 ms off", "saved the company 40 hours".
fn saved(s: &Sentence, lead: usize, floor: usize) -> Option<TrendAt> {
    let mut between = 0;
    for at in (floor..lead).rev() {
        let is_part = at > 0 && s.text(at - 1) == "-";
        if let Some(mark) = s.role_mark(at).filter(|mark| mark.has(Role::Saving) && !is_part) {
            return Some(TrendAt { trend: trend::Trend::Down, tokens: mark.tokens.clone(), behind: false });
        }
        between += usize::from(is_content(s, at));
        if between > MOST_BETWEEN || s.is(at, Role::Stop) || s.text(at) == "," {
            return None;
        }
    }
    None
}

/// "reduced latency by 120 ms", "cut 2 s off", "300 ms faster".
fn changed_by(s: &Sentence, at: usize, floor: usize) -> Option<TrendAt> {
    let amount = s.amounts.get(at)?;
    let by = amount.lead.checked_sub(1).is_some_and(|before| s.is(before, Role::By));
    let off = s.is(amount.tokens.end, Role::Off);
    let trend = trend::of_amount(s, amount, floor)?;
    let next = trend.behind && trend.tokens.start == amount.tokens.end;
    (by || off || next).then_some(trend)
}

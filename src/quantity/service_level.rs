//! Levels that are kept to, said without what was before: "p99 under 4 ms", "a hit ratio of 95%".

use std::ops::Range;

use super::amount::Amount;
use super::metric::{self, Accept, Named};
use super::model::Dimension;
use super::sense::Role;
use super::sentence::{Fact, Sentence, union};
use super::trend;
use super::{Bound, Direction, Kind, ServiceLevel};

/// How far before its level a metric may stand.
const REACH: usize = 9;
/// How far from the level a metric may stand that is said to be right there.
const REACH_AT: usize = 4;

/// The levels among the amounts that no change was made of; their amounts are taken.
pub(super) fn find(s: &mut Sentence) -> Vec<Fact> {
    let mut facts = Vec::new();
    for at in 0..s.amounts.len() {
        if let Some(fact) = of_amount(s, &s.amounts[at]) {
            s.amounts[at].taken = true;
            facts.push(fact);
        }
    }
    facts
}

fn of_amount(s: &Sentence, amount: &Amount) -> Option<Fact> {
    let dimension = amount.dimension(s).filter(|_| !amount.taken && amount.per.is_none())?;
    let accept: Accept =
        &|role| metric::of_value(role).filter(|&id| s.words.metrics[id].service_level == Some(dimension));
    let floor = trend::floor(s, amount.lead).max(amount.lead.saturating_sub(REACH));
    // The words of the bound may name the metric themselves ("older than").
    let before = metric::last_in(s, floor..amount.tokens.start, accept);
    let after = metric::first_from(s, amount.tokens.end, accept);
    let bound = bound(s, amount, floor);
    let (id, words) = match (before, after) {
        (Named::NotOurs, _) => return None,
        (Named::Metric(id, words), _) if bound.is_some() || is_right_before(s, &words, amount) => (id, words),
        (_, Named::Metric(id, words)) if bound.is_some() || is_right_behind(s, amount, &words) => (id, words),
        _ => (by_unit(s, amount, bound)?, amount.tokens.clone()),
    };
    let bound = bound.unwrap_or(Bound::At);
    if !is_promise(s, amount, id, bound) {
        return None;
    }
    let level = ServiceLevel {
        metric: s.words.metrics[id].id.clone(),
        value: amount.value,
        unit: s.words.units[amount.unit?].reported.clone(),
        bound,
    };
    Some(Fact {
        tokens: union(&(amount.lead..amount.tokens.end), &words),
        number: amount.tokens.clone(),
        kind: Kind::ServiceLevel(level),
    })
}

/// Whether the level promises something: "alerts when p99 is over 50 ms" does not, nor does an answer
/// within the hour.
fn is_promise(s: &Sentence, amount: &Amount, id: usize, bound: Bound) -> bool {
    let metric = &s.words.metrics[id];
    let bad_side = match metric.good {
        Some(Direction::Down) => bound == Bound::Over,
        Some(Direction::Up) => bound == Bound::Under,
        None => false,
    };
    let unit_metric = amount.unit.and_then(|unit| s.words.units[unit].metric);
    let is_slow = unit_metric.is_some_and(|unit| s.words.metrics[unit].service_level.is_none());
    !(bad_side || is_slow && metric.faster.is_some())
}

/// The side that the words before the number tell; "never longer than" is under.
fn bound(s: &Sentence, amount: &Amount, floor: usize) -> Option<Bound> {
    if amount.implied {
        return Some(Bound::Under);
    }
    if amount.plus {
        return Some(Bound::Over);
    }
    let qualifiers = amount.lead..amount.tokens.start;
    let said = |role| qualifiers.clone().any(|at| s.is(at, role));
    let negated = (floor..amount.lead).any(|at| s.is(at, Role::No));
    match (said(Role::Under), said(Role::Over)) {
        (true, _) => Some(Bound::Under),
        (false, true) if negated => Some(Bound::Under),
        (false, true) => Some(Bound::Over),
        _ => None,
    }
}

/// "p99 of 4 ms", "response time reduced to 100 ms": nothing but small words and trends between.
fn is_right_before(s: &Sentence, words: &Range<usize>, amount: &Amount) -> bool {
    let small =
        |at: usize| [Role::At, Role::Of, Role::Skip, Role::Roughly].into_iter().any(|role| s.is(at, role));
    let mut gap = words.end..amount.lead;
    gap.len() <= REACH_AT && gap.all(|at| small(at) || trend::moves(s, at..at + 1))
}

/// "95% hit rate", "1.5 seconds old", "95% of reads from the cache".
fn is_right_behind(s: &Sentence, amount: &Amount, words: &Range<usize>) -> bool {
    let close = words.start <= amount.tokens.end + 1 || s.is(amount.tokens.end, Role::Of);
    let small =
        |at| s.is_figure(at) || s.text(at) == "-" || s.is(at, Role::Skip) || s.is(at, Role::Adjective);
    close || (amount.tokens.end..words.start).all(small)
}

/// A time that something stays under is a latency where it is that short.
fn by_unit(s: &Sentence, amount: &Amount, bound: Option<Bound>) -> Option<usize> {
    let unit = &s.words.units[amount.unit?];
    let short = unit.dimension == Dimension::Time && (unit.size <= 1.0 || amount.implied);
    if short && bound == Some(Bound::Under) { unit.metric } else { None }
}

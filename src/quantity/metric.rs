//! What a number is about: the metric that its sentence names for it.

use std::ops::Range;

use super::Direction;
use super::model::{Id, OTHER};
use super::sense::Role;
use super::sentence::Sentence;
use super::trend::{Trend, TrendAt, is_content};

/// What a stretch of a sentence says of a metric.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Named {
    /// This one, by these tokens.
    Metric(Id, Range<usize>),
    /// Something whose figures say nothing here.
    NotOurs,
    /// Something that is not known.
    Stranger,
    /// Nothing at all.
    Nothing,
}

/// How far behind a number its metric may stand.
const REACH_BEHIND: usize = 7;
/// How far a noun may stand before the one that it is a property of ("latency of our API queries").
const REACH_OF: usize = 5;

/// Picks the metrics that can be meant.
pub(super) type Accept<'a> = &'a dyn Fn(Role) -> Option<Id>;

/// Any metric.
pub(super) fn any(role: Role) -> Option<Id> {
    if let Role::Metric(id) | Role::Speed(id) = role { Some(id) } else { None }
}

/// Any metric that a value can be one of.
pub(super) fn of_value(role: Role) -> Option<Id> {
    if let Role::Level(id) = role { Some(id) } else { any(role) }
}

/// Any metric that can be faster.
pub(super) fn paced(s: &Sentence, role: Role) -> Option<Id> {
    match role {
        Role::Paced(id) => Some(id),
        role => any(role).filter(|&id| s.words.metrics[id].faster.is_some()),
    }
}

/// Any metric that grew.
pub(super) fn grown(role: Role) -> Option<Id> {
    if let Role::Carried(id) = role { Some(id) } else { any(role) }
}

/// The metric nearest to the end of a stretch; of "latency of database queries" the latency.
pub(super) fn last_in(s: &Sentence, stretch: Range<usize>, accept: Accept) -> Named {
    let mut at = stretch.end;
    let mut stranger = false;
    while at > stretch.start {
        at -= 1;
        match named_at(s, at, accept) {
            Named::Metric(id, tokens) => return head(s, stretch.start, id, tokens, accept),
            Named::NotOurs => return Named::NotOurs,
            _ => stranger |= is_content(s, at),
        }
    }
    if stranger { Named::Stranger } else { Named::Nothing }
}

/// The first metric of the tokens from `start` on, before another thought begins.
pub(super) fn first_from(s: &Sentence, start: usize, accept: Accept) -> Named {
    let mut stranger = false;
    for at in start..(start + REACH_BEHIND).min(s.tokens.len()) {
        match named_at(s, at, accept) {
            Named::Nothing => {}
            Named::Metric(id, words) => return compound(s, id, words, accept),
            named => return named,
        }
        stranger |= is_content(s, at);
        let over = s.is(at, Role::Stop) || s.is_end(at) || s.amount_at(at).is_some() || s.text(at) == ",";
        if over {
            break;
        }
    }
    if stranger { Named::Stranger } else { Named::Nothing }
}

/// Of "write throughput" the last noun is meant.
fn compound(s: &Sentence, id: Id, words: Range<usize>, accept: Accept) -> Named {
    match named_at(s, words.end, accept) {
        Named::Metric(last, tokens) => Named::Metric(last, words.start..tokens.end),
        _ => Named::Metric(id, words),
    }
}

fn named_at(s: &Sentence, at: usize, accept: Accept) -> Named {
    let Some(mark) = s.role_mark(at) else { return Named::Nothing };
    match mark.pick(accept) {
        Some(id) => Named::Metric(id, mark.tokens.clone()),
        None if mark.has(Role::NotOurs) => Named::NotOurs,
        None => Named::Nothing,
    }
}

/// The noun that the found one belongs to by an "of", if that is a metric too.
fn head(s: &Sentence, floor: usize, id: Id, tokens: Range<usize>, accept: Accept) -> Named {
    let mut of = false;
    let start = floor.max(tokens.start.saturating_sub(REACH_OF));
    for at in (start..tokens.start).rev() {
        match named_at(s, at, accept) {
            Named::Nothing => {}
            outer if of => return outer,
            _ => break,
        }
        of |= s.is(at, Role::Of);
        if s.is(at, Role::Stop) || s.text(at) == "," {
            break;
        }
    }
    Named::Metric(id, tokens)
}

/// The metric of a change by so much, whose number has a trend.
pub(super) fn of_change(
    s: &Sentence,
    number: &Range<usize>,
    lead: usize,
    floor: usize,
    trend: &TrendAt,
) -> Named {
    match named_for(s, number, lead, floor, trend) {
        // Optimised queries are faster, not fewer.
        Named::Metric(id, words) if trend.trend == Trend::Better => {
            let paced = s.role_mark(words.start).and_then(|mark| mark.pick(as_paced));
            Named::Metric(paced.unwrap_or(id), words)
        }
        named => named,
    }
}

fn as_paced(role: Role) -> Option<Id> {
    if let Role::Paced(id) = role { Some(id) } else { None }
}

fn named_for(s: &Sentence, number: &Range<usize>, lead: usize, floor: usize, trend: &TrendAt) -> Named {
    let paced = |role| paced(s, role);
    let accept: Accept = match trend.trend {
        Trend::Faster | Trend::Slower => &paced,
        Trend::Up => &grown,
        _ => &any,
    };
    let first_found = |stretches: [Named; 3]| {
        stretches.into_iter().find(|named| *named != Named::Nothing).unwrap_or(Named::Nothing)
    };
    if !trend.behind {
        let object = last_in(s, trend.tokens.end..lead, accept);
        if object == Named::Nothing && s.is(number.end, Role::Of) {
            // "which freed 38% of the memory": the object stands behind.
            let behind = first_from(s, number.end, accept);
            if matches!(behind, Named::Metric(..)) {
                return behind;
            }
        }
        return first_found([
            object,
            as_known(last_in(s, floor..trend.tokens.start, accept)),
            first_from(s, number.end, accept),
        ]);
    }
    // Behind "than" stands what it is compared with.
    let compared = [Role::Over, Role::Under].into_iter().any(|role| s.is(trend.tokens.start, role));
    let behind = || first_from(s, trend.tokens.end.max(number.end), accept);
    first_found([
        as_known(last_in(s, number.end..trend.tokens.start.max(number.end), accept)),
        if compared { Named::Nothing } else { behind() },
        last_in(s, floor..lead, accept),
    ])
}

/// A stranger at a place where there may well be one says nothing.
fn as_known(named: Named) -> Named {
    if named == Named::Stranger { Named::Nothing } else { named }
}

/// What carries more when a rate rises, whatever the rate counts.
pub(super) fn throughput(s: &Sentence) -> Option<Id> {
    s.words.metrics.iter().position(|metric| metric.faster == Some(Direction::Up))
}

/// The metric for changes that name none.
pub(super) fn other(s: &Sentence) -> Id {
    s.words.metrics.iter().position(|metric| metric.id == OTHER).unwrap_or(0)
}

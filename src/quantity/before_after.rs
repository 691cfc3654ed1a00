//! Changes from one value to another: "from 900 ms to 120 ms", "4.5s -> 50ms", "12 kB in place of 3 GB".

use std::ops::Range;

use super::amount::Amount;
use super::metric::{self, Accept, Named};
use super::model::Dimension;
use super::number::scaled;
use super::sense::Role;
use super::sentence::{Fact, Sentence, union};
use super::trend;
use super::{Change, Direction, Kind, Size, scale};

/// Words that may stand between the two values ("from 310 ms at p95 down to 45 ms").
const REACH: usize = 6;
/// The changes from one value to another, and the scale that a rate has reached by one. The amounts
/// are taken.
pub(super) fn find(s: &mut Sentence) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut at = 0;
    while at + 1 < s.amounts.len() {
        match pair(s, at) {
            Some(pair) => {
                let found = facts_of(s, &pair);
                // A pair that is none of our business is still no number of another kind.
                s.amounts[at].taken = true;
                s.amounts[at + 1].taken = true;
                facts.extend(found);
                at += 2;
            }
            None => at += 1,
        }
    }
    facts
}

/// Two values of one thing in one unit.
struct Pair {
    before: Amount,
    after: Amount,
    /// Both values with what stands between them, and the "from".
    tokens: Range<usize>,
    /// Both values.
    number: Range<usize>,
}

fn pair(s: &Sentence, at: usize) -> Option<Pair> {
    let (first, second) = (s.amounts.get(at)?, s.amounts.get(at + 1)?);
    let gap = first.tokens.end..second.lead;
    if gap.len() > REACH || gap.clone().any(|at| s.is_end(at)) {
        return None;
    }
    let from = first.lead.checked_sub(1).filter(|&at| s.is(at, Role::From));
    let close = gap.end.checked_sub(1).and_then(|at| s.role_mark(at));
    let near = |role| close.is_some_and(|mark| mark.has(role)) && !gap.is_empty();
    let within = |role| gap.clone().any(|at| s.is(at, role));
    let qualified = (second.lead..second.tokens.start).any(|at| s.is(at, Role::Into));
    let clear = !gap
        .clone()
        .any(|at| s.text(at) == "," || s.role_mark(at).is_some_and(|mark| mark.pick(metric::any).is_some()));
    let forward = (clear && (near(Role::Into) || qualified))
        || (from.is_some() && (near(Role::To) || within(Role::Into)));
    let goes_on = s.is(second.tokens.end, Role::To) || s.is(second.tokens.end, Role::Into);
    let backward = within(Role::Instead) || (near(Role::From) && from.is_none() && !goes_on);
    let (mut before, mut after) = match (forward, backward) {
        (true, _) => (first.clone(), second.clone()),
        (false, true) => (second.clone(), first.clone()),
        _ => return None,
    };
    share_unit(&mut before, &mut after);
    let dimension = before.dimension(s);
    let comparable = dimension == after.dimension(s) && dimension != Some(Dimension::Factor);
    let number = first.tokens.start..second.tokens.end;
    comparable.then(|| Pair { before, after, tokens: from.unwrap_or(first.lead)..number.end, number })
}

/// "from 34 to 11 minutes": a unit that is said once holds for both.
fn share_unit(before: &mut Amount, after: &mut Amount) {
    before.unit = before.unit.or(after.unit);
    after.unit = after.unit.or(before.unit);
    before.per = before.per.or(after.per);
    after.per = after.per.or(before.per);
}

fn facts_of(s: &Sentence, pair: &Pair) -> Vec<Fact> {
    let (before, after, unit) = values(s, pair);
    let change = (before != after).then(|| change(s, pair, before, after, unit)).flatten();
    let counts = pair.after.dimension(s) == Some(Dimension::Count);
    let reached = if counts { scale::of_amount(s, &pair.after) } else { None };
    change.into_iter().chain(reached).collect()
}

fn change(s: &Sentence, pair: &Pair, before: f64, after: f64, unit: String) -> Option<Fact> {
    let direction = if after > before { Direction::Up } else { Direction::Down };
    let (id, words) = metric_of(s, pair)?;
    let metric = s.words.metrics.get(id)?;
    let improves = metric.good.is_none_or(|good| good == direction);
    let size = Size::BeforeAfter { before, after, unit };
    Some(Fact {
        tokens: union(&pair.tokens, &words),
        number: pair.number.clone(),
        kind: Kind::Change(Change { metric: metric.id.clone(), direction, size, improves }),
    })
}

/// Both values in one unit, with its name.
fn values(s: &Sentence, pair: &Pair) -> (f64, f64, String) {
    let (mut before, mut after) = (pair.before.value, pair.after.value);
    let mut named = &pair.after;
    if let (Some(from), Some(to)) = (pair.before.unit, pair.after.unit) {
        let (from, to) = (&s.words.units[from], &s.words.units[to]);
        let base = if from.reported == to.reported { 1.0 } else { from.size.min(to.size) };
        let is_bytes = to.dimension == Dimension::Bytes;
        if is_bytes || base != 1.0 || from.size != to.size {
            let base = if is_bytes { 1.0 } else { from.size.min(to.size) };
            before = scaled(before, from.size / base);
            after = scaled(after, to.size / base);
        }
        if from.size < to.size {
            named = &pair.before;
        }
    }
    if let (Some(from), Some(to)) = (pair.before.per, pair.after.per)
        && from != to
    {
        before *= s.words.periods[to].seconds / s.words.periods[from].seconds;
        named = &pair.after;
    }
    (before, after, named.unit_name(s))
}

/// The metric that is named for the pair, or that its unit speaks of.
fn metric_of(s: &Sentence, pair: &Pair) -> Option<(usize, Range<usize>)> {
    let dimension = pair.after.dimension(s);
    let fits = |id: usize| match dimension {
        Some(dimension) => s.words.metrics[id].measured_in.contains(&dimension),
        // A bare number can only be a count, and not a year.
        None => s.words.metrics[id].measured_in.contains(&Dimension::Count) && !are_years(pair),
    };
    let accept: Accept = &|role| metric::any(role).filter(|&id| fits(id));
    let floor = trend::floor(s, pair.tokens.start);
    let before = metric::last_in(s, floor..pair.tokens.start, accept);
    let named = match before {
        Named::Metric(..) | Named::NotOurs => before,
        _ => first_around(s, pair, accept),
    };
    match named {
        Named::Metric(id, words) => Some((longer(s, pair, id), words)),
        Named::NotOurs => None,
        _ => by_unit(s, pair, floor).map(|id| (id, pair.tokens.clone())),
    }
}

fn first_around(s: &Sentence, pair: &Pair, accept: Accept) -> Named {
    match metric::first_from(s, pair.number.end, accept) {
        Named::Metric(id, words) => Named::Metric(id, words),
        _ => metric::last_in(s, pair.number.clone(), accept),
    }
}

/// A load that takes minutes is not that of a page.
fn longer(s: &Sentence, pair: &Pair, id: usize) -> usize {
    let unit_metric = |amount: &Amount| amount.unit.and_then(|unit| s.words.units[unit].metric);
    match s.words.metrics[id].longer {
        Some(longer)
            if [&pair.before, &pair.after].into_iter().any(|amount| unit_metric(amount) == Some(longer)) =>
        {
            longer
        }
        _ => id,
    }
}

/// Times and sizes say by themselves what they are; a percentage needs a word for the direction.
fn by_unit(s: &Sentence, pair: &Pair, floor: usize) -> Option<usize> {
    let metric = |amount: &Amount| s.words.units[amount.unit?].metric;
    match pair.after.dimension(s)? {
        Dimension::Time => {
            let (before, after) = (metric(&pair.before)?, metric(&pair.after)?);
            // Of two times the longer one tells: "from 14 minutes to 90 seconds" is no latency.
            Some(
                if pair.before.value * unit_size(s, &pair.before)
                    > pair.after.value * unit_size(s, &pair.after)
                {
                    before
                } else {
                    after
                },
            )
        }
        Dimension::Bytes | Dimension::Money => metric(&pair.after),
        Dimension::Count if pair.after.per.is_some() => {
            let rate = s.words.units[pair.after.unit?].rate.as_ref()?;
            s.words.metrics.iter().position(|metric| metric.id == *rate)
        }
        Dimension::Share => trend::moves(s, floor..pair.tokens.start).then(|| metric::other(s)),
        _ => None,
    }
}

fn unit_size(s: &Sentence, amount: &Amount) -> f64 {
    amount.unit.map_or(1.0, |unit| s.words.units[unit].size)
}

fn are_years(pair: &Pair) -> bool {
    [&pair.before, &pair.after]
        .into_iter()
        .all(|amount| (1900.0..2100.0).contains(&amount.value) && !amount.magnitude)
}

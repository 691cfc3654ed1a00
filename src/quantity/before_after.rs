//! Changes from one value to another: "from 900 ms to 120 ms", "4.5s -> 50ms", "12 kB in place of 3 GB".

use std::ops::Range;

use super::amount::Amount;
use super::metric::{self, Accept, Named};
use super::model::Dimension;
use super::number::scaled;
use super::sense::Role;
use super::sentence::{Fact, Sentence, union};
use super::tense::{self, Order};
use super::trend;
use super::{Change, Direction, Kind, Size, restated, scale};

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
                at += 2;
                facts.extend(restated::with_bracket(s, at, found));
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
    /// The number, and the "from".
    tokens: Range<usize>,
    /// Both values with what stands between them.
    number: Range<usize>,
    /// Whether they are only set against each other ("15 ms vs 250 ms").
    against: bool,
}

fn pair(s: &Sentence, at: usize) -> Option<Pair> {
    let (first, second) = (s.amounts.get(at)?, s.amounts.get(at + 1)?);
    let gap = first.tokens.end..second.lead;
    let from = from(s, first);
    let order = tense::order(s, at).or_else(|| linked(s, first, second, &gap, from))?;
    let (mut before, mut after) = match order {
        Order::Forward => (first.clone(), second.clone()),
        Order::Backward => (second.clone(), first.clone()),
    };
    share_unit(&mut before, &mut after);
    let dimension = before.dimension(s);
    let one_currency = dimension != Some(Dimension::Money) || before.unit == after.unit;
    let comparable = dimension == after.dimension(s) && dimension != Some(Dimension::Factor) && one_currency;
    let number = first.tokens.start..second.tokens.end;
    let against = order == Order::Backward && gap.clone().any(|at| s.is(at, Role::Against));
    comparable.then(|| Pair {
        before,
        after,
        tokens: from.unwrap_or(first.lead)..number.end,
        number,
        against,
    })
}

/// The "from" before the first value, or the "before/after:" that announces both.
fn from(s: &Sentence, first: &Amount) -> Option<usize> {
    let at = first.lead.checked_sub(1)?;
    let at = if s.text(at) == ":" { at.checked_sub(1)? } else { at };
    let mark = s.role_mark(at).filter(|mark| mark.has(Role::From))?;
    (at + 1 == first.lead || mark.tokens.len() > 1).then_some(mark.tokens.end - 1)
}

/// The order of two values that words or signs between them link.
fn linked(
    s: &Sentence,
    first: &Amount,
    second: &Amount,
    gap: &Range<usize>,
    from: Option<usize>,
) -> Option<Order> {
    if gap.len() > REACH || gap.clone().any(|at| s.is_end(at)) {
        return None;
    }
    let close = gap.end.checked_sub(1).and_then(|at| s.role_mark(at));
    let near = |role| close.is_some_and(|mark| mark.has(role)) && !gap.is_empty();
    let within = |role| gap.clone().any(|at| s.is(at, role));
    let qualified = (second.lead..second.tokens.start).any(|at| s.is(at, Role::Into));
    let clear = !gap
        .clone()
        .any(|at| s.text(at) == "," || s.role_mark(at).is_some_and(|mark| mark.pick(metric::any).is_some()));
    let by = first.lead.checked_sub(1).is_some_and(|at| s.is(at, Role::By));
    let announced = from.is_some_and(|at| s.role_mark(at).is_some_and(|mark| mark.tokens.len() > 1));
    // Without a "from", words join two ends of a range as well ("50 ms up to 2 s").
    let by_sign = close.is_some_and(|mark| !s.tokens[mark.tokens.start].is_word());
    let is_time = first.dimension(s) == Some(Dimension::Time);
    let moved = by_sign || from.is_some() || !is_time || falls(s, first, second);
    let forward = (clear && moved && (near(Role::Into) || qualified))
        || (from.is_some() && (near(Role::To) || within(Role::Into)))
        || (announced && gap.len() == 1 && s.text(gap.start) == "/")
        || (near(Role::To) && gap.len() == 1 && !by && falls(s, first, second));
    let goes_on = s.is(second.tokens.end, Role::To) || s.is(second.tokens.end, Role::Into);
    let backward = within(Role::Instead) || (near(Role::From) && from.is_none() && !goes_on);
    match (forward, backward) {
        (true, _) => Some(Order::Forward),
        (false, true) => Some(Order::Backward),
        _ => None,
    }
}

/// "p99 900 ms to 120 ms": without a "from" two values are no range only where they fall.
fn falls(s: &Sentence, first: &Amount, second: &Amount) -> bool {
    match (first.unit, second.unit) {
        (Some(a), Some(b)) => {
            let (a, b) = (&s.words.units[a], &s.words.units[b]);
            a.dimension == b.dimension && first.value * a.size > second.value * b.size
        }
        _ => false,
    }
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
    let grew = after > before;
    let direction = if grew { Direction::Up } else { Direction::Down };
    let size = Size::BeforeAfter { before, after, unit };
    let change = if before == after { None } else { change(s, pair, direction, size) };
    // A load that was brought down is not what is carried now; a cluster of fewer nodes is one.
    let is_reached = grew || pair.after.is_stock_of_any_size(s);
    let counts = matches!(pair.after.dimension(s), Some(Dimension::Count | Dimension::Share));
    let set_by_hand = scale::is_limit(s, &pair.before);
    let reached = if counts && is_reached && !set_by_hand { scale::of_amount(s, &pair.after) } else { None };
    change.into_iter().chain(reached).collect()
}

fn change(s: &Sentence, pair: &Pair, direction: Direction, size: Size) -> Option<Fact> {
    let (id, words) = metric_of(s, pair, direction)?;
    let metric = s.words.metrics.get(id)?;
    let improves = metric.good.is_none_or(|good| good == direction);
    if !improves && pair.against {
        // Of two values set against each other nobody says which one was first.
        return None;
    }
    Some(Fact {
        tokens: union(&pair.tokens, &words),
        number: pair.number.clone(),
        kind: Kind::Change(Change { metric: metric.id.clone(), direction, size, improves }),
    })
}

/// Both values in one unit, with its name: the smaller one of the two, bytes as bytes.
fn values(s: &Sentence, pair: &Pair) -> (f64, f64, String) {
    let (mut before, mut after) = (pair.before.value, pair.after.value);
    let mut named = &pair.after;
    if let (Some(from), Some(to)) = (pair.before.unit, pair.after.unit) {
        let (from, to) = (&s.words.units[from], &s.words.units[to]);
        let base = if to.dimension == Dimension::Bytes { 1.0 } else { from.size.min(to.size) };
        before = scaled(before, from.size / base);
        after = scaled(after, to.size / base);
        if from.size < to.size {
            named = &pair.before;
        }
    } else if are_shares(pair) {
        let unit = s.unit_named(Dimension::Share).map(|unit| s.words.units[unit].reported.clone());
        return (scaled(before, 100.0), scaled(after, 100.0), unit.unwrap_or_default());
    }
    if let (Some(from), Some(to)) = (pair.before.per, pair.after.per)
        && from != to
    {
        before *= s.words.periods[to].seconds / s.words.periods[from].seconds;
    }
    (before, after, named.unit_name(s))
}

/// "from 0.62 to 0.94".
fn are_shares(pair: &Pair) -> bool {
    let fraction = |amount: &Amount| amount.unit.is_none() && (0.0..=1.0).contains(&amount.value);
    fraction(&pair.before) && fraction(&pair.after) && pair.before.value.fract() > 0.0
}

/// The metric that is named for the pair, or that its unit speaks of.
fn metric_of(s: &Sentence, pair: &Pair, direction: Direction) -> Option<(usize, Range<usize>)> {
    let dimension = pair.after.dimension(s);
    let fits = |id: usize| match dimension {
        Some(dimension) => s.words.metrics[id].measured_in.contains(&dimension),
        None if are_shares(pair) => s.words.metrics[id].measured_in.contains(&Dimension::Share),
        // A bare number can only be a count, and not a year.
        None => s.words.metrics[id].measured_in.contains(&Dimension::Count) && !are_years(pair),
    };
    let accept: Accept = &|role| metric::of_value(role).filter(|&id| fits(id));
    let floor = trend::floor(s, pair.tokens.start);
    let before = metric::last_in(s, floor..pair.tokens.start, accept);
    let named = match before {
        Named::Metric(..) | Named::NotOurs => before,
        _ => first_around(s, pair, accept),
    };
    match named {
        // "reads per second rose from 4,000 to 60,000": more of a rate is no load.
        Named::Metric(_, words) if s.per_period(words.end).is_some() && direction == Direction::Up => {
            by_unit(s, pair, direction, floor).map(|id| (id, words))
        }
        Named::Metric(id, words) => Some((by_length(s, pair, id), words)),
        Named::NotOurs => None,
        _ => by_unit(s, pair, direction, floor).map(|id| (id, pair.tokens.clone())),
    }
}

fn first_around(s: &Sentence, pair: &Pair, accept: Accept) -> Named {
    match metric::first_from(s, pair.number.end, accept) {
        Named::Metric(id, words) => Named::Metric(id, words),
        // "one query where there had been thirty": what is counted is what it is about; of a rate
        // the direction tells.
        _ if pair.after.per.is_none() => metric::last_in(s, pair.number.clone(), accept),
        _ => Named::Nothing,
    }
}

/// A load that takes minutes is not that of a page, a wait of milliseconds is no run time.
fn by_length(s: &Sentence, pair: &Pair, id: usize) -> usize {
    let units = [&pair.before, &pair.after].map(|amount| amount.unit.map(|unit| &s.words.units[unit]));
    let metric = &s.words.metrics[id];
    let is_long = |longer| units.into_iter().flatten().any(|unit| unit.metric == Some(longer));
    let is_short = units.into_iter().all(|unit| unit.is_some_and(|unit| unit.size <= 1.0));
    match (metric.longer, metric.shorter) {
        (Some(longer), _) if is_long(longer) => longer,
        (_, Some(shorter)) if is_short => shorter,
        _ => id,
    }
}

/// Times and sizes say by themselves what they are; a percentage needs a word for the direction.
fn by_unit(s: &Sentence, pair: &Pair, direction: Direction, floor: usize) -> Option<usize> {
    let metric = |amount: &Amount| s.words.units[amount.unit?].metric;
    match pair.after.dimension(s)? {
        // Of two times the longer one tells: "from 14 minutes to 90 seconds" is no latency.
        Dimension::Time if direction == Direction::Down => metric(&pair.before),
        Dimension::Time | Dimension::Bytes | Dimension::Money => metric(&pair.after),
        Dimension::Count if pair.after.per.is_some() => {
            let unit = &s.words.units[pair.after.unit?];
            let rate = || unit.rate.as_ref().and_then(|_| metric::throughput(s));
            // Nobody boasts of serving less: a rate that fell was a load.
            if direction == Direction::Up { rate() } else { unit.metric }
        }
        Dimension::Share => trend::moves(s, floor..pair.tokens.start).then(|| metric::other(s)),
        _ => None,
    }
}

fn are_years(pair: &Pair) -> bool {
    [&pair.before, &pair.after]
        .into_iter()
        .all(|amount| (1900.0..2100.0).contains(&amount.value) && !amount.magnitude)
}

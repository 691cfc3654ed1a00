//! Changes by a percentage or a factor: "by 80%", "3x faster", "ten-fold", "halved".

use super::metric::{self, Named};
use super::model::{Dimension, Id};
use super::sense::{Figure, Role};
use super::sentence::{Fact, Sentence, union};
use super::trend::{self, Trend, TrendAt};
use super::{Change, Direction, Kind, Size};

/// The changes by a percentage or a factor; their amounts are taken.
pub(super) fn find(s: &mut Sentence) -> Vec<Fact> {
    let mut facts = Vec::new();
    for at in 0..s.amounts.len() {
        if let Some(fact) = of_amount(s, at) {
            s.amounts[at].taken = true;
            facts.push(fact);
        }
    }
    facts.extend((0..s.tokens.len()).filter_map(|at| of_verb(s, at)));
    facts
}

fn of_amount(s: &Sentence, at: usize) -> Option<Fact> {
    let amount = s.amounts.get(at).filter(|amount| !amount.taken && amount.per.is_none())?;
    let size = match amount.dimension(s)? {
        Dimension::Share => Size::Percent(amount.value),
        Dimension::Factor => Size::Factor(amount.value),
        _ => return None,
    };
    let floor = trend::floor(s, amount.lead);
    let Some(trend) = trend::of_amount(s, amount, floor) else { return of_bare_metric(s, at, size) };
    let named = metric::of_change(s, &amount.tokens, amount.lead, floor, &trend);
    fact(s, named, &trend, amount.tokens.clone(), size)
}

/// "3x throughput", "half the memory": the metric follows and tells the direction.
fn of_bare_metric(s: &Sentence, at: usize, size: Size) -> Option<Fact> {
    let amount = s.amounts.get(at)?;
    let mut next = amount.tokens.end;
    while s.is(next, Role::Skip) || s.text(next) == "-" {
        next += 1;
    }
    let mark = s.role_mark(next).filter(|mark| mark.tokens.start == next)?;
    let id = mark.pick(metric::any)?;
    let direction = match size {
        Size::Factor(_) => Direction::Up,
        // A number in percent before a metric is a level; only a fraction in words is a change.
        _ if s.tokens.get(amount.tokens.start)?.is_word() => Direction::Down,
        _ => return None,
    };
    (s.words.metrics.get(id)?.good == Some(direction)).then_some(())?;
    let trend = TrendAt { trend: Trend::Better, tokens: mark.tokens.clone(), behind: true };
    fact(s, Named::Metric(id, mark.tokens.clone()), &trend, amount.tokens.clone(), size)
}

/// "halved the run time", "throughput doubled".
fn of_verb(s: &Sentence, at: usize) -> Option<Fact> {
    let (factor, end) = s.figure(at, Figure::size_verb)?;
    let (size, trend) = match factor {
        less if less < 1.0 => (Size::Percent((1.0 - less) * 100.0), Trend::Down),
        more => (Size::Factor(more), Trend::Up),
    };
    let mut named = metric::first_from(s, end, &metric::any);
    if !matches!(named, Named::Metric(..)) {
        let object_unknown = named == Named::Stranger || named == Named::NotOurs;
        named = metric::last_in(s, trend::floor(s, at)..at, &metric::any);
        if object_unknown || !matches!(named, Named::Metric(..)) {
            return None;
        }
    }
    let trend = TrendAt { trend, tokens: at..end, behind: false };
    fact(s, named, &trend, at..end, size)
}

/// The fact of a change, unless it is about something whose figures say nothing here.
pub(super) fn fact(
    s: &Sentence,
    named: Named,
    trend: &TrendAt,
    number: std::ops::Range<usize>,
    size: Size,
) -> Option<Fact> {
    let (id, words) = match named {
        Named::Metric(id, words) => (id, words),
        Named::NotOurs => return None,
        Named::Stranger | Named::Nothing => (unnamed(s, trend.trend), number.clone()),
    };
    let metric = s.words.metrics.get(id)?;
    let turned = s.role_mark(words.start).is_some_and(|mark| mark.has(Role::Speed(id)));
    let (direction, improves) = trend.trend.turned(turned).outcome(metric);
    Some(Fact {
        tokens: union(&union(&number, &trend.tokens), &words),
        number,
        kind: Kind::Change(Change { metric: metric.id.clone(), direction, size, improves }),
    })
}

/// What is faster without being named answers faster.
fn unnamed(s: &Sentence, trend: Trend) -> Id {
    let paced = || {
        s.words
            .metrics
            .iter()
            .position(|metric| metric.faster == Some(Direction::Down) && metric.service_level.is_some())
    };
    if trend.is_pace() { paced().unwrap_or_else(|| metric::other(s)) } else { metric::other(s) }
}

//! Changes by a percentage or a factor: "by 80%", "3x faster", "ten-fold", "halved".

use super::amount::Amount;
use super::metric::{self, Named};
use super::model::{Dimension, Id};
use super::sense::{Figure, Role};
use super::sentence::{Fact, Sentence, union};
use super::trend::{self, Trend, TrendAt};
use super::unit::unit_of;
use super::{Change, Direction, Kind, Size};

/// Tokens that may stand between a change and the next one with the same verb.
const REACH_GAP: usize = 6;

/// The changes by a percentage or a factor; their amounts are taken.
pub(super) fn find(s: &mut Sentence) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut last = None;
    for at in 0..s.amounts.len() {
        if let Some(fact) = of_amount(s, at).or_else(|| of_gap(s, at, last.as_ref()?)) {
            s.amounts[at].taken = true;
            last = trend_of(s, at, &fact).or(last);
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
    let named = match metric::of_change(s, &amount.tokens, amount.lead, floor, &trend) {
        // "takes a fifth of all traffic" tells what goes there.
        Named::Stranger | Named::Nothing
            if is_held(s, amount, &trend) && s.is(amount.tokens.end, Role::Of) =>
        {
            return None;
        }
        Named::Stranger | Named::Nothing => of_counted(s, &trend),
        named => named,
    };
    fact(s, named, &trend, amount.tokens.clone(), size)
}

/// Whether the verb may as well say what something has as what it did ("took"), and no "off" tells.
fn is_held(s: &Sentence, amount: &Amount, trend: &TrendAt) -> bool {
    let verb = [Role::Past, Role::Present].into_iter().any(|role| s.is(trend.tokens.start, role));
    let end = amount.tokens.end;
    verb && !(end..end + REACH_GAP).any(|at| s.is(at, Role::Off))
}

/// Where the verb of a change led, with the token behind its number.
fn trend_of(s: &Sentence, at: usize, fact: &Fact) -> Option<(Trend, usize)> {
    let amount = s.amounts.get(at)?;
    let trend = trend::of_amount(s, amount, trend::floor(s, amount.lead)).filter(|trend| !trend.behind)?;
    Some((trend.trend, fact.number.end))
}

/// "costs fell by 60%, memory by 45%": the verb is said once for both.
fn of_gap(s: &Sentence, at: usize, &(trend, end): &(Trend, usize)) -> Option<Fact> {
    let amount = s.amounts.get(at).filter(|amount| !amount.taken && amount.per.is_none())?;
    let by = amount.lead.checked_sub(1).filter(|&by| by > end && s.is(by, Role::By))?;
    let size = match amount.dimension(s)? {
        Dimension::Share => Size::Percent(amount.value),
        Dimension::Factor => Size::Factor(amount.value),
        _ => return None,
    };
    let gap = end..by;
    if gap.len() > REACH_GAP || gap.clone().any(|at| s.is_end(at)) {
        return None;
    }
    let named = metric::last_in(s, gap, &metric::any);
    let trend = TrendAt { trend, tokens: by..by + 1, behind: false };
    matches!(named, Named::Metric(..)).then(|| fact(s, named, &trend, amount.tokens.clone(), size))?
}

/// "3x throughput", "half the memory": the metric follows and tells the direction.
fn of_bare_metric(s: &Sentence, at: usize, size: Size) -> Option<Fact> {
    let amount = s.amounts.get(at)?;
    let mut next = amount.tokens.end;
    let off = s.is(next, Role::Off);
    next += usize::from(off);
    while s.is(next, Role::Skip) || s.text(next) == "-" {
        next += 1;
    }
    let mark = s.role_mark(next).filter(|mark| mark.tokens.start == next)?;
    let id = mark.pick(if matches!(size, Size::Factor(_)) { metric::grown } else { metric::any })?;
    let direction = match size {
        Size::Factor(_) => Direction::Up,
        // A number in percent before a metric is a level; a fraction in words, or "off", is a change.
        _ if off || s.figure(amount.tokens.start, Figure::share).is_some() => Direction::Down,
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
        named = subject_of(s, at);
        if object_unknown || !matches!(named, Named::Metric(..)) {
            return None;
        }
    }
    let trend = TrendAt { trend, tokens: at..end, behind: false };
    fact(s, named, &trend, at..end, size)
}

/// What a verb says its size of: the words of its own clause, or of what goes before where its clause
/// has none ("throughput rose and then tripled", but not "p99 held while traffic tripled").
fn subject_of(s: &Sentence, verb: usize) -> Named {
    let accept: metric::Accept = &metric::any;
    let floor = trend::floor(s, verb);
    let clause = (floor..verb).rev().find(|&at| s.is(at, Role::Stop)).unwrap_or(floor);
    match metric::last_in(s, clause..verb, accept) {
        Named::Nothing if !(clause..verb).any(|at| names_thing(s, at)) => {
            metric::last_in(s, floor..clause, accept)
        }
        named => named,
    }
}

/// Whether a token names something that has a metric without being one ("traffic", "log-ins").
fn names_thing(s: &Sentence, at: usize) -> bool {
    let thing = |role| matches!(role, Role::Carried(_) | Role::Paced(_) | Role::Level(_)).then_some(());
    s.role_mark(at).is_some_and(|mark| mark.pick(thing).is_some())
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

/// "three times as many orders", "80% fewer requests": more of what comes at a rate is throughput.
fn of_counted(s: &Sentence, trend: &TrendAt) -> Named {
    let unit = || s.figure(trend.tokens.end, |sense| unit_of(s, sense, |d| d == Dimension::Count));
    let Some((unit, end)) = unit().filter(|_| trend.behind) else { return Named::Stranger };
    let id = match (trend.trend, &s.words.units[unit]) {
        (Trend::Up, unit) if unit.rate.is_some() => metric::throughput(s),
        (Trend::Down, unit) => unit.metric,
        _ => None,
    };
    id.map_or(Named::Stranger, |id| Named::Metric(id, trend.tokens.end..end))
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

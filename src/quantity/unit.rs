//! Reads what a number counts and per what: `%`, `ms`, `krps`, "concurrent users", "calls a second".

use super::amount::Amount;
use super::model::{Dimension, Id};
use super::number::scaled;
use super::sense::{Figure, Role};
use super::sentence::Sentence;

/// Words that may stand between a number and what it counts.
const MOST_ADJECTIVES: usize = 3;
/// Words that may stand between what is counted and "per".
const MOST_BEFORE_PER: usize = 2;
/// From this period on a number of things may be a stock as well.
const SECONDS_OF_DAY: f64 = 86_400.0;
/// Numbers from here on are no versions.
const MOST_VERSION: f64 = 30.0;
/// Words between a number and the period, or what is counted, before it.
const MOST_BEFORE_NUMBER: usize = 5;

/// The unit that a word may mean, of the dimensions that fit.
pub(super) fn unit_of(s: &Sentence, sense: Figure, fits: impl Fn(Dimension) -> bool) -> Option<Id> {
    match sense {
        Figure::Unit(unit) if fits(s.words.units[unit].dimension) => Some(unit),
        _ => None,
    }
}

/// Reads the unit behind the number, and the period where the unit holds one.
pub(super) fn read_unit(s: &Sentence, amount: &mut Amount) {
    let end = amount.tokens.end;
    let at = if s.text(end) == "-" { end + 1 } else { end };
    if let Some(((unit, per), end)) = s.figure(at, Figure::rate)
        && s.per_period(end).is_none()
    {
        (amount.unit, amount.per, amount.tokens.end) = (Some(unit), Some(per), end);
        return;
    }
    if let Some(((factor, unit, per), end)) = prefixed_rate(s, at) {
        amount.value = scaled(amount.value, factor);
        (amount.unit, amount.per, amount.tokens.end) = (Some(unit), Some(per), end);
        amount.magnitude = true;
        return;
    }
    if let Some((unit, end)) = s.figure(at, |sense| unit_of(s, sense, |d| d != Dimension::Count)) {
        if is_unit_here(s, at, unit) {
            (amount.unit, amount.tokens.end) = (Some(unit), end);
            if s.text(end) == "+" {
                amount.plus = true;
                amount.tokens.end += 1;
            }
        }
        return;
    }
    read_counted(s, at, amount);
}

/// "krps": a rate with a magnitude before it in one word.
fn prefixed_rate(s: &Sentence, at: usize) -> Option<((f64, Id, Id), usize)> {
    let text = s.text(at);
    let mut chars = text.chars();
    let factor = match chars.next()? {
        'k' => 1e3,
        'm' => 1e6,
        _ => return None,
    };
    let (unit, per) = s.words.rate(chars.as_str())?;
    Some(((factor, unit, per), at + 1))
}

/// Whether the sign of a unit is one here: the letter of a factor must touch its number or stand
/// alone ("3x", "3 x"), not begin a name.
fn is_unit_here(s: &Sentence, at: usize, unit: Id) -> bool {
    let next_glued = s.tokens.get(at + 1).is_some_and(|token| token.glued && token.number.is_some());
    s.words.units[unit].dimension != Dimension::Factor || !next_glued
}

/// Reads what is counted, with the adjectives before it.
fn read_counted(s: &Sentence, start: usize, amount: &mut Amount) {
    // "200 engineering hours" are counted too.
    let counted = |sense| unit_of(s, sense, |d| matches!(d, Dimension::Count | Dimension::Time));
    let mut at = start;
    let mut strangers = 0;
    let mut per = None;
    for _ in 0..=MOST_ADJECTIVES {
        if let Some((unit, end)) = s.figure(at, counted) {
            (amount.unit, amount.tokens.end) = last_counted(s, unit, end);
            amount.per = per;
            if s.text(amount.tokens.end) == "+" {
                amount.plus = true;
                amount.tokens.end += 1;
            }
            return;
        }
        if let Some((period, end)) = s.figure(at, Figure::adverb) {
            per = Some(period);
            at = end;
            continue;
        }
        // "60-broker cluster" counts brokers.
        let joined = s.text(start.wrapping_sub(1)) == "-";
        match adjective_end(s, at, &mut strangers).filter(|_| !joined) {
            Some(end) => at = end,
            None => return,
        }
    }
}

/// Of "user sessions" the sessions are counted, of a "12 node cluster" the nodes.
fn last_counted(s: &Sentence, unit: Id, end: usize) -> (Option<Id>, usize) {
    let later = s.figure(end, |sense| unit_of(s, sense, |d| d == Dimension::Count));
    let is_many =
        |after: usize| s.words.plural.as_ref().is_none_or(|suffix| s.text(after - 1).ends_with(suffix));
    match later {
        Some((later, after)) if is_many(after) => (Some(later), after),
        _ => (Some(unit), end),
    }
}

/// The token after an adjective or a name; one word that is neither may stand there too.
fn adjective_end(s: &Sentence, at: usize, strangers: &mut usize) -> Option<usize> {
    let token = s.tokens.get(at).filter(|token| token.is_word())?;
    let hyphened =
        s.text(at + 1) == "-" && s.tokens.get(at + 2).is_some_and(|next| next.glued && next.is_word());
    if hyphened {
        return Some(at + 3);
    }
    if s.is(at, Role::Adjective) {
        return Some(at + 1);
    }
    if token.capital {
        return Some(version_end(s, at + 1));
    }
    let is_noun =
        s.role_mark(at).is_none_or(|mark| mark.pick(noun).is_some()) && s.figure(at, Some).is_none();
    let inflected = s.words.inflections.iter().any(|ending| token.text.ends_with(ending));
    *strangers += 1;
    (is_noun && !inflected && *strangers == 1).then_some(at + 1)
}

/// The token after a version that stands behind a name ("38 Quickstore 6 servers"), if one does.
fn version_end(s: &Sentence, at: usize) -> usize {
    let is_version = s.tokens.get(at).and_then(|token| token.number).is_some_and(|n| n < MOST_VERSION);
    let apart = !s.tokens.get(at + 1).is_some_and(|next| next.glued);
    if is_version && apart { at + 1 } else { at }
}

/// The parts that nouns play, which may stand before another noun.
fn noun(role: Role) -> Option<()> {
    matches!(role, Role::Metric(_) | Role::Speed(_) | Role::Paced(_) | Role::NotOurs).then_some(())
}

/// Reads "per second", "a day", "/s", "hourly" behind the unit.
pub(super) fn read_period(s: &Sentence, amount: &mut Amount) {
    let start = amount.tokens.end;
    for at in start..=start + MOST_BEFORE_PER {
        if let Some((period, end)) = period_at(s, at) {
            amount.per = Some(period);
            amount.tokens.end = end;
            return;
        }
        let passable = s.tokens.get(at).is_some_and(|token| token.is_word())
            && s.role_mark(at).is_none_or(|mark| mark.pick(noun).is_some() || mark.has(Role::Adjective));
        if !passable {
            break;
        }
    }
    read_time_span(s, amount);
}

/// Reads what stands before the number in some languages: "每秒处理1.2万次", "QPS 5万", "用户数300万".
pub(super) fn read_before(s: &Sentence, amount: &mut Amount) {
    let counts = |amount: &Amount| amount.dimension(s).is_none_or(|d| d == Dimension::Count);
    let start = amount.tokens.start;
    let is_date = s.figure(amount.tokens.end, Figure::period).is_some();
    if is_date {
        return;
    }
    for at in (start.saturating_sub(MOST_BEFORE_NUMBER)..start).rev() {
        let ends = s.is_end(at) || s.text(at) == "," || s.tokens.get(at).is_some_and(|t| t.number.is_some());
        if ends || !counts(amount) {
            return;
        }
        if let Some(((unit, per), _)) = s.figure(at, Figure::rate).filter(|_| amount.unit.is_none()) {
            (amount.unit, amount.per) = (Some(unit), Some(per));
            return;
        }
        if amount.per.is_none() {
            amount.per = period_at(s, at).map(|(period, _)| period);
        }
        if amount.unit.is_none() {
            amount.unit = s
                .figure(at, |sense| unit_of(s, sense, |d| d == Dimension::Count))
                .map(|(unit, _)| unit)
                .filter(|&unit| s.words.units[unit].stock.is_none() || s.words.units[unit].least > 1.0);
        }
    }
}

fn period_at(s: &Sentence, at: usize) -> Option<(Id, usize)> {
    let adverb = s.figure(at, Figure::adverb);
    adverb.or_else(|| s.per_period(at))
}

/// Reads "in one minute", "in a single hour" behind what came in that time. What is told by the day
/// or longer is a stock where it can be one ("3 million keys in one night").
fn read_time_span(s: &Sentence, amount: &mut Amount) {
    let Some(unit) = amount.unit.map(|unit| &s.words.units[unit]) else { return };
    let Some((period, end)) = single_period(s, amount.tokens.end) else { return };
    let comes = unit.rate.is_some() && unit.rate == unit.stock || unit.stock.is_none();
    if unit.rate.is_some() && (comes || s.words.periods[period].seconds < SECONDS_OF_DAY) {
        (amount.per, amount.tokens.end) = (Some(period), end);
    }
}

fn single_period(s: &Sentence, at: usize) -> Option<(Id, usize)> {
    let mark = s.role_mark(at).filter(|mark| mark.has(Role::During))?;
    let next = mark.tokens.end;
    let one = s.figure(next, Figure::number).filter(|&(value, _)| value == 1.0);
    let article = || s.words.articles.iter().any(|article| article == s.text(next)).then_some(next + 1);
    let after = one.map(|(_, end)| end).or_else(article)?;
    let after = if s.is(after, Role::Adjective) { after + 1 } else { after };
    s.figure(after, Figure::period)
}

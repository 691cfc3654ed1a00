//! Reads the amounts of a sentence: a number with its magnitude, unit and period.
//!
//! The forms are those of resumes: `1.2 mn`, `50K QPS`, `$18k a month`, `36-node`, `1.2 lakh
//! concurrent users`, `30-40%`, `half a million`, `sub-millisecond`.

use std::ops::Range;

use super::number::scaled;
use super::sentence::Sentence;
use super::words::{Dimension, Figure, Id, Role};

/// A number as written, with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// All of it, unit and period too.
    pub tokens: Range<usize>,
    /// The first of the words before it that belong to it ("over", "~").
    pub lead: usize,
    pub value: f64,
    pub unit: Option<Id>,
    pub per: Option<Id>,
    /// Whether a magnitude stands with it, which a bare count or a year has not.
    pub magnitude: bool,
    /// A plus sign behind it.
    pub plus: bool,
    /// Whether the bound stands in the unit itself ("sub-millisecond").
    pub implied: bool,
    /// Whether a recogniser has made a fact of it.
    pub taken: bool,
}

impl Amount {
    /// What kind of thing it counts.
    pub fn dimension(&self, sentence: &Sentence) -> Option<Dimension> {
        self.unit.map(|unit| sentence.words.units[unit].dimension)
    }

    /// The unit as reports name it, with the period of a rate.
    pub fn unit_name(&self, sentence: &Sentence) -> String {
        let unit = self.unit.map_or("", |unit| sentence.words.units[unit].reported.as_str());
        match self.per {
            Some(per) => format!("{unit}/{}", sentence.words.periods[per].id),
            None => unit.to_owned(),
        }
    }
}

/// Words that may stand between a number and what it counts.
const MOST_ADJECTIVES: usize = 3;
/// Words that may stand between what is counted and "per".
const MOST_BEFORE_PER: usize = 2;
/// Numerals and magnitudes that one number may be made of.
const MOST_NUMERALS: usize = 4;

/// The amounts in order; no two share a token.
pub(super) fn read_all(sentence: &Sentence) -> Vec<Amount> {
    let mut amounts: Vec<Amount> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        match read(sentence, at) {
            Some(mut amount) => {
                let floor = amounts.last().map_or(0, |last| last.tokens.end);
                amount.lead = lead(sentence, at, floor);
                at = amount.tokens.end;
                amounts.push(amount);
            }
            None => at += 1,
        }
    }
    amounts
}

/// A number before its unit is read.
struct Numeral {
    value: f64,
    end: usize,
    magnitude: bool,
    plus: bool,
    /// Whether it is a factor by its words ("two orders of magnitude").
    factor: bool,
}

fn read(s: &Sentence, start: usize) -> Option<Amount> {
    if let Some(amount) = read_word_amount(s, start) {
        return Some(amount);
    }
    let money = s.figure(start, |sense| unit_of(s, sense, |d| d == Dimension::Money));
    let from = money.map_or(start, |(_, end)| if s.text(end) == "." { end + 1 } else { end });
    let numeral = read_range(s, from, start)?;
    let mut amount = Amount {
        tokens: start..numeral.end,
        lead: start,
        value: numeral.value,
        unit: money
            .map(|(unit, _)| unit)
            .or_else(|| s.unit_named(Dimension::Factor).filter(|_| numeral.factor)),
        per: None,
        magnitude: numeral.magnitude,
        plus: numeral.plus,
        implied: false,
        taken: false,
    };
    if amount.unit.is_none() {
        read_unit(s, &mut amount);
        swallow_upper_end(s, &mut amount);
    }
    if amount.per.is_none() {
        read_period(s, &mut amount);
    }
    Some(amount)
}

/// Amounts that are words without a numeral: "twice", "by half", "sub-millisecond", "two orders of
/// magnitude", "factor of 4".
fn read_word_amount(s: &Sentence, start: usize) -> Option<Amount> {
    let plain = |value: f64, unit: Option<Id>, end: usize| Amount {
        tokens: start..end,
        lead: start,
        value,
        unit,
        per: None,
        magnitude: false,
        plus: false,
        implied: false,
        taken: false,
    };
    if let Some((value, end)) =
        s.figure(start, |sense| if let Figure::Factor(v) = sense { Some(v) } else { None })
    {
        return Some(plain(value, s.unit_named(Dimension::Factor), end));
    }
    if let Some((value, end)) =
        s.figure(start, |sense| if let Figure::Share(v) = sense { Some(v) } else { None })
    {
        let followed_by_magnitude = (end..end + 2).any(|at| magnitude(s, at).is_some());
        if !followed_by_magnitude {
            return Some(plain(value, s.unit_named(Dimension::Share), end));
        }
    }
    if s.role_mark(start).is_some_and(|mark| mark.has(Role::FactorOf) && mark.tokens.start == start) {
        let numeral = read_numeral(s, s.role_mark(start)?.tokens.end)?;
        return Some(plain(numeral.value, s.unit_named(Dimension::Factor), numeral.end));
    }
    if let Some((value, end)) =
        s.figure(start, |sense| if let Figure::ImpliedBound(v) = sense { Some(v) } else { None })
    {
        let at = if s.text(end) == "-" { end + 1 } else { end };
        let numeral = read_numeral(s, at);
        let unit_at = numeral.as_ref().map_or(at, |numeral| numeral.end);
        let unit_at = if s.text(unit_at) == "-" { unit_at + 1 } else { unit_at };
        let (unit, end) = s.figure(unit_at, |sense| unit_of(s, sense, |d| d == Dimension::Time))?;
        let value = numeral.map_or(value, |numeral| numeral.value);
        return Some(Amount { implied: true, ..plain(value, Some(unit), end) });
    }
    None
}

/// A number, or the lower end of two that say a range; `start` is where the amount begins.
fn read_range(s: &Sentence, at: usize, start: usize) -> Option<Numeral> {
    let mut low = read_numeral(s, at)?;
    let dash = matches!(s.text(low.end), "-" | "–" | "—");
    let word = s.is(low.end, Role::To) && start > 0 && s.is(start - 1, Role::By);
    if !(dash || word) || (dash && low.plus) {
        return Some(low);
    }
    match read_numeral(s, low.end + 1) {
        Some(high) => {
            let magnitude = if low.magnitude { 1.0 } else { high_magnitude(s, low.end + 1, &high) };
            let value = scaled(low.value, magnitude);
            if value >= high.value {
                return Some(low);
            }
            low.value = value;
            low.end = high.end;
            low.magnitude |= high.magnitude;
            Some(low)
        }
        None => Some(low),
    }
}

/// By what the magnitude words of a numeral multiply its digits.
fn high_magnitude(s: &Sentence, at: usize, high: &Numeral) -> f64 {
    match s.tokens.get(at).and_then(|token| token.number) {
        Some(digits) if high.magnitude && digits > 0.0 => (high.value / digits).round(),
        _ => 1.0,
    }
}

/// Swallows the rest of "30%-40%": the lower end stands.
fn swallow_upper_end(s: &Sentence, amount: &mut Amount) {
    if !matches!(s.text(amount.tokens.end), "-" | "–" | "—") {
        return;
    }
    let Some(high) = read_numeral(s, amount.tokens.end + 1) else { return };
    let mut upper = amount.clone();
    upper.tokens.end = high.end;
    upper.unit = None;
    read_unit(s, &mut upper);
    if upper.unit.is_some() && upper.unit == amount.unit && amount.value < high.value {
        amount.tokens.end = upper.tokens.end;
        amount.per = amount.per.or(upper.per);
    }
}

fn read_numeral(s: &Sentence, start: usize) -> Option<Numeral> {
    let (mut value, mut at) = digits_or_words(s, start)?;
    let mut has_magnitude = false;
    for _ in 0..MOST_NUMERALS {
        let next = if s.text(at) == "-" && magnitude(s, at + 1).is_some() { at + 1 } else { at };
        let Some((factor, end)) = magnitude(s, next) else { break };
        value = scaled(value, factor);
        has_magnitude = true;
        at = end;
    }
    if let Some((base, end)) = s.figure(at, |sense| if let Figure::Power(v) = sense { Some(v) } else { None })
    {
        return (value < 10.0).then(|| Numeral {
            value: base.powf(value),
            end,
            magnitude: false,
            plus: false,
            factor: true,
        });
    }
    let plus = s.text(at) == "+";
    Some(Numeral { value, end: at + usize::from(plus), magnitude: has_magnitude, plus, factor: false })
}

/// Digits, a number word ("twenty five"), "a million", "half a million".
fn digits_or_words(s: &Sentence, start: usize) -> Option<(f64, usize)> {
    let token = s.tokens.get(start)?;
    if let Some(value) = token.number {
        return Some((value, start + 1));
    }
    let number = |at: usize| s.figure(at, |sense| if let Figure::Number(v) = sense { Some(v) } else { None });
    if let Some((tens, end)) = number(start) {
        let next = if s.text(end) == "-" { end + 1 } else { end };
        return match number(next) {
            Some((ones, after)) if tens >= 20.0 && ones >= 1.0 && ones < 10.0 => Some((tens + ones, after)),
            _ => Some((tens, end)),
        };
    }
    let share = s.figure(start, |sense| if let Figure::Share(v) = sense { Some(v / 100.0) } else { None });
    let (value, at) = share.unwrap_or((1.0, start));
    let after_article =
        if s.words.articles.iter().any(|article| article == s.text(at)) { at + 1 } else { at };
    let follows = after_article > start && s.text(after_article).chars().count() > 2;
    (follows && magnitude(s, after_article).is_some()).then_some((value, after_article))
}

/// A magnitude word; a single letter only right behind its number or in capitals.
fn magnitude(s: &Sentence, at: usize) -> Option<(f64, usize)> {
    let found = s.figure(at, |sense| if let Figure::Magnitude(v) = sense { Some(v) } else { None })?;
    let token = s.tokens.get(at)?;
    let clear = token.text.len() > 1 || token.glued || token.capital;
    clear.then_some(found)
}

fn unit_of(s: &Sentence, sense: Figure, fits: impl Fn(Dimension) -> bool) -> Option<Id> {
    match sense {
        Figure::Unit(unit) if fits(s.words.units[unit].dimension) => Some(unit),
        _ => None,
    }
}

/// Reads the unit behind the number, and the period where the unit holds one.
fn read_unit(s: &Sentence, amount: &mut Amount) {
    let end = amount.tokens.end;
    let at = if s.text(end) == "-" { end + 1 } else { end };
    let rate = |sense| if let Figure::Rate(unit, per) = sense { Some((unit, per)) } else { None };
    if let Some(((unit, per), end)) = s.figure(at, rate)
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
        if let Some((period, end)) =
            s.figure(at, |sense| if let Figure::Adverb(id) = sense { Some(id) } else { None })
        {
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
    if s.is(at, Role::Adjective) || token.capital {
        return Some(at + 1);
    }
    let known = s.role_mark(at).is_some_and(|mark| !mark.pick(metric_role).is_some_and(|()| true));
    let inflected = s.words.inflections.iter().any(|ending| token.text.ends_with(ending));
    let known = known || s.figure(at, Some).is_some();
    *strangers += 1;
    (!known && !inflected && *strangers == 1).then_some(at + 1)
}

fn metric_role(role: Role) -> Option<()> {
    matches!(role, Role::Metric(_) | Role::Speed(_) | Role::Paced(_)).then_some(())
}

/// Reads "per second", "a day", "/s", "hourly" behind the unit.
fn read_period(s: &Sentence, amount: &mut Amount) {
    let start = amount.tokens.end;
    for at in start..=start + MOST_BEFORE_PER {
        if let Some((period, end)) = period_at(s, at) {
            amount.per = Some(period);
            amount.tokens.end = end;
            return;
        }
        let passable = s.tokens.get(at).is_some_and(|token| token.is_word())
            && s.role_mark(at)
                .is_none_or(|mark| mark.pick(metric_role).is_some() || mark.has(Role::Adjective));
        if !passable {
            return;
        }
    }
}

fn period_at(s: &Sentence, at: usize) -> Option<(Id, usize)> {
    let adverb = s.figure(at, |sense| if let Figure::Adverb(id) = sense { Some(id) } else { None });
    adverb.or_else(|| s.per_period(at))
}

/// The first of the words before an amount that say how exact it is.
fn lead(s: &Sentence, start: usize, floor: usize) -> usize {
    let mut lead = start;
    while lead > floor {
        let Some(mark) = s.role_mark(lead - 1) else { break };
        let qualifies = [Role::Roughly, Role::Under, Role::Over].into_iter().any(|role| mark.has(role));
        if !qualifies || mark.tokens.start < floor {
            break;
        }
        lead = mark.tokens.start;
    }
    lead
}

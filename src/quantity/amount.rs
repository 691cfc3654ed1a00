//! Reads the amounts of a sentence: a number with its magnitude, unit and period.
//!
//! The forms are those of resumes: `1.2 mn`, `50K QPS`, `$18k a month`, `36-node`, `1.2 lakh
//! concurrent users`, `30-40%`, `half a million`, `sub-millisecond`.

use std::ops::Range;

use super::model::{Dimension, Id};
use super::number::scaled;
use super::numeral::{is_range_word, magnitude, read_numeral, read_range};
use super::proportion;
use super::sense::{Figure, Role};
use super::sentence::Sentence;
use super::unit::{read_before, read_period, read_unit, unit_of};

/// How far before its number the sign of a rate may stand.
const REACH_RATE: usize = 6;
/// Words between them that are neither small words nor known.
const MOST_STRANGERS: usize = 2;
/// The least number that is taken for a rate because of a word before it.
const LEAST_RATE: f64 = 100.0;

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
    fn new(tokens: Range<usize>, value: f64, unit: Option<Id>) -> Self {
        Self {
            lead: tokens.start,
            tokens,
            value,
            unit,
            per: None,
            magnitude: false,
            plus: false,
            implied: false,
            taken: false,
        }
    }

    /// What kind of thing it counts.
    pub fn dimension(&self, sentence: &Sentence) -> Option<Dimension> {
        self.unit.map(|unit| sentence.words.units[unit].dimension)
    }

    /// Whether any number of what it counts is worth telling, as of nodes.
    pub fn is_stock_of_any_size(&self, sentence: &Sentence) -> bool {
        let unit = self.unit.map(|unit| &sentence.words.units[unit]);
        self.per.is_none() && unit.is_some_and(|unit| unit.stock.is_some() && unit.least <= 1.0)
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

/// The amounts in order; no two share a token.
pub(super) fn read_all(sentence: &Sentence) -> Vec<Amount> {
    let mut amounts: Vec<Amount> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        match read(sentence, at) {
            Some(mut amount) => {
                let floor = amounts.last().map_or(0, |last| last.tokens.end);
                amount.lead = lead(sentence, at, floor);
                rate_before(sentence, &mut amount, floor);
                at = amount.tokens.end;
                if !is_date(sentence, &amount) {
                    amounts.push(amount);
                }
            }
            None => at += 1,
        }
    }
    amounts
}

fn read(s: &Sentence, start: usize) -> Option<Amount> {
    if let Some(amount) = read_word_amount(s, start) {
        return Some(amount);
    }
    if let Some(part) = proportion::read(s, start) {
        return Some(Amount::new(part.tokens, part.percent, s.unit_named(Dimension::Share)));
    }
    let money = s.figure(start, |sense| unit_of(s, sense, |d| d == Dimension::Money));
    let from = money.map_or(start, |(_, end)| if s.text(end) == "." { end + 1 } else { end });
    let numeral = read_range(s, from, start)?;
    let value = if money.is_some() { whole_money(s, from, numeral.value) } else { numeral.value };
    let by_words = s.unit_named(Dimension::Factor).filter(|_| numeral.factor);
    let unit = money.map(|(unit, _)| unit).or(by_words);
    let mut amount = Amount::new(start..numeral.end, value, unit);
    (amount.magnitude, amount.plus) = (numeral.magnitude, numeral.plus);
    if amount.unit.is_none() {
        read_unit(s, &mut amount);
        swallow_upper_end(s, &mut amount);
    }
    if amount.per.is_none() {
        read_period(s, &mut amount);
    }
    if s.words.count_follows {
        read_before(s, &mut amount);
    }
    Some(amount)
}

/// No money has three decimals: "€40.000" groups thousands in any language.
fn whole_money(s: &Sentence, at: usize, value: f64) -> f64 {
    let has_three = s.text(at).rsplit_once(['.', ',']).is_some_and(|(_, decimals)| decimals.len() == 3);
    let is_fraction = s.tokens.get(at).and_then(|token| token.number).is_some_and(|number| number < 1000.0);
    if has_three && is_fraction { scaled(value, 1000.0) } else { value }
}

/// Amounts that begin with a word of their own: "twice", "by half", "factor of 4", "sub-5ms".
fn read_word_amount(s: &Sentence, start: usize) -> Option<Amount> {
    let factor = s.unit_named(Dimension::Factor);
    if let Some((value, end)) = s.figure(start, Figure::factor) {
        return Some(Amount::new(start..end, value, factor));
    }
    if let Some((percent, end)) = s.figure(start, Figure::share) {
        let is_half_a_million = (end..end + 2).any(|at| magnitude(s, at).is_some());
        if let Some(part) = part_of_unit(s, start, percent, end) {
            return Some(part);
        }
        let share = Amount::new(start..end, percent, s.unit_named(Dimension::Share));
        return (!is_half_a_million).then_some(share);
    }
    if let Some(mark) =
        s.role_mark(start).filter(|mark| mark.has(Role::FactorOf) && mark.tokens.start == start)
    {
        let numeral = read_numeral(s, mark.tokens.end)?;
        return Some(Amount::new(start..numeral.end, numeral.value, factor));
    }
    read_implied_bound(s, start)
}

/// "half a second", "a quarter of an hour".
fn part_of_unit(s: &Sentence, start: usize, percent: f64, end: usize) -> Option<Amount> {
    let at = if s.is(end, Role::Of) { end + 1 } else { end };
    let (_, at) = s.figure(at, |sense| (sense == Figure::Each).then_some(()))?;
    let (unit, end) = s.figure(at, |sense| unit_of(s, sense, |d| d == Dimension::Time))?;
    Some(Amount::new(start..end, percent / 100.0, Some(unit)))
}

/// "sub-millisecond", "sub-50ms", "single-digit milliseconds".
fn read_implied_bound(s: &Sentence, start: usize) -> Option<Amount> {
    let past_hyphen = |at: usize| if s.text(at) == "-" { at + 1 } else { at };
    let (bound, end) = s.figure(start, Figure::implied_bound)?;
    let at = past_hyphen(end);
    let (value, end) = read_numeral(s, at).map_or((bound, at), |numeral| (numeral.value, numeral.end));
    let (unit, end) = s.figure(past_hyphen(end), |sense| unit_of(s, sense, |d| d == Dimension::Time))?;
    Some(Amount { implied: true, ..Amount::new(start..end, value, Some(unit)) })
}

/// Swallows the rest of "30%-40%": the lower end stands.
fn swallow_upper_end(s: &Sentence, amount: &mut Amount) {
    let dash = matches!(s.text(amount.tokens.end), "-" | "–" | "—");
    if !(dash || is_range_word(s, amount.tokens.end, amount.tokens.start)) {
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

/// "in 2019" stands beside amounts and is none.
fn is_date(s: &Sentence, amount: &Amount) -> bool {
    let bare = amount.unit.is_none() && amount.per.is_none();
    bare && is_year(amount) && amount.lead.checked_sub(1).is_some_and(|at| s.is(at, Role::During))
}

/// Whether a bare number may be a year.
fn is_year(amount: &Amount) -> bool {
    (1900.0..2100.0).contains(&amount.value) && !amount.magnitude
}

/// "peak QPS of the store is 300 thousand": what is counted stands before the number.
fn rate_before(s: &Sentence, amount: &mut Amount, floor: usize) {
    if amount.unit.is_some() || amount.per.is_some() || is_year(amount) || amount.value < LEAST_RATE {
        return;
    }
    let start = floor.max(amount.lead.saturating_sub(REACH_RATE));
    let mut strangers = 0;
    for at in (start..amount.lead).rev() {
        if let Some((unit, per)) = rate_at(s, at) {
            (amount.unit, amount.per) = (Some(unit), Some(per));
            return;
        }
        let small = [Role::At, Role::Of, Role::Skip, Role::To, Role::From, Role::Into, Role::Roughly];
        let known = s.is_figure(at) || small.into_iter().any(|role| s.is(at, role));
        strangers += usize::from(!known);
        if strangers > MOST_STRANGERS || s.is_end(at) || s.text(at) == "," {
            return;
        }
    }
}

/// "QPS", "reads per second".
fn rate_at(s: &Sentence, at: usize) -> Option<(Id, Id)> {
    let counted = || {
        let (unit, end) = s.figure(at, |sense| unit_of(s, sense, |d| d == Dimension::Count))?;
        s.per_period(end).map(|(per, _)| (unit, per))
    };
    s.figure(at, Figure::rate).map(|(rate, _)| rate).or_else(counted)
}

/// The first of the words before an amount that say how exact it is.
fn lead(s: &Sentence, start: usize, floor: usize) -> usize {
    let mut lead = start;
    while lead > floor {
        let Some(mark) = s.role_mark(lead - 1) else { break };
        let qualifies =
            [Role::Roughly, Role::Under, Role::Over, Role::Between].into_iter().any(|role| mark.has(role));
        if !qualifies || mark.tokens.start < floor {
            break;
        }
        lead = mark.tokens.start;
    }
    lead
}

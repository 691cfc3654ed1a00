//! How much there is: rates, users, nodes, keys, data, availability.

use super::amount::Amount;
use super::model::{Dimension, Id, Unit};
use super::sense::Role;
use super::sentence::{Fact, Sentence, union};
use super::{Kind, Scale};

/// The scale of data that is held in memory.
pub(super) const MEMORY: &str = "memory";
/// The scale of being available.
pub(super) const AVAILABILITY: &str = "availability";

/// How far from its percentage the word for availability may stand.
const REACH_AVAILABILITY: usize = 4;
/// How far a word that makes it a limit, a cluster or memory may stand.
const REACH: usize = 6;
/// How far before "over" a verb of sharing out may stand.
const REACH_SPREAD: usize = 10;
/// The least number of anything that is a scale.
const LEAST_STOCK: f64 = 2.0;
/// From this percentage on, being available is worth telling.
const LEAST_AVAILABILITY: f64 = 90.0;

/// What a rate of unknown things counts.
const UNNAMED: &str = "operation";
/// From how many on unknown things, or a rate slower than daily, are a throughput.
const LEAST_SLOW: f64 = 1000.0;
/// The slowest period whose rates are always told.
const SECONDS_OF_DAY: f64 = 86_400.0;

/// The scales among the amounts that no change was made of; their amounts are taken.
pub(super) fn find(s: &mut Sentence) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut last_rate = None;
    for at in 0..s.amounts.len() {
        inherit_unit(s, at, last_rate);
        let amount = &s.amounts[at];
        if amount.per.is_some() && amount.dimension(s) == Some(Dimension::Count) {
            last_rate = amount.unit;
        }
        if amount.taken {
            continue;
        }
        let fact = of_amount(s, amount);
        if let Some(fact) = fact {
            s.amounts[at].taken = true;
            facts.push(fact);
        }
    }
    facts
}

/// "2M messages per day, 1.2M an hour now": what is counted is said once.
fn inherit_unit(s: &mut Sentence, at: usize, last_rate: Option<usize>) {
    let amount = &s.amounts[at];
    let names_nothing = amount.tokens.clone().all(|at| s.is_figure(at) || !s.tokens[at].is_word());
    if amount.unit.is_none() && amount.per.is_some() && amount.magnitude && names_nothing {
        s.amounts[at].unit = last_rate;
    }
}

/// The scale that one amount states.
pub(super) fn of_amount(s: &Sentence, amount: &Amount) -> Option<Fact> {
    if is_limit(s, amount) {
        return None;
    }
    let unit = match amount.unit {
        Some(unit) => &s.words.units[unit],
        None => return of_unnamed_rate(s, amount),
    };
    match unit.dimension {
        Dimension::Count => of_count(s, amount, unit),
        Dimension::Bytes if amount.per.is_none() => of_data(s, amount, unit),
        Dimension::Share => of_availability(s, amount, unit),
        _ => None,
    }
}

fn of_count(s: &Sentence, amount: &Amount, unit: &Unit) -> Option<Fact> {
    // A unit of another name in reports is one only where a cluster is spoken of.
    let own = || amount.tokens.clone().any(|at| s.is(at, Role::Own));
    if unit.reported != unit.id && !near(s, amount, Role::Cluster) && !own() {
        return None;
    }
    let what = match amount.per {
        Some(per) => unit.rate.as_ref().filter(|_| is_busy(s, amount, per))?,
        // One of something is a thing, not an amount of it.
        None => unit.stock.as_ref().filter(|_| amount.value >= unit.least.max(LEAST_STOCK))?,
    };
    Some(fact(s, amount, what.clone(), amount.value, unit.reported.clone()))
}

/// "220k checks per second", "9,000 parcels an hour": whatever it is, so many of it are a throughput.
fn of_unnamed_rate(s: &Sentence, amount: &Amount) -> Option<Fact> {
    let per = amount.per?;
    let is_many = amount.value >= LEAST_SLOW || s.words.periods[per].seconds <= 1.0;
    let unit = s.words.units.iter().find(|unit| unit.id == UNNAMED)?;
    let what = unit.rate.clone()?;
    is_many.then(|| fact(s, amount, what, amount.value, unit.id.clone()))
}

/// "40 decisions per year" are no load.
fn is_busy(s: &Sentence, amount: &Amount, per: Id) -> bool {
    s.words.periods[per].seconds <= SECONDS_OF_DAY || amount.value >= LEAST_SLOW
}

fn of_data(s: &Sentence, amount: &Amount, unit: &Unit) -> Option<Fact> {
    let what = if near(s, amount, Role::Memory) { MEMORY.to_owned() } else { unit.stock.clone()? };
    let value = super::number::scaled(amount.value, unit.size);
    Some(fact(s, amount, what, value, unit.reported.clone()))
}

/// "99.99% uptime", "availability of 99.9%".
fn of_availability(s: &Sentence, amount: &Amount, unit: &Unit) -> Option<Fact> {
    let start = amount.lead.saturating_sub(REACH_AVAILABILITY);
    let end = (amount.tokens.end + REACH_AVAILABILITY).min(s.tokens.len());
    let word = (start..end).find(|&at| s.is(at, Role::Availability))?;
    let mut fact = fact(s, amount, AVAILABILITY.to_owned(), amount.value, unit.reported.clone());
    fact.tokens = union(&fact.tokens, &(word..word + 1));
    (LEAST_AVAILABILITY..=100.0).contains(&amount.value).then_some(fact)
}

fn fact(s: &Sentence, amount: &Amount, what: String, value: f64, unit: String) -> Fact {
    let over = (amount.lead..amount.tokens.start).any(|at| s.is(at, Role::Over));
    let at_least = amount.plus || (over && !is_spread(s, amount));
    let (value, per) = by_reported_period(s, value, amount.per);
    Fact {
        tokens: amount.lead..amount.tokens.end,
        number: amount.tokens.clone(),
        kind: Kind::Scale(Scale { what, value, unit, per, at_least }),
    }
}

/// A rate by the period that reports name instead of its own: so many a week are a seventh a day.
fn by_reported_period(s: &Sentence, value: f64, per: Option<Id>) -> (f64, Option<String>) {
    let Some(per) = per.map(|per| &s.words.periods[per]) else { return (value, None) };
    let reported = &s.words.periods[per.reported];
    let share = reported.seconds / per.seconds;
    let value = if share == 1.0 { value } else { (value * share).round() };
    (value, Some(reported.id.clone()))
}

/// A configured limit is no scale: "limited to 100 requests a minute", "5 requests per user".
pub(super) fn is_limit(s: &Sentence, amount: &Amount) -> bool {
    near(s, amount, Role::Limit) || behind(s, amount, Role::Ration)
}

/// Whether a word of this part stands near, with no other statement between.
fn near(s: &Sentence, amount: &Amount, role: Role) -> bool {
    let start = amount.lead.saturating_sub(REACH);
    let before = (start..amount.lead).rev().take_while(|&at| !is_border(s, at)).any(|at| s.is(at, role));
    before || amount.tokens.clone().any(|at| s.is(at, role)) || behind(s, amount, role)
}

fn behind(s: &Sentence, amount: &Amount, role: Role) -> bool {
    let end = (amount.tokens.end + REACH).min(s.tokens.len());
    (amount.tokens.end..end).take_while(|&at| !is_border(s, at)).any(|at| s.is(at, role))
}

/// "keys sharded over six masters" are on six.
fn is_spread(s: &Sentence, amount: &Amount) -> bool {
    let start = amount.lead.saturating_sub(REACH_SPREAD);
    (start..amount.lead).rev().take_while(|&at| !s.is_end(at)).any(|at| s.is(at, Role::Spread))
}

fn is_border(s: &Sentence, at: usize) -> bool {
    s.is_end(at) || s.text(at) == "," || s.amount_at(at).is_some()
}

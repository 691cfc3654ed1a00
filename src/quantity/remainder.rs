//! What is left of what there was: "fell to a fifth", "a third of what it was", "at 15% of their
//! former level", "in half the time", "twice what it had been".

use std::ops::Range;

use super::amount::Amount;
use super::metric::{self, Accept, Named};
use super::model::{Dimension, Metric};
use super::relative;
use super::sense::Role;
use super::sentence::{Fact, Sentence};
use super::trend::{self, Trend, TrendAt};
use super::{Direction, Size};

/// All of it, in percent.
const WHOLE: f64 = 100.0;

/// The changes told by what is left; their amounts are taken.
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
    if amount.taken || amount.per.is_some() {
        return None;
    }
    let dimension = amount.dimension(s)?;
    let size = match dimension {
        Dimension::Share if (0.0..WHOLE).contains(&amount.value) => Size::Percent(rest_of(amount.value)),
        Dimension::Factor if amount.value > 1.0 => Size::Factor(amount.value),
        _ => return None,
    };
    let floor = trend::floor(s, amount.lead);
    let end = amount.tokens.end;
    let (trend, behind) = match dimension {
        Dimension::Factor if s.is(end, Role::Former) => (Trend::Up, true),
        Dimension::Factor => return None,
        _ if is_share_of_time(s, amount) => (Trend::Faster, true),
        _ if s.is(end, Role::Former) => (Trend::Down, true),
        _ if is_fallen_to(s, amount, floor) => (Trend::Down, false),
        _ if is_part_kept(s, amount) => (Trend::Down, false),
        _ => return None,
    };
    let said =
        s.role_mark(end).filter(|_| behind).map_or(amount.lead..amount.lead, |mark| mark.tokens.clone());
    let paced = |role| metric::paced(s, role);
    let accept: Accept = if trend.is_pace() { &paced } else { &metric::any };
    let floor = if is_part_kept(s, amount) { amount.lead } else { floor };
    let named = named(s, floor..amount.lead, said.end.max(end), accept);
    if trend.is_pace() && !matches!(named, Named::Metric(..)) && !is_compared(s, said.end) {
        return None;
    }
    let trend = TrendAt { trend, tokens: said, behind };
    relative::fact(s, named, &trend, amount.tokens.clone(), size)
}

/// What the part is of: the words before it, else those behind.
fn named(s: &Sentence, before: Range<usize>, behind: usize, accept: Accept) -> Named {
    match metric::last_in(s, before, accept) {
        named @ (Named::Metric(..) | Named::NotOurs) => named,
        unknown => match metric::first_from(s, behind, accept) {
            named @ Named::Metric(..) => named,
            _ => unknown,
        },
    }
}

/// What is gone, without the rounding error of the subtraction.
fn rest_of(percent: f64) -> f64 {
    const EXACT: f64 = 1e6;
    ((WHOLE - percent) * EXACT).round() / EXACT
}

/// "in half the time", "takes a tenth of the time"; "right 80% of the time" tells how often.
fn is_share_of_time(s: &Sentence, amount: &Amount) -> bool {
    let introduced =
        amount.lead.checked_sub(1).is_some_and(|at| s.is(at, Role::During) || s.is(at, Role::Present));
    is_in_words(s, amount) && introduced && s.is(past_articles(s, amount.tokens.end), Role::Time)
}

/// "the time it took": what is faster need not be known.
fn is_compared(s: &Sentence, end: usize) -> bool {
    const REACH: usize = 3;
    (end..end + REACH).any(|at| s.is(at, Role::Past))
}

/// "at a tenth of the cost", "needs a quarter of the memory".
fn is_part_kept(s: &Sentence, amount: &Amount) -> bool {
    let end = amount.tokens.end;
    let kept = amount
        .lead
        .checked_sub(1)
        .and_then(|at| s.role_mark(at))
        .is_some_and(|mark| [Role::Keeping, Role::Present].into_iter().any(|role| mark.has(role)));
    let object = past_articles(s, if s.is(end, Role::Of) { end + 1 } else { end });
    let costs =
        |id| s.words.metrics.get(id).is_some_and(|metric: &Metric| metric.good == Some(Direction::Down));
    let metric = s.role_mark(object).and_then(|mark| mark.pick(metric::any));
    kept && is_in_words(s, amount) && metric.is_some_and(costs)
}

/// "fell to a fifth", "cut to a quarter": a percentage in digits may be a level instead.
fn is_fallen_to(s: &Sentence, amount: &Amount, floor: usize) -> bool {
    let to = amount.lead.checked_sub(1).is_some_and(|at| s.is(at, Role::To) || s.is(at, Role::Into));
    to && is_in_words(s, amount) && falls(s, floor, amount.lead)
}

fn falls(s: &Sentence, floor: usize, lead: usize) -> bool {
    (floor..lead).rev().find_map(|at| s.role_mark(at)?.pick(Trend::of)) == Some(Trend::Down)
}

fn past_articles(s: &Sentence, at: usize) -> usize {
    if s.words.articles.iter().any(|article| article == s.text(at)) { at + 1 } else { at }
}

fn is_in_words(s: &Sentence, amount: &Amount) -> bool {
    s.tokens.get(amount.tokens.start).is_some_and(super::token::Token::is_word)
}

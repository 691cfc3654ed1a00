//! Tells before from after by the time that the words beside two values speak of: "it was 70 ms and
//! is now 3 ms", "what took 4 s takes 200 ms", "20 minutes today, 3 hours before".

use std::ops::Range;

use super::amount::Amount;
use super::sense::Role;
use super::sentence::Sentence;

/// Which of two values was before the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Forward,
    Backward,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Past,
    Present,
    Before,
    After,
}

/// How far from each other the two values may stand.
const REACH: usize = 12;
/// How far before a value the word for its time may stand.
const REACH_BEFORE: usize = 6;

/// The order of the amounts at `at` and behind it, where one is said to be of old and the other one
/// of today.
pub(super) fn order(s: &Sentence, at: usize) -> Option<Order> {
    let (first, second) = (s.amounts.get(at)?, s.amounts.get(at + 1)?);
    let gap = first.tokens.end..second.lead;
    if gap.len() > REACH || gap.clone().any(|at| s.is_end(at) && s.text(at) != ";") {
        return None;
    }
    let floor = at.checked_sub(1).map_or(0, |before| s.amounts[before].tokens.end);
    let (behind, rest) = match behind(s, first, second) {
        Some((time, end)) => (Some(time), end),
        None => (None, gap.start),
    };
    let of_first = behind.or_else(|| before(s, floor..first.lead));
    let next = s.amounts.get(at + 2);
    let adverb = next.map_or_else(|| after(s, second), |next| self::behind(s, second, next));
    let of_second = adverb.map(|(time, _)| time).or_else(|| before(s, rest..second.lead));
    match (of_first?, of_second?) {
        (Time::Past | Time::Before, Time::Present) | (Time::Before, Time::After) => Some(Order::Forward),
        (Time::Present, Time::Past | Time::Before) | (Time::After, Time::Before) => Some(Order::Backward),
        _ => None,
    }
}

/// The time that an adverb right behind an amount says ("9 hours before"), unless it is the verb of
/// the next amount.
fn behind(s: &Sentence, amount: &Amount, next: &Amount) -> Option<(Time, usize)> {
    let ends = |at: usize| s.is(at, Role::Stop) || s.tokens.get(at).is_none_or(|token| !token.is_word());
    after(s, amount).filter(|&(_, end)| end < next.lead && ends(end))
}

fn after(s: &Sentence, amount: &Amount) -> Option<(Time, usize)> {
    let bracket = usize::from(s.text(amount.tokens.end) == "(");
    let mark = s.role_mark(amount.tokens.end + bracket)?;
    Some((mark.pick(time)?, mark.tokens.end))
}

/// The time that the nearest word before an amount says.
fn before(s: &Sentence, stretch: Range<usize>) -> Option<Time> {
    let start = stretch.start.max(stretch.end.saturating_sub(REACH_BEFORE));
    let words = (start..stretch.end).rev().take_while(|&at| !s.is_end(at));
    words.filter_map(|at| s.role_mark(at)?.pick(time)).next()
}

fn time(role: Role) -> Option<Time> {
    match role {
        Role::Before => Some(Time::Before),
        Role::After => Some(Time::After),
        Role::Past => Some(Time::Past),
        Role::Present => Some(Time::Present),
        _ => None,
    }
}

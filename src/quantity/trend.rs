//! Where a number went: the words for up and down, better and worse, and how they hold a number.

use std::ops::Range;

use super::Direction;
use super::amount::Amount;
use super::model::{Dimension, Metric};
use super::sense::Role;
use super::sentence::Sentence;

/// What a word says of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trend {
    Up,
    Down,
    Better,
    Worse,
    Faster,
    Slower,
}

/// A trend with its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TrendAt {
    pub trend: Trend,
    pub tokens: Range<usize>,
    /// Whether it stands behind the number ("80% fewer").
    pub behind: bool,
}

/// How far a number's verb may stand before it.
const REACH: usize = 24;
/// How far a noun or comparative may stand behind its number ("a 40% API latency reduction").
const REACH_BEHIND: usize = 5;
/// How far before "of 40%" its noun may stand.
const REACH_OF: usize = 6;

impl Trend {
    /// The trend that a word of this part says.
    pub fn of(role: Role) -> Option<Self> {
        match role {
            Role::Up => Some(Self::Up),
            Role::Down | Role::Saving => Some(Self::Down),
            Role::Better => Some(Self::Better),
            Role::Worse => Some(Self::Worse),
            Role::Faster => Some(Self::Faster),
            Role::Slower => Some(Self::Slower),
            _ => None,
        }
    }

    /// Whether it is about speed, which not every metric has.
    pub fn is_pace(self) -> bool {
        matches!(self, Self::Faster | Self::Slower)
    }

    /// The trend of a metric whose opposite was named.
    pub fn turned(self, turned: bool) -> Self {
        match self {
            Self::Up if turned => Self::Down,
            Self::Down if turned => Self::Up,
            trend => trend,
        }
    }

    /// Where the metric went, and whether that is good.
    pub fn outcome(self, metric: &Metric) -> (Direction, bool) {
        let good = metric.good.unwrap_or(Direction::Up);
        let faster = metric.faster.unwrap_or(good);
        match self {
            Self::Up => (Direction::Up, metric.good != Some(Direction::Down)),
            Self::Down => (Direction::Down, metric.good != Some(Direction::Up)),
            Self::Better => (good, true),
            Self::Worse => (good.opposite(), false),
            Self::Faster => (faster, true),
            Self::Slower => (faster.opposite(), false),
        }
    }
}

/// The first token that may still belong to the statement of the amount that `lead` begins.
pub(super) fn floor(s: &Sentence, lead: usize) -> usize {
    let mut at = lead;
    while at > 0 && lead - at < REACH {
        let ends = s.is_end(at - 1) && s.role_mark(at - 1).is_none_or(|mark| mark.tokens.len() == 1);
        if ends || s.amount_at(at - 1).is_some_and(|amount| states_a_change(s, &s.amounts[amount])) {
            break;
        }
        at -= 1;
    }
    at
}

/// Whether an amount is one that a statement of its own is made with.
fn states_a_change(s: &Sentence, amount: &Amount) -> bool {
    amount.taken || matches!(amount.dimension(s), Some(Dimension::Share | Dimension::Factor))
}

/// The trend of an amount.
pub(super) fn of_amount(s: &Sentence, amount: &Amount, floor: usize) -> Option<TrendAt> {
    within(s, amount)
        .or_else(|| behind(s, amount.tokens.end))
        .or_else(|| by_sign(s, amount))
        .or_else(|| before(s, amount, floor))
}

/// "divisé par 4": what introduces the factor says where it goes.
fn within(s: &Sentence, amount: &Amount) -> Option<TrendAt> {
    let mark = s.role_mark(amount.tokens.start).filter(|mark| mark.has(Role::FactorOf))?;
    let trend = mark.pick(Trend::of)?;
    Some(TrendAt { trend, tokens: mark.tokens.clone(), behind: false })
}

/// "80% fewer", "a 40% latency reduction".
fn behind(s: &Sentence, start: usize) -> Option<TrendAt> {
    for at in start..start + REACH_BEHIND {
        let token = s.tokens.get(at)?;
        let mark = s.role_mark(at);
        if let Some(mark) = mark.filter(|mark| mark.has(Role::Comparative)) {
            if s.amount_led_by(mark.tokens.clone()) {
                // "40% to less than 5 ms": the word bounds the next number.
                return None;
            }
            let trend = mark.pick(Trend::of)?;
            return Some(TrendAt { trend, tokens: mark.tokens.clone(), behind: true });
        }
        let stops = mark.is_some_and(|mark| {
            [Role::Stop, Role::Of, Role::By, Role::To].into_iter().any(|role| mark.has(role))
        });
        if stops || !(token.is_word() || token.text == "-") || s.amount_at(at).is_some() {
            return None;
        }
    }
    None
}

/// "-40%".
fn by_sign(s: &Sentence, amount: &Amount) -> Option<TrendAt> {
    let at = amount.lead.checked_sub(1)?;
    let trend = match s.text(at) {
        "-" | "–" => Trend::Down,
        "+" => Trend::Up,
        _ => return None,
    };
    let touches = s.tokens.get(amount.lead).is_some_and(|token| token.glued);
    let apart = !s.tokens.get(at).is_some_and(|token| token.glued);
    (touches && apart).then_some(TrendAt { trend, tokens: at..at + 1, behind: true })
}

/// "reduced latency by 40%", "down 60%", "cut latency 40%", "a drop in latency of 40%".
fn before(s: &Sentence, amount: &Amount, floor: usize) -> Option<TrendAt> {
    let edge = skip_back(s, amount.lead, floor);
    let link = edge.checked_sub(1).filter(|&at| at >= floor);
    let by = link.is_some_and(|at| s.is(at, Role::By));
    let of = link.is_some_and(|at| s.is(at, Role::Of));
    if link.is_some_and(|at| s.is(at, Role::To) || s.is(at, Role::Into)) {
        // "raised it to 95%" tells where it is, not by how much it moved.
        return None;
    }
    let (at, trend) =
        (floor..amount.lead).rev().find_map(|at| Some((at, s.role_mark(at)?.pick(Trend::of)?)))?;
    let mark = s.role_mark(at)?;
    let bare = !(mark.tokens.end..amount.lead).any(|at| is_content(s, at));
    let after_metric = link.and_then(|at| s.role_mark(at)).is_some_and(|mark| mark.pick(metric).is_some());
    let held = by || bare || after_metric || (of && amount.lead - at <= REACH_OF);
    held.then(|| TrendAt { trend, tokens: mark.tokens.clone(), behind: false })
}

fn metric(role: Role) -> Option<usize> {
    if let Role::Metric(id) | Role::Speed(id) = role { Some(id) } else { None }
}

/// The first token before `lead` that says something.
fn skip_back(s: &Sentence, lead: usize, floor: usize) -> usize {
    let mut at = lead;
    while at > floor && (s.is(at - 1, Role::Skip) || s.is(at - 1, Role::Roughly)) {
        at -= 1;
    }
    at
}

/// Whether a token is a word that no part is known of, so that it may be what a verb is about.
pub(super) fn is_content(s: &Sentence, at: usize) -> bool {
    let known = s
        .role_mark(at)
        .is_some_and(|mark| mark.pick(|role| (role != Role::Adjective).then_some(())).is_some());
    !known && s.amount_at(at).is_none() && s.tokens.get(at).is_some_and(|token| token.is_word())
}

/// Whether a stretch of a sentence says that something moved.
pub(super) fn moves(s: &Sentence, mut stretch: Range<usize>) -> bool {
    stretch.any(|at| s.role_mark(at).is_some_and(|mark| mark.pick(Trend::of).is_some()))
}

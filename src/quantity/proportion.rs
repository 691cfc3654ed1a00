//! Reads a part of a whole that is told in two numbers: "nine look-ups in ten", "8 of 10 requests",
//! "nine out of ten", "by 3/4".

use std::ops::Range;

use super::numeral::read_numeral;
use super::sense::{Figure, Role};
use super::sentence::Sentence;

/// Wholes that people tell parts of; any other number counts something of its own.
const WHOLES: [f64; 9] = [3.0, 4.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10_000.0];
/// The least whole that a part is told of by "of": "one of two" counts.
const LEAST_OF: f64 = 10.0;
/// The greatest whole of a fraction with a stroke.
const MOST_STROKE: f64 = 10.0;

/// A part in percent, with its tokens.
pub(super) struct Proportion {
    pub percent: f64,
    pub tokens: Range<usize>,
}

/// The proportion that begins at a token.
pub(super) fn read(s: &Sentence, start: usize) -> Option<Proportion> {
    let part = read_numeral(s, start).filter(|part| !part.magnitude && !part.plus && !part.factor)?;
    let stroke = s.text(part.end) == "/" && s.tokens.get(part.end)?.glued;
    let noun = s.figure(part.end, counted).map(|((), end)| end);
    let link = noun.unwrap_or(part.end);
    let linked = stroke || s.role_mark(link).is_some_and(|mark| mark.has(Role::OutOf));
    if !linked {
        return None;
    }
    let at = if stroke { part.end + 1 } else { s.role_mark(link)?.tokens.end };
    let whole = read_numeral(s, at).filter(|whole| !whole.plus && WHOLES.contains(&whole.value))?;
    let is_part = part.value >= 1.0 && part.value < whole.value && part.value.fract() == 0.0;
    let is_one = if stroke {
        s.tokens.get(at)?.glued && whole.value <= MOST_STROKE && stands_for_share(s, start, whole.end)
    } else {
        is_whole(s, link, whole.value, whole.end, noun.is_some())
    };
    (is_part && is_one)
        .then(|| Proportion { percent: tenths(part.value * 100.0 / whole.value), tokens: start..whole.end })
}

/// To one decimal, as fractions in words are: two thirds are 66.7 %.
fn tenths(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}

/// A stroke also stands in dates and versions: "by 3/4", "1/5 of the load".
fn stands_for_share(s: &Sentence, start: usize, end: usize) -> bool {
    let introduced = start.checked_sub(1).is_some_and(|at| s.is(at, Role::By));
    introduced || s.is(end, Role::Of) || s.is(end, Role::Former)
}

/// Whether the second number is the whole of the first and does not count a thing of its own, as in
/// "three nodes in five regions".
fn is_whole(s: &Sentence, link: usize, whole: f64, end: usize, has_noun: bool) -> bool {
    let only_of = !s.is(link, Role::During) && s.is(link, Role::Of);
    let counts_own = s.figure(end, counted).is_some();
    let counts_time = s.figure(end, measured).is_some();
    let is_stranger =
        s.tokens.get(end).is_some_and(super::token::Token::is_word) && s.role_mark(end).is_none();
    if counts_time || (only_of && whole < LEAST_OF) {
        return false;
    }
    if has_noun { !counts_own && !is_stranger } else { counts_own || !is_stranger }
}

fn counted(sense: Figure) -> Option<()> {
    matches!(sense, Figure::Unit(_)).then_some(())
}

fn measured(sense: Figure) -> Option<()> {
    matches!(sense, Figure::Period(_)).then_some(())
}

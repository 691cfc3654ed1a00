//! What candidates say of their own level: marks on a scale ("★★★★☆", "9/10", "90%") and cue
//! words ("expert in"), each only for the item it stands on.

use std::ops::Range;

use super::candidates::Surroundings;
use super::findings::{Mention, Rating, Tie};
use super::years;
use crate::pack::model::{Ratings, Scope, Strength};

/// The self-ratings of the subject.
pub(super) fn ratings(around: Surroundings<'_>, mentions: &[Mention]) -> Vec<Rating> {
    let mut ratings = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.tie != Tie::Subject || !mention.visible || !mention.context.counts() {
            continue;
        }
        let marked = marked(around, mention);
        let level = marked.map(|(level, _)| level).or(mention.context.claim);
        if let Some(level) = level {
            let range = around
                .frames
                .range(&mention.place, if marked.is_some() { Scope::Item } else { Scope::Clause });
            ratings.push(Rating { level, range, mention: index });
        }
    }
    ratings
}

/// The strength that a mark lends to the mention it stands on.
pub(super) fn strength(around: Surroundings<'_>, mention: &Mention) -> Option<Strength> {
    if mention.tie != Tie::Subject {
        return None;
    }
    match marked(around, mention)? {
        (3, _) => Some(Strength::Expert),
        (1, _) => Some(Strength::Weak),
        _ => None,
    }
}

/// The level of a mark in the item of a mention, after it.
fn marked(around: Surroundings<'_>, mention: &Mention) -> Option<(u8, usize)> {
    let item = around.frames.range(&mention.place, Scope::Item);
    let block = around.frames.range(&mention.place, Scope::Block);
    let end = if item.end > mention.range.end { item.end } else { block.end };
    let rest = around.frames.document.text.get(mention.range.end..end)?;
    let rest = match years::leading(rest, around.pack) {
        Some(length) => around.frames.document.text.get(mention.range.end + length..block.end)?,
        None => rest,
    };
    let rest = after_bracket(rest);
    // A row of stars is a mark wherever it stands, a number in prose is not.
    if !around.frames.enumerates(&mention.place) && stars(rest.trim_start()).is_none() {
        return None;
    }
    mark(rest, &around.pack.ratings).map(|level| (level, mention.range.end))
}

/// What follows a name and the bracket that says more of it: "(streams, scripts) 9/10".
fn after_bracket(text: &str) -> &str {
    let bracket =
        text.trim_start().strip_prefix('(').filter(|inner| !inner.starts_with(|c: char| c.is_ascii_digit()));
    match bracket.and_then(|inner| inner.split_once(')')) {
        Some((inner, after)) if stars(inner).is_none() => after,
        _ => text,
    }
}

/// Reads a mark at the start of what follows a name.
fn mark(text: &str, scale: &Ratings) -> Option<u8> {
    let text = text.trim_start_matches([' ', '\t', ':', '(', '-', '\u{2013}', '\u{2014}', '|', ',']);
    if let Some(share) = stars(text) {
        return Some(level(share, scale.expert_points, scale));
    }
    let digits =
        text.split(|c: char| !c.is_ascii_digit()).next().filter(|digits| (1..=3).contains(&digits.len()))?;
    let number: f64 = digits.parse().ok()?;
    let rest = text[digits.len()..].trim_start();
    if rest.starts_with('%') {
        return (number <= 100.0).then(|| level(number / 100.0, scale.expert_percent / 100.0, scale));
    }
    let full =
        rest.strip_prefix('/').or_else(|| rest.strip_prefix("out of")).or_else(|| rest.strip_prefix("of"))?;
    let full: f64 = full.trim_start().split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    let fits = (full == 5.0 || full == 10.0) && number <= full;
    fits.then(|| {
        level(
            number / full,
            if full == 10.0 { 0.9_f64.max(scale.expert_points) } else { scale.expert_points },
            scale,
        )
    })
}

fn level(share: f64, expert: f64, scale: &Ratings) -> u8 {
    match share {
        _ if share + 1e-9 >= expert => 3,
        _ if share + 1e-9 >= scale.competent => 2,
        _ => 1,
    }
}

/// The share of filled marks in a row of at least three.
fn stars(text: &str) -> Option<f64> {
    let is_mark =
        |c: &char| matches!(c, '★' | '☆' | '●' | '○' | '◉' | '⬤' | '◯' | '■' | '□' | '⭐' | '✩' | '✭');
    let row: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).take_while(is_mark).collect();
    let filled = row.iter().filter(|c| matches!(c, '★' | '●' | '◉' | '⬤' | '■' | '⭐' | '✭')).count();
    (row.len() >= 3).then(|| filled as f64 / row.len().max(5) as f64)
}

/// Bytes of the text that hold a name and what is said of it.
pub(super) fn around_name(mention: &Range<usize>, said: &Range<usize>) -> Range<usize> {
    mention.start.min(said.start)..mention.end.max(said.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCALE: Ratings = Ratings { expert_points: 0.8, expert_percent: 85.0, competent: 0.5 };

    #[test]
    fn a_bracket_may_stand_between() {
        assert_eq!(mark(after_bracket(" (streams, scripts) 9/10"), &SCALE), Some(3));
        assert_eq!(mark(after_bracket(" (9/10)"), &SCALE), Some(3));
        assert_eq!(mark(after_bracket(" (★★★★★)"), &SCALE), Some(3));
    }

    #[test]
    fn marks_read_as_levels() {
        for (text, expected) in [
            (" ★★★★★", Some(3)),
            (" ★★★☆☆", Some(2)),
            (" ●○○○○", Some(1)),
            (" ★★★", Some(2)),
            (": 90%", Some(3)),
            (" 60 %", Some(2)),
            (" (9/10)", Some(3)),
            (" 8/10", Some(2)),
            (" 4 / 5", Some(3)),
            (" 3/7", None),
            (" 7.2", None),
            (", 10/10", Some(3)),
            (", Kafka", None),
        ] {
            assert_eq!(mark(text, &SCALE), expected, "{text}");
        }
    }
}

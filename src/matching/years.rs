//! Claims to years of the subject ("12 years of ..."): a duration, not a rating, and one that can
//! be impossible.

use std::ops::Range;

use super::candidates::Surroundings;
use super::findings::{Mention, Tie, YearsClaim};
use super::ratings::around_name;
use crate::pack::Pack;
use crate::pack::model::Scope;

/// The years that the candidate claims for the subject.
pub(super) fn years(around: Surroundings<'_>, mentions: &[Mention]) -> Vec<YearsClaim> {
    let mut claims = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.tie != Tie::Subject || !mention.visible || !mention.context.counts() {
            continue;
        }
        let frame = if around.frames.enumerates(&mention.place) { Scope::Block } else { Scope::Sentence };
        let frame = around.frames.near(&mention.place, frame, &mention.range);
        claims.extend(before(around, mention, &frame, index));
        claims.extend(after(around, mention, &frame, index));
    }
    claims
}

/// "12+ years of AWS, Kafka and the subject": from the number to the name.
fn before(
    around: Surroundings<'_>,
    mention: &Mention,
    frame: &Range<usize>,
    index: usize,
) -> Option<YearsClaim> {
    let text = around.frames.document.text.get(frame.start..mention.range.start)?;
    let (years, at, end) = durations(text, around.pack).pop()?;
    let between = text.get(end..)?;
    let words: Vec<&str> = between.split_whitespace().collect();
    let links = &around.pack.year_links;
    let opens = words.first().is_some_and(|word| links.iter().any(|link| link == word.trim_end_matches(',')));
    if !opens || words.len() > MOST_WORDS || between.contains(['.', ';', '|']) {
        return None;
    }
    let listed = between.contains(',') || words.iter().any(|word| ["and", "&"].contains(word));
    let follows = around.frames.document.text.get(mention.range.end..frame.end).unwrap_or("").trim_start();
    let goes_on = follows.starts_with(',') && follows.contains(" and ") || follows.starts_with("and ");
    let other = goes_on && follows_a_name(follows);
    let range = around_name(&mention.range, &(frame.start + at..frame.start + end));
    Some(YearsClaim { years, shared: listed || other, range, mention: index })
}

/// "20 years of X and 5 years of Y" shares nothing; "20 years of X and Y" does.
fn follows_a_name(follows: &str) -> bool {
    let next = follows.trim_start_matches([',', ' ']).trim_start_matches("and ").trim_start();
    !next.starts_with(|c: char| c.is_ascii_digit())
}

/// "The subject (5 years)", "The subject: 12 years".
fn after(
    around: Surroundings<'_>,
    mention: &Mention,
    frame: &Range<usize>,
    index: usize,
) -> Option<YearsClaim> {
    let text = around.frames.document.text.get(mention.range.end..frame.end)?;
    let (years, at, end) = durations(text, around.pack).into_iter().next()?;
    let between = text.get(..at)?.trim();
    let beside = matches!(between, "" | "(" | ":" | "-" | "\u{2013}" | "\u{2014}" | "for" | ", (");
    let range = around_name(&mention.range, &(mention.range.end + at..mention.range.end + end));
    beside.then_some(YearsClaim { years, shared: false, range, mention: index })
}

/// The length of a number of years that opens a text (": 12 years"), what stands before it included.
pub(super) fn leading(text: &str, pack: &Pack) -> Option<usize> {
    let (_, at, end) = durations(text, pack).into_iter().next()?;
    text.get(..at)?.chars().all(|c| !c.is_alphanumeric()).then_some(end)
}

/// So many words may stand between the number and the name.
const MOST_WORDS: usize = 14;

/// Every "N years" with its value and bytes.
fn durations(text: &str, pack: &Pack) -> Vec<(f64, usize, usize)> {
    let mut found = Vec::new();
    let is_year = |word: &str| pack.years.iter().any(|year| word.eq_ignore_ascii_case(year));
    for word in words(text).filter(|word| is_year(&text[word.clone()])) {
        let before = text[..word.start].trim_end_matches([' ', '+', '-', '\u{a0}']);
        let start = before
            .rfind(|c: char| !c.is_alphanumeric() && c != '.')
            .map_or(0, |byte| byte + before[byte..].chars().next().map_or(1, char::len_utf8));
        if let Some(years) = number(&before[start..], pack)
            && (0.0..200.0).contains(&years)
        {
            found.push((years, start, word.end));
        }
    }
    found
}

/// A number in digits or as a word of any language of the pack.
fn number(written: &str, pack: &Pack) -> Option<f64> {
    let word = || written.to_lowercase();
    written.parse().ok().or_else(|| pack.quantities.iter().find_map(|(_, words)| words.numeral(&word())))
}

/// The runs of letters in a text.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let pieces = text.split(|c: char| !c.is_alphabetic()).filter(|piece| !piece.is_empty());
    pieces.map(move |piece| {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        start..start + piece.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_found_with_their_place() {
        let pack = Pack::builtin().unwrap();
        let found =
            durations("10+ years of A, 3.5 yrs of B, 2 year plan, twelve years of C, many years", &pack);
        let values: Vec<f64> = found.iter().map(|&(years, ..)| years).collect();
        assert_eq!(values, [10.0, 3.5, 2.0, 12.0]);
    }
}

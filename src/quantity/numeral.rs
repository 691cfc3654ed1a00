//! Reads a number with its magnitudes: `1.2 mn`, "half a million", "twenty-five", `30-40`.

use super::number::scaled;
use super::sense::{Figure, Role};
use super::sentence::Sentence;

/// Numerals and magnitudes that one number may be made of.
const MOST_NUMERALS: usize = 4;

/// A number before its unit is read.
pub(super) struct Numeral {
    pub value: f64,
    /// The token after it.
    pub end: usize,
    /// Whether a magnitude stands with it.
    pub magnitude: bool,
    /// Whether a plus sign stands behind it.
    pub plus: bool,
    /// Whether it is a factor by its words ("two orders of magnitude").
    pub factor: bool,
}

/// A number, or the lower end of two that say a range; `start` is where the amount begins.
pub(super) fn read_range(s: &Sentence, at: usize, start: usize) -> Option<Numeral> {
    let mut low = read_numeral(s, at)?;
    let dash = matches!(s.text(low.end), "-" | "–" | "—");
    if !(dash || is_range_word(s, low.end, start)) || (dash && low.plus) {
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

/// Whether a word joins the two ends of a range that begins at `start`: "by 30 to 40 percent",
/// "between 30 and 40 percent".
pub(super) fn is_range_word(s: &Sentence, at: usize, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    // Where one word means "by" and "from", two numbers are a before and an after.
    let is_to = s.is(at, Role::To) && s.is(before, Role::By) && !s.is(before, Role::From);
    is_to || (s.is(at, Role::Stop) && s.is(before, Role::Between))
}

/// By what the magnitude words of a numeral multiply its digits.
fn high_magnitude(s: &Sentence, at: usize, high: &Numeral) -> f64 {
    match s.tokens.get(at).and_then(|token| token.number) {
        Some(digits) if high.magnitude && digits > 0.0 => (high.value / digits).round(),
        _ => 1.0,
    }
}

/// Digits or number words with their magnitudes.
pub(super) fn read_numeral(s: &Sentence, start: usize) -> Option<Numeral> {
    let (mut value, mut at) = digits_or_words(s, start)?;
    let mut has_magnitude = false;
    // "300+ million"
    let early_plus = s.text(at) == "+" && magnitude(s, at + 1).is_some();
    at += usize::from(early_plus);
    for _ in 0..MOST_NUMERALS {
        let next = if s.text(at) == "-" && magnitude(s, at + 1).is_some() { at + 1 } else { at };
        let Some((factor, end)) = magnitude(s, next) else { break };
        value = scaled(value, factor);
        has_magnitude = true;
        at = end;
    }
    if let Some((base, end)) = s.figure(at, Figure::power) {
        return (value < 10.0).then(|| Numeral {
            value: base.powf(value),
            end,
            magnitude: false,
            plus: false,
            factor: true,
        });
    }
    let late_plus = s.text(at) == "+";
    Some(Numeral {
        value,
        end: at + usize::from(late_plus),
        magnitude: has_magnitude,
        plus: early_plus || late_plus,
        factor: false,
    })
}

/// Digits, a number word ("twenty five"), "a million", "half a million".
fn digits_or_words(s: &Sentence, start: usize) -> Option<(f64, usize)> {
    let token = s.tokens.get(start)?;
    if let Some(value) = token.number {
        return Some((value, start + 1));
    }
    let number = |at: usize| s.figure(at, Figure::number);
    if let Some((tens, end)) = number(start) {
        let next = if s.text(end) == "-" { end + 1 } else { end };
        return match number(next) {
            Some((ones, after)) if tens >= 20.0 && (1.0..10.0).contains(&ones) => Some((tens + ones, after)),
            _ => Some((tens, end)),
        };
    }
    let (percent, at) = s.figure(start, Figure::share).unwrap_or((100.0, start));
    let value = percent / 100.0;
    let after_article =
        if s.words.articles.iter().any(|article| article == s.text(at)) { at + 1 } else { at };
    let follows = after_article > start && s.text(after_article).chars().count() > 2;
    (follows && magnitude(s, after_article).is_some()).then_some((value, after_article))
}

/// A magnitude word; a single letter only right behind its number or in capitals.
pub(super) fn magnitude(s: &Sentence, at: usize) -> Option<(f64, usize)> {
    let found = s.figure(at, Figure::magnitude)?;
    let token = s.tokens.get(at)?;
    let clear = token.text.len() > 1 || token.glued || token.capital;
    clear.then_some(found)
}

//! Cuts a sentence into the items of its enumeration, the reach of a rating.

use std::ops::Range;

use super::sentences::span;
use super::token::{Gap, Kind, Token};

const SEPARATORS: &str = ",，、;|·•∙";
const OPENING: &str = "([{";
const CLOSING: &str = ")]}";

/// The items of a sentence. A bracket that holds an enumeration is cut at its edges and inside,
/// one that holds a single remark ("(basic)") stays with its item.
pub(super) fn split(tokens: &[Token]) -> Vec<Range<usize>> {
    let cuts = cuts(tokens);
    let mut items = Vec::new();
    let mut start = 0;
    for (at, cut) in cuts.iter().enumerate() {
        match cut {
            Cut::None => continue,
            Cut::Before => push(&mut items, &tokens[start..at]),
            Cut::At => push(&mut items, &tokens[start..at]),
        }
        start = if *cut == Cut::At { at + 1 } else { at };
    }
    push(&mut items, &tokens[start..]);
    if items.is_empty() {
        items.push(span(tokens));
    }
    items
}

/// Adds an item; one without letters ("10/10", "★★★", "17") belongs to the one before it.
fn push(items: &mut Vec<Range<usize>>, tokens: &[Token]) {
    let range = span(tokens);
    match items.last_mut() {
        Some(last) if tokens.iter().all(|token| token.kind != Kind::Word) => {
            last.end = last.end.max(range.end)
        }
        _ if tokens.is_empty() => {}
        _ => items.push(range),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    None,
    /// An item starts with the token.
    Before,
    /// The token belongs to no item.
    At,
}

fn cuts(tokens: &[Token]) -> Vec<Cut> {
    let mut cuts: Vec<Cut> = (0..tokens.len()).map(|at| cut(tokens, at)).collect();
    // For each open bracket, whether a separator stands in it.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.is_any(OPENING) {
            open.push((at, false));
        } else if token.is_any(CLOSING) {
            if let Some((opening, true)) = open.pop() {
                cuts[opening] = Cut::At;
                cuts[at] = Cut::At;
            }
        } else if cuts[at] != Cut::None
            && let Some((_, separated)) = open.last_mut()
        {
            *separated = true;
        }
    }
    cuts
}

fn cut(tokens: &[Token], at: usize) -> Cut {
    let token = &tokens[at];
    let next = tokens.get(at + 1);
    let digits = |token: Option<&Token>| token.is_some_and(|token| token.first.is_ascii_digit());
    let in_number = token.is(',')
        && digits(at.checked_sub(1).and_then(|before| tokens.get(before)))
        && digits(next.filter(|next| next.attached()));
    let spaced = !token.attached() && next.is_some_and(|next| !next.attached());
    if token.is_any(SEPARATORS) && !in_number || token.is('/') && spaced {
        Cut::At
    } else if token.gap == Gap::Wide && at > 0 && !is_value(tokens, at) {
        Cut::Before
    } else {
        Cut::None
    }
}

/// Whether what follows a wide gap is said of what stands before it ("Go:⇥fluent", "Go⇥12 years").
fn is_value(tokens: &[Token], at: usize) -> bool {
    tokens[at].kind == Kind::Number || at.checked_sub(1).is_some_and(|before| tokens[before].is(':'))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenise;
    use super::super::vocabulary::Vocabulary;
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        split(&tokenise(text, 0, &Vocabulary::default())).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn separators_part_items_and_numbers_stay_whole() {
        assert_eq!(read("Go, pub/sub / Rust | C · D"), ["Go", "pub/sub", "Rust", "C", "D"]);
        assert_eq!(read("1,200 users, daily"), ["1,200 users", "daily"]);
        assert_eq!(read("Java 8, 17, SQL: 12 years, 9/10"), ["Java 8, 17", "SQL: 12 years, 9/10"]);
        assert_eq!(read("Go:\tfluent, Rust\t2 years\tC"), ["Go:\tfluent", "Rust\t2 years", "C"]);
        assert_eq!(read("Go\t★★★★\tRust | 85%"), ["Go\t★★★★", "Rust | 85%"]);
        assert_eq!(read("熟悉缓存、队列,消息"), ["熟悉缓存", "队列", "消息"]);
    }

    #[test]
    fn a_rating_stays_with_its_item_and_a_list_in_brackets_is_parted() {
        assert_eq!(
            read("Databases (Postgres, MySQL), Quickstore (basic)"),
            ["Databases", "Postgres", "MySQL", "Quickstore (basic)"]
        );
        assert_eq!(read("Go (open, never closed"), ["Go (open", "never closed"]);
    }
}

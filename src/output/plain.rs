//! Text of others on a terminal: harmless, and of a known width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A text without what could steer a terminal, turn its writing around or change the width of
/// other characters: escape sequences, line breaks, direction marks, variation selectors.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect()
}

fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The start of a text, with an ellipsis where it does not fit into so many columns.
pub(super) fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.into();
    }
    let mut kept = take(text.chars(), columns.saturating_sub(1));
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// The end of a text: of a path, the end tells more.
pub(super) fn fit_end(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.into();
    }
    let reversed = take(text.chars().rev(), columns.saturating_sub(1));
    std::iter::once('…').chain(reversed.chars().rev()).collect()
}

fn take(chars: impl Iterator<Item = char>, columns: usize) -> String {
    let mut used = 0;
    chars
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used <= columns
        })
        .collect()
}

/// The spaces that fill a text up to so many columns.
pub(super) fn padding(text: &str, columns: usize) -> String {
    " ".repeat(columns.saturating_sub(width(text)))
}

/// A text in lines of at most so many columns, cut between words; a longer word keeps a line
/// of its own.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_fitted_fits(text in "\\PC{0,40}", columns in 1_usize..30) {
            let text = harmless(&text);
            prop_assert!(width(&fit(&text, columns)) <= columns);
            prop_assert!(width(&fit_end(&text, columns)) <= columns);
        }
    }

    #[test]
    fn lines_are_cut_between_words() {
        assert_eq!(wrapped("to be or not to be", 9), ["to be or", "not to be"]);
        assert_eq!(wrapped("unbreakable word", 4), ["unbreakable", "word"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(fit("履歴書.pdf", 6), "履歴…");
        assert_eq!(fit_end("folder/履歴書.pdf", 8), "…書.pdf");
        assert_eq!(padding("履歴", 6), "  ");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\u{7}\u{9b}c\u{202e}d\r\n"), "a�[31mb��c�d��");
    }
}

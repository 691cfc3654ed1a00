//! Cuts a sentence into words, numbers and signs.

use std::ops::Range;

use super::number::{self, Separators};
use super::spaceless::Spaceless;
use crate::document::is_ideograph;
use crate::fold::plain_letters;

/// One word, number or sign.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// Bytes of the whole text.
    pub range: Range<usize>,
    /// The token in lower case and without accents, by which words are looked up.
    pub text: String,
    /// The value of a number.
    pub number: Option<f64>,
    /// Whether it begins with a capital letter.
    pub capital: bool,
    /// Whether it stands right behind the token before, without white space.
    pub glued: bool,
}

impl Token {
    /// Whether it is made of letters.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }
}

/// The tokens of a piece of text that begins at byte `offset` of the whole text. Where no spaces part
/// the words, the known ones do.
pub(super) fn tokenise(
    piece: &str,
    offset: usize,
    separators: Separators,
    spaceless: &Spaceless,
) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(first) = piece[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = &piece[at..];
        let (length, number) = if first.is_ascii_digit() {
            number::read(rest, separators)
        } else if is_ideograph(first) {
            (spaceless.first_word(rest), None)
        } else if first.is_alphanumeric() {
            (word_length(rest), None)
        } else {
            (sign_length(rest), None)
        };
        let range = offset + at..offset + at + length;
        tokens.push(Token {
            text: plain_letters(without_possessive(&rest[..length])),
            number,
            capital: first.is_uppercase(),
            glued: tokens.last().is_some_and(|last| last.range.end == range.start),
            range,
        });
        at += length;
    }
    tokens
}

/// Letters and digits, and what a full stop adds to a name ("Node.js"); an apostrophe between letters
/// belongs to the word, and ends it after one letter ("l'API").
fn word_length(rest: &str) -> usize {
    let mut chars = rest.char_indices().enumerate().peekable();
    while let Some((count, (at, c))) = chars.next() {
        let apostrophe = matches!(c, '\'' | '’');
        let inside = apostrophe && chars.peek().is_some_and(|&(_, (_, next))| next.is_alphabetic());
        if inside && count == 1 {
            return at + c.len_utf8();
        }
        let suffix = c == '.' && is_suffix(&rest[at + 1..]);
        if !(c.is_alphanumeric() || inside || suffix) || is_ideograph(c) {
            return at;
        }
    }
    rest.len()
}

/// Whether a text opens with the end of a name: "js", "io", "net".
fn is_suffix(text: &str) -> bool {
    let length = text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len());
    (2..=3).contains(&length) && !text[length..].starts_with(char::is_alphanumeric)
}

/// "the database's load" is the load of the database.
fn without_possessive(word: &str) -> &str {
    const LEAST: usize = 3;
    let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    owner.filter(|owner| owner.len() >= LEAST).unwrap_or(word)
}

/// One character, or an arrow of two.
fn sign_length(rest: &str) -> usize {
    match rest.get(..2) {
        Some("->" | "=>") => 2,
        _ => rest.chars().next().map_or(1, char::len_utf8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(piece: &str) -> Vec<String> {
        let mut spaceless = Spaceless::default();
        ["毫秒", "从", "降到", "响应时间"].iter().for_each(|word| spaceless.add(word));
        tokenise(piece, 0, Separators::POINT, &spaceless).into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn a_unit_is_cut_from_its_number_and_a_name_is_not() {
        assert_eq!(texts("p99 50ms 1.5k+ ~3x"), ["p99", "50", "ms", "1.5", "k", "+", "~", "3", "x"]);
    }

    #[test]
    fn an_owner_is_looked_up_by_its_name() {
        assert_eq!(texts("Postgres's load, it's 1'200"), ["postgres", "load", ",", "it's", "1'200"]);
    }

    #[test]
    fn an_elided_article_is_cut_off() {
        assert_eq!(texts("coût de l’API, didn't"), ["cout", "de", "l'", "api", ",", "didn't"]);
    }

    #[test]
    fn known_words_part_a_text_without_spaces() {
        assert_eq!(
            texts("接口响应时间从900毫秒降到120ms以内"),
            ["接口", "响应时间", "从", "900", "毫秒", "降到", "120", "ms", "以内"]
        );
        assert_eq!(texts("p99响应时间"), ["p99", "响应时间"]);
    }

    #[test]
    fn an_arrow_is_one_token() {
        assert_eq!(texts("4.5s -> 50ms"), ["4.5", "s", "->", "50", "ms"]);
    }

    #[test]
    fn ranges_count_in_the_whole_text() {
        let tokens = tokenise("a 12%", 7, Separators::POINT, &Spaceless::default());
        assert_eq!(tokens[1].range, 9..11);
        assert!(tokens[2].glued && !tokens[1].glued);
    }
}

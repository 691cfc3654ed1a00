//! One folding for the words of packs and the words of resumes, so that a term is written once
//! and met in every spelling: case, accents, hyphens, slashes, underscores and inner full stops do
//! not count, nor do spaces beside ideographs; other signs do.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;

use crate::document::is_ideograph;

/// A text folded for matching, with the way back to the bytes it came from.
///
/// Words are separated by one space; a sign that ends a piece of a sentence (comma, bracket,
/// colon, full stop ...) is kept between spaces, so no phrase of words can cross it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of the folded text, the first byte of the character it came from.
    starts: Vec<u32>,
    /// For each byte of the folded text, the end of the character it came from.
    ends: Vec<u32>,
}

impl Folded {
    /// Folds a text of at most 4 GB.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        let mut previous = None;
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let end = at + c.len_utf8();
            let next = chars.peek().map(|&(_, next)| next);
            match class(previous, c, next) {
                Class::Word => {
                    if is_ideograph(c) {
                        folded.close_gap();
                    }
                    plain(c, |c| folded.push(c, at, end));
                }
                Class::Joint if folded.text.ends_with(is_ideograph) => {}
                Class::Joint => folded.space(at, end),
                Class::Sign => {
                    folded.space(at, at);
                    folded.push(c, at, end);
                    folded.space(end, end);
                }
            }
            previous = Some(c);
        }
        folded
    }

    /// The bytes of the original text that a range of the folded text came from.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        match (self.starts.get(range.start), range.end.checked_sub(1).and_then(|last| self.ends.get(last))) {
            (Some(&start), Some(&end)) if start <= end => start as usize..end as usize,
            _ => 0..0,
        }
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.text.push(c);
        self.starts.resize(self.text.len(), saturated(start));
        self.ends.resize(self.text.len(), saturated(end));
    }

    /// Takes back the space between a word and an ideograph: whether one parts the two scripts of
    /// "Quickstore 缓存" is taste.
    fn close_gap(&mut self) {
        let word = self.text.strip_suffix(' ').filter(|rest| rest.ends_with(is_word)).map(str::len);
        if let Some(length) = word {
            self.text.truncate(length);
            self.starts.truncate(length);
            self.ends.truncate(length);
        }
    }

    fn space(&mut self, start: usize, end: usize) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', start, end);
        }
    }
}

/// Folds a term or a phrase of a pack.
pub fn fold(text: &str) -> String {
    let mut folded = Folded::new(text).text;
    folded.truncate(folded.trim_end().len());
    folded
}

/// A text in lower case, without accents, which hasty people leave out ("CONTRASENA", "duree"), and
/// with one kind of apostrophe.
pub fn plain_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| plain(c, |c| out.push(c)));
    out
}

/// Gives a character in lower case and without its accents to `emit`.
fn plain(c: char, mut emit: impl FnMut(char)) {
    if c.is_ascii() {
        return emit(c.to_ascii_lowercase());
    }
    if c == '\u{2019}' {
        return emit('\'');
    }
    for lower in c.to_lowercase() {
        decompose_canonical(lower, |part| {
            if !is_accent(part) {
                emit(part);
            }
        });
    }
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn saturated(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

enum Class {
    /// Part of a word.
    Word,
    /// Nothing but a space between words.
    Joint,
    /// A sign of its own.
    Sign,
}

fn class(previous: Option<char>, c: char, next: Option<char>) -> Class {
    let beside_words =
        || previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
    let letter_follows = || next.is_some_and(char::is_alphabetic);
    match c {
        _ if c.is_alphanumeric() => Class::Word,
        '+' | '#' if previous.is_some_and(|c| c.is_alphanumeric() || c == '+') && !letter_follows() => {
            Class::Word
        }
        '.' | ',' if previous.zip(next).is_some_and(|(p, n)| p.is_ascii_digit() && n.is_ascii_digit()) => {
            Class::Word
        }
        '.' if beside_words() => Class::Joint,
        '-' | '\u{2010}' | '\u{2011}' if beside_words() => Class::Joint,
        '/' | '_' | '\'' | '\u{2019}' | '"' | '\u{201c}' | '\u{201d}' | '`' | '*' => Class::Joint,
        '\n' | '\t' => Class::Sign,
        _ if c.is_whitespace() => Class::Joint,
        _ => Class::Sign,
    }
}

/// Whether a folded phrase found at a range stands on word boundaries. Scripts written without
/// spaces have none.
pub fn on_boundaries(text: &str, range: &Range<usize>) -> bool {
    let inside = text.get(range.clone()).unwrap_or("");
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    is_edge(before, inside.chars().next()) && is_edge(inside.chars().next_back(), after)
}

fn is_edge(left: Option<char>, right: Option<char>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => {
            !is_word(left) || !is_word(right) || is_ideograph(left) || is_ideograph(right)
        }
        _ => true,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '+' | '#')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_term_fold_alike() {
        for spelling in ["Pub/Sub", "pub-sub", "PUB SUB", "pub_sub"] {
            assert_eq!(fold(spelling), "pub sub");
        }
        assert_eq!(fold("Node.js"), "node js");
        assert_eq!(fold("C++, C#"), "c++ , c#");
        assert_eq!(fold("1,200.5"), "1,200.5");
    }

    #[test]
    fn accents_do_not_count() {
        assert_eq!(fold("Durée de l’INVALIDACIÓN"), fold("duree de l'invalidacion"));
        assert_eq!(plain_letters("Größe, Año, São"), "große, ano, sao");
        assert_eq!(plain_letters("会话é"), "会话e");
    }

    #[test]
    fn spaces_beside_ideographs_do_not_count() {
        for spelling in ["使用Quickstore缓存", "使用 Quickstore 缓存", "使用  quickstore  缓 存"]
        {
            assert_eq!(fold(spelling), "使用quickstore缓存");
        }
        assert_eq!(fold("缓存 , 会话"), "缓存 , 会话");
    }

    #[test]
    fn a_phrase_does_not_cross_a_sign() {
        assert_eq!(fold("cache, aside"), "cache , aside");
        assert_eq!(fold("Quickstore.Worked"), "quickstore worked");
    }

    #[test]
    fn a_plus_between_two_names_joins_nothing() {
        assert_eq!(fold("Quickstore+Node"), "quickstore + node");
        assert_eq!(fold("n+1"), "n+1");
    }

    #[test]
    fn boundaries_know_words_and_ideographs() {
        assert!(!on_boundaries("rehash", &(2..6)));
        assert!(on_boundaries("a hash b", &(2..6)));
        assert!(!on_boundaries("c++ x", &(0..1)));
        let text = "使用缓存做会话";
        assert!(on_boundaries(text, &(6..12)));
    }

    proptest! {
        #[test]
        fn every_piece_leads_back_into_the_text(text in "\\PC{0,80}", from in 0usize..200, length in 0usize..40) {
            let folded = Folded::new(&text);
            let to = (from + length).min(folded.text.len());
            let range = folded.original(from.min(to)..to);
            prop_assert!(text.get(range).is_some());
        }
    }
}

//! Cuts a block into words, numbers and signs, the alphabet in which dates, headlines and
//! sentences are read.

use std::ops::Range;

use super::vocabulary::Vocabulary;
use crate::document::is_ideograph;
use crate::fold::plain_letters;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, or one ideograph.
    Word,
    /// Digits.
    Number,
    /// One other character.
    Sign,
}

/// What stands between a token and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// White space.
    Space,
    /// A tab stop or table cell; also the start of the block.
    Wide,
}

/// A word, number or sign.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// What it is made of.
    pub(super) kind: Kind,
    /// Bytes of the document.
    pub(super) range: Range<usize>,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Its first character.
    pub(super) first: char,
    /// The value of a number of up to four digits; 0 for others.
    pub(super) value: u16,
    /// Its number in the vocabulary.
    pub(super) id: Option<u32>,
}

impl Token {
    /// Whether nothing stands between it and the token before.
    pub(super) fn attached(&self) -> bool {
        self.gap == Gap::None
    }

    /// Whether it is the given sign.
    pub(super) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign && self.first == sign
    }

    /// Whether it is one of the given signs.
    pub(super) fn is_any(&self, signs: &str) -> bool {
        self.kind == Kind::Sign && signs.contains(self.first)
    }

    /// Whether it is a word of a script with spaces.
    pub(super) fn is_spelled(&self) -> bool {
        self.kind == Kind::Word && !is_ideograph(self.first)
    }

    /// Whether it counts as a word of the text.
    pub(super) fn is_word(&self) -> bool {
        self.kind != Kind::Sign
    }

    /// Its share of a word, in halves.
    pub(super) fn half_words(&self) -> usize {
        match self.kind {
            Kind::Sign => 0,
            Kind::Word if is_ideograph(self.first) => 1,
            Kind::Word | Kind::Number => 2,
        }
    }

    /// Bytes of its text.
    pub(super) fn len(&self) -> usize {
        self.range.len()
    }
}

/// How many words tokens make; two ideographs are one.
pub(super) fn count_words<'t>(tokens: impl IntoIterator<Item = &'t Token>) -> usize {
    let halves: usize = tokens.into_iter().map(Token::half_words).sum();
    halves.div_ceil(2)
}

/// The tokens of a text that starts at byte `base` of the document.
pub(super) fn tokenise(text: &str, base: usize, vocabulary: &Vocabulary) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut gap = Gap::Wide;
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            gap = gap.max(if first == '\t' { Gap::Wide } else { Gap::Space });
            continue;
        }
        let kind = kind_of(first);
        let mut end = start + first.len_utf8();
        let joins = |c: char| kind_of(c) == kind && kind != Kind::Sign && !is_ideograph(c);
        while !is_ideograph(first) && chars.peek().is_some_and(|&(_, c)| joins(c)) {
            end += chars.next().map_or(0, |(_, c)| c.len_utf8());
        }
        let piece = &text[start..end];
        tokens.push(Token {
            kind,
            range: base + start..base + end,
            gap,
            first,
            value: if kind == Kind::Number && piece.len() <= 4 { piece.parse().unwrap_or(0) } else { 0 },
            id: vocabulary.id(&plain_letters(piece)),
        });
        gap = Gap::None;
    }
    tokens
}

fn kind_of(c: char) -> Kind {
    match c {
        '0'..='9' => Kind::Number,
        c if c.is_alphabetic() || is_mark(c) => Kind::Word,
        _ => Kind::Sign,
    }
}

/// Vowel signs and viramas, without which words of Indic scripts would fall apart.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{d7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        tokenise(text, 0, &Vocabulary::default()).iter().map(|token| &text[token.range.clone()]).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        assert_eq!(pieces("Jan2021–Mär 2022"), ["Jan", "2021", "–", "Mär", "2022"]);
        assert_eq!(pieces("2019年3月至今"), ["2019", "年", "3", "月", "至", "今"]);
    }

    #[test]
    fn two_ideographs_are_one_word() {
        let words = |text: &str| count_words(&tokenise(text, 0, &Vocabulary::default()));
        assert_eq!(words("Go, 2 years"), 3);
        assert_eq!(words("分布式锁"), 2);
        assert_eq!(words("用Go写"), 2);
    }

    #[test]
    fn a_tab_is_a_wide_gap() {
        let tokens = tokenise("Acme \tBerlin x", 0, &Vocabulary::default());
        let gaps: Vec<Gap> = tokens.iter().map(|token| token.gap).collect();
        assert_eq!(gaps, [Gap::Wide, Gap::Wide, Gap::Space]);
    }
}

//! Cuts a block into sentences.
//!
//! A full stop inside a name ("Node.js", "v2.0"), after an initial or after an abbreviation of the
//! lexicon ends nothing; semicolons only end clauses.

use std::ops::Range;

use super::token::{Gap, Token};
use super::vocabulary::{Meaning, Vocabulary};
use super::{Sentence, clauses, items};
use crate::document::is_ideograph;

/// Closing marks that still belong to the sentence before them.
const CLOSING: &str = ")]}\"'”’»」』）";
/// Bullets that lost their line break.
const BULLETS: &str = "•▪●◦‣■◆➢";
/// A word before a full stop that is shorter may be an abbreviation nobody listed.
const ABBREVIATION_LETTERS: usize = 4;

/// The sentences of a block.
pub(super) fn split(tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut abbreviation_end = 0;
    while at < tokens.len() {
        if let Some(end) = vocabulary.after(tokens, at, Meaning::Abbreviation) {
            abbreviation_end = end;
        }
        let bullet = tokens[at].is_any(BULLETS) && tokens[at].gap >= Gap::Space && at > start;
        if bullet {
            sentences.push(sentence(&tokens[start..at], vocabulary));
            start = at;
        } else if at != abbreviation_end && ends_sentence(tokens, at) {
            at += closing_marks(tokens, at + 1);
            sentences.push(sentence(&tokens[start..=at], vocabulary));
            start = at + 1;
        }
        at += 1;
    }
    if start < tokens.len() {
        sentences.push(sentence(&tokens[start..], vocabulary));
    }
    sentences
}

fn sentence(tokens: &[Token], vocabulary: &Vocabulary) -> Sentence {
    let range = span(tokens);
    Sentence { range, clauses: clauses::split(tokens, vocabulary), items: items::split(tokens) }
}

/// The bytes that tokens cover.
pub(super) fn span(tokens: &[Token]) -> Range<usize> {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => 0..0,
    }
}

/// How many closing marks stand attached at `at`.
fn closing_marks(tokens: &[Token], at: usize) -> usize {
    let rest = tokens.get(at..).unwrap_or_default();
    rest.iter().take_while(|token| token.attached() && token.is_any(CLOSING)).count()
}

fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !token.is_any(".!?。") {
        return false;
    }
    let Some(next) = tokens.get(at + 1 + closing_marks(tokens, at + 1)) else { return true };
    let last = at.checked_sub(1).and_then(|before| tokens.get(before));
    match token.first {
        '。' => true,
        '!' | '?' => !next.attached() || is_ideograph(next.first),
        '.' => !next.attached() && full_stop_ends(last, next, at.checked_sub(2).and_then(|i| tokens.get(i))),
        _ => false,
    }
}

/// Whether a full stop between two words, with space after it, ends a sentence.
fn full_stop_ends(last: Option<&Token>, next: &Token, before_last: Option<&Token>) -> bool {
    let Some(last) = last else { return false };
    let initial = last.is_spelled() && last.range.len() == last.first.len_utf8();
    // "C." may be the language at the end of a sentence, "B.E." and "J." are no end.
    let lone = before_last.is_none_or(|token| token.is('.') || last.gap == Gap::None);
    if initial && (lone || last.first.is_lowercase()) {
        return false;
    }
    if next.first.is_lowercase() {
        return last.is_spelled() && last.len() > ABBREVIATION_LETTERS;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::super::sample::lexicons;
    use super::super::token::tokenise;
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<&str> {
        let lexicons = lexicons();
        let vocabulary = Vocabulary::new(&lexicons, Some(0));
        let sentences = split(&tokenise(text, 0, &vocabulary), &vocabulary);
        sentences.into_iter().map(|sentence| &text[sentence.range]).collect()
    }

    #[test]
    fn full_stops_inside_names_end_nothing() {
        for text in [
            "Ran Node.js v2.0 for the U.S. market, e.g. in approx. 20 shops.",
            "J. Miller of Acme Inc. in Bern",
            "B.E. Electronics",
            "Moved to ASP.NET Core 2.1",
        ] {
            assert_eq!(read(text), [text]);
        }
    }

    #[test]
    fn sentences_end_at_full_stops_and_marks() {
        assert_eq!(
            read("Cut costs by 40%. Also wrote tests! (It was hard.) Why? created a cache."),
            ["Cut costs by 40%.", "Also wrote tests!", "(It was hard.)", "Why?", "created a cache."]
        );
        assert_eq!(read("Kept the system alive. used it daily"), ["Kept the system alive.", "used it daily"]);
        assert_eq!(read("Wrote it in C. Then in Go."), ["Wrote it in C.", "Then in Go."]);
        assert_eq!(read("负责缓存设计。优化数据库!延迟降低"), ["负责缓存设计。", "优化数据库!", "延迟降低"]);
    }

    #[test]
    fn a_bullet_that_lost_its_line_starts_a_sentence() {
        assert_eq!(
            read("Java and Go • Built the shop • Ran it"),
            ["Java and Go", "• Built the shop", "• Ran it"]
        );
    }

    proptest! {
        #[test]
        fn sentences_cover_every_word_and_hold_their_parts(text in "[a-zA-Z0-9.,;:!?()/|·、。一 \t–-]{0,120}") {
            let lexicons = lexicons();
            let vocabulary = Vocabulary::new(&lexicons, Some(0));
            let tokens = tokenise(&text, 0, &vocabulary);
            let sentences = split(&tokens, &vocabulary);
            for token in &tokens {
                prop_assert!(sentences.iter().any(|s| s.range.start <= token.range.start && token.range.end <= s.range.end));
            }
            for sentence in &sentences {
                for parts in [&sentence.clauses, &sentence.items] {
                    prop_assert!(!parts.is_empty());
                    prop_assert!(parts.iter().all(|part| sentence.range.start <= part.start && part.end <= sentence.range.end));
                    prop_assert!(parts.windows(2).all(|pair| pair[0].end <= pair[1].start));
                    prop_assert!(parts.iter().all(|part| text.get(part.clone()).is_some()));
                }
            }
        }
    }
}

//! Cuts a sentence into clauses, the reach of a "not" or a "never".

use std::ops::Range;

use super::sentences::span;
use super::token::{Gap, Token};
use super::vocabulary::{Meaning, Vocabulary};

/// A conjunction without comma parts clauses only after so many words, so that "designed and
/// built a cache" stays whole.
const WORDS_BEFORE: usize = 3;
/// After a comma and a conjunction the verb of a new statement comes within so many words.
const WORDS_TO_VERB: usize = 4;

/// The clauses of a sentence: between semicolons, wide gaps and spaced dashes, and where a
/// conjunction starts a new statement with a verb of its own.
pub(super) fn split(tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = 0;
    for at in 1..tokens.len() {
        if at <= start {
            continue;
        }
        if is_break(tokens, at) {
            clauses.push(span(&tokens[start..at]));
            start = at + 1;
        } else if tokens[at].gap == Gap::Wide || starts_statement(tokens, start, at, vocabulary) {
            clauses.push(span(&tokens[start..at]));
            start = at;
        }
    }
    if start < tokens.len() {
        clauses.push(span(&tokens[start..]));
    }
    clauses
}

/// Whether a token is a semicolon or a dash with spaces, and so belongs to neither side.
fn is_break(tokens: &[Token], at: usize) -> bool {
    let spaced = || !tokens[at].attached() && tokens.get(at + 1).is_some_and(|next| !next.attached());
    tokens[at].is_any(";；") || (tokens[at].is_any("-–—") && spaced())
}

fn starts_statement(tokens: &[Token], start: usize, at: usize, vocabulary: &Vocabulary) -> bool {
    let Some(after) = vocabulary.after(tokens, at, Meaning::Conjunction) else { return false };
    let is_verb = |at: usize| vocabulary.says(tokens, at, Meaning::Verb);
    if tokens[at - 1].is_any(",，") {
        let reach = tokens.len().min(after + WORDS_TO_VERB);
        return (after..reach).take_while(|&at| tokens[at].is_word()).any(is_verb);
    }
    let before =
        tokens[start..at].iter().rev().take(WORDS_BEFORE * 2).filter(|token| token.is_word()).count();
    before >= WORDS_BEFORE && is_verb(after)
}

#[cfg(test)]
mod tests {
    use super::super::sample::lexicons;
    use super::super::token::tokenise;
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        let lexicons = lexicons();
        let vocabulary = Vocabulary::new(&lexicons, Some(0));
        split(&tokenise(text, 0, &vocabulary), &vocabulary).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn semicolons_and_spaced_dashes_part_clauses() {
        assert_eq!(
            read("Ran the shop; wrote tests – all of them"),
            ["Ran the shop", "wrote tests", "all of them"]
        );
        assert_eq!(read("a low-latency cache"), ["a low-latency cache"]);
    }

    #[test]
    fn a_conjunction_parts_clauses_only_before_a_statement() {
        assert_eq!(
            read("Never used Quickstore in production, but the team ran it"),
            ["Never used Quickstore in production,", "but the team ran it"]
        );
        assert_eq!(
            read("Moved sessions to Quickstore and reduced the load"),
            ["Moved sessions to Quickstore", "and reduced the load"]
        );
        for whole in ["Java, Go, and Quickstore", "Designed and built a cache", "Go and Quickstore"] {
            assert_eq!(read(whole), [whole]);
        }
    }
}

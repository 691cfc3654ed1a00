//! Finds known phrases in a row of tokens.

use std::collections::HashMap;

use super::number::Separators;
use super::spaceless::Spaceless;
use super::token::{Token, tokenise};

/// Phrases with what each of them may mean, found by their first word.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrases<S> {
    by_first: HashMap<String, Vec<Phrase<S>>>,
}

#[derive(Debug, Clone, PartialEq)]
struct Phrase<S> {
    /// The words after the first.
    rest: Vec<String>,
    senses: Vec<S>,
}

/// A phrase found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a, S> {
    /// The token after its last.
    pub end: usize,
    /// What it may mean.
    pub senses: &'a [S],
}

/// Words that a phrase may hold without naming them ("load on *the* database", "*the orders*
/// database").
const MOST_FILLERS: usize = 2;

impl<S: Clone + PartialEq> Phrases<S> {
    /// No phrases yet.
    pub fn new() -> Self {
        Self { by_first: HashMap::new() }
    }

    /// Adds a phrase; one without a word or sign adds nothing.
    pub fn add(&mut self, phrase: &str, sense: S) {
        // A number within a phrase is looked up by its text, so its value does not matter.
        let tokens = tokenise(phrase, 0, Separators::POINT, &Spaceless::default());
        let mut texts = tokens.into_iter().map(|token| token.text);
        let Some(first) = texts.next() else { return };
        // Between the words of a phrase a hyphen may stand or not, so it is no part of it.
        let rest: Vec<String> = texts.filter(|text| text != "-").collect();
        let phrases = self.by_first.entry(first).or_default();
        match phrases.iter_mut().find(|phrase| phrase.rest == rest) {
            Some(phrase) if phrase.senses.contains(&sense) => {}
            Some(phrase) => phrase.senses.push(sense),
            None => {
                let at = phrases.partition_point(|phrase| phrase.rest.len() >= rest.len());
                phrases.insert(at, Phrase { rest, senses: vec![sense] });
            }
        }
    }

    /// All words of all phrases.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let rest = self.by_first.values().flatten().flat_map(|phrase| &phrase.rest);
        self.by_first.keys().chain(rest).map(String::as_str)
    }

    /// What a phrase of one word may mean.
    pub fn of_word(&self, word: &str) -> Option<&[S]> {
        let phrases = self.by_first.get(word)?;
        phrases.iter().find(|phrase| phrase.rest.is_empty()).map(|phrase| phrase.senses.as_slice())
    }

    /// The longest phrase that begins at a token.
    pub fn longest(&self, tokens: &[Token], at: usize, articles: &[String]) -> Option<Found<'_, S>> {
        let phrases = self.by_first.get(&tokens.get(at)?.text)?;
        phrases.iter().find_map(|phrase| {
            let end = phrase.end_in(tokens, at + 1, articles)?;
            Some(Found { end, senses: &phrase.senses })
        })
    }
}

impl<S> Phrase<S> {
    fn end_in(&self, tokens: &[Token], start: usize, articles: &[String]) -> Option<usize> {
        let mut at = start;
        let mut fillers = 0;
        for word in &self.rest {
            while tokens.get(at)?.text != *word {
                let text = &tokens.get(at)?.text;
                let is_filler = text == "-" || articles.contains(text);
                let is_named = at > start && articles.contains(&tokens.get(at - 1)?.text);
                if fillers == MOST_FILLERS || !(is_filler || is_named) {
                    return None;
                }
                fillers += 1;
                at += 1;
            }
            at += 1;
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_hyphens_and_articles_do_not_matter() {
        let mut phrases = Phrases::new();
        phrases.add("load", 1);
        phrases.add("load on database", 2);
        phrases.add("hit ratio", 3);
        let articles = ["the".to_owned()];
        let find = |text: &str| {
            let tokens = tokenise(text, 0, Separators::POINT, &Spaceless::default());
            phrases.longest(&tokens, 0, &articles).map(|found| (found.end, found.senses.to_vec()))
        };
        assert_eq!(find("load on the database"), Some((4, vec![2])));
        assert_eq!(find("load on the orders database"), Some((5, vec![2])));
        assert_eq!(find("load on one database"), Some((1, vec![1])));
        assert_eq!(find("load on the road and database"), Some((1, vec![1])));
        assert_eq!(find("hit-ratio"), Some((3, vec![3])));
        assert_eq!(find("hit"), None);
    }
}

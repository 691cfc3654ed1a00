//! The words of scripts that are written without spaces: only a list of them tells where one ends.

use std::collections::HashSet;

use crate::document::is_ideograph;

/// The known words of such scripts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Spaceless {
    words: HashSet<String>,
    /// The length of the longest word, in characters.
    longest: usize,
}

impl Spaceless {
    /// Adds a word; one of another script is none of its business.
    pub fn add(&mut self, word: &str) {
        if word.starts_with(is_ideograph) && self.words.insert(word.to_owned()) {
            self.longest = self.longest.max(word.chars().count());
        }
    }

    /// Bytes of the first word of a text that begins with an ideograph: the longest known one, or
    /// all that stands before the next known one.
    pub fn first_word(&self, text: &str) -> usize {
        let run = text.find(|c: char| !is_ideograph(c)).unwrap_or(text.len());
        let run = &text[..run];
        let mut unknown = 0;
        for (at, c) in run.char_indices() {
            match self.known(&run[at..]) {
                Some(length) if at == 0 => return length,
                Some(_) => return at,
                None => unknown = at + c.len_utf8(),
            }
        }
        unknown
    }

    /// Bytes of the longest known word that a text begins with.
    fn known(&self, text: &str) -> Option<usize> {
        let ends = text.char_indices().take(self.longest).map(|(at, c)| at + c.len_utf8());
        ends.filter(|&end| self.words.contains(&text[..end])).last()
    }
}

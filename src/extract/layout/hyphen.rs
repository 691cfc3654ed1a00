//! Words that were broken at the end of a line.

use std::collections::HashSet;

/// What the words of a document say about a hyphen at the end of a line.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: HashSet<String>,
    /// Lines that end in a hyphen between small letters.
    broken: usize,
    /// Lines that do not.
    whole: usize,
    /// Whether the lines are stretched to one right edge, which makes hyphens likely.
    pub justified: bool,
}

/// Whether a word ends in a hyphen that may mark a break.
pub(super) fn is_hyphenated(word: &str) -> bool {
    let body = word.strip_suffix(HYPHENS);
    body.is_some_and(|body| body.ends_with(char::is_alphanumeric))
}

const HYPHENS: [char; 4] = ['-', '\u{2010}', '\u{2011}', '\u{ad}'];

/// What to do between the end of a line and the start of the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seam {
    /// A space.
    Space,
    /// Nothing: the hyphen belongs to the word, or the script has no spaces.
    Close,
    /// Nothing, and the hyphen goes.
    DropHyphen,
}

/// Breaks that a document needs before it is taken to hyphenate at all.
const LEAST_BREAKS: usize = 2;
/// The most lines to one break of a document that hyphenates.
const LINES_A_BREAK: usize = 40;

impl Hyphens {
    /// Notes a word that is whole.
    pub fn note(&mut self, word: &str) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if word.contains('-') {
            self.words.extend(word.split('-').map(str::to_owned));
        }
        self.words.insert(word);
    }

    /// Notes the end of a line: whether it breaks a word between small letters.
    pub fn note_end(&mut self, broken: bool) {
        if broken {
            self.broken += 1;
        } else {
            self.whole += 1;
        }
    }

    /// How the last word of a line meets the first of the next.
    pub fn seam(&self, end: &str, start: &str) -> Seam {
        let wide = |c: Option<char>| c.is_some_and(crate::document::is_ideograph);
        if wide(end.chars().next_back()) && wide(start.chars().next()) {
            return Seam::Close;
        }
        let figures = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
        if end.strip_suffix('–').is_some_and(figures) && start.starts_with(|c: char| c.is_ascii_digit()) {
            return Seam::Close;
        }
        if !is_hyphenated(end) || !start.starts_with(char::is_alphanumeric) {
            return if end.ends_with('\u{ad}') { Seam::DropHyphen } else { Seam::Space };
        }
        let body = end.trim_end_matches(HYPHENS);
        let inserted = end.ends_with(['\u{2010}', '\u{ad}']);
        if self.is_broken(body, start, inserted) { Seam::DropHyphen } else { Seam::Close }
    }

    /// Whether the hyphen only marks the break. `inserted` tells that it is of a kind that nobody types.
    fn is_broken(&self, body: &str, start: &str, inserted: bool) -> bool {
        let letters = |c: &char| c.is_alphabetic();
        let head: Vec<char> = body.chars().rev().take_while(letters).collect();
        let head: String = head.into_iter().rev().collect();
        let tail: String = start.chars().take_while(letters).collect();
        let compound = body.strip_suffix(head.as_str()).is_some_and(|before| before.ends_with('-'));
        let plain = is_breakable(&head, &tail);
        let (head, tail) = (head.to_lowercase(), tail.to_lowercase());
        if self.words.contains(&format!("{head}-{tail}")) {
            return false;
        }
        if inserted || self.words.contains(&format!("{head}{tail}")) {
            return true;
        }
        let known = head.len() > 2 && self.words.contains(&head) && self.words.contains(&tail);
        plain && !compound && !known && self.hyphenates()
    }

    /// Whether the document breaks words at all. Where it does not, every hyphen is a real one.
    fn hyphenates(&self) -> bool {
        let likely = self.broken >= LEAST_BREAKS && self.broken * LINES_A_BREAK >= self.whole;
        likely || (self.justified && self.broken > 0)
    }
}

/// Whether a word may have been broken between these letters: not between capitals.
pub(super) fn is_breakable(head: &str, tail: &str) -> bool {
    let lower = |text: &str| !text.is_empty() && text.chars().all(char::is_lowercase);
    head.chars().next_back().is_some_and(char::is_lowercase)
        && head.chars().skip(1).all(char::is_lowercase)
        && lower(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document of these whole words that breaks some others.
    fn hyphens(text: &str) -> Hyphens {
        let mut hyphens = Hyphens { broken: 4, whole: 40, ..Hyphens::default() };
        text.split(' ').for_each(|word| hyphens.note(word));
        hyphens
    }

    #[test]
    fn a_broken_word_is_joined() {
        assert_eq!(hyphens("").seam("inval-", "idation"), Seam::DropHyphen);
        assert_eq!(hyphens("").seam("Kunden-", "verwaltung"), Seam::DropHyphen);
        assert_eq!(hyphens("").seam("cach\u{ad}", "ing"), Seam::DropHyphen);
        assert_eq!(hyphens("a QuickStore here").seam("Quick-", "Store"), Seam::DropHyphen);
    }

    #[test]
    fn a_compound_keeps_its_hyphen() {
        assert_eq!(hyphens("the real-time feed").seam("real-", "time"), Seam::Close);
        assert_eq!(hyphens("a cache stood aside").seam("cache-", "aside"), Seam::Close);
        assert_eq!(hyphens("").seam("state-of-the-", "art"), Seam::Close);
        assert_eq!(hyphens("Quickstore and backed").seam("Quickstore-", "backed"), Seam::Close);
        assert_eq!(hyphens("").seam("SQL-", "based"), Seam::Close);
    }

    #[test]
    fn a_document_that_breaks_no_other_word_breaks_none() {
        let whole = Hyphens { broken: 1, whole: 60, ..Hyphens::default() };
        assert_eq!(whole.seam("read-", "through"), Seam::Close);
        assert_eq!(whole.seam("read\u{2010}", "ing"), Seam::DropHyphen);
    }

    #[test]
    fn a_dash_and_a_plain_end_get_a_space() {
        assert_eq!(hyphens("").seam("2019 -", "2021"), Seam::Space);
        assert_eq!(hyphens("").seam("2019–", "2021"), Seam::Close);
        assert_eq!(hyphens("").seam("word", "word"), Seam::Space);
        assert_eq!(hyphens("").seam("日本", "語"), Seam::Close);
    }
}

//! Words that were broken at the end of a line.

use std::collections::HashSet;

/// What the words of a document say about a hyphen at the end of a line.
#[derive(Debug, Default)]
pub(super) struct Hyphens {
    words: HashSet<String>,
}

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

impl Hyphens {
    /// Notes a word that is not at the end of a line.
    pub fn note(&mut self, word: &str) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if word.contains('-') {
            self.words.extend(word.split('-').map(str::to_owned));
        }
        self.words.insert(word);
    }

    /// How the last word of a line meets the first of the next.
    pub fn seam(&self, end: &str, start: &str) -> Seam {
        let wide = |c: Option<char>| c.is_some_and(crate::document::is_ideograph);
        if wide(end.chars().next_back()) && wide(start.chars().next()) {
            return Seam::Close;
        }
        if end.ends_with('\u{ad}') {
            return Seam::DropHyphen;
        }
        let Some(body) = end.strip_suffix(['-', '\u{2010}', '\u{2011}']) else { return Seam::Space };
        let joins = body.ends_with(char::is_alphanumeric) && start.starts_with(char::is_alphanumeric);
        if !joins {
            return Seam::Space;
        }
        let head: String = tail_letters(body);
        let tail: String = start.chars().take_while(|c| c.is_alphabetic()).collect();
        if !self.is_broken(body, &head, &tail) { Seam::Close } else { Seam::DropHyphen }
    }

    /// Whether the hyphen only marks the break.
    fn is_broken(&self, body: &str, head: &str, tail: &str) -> bool {
        let lower = |text: &str| text.chars().skip(1).all(char::is_lowercase);
        let plain =
            lower(head) && tail.chars().all(char::is_lowercase) && !head.is_empty() && !tail.is_empty();
        if !plain {
            return false;
        }
        let (head, tail) = (head.to_lowercase(), tail.to_lowercase());
        if self.words.contains(&format!("{head}-{tail}")) {
            return false;
        }
        if self.words.contains(&format!("{head}{tail}")) {
            return true;
        }
        let compound =
            body.len() > head.len() && body.trim_start_matches(|c: char| !c.is_alphanumeric()).contains('-');
        let known = head.len() > 2 && self.words.contains(&head) && self.words.contains(&tail);
        !compound && !known
    }
}

fn tail_letters(text: &str) -> String {
    let letters: Vec<char> = text.chars().rev().take_while(|c| c.is_alphabetic()).collect();
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hyphens(text: &str) -> Hyphens {
        let mut hyphens = Hyphens::default();
        text.split(' ').for_each(|word| hyphens.note(word));
        hyphens
    }

    #[test]
    fn a_broken_word_is_joined() {
        assert_eq!(hyphens("").seam("inval-", "idation"), Seam::DropHyphen);
        assert_eq!(hyphens("").seam("Kunden-", "verwaltung"), Seam::DropHyphen);
        assert_eq!(hyphens("").seam("cach\u{ad}", "ing"), Seam::DropHyphen);
    }

    #[test]
    fn a_compound_keeps_its_hyphen() {
        assert_eq!(hyphens("the real-time feed").seam("real-", "time"), Seam::Close);
        assert_eq!(hyphens("a cache stood aside").seam("cache-", "aside"), Seam::Close);
        assert_eq!(hyphens("").seam("state-of-the-", "art"), Seam::Close);
        assert_eq!(hyphens("").seam("Quickstore-", "backed"), Seam::DropHyphen);
        assert_eq!(hyphens("Quickstore and backed").seam("Quickstore-", "backed"), Seam::Close);
        assert_eq!(hyphens("").seam("SQL-", "based"), Seam::Close);
    }

    #[test]
    fn a_dash_and_a_plain_end_get_a_space() {
        assert_eq!(hyphens("").seam("2019 -", "2021"), Seam::Space);
        assert_eq!(hyphens("").seam("word", "word"), Seam::Space);
        assert_eq!(hyphens("").seam("日本", "語"), Seam::Close);
    }
}

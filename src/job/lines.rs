//! On which line of a text file some words stand. The engine reads blocks, whose lines are joined; a
//! person who mends the file counts its lines.

use crate::extract::decode;
use crate::report::Selectors;

/// The words of a text file with their lines.
pub(super) struct Lines {
    /// In the order of the file; the line counts from 1.
    words: Vec<(String, usize)>,
}

impl Lines {
    pub fn new(bytes: &[u8]) -> Self {
        let text = decode::text(bytes);
        let lines = text.lines().enumerate();
        Self {
            words: lines.flat_map(|(index, line)| words(line).map(move |word| (word, index + 1))).collect(),
        }
    }

    /// The line on which cited words start. What stands before them tells which of several such places
    /// it is; `None` where the file says them in another way than the text that was read.
    pub fn of(&self, selectors: &Selectors) -> Option<usize> {
        let quote = &selectors.quote;
        let exact: Vec<String> = words(&quote.exact).collect();
        // The first word of what stands before may be cut.
        let before: Vec<String> = words(&quote.prefix).skip(1).collect();
        let wanted = || before.iter().chain(&exact);
        let found = self.find(wanted().count(), wanted()).map(|at| at + before.len());
        let found = found.or_else(|| self.find(exact.len(), exact.iter()))?;
        self.words.get(found).map(|&(_, line)| line)
    }

    fn find<'w>(&self, count: usize, wanted: impl Iterator<Item = &'w String> + Clone) -> Option<usize> {
        if count == 0 {
            return None;
        }
        self.words.windows(count).position(|window| window.iter().map(|(word, _)| word).eq(wanted.clone()))
    }
}

/// The runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{PositionSelector, QuoteSelector};

    fn line(text: &str, prefix: &str, exact: &str) -> Option<usize> {
        let quote = QuoteSelector { exact: exact.into(), prefix: prefix.into(), suffix: String::new() };
        let position = PositionSelector { start: 0, end: 0 };
        Lines::new(text.as_bytes()).of(&Selectors { position, quote, boxes: Vec::new(), paragraph: None })
    }

    #[test]
    fn words_are_found_over_the_ends_of_lines() {
        assert_eq!(
            line("Engineer\n- You know\n  Quickstore well\n", "gineer\n", "You know Quickstore well"),
            Some(2)
        );
    }

    #[test]
    fn of_equal_words_those_after_the_same_words_are_meant() {
        let text = "Java and Quickstore\nGo and Quickstore\n";
        assert_eq!(line(text, "ore\nGo and ", "Quickstore"), Some(2));
        assert_eq!(line(text, "", "Quickstore"), Some(1));
    }

    #[test]
    fn what_is_not_there_has_no_line() {
        assert_eq!(line("Java\n", "", "Quickstore"), None);
        assert_eq!(line("Java\n", "", ""), None);
    }
}

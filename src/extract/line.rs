//! A line that will be a block: the one form in which the readers of formats without pages hand
//! over what they found.

use super::{ExtractError, Limits};
use crate::document::{Document, DocumentBuilder, Format, Hiding, Region, Style};

/// What becomes one block. A tab in the text is a wide gap.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line {
    /// The words, not normalised.
    pub text: String,
    /// Whether a bullet or number stood before it.
    pub list_item: bool,
    /// Which part of the page it stands in.
    pub region: Region,
    /// How it is set.
    pub style: Style,
    /// Its paragraph, from 0, where the format counts them.
    pub paragraph: Option<usize>,
    /// Why a reader cannot see it.
    pub hidden: Option<Hiding>,
}

impl Line {
    /// Whether a reader sees it.
    pub fn is_visible(&self) -> bool {
        self.hidden.is_none()
    }
}

/// Builds the document of some lines: as many as the limit allows, with the warnings they call for.
pub(crate) fn document(lines: &[Line], format: Format, extractor: &'static str, limits: &Limits) -> Document {
    let mut builder = DocumentBuilder::new(format, extractor);
    let mut left = limits.characters;
    for line in lines {
        let text = first_characters(&line.text, left);
        left -= text.chars().count();
        write(&mut builder, line, text);
        if text.len() < line.text.len() {
            let limit = limits.characters;
            builder.warn("truncated", format!("only the first {limit} characters were read"));
            break;
        }
    }
    let mut document = builder.finish();
    warn_of_hidden(&mut document);
    document
}

fn first_characters(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

fn write(builder: &mut DocumentBuilder, line: &Line, text: &str) {
    let mut block = builder.block();
    block.list_item = line.list_item;
    block.region = line.region;
    block.style = line.style;
    block.paragraph = line.paragraph;
    block.hidden = line.hidden;
    for (at, piece) in text.split('\t').enumerate() {
        if at > 0 {
            block.gap();
        }
        block.word(piece, None);
    }
    block.finish();
}

fn warn_of_hidden(document: &mut Document) {
    let mut ways: Vec<Hiding> = document.blocks.iter().filter_map(|block| block.hidden).collect();
    let count = ways.len();
    if count == 0 {
        return;
    }
    ways.sort();
    ways.dedup();
    let ways: Vec<_> = ways.into_iter().map(Hiding::describe).collect();
    let pieces = if count == 1 { "1 piece of text is" } else { &format!("{count} pieces of text are") };
    let message = format!("{pieces} not visible to a reader: {}", ways.join(", "));
    document.warnings.push(crate::document::Warning { code: "hidden-text", message });
}

/// Turns runs of spaces that are wide enough to set things apart into gaps.
///
/// Two spaces are wide enough only where `narrow` says so, and then not after the end of a
/// sentence or between two words of running text, where they are a habit or a slip.
pub(crate) fn with_gaps(text: &str, narrow: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("  ") {
        let spaces = rest[at..].len() - rest[at..].trim_start_matches(' ').len();
        let (before, after) = (&rest[..at], &rest[at + spaces..]);
        let wide = spaces > 2 || (narrow && !is_slip(before, after));
        out.push_str(before);
        out.push(if wide { '\t' } else { ' ' });
        rest = after;
    }
    out.push_str(rest);
    out
}

fn is_slip(before: &str, after: &str) -> bool {
    let is_lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    before.ends_with(['.', '!', '?', ',', ';', ':'])
        || (is_lower(before.chars().next_back()) && is_lower(after.chars().next()))
}

/// Whether a line reads as the rest of a sentence that was broken before it.
///
/// Only a plain word in small letters says so: addresses and names like "iOS" start lines of
/// their own.
pub(crate) fn continues(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or("");
    let word = word.trim_start_matches('(').trim_end_matches([',', '.', ';', ':', ')', '-']);
    !word.is_empty() && word.chars().all(char::is_lowercase)
}

/// Whether a line ends what it says, so that nothing can continue it.
pub(crate) fn is_closed(line: &str) -> bool {
    let line = line.trim_end();
    let last = line.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
    // A line that ends in a year is a headline.
    line.ends_with(['.', '!', '?', ':']) || last.len() == 4
}

/// The error of a file that holds no word at all.
pub(crate) fn nothing_in(format: &'static str) -> ExtractError {
    ExtractError::Corrupt { format, detail: "it holds no text at all".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { text: text.into(), ..Line::default() }
    }

    #[test]
    fn text_beyond_the_limit_is_left_out_with_a_warning() {
        let limits = Limits { characters: 6, ..Limits::default() };
        let document = document(&[line("añb"), line("cdef"), line("g")], Format::Text, "text", &limits);
        assert_eq!(document.text, "añb\ncde");
        assert_eq!(document.warnings[0].code, "truncated");
    }

    #[test]
    fn hidden_lines_are_warned_of_by_mechanism() {
        let hidden = Line { hidden: Some(Hiding::Vanish), ..line("unseen") };
        let document = document(&[hidden], Format::Docx, "docx", &Limits::default());
        assert_eq!(document.warnings[0].code, "hidden-text");
        assert_eq!(
            document.warnings[0].message,
            "1 piece of text is not visible to a reader: marked as hidden"
        );
    }

    #[test]
    fn wide_runs_of_spaces_are_gaps() {
        assert_eq!(with_gaps("Acme Ltd     2019", false), "Acme Ltd\t2019");
        assert_eq!(with_gaps("Acme Ltd  2019", true), "Acme Ltd\t2019");
        assert_eq!(with_gaps("Acme Ltd  2019", false), "Acme Ltd 2019");
        assert_eq!(with_gaps("It ran.  It held  up", true), "It ran. It held up");
    }

    #[test]
    fn only_a_plain_small_word_continues_a_line() {
        assert!(continues("and kept it running"));
        assert!(!continues("ada@example.com"));
        assert!(!continues("iOS and Android"));
        assert!(!continues("Built it"));
    }
}

//! Plain text as blocks: a bullet, a paragraph or a line each, wrapped lines joined again.

use super::line::{self, Line};
use super::{ExtractError, Limits, marker};
use crate::document::{Document, Format};

/// Characters from which on a line may have been broken for want of room.
const LONG: usize = 50;

/// The document of the lines of a text.
pub(crate) fn document(lines: Vec<Line>, format: Format, limits: &Limits) -> Result<Document, ExtractError> {
    let document = line::document(&lines, format, "text", limits);
    if document.blocks.is_empty() {
        return Err(line::nothing_in("text"));
    }
    Ok(document)
}

/// Cuts a text into the lines that a reader takes for one piece each.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let width = wrap_width(text);
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<Physical> = None;
    for raw in physical(text) {
        let now = Physical::of(raw);
        match (&last, lines.last_mut()) {
            (Some(before), Some(line)) if now.continues(before, line, width) => {
                join(&mut line.text, raw.trim());
            }
            _ if !now.is_blank => lines.push(Line {
                text: line::with_gaps(marker::strip(raw).unwrap_or(raw.trim()), true),
                list_item: now.is_item,
                ..Line::default()
            }),
            _ => {}
        }
        last = Some(now);
    }
    lines
}

/// The lines as stored; a form feed ends one, as does the carriage return of an old system.
pub(super) fn physical(text: &str) -> impl Iterator<Item = &str> {
    let unix = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    unix.flat_map(|line| line.split(['\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']))
}

/// Appends the next line of the same piece; a word that was hyphenated at the break is closed.
pub(super) fn join(text: &mut String, next: &str) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
    text.push_str(next);
}

/// One line as it is stored.
struct Physical {
    is_blank: bool,
    is_item: bool,
    indent: usize,
    length: usize,
    first_word: usize,
    starts_small: bool,
    is_closed: bool,
}

impl Physical {
    fn of(raw: &str) -> Self {
        let content = raw.trim();
        let count = |text: &str| text.chars().count();
        Self {
            is_blank: content.is_empty(),
            is_item: marker::strip(raw).is_some(),
            indent: count(raw) - count(raw.trim_start()),
            length: count(raw.trim_end()),
            first_word: content.split_whitespace().next().map_or(0, count),
            starts_small: line::continues(content),
            is_closed: line::is_closed(content),
        }
    }

    /// Whether this line goes on with what the line before it said.
    fn continues(&self, before: &Self, line: &Line, width: Option<usize>) -> bool {
        if self.is_blank || self.is_item || before.is_blank {
            return false;
        }
        if line.list_item && self.indent > 0 && (before.is_item || self.indent == before.indent) {
            return !before.is_item || self.indent > before.indent;
        }
        let had_no_room = width.is_some_and(|width| before.length + 1 + self.first_word > width);
        had_no_room || (before.length >= LONG && self.starts_small && !before.is_closed)
    }
}

/// The column at which a text was wrapped, if it was: many lines end close before it, none behind,
/// and half of those do not end what they say.
fn wrap_width(text: &str) -> Option<usize> {
    const WIDEST: usize = 100;
    const NARROWEST: usize = 60;
    let lines: Vec<Physical> = physical(text).map(Physical::of).collect();
    let width = lines.iter().map(|line| line.length).max()?;
    let is_close = |line: &&Physical| line.length + 12 > width;
    let close = lines.iter().filter(is_close).count();
    let open = lines.iter().filter(is_close).filter(|line| !line.is_closed).count();
    let used = lines.iter().filter(|line| !line.is_blank).count();
    let is_wrapped = close * 4 >= used && close >= 4 && open * 2 >= close;
    (is_wrapped && (NARROWEST..=WIDEST).contains(&width)).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        lines(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn every_line_is_a_block_and_bullets_lose_their_marker() {
        let lines = lines("Ada Byron\r\n\r\n- Built Quickstore\r\n* Ran it\r\n1. Sold it\r\n");
        let seen: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.list_item)).collect();
        let expected =
            [("Ada Byron", false), ("Built Quickstore", true), ("Ran it", true), ("Sold it", true)];
        assert_eq!(seen, expected);
    }

    #[test]
    fn whole_sentences_of_about_one_length_are_not_wrapped() {
        let line = "Wrote the importer for rate sheets and the form that checks every one.";
        let text = format!("{line}\n{line}\nWork history\n{line}\n{line}\n");
        assert_eq!(texts(&text), [line, line, "Work history", line, line]);
    }

    #[test]
    fn an_indented_line_continues_its_bullet() {
        assert_eq!(
            texts("- Built a\n  Quickstore tool\n  in Go\n- Next"),
            ["Built a Quickstore tool in Go", "Next"]
        );
    }

    #[test]
    fn a_long_line_is_continued_by_a_small_word_and_by_no_address() {
        let long = "Platform engineer who keeps the lights on in three countries and";
        assert_eq!(texts(&format!("{long}\nlikes it")), [format!("{long} likes it")]);
        assert_eq!(texts(&format!("{long}\nada@example.com")).len(), 2);
        assert_eq!(texts(&format!("{long}.\nlikes it")).len(), 2);
    }

    #[test]
    fn a_text_wrapped_at_a_column_is_joined() {
        let text = "Kept the order service of a large Nordic retailer running for six years,\n\
                    Quickstore included, and moved it from the old hosting to a cluster with\n\
                    Kubernetes, where it now serves forty shops and their own web sites with\n\
                    Brotli compression and a cache of its own that holds the whole catalogue\n\
                    in memory.\nSkills\nGo, Rust";
        assert_eq!(texts(text).len(), 3);
    }

    #[test]
    fn an_old_carriage_return_ends_a_line_and_a_blank_line_a_block() {
        assert_eq!(texts("one\rtwo"), ["one", "two"]);
        let long = "Platform engineer who keeps the lights on in three countries and";
        assert_eq!(texts(&format!("{long}\r\n\r\nlikes it")).len(), 2);
    }
}

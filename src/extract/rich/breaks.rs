//! Breaks set by hand inside a paragraph: which of them end a line for a reader, and which only
//! set the rest of it in the next row.

use crate::extract::{line, marker};

/// A line break.
pub(crate) const SOFT: char = '\n';
/// The end of a page or column, which ends a line in any case.
pub(crate) const HARD: char = '\u{c}';
/// Both.
pub(crate) const ALL: [char; 2] = [SOFT, HARD];

/// For each break of a paragraph, whether a line ends there.
///
/// An empty row and a new bullet always end one. Otherwise the rest of a list item belongs to it,
/// and a small word goes on with an open sentence.
pub(crate) fn ends(text: &str, list_item: bool) -> Vec<bool> {
    let mut ends = Vec::new();
    let (mut before, mut in_item, mut breaks) = ("", list_item, 0);
    for segment in text.split_inclusive(ALL) {
        let words = segment.trim_end_matches(ALL);
        if !words.trim().is_empty() {
            let is_item = marker::strip(words).is_some();
            let goes_on = in_item || (line::continues(words) && !line::is_closed(before));
            let is_end = !before.is_empty() && (breaks > 1 || is_item || !goes_on);
            if let Some(end) = ends.last_mut() {
                *end = is_end;
            }
            in_item = is_item || (in_item && !is_end);
            (before, breaks) = (words, 0);
        }
        if words.len() < segment.len() {
            ends.push(false);
            breaks += if segment.ends_with(HARD) { 2 } else { 1 };
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_where_a_reader_says_so() {
        assert_eq!(ends("Acme Ltd\nEngineer\n2019", false), [true, true]);
        assert_eq!(ends("built the cache\nand ran it.\nand so on", false), [false, true]);
        assert_eq!(ends("\nAcme\n\nEngineer\n", false), [false, false, true, false]);
    }

    #[test]
    fn a_list_item_goes_on_to_its_end() {
        assert_eq!(ends("Built it\nRan it\n\nOther", true), [false, false, true]);
        assert_eq!(ends("Duties\n• Built it\nfor years\n• Ran it", false), [true, false, true]);
        assert_eq!(ends("Built it\u{c}Ran it\nSold it", true), [true, true]);
    }
}

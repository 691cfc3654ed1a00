//! The text of one paragraph in pieces of one look each, and the lines that a reader sees of it.

use super::breaks;
use crate::document::{Hiding, Style};
use crate::extract::line::{self, Line};
use crate::extract::marker;

/// Points below which nobody reads.
pub(crate) const READABLE: f32 = 2.0;

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Look {
    /// Points; 0 where the format does not say.
    pub size: f32,
    /// Bold type.
    pub bold: bool,
    /// Why a reader cannot see it.
    pub hidden: Option<Hiding>,
}

/// What a paragraph is as a whole.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Setting {
    /// Its number, from 0, where paragraphs are counted.
    pub index: Option<usize>,
    /// Whether the format itself puts a bullet or number before it.
    pub list_item: bool,
    /// The heading level, from 1, where it is marked as one.
    pub heading: Option<u8>,
}

/// The pieces of a paragraph.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    pieces: Vec<(String, Look)>,
    length: usize,
    has_words: bool,
}

impl Pieces {
    /// Adds text of a look. Tabs are gaps, the two break characters breaks.
    pub fn push(&mut self, text: &str, look: Look) {
        self.length += text.len();
        self.has_words |= !text.trim().is_empty();
        match self.pieces.last_mut() {
            Some((last, before)) if *before == look => last.push_str(text),
            _ => self.pieces.push((text.to_owned(), look)),
        }
    }

    /// Bytes added so far.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is no text so far; white space is none.
    pub fn is_blank(&self) -> bool {
        !self.has_words
    }

    /// Whether the text so far ends in white space, or there is none.
    pub fn ends_open(&self) -> bool {
        self.pieces.last().is_none_or(|(text, _)| text.ends_with(char::is_whitespace))
    }

    /// The lines of the paragraph, each followed by what is hidden in it.
    pub fn lines(&self, mut setting: Setting) -> Vec<Line> {
        let mut lines = Vec::new();
        for raw in self.split(setting.list_item) {
            let from = lines.len();
            finish(&raw, setting, &mut lines);
            // Only the first line has the marker of the list before it.
            setting.list_item &= lines.len() == from;
        }
        lines
    }

    /// Cuts the pieces at the breaks that end a line for a reader; the others become spaces.
    fn split(&self, list_item: bool) -> Vec<Vec<(&str, Look)>> {
        let whole: String = self.pieces.iter().map(|(text, _)| text.as_str()).collect();
        let mut ends = breaks::ends(&whole, list_item).into_iter();
        let (mut lines, mut line) = (Vec::new(), Vec::new());
        for (text, look) in &self.pieces {
            for part in text.split_inclusive(breaks::ALL) {
                let words = part.trim_end_matches(breaks::ALL);
                line.push((words, *look));
                if words.len() < part.len() {
                    match ends.next() {
                        Some(true) => lines.push(std::mem::take(&mut line)),
                        _ => line.push((" ", *look)),
                    }
                }
            }
        }
        lines.push(line);
        lines
    }
}

/// One line for what a reader sees, and one for each way in which the rest is hidden.
fn finish(pieces: &[(&str, Look)], setting: Setting, lines: &mut Vec<Line>) {
    let mut ways: Vec<_> = pieces.iter().map(|(_, look)| look.hidden).chain([None]).collect();
    ways.sort();
    ways.dedup();
    for way in ways {
        lines.extend(line(&of_way(pieces, way), setting));
    }
}

/// The pieces that are hidden in a way, or seen, with a space for what stands between them.
///
/// What is seen closes up over text that takes no room; any other leaves a gap, and white space
/// separates words even where it is white.
fn of_way<'p>(pieces: &[(&'p str, Look)], way: Option<Hiding>) -> Vec<(&'p str, Look)> {
    let mut same: Vec<(&str, Look)> = Vec::new();
    for &(text, look) in pieces {
        if look.hidden == way {
            same.push((text, look));
        } else if let Some(&(before, of)) = same.last() {
            let takes_room = way.is_some() || look.hidden != Some(Hiding::Vanish);
            if takes_room && !text.is_empty() && !before.ends_with(char::is_whitespace) {
                same.push((" ", of));
            }
        }
    }
    same
}

fn line(pieces: &[(&str, Look)], setting: Setting) -> Option<Line> {
    let text = set_off_icons(pieces.iter().flat_map(|(text, _)| text.chars()));
    let words = pieces.iter().filter(|(text, _)| !text.trim().is_empty());
    let (_, first) = words.clone().next()?;
    let text = line::with_gaps(&text, false);
    let item = marker::strip(&text);
    Some(Line {
        list_item: setting.list_item || item.is_some(),
        style: Style {
            size: words.clone().map(|(_, look)| look.size).fold(0.0, f32::max),
            bold: words.clone().all(|(_, look)| look.bold),
            heading: setting.heading,
        },
        paragraph: setting.index,
        hidden: first.hidden,
        text: item.map(str::to_owned).unwrap_or(text),
        ..Line::default()
    })
}

/// The text with a space behind each sign of an icon font, which stands for no letter but takes room:
/// the words beside it are two.
fn set_off_icons(text: impl Iterator<Item = char>) -> String {
    let is_icon = |c| matches!(c, '\u{e000}'..='\u{f8ff}');
    let mut out = String::new();
    let mut was_icon = false;
    for c in text {
        if was_icon && c.is_alphanumeric() {
            out.push(' ');
        }
        was_icon = is_icon(c);
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_in_a_line_follows_it_by_mechanism() {
        let mut pieces = Pieces::default();
        let hidden = |way| Look { hidden: Some(way), ..Look::default() };
        pieces.push("Ada", Look::default());
        pieces.push(" unseen", hidden(Hiding::Vanish));
        pieces.push(" Byron\nEngineer", Look { bold: true, ..Look::default() });
        pieces.push(" small", hidden(Hiding::Tiny));
        let lines = pieces.lines(Setting { list_item: true, ..Setting::default() });
        let seen: Vec<_> = lines.iter().map(|line| (line.text.trim(), line.hidden)).collect();
        let expected =
            [("Ada Byron Engineer", None), ("small", Some(Hiding::Tiny)), ("unseen", Some(Hiding::Vanish))];
        assert_eq!(seen, expected);
    }

    #[test]
    fn white_space_that_is_hidden_still_separates_words() {
        let mut pieces = Pieces::default();
        let hidden = |way| Look { hidden: Some(way), ..Look::default() };
        let bold = Look { bold: true, ..Look::default() };
        pieces.push("at", bold);
        pieces.push(" ", hidden(Hiding::Colour));
        pieces.push("Acme", bold);
        pieces.push(" ", hidden(Hiding::Vanish));
        pieces.push("Ltd", Look::default());
        pieces.push(" one", hidden(Hiding::Colour));
        pieces.push(" ", Look::default());
        pieces.push("two", hidden(Hiding::Colour));
        let lines = pieces.lines(Setting::default());
        let seen: Vec<_> = lines.iter().map(|line| (line.text.trim(), line.hidden)).collect();
        assert_eq!(seen, [("at AcmeLtd", None), ("one two", Some(Hiding::Colour))]);
    }

    #[test]
    fn the_signs_of_an_icon_font_separate_words() {
        let mut pieces = Pieces::default();
        pieces.push("Booth", Look::default());
        pieces.push("\u{f0b7}", Look { bold: true, ..Look::default() });
        pieces.push("Allen", Look::default());
        assert_eq!(pieces.lines(Setting::default())[0].text, "Booth\u{f0b7} Allen");
    }
}

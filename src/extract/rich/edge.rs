//! Headers and footers: which of them are part of the resume and which are furniture.

use crate::document::{Hiding, Region};
use crate::extract::line::Line;
use std::collections::HashSet;

/// Whether something stands at the head or the foot of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Above the text.
    Head,
    /// Below it.
    Foot,
}

/// Whether a header or footer is part of the resume: many people set their name and address there,
/// and some templates a whole column. Everything else, and what the body says too, is furniture.
pub(crate) fn region(lines: &[Line], edge: Edge, body: &str) -> Region {
    /// Words from which on nobody would repeat it on every page.
    const CONTENT: usize = 30;
    let words: usize = lines.iter().map(|line| line.text.split_whitespace().count()).sum();
    if words >= CONTENT {
        return Region::Body;
    }
    let is_new = |text: &str| !body.contains(text.trim());
    let brings_contact = lines.iter().any(|line| {
        let mut pieces = line.text.split(|c: char| c.is_whitespace() || c == '|');
        pieces.any(|word| is_contact(word) && is_new(word)) || (is_phone(&line.text) && is_new(&line.text))
    });
    let brings_name =
        edge == Edge::Head && lines.iter().any(|line| is_name(&line.text) && is_new(&line.text));
    if brings_contact || brings_name { Region::Body } else { Region::Furniture }
}

/// Whether a line could be the name of a person and nothing else.
fn is_name(text: &str) -> bool {
    let words = text.split_whitespace();
    (2..=5).contains(&words.clone().count())
        && words.clone().all(|word| word.starts_with(char::is_uppercase))
        && text.chars().all(|c| c.is_alphabetic() || " .'’-\u{a0}".contains(c))
}

fn is_contact(word: &str) -> bool {
    let in_the_middle = |sign| word.find(sign).is_some_and(|at| at > 0 && at + 1 < word.len());
    in_the_middle("@") || word.contains("linkedin.com/") || word.contains("github.com/")
}

/// Whether a line holds a row of digits as long as a telephone number.
fn is_phone(text: &str) -> bool {
    const SHORTEST: usize = 9;
    let pieces = text.split(|c: char| !(c.is_ascii_digit() || "+-.()/ \u{a0}".contains(c)));
    pieces.map(|piece| piece.chars().filter(char::is_ascii_digit).count()).any(|digits| digits >= SHORTEST)
}

/// The lines of an edge with their region, those that were read before left out.
pub(crate) fn lines(
    mut lines: Vec<Line>,
    edge: Edge,
    body: &str,
    read: &mut HashSet<(String, Option<Hiding>)>,
) -> Vec<Line> {
    lines.retain(|line| read.insert((line.text.clone(), line.hidden)));
    let region = region(&lines, edge, body);
    lines.into_iter().map(|line| Line { region, paragraph: None, ..line }).collect()
}

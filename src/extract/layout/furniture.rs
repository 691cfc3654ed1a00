//! Finds what is no content: running headers and footers, and page numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::line::Line;
use super::piece::Piece;
use crate::document::PageSize;

/// Share of the height, at the top and at the bottom, where running lines stand.
const ZONE: f32 = 0.11;
/// How far the places of a running line differ from page to page, in points.
const SAME_PLACE: f32 = 4.0;
/// Words besides the number that a page number has at most ("Page 1 of 2").
const MOST_WORDS: usize = 5;

/// For each line whether it is furniture.
pub(super) fn furniture(lines: &[Line], pages: &[PageSize]) -> Vec<bool> {
    let zoned: Vec<bool> = lines.iter().map(|line| in_zone(line, pages)).collect();
    let repeated = repeated(lines, &zoned, pages.len());
    let numbered =
        |line: &Line| line.pieces.iter().any(|piece| is_page_number(piece, line.page + 1, pages.len()));
    (lines.iter().zip(zoned).enumerate())
        .map(|(index, (line, zoned))| zoned && (repeated.contains(&index) || numbered(line)))
        .collect()
}

fn in_zone(line: &Line, pages: &[PageSize]) -> bool {
    let Some(page) = pages.get(line.page) else { return false };
    let visible = line.angle == 0 && line.hidden.is_none();
    visible && (line.baseline < ZONE * page.height || line.baseline > (1.0 - ZONE) * page.height)
}

/// The lines that stand at the same place of at least half of the pages.
fn repeated(lines: &[Line], zoned: &[bool], pages: usize) -> BTreeSet<usize> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate().filter(|(index, _)| zoned[*index]) {
        let text = line.text().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        places.entry(text).or_default().push(index);
    }
    let mut repeated = BTreeSet::new();
    for mut indices in places.into_values() {
        indices.sort_by(|&a, &b| lines[a].baseline.total_cmp(&lines[b].baseline));
        let apart = |a: &usize, b: &usize| lines[*b].baseline - lines[*a].baseline <= SAME_PLACE;
        for group in indices.chunk_by(apart) {
            let on: BTreeSet<usize> = group.iter().map(|&index| lines[index].page).collect();
            if on.len() >= 2 && on.len() * 2 >= pages {
                repeated.extend(group);
            }
        }
    }
    repeated
}

/// Whether the numbers of a piece are the page's own, and the number of pages if there are two.
fn is_page_number(piece: &Piece, page: usize, pages: usize) -> bool {
    if piece.words.len() > MOST_WORDS {
        return false;
    }
    let text: String = piece.words.iter().map(|word| format!("{} ", word.text)).collect();
    let letters = text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic));
    if !letters.clone().all(|word| word.len() <= 6) || letters.count() > 2 {
        return false;
    }
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let numbers: Vec<Option<usize>> = numbers.map(|digits| digits.parse().ok()).collect();
    numbers == [Some(page)] || numbers == [Some(page), Some(pages)]
}

//! From glyphs to blocks: words, lines, then what a person would call one bullet or paragraph.
//!
//! The order of the content is trusted, because a producer writes a sidebar before or after the
//! main text and not between its lines; geometry only repairs it, where a date stands at the right
//! of a headline, a bullet goes on in the next column, a marker was painted apart from its item, a
//! page was painted in strips, or a browser painted the items of a list after all titles.

mod block;
mod column;
mod furniture;
mod glyph;
mod hyphen;
mod line;
mod marker;
mod order;
mod overprint;
mod piece;
mod rtl;
mod seam;
mod stray;
mod word;
mod word_gap;

use std::collections::BTreeMap;

pub(crate) use glyph::{Glyph, ICON, Page, box_of};

use self::hyphen::{Hyphens, Seam};
use self::line::Line;
use self::piece::Piece;
use crate::document::{BlockBuilder, DocumentBuilder, PageBox, Region, Style};

/// Arranges the glyphs of all pages into blocks and adds those to the document.
pub(crate) fn arrange(pages: Vec<Page>, document: &mut DocumentBuilder) {
    let sizes: Vec<_> = pages.iter().map(|page| page.size).collect();
    let lines: Vec<Line> =
        pages.into_iter().enumerate().flat_map(|(index, page)| page_lines(index, page)).collect();
    let furniture = furniture::furniture(&lines, &sizes);
    let hyphens = learn(&lines);
    let (mut flow, mut aside, mut hidden) = (Vec::new(), Vec::new(), Vec::new());
    for (line, furniture) in lines.into_iter().zip(furniture) {
        let list = if line.hidden.is_some() {
            &mut hidden
        } else if furniture {
            &mut aside
        } else {
            &mut flow
        };
        list.push(line);
    }
    let mut blocks: Vec<(Vec<Line>, Region)> = Vec::new();
    blocks.extend(grouped(flow).into_iter().map(|block| (block, Region::Body)));
    blocks.extend(grouped(hidden).into_iter().map(|block| (block, Region::Body)));
    blocks.extend(aside.into_iter().map(|line| (vec![line], Region::Furniture)));
    blocks.sort_by_key(|(block, _)| block.first().map(|line| (line.page, line.order)));
    for (block, region) in &blocks {
        write(block, *region, &hyphens, document);
    }
}

fn page_lines(index: usize, mut page: Page) -> Vec<Line> {
    page.dots.sort_by(|a, b| a.y.total_cmp(&b.y));
    let words = word::words(index, &page.glyphs);
    let (seen, unseen) = words.into_iter().partition(|word| word.hidden.is_none());
    let mut lines = order::restore(line::lines(seen, &page.dots));
    lines.extend(line::lines(unseen, &[]));
    lines
}

/// Learns the words of the document, those at the ends of lines aside that a hyphen may break.
fn learn(lines: &[Line]) -> Hyphens {
    let mut hyphens = Hyphens::default();
    hyphens.justified = is_justified(lines);
    let mut broken: Option<&str> = None;
    for line in lines {
        let words: Vec<&str> = line.words().map(|word| word.text.as_str()).collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        if let Some(head) = broken {
            hyphens.note_end(hyphen::is_breakable(head.trim_end_matches('-'), first));
        }
        let ends = hyphen::is_hyphenated(last);
        let whole = usize::from(broken.is_some())..words.len() - usize::from(ends);
        words.get(whole).unwrap_or_default().iter().for_each(|word| hyphens.note(word));
        if !ends {
            hyphens.note_end(false);
        }
        broken = ends.then_some(*last);
    }
    hyphens
}

/// Whether most of the longer lines end at the same places as others do.
fn is_justified(lines: &[Line]) -> bool {
    let long = lines.iter().filter(|line| line.pieces.len() == 1 && line.words().count() > 4);
    let mut ends: BTreeMap<(usize, i64), usize> = BTreeMap::new();
    let mut count = 0;
    for line in long {
        count += 1;
        *ends.entry((line.page, (line.end() * 2.0).round() as i64)).or_insert(0) += 1;
    }
    let shared: usize = ends.into_values().filter(|&lines| lines > 2).sum();
    shared * 5 > count * 2
}

fn grouped(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let frames = column::frames(&lines);
    let blocks = block::blocks(&lines, &frames);
    let mut lines: Vec<Option<Line>> = lines.into_iter().map(Some).collect();
    blocks.into_iter().map(|block| block.into_iter().filter_map(|at| lines[at].take()).collect()).collect()
}

fn write(lines: &[Line], region: Region, hyphens: &Hyphens, document: &mut DocumentBuilder) {
    let Some(first) = lines.first() else { return };
    let mut block = document.block();
    block.list_item = first.marker.is_some();
    block.region = region;
    block.hidden = first.hidden;
    block.style = Style { size: first.size, bold: lines.iter().all(Line::bold), heading: None };
    let mut before: Option<&Piece> = None;
    for (wide, piece) in in_reading_order(lines) {
        match before {
            Some(_) if wide => block.gap(),
            Some(before) => join(before, piece, hyphens, &mut block),
            None => {}
        }
        write_piece(piece, &mut block);
        before = Some(piece);
    }
    block.finish();
}

/// The pieces of a block in reading order, each with whether a wide gap stands before it. Beside a
/// title that wraps, the date stands on the first line and is read last.
fn in_reading_order(lines: &[Line]) -> Vec<(bool, &Piece)> {
    let mut pieces = Vec::new();
    let mut late = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let wraps = lines.get(index + 1).is_some_and(|below| line.wraps_first_into(below));
        for (at, piece) in line.pieces.iter().enumerate() {
            if wraps && at > 0 { late.push((true, piece)) } else { pieces.push((at > 0, piece)) }
        }
    }
    pieces.extend(late);
    pieces
}

fn join(before: &Piece, piece: &Piece, hyphens: &Hyphens, block: &mut BlockBuilder<'_>) {
    let end = before.words.last().map_or("", |word| word.text.as_str());
    let start = piece.words.first().map_or("", |word| word.text.as_str());
    match hyphens.seam(end, start) {
        Seam::Space => block.space(),
        Seam::Close => {}
        Seam::DropHyphen => block.drop_hyphen(),
    }
}

fn write_piece(piece: &Piece, block: &mut BlockBuilder<'_>) {
    for (index, word) in rtl::reading_order(&piece.words).into_iter().enumerate() {
        if index > 0 {
            block.space();
        }
        block.word(&word.text, Some(PageBox { page: word.page, rect: word.rect() }));
    }
}

#[cfg(test)]
mod tests;

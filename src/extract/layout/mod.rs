//! From glyphs to blocks: words, lines, then what a person would call one bullet or paragraph.
//!
//! The order of the content is trusted, because a producer writes a sidebar before or after the
//! main text and not between its lines; geometry only repairs it, where a date stands at the right
//! of a headline, a bullet goes on in the next column, or a marker was painted apart from its item.

mod block;
mod column;
mod furniture;
mod glyph;
mod hyphen;
mod line;
mod marker;
mod word;

pub(crate) use glyph::{Glyph, ICON, Page, box_of};

use self::hyphen::{Hyphens, Seam};
use self::line::Line;
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
    let mut lines = line::lines(seen, &page.dots);
    lines.extend(line::lines(unseen, &[]));
    lines
}

fn learn(lines: &[Line]) -> Hyphens {
    let mut hyphens = Hyphens::default();
    for line in lines {
        let count = line.words().count();
        line.words().take(count.saturating_sub(1)).for_each(|word| hyphens.note(&word.text));
        line.words()
            .skip(count.saturating_sub(1))
            .filter(|word| !word.text.ends_with('-'))
            .for_each(|word| hyphens.note(&word.text));
    }
    hyphens
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
    let mut before: Option<&Line> = None;
    for line in lines {
        if let Some(before) = before {
            join(before, line, hyphens, &mut block);
        }
        write_line(line, &mut block);
        before = Some(line);
    }
    block.finish();
}

fn join(before: &Line, line: &Line, hyphens: &Hyphens, block: &mut BlockBuilder<'_>) {
    let end = before.words().next_back().map_or("", |word| word.text.as_str());
    let start = line.words().next().map_or("", |word| word.text.as_str());
    match hyphens.seam(end, start) {
        Seam::Space => block.space(),
        Seam::Close => {}
        Seam::DropHyphen => block.drop_hyphen(),
    }
}

fn write_line(line: &Line, block: &mut BlockBuilder<'_>) {
    for (index, piece) in line.pieces.iter().enumerate() {
        if index > 0 {
            block.gap();
        }
        for (index, word) in piece.words.iter().enumerate() {
            if index > 0 {
                block.space();
            }
            block.word(&word.text, Some(PageBox { page: word.page, rect: word.rect() }));
        }
    }
}

//! What a first reading found hidden, by its place, for a second reader that cannot see it.

use std::collections::HashMap;

use hayro_font::kurbo::Point;

use crate::document::{Document, Hiding, Rect};

/// Side of a cell of the page in points: about one word.
const CELL: f32 = 32.0;
/// Cells that one box may lie in, and boxes that one cell may hold; an honest word needs a few.
const MOST: usize = 64;

/// The hidden places of a document.
#[derive(Debug, Default)]
pub(super) struct Veil {
    cells: HashMap<(usize, i32, i32), Vec<(Rect, Hiding)>>,
}

impl Veil {
    /// The places of the hidden words of a reading; none without a reading.
    pub fn over(document: Option<&Document>) -> Self {
        let mut veil = Self::default();
        let Some(document) = document else { return veil };
        for word in &document.boxes {
            let hidden =
                document.blocks.get(document.block_at(word.range.start)).and_then(|block| block.hidden);
            if let Some(hiding) = hidden {
                veil.add(word.place.page, word.place.rect, hiding);
            }
        }
        veil
    }

    fn add(&mut self, page: usize, rect: Rect, hiding: Hiding) {
        let columns = cell(rect.x)..=cell(rect.right());
        let places = columns.flat_map(|x| (cell(rect.y)..=cell(rect.bottom())).map(move |y| (page, x, y)));
        for place in places.take(MOST) {
            let boxes = self.cells.entry(place).or_default();
            if boxes.len() < MOST {
                boxes.push((rect, hiding));
            }
        }
    }

    /// Why a point of a page cannot be seen.
    pub fn at(&self, page: usize, point: Point) -> Option<Hiding> {
        let (x, y) = (point.x as f32, point.y as f32);
        let boxes = self.cells.get(&(page, cell(x), cell(y)))?;
        let holds = |rect: &Rect| (rect.x..rect.right()).contains(&x) && (rect.y..rect.bottom()).contains(&y);
        boxes.iter().find(|(rect, _)| holds(rect)).map(|(_, hiding)| *hiding)
    }
}

fn cell(at: f32) -> i32 {
    (at / CELL).floor() as i32
}

//! Fonts of many letters, two bytes each.

use std::collections::HashMap;
use std::ops::Deref as _;

use foldhash::fast::RandomState;
use hayro_syntax::object::{Array, Dict, Name, Object};

/// More widths than a font can have letters are not read.
const MOST: u32 = 65_536;

/// What the dictionary of such a font tells.
pub(super) struct Wide {
    widths: HashMap<u32, f32, RandomState>,
    usual: Option<f32>,
}

impl Wide {
    /// Nothing if its codes are not the numbers of its letters, as they are in nearly all files, or
    /// if it is written downwards.
    pub fn new(dict: &Dict<'_>) -> Option<Self> {
        let encoding = dict.get::<Name<'_>>(b"Encoding")?;
        if encoding.deref() != b"Identity-H" {
            return None;
        }
        let descendant = dict.get::<Array<'_>>(b"DescendantFonts")?.iter::<Dict<'_>>().next()?;
        let widths = descendant.get::<Array<'_>>(b"W").map(|widths| read(&widths)).unwrap_or_default();
        Some(Self { widths, usual: descendant.get(b"DW") })
    }

    /// The width in thousandths of an em, and whether it is that of the em because nothing tells it.
    pub fn width(&self, code: u32) -> (f32, bool) {
        let known = self.widths.get(&code).copied();
        let width = known.or(self.usual).unwrap_or(1000.0);
        (width, known.is_none() && width == 1000.0)
    }
}

/// The first code of some bytes and how many of them it takes.
pub(super) fn code(bytes: &[u8]) -> (u32, usize) {
    match bytes {
        [high, low, ..] => (u32::from(*high) << 8 | u32::from(*low), 2),
        _ => (0, 1),
    }
}

/// Widths come as a first letter and a list of widths, or as first, last and one width.
fn read(widths: &Array<'_>) -> HashMap<u32, f32, RandomState> {
    let mut known = HashMap::default();
    let mut entries = widths.iter::<Object<'_>>();
    let number = |entry: Option<Object<'_>>| entry?.into_number();
    let mut room = 2 * MOST;
    while let Some(first) = number(entries.next()).filter(|_| room > 0) {
        let first = u32::try_from(first.as_i64()).unwrap_or(MOST);
        match entries.next() {
            Some(Object::Array(list)) => known.extend((first..MOST).zip(list.iter::<f32>())),
            Some(Object::Number(last)) => {
                let Some(width) = number(entries.next()) else { break };
                let last = u32::try_from(last.as_i64()).unwrap_or(0).min(MOST);
                room = room.saturating_sub(last.saturating_sub(first));
                known.extend((first..=last).map(|letter| (letter, width.as_f32())));
            }
            _ => break,
        }
    }
    known
}

//! Finds fonts that state the widths of more characters than fonts have, before the reader notes
//! each of them.
//!
//! A range of widths is three numbers, and may claim to be four thousand million characters long.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;

/// Characters of all fonts of a file together; one font has at most 65,536.
const MOST: u64 = 4_000_000;

/// Whether the fonts of the first pages of a file state more widths than can be noted.
///
/// Fonts of forms in forms are not looked at; for those stands the deadline of whoever runs us.
pub(super) fn are_in(pdf: &Pdf, pages: usize) -> bool {
    let mut claims = Claims::default();
    pdf.pages().iter().take(pages).any(|page| {
        claims.add_all(page.resources());
        claims.count > MOST
    })
}

#[derive(Default)]
struct Claims {
    count: u64,
    known: HashSet<ObjectIdentifier>,
}

impl Claims {
    fn add_all(&mut self, resources: &Resources<'_>) {
        self.add_fonts(&resources.fonts);
        for name in resources.x_objects.keys() {
            let id = resources.x_objects.get_ref(&name).map(ObjectIdentifier::from);
            if id.is_some_and(|id| !self.known.insert(id)) {
                continue;
            }
            let form = resources.x_objects.get::<Stream<'_>>(&name);
            let own =
                form.and_then(|form| form.dict().get::<Dict<'_>>(b"Resources")?.get::<Dict<'_>>(b"Font"));
            own.iter().for_each(|fonts| self.add_fonts(fonts));
        }
    }

    fn add_fonts(&mut self, fonts: &Dict<'_>) {
        for name in fonts.keys() {
            let Some(font) = fonts.get::<Dict<'_>>(&name) else { continue };
            if font.obj_id().is_some_and(|id| !self.known.insert(id)) {
                continue;
            }
            let Some(parts) = font.get::<Array<'_>>(b"DescendantFonts") else { continue };
            for part in parts.iter::<Dict<'_>>() {
                let widths =
                    |key: &[u8], rest| part.get::<Array<'_>>(key).map_or(0, |list| stated(&list, rest));
                self.count = self.count.saturating_add(widths(b"W", 1)).saturating_add(widths(b"W2", 3));
            }
        }
    }
}

/// How many characters a list of widths states in ranges: two numbers that bound one, with `rest`
/// numbers behind them. In place of a range a number may stand with a list, which is as long as it is.
fn stated(widths: &Array<'_>, rest: usize) -> u64 {
    let mut items = widths.flex_iter();
    let mut count = 0_u64;
    loop {
        if items.next::<(u32, Array<'_>)>().is_some() {
            continue;
        }
        let Some((first, last)) = items.next::<(u32, u32)>() else { return count };
        count = count.saturating_add(u64::from(last.saturating_sub(first)));
        if (0..rest).any(|_| items.next::<f32>().is_none()) {
            return count;
        }
    }
}

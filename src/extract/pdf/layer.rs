//! Text in layers that are switched off.
//!
//! The interpreter passes it by, and takes what is on from the catalog of the file. So a file with
//! layers that are off is painted once more with the catalog of one that has none, and what only
//! then appears is text that no reader sees.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name};
use hayro_syntax::xref::XRef;

use super::page::{Ink, Painting};
use crate::document::Hiding;
use crate::extract::layout::Glyph;

/// The smallest file that has a catalog.
const PLAIN: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n";

/// The layers of a file of which some are switched off.
pub(super) struct Layers {
    plain: Pdf,
}

impl Layers {
    /// The layers of a file; `None` unless one is switched off.
    pub fn of(pdf: &Pdf) -> Option<Self> {
        let file = pdf.xref();
        let catalog: Dict<'_> = file.get(file.root_id())?;
        let settings: Dict<'_> = catalog.get::<Dict<'_>>(b"OCProperties")?.get(b"D")?;
        let all_are_off = settings.get::<Name<'_>>(b"BaseState").is_some_and(|state| *state == *b"OFF");
        let is_off = all_are_off
            || settings.get::<Array<'_>>(b"OFF").is_some_and(|off| off.raw_iter().next().is_some());
        let plain = Pdf::new(PLAIN.to_vec()).ok().filter(|_| is_off)?;
        Some(Self { plain })
    }

    /// A catalog by which every layer is on.
    pub fn all_on(&self) -> &XRef {
        self.plain.xref()
    }
}

/// Adds to what is seen of a page the glyphs that appear only with every layer on.
pub(super) fn add_hidden(seen: &mut Painting, all: Painting) {
    let known: HashSet<_> = seen.glyphs.iter().map(|ink| place(&ink.glyph)).collect();
    let appears = |ink: &Ink| !known.contains(&place(&ink.glyph));
    let mut hidden: Vec<Ink> = all.glyphs.into_iter().filter(appears).collect();
    hidden.iter_mut().for_each(|ink| ink.glyph.hidden = Some(Hiding::Vanish));
    seen.glyphs.append(&mut hidden);
}

/// What tells a glyph from others on its page.
fn place(glyph: &Glyph) -> (String, u32, u32, i16) {
    (glyph.text.clone(), glyph.start.to_bits(), glyph.baseline.to_bits(), glyph.angle)
}

//! Web pages, as job sites and word processors save them.
//!
//! The tokens and entities are read as the standard says, by `html5gum`; the walk over them is our
//! own and builds no tree, so that neither nesting nor tags left open cost anything.

mod css;
mod element;
mod encoding;
mod reader;
#[cfg(test)]
mod tests;

use super::{ExtractError, Limits, line};
use crate::document::{Document, Format};

/// Reads a page.
///
/// # Errors
///
/// Pictures only, or no text at all.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    let read = reader::read(&encoding::decode(bytes));
    let document = line::document(&read.lines, Format::Html, "html", limits);
    match (document.blocks.is_empty(), read.has_picture) {
        (false, _) => Ok(document),
        (true, true) => Err(ExtractError::NoText),
        (true, false) => Err(line::nothing_in("HTML")),
    }
}

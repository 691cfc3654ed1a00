//! Rich Text Format, read by a small walk of our own.
//!
//! There are crates for it, and none that serves here: `rtf-parser` (looked at in version 0.4) keeps
//! paragraphs with their fonts and colours, but no hidden text, tables, headers, notes or code pages,
//! and `rtf-grimoire` (0.2) only cuts a file into tokens, which is the least part of the work. What a
//! reader of resumes needs is little: groups that inherit, destinations to pass by, characters in
//! three notations.

mod charset;
mod destination;
mod lexer;
mod look;
mod reader;
mod tables;
#[cfg(test)]
mod tests;
mod text;

use super::{ExtractError, Limits, line};
use crate::document::{Document, Format};

/// Reads a document: headers first, then the body, notes and footers.
///
/// # Errors
///
/// Groups nested beyond all reason, pictures only, or no text at all.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    let read = reader::read(bytes)?;
    let document = line::document(&read.lines, Format::Rtf, "rtf", limits);
    match (document.blocks.is_empty(), read.has_picture) {
        (false, _) => Ok(document),
        (true, true) => Err(ExtractError::NoText),
        (true, false) => Err(line::nothing_in("RTF")),
    }
}

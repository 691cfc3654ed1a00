//! The parts of a ZIP container.

use crate::extract::{ExtractError, Limits, decode};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An open container that hands out its parts within a budget of unpacked bytes.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    format: &'static str,
    limit: u64,
    left: u64,
}

/// A part as text.
#[derive(Debug)]
pub(crate) struct Part {
    /// The format of the whole file, for errors.
    pub format: &'static str,
    /// Its name in the container, for errors.
    pub name: String,
    /// Its XML.
    pub xml: String,
}

impl<'b> Package<'b> {
    /// Opens the container of a file of a format, by the name that errors give it.
    pub fn open(bytes: &'b [u8], format: &'static str, limits: &Limits) -> Result<Self, ExtractError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| corrupt(format, "its directory of parts is missing or broken".into()))?;
        Ok(Self { archive, format, limit: limits.decompressed, left: limits.decompressed })
    }

    /// Whether there is a part of a name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// A part that the document cannot be read without.
    pub fn required(&mut self, name: &str) -> Result<Part, ExtractError> {
        self.part(name)?
            .ok_or_else(|| corrupt(self.format, format!("the part {} is missing", printable(name))))
    }

    /// A part, if the container has it.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>, ExtractError> {
        let (limit, format) = (self.limit, self.format);
        let too_large = |size| ExtractError::TooLarge { what: "the unpacked content", size, limit };
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(unreadable(format, name, &error)),
        };
        let declared = (limit - self.left).saturating_add(file.size());
        if declared > limit {
            return Err(too_large(declared));
        }
        let mut bytes = Vec::new();
        // The declared size may be a lie, so what really comes out is counted too.
        file.take(self.left.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|_| corrupt(format, format!("the part {} cannot be unpacked", printable(name))))?;
        let used = bytes.len() as u64;
        self.left = self.left.checked_sub(used).ok_or_else(|| too_large(limit.saturating_add(1)))?;
        Ok(Some(Part { format, name: printable(name), xml: decode::xml(bytes) }))
    }
}

fn unreadable(format: &'static str, name: &str, error: &ZipError) -> ExtractError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ExtractError::Encrypted
        }
        _ => corrupt(format, format!("the part {} cannot be unpacked", printable(name))),
    }
}

/// Damage of a format.
pub(crate) fn corrupt(format: &'static str, detail: String) -> ExtractError {
    ExtractError::Corrupt { format, detail }
}

/// The name of a part comes from the file, so it is cut and cleaned before a person reads it.
fn printable(name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-[]".contains(c);
    name.chars().take(80).map(|c| if is_plain(c) { c } else { '?' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::docx::sample;

    #[test]
    fn all_parts_share_one_budget() {
        let bytes = sample::zip(&[("a", &"x".repeat(600)), ("b", &"y".repeat(600))]);
        let limits = Limits { decompressed: 1000, ..Limits::default() };
        let mut package = Package::open(&bytes, "DOCX", &limits).unwrap();
        assert_eq!(package.part("a").unwrap().unwrap().xml.len(), 600);
        let error = package.part("b").unwrap_err();
        assert_eq!(error, ExtractError::TooLarge { what: "the unpacked content", size: 1200, limit: 1000 });
        assert!(package.part("c").unwrap().is_none());
    }

    #[test]
    fn a_missing_part_is_named() {
        let bytes = sample::zip(&[("a", "x")]);
        let mut package = Package::open(&bytes, "DOCX", &Limits::default()).unwrap();
        let error = package.required("word/document.xml").unwrap_err();
        assert!(error.to_string().contains("word/document.xml is missing"), "{error}");
    }
}

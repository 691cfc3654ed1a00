//! The parts of the ZIP container and the relations between them.

use super::xml::Xml;
use crate::extract::{ExtractError, Limits, decode};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An open container that hands out its parts within a budget of unpacked bytes.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    limit: u64,
    left: u64,
}

/// A part as text.
#[derive(Debug)]
pub(super) struct Part {
    /// Its name in the container, for errors.
    pub name: String,
    /// Its XML.
    pub xml: String,
}

/// The relations of a part by their id.
#[derive(Debug, Default)]
pub(super) struct Relations {
    targets: HashMap<String, Relation>,
}

#[derive(Debug)]
struct Relation {
    kind: String,
    target: String,
}

impl Relations {
    /// The part that an id names.
    pub fn target(&self, id: &str) -> Option<&str> {
        self.targets.get(id).map(|relation| relation.target.as_str())
    }

    /// The part of a kind ("styles"); if there are several, the first by name.
    pub fn of_kind(&self, kind: &str) -> Option<&str> {
        let same = self
            .targets
            .values()
            .filter(|relation| relation.kind.strip_suffix(kind).is_some_and(|before| before.ends_with('/')));
        same.map(|relation| relation.target.as_str()).min()
    }
}

impl<'b> Package<'b> {
    /// Opens a container.
    pub fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, ExtractError> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| corrupt("its directory of parts is missing or broken".into()))?;
        Ok(Self { archive, limit: limits.decompressed, left: limits.decompressed })
    }

    /// The name of the part that holds the document.
    pub fn document(&mut self) -> Result<String, ExtractError> {
        const USUAL: &str = "word/document.xml";
        let named = self.relations("")?.of_kind("officeDocument").map(str::to_owned);
        Ok(named.filter(|name| self.archive.index_for_name(name).is_some()).unwrap_or(USUAL.into()))
    }

    /// A part that the document cannot be read without.
    pub fn required(&mut self, name: &str) -> Result<Part, ExtractError> {
        self.part(name)?.ok_or_else(|| corrupt(format!("the part {} is missing", printable(name))))
    }

    /// A part, if the container has it.
    pub fn part(&mut self, name: &str) -> Result<Option<Part>, ExtractError> {
        let limit = self.limit;
        let too_large = |size| ExtractError::TooLarge { what: "the unpacked content", size, limit };
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(unreadable(name, &error)),
        };
        let declared = (limit - self.left).saturating_add(file.size());
        if declared > limit {
            return Err(too_large(declared));
        }
        let mut bytes = Vec::new();
        // The declared size may be a lie, so what really comes out is counted too.
        file.take(self.left.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|_| corrupt(format!("the part {} cannot be unpacked", printable(name))))?;
        let used = bytes.len() as u64;
        self.left = self.left.checked_sub(used).ok_or_else(|| too_large(limit.saturating_add(1)))?;
        Ok(Some(Part { name: printable(name), xml: decode::xml(bytes) }))
    }

    /// The relations of a part (`""` for those of the container itself); none if there is no list.
    pub fn relations(&mut self, of: &str) -> Result<Relations, ExtractError> {
        let (folder, file) = of.rsplit_once('/').map_or(("", of), |(folder, file)| (folder, file));
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut relations = Relations::default();
        let Some(part) = self.part(&format!("{folder}{slash}_rels/{file}.rels"))? else {
            return Ok(relations);
        };
        let mut xml = Xml::new(&part);
        while let Some(element) = xml.descendant()? {
            let attribute = |name| element.attribute(name);
            if let (Some(id), Some(kind), Some(target)) =
                (attribute("Id"), attribute("Type"), attribute("Target"))
            {
                let relation = Relation { kind: kind.into(), target: resolve(folder, &target) };
                relations.targets.insert(id.into(), relation);
            }
        }
        Ok(relations)
    }
}

/// A target as the name of a part: relative to the folder, or absolute from the root.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn unreadable(name: &str, error: &ZipError) -> ExtractError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ExtractError::Encrypted
        }
        _ => corrupt(format!("the part {} cannot be unpacked", printable(name))),
    }
}

/// Damage of this format.
pub(super) fn corrupt(detail: String) -> ExtractError {
    ExtractError::Corrupt { format: "DOCX", detail }
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
    fn targets_are_resolved_against_their_folder() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "../customXml/item.xml"), "customXml/item.xml");
        assert_eq!(resolve("", "../../etc"), "etc");
    }

    #[test]
    fn all_parts_share_one_budget() {
        let bytes = sample::zip(&[("a", &"x".repeat(600)), ("b", &"y".repeat(600))]);
        let limits = Limits { decompressed: 1000, ..Limits::default() };
        let mut package = Package::open(&bytes, &limits).unwrap();
        assert_eq!(package.part("a").unwrap().unwrap().xml.len(), 600);
        let error = package.part("b").unwrap_err();
        assert_eq!(error, ExtractError::TooLarge { what: "the unpacked content", size: 1200, limit: 1000 });
        assert!(package.part("c").unwrap().is_none());
    }

    #[test]
    fn a_missing_part_is_named() {
        let bytes = sample::zip(&[("a", "x")]);
        let mut package = Package::open(&bytes, &Limits::default()).unwrap();
        let error = package.required("word/document.xml").unwrap_err();
        assert!(error.to_string().contains("word/document.xml is missing"), "{error}");
    }
}

//! From an archive to the documents in it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::item::Item;
use super::list::path_from_bytes;
use crate::batch::archive::{Archive, Bytes, Entry, Inside, Listed, list};
use crate::batch::kind;
use crate::report::{Failure, FailureCode};

/// Stands between the name of an archive and that of an entry.
const IN: &str = "!";

/// The documents of an archive, at any depth. One that cannot be read is an item that says why.
pub(super) fn unpack(path: &Path, passed_over: &mut usize) -> Vec<Item> {
    let mut items = Vec::new();
    open(&Archive::file(path), Item::file(path), &mut items, passed_over);
    items
}

/// Adds the documents of an archive, which is an item itself if it should be one document.
fn open(archive: &Arc<Archive>, itself: Item, items: &mut Vec<Item>, passed_over: &mut usize) {
    let before = items.len();
    let filled = match list_of(archive) {
        Ok(listed) if is_package(&listed) => return items.push(itself),
        Ok(listed) => fill(archive, listed, &itself.source.path, items, passed_over),
        Err(failure) => Err(failure),
    };
    if let Err(failure) = filled {
        items.truncate(before);
        items.push(Item::refused(itself.source.path, failure));
    } else if items.len() == before {
        let message = "the archive holds no documents; name the files themselves";
        let failure = Failure { code: FailureCode::UnsupportedFormat, message: message.into() };
        items.push(Item::refused(itself.source.path, failure));
    }
}

fn list_of(archive: &Archive) -> Result<Vec<Listed>, Failure> {
    list(archive.open()?.as_mut())
}

/// Whether these are the parts of one document, since the formats of office programs are archives.
fn is_package(listed: &[Listed]) -> bool {
    listed.first().is_some_and(|first| first.name == b"mimetype")
        || listed.iter().any(|part| part.name == b"[Content_Types].xml")
}

fn fill(
    archive: &Arc<Archive>,
    listed: Vec<Listed>,
    name: &Path,
    items: &mut Vec<Item>,
    passed_over: &mut usize,
) -> Result<(), Failure> {
    let mut bytes = archive.open()?;
    for listed in listed {
        // As in folders, what is hidden is left out, and so is what archives of a Mac add.
        if listed.name.split(|&byte| byte == b'/').any(is_hidden) {
            continue;
        }
        let inner = path_from_bytes(&listed.name);
        let entry = listed.entry;
        let whole = joined(name, &inner);
        if entry.is_link() {
            *passed_over += 1;
        } else if kind::is_named_archive(&inner) {
            match archive.nested(entry) {
                Ok(nested) => {
                    let itself = Item::inside(whole, Inside { archive: Arc::clone(archive), entry });
                    open(&nested, itself, items, passed_over);
                }
                Err(failure) => items.push(Item::refused(whole, failure)),
            }
        } else if is_document(&inner, entry, bytes.as_mut()) {
            items.push(Item::inside(whole, Inside { archive: Arc::clone(archive), entry }));
        } else {
            *passed_over += 1;
        }
    }
    Ok(())
}

fn is_document(name: &Path, entry: Entry, archive: &mut dyn Bytes) -> bool {
    kind::is_named_document(name) || kind::is_document_content(&entry.head(archive, kind::HEAD))
}

fn is_hidden(part: &[u8]) -> bool {
    part == b"__MACOSX" || (part.starts_with(b".") && part != b"." && part != b"..")
}

fn joined(archive: &Path, inner: &Path) -> PathBuf {
    let mut name = OsString::from(archive);
    name.push(IN);
    name.push(inner);
    name.into()
}

//! From an archive to the documents in it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::item::Item;
use super::list::path_from_bytes;
use crate::batch::archive::{Archive, Bytes, Entry, Inside, list};
use crate::batch::kind;
use crate::report::{Failure, FailureCode};

/// Stands between the name of an archive and that of an entry.
const IN: &str = "!";

/// The documents of an archive, at any depth. One that cannot be read is an item that says why.
pub(super) fn unpack(path: &Path, passed_over: &mut usize) -> Vec<Item> {
    let mut items = Vec::new();
    open(&Archive::file(path), path, &mut items, passed_over);
    items
}

fn open(archive: &Arc<Archive>, name: &Path, items: &mut Vec<Item>, passed_over: &mut usize) {
    let before = items.len();
    if let Err(failure) = fill(archive, name, items, passed_over) {
        items.truncate(before);
        items.push(Item::refused(name, failure));
    } else if items.len() == before {
        let message = "the archive holds no documents; name the files themselves";
        let failure = Failure { code: FailureCode::UnsupportedFormat, message: message.into() };
        items.push(Item::refused(name, failure));
    }
}

fn fill(
    archive: &Arc<Archive>,
    name: &Path,
    items: &mut Vec<Item>,
    passed_over: &mut usize,
) -> Result<(), Failure> {
    let mut bytes = archive.open()?;
    for listed in list(bytes.as_mut())? {
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
                Ok(nested) => open(&nested, &whole, items, passed_over),
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

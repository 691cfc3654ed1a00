//! From an archive to the documents in it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::item::Item;
use super::list::path_from_bytes;
use crate::batch::archive::{Archive, Bytes, Entry, Inside, Listed, list, within_limits};
use crate::batch::kind;
use crate::report::{Failure, FailureCode};

/// Stands between the name of an archive and that of an entry.
const IN: &str = "!";

/// The documents of an archive, at any depth. One that cannot be read is an item that says why.
pub(super) fn unpack(path: &Path, passed_over: &mut usize) -> Vec<Item> {
    let mut unpacked = Unpacked::default();
    unpacked.open(&Archive::file(path), Item::file(path));
    *passed_over += unpacked.passed_over;
    unpacked.items
}

/// What came out of an archive and those in it.
#[derive(Default)]
struct Unpacked {
    items: Vec<Item>,
    passed_over: usize,
    /// Entries and their bytes so far: what one archive may hold, archives within archives may not
    /// hold many times over.
    entries: u64,
    bytes: u64,
}

impl Unpacked {
    /// Adds the documents of an archive, which is an item itself if it should be one document.
    fn open(&mut self, archive: &Arc<Archive>, itself: Item) {
        let before = self.items.len();
        let filled = match self.list(archive) {
            Ok(listed) if is_package(&listed) => return self.items.push(itself),
            Ok(listed) => self.fill(archive, listed, &itself.source.path),
            Err(failure) => Err(failure),
        };
        if let Err(failure) = filled {
            self.items.truncate(before);
            self.items.push(Item::refused(itself.source.path, failure));
        } else if self.items.len() == before {
            let message = "the archive holds no documents; name the files themselves";
            let failure = Failure { code: FailureCode::UnsupportedFormat, message: message.into() };
            self.items.push(Item::refused(itself.source.path, failure));
        }
    }

    fn list(&mut self, archive: &Archive) -> Result<Vec<Listed>, Failure> {
        let listed = list(archive.open()?.as_mut())?;
        self.entries += listed.len() as u64;
        self.bytes = listed.iter().fold(self.bytes, |bytes, file| bytes.saturating_add(file.entry.size()));
        within_limits(self.entries, self.bytes)?;
        Ok(listed)
    }

    fn fill(&mut self, archive: &Arc<Archive>, listed: Vec<Listed>, name: &Path) -> Result<(), Failure> {
        let mut bytes = archive.open()?;
        for Listed { name: inner, entry } in listed {
            // As in folders, what is hidden is left out, and so is what archives of a Mac add.
            if inner.split(|&byte| byte == b'/').any(is_hidden) {
                continue;
            }
            let inner = path_from_bytes(&inner);
            let whole = joined(name, &inner);
            if entry.is_link() {
                self.passed_over += 1;
            } else if kind::is_named_archive(&inner) {
                match archive.nested(entry) {
                    Ok(nested) => self.open(&nested, Item::inside(whole, inside(archive, entry))),
                    Err(failure) => self.items.push(Item::refused(whole, failure)),
                }
            } else if is_document(&inner, entry, bytes.as_mut()) {
                self.items.push(Item::inside(whole, inside(archive, entry)));
            } else {
                self.passed_over += 1;
            }
        }
        Ok(())
    }
}

fn inside(archive: &Arc<Archive>, entry: Entry) -> Inside {
    Inside { archive: Arc::clone(archive), entry }
}

/// Whether these are the parts of one document, since the formats of office programs are archives.
fn is_package(listed: &[Listed]) -> bool {
    listed.first().is_some_and(|first| first.name == b"mimetype")
        || listed.iter().any(|part| part.name == b"[Content_Types].xml")
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn archive(files: &[(String, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in files {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("memory");
            writer.write_all(content).expect("memory");
        }
        writer.finish().expect("memory").into_inner()
    }

    #[test]
    fn archives_within_archives_share_one_limit() {
        let many: Vec<(String, &[u8])> = (0..3000).map(|n| (format!("{n}.txt"), &b"x"[..])).collect();
        let inner = archive(&many);
        let outer: Vec<(String, &[u8])> = (0..9).map(|n| (format!("{n}.zip"), &inner[..])).collect();
        let file = tempfile::NamedTempFile::with_suffix(".zip").expect("a file");
        std::fs::write(file.path(), archive(&outer)).expect("written");
        let items = unpack(file.path(), &mut 0);
        let refused: Vec<&Item> = items.iter().filter(|item| item.size().is_none()).collect();
        assert_eq!((items.len(), refused.len()), (6 * 3000 + 3, 3));
        assert!(refused.iter().all(|item| item.read(9).is_err_and(|it| it.code == FailureCode::TooLarge)));
    }
}

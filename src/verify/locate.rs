//! From the name in a report back to the file.

use std::collections::{HashMap, VecDeque};
use std::path::{Path, PathBuf};

use crate::batch::{Item, documents_of, is_archive, path_from_bytes};

/// Finds files by the names that reports give them.
#[derive(Debug, Default)]
pub(super) struct Locator {
    /// The documents of the archives that were met, by their names in reports.
    archives: HashMap<PathBuf, HashMap<String, VecDeque<Item>>>,
}

impl Locator {
    /// The file of a name. One that is not there becomes an item that cannot be read, as ever.
    pub(super) fn find(&mut self, name: &str) -> Item {
        let path = existing(name);
        if let Some(path) = path.as_deref().filter(|path| !is_archive(path)) {
            return Item::file(path);
        }
        let whole = path.into_iter();
        let ends = name.match_indices('!').filter_map(|(end, _)| existing(name.get(..end)?));
        let archive = whole.chain(ends).find(|path| is_archive(path));
        let inside = archive.and_then(|archive| self.take(archive, name));
        inside.unwrap_or_else(|| Item::file(name))
    }

    /// The next document of that name: an archive may hold two.
    fn take(&mut self, archive: PathBuf, name: &str) -> Option<Item> {
        let documents = self.archives.entry(archive).or_insert_with_key(|archive| {
            let mut documents: HashMap<String, VecDeque<Item>> = HashMap::new();
            for item in documents_of(archive) {
                documents.entry(item.source.name()).or_default().push_back(item);
            }
            documents
        });
        documents.get_mut(name)?.pop_front()
    }
}

/// The path of a name, in which bytes that are not UTF-8 are written as `%` and two digits.
fn existing(name: &str) -> Option<PathBuf> {
    let path = Path::new(name);
    if path.exists() {
        return Some(path.to_owned());
    }
    let decoded = path_from_bytes(&decoded(name.as_bytes()));
    decoded.exists().then_some(decoded)
}

fn decoded(mut name: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(name.len());
    while let Some((&byte, rest)) = name.split_first() {
        let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        // Bytes below are ASCII and stand for themselves.
        match code.filter(|code| byte == b'%' && *code >= 0x80) {
            Some(code) => {
                bytes.push(code);
                name = &rest[2..];
            }
            None => {
                bytes.push(byte);
                name = rest;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bytes_that_are_not_utf8_are_decoded() {
        assert_eq!(decoded(b"caf%E9 100%25 %"), b"caf\xe9 100%25 %");
    }
}

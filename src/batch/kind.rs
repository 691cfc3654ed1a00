//! Which files of a folder are taken for resumes.
//!
//! Wider than what can be read: a picture or an old Word file may well be a resume, and its
//! report then says what to do about it. What is plainly something else is passed over.

use std::fs::File;
use std::io::Read;
use std::path::Path;

const EXTENSIONS: [&str; 16] = [
    "pdf", "docx", "doc", "odt", "rtf", "html", "htm", "txt", "md", "markdown", "pages", "png", "jpg",
    "jpeg", "tif", "tiff",
];

/// How many bytes are looked at: enough for the names of the first parts of a ZIP file.
pub(super) const HEAD: u64 = 2048;

/// Whether a file is of a document or picture kind, by its extension or else by its first bytes.
/// A file that cannot be opened is of none.
pub(super) fn is_document(path: &Path) -> bool {
    is_named_document(path) || head(path).is_ok_and(|head| is_document_content(&head))
}

/// Whether a file is of a document or picture kind by its extension.
pub(super) fn is_named_document(path: &Path) -> bool {
    ends_in(path, &EXTENSIONS)
}

/// Whether a file is an archive by its extension, and is there.
pub(crate) fn is_archive(path: &Path) -> bool {
    is_named_archive(path) && path.is_file()
}

/// Whether a file is an archive by its extension.
pub(super) fn is_named_archive(path: &Path) -> bool {
    ends_in(path, &["zip"])
}

fn ends_in(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|it| extensions.iter().any(|known| it.eq_ignore_ascii_case(known)))
}

fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

pub(super) fn is_document_content(head: &[u8]) -> bool {
    const MAGIC: [&[u8]; 7] = [
        b"%PDF-",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"II*\0",
        b"MM\0*",
    ];
    MAGIC.iter().any(|magic| head.starts_with(magic))
        || (head.starts_with(b"PK\x03\x04")
            && (holds(head, b"word/") || holds(head, b"application/vnd.oasis.opendocument.text")))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content_where_the_name_says_nothing() {
        assert!(is_document_content(b"%PDF-1.7\n"));
        assert!(is_document_content(b"PK\x03\x04....word/document.xml"));
        assert!(!is_document_content(b"PK\x03\x04....xl/workbook.xml"));
        assert!(!is_document_content(b"\x7fELF"));
        assert!(!is_document_content(b""));
    }

    #[test]
    fn an_extension_counts_in_any_case() {
        assert!(is_document(Path::new("nowhere/ANA.PDF")));
        assert!(!is_document(Path::new("nowhere/notes.log")));
    }
}

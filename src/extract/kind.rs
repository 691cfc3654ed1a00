//! What a file is, by its first bytes and, for containers, by what they contain.

use super::{ExtractError, decode};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The kinds that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML word processing, with macros or without.
    Docx,
    /// Rich Text Format.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// A web page.
    Html,
    /// Text in some encoding.
    Text,
}

/// Signatures of kinds that are not read.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\0\0\x01\0", "an icon picture"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\xffWPC", "a WordPerfect file"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"MIME-Version:", "a web page archive (MHTML)"),
];

/// Tells the kind of a file.
///
/// # Errors
///
/// A kind that is not read, an empty file, or a protected Office file.
pub(crate) fn of(bytes: &[u8]) -> Result<Kind, ExtractError> {
    if bytes.is_empty() {
        return Err(ExtractError::Corrupt { format: "empty", detail: "it is 0 bytes long".into() });
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_zip(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(of_compound(bytes));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Kind::Rtf);
    }
    if let Some(found) = signature(bytes) {
        return Err(unsupported(found));
    }
    if contains(&bytes[..bytes.len().min(1024)], b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if !decode::is_text(bytes) {
        return Err(unsupported("binary data of an unknown kind"));
    }
    let text = decode::text(&bytes[..bytes.len().min(4096)]);
    if is_page(&text) {
        return Ok(Kind::Html);
    }
    markup(&text).map_or(Ok(Kind::Text), |found| Err(unsupported(found)))
}

/// Whether a text is a web page: it starts with the declaration or with a tag that only pages have.
fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix("<?xml").or_else(|| rest.strip_prefix("<!--")) {
        let Some((_, after)) = inner.split_once('>') else { return false };
        rest = after.trim_start();
    }
    let start: String = rest.chars().take(16).collect::<String>().to_ascii_lowercase();
    const TAGS: [&str; 11] =
        ["!doctype html", "html", "head", "body", "meta ", "title", "div", "p>", "h1", "table", "style"];
    start.strip_prefix('<').is_some_and(|start| TAGS.iter().any(|tag| start.starts_with(tag)))
}

fn unsupported(found: &str) -> ExtractError {
    ExtractError::UnsupportedFormat { found: found.into() }
}

fn signature(bytes: &[u8]) -> Option<&'static str> {
    let behind = |at: usize| bytes.get(at..at + 4);
    match (bytes.get(..4), behind(4), behind(8)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some("a WEBP picture"),
        (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"avif")) => return Some("a HEIC picture"),
        (Some([b'B', b'M', ..]), _, Some([_, _, _, 0])) => return Some("a BMP picture"),
        _ => {}
    }
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|&(_, found)| found)
}

/// What a text is whose markup is meant for a program.
fn markup(text: &str) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(2048).collect::<String>().to_ascii_lowercase();
    if !start.starts_with('<') {
        return None;
    }
    [
        ("<svg", "an SVG picture"),
        ("<w:worddocument", "a Word 2003 XML file"),
        ("<pkg:package", "a flat XML file of Word"),
        ("<office:document", "a flat OpenDocument file"),
        ("<?xml", "an XML file"),
    ]
    .into_iter()
    .find(|(sign, _)| start.contains(sign))
    .map(|(_, found)| found)
}

fn of_zip(bytes: &[u8]) -> Result<Kind, ExtractError> {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(_) => return Err(broken_zip(bytes)),
    };
    let has = |name: &str| archive.index_for_name_raw(name.as_bytes()).is_some();
    if has("word/document.xml") {
        return Ok(Kind::Docx);
    }
    let found = if has("xl/workbook.xml") {
        "an Excel workbook"
    } else if has("ppt/presentation.xml") {
        "a PowerPoint presentation"
    } else if has("Index/Document.iwa") || has("Index.zip") || has("index.xml") {
        "a Pages document"
    } else if has("_rels/.rels") {
        // Which part is the document is said in there, and the reader of DOCX finds it.
        return Ok(Kind::Docx);
    } else {
        match mimetype(&mut archive).as_str() {
            "application/vnd.oasis.opendocument.text"
            | "application/vnd.oasis.opendocument.text-template" => return Ok(Kind::Odt),
            "application/epub+zip" => "an e-book (EPUB)",
            other if other.starts_with("application/vnd.oasis.") => "an OpenDocument file",
            _ => "a ZIP archive",
        }
    };
    Err(unsupported(found))
}

fn mimetype(archive: &mut ZipArchive<Cursor<&[u8]>>) -> String {
    let mut text = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // An unreadable declaration declares nothing.
        if part.take(128).read_to_string(&mut text).is_err() {
            text.clear();
        }
    }
    text.trim().to_owned()
}

/// A ZIP without its directory: the names in front of the parts still tell what it was.
fn broken_zip(bytes: &[u8]) -> ExtractError {
    let is_word = contains(bytes, b"word/document.xml") || contains(bytes, b"[Content_Types].xml");
    let format = if is_word { "DOCX" } else { "ZIP" };
    ExtractError::Corrupt { format, detail: "its directory of parts is missing or broken".into() }
}

/// An OLE2 file by the names of its streams, which are stored in UTF-16.
fn of_compound(bytes: &[u8]) -> ExtractError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if has("EncryptedPackage") {
        return ExtractError::Encrypted;
    }
    unsupported(if has("WordDocument") {
        "an old Word file (.doc)"
    } else if has("Workbook") {
        "an old Excel file (.xls)"
    } else if has("PowerPoint Document") {
        "an old PowerPoint file (.ppt)"
    } else if has("__substg1.0_") {
        "an Outlook message (.msg)"
    } else {
        "an old Office file"
    })
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> String {
        match of(bytes) {
            Err(ExtractError::UnsupportedFormat { found }) => found,
            other => panic!("expected an unsupported format, got {other:?}"),
        }
    }

    fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
        crate::extract::docx::sample::zip(parts)
    }

    #[test]
    fn what_is_not_read_is_named() {
        assert_eq!(found(b"\xff\xd8\xff\xe0 a photo"), "a JPEG picture");
        assert_eq!(found(b"RIFF\x10\0\0\0WEBPVP8 "), "a WEBP picture");
        assert_eq!(found(b"<?xml version=\"1.0\"?><w:wordDocument/>"), "a Word 2003 XML file");
        assert_eq!(found(&[0, 1, 2, 3, 250, 0, 7, 0, 9, 0, 0, 0, 1]), "binary data of an unknown kind");
    }

    #[test]
    fn pages_and_rich_text_are_told_by_their_start() {
        assert_eq!(of(b"{\\rtf1\\ansi Ada}"), Ok(Kind::Rtf));
        assert_eq!(of(b"\n<!DOCTYPE html><html><body>Ada</body></html>"), Ok(Kind::Html));
        assert_eq!(of(b"<?xml version='1.0'?>\n<!-- saved --><HTML>Ada"), Ok(Kind::Html));
        assert_eq!(of(b"<div align=center># Ada</div>"), Ok(Kind::Html));
        assert_eq!(of(b"<ada@example.com> wrote"), Ok(Kind::Text));
    }

    #[test]
    fn a_pdf_may_start_behind_rubbish() {
        assert_eq!(of(b"%PDF-1.7\n"), Ok(Kind::Pdf));
        assert_eq!(of(b"\0\x01HTTP/1.1 200\r\n\r\n%PDF-1.4"), Ok(Kind::Pdf));
    }

    #[test]
    fn zips_are_told_by_their_parts() {
        assert_eq!(of(&zip_of(&[("word/document.xml", "")])), Ok(Kind::Docx));
        assert_eq!(found(&zip_of(&[("xl/workbook.xml", "")])), "an Excel workbook");
        assert_eq!(found(&zip_of(&[("Index/Document.iwa", "")])), "a Pages document");
        assert_eq!(found(&zip_of(&[("notes.txt", "")])), "a ZIP archive");
        let odt = zip_of(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
        assert_eq!(of(&odt), Ok(Kind::Odt));
    }

    #[test]
    fn a_truncated_docx_is_damaged() {
        let whole = zip_of(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>")]);
        let error = of(&whole[..whole.len() / 2]).unwrap_err();
        assert!(matches!(error, ExtractError::Corrupt { format: "DOCX", .. }), "{error:?}");
    }

    #[test]
    fn compound_files_are_told_by_their_streams() {
        let compound = |stream: &str| {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        assert_eq!(found(&compound("WordDocument")), "an old Word file (.doc)");
        assert_eq!(of(&compound("EncryptedPackage")), Err(ExtractError::Encrypted));
    }
}

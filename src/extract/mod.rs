//! From bytes to a [`Document`]: the format is told by the content, never by the name, and what
//! cannot be read ends in a typed error that says what to do.

pub(crate) mod decode;
mod docx;
mod error;
mod html;
mod kind;
mod layout;
mod line;
mod markdown;
mod marker;
mod odt;
mod office;
pub(crate) mod pdf;
mod rich;
mod rtf;
mod text;

use crate::document::{Document, Format};
use kind::Kind;

pub use error::ExtractError;

/// Bounds on what one file may cost. Beyond them a file ends in an error, never in a crash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Pages of a PDF that are read; more are left out with the warning `truncated`.
    pub pages: usize,
    /// Bytes of all parts of a file after decompression.
    pub decompressed: u64,
    /// Characters of text; more are left out with the warning `truncated`.
    pub characters: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 50 << 20, pages: 100, decompressed: 256 << 20, characters: 2_000_000 }
    }
}

/// What the first reader of a format made of a file.
#[derive(Debug)]
pub(crate) struct Reading {
    pub document: Result<Document, ExtractError>,
    /// Whether the second reader of the format may find text that is missing.
    pub doubtful: bool,
}

impl From<Result<Document, ExtractError>> for Reading {
    fn from(document: Result<Document, ExtractError>) -> Self {
        Self { document, doubtful: false }
    }
}

/// Reads a file of any kind that is read at all.
///
/// The content decides what it is. The name is asked for one thing only: whether plain text is
/// Markdown (`.md`, `.markdown`).
///
/// # Errors
///
/// Every way in which a file can be unreadable is a variant of [`ExtractError`].
pub fn extract(bytes: &[u8], name: &str, limits: &Limits) -> Result<Document, ExtractError> {
    read(bytes, name, limits).document
}

/// Reads a file, and says whether [`read_again`] is worth its price.
pub(crate) fn read(bytes: &[u8], name: &str, limits: &Limits) -> Reading {
    let size = bytes.len() as u64;
    if size > limits.bytes {
        return Err(ExtractError::TooLarge { what: "the file", size, limit: limits.bytes }).into();
    }
    match kind::of(bytes) {
        Ok(Kind::Pdf) => pdf::read(bytes, limits),
        Ok(Kind::Docx) => docx::read(bytes, limits).into(),
        Ok(Kind::Rtf) => rtf::read(bytes, limits).into(),
        Ok(Kind::Odt) => odt::read(bytes, limits).into(),
        Ok(Kind::Text | Kind::Html) if is_markdown(name) => {
            let lines = markdown::lines(&decode::text(bytes));
            text::document(lines, Format::Markdown, limits).into()
        }
        Ok(Kind::Html) => html::read(bytes, limits).into(),
        Ok(Kind::Text) => text::document(text::lines(&decode::text(bytes)), Format::Text, limits).into(),
        Err(error) => Err(error).into(),
    }
}

/// Asks the second reader about a file that was doubtful, and returns the better of the two
/// readings.
///
/// The second reader may crash the process or never come back. So this is only for one that is
/// allowed to die, and whose parent keeps the first reading.
pub(crate) fn read_again(
    bytes: &[u8],
    limits: &Limits,
    first: Result<Document, ExtractError>,
) -> Result<Document, ExtractError> {
    // Only PDF has a second reader, and no other reader is in doubt.
    pdf::second::better(bytes, limits, first)
}

/// Whether the name of a text says that it is Markdown.
pub(crate) fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["md", "markdown", "mkd", "mdown"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], name: &str) -> Result<Document, ExtractError> {
        extract(bytes, name, &Limits::default())
    }

    #[test]
    fn the_name_decides_only_between_markdown_and_plain_text() {
        let text = b"# Ada Byron\n";
        assert_eq!(read(text, "ada.md").unwrap().format, Format::Markdown);
        assert_eq!(read(text, "ada.pdf").unwrap().format, Format::Text);
        let picture = read(b"\x89PNG\r\n\x1a\n....", "ada.md").unwrap_err();
        assert_eq!(picture.code(), Some("unsupported-format"));
    }

    #[test]
    fn a_file_beyond_the_limit_is_not_looked_at() {
        let limits = Limits { bytes: 3, ..Limits::default() };
        let error = extract(b"%PDF", "a.pdf", &limits).unwrap_err();
        assert_eq!(error, ExtractError::TooLarge { what: "the file", size: 4, limit: 3 });
    }

    #[test]
    fn an_empty_file_is_damaged() {
        assert_eq!(read(b"", "a.docx").unwrap_err().code(), Some("corrupt"));
        assert_eq!(read(b" \n\t\n", "a.txt").unwrap_err().code(), Some("corrupt"));
    }
}

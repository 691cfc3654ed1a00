//! From bytes to a [`Document`](crate::document::Document): the format is told by the content,
//! never by the name, and what cannot be read ends in a typed error that says what to do.

mod error;
mod layout;
pub(crate) mod pdf;

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

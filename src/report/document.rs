//! The file behind a report, and how it was read.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The file and how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentInfo {
    /// The path as it was given, folders joined with `/`, bytes that are not UTF-8 percent-encoded.
    pub source: String,
    /// The id that the caller has for the candidate or the file.
    pub external_id: Option<String>,
    /// The `source` of an earlier file of the same batch with the same bytes.
    pub duplicate_of: Option<String>,
    /// The `source` of each later file of the same batch with the same bytes; left out where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duplicates: Vec<String>,
    /// `sha256:` and the hexadecimal digest of the bytes; null where they could not be read.
    pub digest: Option<String>,
    /// The format that the bytes turned out to be, whatever the name says.
    pub format: Option<FileFormat>,
    /// The size of the file; null where it is not known.
    pub bytes: Option<u64>,
    /// The number of pages; null in formats that have none.
    pub pages: Option<usize>,
    /// The language of the text as BCP 47; null where it is not one that the rules cover.
    pub language: Option<String>,
    /// The length of the text in Unicode code points.
    pub text_length: Option<usize>,
    /// The reader that produced the text.
    pub extractor: Option<String>,
    /// What a user should know about how the file was read.
    pub warnings: Vec<WarningInfo>,
}

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FileFormat {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML word processing.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
}

/// Something about the reading that a user should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WarningInfo {
    /// One of `hidden-text`, `second-reader`, `few-letters`, `unmapped-glyphs`, `no-dates`,
    /// `no-lexicon`, `short`, `truncated`; later versions may add codes.
    pub code: String,
    /// One sentence for a person. Never holds text of the resume.
    pub message: String,
}

//! Why a file could not be read, and what its owner can do about it.

use thiserror::Error;

/// A file that could not be read.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum ExtractError {
    /// The content is of a kind that is not read.
    #[error("{found} is not a format that can be read; {}", way_out(found))]
    UnsupportedFormat {
        /// What it is, as far as the first bytes tell, as the start of a sentence ("a PNG picture").
        found: String,
    },
    /// The file breaks the rules of its own format.
    #[error("the {format} file is damaged ({detail}); ask for the file again")]
    Corrupt {
        /// `PDF`, `DOCX`, `ODT`, `RTF`, `HTML`.
        format: &'static str,
        /// What is wrong where; never holds text of the resume.
        detail: String,
    },
    /// A password is needed.
    #[error("the file is protected by a password; ask for a copy without one")]
    Encrypted,
    /// The file is larger than a limit allows.
    #[error("{what} is {size}, the limit is {limit}; raise the limit if the file is a resume")]
    TooLarge {
        /// What was measured ("the file", "the unpacked content").
        what: &'static str,
        /// In bytes.
        size: u64,
        /// In bytes.
        limit: u64,
    },
    /// There is nothing but pictures on its pages.
    #[error("the pages hold pictures and no text; run text recognition (OCR) on it first")]
    NoText,
}

impl ExtractError {
    /// The code in the report; `None` where the report has a status of its own.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Self::UnsupportedFormat { .. } => Some("unsupported-format"),
            Self::Corrupt { .. } => Some("corrupt"),
            Self::Encrypted => Some("encrypted"),
            Self::TooLarge { .. } => Some("too-large"),
            Self::NoText => None,
        }
    }
}

/// What to do about a file that is not read.
fn way_out(found: &str) -> &'static str {
    if found.ends_with("picture") {
        "run text recognition (OCR) on it and screen the PDF that comes of it"
    } else {
        "save it as PDF or DOCX and screen that"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_says_what_to_do() {
        let message = |found: &str| ExtractError::UnsupportedFormat { found: found.into() }.to_string();
        assert!(message("a PNG picture").ends_with("screen the PDF that comes of it"));
        assert!(message("an old Word file (.doc)").ends_with("save it as PDF or DOCX and screen that"));
    }
}

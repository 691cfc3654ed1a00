//! Stand-in until the PDF reader is merged.

use super::{ExtractError, Limits};
use crate::document::Document;

/// Reads a PDF.
pub(crate) fn read(_bytes: &[u8], _limits: &Limits) -> Result<Document, ExtractError> {
    Err(ExtractError::UnsupportedFormat { found: "a PDF".into() })
}

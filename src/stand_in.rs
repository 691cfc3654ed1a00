//! Stand-ins for the stages that are written elsewhere: text alone is read, and nothing is judged.

use std::path::Path;

use jiff::civil::Date;

use crate::document::{Document, DocumentBuilder, Format};
use crate::extract::{ExtractError, Limits};
use crate::outline::Outline;
use crate::report::{Judgement, PackInfo};
use crate::screener::Judge;

/// Reads plain text; other formats by their first bytes are not supported.
pub fn extract(bytes: &[u8], name: &str, limits: &Limits) -> Result<Document, ExtractError> {
    if bytes.len() as u64 > limits.bytes {
        return Err(ExtractError::TooLarge {
            what: "the file",
            size: bytes.len() as u64,
            limit: limits.bytes,
        });
    }
    let pictures: [(&[u8], &str); 2] = [(b"\x89PNG", "a PNG picture"), (b"%PDF", "a PDF")];
    if let Some((_, found)) = pictures.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ExtractError::UnsupportedFormat { found: (*found).into() });
    }
    let format = if name.ends_with(".md") { Format::Markdown } else { Format::Text };
    let mut builder = DocumentBuilder::new(format, "plain-text");
    for line in String::from_utf8_lossy(bytes).lines() {
        let mut block = builder.block();
        block.list_item = line.trim_start().starts_with("- ");
        block.word(line.trim_start().trim_start_matches("- "), None);
        block.finish();
    }
    let document = builder.finish();
    if document.text.is_empty() { Err(ExtractError::NoText) } else { Ok(document) }
}

/// The judge of a pack.
pub fn judge(_pack: Option<&Path>) -> Result<Box<dyn Judge>, std::convert::Infallible> {
    Ok(Box::new(Nothing(PackInfo {
        id: "none".into(),
        version: "0.0.0".into(),
        digest: format!("sha256:{}", "0".repeat(64)),
    })))
}

struct Nothing(PackInfo);

impl Judge for Nothing {
    fn pack(&self) -> PackInfo {
        self.0.clone()
    }

    fn judge(&self, _document: &Document, _as_of: Date) -> (Outline, Judgement) {
        (Outline::default(), Judgement::default())
    }
}

//! What a reader of a DOCX gets, feature by feature.

use super::sample::Sample;
use crate::document::Document;
use crate::extract::{ExtractError, Limits};

fn read(sample: Sample) -> Result<Document, ExtractError> {
    super::read(&sample.bytes(), &Limits::default())
}

fn texts(document: &Document) -> Vec<&str> {
    (0..document.blocks.len()).map(|block| document.block_text(block)).collect()
}

#[test]
fn paragraphs_are_blocks() {
    let document =
        read(Sample::new("<w:p><w:r><w:t>Ada</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Byron</w:t></w:r></w:p>"))
            .unwrap();
    assert_eq!(texts(&document), ["Ada", "Byron"]);
    assert_eq!(document.blocks[1].paragraph, Some(2));
}

//! Small PDF files, written by hand.

use super::*;
use crate::document::Hiding;

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    super::read(bytes, limits).document
}

/// A file of one page with this content; the reader mends the missing table of objects.
fn pdf(content: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n\
         1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<\
         /Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> /B <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>\
         /ExtGState<</Clear <</ca 0>>>>/XObject<</Scan 5 0 R>>>>>> endobj\n\
         4 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n\
         5 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>> stream\n\
         A\nendstream endobj\n\
         trailer <</Root 1 0 R>>\n%%EOF\n",
        content.len()
    )
    .into_bytes()
}

fn document(content: &str) -> Document {
    read(&pdf(content), &Limits::default()).expect("the file is sound")
}

/// The first block and why it is hidden.
fn first(content: &str) -> (String, Option<Hiding>) {
    let document = document(content);
    let hidden = document.blocks.first().and_then(|block| block.hidden);
    (document.text.lines().next().unwrap_or_default().to_owned(), hidden)
}

const TEXT: &str = "BT /F 12 Tf 100 700 Td (Quickstore) Tj ET";

#[test]
fn a_word_has_its_box_in_points_from_the_top_left() {
    let document = document(TEXT);
    assert_eq!(document.text, "Quickstore");
    assert_eq!((document.extractor, document.pages.len()), ("hayro", 1));
    let place = document.boxes[0].place.rect;
    assert!((place.x - 100.0).abs() < 0.1 && place.y > 88.0 && place.bottom() < 104.0);
    assert!((40.0..80.0).contains(&place.width));
}

#[test]
fn bold_type_is_told_from_plain() {
    let document = document("BT /B 12 Tf 100 700 Td (Skills) Tj /F 12 Tf 0 -40 Td (Rust) Tj ET");
    assert_eq!(document.blocks.iter().map(|block| block.style.bold).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn white_text_hides_on_white_and_not_on_a_coloured_box() {
    assert_eq!(first(&format!("1 g {TEXT}")).1, Some(Hiding::Colour));
    assert_eq!(first(&format!("0 0 1 rg 90 690 200 30 re f 1 g {TEXT}")).1, None);
    assert_eq!(first(&format!("0 0 1 rg 90 690 20 30 re f 0.99 g {TEXT}")).0, "Q");
}

#[test]
fn each_way_to_hide_a_text_is_named() {
    assert_eq!(first("BT /F 1 Tf 100 700 Td (Quickstore) Tj ET").1, Some(Hiding::Tiny));
    assert_eq!(first(&format!("0.1 0 0 0.1 0 0 cm {TEXT}")).1, Some(Hiding::Tiny));
    assert_eq!(first("BT 3 Tr /F 12 Tf 100 700 Td (Quickstore) Tj ET").1, Some(Hiding::Invisible));
    assert_eq!(first(&format!("/Clear gs {TEXT}")).1, Some(Hiding::Invisible));
    assert_eq!(first("BT /F 12 Tf 100 900 Td (Quickstore) Tj ET").1, Some(Hiding::OffPage));
    assert_eq!(first(&format!("0 0 50 50 re W n {TEXT}")).1, Some(Hiding::Clipped));
    assert_eq!(first(&format!("{TEXT} 0 1 0 rg 90 690 200 30 re f")).1, Some(Hiding::Covered));
    assert_eq!(first(&format!("{TEXT} 200 0 0 30 90 690 cm /Scan Do")).1, Some(Hiding::Covered));
    assert!(document(&format!("1 g {TEXT}")).warnings.iter().any(|warning| warning.code == "hidden-text"));
}

#[test]
fn the_text_layer_of_a_scan_can_be_seen() {
    let scan = "q 600 0 0 800 0 0 cm /Scan Do Q";
    assert_eq!(first(&format!("{scan} BT 3 Tr /F 12 Tf 100 700 Td (Quickstore) Tj ET")).1, None);
    assert_eq!(first(&format!("{TEXT} {scan}")).1, None);
}

#[test]
fn pages_without_text_end_in_no_text() {
    let scan = pdf("600 0 0 800 0 0 cm /Scan Do");
    assert_eq!(read(&scan, &Limits::default()), Err(ExtractError::NoText));
}

#[test]
fn what_is_no_pdf_is_corrupt() {
    let cases: [&[u8]; 3] =
        [b"", b"%PDF-1.4", b"%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj trailer <</Root 1 0 R>>"];
    for bytes in cases {
        assert!(matches!(read(bytes, &Limits::default()), Err(ExtractError::Corrupt { format: "PDF", .. })));
    }
}

#[test]
fn limits_end_in_an_error_or_a_warning() {
    let file = pdf(TEXT);
    let short = Limits { characters: 5, ..Limits::default() };
    let document = read(&file, &short).expect("a part is read");
    assert_eq!(document.text, "Quick");
    assert!(document.warnings.iter().any(|warning| warning.code == "truncated"));
}

//! Small PDF files, written by hand.

use super::*;
use crate::document::Hiding;

fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ExtractError> {
    super::read(bytes, limits).document
}

/// A file of one page with this content.
fn pdf(content: &str) -> Vec<u8> {
    pdf_with("", content)
}

/// A file of one page with this content, and more in its catalog.
fn pdf_with(catalog: &str, content: &str) -> Vec<u8> {
    let objects = [
        &format!("<</Type/Catalog{catalog}/Pages 2 0 R>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<\
         /Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> /B <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>/W 6 0 R>>\
         /ExtGState<</Clear <</ca 0>>>>/XObject<</Scan 5 0 R>>>>>>",
        &format!("<</Length {}>> stream\n{content}\nendstream", content.len()),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>> stream\n\
         A\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/Quick-Bold/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<<\
         /Type/Font/Subtype/CIDFontType2/BaseFont/Quick-Bold/CIDSystemInfo<<>>/DW 500/W[1[700] 2 3 250]>>]>>",
        "<</Length 52>> stream\n\
         1 beginbfrange <0001> <0003> <0041> endbfrange      \nendstream",
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut table = String::from("xref\n0 8\n0000000000 65535 f \n");
    for (object, number) in objects.iter().zip(1..) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj {object} endobj\n"));
    }
    format!("{file}{table}trailer <</Size 8/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", file.len()).into_bytes()
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
fn a_font_that_claims_the_widths_of_all_numbers_is_not_believed() {
    let file = |widths: &str| {
        let font = format!(
            "/Font<</C <</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[17 0 R]>>>>\
             >>>> endobj 16 0 obj <</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[17 0 R]>> endobj \
             17 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
             /Supplement 0>>/W[{widths}]>> endobj 18 0 obj <</Unused<<"
        );
        let file = String::from_utf8(pdf("BT /C 12 Tf 100 700 Td <0041> Tj ET")).expect("ASCII");
        let file = file.replace("/Font<<", &format!("{font}/Font<<"));
        // Without a table of its objects the file is searched for them.
        read(file.split_once("xref").expect("a table").0.as_bytes(), &Limits::default())
    };
    assert!(!matches!(file("3 [500 600] 9 80 500"), Err(ExtractError::Corrupt { .. })));
    let error = file("3 [500] 9 4294967295 500").expect_err("it is refused");
    assert!(error.to_string().contains("more letters than there are"), "{error}");
}

#[test]
fn limits_end_in_an_error_or_a_warning() {
    let file = pdf(TEXT);
    let short = Limits { characters: 5, ..Limits::default() };
    let document = read(&file, &short).expect("a part is read");
    assert_eq!(document.text, "Quick");
    assert!(document.warnings.iter().any(|warning| warning.code == "truncated"));
}

#[test]
fn a_page_with_fonts_and_no_glyphs_leaves_doubt_and_a_scan_does_not() {
    let doubtful = |content: &str| super::read(&pdf(content), &Limits::default()).doubtful;
    assert!(doubtful("0 0 1 rg 90 690 200 30 re f"));
    assert!(!doubtful(TEXT));
    let scan = String::from_utf8(pdf("600 0 0 800 0 0 cm /Scan Do")).expect("ASCII");
    let scan = scan.replace("/Font<<", "/Unused<<");
    assert!(!super::read(scan.as_bytes(), &Limits::default()).doubtful);
}

/// What comes of a first reading and the second reader on a file with this content.
fn again(content: &str, first: Result<Document, ExtractError>) -> Document {
    second::better(&pdf(content), &Limits::default(), first).expect("one of them can be read")
}

fn codes(document: &Document) -> Vec<&str> {
    document.warnings.iter().map(|warning| warning.code).collect()
}

#[test]
fn the_second_reader_stands_in_for_one_that_failed() {
    let document = again(TEXT, Err(corrupt("no reason")));
    assert_eq!((document.text.as_str(), document.extractor), ("Quickstore", "pdf-extract"));
    assert_eq!(codes(&document), ["second-reader"]);
    let (first, second) = (self::document(TEXT).boxes, document.boxes);
    let (first, second) = (first[0].place.rect, second[0].place.rect);
    assert!((first.x - second.x).abs() < 0.5 && (first.y - second.y).abs() < 0.5);
    assert!((first.width - second.width).abs() < 1.0);
}

#[test]
fn the_reading_with_more_letters_is_taken_and_at_the_same_number_the_first() {
    let more = format!("{TEXT} BT /F 12 Tf 100 600 Td (Cluster) Tj ET");
    assert_eq!(again(&more, Ok(document(TEXT))).text, "Quickstore\nCluster");
    let same = again(&more, Ok(document(&more)));
    assert_eq!((same.extractor, codes(&same)), ("hayro", codes(&document(&more))));
}

#[test]
fn what_the_first_reader_found_hidden_stays_hidden() {
    let hidden = format!("1 g {TEXT}");
    let seen = "0 g BT /F 12 Tf 100 600 Td (Cluster) Tj ET";
    let document = again(&format!("{hidden} {seen}"), Ok(document(&hidden)));
    let hiding: Vec<_> = document.blocks.iter().map(|block| block.hidden).collect();
    assert_eq!((document.text.as_str(), hiding), ("Quickstore\nCluster", vec![Some(Hiding::Colour), None]));
    assert!(codes(&document).contains(&"hidden-text"));
}

#[test]
fn a_panic_of_the_second_reader_costs_the_rest_of_the_page() {
    // It expects every operator to have its operands.
    let document = again(
        &format!("{TEXT} BT /F 12 Tf 100 600 Td (Cluster) Tj ET Tf BT (Lost) Tj ET"),
        Ok(document(TEXT)),
    );
    assert_eq!((document.text.as_str(), document.extractor), ("Quickstore\nCluster", "pdf-extract"));
}

#[test]
fn a_second_reader_that_cannot_open_the_file_leaves_the_first_reading_with_a_warning() {
    let first = document(TEXT);
    let kept = second::better(b"%PDF-1.4", &Limits::default(), Ok(first.clone())).expect("the first");
    assert_eq!(kept.text, first.text);
    assert_eq!(codes(&kept).last(), Some(&"second-reader"));
}

#[test]
fn a_layer_that_is_switched_off_is_not_brought_back_by_the_second_reader() {
    let read = |catalog: &str| {
        second::better(&pdf_with(catalog, TEXT), &Limits::default(), Err(corrupt("no reason")))
    };
    assert!(read("/Lang(en)").is_ok());
    let kept = read("/OCProperties<<>>");
    assert_eq!(kept, Err(corrupt("no reason")));
}

#[test]
fn the_dictionary_of_a_font_tells_its_letters_without_its_program() {
    let document = document("BT /W 10 Tf 100 700 Td <000100020003> Tj ET");
    assert_eq!((document.text.as_str(), document.blocks[0].style.bold), ("ABC", true));
    assert!((document.boxes[0].place.rect.width - 12.0).abs() < 0.01);
}

#[test]
fn bold_that_is_faked_by_an_outline_is_read_once() {
    let document = document("BT 2 Tr /F 12 Tf 100 700 Td [(Ex) 5 (posure)] TJ ET");
    assert_eq!((document.text.as_str(), document.blocks[0].style.bold), ("Exposure", true));
}

#[test]
fn states_nested_beyond_measure_do_no_harm() {
    let content = format!("{} {TEXT} {}", "q ".repeat(5_000), "Q ".repeat(6_000));
    assert_eq!(document(&content).text, "Quickstore");
}

//! What a reader of an RTF file gets, feature by feature.

use crate::document::{Document, Format, Hiding, Region};
use crate::extract::{ExtractError, Limits, extract};
use proptest::prelude::*;

fn open(body: &str) -> Document {
    let source = format!("{{\\rtf1\\ansi\\ansicpg1252{body}}}");
    extract(source.as_bytes(), "ada.rtf", &Limits::default()).unwrap()
}

fn texts(body: &str) -> Vec<String> {
    open(body).text.lines().map(str::to_owned).collect()
}

fn error(source: &str) -> ExtractError {
    extract(source.as_bytes(), "ada.rtf", &Limits::default()).unwrap_err()
}

#[test]
fn paragraphs_breaks_and_signs_are_text() {
    assert_eq!(open(" Ada").format, Format::Rtf);
    let body = " Ada Byron\\par\nAcme\\tab 2019\\endash 2021\\line Engineer\\par R\\'e9sum\\'e9 \\{a\\}\\~\\\\b\\par";
    assert_eq!(texts(body), ["Ada Byron", "Acme\t2019–2021", "Engineer", "Résumé {a} \\b"]);
}

#[test]
fn characters_come_in_three_notations() {
    assert_eq!(texts("x\\u8211\\'96 \\uc2\\u-10179 ab\\u-8704 cd x{\\uc0\\u233}y"), ["x– 😀 xéy"]);
    let fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}{\\f2\\fcharset128 Mincho;}}";
    assert_eq!(texts(&format!("{fonts}\\f1 \\'b3\\f0  \\'f1\\f2  \\'93\\'fa\\'96\\'7b")), ["ł ñ 日本"]);
    assert_eq!(texts("\\ansicpg1251 \\'c0\\'e4\\'e0"), ["Ада"]);
}

#[test]
fn what_is_for_programs_is_passed_by() {
    let body = "{\\fonttbl{\\f0 Arial;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title Secret}}{\\*\\unknown x}\
                {\\pict 0102}{\\field{\\*\\fldinst HYPERLINK \"https://example.com\"}{\\fldrslt Ada}}\
                {\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt In a box\\par}}{\\shprslt twice}}\\par after\\par";
    assert_eq!(texts(body), ["Ada", "In a box", "after"]);
}

#[test]
fn list_items_lose_their_marker_and_headings_keep_their_level() {
    let document = open(
        "\\pard\\outlinelevel1 Work\\par{\\listtext\\pard\\'b7\\tab}\\pard Built it\\par\
         {\\listtext\\pard \\tab}\\pard Plain\\par\\bullet\\tab Ran it\\par",
    );
    let seen: Vec<_> = (0..4)
        .map(|at| {
            let block = &document.blocks[at];
            (document.block_text(at), block.list_item, block.style.heading)
        })
        .collect();
    let expected =
        [("Work", false, Some(2)), ("Built it", true, None), ("Plain", false, None), ("Ran it", true, None)];
    assert_eq!(seen, expected);
}

#[test]
fn short_cells_are_one_line_and_the_text_goes_on_behind_the_table() {
    let row = |left: &str, right: &str| {
        format!("\\trowd\\cellx100\\cellx200\\pard\\intbl {left}\\cell {right}\\cell\\row")
    };
    let body = format!("before\\par {} {} \\pard after\\par", row("Acme", "2019"), row("Other", "2020"));
    assert_eq!(texts(&body), ["before", "Acme\t2019", "Other\t2020", "after"]);
}

#[test]
fn a_table_in_a_cell_has_rows_of_its_own() {
    let inner = "\\pard\\intbl\\itap2 Acme\\nestcell 2019\\nestcell{\\*\\nesttableprops\\nestrow}\\pard\\intbl\\itap2 Other\\nestcell 2020\\nestcell\\nestrow";
    let body = format!("\\trowd {inner}\\pard\\intbl below\\cell\\row\\pard after");
    assert_eq!(texts(&body), ["Acme\t2019", "Other\t2020", "below", "after"]);
}

#[test]
fn each_way_to_hide_a_text_is_named() {
    let colours = "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue80;}";
    let document = open(&format!(
        "{colours}seen\\par{{\\v one}}\\par{{\\fs2 two}}\\par{{\\cf1 three}}\\par{{\\cf1\\chcbpat2 four}}\\par\
         {{\\cf2 five}}\\par\\trowd\\clcbpat2\\cellx9\\pard\\intbl\\cf1 six\\cell\\row"
    ));
    let seen: Vec<_> = document.blocks.iter().map(|block| block.hidden).collect();
    let expected = [None, Some(Hiding::Vanish), Some(Hiding::Tiny), Some(Hiding::Colour), None, None, None];
    assert_eq!(seen, expected);
}

#[test]
fn deletions_are_dropped_and_insertions_kept() {
    assert_eq!(texts("Ran {\\deleted ten }{\\revised two }clusters"), ["Ran two clusters"]);
}

#[test]
fn a_header_with_contacts_is_content_and_a_page_number_is_not() {
    let document = open("{\\header ada@example.com\\par}{\\footer Page 1\\par}Ada\\par");
    let seen: Vec<_> = document.blocks.iter().map(|block| block.region).collect();
    assert_eq!(document.text, "ada@example.com\nAda\nPage 1");
    assert_eq!(seen, [Region::Body, Region::Body, Region::Furniture]);
}

#[test]
fn broken_files_are_read_as_far_as_they_go() {
    let read = |source: &str| extract(source.as_bytes(), "", &Limits::default()).unwrap().text;
    assert_eq!(read("{\\rtf1 Ada {\\b Byron"), "Ada Byron");
    assert_eq!(read("{\\rtf1 Ada}}}} more\\par"), "Ada more");
    assert_eq!(read("{\\rtf1 Ada\\cell\\row\\cell\\nestcell Byron\\'"), "Ada\nByron?");
}

#[test]
fn hostile_files_end_in_their_error() {
    let deep = format!("{{\\rtf1 {}", "{".repeat(100_000));
    assert!(error(&deep).to_string().contains("nests more than 1000 groups, at byte"));
    assert_eq!(error("{\\rtf1{\\pict 00}}"), ExtractError::NoText);
    assert!(matches!(error("{\\rtf1\\par}"), ExtractError::Corrupt { format: "RTF", .. }));
    let limits = Limits { characters: 10, ..Limits::default() };
    let long = format!("{{\\rtf1 {}}}", "a".repeat(100));
    assert_eq!(extract(long.as_bytes(), "", &limits).unwrap().warnings[0].code, "truncated");
}

proptest! {
    #[test]
    fn any_row_of_signs_is_survived(signs in proptest::collection::vec(proptest::sample::select(vec![
        "{", "}", "\\par ", "\\cell ", "\\row ", "\\intbl ", "\\pard ", "\\u-1 ", "\\u55357?", "\\'ff", "\\v ",
        "\\*", "\\header ", "\\shptxt ", "\\uc9 ", "\\bin3 ", "\\f1 ", "\\fs-5 ", "\\cf99999 ", "a", ";",
        "\\listtext ", "\\colortbl ", "\\red300 ", "\\line ", "\\deleted ", "\\nestcell ", "é",
    ]), 0..120)) {
        let source = format!("{{\\rtf1 {}", signs.concat());
        if let Ok(document) = extract(source.as_bytes(), "", &Limits::default()) {
            prop_assert!(document.blocks.iter().all(|block| !document.text[block.range.clone()].trim().is_empty()));
        }
    }
}

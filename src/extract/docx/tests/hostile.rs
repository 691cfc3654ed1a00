//! Files that are broken, empty or meant to harm.

use super::*;
use crate::extract::ExtractError;
use crate::extract::docx::sample::zip;
use proptest::prelude::*;

fn error(bytes: &[u8], limits: &Limits) -> ExtractError {
    extract(bytes, "ada.docx", limits).unwrap_err()
}

#[test]
fn pictures_alone_are_no_text_and_nothing_at_all_is_damage() {
    let picture = Sample::new("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>").bytes();
    assert_eq!(error(&picture, &Limits::default()), ExtractError::NoText);
    let empty = Sample::new("<w:p/>").bytes();
    assert!(matches!(error(&empty, &Limits::default()), ExtractError::Corrupt { format: "DOCX", .. }));
}

#[test]
fn hostile_files_end_in_their_error() {
    let limits = Limits { decompressed: 50_000, ..Limits::default() };
    let bomb = Sample::new(&p(&"a".repeat(100_000))).bytes();
    assert!(matches!(error(&bomb, &limits), ExtractError::TooLarge { limit: 50_000, .. }));
    let deep = Sample::new(&"<w:tbl><w:tr><w:tc>".repeat(500)).bytes();
    assert!(error(&deep, &limits).to_string().contains("nests more than"));
    let lost = zip(&[("_rels/.rels", "<Relationships/>")]);
    assert!(error(&lost, &limits).to_string().contains("word/document.xml is missing"));
    let whole = Sample::new(&p("Ada")).bytes();
    assert_eq!(error(&whole[..whole.len() - 30], &limits).code(), Some("corrupt"));
    let other = zip(&[("word/document.xml", "<html><body>Ada</body></html>")]);
    assert!(error(&other, &limits).to_string().contains("is not a document"));
}

#[test]
fn a_page_of_circles_and_strays_is_survived() {
    let strays = "<w:r><w:fldChar w:fldCharType='end'/></w:r><w:t>loose</w:t><w:p>in</w:p>&nothing;";
    assert_eq!(body(&format!("<w:p>{strays}{}</w:p>", r("kept"))), ["loosekept"]);
}

/// Some XML whose elements nest properly and mean nothing together.
fn any_xml() -> impl Strategy<Value = String> {
    const LEAVES: &[&str] = &[
        "<w:t>ada </w:t>",
        "<w:t>• é\u{a0}</w:t>",
        "<w:t>  &#9;-</w:t>",
        "<w:br/>",
        "<w:br w:type='page'/>",
        "<w:tab/>",
        "<w:rPr><w:vanish/></w:rPr>",
        "<w:rPr><w:sz w:val='1'/></w:rPr>",
        "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>",
        "<w:fldChar w:fldCharType='begin'/>",
        "<w:sectPr/>",
        "&x;",
    ];
    const NAMES: &[&str] =
        &["w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:txbxContent", "w:sdt", "mc:AlternateContent"];
    let leaf = proptest::sample::select(LEAVES).prop_map(str::to_owned);
    leaf.prop_recursive(6, 60, 6, |inner| {
        let content = proptest::collection::vec(inner, 0..6);
        (proptest::sample::select(NAMES), content)
            .prop_map(|(name, content)| format!("<{name}>{}</{name}>", content.concat()))
    })
}

proptest! {
    #[test]
    fn blocks_fill_the_text_whatever_the_nesting(xml in any_xml()) {
        if let Ok(document) = extract(&Sample::new(&xml).bytes(), "ada.docx", &Limits::default()) {
            let texts = texts(&document);
            prop_assert!(texts.iter().all(|text| !text.trim().is_empty()));
            prop_assert_eq!(texts.join("\n"), document.text.clone());
        }
    }

    #[test]
    fn a_damaged_byte_is_survived(at in any::<proptest::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = Sample::new(&p("Ada")).styles("<w:style w:styleId='A'/>").bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Err(error) = extract(&bytes, "ada.docx", &Limits::default()) {
            prop_assert!(error.code().is_some());
        }
    }
}

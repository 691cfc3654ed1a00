//! What a reader of an ODT file gets, feature by feature.

use crate::document::{Document, Format, Hiding, Region};
use crate::extract::docx::sample::zip;
use crate::extract::{ExtractError, Limits, extract};
use proptest::prelude::*;

const NAMESPACES: &str = concat!(
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' ",
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' ",
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' ",
    "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' ",
    "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' ",
    "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' ",
    "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
);

fn file(automatic: &str, body: &str, sheet: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!("<office:document-styles {NAMESPACES}>{sheet}</office:document-styles>");
    let mime = "application/vnd.oasis.opendocument.text";
    zip(&[("mimetype", mime), ("content.xml", &content), ("styles.xml", &styles)])
}

fn open(automatic: &str, body: &str) -> Document {
    extract(&file(automatic, body, ""), "ada.odt", &Limits::default()).unwrap()
}

fn texts(body: &str) -> Vec<String> {
    open("", body).text.lines().map(str::to_owned).collect()
}

/// A style of a family with text properties.
fn style(name: &str, family: &str, properties: &str) -> String {
    format!(
        "<style:style style:name='{name}' style:family='{family}'><style:text-properties {properties}/></style:style>"
    )
}

#[test]
fn paragraphs_hold_spaces_tabs_breaks_and_links() {
    assert_eq!(open("", "<text:p>Ada</text:p>").format, Format::Odt);
    let body = "<text:p>Ada\n  <text:span>By</text:span>ron</text:p>\
                <text:p>Acme<text:tab/>2019<text:line-break/>Engineer<text:s text:c='5'/>Oslo</text:p>\
                <text:p><text:a>a&amp;b</text:a><text:soft-page-break/> c</text:p>";
    assert_eq!(texts(body), ["Ada Byron", "Acme\t2019", "Engineer\tOslo", "a&b c"]);
}

#[test]
fn headings_and_items_are_known() {
    let lists = "<text:list-style style:name='L0'><text:list-level-style-number text:level='1' style:num-format=''/></text:list-style>\
                 <style:style style:name='T' style:family='paragraph' style:parent-style-name='Title'/>\
                 <style:style style:name='Title' style:family='paragraph'/>";
    let document = open(
        lists,
        "<text:p text:style-name='T'>Ada</text:p><text:h text:outline-level='2'>Work</text:h>\
         <text:list><text:list-item><text:p>Built</text:p><text:p>more</text:p>\
         <text:list><text:list-item><text:p>Ran</text:p></text:list-item></text:list></text:list-item></text:list>\
         <text:list text:style-name='L0'><text:list-item><text:p>Plain</text:p></text:list-item></text:list>",
    );
    let seen: Vec<_> = (0..document.blocks.len())
        .map(|at| {
            let block = &document.blocks[at];
            (document.block_text(at), block.list_item, block.style.heading)
        })
        .collect();
    let expected = [
        ("Ada", false, Some(1)),
        ("Work", false, Some(2)),
        ("Built", true, None),
        ("more", false, None),
        ("Ran", true, None),
        ("Plain", false, None),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn tables_boxes_and_notes_are_read_in_their_place() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let body = format!(
        "<table:table><table:table-column/><table:table-row>{}{}</table:table-row></table:table>\
         <text:p>be<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:desc>no</svg:desc></draw:frame>fore\
         <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>noted</text:p></text:note-body></text:note></text:p>\
         <text:p>after</text:p>",
        cell("Acme"),
        cell("2019")
    );
    assert_eq!(texts(&body), ["Acme\t2019", "before", "boxed", "after", "noted"]);
}

#[test]
fn deletions_and_comments_are_dropped() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>ten years</text:p></text:deletion>\
                </text:changed-region></text:tracked-changes>\
                <text:p>Ran <text:change text:change-id='a'/>two<office:annotation><text:p>no</text:p></office:annotation></text:p>";
    assert_eq!(texts(body), ["Ran two"]);
}

#[test]
fn each_way_to_hide_a_text_is_named() {
    let styles = [
        style("gone", "text", "text:display='none'"),
        style("tiny", "text", "fo:font-size='1pt'"),
        style("white", "text", "fo:color='#ffffff'"),
        style("badge", "text", "fo:color='#ffffff' fo:background-color='#102030'"),
    ];
    let span =
        |name: &str| format!("<text:p><text:span text:style-name='{name}'>{name}</text:span></text:p>");
    let body: String = ["gone", "tiny", "white", "badge", "unknown"].into_iter().map(span).collect();
    let body = format!("{body}<text:section text:display='none'><text:p>section</text:p></text:section>");
    let document = open(&styles.concat(), &body);
    let seen: Vec<_> = document.blocks.iter().map(|block| block.hidden).collect();
    let expected =
        [Some(Hiding::Vanish), Some(Hiding::Tiny), Some(Hiding::Colour), None, None, Some(Hiding::Vanish)];
    assert_eq!(seen, expected);
}

#[test]
fn white_letters_on_a_painted_shape_are_seen() {
    let styles = style("white", "text", "fo:color='#ffffff'")
        + "<style:style style:name='dark' style:family='graphic'>\
           <style:graphic-properties draw:fill='solid' draw:fill-color='#102030'/></style:style>";
    let words = "<text:p><text:span text:style-name='white'>Ada</text:span></text:p>";
    let shape = format!(
        "<text:p><draw:custom-shape draw:style-name='dark' svg:height='3in'>{words}</draw:custom-shape></text:p>{words}"
    );
    assert!(open(&styles, &shape).blocks.iter().all(|block| block.hidden.is_none()));
}

#[test]
fn headers_of_used_pages_are_read() {
    let page = |name: &str, header: &str| {
        format!(
            "<style:master-page style:name='{name}'><style:header><text:p>{header}</text:p></style:header></style:master-page>"
        )
    };
    let sheet = format!(
        "<office:master-styles>{}{}</office:master-styles>",
        page("Standard", "ada@example.com"),
        page("Unused", "old@example.com")
    );
    let bytes = file("", "<text:p>Ada</text:p>", &sheet);
    let document = extract(&bytes, "", &Limits::default()).unwrap();
    assert_eq!(document.text, "ada@example.com\nAda");
    assert_eq!(document.blocks[0].region, Region::Body);
}

#[test]
fn hostile_files_end_in_their_error() {
    let error = |bytes: &[u8], limits: &Limits| extract(bytes, "", limits).unwrap_err();
    let limits = Limits { decompressed: 50_000, ..Limits::default() };
    let bomb = file("", &format!("<text:p>{}</text:p>", "a".repeat(100_000)), "");
    assert!(matches!(error(&bomb, &limits), ExtractError::TooLarge { limit: 50_000, .. }));
    let deep = file("", &"<text:list><text:list-item>".repeat(300), "");
    assert!(error(&deep, &limits).to_string().contains("content.xml nests more than"));
    let empty = file("", "<text:p/>", "");
    assert!(matches!(error(&empty, &limits), ExtractError::Corrupt { format: "ODT", .. }));
    let picture = file("", "<text:p><draw:frame><draw:image/></draw:frame></text:p>", "");
    assert_eq!(error(&picture, &limits), ExtractError::NoText);
    let mime = ("mimetype", "application/vnd.oasis.opendocument.text");
    assert!(error(&zip(&[mime]), &limits).to_string().contains("content.xml is missing"));
    let manifest = ("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>");
    assert_eq!(error(&zip(&[mime, manifest]), &limits), ExtractError::Encrypted);
    let circle = "<style:style style:name='A' style:family='paragraph' style:parent-style-name='A'/>";
    assert_eq!(open(circle, "<text:p text:style-name='A'>Ada</text:p>").text, "Ada");
}

/// Some XML whose elements nest properly and mean nothing together.
fn any_xml() -> impl Strategy<Value = String> {
    const LEAVES: &[&str] = &[
        "ada ",
        "• é",
        "<text:tab/>",
        "<text:line-break/>",
        "<text:s text:c='99999999'/>",
        "&x;",
        "<draw:image/>",
    ];
    const NAMES: &[&str] = &[
        "text:p",
        "text:span",
        "text:list",
        "text:list-item",
        "table:table",
        "table:table-row",
        "table:table-cell",
        "draw:frame",
        "draw:text-box",
        "text:note",
        "text:section",
    ];
    let leaf = proptest::sample::select(LEAVES).prop_map(str::to_owned);
    leaf.prop_recursive(6, 60, 6, |inner| {
        let content = proptest::collection::vec(inner, 0..6);
        (proptest::sample::select(NAMES), content)
            .prop_map(|(name, content)| format!("<{name}>{}</{name}>", content.concat()))
    })
}

proptest! {
    #[test]
    fn any_nesting_is_survived(xml in any_xml()) {
        if let Ok(document) = extract(&file("", &xml, ""), "", &Limits::default()) {
            let texts: Vec<_> = (0..document.blocks.len()).map(|block| document.block_text(block)).collect();
            prop_assert_eq!(texts.join("\n"), document.text.clone());
        }
    }
}

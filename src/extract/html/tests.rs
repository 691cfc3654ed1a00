//! What a reader of a page gets, feature by feature.

use crate::document::{Document, Format, Hiding};
use crate::extract::{ExtractError, Limits, extract};
use proptest::prelude::*;

fn open(body: &str) -> Document {
    let source = format!("<!doctype html><html><head><title>t</title></head><body>{body}</body></html>");
    extract(source.as_bytes(), "ada.html", &Limits::default()).unwrap()
}

fn texts(body: &str) -> Vec<String> {
    open(body).text.lines().map(str::to_owned).collect()
}

#[test]
fn blocks_are_blocks_and_white_space_is_one_space() {
    assert_eq!(open("Ada").format, Format::Html);
    let body = "<h1>Ada\n   Byron</h1><p>Built <b>Quick</b>store &amp; &eacute; &#x2013; <i> ran</i>\n it</p><div>x<div>y</div>z</div>";
    assert_eq!(texts(body), ["Ada Byron", "Built Quickstore & é – ran it", "x", "y", "z"]);
    assert_eq!(texts("Acme Ltd<br>Engineer<pre>a\nB  c</pre>"), ["Acme Ltd", "Engineer", "a", "B c"]);
}

#[test]
fn headings_items_and_bold_type_are_known() {
    let document = open("<h2>Work</h2><ul><li>Built<li><p>Ran</p><p>more</p></ul><p><b>Acme</b></p>");
    let seen: Vec<_> = (0..document.blocks.len())
        .map(|at| {
            let block = &document.blocks[at];
            (document.block_text(at), block.list_item, block.style.heading, block.style.bold)
        })
        .collect();
    let expected = [
        ("Work", false, Some(2), true),
        ("Built", true, None, false),
        ("Ran", true, None, false),
        ("more", false, None, false),
        ("Acme", false, None, true),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn rows_of_short_cells_are_lines_even_where_tags_are_left_out() {
    assert_eq!(
        texts("<table><tr><td>Acme<td>2019<tr><td>Other</td><td>2020</td></table>after"),
        ["Acme\t2019", "Other\t2020", "after"]
    );
}

#[test]
fn what_is_for_programs_is_dropped() {
    let body = "<script>if (a < b) '<p>no'</script><style>p{x:y}</style><noscript>no</noscript>\
                <svg><text>no</text></svg><p>Ada</p><del>no</del><p>Byron <s>no</s><strike>no</strike></p><del><p>no</p></del>";
    assert_eq!(texts(body), ["Ada", "Byron"]);
}

#[test]
fn each_way_to_hide_a_text_is_named() {
    let ways = [
        ("style='display:none'", Some(Hiding::Vanish)),
        ("hidden", Some(Hiding::Vanish)),
        ("style='visibility: hidden'", Some(Hiding::Vanish)),
        ("style='font-size:0'", Some(Hiding::Tiny)),
        ("style='font-size:1px'", Some(Hiding::Tiny)),
        ("style='color:#fff'", Some(Hiding::Colour)),
        ("style='opacity:0'", Some(Hiding::Invisible)),
        ("style='position:absolute;left:-9999px'", Some(Hiding::OffPage)),
        ("style='clip:rect(0,0,0,0)'", Some(Hiding::Clipped)),
        ("style='max-height:0;overflow:hidden'", Some(Hiding::Clipped)),
        ("style='transform:scale(0)'", Some(Hiding::Tiny)),
        ("style='font:0/0 a'", Some(Hiding::Tiny)),
        ("style='color:transparent'", Some(Hiding::Invisible)),
        ("style='color:transparent;-webkit-background-clip:text'", None),
        ("class=secret", Some(Hiding::Vanish)),
        ("style='color:white;background:#123'", None),
        ("style='color:white;background:url(a.png)'", None),
        ("style='color:gray'", None),
    ];
    for (attributes, way) in ways {
        let document = open(&format!("<style>.secret {{ display: none }}</style><p {attributes}>text</p>"));
        assert_eq!(document.blocks[0].hidden, way, "{attributes}");
    }
    let document =
        open("<p>seen<span style='visibility:hidden'> not <b style='visibility:visible'>but</b></span></p>");
    assert_eq!(document.block_text(0), "seenbut");
    assert_eq!(document.block_text(1), "not");
}

#[test]
fn a_sentence_in_a_comment_is_hidden_text() {
    let document =
        open("<p>Ada</p><!-- ten years of Quickstore --><!--[if IE]> x y z <![endif]--><!-- end -->");
    let seen: Vec<_> = document.blocks.iter().map(|block| block.hidden).collect();
    assert_eq!(document.text, "Ada\nten years of Quickstore");
    assert_eq!(seen, [None, Some(Hiding::Vanish)]);
}

#[test]
fn hostile_pages_are_survived() {
    assert_eq!(texts(&format!("{}Ada", "<div>".repeat(100_000))), ["Ada"]);
    assert_eq!(texts(&format!("{}Ada", "<table><tr><td>".repeat(20_000))), ["Ada"]);
    assert_eq!(texts("</p></table></li></b>Ada<p"), ["Ada"]);
    let error = |body: &str| {
        let source = format!("<html>{body}</html>");
        extract(source.as_bytes(), "", &Limits::default()).unwrap_err()
    };
    assert_eq!(error("<img src=a>"), ExtractError::NoText);
    assert!(matches!(error("<p></p>"), ExtractError::Corrupt { format: "HTML", .. }));
    let limits = Limits { characters: 10, ..Limits::default() };
    let long = format!("<html>{}", "a".repeat(100));
    assert_eq!(extract(long.as_bytes(), "", &limits).unwrap().warnings[0].code, "truncated");
}

proptest! {
    #[test]
    fn any_soup_of_tags_is_survived(tags in proptest::collection::vec(proptest::sample::select(vec![
        "<p>", "</p>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<li>", "</li>", "<ul>", "</ul>",
        "<div style='display:none'>", "</div>", "<br>", "<pre>", "</pre>", "a", " ", "&amp", "<b", "<!--", "-->",
        "<script>", "</script>", "<style>p{", "</style>", "<h7>", "é", "\u{a0}", "<svg/>",
    ]), 0..120)) {
        let source = format!("<html>{}", tags.concat());
        if let Ok(document) = extract(source.as_bytes(), "", &Limits::default()) {
            prop_assert!(document.blocks.iter().all(|block| !document.text[block.range.clone()].trim().is_empty()));
        }
    }
}

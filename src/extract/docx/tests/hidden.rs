//! What a reader cannot see, and what only looks as if.

use super::*;
use crate::document::{Block, Hiding};

fn hidden(document: &Document) -> Vec<(&str, Hiding)> {
    let hiding = |(at, block): (usize, &Block)| Some((document.block_text(at), block.hidden?));
    document.blocks.iter().enumerate().filter_map(hiding).collect()
}

#[test]
fn what_is_marked_as_hidden_is_a_block_behind_what_is_seen() {
    let styles = "<w:style w:type='character' w:styleId='Z'><w:rPr><w:vanish/></w:rPr></w:style>";
    let runs =
        [r("seen "), rr("<w:vanish/>", "unseen "), rr("<w:rStyle w:val='Z'/>", "words "), r("and seen")];
    let document = open(Sample::new(&format!("<w:p>{}</w:p>", runs.concat())).styles(styles));
    assert_eq!(texts(&document), ["seen and seen", "unseen words"]);
    assert_eq!(hidden(&document), [("unseen words", Hiding::Vanish)]);
    assert_eq!(document.warnings[0].code, "hidden-text");
}

#[test]
fn colour_is_judged_against_what_lies_behind() {
    let white = rr("<w:color w:val='FEFEFE'/>", "white");
    let shaded = |fill: &str| format!("<w:shd w:val='clear' w:fill='{fill}'/>");
    let on = |fill: &str| format!("<w:p><w:pPr>{}</w:pPr>{white}</w:p>", shaded(fill));
    let cell = format!(
        "<w:tbl><w:tr><w:tc><w:tcPr>{}</w:tcPr><w:p>{white}</w:p></w:tc></w:tr></w:tbl>",
        shaded("1F2937")
    );
    let own = format!("<w:p>{}</w:p>", rr(&format!("<w:color w:val='112233'/>{}", shaded("112233")), "dark"));
    let pattern = "<w:shd w:val='pct40' w:color='auto' w:fill='auto'/>";
    let grey = format!("<w:p><w:pPr>{pattern}</w:pPr>{white}</w:p>");
    let document =
        open(Sample::new(&[format!("<w:p>{white}</w:p>"), on("003366"), cell, own, grey].concat()));
    let seen: Vec<_> = document.blocks.iter().map(|block| block.hidden).collect();
    assert_eq!(seen, [Some(Hiding::Colour), None, None, Some(Hiding::Colour), None]);
}

#[test]
fn white_text_near_a_painted_drawing_is_seen() {
    let shape = "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx='2000000' cy='1270000'/><wps:wsp><wps:spPr>\
                 <a:solidFill><a:srgbClr val='102030'/></a:solidFill></wps:spPr></wps:wsp></wp:anchor></w:drawing></w:r></w:p>";
    let white = format!("<w:p>{}</w:p>", rr("<w:color w:val='FFFFFF'/>", "white"));
    let far = p("text").repeat(40);
    let document = open(Sample::new(&format!("{shape}{white}{far}{white}")));
    assert_eq!(hidden(&document), [("white", Hiding::Colour)]);
    assert_eq!(document.blocks[0].hidden, None);
    let paper = shape.replace("102030", "FFFFFF");
    assert_eq!(hidden(&open(Sample::new(&format!("{paper}{white}")))).len(), 1);
}

#[test]
fn a_table_style_that_paints_cells_convicts_no_colour() {
    let styles = "<w:style w:type='table' w:styleId='T'><w:tblStylePr w:type='firstRow'><w:tcPr>\
                  <w:shd w:val='clear' w:fill='000000'/></w:tcPr></w:tblStylePr></w:style>";
    let white = format!("<w:p>{}</w:p>", rr("<w:color w:val='FFFFFF'/>", "white"));
    let table = format!("<w:tbl><w:tblPr><w:tblStyle w:val='T'/></w:tblPr>{}</w:tbl>", row(&[&white]));
    assert_eq!(hidden(&open(Sample::new(&table).styles(styles))), []);
}

#[test]
fn a_dark_page_hides_dark_text_where_it_is_shown() {
    let dark = format!("<w:p>{}</w:p>", rr("<w:color w:val='101010'/>", "dark"));
    let on_black = |settings: &str| {
        let mut sample = Sample::new(&dark).with("settings", "settings", settings);
        sample.before_body("<w:background w:color='000000'/>");
        open(sample).blocks[0].hidden
    };
    assert_eq!(on_black("<w:displayBackgroundShape/>"), Some(Hiding::Colour));
    assert_eq!(on_black(""), None);
}

#[test]
fn tiny_squeezed_and_cut_off_text_is_hidden() {
    let paragraphs = [
        format!("<w:p>{}</w:p>", rr("<w:sz w:val='2'/>", "tiny")),
        format!("<w:p>{}</w:p>", rr("<w:w w:val='1'/>", "thin")),
        pp("<w:spacing w:line='20' w:lineRule='exact'/>", "low"),
    ];
    let document = open(Sample::new(&paragraphs.concat()));
    assert_eq!(hidden(&document), [("tiny", Hiding::Tiny), ("thin", Hiding::Tiny), ("low", Hiding::Clipped)]);
}

#[test]
fn hidden_drawings_and_rows_are_hidden() {
    let drawing = format!(
        "<w:p><w:r><w:drawing><wp:anchor><wp:docPr hidden='1'/><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent>\
         </wps:txbx></wps:wsp></wp:anchor></w:drawing></w:r></w:p>",
        p("box")
    );
    let vml = format!(
        "<w:p><w:r><w:pict><v:shape style='position:absolute; visibility:hidden'><v:textbox><w:txbxContent>{}\
         </w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        p("old box")
    );
    let table = format!("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>", p("row"));
    let document = open(Sample::new(&(drawing + &vml + &table)));
    let expected = [("box", Hiding::Vanish), ("old box", Hiding::Vanish), ("row", Hiding::Vanish)];
    assert_eq!(hidden(&document), expected);
}

//! What a reader of a DOCX gets, feature by feature.

mod hidden;
mod hostile;

use super::sample::Sample;
use crate::document::{Document, Region};
use crate::extract::{Limits, extract};

fn open(sample: Sample) -> Document {
    extract(&sample.bytes(), "ada.docx", &Limits::default()).unwrap()
}

fn texts(document: &Document) -> Vec<&str> {
    (0..document.blocks.len()).map(|block| document.block_text(block)).collect()
}

/// The texts of the blocks of a body.
fn body(xml: &str) -> Vec<String> {
    texts(&open(Sample::new(xml))).into_iter().map(str::to_owned).collect()
}

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", r(text))
}

/// A paragraph with properties.
fn pp(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(text))
}

/// A run with properties.
fn rr(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>")).collect();
    format!("<w:tr>{cells}</w:tr>")
}

#[test]
fn paragraphs_are_counted_in_document_order() {
    let table = format!("<w:tbl>{}</w:tbl>", row(&[&p("left"), &p("right")]));
    let document = open(Sample::new(&format!("{}<w:p/>{table}{}", p("Ada"), p("Byron"))));
    assert_eq!(texts(&document), ["Ada", "left\tright", "Byron"]);
    let paragraphs: Vec<_> = document.blocks.iter().map(|block| block.paragraph).collect();
    assert_eq!(paragraphs, [Some(0), Some(2), Some(4)]);
}

#[test]
fn tabs_are_gaps_and_hyphens_are_themselves() {
    let runs = "<w:r><w:t>Acme</w:t><w:tab/><w:t>2019</w:t><w:noBreakHyphen/><w:t>20</w:t></w:r>\
                <w:r><w:t>21, in</w:t><w:softHyphen/><w:t>valid</w:t></w:r>";
    assert_eq!(body(&format!("<w:p>{runs}</w:p>")), ["Acme\t2019-2021, invalid"]);
}

#[test]
fn a_break_ends_a_headline_but_no_list_item() {
    let text = "<w:r><w:t>Acme Ltd</w:t><w:br/><w:t>Engineer</w:t></w:r>";
    assert_eq!(body(&format!("<w:p>{text}</w:p>")), ["Acme Ltd", "Engineer"]);
    let item = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>";
    assert_eq!(body(&format!("<w:p>{item}{text}</w:p>")), ["Acme Ltd Engineer"]);
    let wrapped = "<w:r><w:t>Built the cache</w:t><w:br/><w:t>and ran it</w:t></w:r>";
    assert_eq!(body(&format!("<w:p>{wrapped}</w:p>")), ["Built the cache and ran it"]);
    let paged = wrapped.replace("<w:br/>", "<w:br w:type='page'/>");
    assert_eq!(body(&format!("<w:p>{item}{paged}</w:p>")), ["Built the cache", "and ran it"]);
}

#[test]
fn bullets_behind_breaks_are_items_of_their_own() {
    let runs = "<w:r><w:t>Duties:</w:t><w:br/><w:t>• Built it</w:t><w:br/><w:t>• Ran it</w:t></w:r>";
    let document = open(Sample::new(&format!("<w:p>{runs}</w:p>")));
    assert_eq!(texts(&document), ["Duties:", "Built it", "Ran it"]);
    let items: Vec<_> = document.blocks.iter().map(|block| block.list_item).collect();
    assert_eq!(items, [false, true, true]);
}

#[test]
fn links_controls_and_insertions_are_read_and_deletions_are_not() {
    let inside = format!(
        "<w:hyperlink>{}</w:hyperlink><w:ins>{}</w:ins><w:del><w:r><w:delText>bad </w:delText></w:r></w:del>\
         <w:moveFrom>{}</w:moveFrom><w:smartTag>{}</w:smartTag>\
         <w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        r("one "),
        r("two "),
        r("old "),
        r("three "),
        r("four")
    );
    let block = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", p("five"));
    assert_eq!(body(&format!("<w:p>{inside}</w:p>{block}")), ["one two three four", "five"]);
}

#[test]
fn of_a_field_the_result_is_read() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let field = format!(
        "{}<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>{}{}{}{}",
        mark("begin"),
        r("instruction"),
        mark("separate"),
        r("result"),
        mark("end")
    );
    assert_eq!(body(&format!("<w:p>{field}</w:p>")), ["result"]);
    let open_ended = format!("<w:p>{}{}</w:p>{}", mark("begin"), r("lost"), p("kept"));
    assert_eq!(body(&open_ended), ["kept"]);
}

#[test]
fn symbols_are_read_where_they_mean_something() {
    let item = "<w:r><w:sym w:font='Wingdings' w:char='F0A7'/><w:tab/><w:t>Built it </w:t>\
                <w:sym w:font='Wingdings' w:char='F02A'/><w:sym w:font='Symbol' w:char='F0AE'/><w:t> sold it</w:t></w:r>";
    let document = open(Sample::new(&format!("<w:p>{item}</w:p>")));
    assert_eq!(texts(&document), ["Built it → sold it"]);
    assert!(document.blocks[0].list_item);
}

#[test]
fn rows_of_short_cells_are_one_line_and_longer_cells_are_read_in_turn() {
    let long = "A sentence that goes on for so long that nobody would take it for a label or a date.";
    let rows = [
        row(&[&p("Acme"), &p(""), &p("2019")]),
        row(&[&p("Profile"), &p(long)]),
        row(&[&p(long), &p(long)]),
        row(&[&p("Left"), &(p("one") + &p("two"))]),
    ];
    let seen = body(&format!("<w:tbl>{}</w:tbl>", rows.concat()));
    let labelled = format!("Profile\t{long}");
    assert_eq!(seen, ["Acme\t2019", &labelled, long, long, "Left", "one", "two"]);
}

#[test]
fn dates_in_a_cell_stand_beside_the_headline() {
    let job = p("Engineer, Acme") + &pp("<w:numPr><w:numId w:val='3'/></w:numPr>", "Built it");
    let table =
        format!("<w:tbl>{}{}</w:tbl>", row(&[&p("2019 – 2021"), &job]), row(&[&job, &p("2017 – 2019")]));
    assert_eq!(
        body(&table),
        ["2019 – 2021\tEngineer, Acme", "Built it", "Engineer, Acme\t2017 – 2019", "Built it"]
    );
}

#[test]
fn nested_tables_are_read_inside_their_cell() {
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[&p("in"), &p("ner")]));
    let table = format!("<w:tbl>{}{}</w:tbl>", row(&[&(p("a") + &inner), &p("b")]), row(&[&p("c")]));
    assert_eq!(body(&table), ["a", "in\tner", "b", "c"]);
}

#[test]
fn text_boxes_are_read_once() {
    let text = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let both = format!(
        "<w:p><w:r><mc:AlternateContent>\
         <mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{0}</wps:txbx></wps:wsp></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape><v:textbox>{0}</v:textbox></v:shape></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r>{1}</w:p>",
        text("box"),
        r("anchor")
    );
    assert_eq!(body(&both), ["anchor", "box"]);
    let old = format!(
        "<w:p><w:r><w:pict><v:rect><v:textbox>{}</v:textbox></v:rect></w:pict></w:r></w:p>",
        text("old")
    );
    assert_eq!(body(&old), ["old"]);
    let fallback = "<mc:AlternateContent><mc:Choice Requires='new'><w:r/></mc:Choice><mc:Fallback>"
        .to_owned()
        + &r("known")
        + "</mc:Fallback></mc:AlternateContent>";
    assert_eq!(body(&format!("<w:p>{fallback}</w:p>")), ["known"]);
}

#[test]
fn diagrams_and_drawn_letters_are_read_where_they_stand() {
    let art =
        "<w:p><w:r><w:pict><v:shape><v:textpath on='t' string='Ada Byron'/></v:shape></w:pict></w:r></w:p>";
    let diagram = "<w:p><w:r><w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm='diagramData'/></a:graphicData>\
                   </a:graphic></w:drawing></w:r></w:p>";
    let point =
        |text: &str| format!("<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>");
    let data = ["design", "build", ""].map(point).concat();
    let sample = Sample::new(&format!("{art}{}{diagram}{}", p("before"), p("after")));
    let document = open(sample.with("diagramData", "dataModel", &data));
    assert_eq!(texts(&document), ["Ada Byron", "before", "design", "build", "after"]);
}

fn reference(kind: &str, pages: &str, id: &str) -> String {
    format!("<w:{kind}Reference w:type='{pages}' r:id='{id}'/>")
}

#[test]
fn headers_with_an_address_come_first_and_others_are_furniture() {
    let section = format!(
        "<w:sectPr>{}{}</w:sectPr>",
        reference("header", "default", "header"),
        reference("footer", "default", "footer")
    );
    let sample = Sample::new(&(p("Ada") + &section)).with("header", "hdr", &p("ada@example.com")).with(
        "footer",
        "ftr",
        &p("Page 1"),
    );
    let document = open(sample);
    assert_eq!(texts(&document), ["ada@example.com", "Ada", "Page 1"]);
    let regions: Vec<_> = document.blocks.iter().map(|block| block.region).collect();
    assert_eq!(regions, [Region::Body, Region::Body, Region::Furniture]);
    assert_eq!(document.blocks[0].paragraph, None);
}

#[test]
fn a_header_for_a_first_page_that_is_not_set_apart_is_not_shown() {
    let section =
        |extra: &str| format!("<w:sectPr>{}{extra}</w:sectPr>", reference("header", "first", "header"));
    let with = |section: String| {
        let sample = Sample::new(&(p("Text") + &section)).with("header", "hdr", &p("Ada Byron"));
        texts(&open(sample)).len()
    };
    assert_eq!(with(section("")), 1);
    assert_eq!(with(section("<w:titlePg/>")), 2);
}

#[test]
fn notes_come_last_without_their_rules() {
    let notes = format!(
        "<w:footnote w:type='separator'>{}</w:footnote><w:footnote w:id='1'>{}</w:footnote>",
        p("---x"),
        p("note")
    );
    let document = open(Sample::new(&p("text")).with("footnotes", "footnotes", &notes));
    assert_eq!(texts(&document), ["text", "note"]);
}

#[test]
fn lists_are_known_directly_by_style_and_by_sign() {
    let number = |id: u8| format!("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{id}'/></w:numPr>");
    let styles = format!(
        "<w:style w:type='paragraph' w:styleId='L'><w:pPr>{}</w:pPr></w:style>\
         <w:style w:type='paragraph' w:styleId='M'><w:basedOn w:val='L'/></w:style>",
        number(1)
    );
    let numbering = "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='none'/></w:lvl></w:abstractNum>\
                     <w:num w:numId='5'><w:abstractNumId w:val='7'/></w:num>";
    let paragraphs = [
        pp(&number(1), "direct"),
        pp("<w:pStyle w:val='M'/>", "by style"),
        pp(&format!("<w:pStyle w:val='M'/>{}", number(0)), "taken away"),
        pp(&number(5), "without a marker"),
        p("- by sign"),
    ];
    let sample = Sample::new(&paragraphs.concat()).styles(&styles).with("numbering", "numbering", numbering);
    let document = open(sample);
    let items: Vec<_> = document.blocks.iter().map(|block| block.list_item).collect();
    assert_eq!(items, [true, true, false, false, true]);
    assert_eq!(document.block_text(4), "by sign");
}

#[test]
fn size_weight_and_heading_come_from_run_style_and_defaults() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type='paragraph' w:styleId='H'><w:name w:val='heading 2'/><w:rPr><w:b/><w:sz w:val='28'/></w:rPr></w:style>";
    let paragraphs = [
        pp("<w:pStyle w:val='H'/>", "Work"),
        format!("<w:p>{}{}</w:p>", rr("<w:b/>", "all "), rr("<w:b/><w:sz w:val='30'/>", "bold")),
        format!("<w:p>{}{}</w:p>", rr("<w:b/>", "Label:"), r(" text")),
        pp("<w:outlineLvl w:val='0'/>", "Outline"),
    ];
    let document = open(Sample::new(&paragraphs.concat()).styles(styles));
    let seen: Vec<_> = document
        .blocks
        .iter()
        .map(|block| (block.style.size, block.style.bold, block.style.heading))
        .collect();
    assert_eq!(
        seen,
        [(14.0, true, Some(2)), (15.0, true, None), (11.0, false, None), (11.0, false, Some(1))]
    );
}

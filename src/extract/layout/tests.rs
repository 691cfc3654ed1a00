//! Blocks from synthetic pages.

use proptest::prelude::*;

use super::*;
use crate::document::{Document, Format, Hiding, PageSize};

const SIZE: f32 = 10.0;

/// A page on which words are set in a type where each letter is half an em wide.
struct Setter {
    page: Page,
    bold: bool,
    hidden: Option<Hiding>,
}

impl Setter {
    fn new() -> Self {
        let size = PageSize { width: 600.0, height: 800.0 };
        Self { page: Page { size, glyphs: Vec::new(), dots: Vec::new() }, bold: false, hidden: None }
    }

    fn at(&mut self, x: f32, y: f32, text: &str) -> &mut Self {
        self.spaced(x, y, text, 0.0)
    }

    fn spaced(&mut self, x: f32, y: f32, text: &str, spacing: f32) -> &mut Self {
        let mut start = x;
        for c in text.chars() {
            let end = start + 0.5 * SIZE;
            self.page.glyphs.push(Glyph {
                text: c.to_string().into(),
                start,
                end,
                baseline: y,
                angle: 0,
                size: SIZE,
                bold: Some(self.bold),
                hidden: self.hidden,
            });
            start = end + spacing;
        }
        self
    }

    /// Lines of a paragraph, 12 points apart.
    fn lines(&mut self, x: f32, y: f32, lines: &[&str]) -> &mut Self {
        for (index, line) in lines.iter().enumerate() {
            self.at(x, y + 12.0 * index as f32, line);
        }
        self
    }
}

fn document(pages: Vec<Setter>) -> Document {
    let mut builder = DocumentBuilder::new(Format::Pdf, "test");
    arrange(pages.into_iter().map(|setter| setter.page).collect(), &mut builder);
    builder.finish()
}

fn texts(setter: Setter) -> Vec<String> {
    document(vec![setter]).text.lines().map(str::to_owned).collect()
}

#[test]
fn a_bullet_is_one_block_over_its_wrapped_lines() {
    let mut page = Setter::new();
    page.at(50.0, 100.0, "•").lines(
        60.0,
        100.0,
        &["Ran the Quickstore cluster of the", "payments team for two years."],
    );
    page.at(50.0, 124.0, "•").at(60.0, 124.0, "Wrote the on-call guide.");
    let document = document(vec![page]);
    let lines: Vec<&str> = document.text.lines().collect();
    assert_eq!(
        lines,
        ["Ran the Quickstore cluster of the payments team for two years.", "Wrote the on-call guide."]
    );
    assert!(document.blocks.iter().all(|block| block.list_item));
}

#[test]
fn a_line_that_had_room_for_the_next_word_ends_its_block() {
    let mut page = Setter::new();
    page.lines(
        50.0,
        100.0,
        &["Backend engineer", "Lagos", "A long line shows how far the column runs to the right"],
    );
    assert_eq!(texts(page)[..2], ["Backend engineer", "Lagos"]);
}

#[test]
fn a_date_at_the_right_joins_its_title_wherever_it_was_painted() {
    let mut page = Setter::new();
    page.at(450.0, 100.0, "2019 – 2021").at(450.0, 150.0, "2017 – 2019");
    page.at(50.0, 100.0, "Engineer, Acme").at(50.0, 112.0, "Built the search of the shop from nothing.");
    page.at(50.0, 150.0, "Intern, Acme");
    assert_eq!(
        texts(page),
        [
            "Engineer, Acme\t2019 – 2021",
            "Built the search of the shop from nothing.",
            "Intern, Acme\t2017 – 2019"
        ]
    );
}

#[test]
fn a_sidebar_is_not_woven_into_the_text_beside_it() {
    let mut page = Setter::new();
    page.lines(50.0, 100.0, &["Languages", "Rust, Go"]);
    page.lines(200.0, 100.0, &["Ten years of work on stores and queues, most of", "them in small teams."]);
    assert_eq!(
        texts(page),
        ["Languages", "Rust, Go", "Ten years of work on stores and queues, most of them in small teams."]
    );
}

#[test]
fn a_sentence_goes_on_at_the_head_of_the_next_page() {
    let (mut first, mut second) = (Setter::new(), Setter::new());
    first.at(50.0, 600.0, "•").lines(
        60.0,
        600.0,
        &["Moved the sessions of all shops into", "the Quickstore cluster and measured"],
    );
    first.at(50.0, 770.0, "Page 1 of 2");
    second.at(60.0, 50.0, "the savings.").at(50.0, 62.0, "•").at(60.0, 62.0, "Next item.");
    second.at(50.0, 770.0, "Page 2 of 2");
    let document = document(vec![first, second]);
    assert_eq!(
        document.block_text(0),
        "Moved the sessions of all shops into the Quickstore cluster and measured the savings."
    );
    let furniture = document.blocks.iter().filter(|block| block.region == Region::Furniture);
    assert_eq!(furniture.count(), 2);
    let pages: Vec<usize> =
        document.boxes_of(&document.blocks[0].range).iter().map(|place| place.page).collect();
    assert_eq!(pages, [0, 0, 1]);
}

#[test]
fn letters_set_apart_become_words() {
    let mut page = Setter::new();
    page.spaced(50.0, 100.0, "WORK", 4.0).spaced(95.0, 100.0, "HISTORY", 4.0);
    assert_eq!(texts(page), ["WORK HISTORY"]);
}

#[test]
fn what_was_painted_twice_is_read_once_and_is_bold() {
    let mut page = Setter::new();
    page.at(50.0, 100.0, "Skills").at(50.3, 100.0, "Skills").at(50.0, 120.0, "very very good");
    let document = document(vec![page]);
    assert_eq!(document.text, "Skills\nvery very good");
    assert!(document.blocks[0].style.bold && !document.blocks[1].style.bold);
}

#[test]
fn hidden_words_stand_in_blocks_of_their_own() {
    let mut page = Setter::new();
    page.at(50.0, 100.0, "Seen ");
    page.hidden = Some(Hiding::Colour);
    page.at(75.0, 100.0, "Quickstore expert");
    let document = document(vec![page]);
    let hidden: Vec<_> = document.blocks.iter().map(|block| block.hidden).collect();
    assert_eq!(hidden, [None, Some(Hiding::Colour)]);
    assert_eq!(document.block_text(1), "Quickstore expert");
}

#[test]
fn a_change_of_type_parts_a_heading_from_its_text() {
    let mut page = Setter::new();
    page.bold = true;
    page.at(50.0, 100.0, "Everything that I have learned in my long career");
    page.bold = false;
    page.lines(50.0, 112.0, &["Most of what I know of stores I learned from one", "outage."]);
    assert_eq!(texts(page).len(), 2);
}

#[test]
fn labelled_lines_are_blocks_of_their_own() {
    let mut page = Setter::new();
    page.lines(50.0, 100.0, &["Stores: Quickstore,", "Otherstore, Plainsql", "Languages: Rust, Go"]);
    assert_eq!(texts(page), ["Stores: Quickstore, Otherstore, Plainsql", "Languages: Rust, Go"]);
}

#[test]
fn an_icon_and_an_unknown_glyph_leave_no_trace_in_the_text() {
    let mut page = Setter::new();
    page.at(50.0, 100.0, "\u{e000}").at(60.0, 100.0, "Lagos");
    assert_eq!(texts(page), ["Lagos"]);
}

#[test]
fn items_painted_after_all_titles_go_back_between_them() {
    let mut page = Setter::new();
    page.at(50.0, 100.0, "Engineer, Acme").at(50.0, 200.0, "Intern, Acme").at(50.0, 300.0, "Education");
    page.at(60.0, 120.0, "• Ran the Quickstore cluster.").at(60.0, 220.0, "• Wrote the guide.");
    assert_eq!(
        texts(page),
        ["Engineer, Acme", "Ran the Quickstore cluster.", "Intern, Acme", "Wrote the guide.", "Education"]
    );
}

#[test]
fn a_header_painted_last_does_not_part_a_sentence_between_pages() {
    let (mut first, mut second) = (Setter::new(), Setter::new());
    first.lines(
        50.0,
        700.0,
        &["Moved the sessions of all shops into", "the Quickstore cluster and measured"],
    );
    second.at(50.0, 60.0, "the savings.").at(50.0, 90.0, "Next line.");
    second.at(50.0, 20.0, "Ada Muster").at(50.0, 780.0, "Written in May");
    let document = document(vec![first, second]);
    assert!(document.block_text(0).ends_with("measured the savings."), "{}", document.text);
}

#[test]
fn items_of_two_columns_each_go_back_into_their_own() {
    let mut page = Setter::new();
    page.at(50.0, 110.0, "Skills").at(50.0, 210.0, "Tongues");
    page.at(300.0, 100.0, "Engineer, Acme").at(300.0, 200.0, "Intern, Acme");
    page.at(60.0, 130.0, "• Quickstore").at(60.0, 230.0, "• Twi");
    page.at(310.0, 120.0, "• Ran the cluster.").at(310.0, 220.0, "• Wrote the guide.");
    assert_eq!(
        texts(page),
        [
            "Skills",
            "Quickstore",
            "Tongues",
            "Twi",
            "Engineer, Acme",
            "Ran the cluster.",
            "Intern, Acme",
            "Wrote the guide."
        ]
    );
}

#[test]
fn columns_below_a_wide_title_keep_the_order_of_their_content() {
    let mut page = Setter::new();
    page.at(50.0, 80.0, "A title that runs over both of the columns which stand below it on the page");
    page.at(50.0, 110.0, "Skills").at(50.0, 150.0, "Quickstore");
    page.at(300.0, 100.0, "Engineer, Acme").at(300.0, 130.0, "Ran the cluster.");
    assert_eq!(texts(page)[1..], ["Skills", "Quickstore", "Engineer, Acme", "Ran the cluster."]);
}

#[test]
fn a_rating_beside_a_skill_is_kept_and_set_off() {
    for rating in ["★★★★☆", "●●●○○", "■■■□□", "★☆"] {
        let mut page = Setter::new();
        page.at(50.0, 100.0, "Quickstore").at(200.0, 100.0, rating);
        page.at(50.0, 130.0, rating);
        assert_eq!(texts(page), [format!("Quickstore\t{rating}"), rating.to_owned()]);
    }
}

#[test]
fn texts_that_overlap_keep_the_letters_they_share() {
    let mut page = Setter::new();
    page.at(50.0, 100.0, "August").at(50.0, 100.0, "July");
    assert_eq!(texts(page), ["August", "July"]);
}

#[test]
fn a_word_painted_in_strips_that_overlap_is_one_word() {
    let mut page = Setter::new();
    page.at(50.0, 100.0, "Te").at(55.0, 100.0, "erri");
    assert_eq!(texts(page), ["Terri"]);
}

#[test]
fn a_word_half_of_which_is_covered_is_read_whole() {
    let mut page = Setter::new();
    page.hidden = Some(Hiding::Covered);
    page.at(50.0, 100.0, "As");
    page.hidden = None;
    page.at(60.0, 100.0, "sistant");
    let document = document(vec![page]);
    assert_eq!((document.text.as_str(), document.blocks[0].hidden), ("Assistant", None));
}

#[test]
fn tight_type_without_spaces_is_parted_and_its_figures_are_not() {
    let mut page = Setter::new();
    page.at(50.0, 100.0, "Rolled")
        .at(81.5, 100.0, "out")
        .at(98.0, 100.0, "quickstores")
        .at(154.5, 100.0, "in");
    page.at(166.0, 100.0, "201").at(182.6, 100.0, "5");
    assert_eq!(texts(page), ["Rolled out quickstores in 2015"]);
}

#[test]
fn names_in_a_narrow_column_stay_one_a_line() {
    let names = [
        "Ada King",
        "Grace Hopper",
        "Mary Ann Horton-Smith",
        "Radia Perl",
        "Lin Wu",
        "Joan Clarke",
        "Kay Ann",
    ];
    let mut page = Setter::new();
    page.lines(50.0, 100.0, &names).lines(170.0, 100.0, &names);
    assert_eq!(texts(page), [names, names].concat());
}

#[test]
fn the_cells_of_a_table_bound_a_cell_that_wraps() {
    let mut page = Setter::new();
    for (row, name) in ["Valves", "Pumps", "Motors"].into_iter().enumerate() {
        page.at(50.0, 100.0 + 30.0 * row as f32, name).at(200.0, 100.0 + 30.0 * row as f32, "Spain");
    }
    page.at(50.0, 190.0, "Ducts and cables for lifts")
        .at(50.0, 202.0, "Installation")
        .at(200.0, 214.0, "Peru");
    assert!(texts(page).contains(&"Ducts and cables for lifts Installation".to_owned()));
}

#[test]
fn an_address_of_the_net_with_a_year_in_it_is_no_date() {
    let mut page = Setter::new();
    page.lines(50.0, 100.0, &["Mobile: 0123456789", "Email: ada2010@example.com"]);
    assert_eq!(texts(page).len(), 2);
}

proptest! {
    /// Whatever is on the page, every letter is read once and none is invented.
    #[test]
    fn no_letter_is_lost(pieces in prop::collection::vec((0.0f32..600.0, 0.0f32..80.0, "[a-z]{1,9}"), 0..40)) {
        let mut page = Setter::new();
        // Lines a full em apart and starts on a wide raster: nothing overprints.
        for (index, (x, _, text)) in pieces.iter().enumerate() {
            page.at(x.round(), 20.0 + 11.0 * index as f32, text);
        }
        let read = document(vec![page]).text.chars().filter(|c| c.is_alphabetic()).count();
        prop_assert_eq!(read, pieces.iter().map(|(_, _, text)| text.len()).sum::<usize>());
    }

    /// No place on a page, however odd, makes the layout fail.
    #[test]
    fn odd_places_do_no_harm(glyphs in prop::collection::vec((-1e7f32..1e7, -1e7f32..1e7, -180i16..=180, 0f32..1e7, "\\PC"), 0..60)) {
        let mut page = Setter::new();
        for (x, y, angle, size, text) in glyphs {
            let text = text.into();
            let glyph = Glyph { text, start: x, end: x + 5.0, baseline: y, angle, size, bold: None, hidden: None };
            page.page.glyphs.push(glyph);
        }
        document(vec![page]);
    }
}

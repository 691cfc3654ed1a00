//! How a resume is shown as it is read, before it is judged.

use redsieve::document::{Document, DocumentBuilder, Format, Hiding, Region};
use redsieve::outline::{BlockFrame, BlockRole, DateRange, Entry, Genre, Month, Outline, Section, Setting};
use redsieve::output::Reading;

fn document() -> Document {
    let mut builder = DocumentBuilder::new(Format::Docx, "test");
    builder.warn("hidden-text", "some text is smaller than 2 pt");
    let mut add = |text: &str, list_item: bool, region: Region, hidden: Option<Hiding>| {
        let mut block = builder.block();
        block.word(text, None);
        block.list_item = list_item;
        block.region = region;
        block.hidden = hidden;
        block.finish();
    };
    add("Ana Example", false, Region::Body, None);
    add("Experience", false, Region::Body, None);
    add("Engineer, Example GmbH\t2019-03 - now", false, Region::Body, None);
    add("Cached look-ups in Quickstore", true, Region::Body, None);
    add("Quickstore Quickstore", false, Region::Body, Some(Hiding::Tiny));
    add("Page 1", false, Region::Furniture, None);
    builder.finish()
}

fn outline() -> Outline {
    let frame = |section: Option<usize>, entry: Option<usize>, role| BlockFrame {
        section,
        entry,
        role,
        label: None,
        sentences: vec![],
    };
    let start = Month { year: 2019, month: 3 };
    Outline {
        genre: Genre::Resume,
        language: Some("en".into()),
        sections: vec![Section { id: "experience".into(), blocks: 1..6, setting: Setting::Work }],
        entries: vec![Entry {
            section: Some(0),
            blocks: 2..6,
            headline: 1,
            title: Some("Engineer".into()),
            organisation: Some("Example GmbH".into()),
            dates: Some(DateRange { start, end: None, range: 46..59 }),
            setting: Setting::Work,
        }],
        blocks: vec![
            frame(None, None, BlockRole::Prose),
            frame(Some(0), None, BlockRole::Heading),
            frame(Some(0), Some(0), BlockRole::Headline),
            frame(Some(0), Some(0), BlockRole::Prose),
            frame(Some(0), Some(0), BlockRole::List),
            frame(Some(0), Some(0), BlockRole::Prose),
        ],
    }
}

#[test]
fn people_see_sections_entries_and_what_is_hidden() {
    let mut text = Vec::new();
    Reading::new(&document(), &outline()).write_text(&mut text).expect("memory can be written");
    let text = String::from_utf8(text).expect("UTF-8");
    insta::assert_snapshot!(anstream::adapter::strip_str(&text).to_string());
}

#[test]
fn programs_get_the_same_as_json() {
    let mut json = Vec::new();
    Reading::new(&document(), &outline()).write_json(&mut json).expect("memory can be written");
    insta::assert_snapshot!(String::from_utf8(json).expect("UTF-8"));
}

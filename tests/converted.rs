//! A resume reads alike in every format that a word processor saves it in.
//!
//! `fixtures/converted` holds resumes with tracked changes, hidden runs, headers, tables, text boxes
//! and content controls as LibreOffice saves them; the DOCX that they come from is the measure.

use std::collections::BTreeMap;
use std::fs;

use redsieve::document::Document;
use redsieve::extract::{Limits, extract};

const STEMS: [&str; 3] = ["dmitri-volkov-wordml", "siobhan-keane-docx", "yuki-tanabe-wordml"];

fn read(path: &str) -> Document {
    extract(&fs::read(path).expect("the fixture"), path, &Limits::default()).expect("it can be read")
}

/// How often each word is seen, or is not; the number of a page is for each program to say.
fn words(document: &Document, is_seen: bool) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for (at, block) in document.blocks.iter().enumerate() {
        if block.hidden.is_none() != is_seen {
            continue;
        }
        let text = document.block_text(at).to_lowercase();
        let all = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        for word in all.filter(|word| word.len() > 1 || !word.chars().all(|c| c.is_ascii_digit())) {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
    words
}

#[test]
fn other_formats_say_what_the_docx_says() {
    for stem in STEMS {
        let docx = read(&format!("fixtures/resumes/{stem}.docx"));
        for format in ["odt", "rtf"] {
            let other = read(&format!("fixtures/converted/{stem}.{format}"));
            assert_eq!(other.format.name(), format);
            for is_seen in [true, false] {
                assert_eq!(words(&other, is_seen), words(&docx, is_seen), "{stem}.{format}, seen: {is_seen}");
            }
        }
    }
}

#[test]
fn other_formats_have_the_same_items_and_headings() {
    for stem in STEMS {
        let items = |document: &Document| {
            let items = document.blocks.iter().enumerate().filter(|(_, block)| block.list_item);
            items.map(|(at, _)| document.block_text(at).to_owned()).collect::<Vec<_>>()
        };
        let docx = read(&format!("fixtures/resumes/{stem}.docx"));
        for format in ["odt", "rtf"] {
            let other = read(&format!("fixtures/converted/{stem}.{format}"));
            assert_eq!(items(&other), items(&docx), "{stem}.{format}");
        }
    }
}

//! How a job description is organised.
//!
//! It has headings like a resume, other ones in every house, and no entries: what it asks in one
//! paragraph is about what it names in another, so all of it is one entry.

use super::frames::OTHER;
use super::{BlockRole, Entry, Genre, Lexicon, Outline, Section, Setting, outline};
use crate::document::Document;

/// A heading has no more words.
const MOST_WORDS: usize = 9;
/// An abbreviation has no more letters (HTTP).
const MOST_OF_ABBREVIATION: usize = 4;

/// How a job description is organised. Takes time linear in its length.
pub fn outline_job(document: &Document, lexicons: &[Lexicon]) -> Outline {
    let mut outline = outline(document, lexicons);
    let headings: Vec<usize> =
        (0..outline.blocks.len()).filter(|&block| is_heading(document, &outline, block)).collect();
    let ends = headings.iter().skip(1).copied().chain([outline.blocks.len()]);
    let section = |(&start, end)| Section { id: OTHER.into(), blocks: start..end, setting: Setting::Work };
    outline.sections = headings.iter().zip(ends).map(section).collect();
    for (block, frame) in outline.blocks.iter_mut().enumerate() {
        let opened = headings.partition_point(|&heading| heading <= block);
        frame.section = opened.checked_sub(1);
        frame.entry = Some(0);
        frame.role = match frame.role {
            _ if headings.binary_search(&block).is_ok() => BlockRole::Heading,
            // What looks like the headline of a job that somebody had is a line like any other.
            BlockRole::Heading | BlockRole::Headline => BlockRole::Prose,
            BlockRole::List | BlockRole::Prose => frame.role,
        };
    }
    outline.entries = vec![Entry {
        section: None,
        blocks: 0..outline.blocks.len(),
        headline: 0,
        title: None,
        organisation: None,
        dates: None,
        setting: Setting::Work,
    }];
    Outline { genre: Genre::Job, ..outline }
}

/// Whether a block is a heading: set as one, in capitals, or a few words with a colon or a list after
/// them.
fn is_heading(document: &Document, outline: &Outline, block: usize) -> bool {
    let (Some(own), Some(frame)) = (document.blocks.get(block), outline.blocks.get(block)) else {
        return false;
    };
    let text = document.block_text(block);
    let short = text.split_whitespace().count() <= MOST_WORDS;
    if own.list_item || !short || text.ends_with(['.', ',', ';']) {
        return false;
    }
    let opens_list = document.blocks.get(block + 1).is_some_and(|next| next.list_item);
    own.style.heading.is_some()
        || frame.role == BlockRole::Heading
        || text.ends_with([':', '\u{ff1a}'])
        || opens_list
        || is_in_capitals(text)
}

/// Whether a line is set in capitals, and is more than an abbreviation.
fn is_in_capitals(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals > MOST_OF_ABBREVIATION && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::super::sample::lexicons;
    use super::*;
    use crate::document::{DocumentBuilder, Format};
    use crate::extract::{Limits, extract};

    #[test]
    fn headings_are_told_by_what_follows_them() {
        let text =
            "Engineer\nWe sell tickets.\n\nYou bring\n- Java\n- Quickstore\n\nNice to have:\nWe like Go.\n";
        let document = extract(text.as_bytes(), "job.txt", &Limits::default()).unwrap();
        let outline = outline_job(&document, &lexicons());
        let headings: Vec<&str> =
            outline.sections.iter().map(|it| document.block_text(it.blocks.start)).collect();
        assert_eq!(headings, ["You bring", "Nice to have:"]);
        assert_eq!(outline.blocks[0].section, None);
        assert_eq!(outline.blocks.last().and_then(|frame| frame.section), Some(1));
        assert!(outline.blocks.iter().all(|frame| frame.entry == Some(0)));
    }

    #[test]
    fn lines_in_capitals_are_headings_and_abbreviations_are_none() {
        let text = "Engineer\nWe sell tickets.\nYOU BRING\nHTTP\nQuickstore\nASSETS\nGo\n";
        let document = extract(text.as_bytes(), "job.txt", &Limits::default()).unwrap();
        let outline = outline_job(&document, &lexicons());
        let headings: Vec<&str> =
            outline.sections.iter().map(|it| document.block_text(it.blocks.start)).collect();
        assert_eq!(headings, ["YOU BRING", "ASSETS"]);
    }

    #[test]
    fn an_empty_text_is_organised_too() {
        let document = DocumentBuilder::new(Format::Text, "test").finish();
        assert_eq!(outline_job(&document, &lexicons()).sections, []);
    }
}

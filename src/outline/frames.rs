//! Puts the outline together: every block with its section, its entry and its role.

use super::headings::{self, Opening};
use super::line::Line;
use super::vocabulary::Vocabulary;
use super::{
    BlockFrame, BlockRole, Entry, Genre, Lexicon, Outline, Section, Setting, entries, language, roles,
};
use crate::document::Document;

/// The id of a section whose heading no lexicon knows.
pub(super) const OTHER: &str = "other";

/// How a document is organised, as the words of the lexicons show it. Takes time linear in the
/// length of the document.
pub fn outline(document: &Document, lexicons: &[Lexicon]) -> Outline {
    let language = language::of(document, lexicons);
    let vocabulary = Vocabulary::new(lexicons, language);
    let lines: Vec<Line> =
        document.blocks.iter().map(|block| Line::read(document, block, &vocabulary)).collect();
    let openings = headings::find(&lines, &vocabulary);
    let mut sections = sections(&openings);
    let entries = entries::find(&document.text, &lines, &openings, &mut sections, &vocabulary);
    let blocks = frames(lines, &openings, &sections, &entries);
    let language = language.and_then(|index| lexicons.get(index)).map(|lexicon| lexicon.language.clone());
    Outline { genre: Genre::Resume, language, sections, entries, blocks }
}

/// The sections from each opening to the next.
fn sections(openings: &[Option<Opening>]) -> Vec<Section> {
    let opened: Vec<(usize, Opening)> =
        openings.iter().enumerate().filter_map(|(at, opening)| Some((at, (*opening)?))).collect();
    let ends = opened.iter().skip(1).map(|&(at, _)| at).chain([openings.len()]);
    let section = |((start, opening), end): (&(usize, Opening), usize)| Section {
        id: opening.section().map_or(OTHER, |words| &words.id).to_owned(),
        blocks: *start..end,
        setting: opening.section().map_or(Setting::Listed, |words| words.setting),
    };
    opened.iter().zip(ends).map(section).collect()
}

fn frames(
    lines: Vec<Line>,
    openings: &[Option<Opening>],
    sections: &[Section],
    entries: &[Entry],
) -> Vec<BlockFrame> {
    let (mut section, mut entry) = (None, None);
    let mut frames = Vec::with_capacity(lines.len());
    for (at, line) in lines.into_iter().enumerate() {
        section = next(section, at, sections, |section| section.blocks.start);
        entry = next(entry, at, entries, |entry| entry.blocks.start);
        let own_entry = entry.filter(|&index| entries[index].blocks.contains(&at));
        let lists = section
            .and_then(|index: usize| openings[sections[index].blocks.start])
            .and_then(Opening::section)
            .is_some_and(|words| words.lists);
        let role = if openings[at].is_some_and(Opening::is_heading) {
            BlockRole::Heading
        } else if own_entry.is_some_and(|index| is_headline(&entries[index], at)) {
            BlockRole::Headline
        } else {
            roles::role(&line, lists)
        };
        let label = line.label.filter(|_| role == BlockRole::List).map(|label| label.range);
        frames.push(BlockFrame { section, entry: own_entry, role, label, sentences: line.sentences });
    }
    frames
}

fn is_headline(entry: &Entry, block: usize) -> bool {
    block < entry.blocks.start + entry.headline
}

/// The last of `parts` that starts at or before a block, from the one before it.
fn next<T>(last: Option<usize>, block: usize, parts: &[T], start: impl Fn(&T) -> usize) -> Option<usize> {
    let mut last = last;
    let mut candidate = last.map_or(0, |last| last + 1);
    while parts.get(candidate).is_some_and(|part| start(part) <= block) {
        last = Some(candidate);
        candidate += 1;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::super::sample::{lexicons, plain};
    use super::*;
    use crate::document::Hiding;
    use proptest::prelude::*;

    #[test]
    fn every_block_has_its_frame() {
        let mut document = plain(&[
            "Ada Miller",
            "Experience",
            "Engineer, Acme Freight\t2019 – 2021",
            "- Moved the sessions to Quickstore.",
            "Tech: Go, Quickstore, SQL",
            "Experience",
            "Skills",
            "Databases: Postgres, Quickstore (basic)",
        ]);
        document.blocks[5].hidden = Some(Hiding::Colour);
        let outline = outline(&document, &lexicons());
        assert_eq!(outline.language.as_deref(), Some("en"));
        let roles: Vec<BlockRole> = outline.blocks.iter().map(|frame| frame.role).collect();
        use BlockRole::{Heading, Headline, List, Prose};
        assert_eq!(roles, [Prose, Heading, Headline, Prose, List, Prose, Heading, List]);
        let entries: Vec<Option<usize>> = outline.blocks.iter().map(|frame| frame.entry).collect();
        assert_eq!(entries, [None, None, Some(0), Some(0), Some(0), Some(0), None, None]);
        let label = |block: usize| outline.blocks[block].label.clone().map(|range| &document.text[range]);
        assert_eq!((label(4), label(7), label(3)), (Some("Tech"), Some("Databases"), None));
    }

    fn assert_linear(document: impl Fn(usize) -> Document) {
        let time = |count: usize| {
            let document = document(count);
            let start = std::time::Instant::now();
            assert_eq!(outline(&document, &lexicons()).blocks.len(), document.blocks.len());
            start.elapsed()
        };
        let small = time(10_000);
        assert!(time(100_000) < small * 40, "ten times the text took more than forty times as long");
    }

    #[test]
    fn a_hundred_thousand_blocks_take_linear_time() {
        for lines in [["Engineer", "2019"], ["Skills", "Skills: Go"], ["- Go", "2019 –"]] {
            assert_linear(|count| plain(&lines.repeat(count / 2)));
        }
    }

    #[test]
    fn a_block_of_a_hundred_thousand_signs_takes_linear_time() {
        for sign in [")", ".", "(", ", and ", "2019-", "- ", "Go\t", "+1 ", "'"] {
            assert_linear(|count| plain(&[&sign.repeat(count)]));
        }
    }

    proptest! {
        #[test]
        fn frames_agree_with_sections_and_entries(
            picks in prop::collection::vec((0..12_usize, any::<bool>(), any::<bool>()), 0..40),
        ) {
            let pool = [
                "Experience", "Projects", "Skills", "Engineer, Acme\t2019 – 2021", "Senior Engineer", "Acme Ltd", "May 2019 – now",
                "Built a cache; it ran. Then, slowly, it did not.", "Tech: Go, SQL", "2019", "BSc, University of Fell 2012", "Skills: Go",
            ];
            let lines: Vec<&str> = picks.iter().map(|&(at, _, _)| pool[at]).collect();
            let mut document = plain(&lines);
            for (block, &(_, item, hidden)) in document.blocks.iter_mut().zip(&picks) {
                block.list_item = item;
                block.hidden = (hidden && item).then_some(Hiding::Tiny);
            }
            let outline = outline(&document, &lexicons());
            prop_assert_eq!(outline.blocks.len(), document.blocks.len());
            for (index, entry) in outline.entries.iter().enumerate() {
                prop_assert!(!entry.blocks.is_empty() && entry.headline <= entry.blocks.len());
                let section = entry.section.map(|section| &outline.sections[section].blocks);
                prop_assert!(section.is_none_or(|blocks| blocks.start <= entry.blocks.start && entry.blocks.end <= blocks.end));
                prop_assert!(entry.blocks.clone().all(|block| outline.blocks[block].entry == Some(index)));
            }
            for (block, frame) in outline.blocks.iter().enumerate() {
                let visible = document.blocks[block].hidden.is_none();
                prop_assert!(visible || matches!(frame.role, BlockRole::List | BlockRole::Prose));
                prop_assert!(frame.section.is_none_or(|section| outline.sections[section].blocks.contains(&block)));
            }
        }
    }
}

//! Puts the outline together: every block with its section, its entry and its role.

use super::headings::{self, Opening};
use super::line::Line;
use super::vocabulary::Vocabulary;
use super::{BlockFrame, BlockRole, Entry, Lexicon, Outline, Section, Setting, entries, language, roles};
use crate::document::Document;

/// The id of a section whose heading no lexicon knows.
const OTHER: &str = "other";

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
    Outline { language, sections, entries, blocks }
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

//! Finds the headings that open the sections.
//!
//! Headings with words of the lexicon are found first; how most of them are set then tells which
//! other lines are headings, and which known words ("Projects" within a job) are none.

use std::collections::BTreeMap;

use super::line::Line;
use super::surroundings;
use super::token::tokenise;
use super::vocabulary::Vocabulary;
use super::{SectionWords, Setting};
use crate::document::Style;

/// A heading has no more words.
const MOST_WORDS: usize = 6;
/// A heading has no more bytes, letter-spaced ones included.
const MOST_BYTES: usize = 90;
/// A heading of which only the first part is known has no more words.
const MOST_WORDS_HALF_KNOWN: usize = 4;
/// Sizes that differ by less are the same type.
const SAME_SIZE: f32 = 0.4;
/// So much larger than the body is a size that stands out.
const LARGER: f32 = 1.12;

/// What a block opens.
#[derive(Debug, Clone, Copy)]
pub(super) enum Opening<'l> {
    /// A section of the lexicon, by a heading of its own.
    Known(&'l SectionWords),
    /// A section of the lexicon, by a label before its content ("Skills: Java, Go").
    Inline(&'l SectionWords),
    /// A section that no lexicon knows.
    Unknown,
}

impl<'l> Opening<'l> {
    /// The section of the lexicon.
    pub(super) fn section(self) -> Option<&'l SectionWords> {
        match self {
            Self::Known(section) | Self::Inline(section) => Some(section),
            Self::Unknown => None,
        }
    }

    /// Whether the block is nothing but the heading.
    pub(super) fn is_heading(self) -> bool {
        !matches!(self, Self::Inline(_))
    }
}

/// What each block opens, if anything.
pub(super) fn find<'l>(lines: &[Line], vocabulary: &Vocabulary<'l>) -> Vec<Option<Opening<'l>>> {
    let known: Vec<_> = lines.iter().map(|line| known(line, vocabulary)).collect();
    let manner = Manner::of(lines, &known);
    let first = lines.iter().position(|line| line.shown);
    let mut openings = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let opening = match known[index] {
            Some(section) if manner.admits(line) => Some(Opening::Known(section)),
            Some(_) => None,
            None if Some(index) == first => None,
            None if manner.marks(line, lines.get(index + 1)) => Some(Opening::Unknown),
            None => None,
        };
        openings.push(opening);
    }
    surroundings::add_before_jobs(lines, &manner, &mut openings);
    surroundings::add_before_names(lines, &manner, &mut openings);
    surroundings::drop_interruptions(lines, &mut openings);
    add_inline(lines, vocabulary, &mut openings);
    openings
}

/// The section of the lexicon whose heading a line is.
fn known<'l>(line: &Line, vocabulary: &Vocabulary<'l>) -> Option<&'l SectionWords> {
    let marked = line.style.heading.is_some() || line.style.bold || line.capitals;
    if !may_be_heading(line) || (line.list_item && !marked) {
        return None;
    }
    section_of(line.text, vocabulary)
}

pub(super) fn may_be_heading(line: &Line) -> bool {
    let letter_spaced = line.words > MOST_WORDS && line.text.split(' ').all(|word| word.chars().count() <= 1);
    let short = line.words <= MOST_WORDS || letter_spaced;
    line.shown
        && line.text.len() <= MOST_BYTES
        && short
        && line.words > 0
        && !line.ends_sentence
        && line.date.is_none()
}

/// The section that words open, as a whole or by their parts ("Experience & Projects").
fn section_of<'l>(text: &str, vocabulary: &Vocabulary<'l>) -> Option<&'l SectionWords> {
    let key = |text: &str| vocabulary.heading_key(text, 0, &tokenise(text, 0, vocabulary));
    if let Some(section) = vocabulary.section(&key(text)) {
        return Some(section);
    }
    let parts: Vec<String> = parts(text, vocabulary).iter().map(|part| key(part)).collect();
    let sections: Vec<_> =
        parts.iter().filter(|part| !part.is_empty()).map(|part| vocabulary.section(part)).collect();
    let (first, rest) = sections.split_first()?;
    let short = text.split_whitespace().count() <= MOST_WORDS_HALF_KNOWN;
    let fits = !rest.is_empty() && (short || rest.iter().all(Option::is_some));
    first.filter(|_| fits)
}

/// The parts of a heading between conjunctions, ampersands, slashes, commas, bars and brackets.
fn parts<'t>(text: &'t str, vocabulary: &Vocabulary) -> Vec<&'t str> {
    let tokens = tokenise(text, 0, vocabulary);
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        if token.is_any("&/,|+()·") || vocabulary.says(&tokens, at, super::vocabulary::Meaning::Conjunction)
        {
            parts.push(&text[start..token.range.start]);
            start = token.range.end;
        }
    }
    parts.push(&text[start..]);
    parts
}

/// How the headings of a document are set.
#[derive(Debug, Default)]
pub(super) struct Manner {
    /// The style of most known headings, where there is one.
    style: Option<Style>,
    /// The size of most of the text.
    body: f32,
    /// Whether the known headings are all in capitals.
    capitals: bool,
}

impl Manner {
    fn of(lines: &[Line], known: &[Option<&SectionWords>]) -> Self {
        let (headings, others): (Vec<_>, Vec<_>) =
            lines.iter().zip(known).partition(|(_, known)| known.is_some());
        let body = commonest(others.iter().map(|(line, _)| (line.style, line.text.len())));
        Self {
            style: commonest(headings.iter().map(|(line, _)| (line.style, 1))),
            body: body.map_or(0.0, |style| style.size),
            capitals: headings.len() > 1 && headings.iter().all(|(line, _)| line.capitals),
        }
    }

    /// Whether a line with known words is set like a heading: as most of them are, or at least
    /// unlike the body.
    fn admits(&self, line: &Line) -> bool {
        let Some(style) = self.style else { return false };
        let alike = (line.style.bold || !style.bold) && line.style.size + SAME_SIZE >= style.size;
        let stands_out = line.style.bold || line.capitals || line.style.size > self.body * LARGER;
        match (line.style.heading, style.heading) {
            (Some(level), Some(usual)) => level <= usual,
            (None, Some(_)) => line.capitals || (alike && stands_out),
            (_, None) => alike || stands_out,
        }
    }

    /// Whether a line could be a heading by its style: where headings stand out, it must too.
    pub(super) fn allows(&self, line: &Line) -> bool {
        self.style.is_none_or(|style| {
            let stands_out = style.heading.is_some() || style.size > self.body * LARGER;
            !stands_out || line.style.heading == style.heading && line.style.size + SAME_SIZE >= style.size
        })
    }

    /// Whether a line with unknown words is set like a heading.
    fn marks(&self, line: &Line, next: Option<&Line>) -> bool {
        if !may_be_heading(line) || line.list_item || line.label.is_some() || line.heads_part || line.title {
            return false;
        }
        let Some(style) = self.style else {
            return line.style.heading.is_some_and(|level| level <= 2) && !line.organisation;
        };
        let same = line.style.heading == style.heading
            && line.style.bold == style.bold
            && (line.style.size - style.size).abs() < SAME_SIZE;
        let stands_out = style.heading.is_some() || style.size > self.body * LARGER;
        let same_capitals = !self.capitals || line.capitals;
        if stands_out {
            return same && same_capitals;
        }
        let name = line.organisation || next.is_some_and(|next| next.date.is_some());
        self.capitals && line.capitals && same && !name && line.items() == 1
    }
}

/// The style with the greatest weight; the first one of equals.
fn commonest(styles: impl Iterator<Item = (Style, usize)>) -> Option<Style> {
    let mut weights: BTreeMap<(u32, bool, Option<u8>), (Style, usize)> = BTreeMap::new();
    for (style, weight) in styles {
        let key = ((style.size * 10.0) as u32, style.bold, style.heading);
        weights.entry(key).or_insert((style, 0)).1 += weight;
    }
    weights.into_values().max_by_key(|&(_, weight)| weight).map(|(style, _)| style)
}

/// Marks the lines that open a section by a label. A label that comes back belongs to entries.
fn add_inline<'l>(lines: &[Line], vocabulary: &Vocabulary<'l>, openings: &mut [Option<Opening<'l>>]) {
    let mut seen: BTreeMap<&str, Vec<(usize, &'l SectionWords)>> = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(section) = inline(line, vocabulary).filter(|_| openings[index].is_none()) else { continue };
        seen.entry(section.id.as_str()).or_default().push((index, section));
    }
    let mut current = None;
    let lone: BTreeMap<usize, &SectionWords> =
        seen.into_values().filter(|found| found.len() == 1).flatten().collect();
    for (index, opening) in openings.iter_mut().enumerate() {
        if let Some(opening) = opening {
            current = opening.section();
        } else if let Some(&section) = lone.get(&index)
            && current.is_none_or(|current| interrupts(current, section, index, lines))
        {
            *opening = Some(Opening::Inline(section));
            current = Some(section);
        }
    }
}

/// Whether a label ends the section before it. Jobs and projects have such labels themselves, so
/// theirs must be the last lines of the document.
fn interrupts(current: &SectionWords, section: &SectionWords, index: usize, lines: &[Line]) -> bool {
    let technologies = lines[index].label.as_ref().is_some_and(|label| label.known);
    let ends = !current.entries
        || current.setting == Setting::Coursework
        || (!technologies && is_last(lines, index));
    current.id != section.id && current.setting != section.setting && ends
}

/// Whether nothing but lines with labels of their own follows up to the end of the document.
fn is_last(lines: &[Line], index: usize) -> bool {
    lines[index + 1..]
        .iter()
        .filter(|line| line.shown)
        .all(|line| line.label.is_some() && line.date.is_none())
}

fn inline<'l>(line: &Line, vocabulary: &Vocabulary<'l>) -> Option<&'l SectionWords> {
    let label = line.label.as_ref().filter(|label| label.colon)?;
    let text = line.text.get(label.range.start - line.start..label.range.end - line.start)?;
    let plain = line.shown && !line.list_item;
    section_of(text, vocabulary).filter(|section| plain && section.lists)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{lexicons, plain};
    use super::super::{BlockRole, outline};
    use crate::document::Document;

    fn ids(document: &Document) -> Vec<String> {
        outline(document, &lexicons()).sections.into_iter().map(|section| section.id).collect()
    }

    #[test]
    fn known_headings_are_compared_by_their_letters() {
        for heading in [
            "Work Experience",
            "WORK EXPERIENCE:",
            "W O R K E X P E R I E N C E",
            "1. Work experience",
            "=== Work-Experience ===",
            "■ Experience & Projects",
            "Professional Experience and Internships",
            "Berufserfahrung",
            "# Experience",
        ] {
            assert_eq!(
                ids(&plain(&["Ada Miller", heading, "Built the booking service."])),
                ["experience"],
                "{heading}"
            );
        }
    }

    #[test]
    fn sentences_and_bullets_with_heading_words_open_nothing() {
        for line in [
            "Experience is everything.",
            "- Projects",
            "Experience with languages and tools of many kinds",
            "Skills: none",
        ] {
            let document = plain(&["Employment", "Engineer at Acme\t2019 – 2021", line, "- Built it."]);
            assert_eq!(ids(&document), ["experience"], "{line}");
        }
    }

    #[test]
    fn a_label_opens_a_section_where_it_says_something_new() {
        let document =
            plain(&["Education", "BSc, University of Fell\t2015 – 2018", "Skills: Go, Quickstore"]);
        assert_eq!(ids(&document), ["education", "skills"]);
        assert_eq!(outline(&document, &lexicons()).blocks[2].role, BlockRole::List);
        let per_job = [
            "Experience",
            "Engineer, Acme\t2019 – 2021",
            "Interests: Go",
            "Analyst, Bank\t2017 – 2018",
            "Interests: SQL",
        ];
        assert_eq!(ids(&plain(&per_job)), ["experience"]);
    }

    #[test]
    fn the_manner_of_known_headings_tells_unknown_ones() {
        let mut document = plain(&[
            "Ada Miller",
            "Experience",
            "Engineer, Acme\t2019",
            "Things I broke",
            "A build.",
            "Skills",
            "Go",
        ]);
        for (block, size) in document.blocks.iter_mut().zip([20.0, 14.0, 10.0, 14.0, 10.0, 14.0, 10.0]) {
            block.style.size = size;
        }
        assert_eq!(ids(&document), ["experience", "other", "skills"]);
    }

    #[test]
    fn known_words_in_the_manner_of_the_body_are_no_heading() {
        let mut document =
            plain(&["Experience", "Engineer, Acme\t2019 – 2021", "Projects", "- A build.", "Skills", "Go"]);
        for (block, size) in document.blocks.iter_mut().zip([14.0, 10.0, 10.0, 10.0, 14.0, 10.0]) {
            block.style.size = size;
        }
        assert_eq!(ids(&document), ["experience", "skills"]);
    }

    #[test]
    fn a_heading_between_two_jobs_is_part_of_the_first() {
        let document = plain(&[
            "Experience",
            "Engineer, Acme\t2019 – 2021",
            "Tools",
            "Go, SQL",
            "Analyst, Harbour Bank\t2017 – 2018",
            "Kept the ledger.",
            "Skills",
            "Go",
        ]);
        assert_eq!(ids(&document), ["experience", "skills"]);
    }
}

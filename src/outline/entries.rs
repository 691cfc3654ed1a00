//! Finds the entries: one job, project, course or degree each, from its headline to the next.
//!
//! A headline is a date with a few words beside it, or a short line that stands out, together with
//! the lines around it that say what it lacks.

use std::ops::Range;

use super::dates::Shape;
use super::headings::Opening;
use super::headline::{self, Headline};
use super::line::Line;
use super::token::{Gap, Token, tokenise};
use super::vocabulary::{Meaning, Vocabulary};
use super::{DateRange, Entry, Section, Setting};

/// A headline has no more blocks.
const MOST_BLOCKS: usize = 3;
/// A line of a headline without date has no more words.
const NAME_WORDS: usize = 10;
/// A line with a range of dates is a headline up to so many other words.
const RANGE_WORDS: usize = 24;
/// A line with a single date is a headline up to so many other words.
const POINT_WORDS: usize = 16;
/// A bullet is a headline up to so many words.
const BULLET_WORDS: usize = 14;
/// A line of so many words tells something.
const TELLING_WORDS: usize = 8;
/// How far back from its date a headline that lost its line break may start, in bytes.
const TAIL_BYTES: usize = 120;
/// A word of so few letters before a full stop is an abbreviation ("Sr.").
const SHORT_WORD: usize = 2;

/// What a line may be in a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The line with the date.
    Dated,
    /// A short line that may name title, organisation or place.
    Named,
    /// Anything else.
    Body,
}

/// The headline of an entry before it is read.
#[derive(Debug)]
struct Start {
    /// The first block of the entry.
    first: usize,
    /// How many blocks are headline.
    length: usize,
    /// The block with the date or the words, and the bytes of it that count.
    source: Range<usize>,
    /// The bytes where the headline stands, where it is the end of the block before.
    tail: Option<Range<usize>>,
}

/// Entries of all sections, in reading order. A section without a known heading that turns out to
/// hold jobs becomes one of work.
pub(super) fn find(
    text: &str,
    lines: &[Line],
    openings: &[Option<Opening>],
    sections: &mut [Section],
    vocabulary: &Vocabulary,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let any_work = sections.iter().any(|section| section.setting == Setting::Work);
    let before = 0..sections.first().map_or(lines.len(), |section| section.blocks.start);
    if !any_work {
        let scan = Scan {
            lines,
            openings,
            text,
            vocabulary,
            range: before,
            setting: Setting::Work,
            known: false,
            markers: true,
        };
        entries.extend(scan.entries(None));
    }
    for (index, section) in sections.iter_mut().enumerate() {
        let opening = openings.get(section.blocks.start).copied().flatten();
        let words = opening.and_then(Opening::section);
        if words.is_some_and(|words| !words.entries) {
            continue;
        }
        let known = words.is_some();
        let from = section.blocks.start + usize::from(opening.is_some_and(Opening::is_heading));
        let range = from..section.blocks.end;
        let markers = lines[range.clone()].iter().any(|line| line.list_item);
        let setting = if known { section.setting } else { Setting::Work };
        let scan = Scan { lines, openings, text, vocabulary, range, setting, known, markers };
        let found = scan.entries(Some(index));
        if !known && !found.is_empty() {
            section.setting = Setting::Work;
        }
        entries.extend(found);
    }
    entries
}

/// The search through one section.
struct Scan<'a> {
    lines: &'a [Line<'a>],
    openings: &'a [Option<Opening<'a>>],
    text: &'a str,
    vocabulary: &'a Vocabulary<'a>,
    range: Range<usize>,
    setting: Setting,
    /// Whether the lexicon knows the section.
    known: bool,
    /// Whether its bullets are marked, so that a line without a bullet is something else.
    markers: bool,
}

impl Scan<'_> {
    fn entries(&self, section: Option<usize>) -> Vec<Entry> {
        let mut starts = self.starts();
        if starts.is_empty() && self.known && self.setting == Setting::Project {
            starts = self.bullets();
        }
        let ends: Vec<usize> =
            starts.iter().skip(1).map(|start| start.first).chain([self.range.end]).collect();
        let mut entries = Vec::with_capacity(starts.len());
        let mut employer: Option<String> = None;
        for (start, end) in starts.iter().zip(ends) {
            let (mut entry, headline) = self.entry(start, end, section);
            let title_only = headline.has_title_word && headline.pieces == 1 && headline.setting.is_none();
            if entry.organisation.is_none() && title_only && self.setting == Setting::Work {
                entry.organisation.clone_from(&employer);
            } else {
                // An employer on a line of its own may have several positions below.
                employer = entry.organisation.clone().filter(|_| start.length > 1);
            }
            entries.push(entry);
        }
        entries
    }

    fn entry(&self, start: &Start, end: usize, section: Option<usize>) -> (Entry, Headline) {
        let blocks: Vec<(&Line, Range<usize>)> = match &start.tail {
            Some(tail) => vec![(&self.lines[start.source.start], tail.clone())],
            None => self.lines[start.source.clone()].iter().map(|line| (line, line.range())).collect(),
        };
        let headline = headline::read(self.text, &blocks, self.setting, self.vocabulary);
        let dates = blocks.iter().rev().find_map(|(line, _)| dates(line));
        let demoted = headline.setting.filter(|_| self.setting != Setting::Work || !headline.has_title_word);
        let entry = Entry {
            section,
            blocks: start.first..end,
            headline: start.length,
            title: headline.title.clone(),
            organisation: headline.organisation.clone(),
            dates,
            setting: demoted.unwrap_or(self.setting),
        };
        (entry, headline)
    }

    fn starts(&self) -> Vec<Start> {
        let mut starts: Vec<Start> = Vec::new();
        let mut at = self.range.start;
        while at < self.range.end {
            let free = starts.last().map_or(self.range.start, |start| start.first + start.length);
            let start = match self.part(at) {
                Part::Dated => Some(self.dated(free, at)),
                Part::Named => self.undated(at),
                Part::Body => self.tail(at),
            };
            at = start.as_ref().map_or(at + 1, |start| start.first + start.length).max(at + 1);
            starts.extend(start);
        }
        starts
    }

    /// A headline around a line with a date.
    fn dated(&self, free: usize, at: usize) -> Start {
        // The line of an employer with the dates of all its jobs, before the first of them.
        let employer = !self.lines[at].title && self.part(at + 1) == Part::Dated && self.lines[at + 1].title;
        let line = at + usize::from(employer && self.covers(at, at + 1));
        let mut first = at;
        while first > free
            && line - first + 1 < MOST_BLOCKS
            && self.is_wanted_before(first..line + 1, first - 1)
        {
            first -= 1;
        }
        let mut end = line + 1;
        while end - first < MOST_BLOCKS && self.is_wanted_after(first..end, end) {
            end += 1;
        }
        Start { first, length: end - first, source: first..end, tail: None }
    }

    fn covers(&self, outer: usize, inner: usize) -> bool {
        let dates = |at: usize| self.lines.get(at).and_then(dates);
        let (Some(outer), Some(inner)) = (dates(outer), dates(inner)) else { return false };
        outer.start <= inner.start && (outer.end.is_none() || (inner.end.is_some() && inner.end <= outer.end))
    }

    fn is_wanted_before(&self, headline: Range<usize>, before: usize) -> bool {
        if self.part(before) != Part::Named {
            return false;
        }
        let line = &self.lines[before];
        let opens = before == self.range.start || (self.markers && self.lines[before - 1].list_item);
        if self.lacks_everything(&headline) {
            return opens
                || self.markers
                || line.style.bold
                || line.title
                || line.organisation
                || self.setting == Setting::Project;
        }
        if self.setting == Setting::Project {
            return false;
        }
        let lacks_title = !self.any(&headline, |line| line.title);
        let lacks_organisation =
            !self.any(&headline, |line| line.organisation) && !self.has_pieces(&headline);
        (lacks_title && line.title) || (lacks_organisation && (line.organisation || opens || line.style.bold))
    }

    fn is_wanted_after(&self, headline: Range<usize>, after: usize) -> bool {
        if self.part(after) != Part::Named || self.belongs_to_next(after) {
            return false;
        }
        let line = &self.lines[after];
        if self.lacks_everything(&headline) {
            return self.markers
                || line.title
                || line.organisation
                || line.style.bold
                || self.setting == Setting::Project;
        }
        if self.setting == Setting::Project {
            return false;
        }
        let lacks_title = !self.any(&headline, |line| line.title);
        let lacks_organisation =
            !self.any(&headline, |line| line.organisation) && !self.has_pieces(&headline);
        let followed_by_body = self.part(after + 1) == Part::Body;
        (lacks_title && line.title)
            || (lacks_organisation && line.organisation)
            || (self.markers && followed_by_body && (lacks_title || lacks_organisation))
            || (self.markers && is_place(line))
    }

    /// Whether a name stands before a date that lacks it, and so opens the next entry.
    fn belongs_to_next(&self, at: usize) -> bool {
        self.part(at + 1) == Part::Dated && self.lines[at + 1].is_only_date()
            || (self.part(at + 1) == Part::Dated && self.lines[at].title && !self.lines[at + 1].title)
    }

    fn lacks_everything(&self, headline: &Range<usize>) -> bool {
        self.lines[headline.clone()].iter().all(Line::is_only_date)
    }

    fn any(&self, headline: &Range<usize>, says: impl Fn(&Line) -> bool) -> bool {
        self.lines[headline.clone()].iter().any(says)
    }

    /// Whether a headline names two things, one of which must be the organisation.
    fn has_pieces(&self, headline: &Range<usize>) -> bool {
        let named = self.lines[headline.clone()].iter().map(|line| line.pieces);
        named.sum::<usize>() > 1
    }

    /// A headline without date.
    fn undated(&self, at: usize) -> Option<Start> {
        let line = &self.lines[at];
        let dated_soon =
            (at + 1..(at + MOST_BLOCKS).min(self.range.end)).find(|&next| self.part(next) != Part::Named);
        if !self.known
            || dated_soon.is_some_and(|next| self.part(next) == Part::Dated && self.takes(at, next))
        {
            return None;
        }
        let told =
            self.lines.get(at + 1).filter(|_| at + 1 < self.range.end && self.part(at + 1) == Part::Body);
        let told = told.is_some_and(|next| {
            next.list_item || next.ends_sentence || next.words >= TELLING_WORDS || next.items() > 2
        });
        let opens = at == self.range.start || self.lines[at - 1].list_item;
        let is_headline = match self.setting {
            Setting::Work => {
                line.title
                    && line.words <= TELLING_WORDS
                    && told
                    && (line.style.bold || (self.markers && opens))
            }
            Setting::Project => {
                told && (line.style.bold || self.markers && opens || at == self.range.start)
                    && line.label.is_none()
            }
            Setting::Coursework => line.title || line.organisation,
            Setting::Tutorial | Setting::Listed => false,
        };
        is_headline.then(|| {
            let mut end = at + 1;
            while end - at < MOST_BLOCKS
                && self.setting != Setting::Project
                && self.is_wanted_after(at..end, end)
            {
                end += 1;
            }
            Start { first: at, length: end - at, source: at..end, tail: None }
        })
    }

    /// Whether the headline around a later date will take a line before it.
    fn takes(&self, at: usize, dated: usize) -> bool {
        (at..dated).rev().all(|before| self.is_wanted_before(before + 1..dated + 1, before))
    }

    /// A headline that lost its line break and stands at the end of another block. The entry starts
    /// with the next block, since this one belongs to the entry before.
    fn tail(&self, at: usize) -> Option<Start> {
        let line = &self.lines[at];
        let date = line.date.as_ref().filter(|date| date.at_end && date.mention.shape == Shape::Range)?;
        if !line.shown || line.ends_sentence || line.words <= NAME_WORDS || at + 1 >= self.range.end {
            return None;
        }
        let from = self.text.floor_char_boundary(line.start.max(date.range.start.saturating_sub(TAIL_BYTES)));
        let tokens = tokenise(self.text.get(from..date.range.start)?, from, self.vocabulary);
        let last_word = tokens.iter().rfind(|token| token.is_word())?.first;
        let range = title_start(&tokens, self.vocabulary)?..line.range().end;
        let blocks = [(line, range.clone())];
        let headline = headline::read(self.text, &blocks, Setting::Work, self.vocabulary);
        let named = headline.has_title_word && !last_word.is_lowercase() && self.setting == Setting::Work;
        named.then(|| Start { first: at + 1, length: 0, source: at..at + 1, tail: Some(range) })
    }

    /// Each bullet of a section without headlines is an entry of its own.
    fn bullets(&self) -> Vec<Start> {
        let bullets = self.range.clone().filter(|&at| self.lines[at].list_item && self.lines[at].shown);
        bullets
            .map(|at| {
                let line = &self.lines[at];
                let name = line.label.as_ref().map_or(line.start..line.start, |label| label.range.clone());
                Start { first: at, length: 0, source: at..at + 1, tail: Some(name) }
            })
            .collect()
    }

    fn part(&self, at: usize) -> Part {
        let Some(line) =
            self.lines.get(at).filter(|line| self.range.contains(&at) && line.shown && !line.contact)
        else {
            return Part::Body;
        };
        if self.openings[at].is_some() {
            Part::Body
        } else if self.is_dated(at, line) {
            Part::Dated
        } else if is_named(line) {
            Part::Named
        } else {
            Part::Body
        }
    }

    fn is_dated(&self, at: usize, line: &Line) -> bool {
        let Some(date) = &line.date else { return false };
        let named = line.title || line.organisation;
        let tells = line.verbs > 0 && (line.list_item || line.words > NAME_WORDS);
        if line.ends_sentence || (line.opens_with_verb && !named) || tells {
            return false;
        }
        if !(self.known || named && matches!(date.mention.shape, Shape::Range | Shape::Since)) {
            return false;
        }
        let studies = self.setting == Setting::Coursework;
        let bullet = !line.list_item || (line.words <= BULLET_WORDS && (named || studies || date.set_apart));
        let next = self.lines.get(at + 1).filter(|_| self.range.contains(&(at + 1)));
        let introduces = next.is_some_and(|next| next.list_item != line.list_item || !self.markers);
        match date.mention.shape {
            Shape::Range => bullet && line.words <= RANGE_WORDS && (date.at_end || line.words <= POINT_WORDS),
            Shape::Since => bullet && (line.words == 0 || named) && line.words <= POINT_WORDS,
            Shape::Month => line.words <= POINT_WORDS && (!line.list_item || studies),
            Shape::Year => {
                let trails = date.set_apart && date.at_end && date.range.start > line.start;
                let settled = trails || (self.setting != Setting::Work || named) && introduces;
                line.words <= BULLET_WORDS && (!line.list_item || (studies && named)) && settled
            }
        }
    }
}

fn is_named(line: &Line) -> bool {
    let short = (1..=NAME_WORDS).contains(&line.words) && !line.ends_sentence && !line.list_item;
    let named = line.title || line.organisation;
    let list = line.items() > 2 || line.label.as_ref().is_some_and(|label| label.known || label.colon);
    let tells = line.opens_with_verb || line.verbs > 0;
    !line.heads_part && short && (named || !(tells || list)) && line.date.is_none()
}

/// Whether a line only says where: a few words with a comma, or one.
fn is_place(line: &Line) -> bool {
    line.words <= 4 && line.items() == 2
}

fn dates(line: &Line) -> Option<DateRange> {
    line.date.as_ref()?.mention.dates.clone()
}

/// Where the title starts whose last word is the last title word of a text: its words in capitals.
fn title_start(tokens: &[Token], vocabulary: &Vocabulary) -> Option<usize> {
    let mut first = (0..tokens.len()).rev().find(|&at| vocabulary.says(tokens, at, Meaning::Title))?;
    while let Some(before) = first.checked_sub(1) {
        let token = &tokens[before];
        let sentence_end = token.is('.') && before > 0 && tokens[before - 1].len() > SHORT_WORD;
        let hyphenated = before > 0 && tokens[before - 1].is('-');
        if (token.first.is_lowercase() && !hyphenated)
            || token.is_any(";)")
            || sentence_end
            || tokens[first].gap == Gap::Wide
        {
            break;
        }
        first = before;
    }
    tokens.get(first).map(|token| token.range.start)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{lexicons, plain};
    use super::super::{Outline, outline};
    use super::*;

    /// Each entry as "title | organisation | dates | setting | first block+headline".
    fn read(lines: &[&str]) -> Vec<String> {
        let Outline { entries, .. } = outline(&plain(lines), &lexicons());
        let dates = |dates: &DateRange| {
            format!("{}..{}", dates.start, dates.end.map_or(String::new(), |end| end.to_string()))
        };
        let shown = entries.iter().map(|entry| {
            format!(
                "{} | {} | {} | {} | {}+{}",
                entry.title.as_deref().unwrap_or("-"),
                entry.organisation.as_deref().unwrap_or("-"),
                entry.dates.as_ref().map_or("-".to_owned(), dates),
                entry.setting.name(),
                entry.blocks.start,
                entry.headline
            )
        });
        shown.collect()
    }

    const JOB: &str = "Senior Engineer | Acme Freight | 2019-01..2021-12 | work | 1+";

    #[test]
    fn one_line_headlines_in_any_order() {
        for line in [
            "Senior Engineer at Acme Freight\tJan 2019 – Dec 2021",
            "Acme Freight — Senior Engineer, 01/2019 - 12/2021",
            "Acme Freight | Senior Engineer | Berlin\t2019 – 2021",
            "2019 – 2021\tSenior Engineer, Acme Freight, Berlin",
            "Senior Engineer, Acme Freight (2019–2021)",
            "Senior Engineer - Acme Freight - Boston, MA January 2019 to December 2021",
            "Senior Engineer Acme Freight - Boston, MA January 2019 to December 2021",
            "* Senior Engineer @ Acme Freight, 2019 - 2021",
            "- Senior Engineer, Acme Freight, 2019 - 2021",
        ] {
            assert_eq!(
                read(&["Experience", line, "- Built the booking service."]),
                [format!("{JOB}1")],
                "{line}"
            );
        }
    }

    #[test]
    fn headlines_over_several_lines() {
        for lines in [
            &["Senior Engineer", "Acme Freight, Berlin", "Jan 2019 – Dec 2021"][..],
            &["Acme Freight", "Senior Engineer", "2019 – 2021"],
            &["Jan 2019 – Dec 2021", "Senior Engineer", "Acme Freight"],
            &["Acme Freight\t2019 – 2021", "Senior Engineer", "Boston, MA"],
        ] {
            let text = [&["Experience"], lines, &["- Built the booking service.", "- Ran it."]].concat();
            assert_eq!(read(&text), [format!("{JOB}3")], "{lines:?}");
        }
        let two = ["Experience", "Acme Freight", "Senior Engineer\tJan 2019 – Dec 2021", "- Built it."];
        assert_eq!(read(&two), [format!("{JOB}2")]);
    }

    #[test]
    fn several_positions_under_one_employer() {
        let text = [
            "Experience",
            "Acme Freight\t2015 – 2021",
            "Senior Engineer\t2019 – 2021",
            "- Built the booking service.",
            "Engineer\t2015 – 2018",
            "- Fixed bugs.",
            "Harbour Bank",
            "Analyst\t2012 – 2014",
            "- Wrote reports.",
        ];
        assert_eq!(
            read(&text),
            [
                "Senior Engineer | Acme Freight | 2019-01..2021-12 | work | 1+2",
                "Engineer | Acme Freight | 2015-01..2018-12 | work | 4+1",
                "Analyst | Harbour Bank | 2012-01..2014-12 | work | 6+2",
            ]
        );
    }

    #[test]
    fn bullets_with_dates_or_titles_start_nothing() {
        let text = [
            "Experience",
            "Engineer, Acme Freight\t2019 – 2021",
            "- Worked with the lead engineer on the 2020 release",
            "- Migrated from SQL Server 2008 to 2016",
            "- Ran the shop from 2019 to 2020",
            "Led the move of the customs service to a second region in 2020",
            "Responsibilities:",
            "- Coached two engineers.",
        ];
        assert_eq!(read(&text).len(), 1);
    }

    #[test]
    fn a_headline_that_lost_its_line_break_opens_with_the_next_block() {
        let text = [
            "Experience",
            "Engineer Acme Freight - Boston, MA March 2019 to Present",
            "- Wrote the routing of parcels in Go and tested it with all the carriers Software Developer Harbour Bank - Dublin, OH May 2015 to March 2019",
            "- Kept the ledger.",
        ];
        assert_eq!(
            read(&text),
            [
                "Engineer | Acme Freight | 2019-03.. | work | 1+1",
                "Software Developer | Harbour Bank | 2015-05..2019-03 | work | 3+0",
            ]
        );
    }

    #[test]
    fn projects_with_dates_without_and_as_bullets() {
        let dated = [
            "Projects",
            "Tide clock, hackathon\tFeb 2024",
            "Shows the tide.",
            "Bird atlas (Udemy tutorial)\t2023",
            "A map.",
        ];
        assert_eq!(
            read(&dated),
            [
                "Tide clock | - | 2024-02..2024-02 | project | 1+1",
                "Bird atlas (Udemy tutorial) | - | 2023-01..2023-12 | tutorial | 3+1",
            ]
        );
        let undated = [
            "Projects",
            "* Tide clock",
            "- Shows the tide.",
            "* Bird atlas",
            "Go, React, SQLite",
            "- Maps birds.",
        ];
        assert_eq!(
            read(&undated),
            ["Tide clock | - | - | project | 1+1", "Bird atlas | - | - | project | 3+1"]
        );
        let bullets = ["Projects", "- Tide clock: shows the tide on a wall.", "- Bird atlas: maps birds."];
        assert_eq!(
            read(&bullets),
            ["Tide clock | - | - | project | 1+0", "Bird atlas | - | - | project | 2+0"]
        );
    }

    #[test]
    fn degrees_with_and_without_dates() {
        let text = [
            "Education",
            "BSc Computer Science, University of Fell\t2015 – 2018",
            "Grade: first",
            "Master of Science",
            "Institute of Technology, Brink",
        ];
        assert_eq!(
            read(&text),
            [
                "BSc Computer Science | University of Fell | 2015-01..2018-12 | coursework | 1+1",
                "Master of Science | Institute of Technology | - | coursework | 3+2",
            ]
        );
    }

    #[test]
    fn jobs_without_a_known_heading_are_work() {
        let plain_text =
            ["Ada Miller", "Engineer, Acme Freight\t2019 – 2021", "- Built the booking service."];
        assert_eq!(read(&plain_text), ["Engineer | Acme Freight | 2019-01..2021-12 | work | 1+1"]);
        let text = [
            "Ada Miller",
            "# Education",
            "BSc, University of Fell\t2015 – 2018",
            "# Where the money came from",
            "Engineer, Acme Freight\t2019 – 2021",
            "Built it.",
        ];
        let found = outline(&plain(&text), &lexicons());
        assert_eq!(found.sections[1].id, "other");
        assert_eq!(found.sections[1].setting, Setting::Work);
        assert_eq!(found.entries[1].organisation.as_deref(), Some("Acme Freight"));
    }

    #[test]
    fn hidden_lines_are_no_headlines() {
        let mut document = plain(&["Experience", "Engineer, Acme Freight\t2019 – 2021", "Built it."]);
        document.blocks[1].hidden = Some(crate::document::Hiding::Colour);
        assert!(outline(&document, &lexicons()).entries.is_empty());
    }
}

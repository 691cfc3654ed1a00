//! Finds where the entries of a section start.
//!
//! A headline is a date with a few words beside it, or a short line that stands out, together with
//! the lines around it that say what it lacks.

use std::ops::Range;

use super::Setting;
use super::dates::Shape;
use super::headline;
use super::line::Line;
use super::scan::{BULLET_WORDS, NAME_WORDS, Part, Scan, dates, is_place};
use super::token::{Gap, Token, tokenise};
use super::vocabulary::{Meaning, Vocabulary};

/// A headline has no more blocks.
const MOST_BLOCKS: usize = 3;
/// A line of so many words tells something.
const TELLING_WORDS: usize = 8;
/// How far back from its date a headline that lost its line break may start, in bytes.
const TAIL_BYTES: usize = 120;
/// A word of so few letters before a full stop is an abbreviation ("Sr.").
const SHORT_WORD: usize = 2;

/// Where an entry starts.
#[derive(Debug)]
pub(super) struct Start {
    /// The first block of the entry.
    pub(super) first: usize,
    /// How many blocks are its headline.
    pub(super) length: usize,
    /// How many of them stand before the date.
    pub(super) before: usize,
    /// The block and the bytes of it that hold the headline, where it has no block of its own.
    pub(super) within: Option<(usize, Range<usize>)>,
}

/// What a headline does not say yet.
struct Lacks {
    everything: bool,
    title: bool,
    organisation: bool,
}

impl Scan<'_> {
    /// The starts of the entries of the section, in order.
    pub(super) fn starts(&self) -> Vec<Start> {
        let mut starts: Vec<Start> = Vec::new();
        let mut at = self.range.start;
        while at < self.range.end {
            let start = match self.part(at) {
                Part::Dated => Some(self.dated(&starts, at)),
                Part::Named => self.undated(at),
                Part::Body => self.tail(at).or_else(|| self.introduction(at)),
            };
            at = start.as_ref().map_or(at, |start| start.first + start.length).max(at + 1);
            starts.extend(start);
        }
        let lists_projects = self.known && self.setting == Setting::Project;
        if starts.is_empty() && lists_projects { self.bullets() } else { starts }
    }

    /// From where the lines before a date may belong to its headline. Where the first entry starts
    /// with its date, all of them do.
    fn free(&self, starts: &[Start], at: usize) -> usize {
        let dates_first = |start: &Start| start.length > 1 && self.lines[start.first].is_only_date();
        match (starts.first(), starts.last()) {
            (Some(first), _) if dates_first(first) => at,
            (_, Some(last)) => last.first + last.length,
            _ => self.range.start,
        }
    }

    /// A headline around a line with a date, shaped as that of the first entry where it can be.
    fn dated(&self, starts: &[Start], at: usize) -> Start {
        let free = self.free(starts, at);
        let usual = starts.first().map_or(0, |start| start.before);
        let line = at + usize::from(self.is_employer(at));
        let mut first = at;
        while first > free && line - first + 1 < MOST_BLOCKS {
            let headline = first..line + 1;
            let as_usual = line - first < usual && self.part(first - 1) == Part::Named;
            let fits = as_usual && self.lacks(&headline).organisation;
            if !fits && !self.is_wanted_before(headline, first - 1) {
                break;
            }
            first -= 1;
        }
        Start { before: line - first, ..self.start(first, line + 1) }
    }

    /// An entry whose headline has the blocks up to `end` and those after that it wants.
    fn start(&self, first: usize, end: usize) -> Start {
        let mut end = end;
        while end - first < MOST_BLOCKS && self.is_wanted_after(first..end, end) {
            end += 1;
        }
        Start { first, length: end - first, before: 0, within: None }
    }

    /// Whether a line is that of an employer, with the dates of all the jobs there, before the
    /// first of them.
    fn is_employer(&self, at: usize) -> bool {
        let (Some(line), Some(next)) = (self.line(at), self.line(at + 1)) else { return false };
        let (Some(outer), Some(inner)) = (dates(line), dates(next)) else { return false };
        let ends_later = outer.end.is_none_or(|outer| inner.end.is_some_and(|inner| inner <= outer));
        !line.title
            && next.title
            && self.part(at + 1) == Part::Dated
            && outer.start <= inner.start
            && ends_later
    }

    fn lacks(&self, headline: &Range<usize>) -> Lacks {
        let lines = &self.lines[headline.clone()];
        // Of two names, one must be the organisation.
        let names: usize = lines.iter().map(|line| line.pieces).sum();
        Lacks {
            everything: lines.iter().all(Line::is_only_date),
            title: !lines.iter().any(|line| line.title),
            organisation: names < 2 && !lines.iter().any(|line| line.organisation),
        }
    }

    fn is_wanted_before(&self, headline: Range<usize>, before: usize) -> bool {
        let Some(line) = self.line(before).filter(|_| self.part(before) == Part::Named) else { return false };
        let lacks = self.lacks(&headline);
        let opens = self.follows_bullet(before);
        let stands_out = line.title || line.organisation || line.style.bold;
        match self.setting {
            _ if lacks.everything => opens || self.markers || stands_out || self.setting == Setting::Project,
            Setting::Project => false,
            _ => {
                let organisation = line.organisation || opens || line.style.bold;
                (lacks.title && line.title) || (lacks.organisation && organisation)
            }
        }
    }

    fn is_wanted_after(&self, headline: Range<usize>, after: usize) -> bool {
        let Some(line) = self.line(after).filter(|_| self.part(after) == Part::Named) else { return false };
        let lacks = self.lacks(&headline);
        let stands_out = line.title || line.organisation || line.style.bold;
        let introduces = self.markers && self.part(after + 1) == Part::Body;
        match self.setting {
            _ if self.belongs_to_next(after) => false,
            _ if lacks.everything => self.markers || stands_out || self.setting == Setting::Project,
            Setting::Project => false,
            _ => {
                (lacks.title && (line.title || introduces))
                    || (lacks.organisation && (line.organisation || introduces))
                    || (self.markers && is_place(line))
            }
        }
    }

    /// Whether a name stands before a date that lacks it, and so opens the next entry.
    fn belongs_to_next(&self, at: usize) -> bool {
        let (Some(line), Some(next)) = (self.line(at), self.line(at + 1)) else { return false };
        self.part(at + 1) == Part::Dated && (next.is_only_date() || (line.title && !next.title))
    }

    /// Whether a line comes after the last bullet of another entry, or first in the section.
    fn follows_bullet(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.line(before));
        before.is_none_or(|before| before.list_item)
    }

    /// A headline without date: a line that stands out before one that tells something.
    fn undated(&self, at: usize) -> Option<Start> {
        let line = self.line(at).filter(|_| self.known && !self.is_taken_later(at))?;
        let told = self.line(at + 1).filter(|_| self.part(at + 1) == Part::Body).is_some_and(|next| {
            next.list_item || next.ends_sentence || next.words >= TELLING_WORDS || next.items() > 2
        });
        let opens = self.follows_bullet(at);
        let stands_out = told && (line.style.bold || (self.markers && opens));
        let is_headline = match self.setting {
            Setting::Work => stands_out && line.title && line.words <= TELLING_WORDS,
            Setting::Project => (stands_out || (told && at == self.range.start)) && line.label.is_none(),
            Setting::Coursework => line.title || line.organisation,
            Setting::Tutorial | Setting::Listed => false,
        };
        is_headline.then(|| self.start(at, at + 1))
    }

    /// Whether the headline around a date below will take a line.
    fn is_taken_later(&self, at: usize) -> bool {
        let below = at + 1..at + MOST_BLOCKS;
        let dated = below.into_iter().find(|&below| self.part(below) != Part::Named);
        dated.filter(|&dated| self.part(dated) == Part::Dated).is_some_and(|dated| {
            (at..dated).rev().all(|before| self.is_wanted_before(before + 1..dated + 1, before))
        })
    }

    /// A headline that lost its line break and stands at the end of another block. The entry starts
    /// with the next block, since this one belongs to the entry before.
    fn tail(&self, at: usize) -> Option<Start> {
        let line =
            self.line(at).filter(|line| line.shown && !line.ends_sentence && line.words > NAME_WORDS)?;
        let date = line.date.as_ref().filter(|date| date.at_end && date.mention.shape == Shape::Range)?;
        self.line(at + 1).filter(|_| self.setting == Setting::Work)?;
        let from = self.text.floor_char_boundary(line.start.max(date.range.start.saturating_sub(TAIL_BYTES)));
        let tokens = tokenise(self.text.get(from..date.range.start)?, from, self.vocabulary);
        let last_word = tokens.iter().rfind(|token| token.is_word())?;
        let bytes = title_start(&tokens, self.vocabulary)?..line.range().end;
        let blocks = [(line, bytes.clone())];
        let headline = headline::read(self.text, &blocks, self.setting, self.vocabulary);
        let named = headline.has_title_word && !last_word.first.is_lowercase();
        named.then_some(Start { first: at + 1, length: 0, before: 0, within: Some((at, bytes)) })
    }

    /// The headline of a project that lists its technologies ("Tide clock | Go, React"): the line
    /// between the bullets of two projects.
    fn introduction(&self, at: usize) -> Option<Start> {
        let line = self.line(at).filter(|line| line.shown && !line.list_item && !line.ends_sentence)?;
        let next = self.line(at + 1)?;
        let between = self.follows_bullet(at) && next.list_item && self.openings[at].is_none();
        let headline = line.words <= BULLET_WORDS && !line.heads_part && !line.contact;
        let project = self.known && self.setting == Setting::Project;
        (project && between && headline).then(|| self.start(at, at + 1))
    }

    /// Each bullet of a section without headlines is an entry of its own, named by its label.
    fn bullets(&self) -> Vec<Start> {
        let bullets = self.range.clone().filter(|&at| self.lines[at].list_item && self.lines[at].shown);
        let start = |at: usize| {
            let line = &self.lines[at];
            let name = line.label.as_ref().map_or(line.start..line.start, |label| label.range.clone());
            Start { first: at, length: 0, before: 0, within: Some((at, name)) }
        };
        bullets.map(start).collect()
    }
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

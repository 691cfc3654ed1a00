//! What each line of a section may be in the headline of an entry.

use std::ops::Range;

use super::dates::Shape;
use super::headings::Opening;
use super::line::{EdgeDate, Line};
use super::vocabulary::Vocabulary;
use super::{DateRange, Setting};

/// A line of a headline without date has no more words.
pub(super) const NAME_WORDS: usize = 10;
/// A line with a range of dates is a headline up to so many other words.
const RANGE_WORDS: usize = 24;
/// A line with a single date is a headline up to so many other words.
const POINT_WORDS: usize = 16;
/// A bullet, or a line with a bare year, is a headline up to so many words.
pub(super) const BULLET_WORDS: usize = 14;
/// A place has no more words.
const PLACE_WORDS: usize = 4;

/// What a line may be in a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The line with the date.
    Dated,
    /// A short line that may name title, organisation or place.
    Named,
    /// Anything else.
    Body,
}

/// The search through one section.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    /// The text of the document.
    pub(super) text: &'a str,
    /// All lines of the document.
    pub(super) lines: &'a [Line<'a>],
    /// What each line opens.
    pub(super) openings: &'a [Option<Opening<'a>>],
    /// The words of the lexicons.
    pub(super) vocabulary: &'a Vocabulary<'a>,
    /// The lines of the section without its heading.
    pub(super) range: Range<usize>,
    /// What the entries of the section are.
    pub(super) setting: Setting,
    /// Whether the lexicon knows the section.
    pub(super) known: bool,
    /// Whether its bullets are marked, so that a line without a bullet is something else.
    pub(super) markers: bool,
}

impl Scan<'_> {
    /// The line at `at`, if it belongs to the section.
    pub(super) fn line(&self, at: usize) -> Option<&Line<'_>> {
        self.lines.get(at).filter(|_| self.range.contains(&at))
    }

    /// What a line may be in a headline; [`Part::Body`] outside of the section.
    pub(super) fn part(&self, at: usize) -> Part {
        let opens = self.openings.get(at).is_some_and(Option::is_some);
        match self.line(at).filter(|line| line.shown && !line.contact && !opens) {
            Some(line) if line.date.as_ref().is_some_and(|date| self.is_dated(at, line, date)) => Part::Dated,
            Some(line) if is_named(line) => Part::Named,
            _ => Part::Body,
        }
    }

    fn is_dated(&self, at: usize, line: &Line, date: &EdgeDate) -> bool {
        let named = line.title || line.organisation;
        let tells = line.verbs > 0 && (line.list_item || line.words > NAME_WORDS);
        let leads = date.mention.shape == Shape::Range && date.range.start <= line.start;
        if (line.ends_sentence && !leads) || tells || (line.opens_with_verb && !named) {
            return false;
        }
        let shape = date.mention.shape;
        let studies = self.setting == Setting::Coursework;
        let bullet = !line.list_item || (line.words <= BULLET_WORDS && (named || studies || date.set_apart));
        let fits = match shape {
            Shape::Range => bullet && line.words <= RANGE_WORDS && (date.at_end || line.words <= POINT_WORDS),
            Shape::Since => bullet && (line.words == 0 || named) && line.words <= POINT_WORDS,
            Shape::Month => line.words <= POINT_WORDS && (!line.list_item || studies),
            Shape::Year => {
                let bullet = !line.list_item || (studies && named);
                bullet && line.words <= BULLET_WORDS && self.is_year_of_headline(at, line, date)
            }
        };
        // Without a heading that says so, only what is beyond doubt is a job.
        fits && (self.known || (named || leads) && matches!(shape, Shape::Range | Shape::Since))
    }

    /// Whether a bare year is a date and not the version of a product: set apart at the end of its
    /// line, or on a line that introduces what follows.
    fn is_year_of_headline(&self, at: usize, line: &Line, date: &EdgeDate) -> bool {
        let trails = date.set_apart && date.at_end && date.range.start > line.start;
        let next = self.line(at + 1);
        let introduces = next.is_some_and(|next| next.list_item != line.list_item || !self.markers);
        let named = self.setting != Setting::Work || line.title || line.organisation;
        trails || (named && introduces)
    }
}

fn is_named(line: &Line) -> bool {
    let short = (1..=NAME_WORDS).contains(&line.words) && !line.ends_sentence && !line.list_item;
    let named = line.title || line.organisation;
    let lists = line.items() > 2 || line.label.as_ref().is_some_and(|label| label.known || label.colon);
    let tells = line.opens_with_verb || line.verbs > 0;
    short && !line.heads_part && line.date.is_none() && (named || !(tells || lists))
}

/// Whether a line only says where: a few words around a comma.
pub(super) fn is_place(line: &Line) -> bool {
    line.words <= PLACE_WORDS && line.items() == 2
}

/// The dates at the edge of a line.
pub(super) fn dates(line: &Line) -> Option<DateRange> {
    line.date.as_ref()?.mention.dates.clone()
}

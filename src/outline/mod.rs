//! How a resume is organised: sections, entries with their dates, and sentences.
//!
//! A sentence means one thing under "Experience" and another under "Skills". The outline finds
//! those frames from headings, dates and the shape of the blocks, knowing the words of the
//! languages from a [`Lexicon`] and nothing of what a pack looks for.

mod clauses;
mod dates;
mod entries;
mod frames;
mod headings;
mod headline;
mod items;
mod job;
mod language;
mod lexicon;
mod line;
mod roles;
#[cfg(test)]
mod sample;
mod scan;
mod sentences;
mod starts;
mod surroundings;
mod token;
mod vocabulary;

use std::ops::Range;

pub use frames::outline;
pub use job::outline_job;
pub use lexicon::{Lexicon, SectionWords};

/// The frames of a document, over the indices of its blocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// What kind of text it is.
    pub genre: Genre,
    /// The language as BCP 47 (`en`), where it is one that a lexicon covers.
    pub language: Option<String>,
    /// The sections in reading order. Blocks before the first heading belong to none.
    pub sections: Vec<Section>,
    /// Jobs, projects, courses and degrees in reading order.
    pub entries: Vec<Entry>,
    /// What each block of the document is; same length and order as its blocks.
    pub blocks: Vec<BlockFrame>,
}

/// The kinds of text that are read. The same words mean another thing in each: "experience with" is
/// a claim in a resume, and is asked for in a job description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Genre {
    /// What somebody has done.
    #[default]
    Resume,
    /// What somebody is wanted for.
    Job,
}

impl Genre {
    /// Both with their names in packs.
    pub const NAMES: [(&'static str, Self); 2] = [("resumes", Self::Resume), ("jobs", Self::Job)];

    /// The name in packs.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, genre)| *genre == self).map_or("", |(name, _)| name)
    }
}

/// A part of the resume under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The id of the lexicon (`experience`, `skills`), or `other` for an unknown heading; its setting is
    /// `listed`, or `work` if jobs stand under it.
    pub id: String,
    /// The blocks, its heading first; a label before its content ("Skills: Java") opens one too.
    pub blocks: Range<usize>,
    /// What a mention in it is taken for unless its words say otherwise.
    pub setting: Setting,
}

/// One job, project, course or degree.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The section it stands in.
    pub section: Option<usize>,
    /// The blocks, its headline first.
    pub blocks: Range<usize>,
    /// How many of those blocks, from the first, are its headline: none where the headline lost its
    /// line break and ends the block before, or where each bullet is an entry.
    pub headline: usize,
    /// What the person was, or what was built, as written.
    pub title: Option<String>,
    /// For whom, as written; also where it stands once above several positions.
    pub organisation: Option<String>,
    /// When.
    pub dates: Option<DateRange>,
    /// The setting of its section, unless its headline says otherwise.
    pub setting: Setting,
}

/// A range of months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRange {
    /// The first month.
    pub start: Month,
    /// The last month; `None` for a range that goes on to the present.
    pub end: Option<Month>,
    /// Bytes of the text that say so.
    pub range: Range<usize>,
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, from 1.
    pub month: i8,
}

impl Month {
    /// Months since the year 0.
    pub fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// The month of an index.
    pub fn from_index(index: i32) -> Self {
        Self { year: index.div_euclid(12) as i16, month: (index.rem_euclid(12) + 1) as i8 }
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Where something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// Employment, freelance, contract, internship, substantial open source.
    Work,
    /// Personal, side, academic or hackathon project.
    Project,
    /// A tutorial or a bootcamp exercise.
    Tutorial,
    /// A course, certificate or degree module.
    Coursework,
    /// Only named, in a list that says nothing of use.
    Listed,
}

impl Setting {
    /// All settings with their names.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("work", Self::Work),
        ("project", Self::Project),
        ("tutorial", Self::Tutorial),
        ("coursework", Self::Coursework),
        ("listed", Self::Listed),
    ];

    /// The name in packs and reports.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, setting)| *setting == self).map_or("", |(name, _)| name)
    }
}

/// What one block is.
#[derive(Debug, Clone, PartialEq)]
pub struct BlockFrame {
    /// Its section.
    pub section: Option<usize>,
    /// Its entry.
    pub entry: Option<usize>,
    /// Its part in them.
    pub role: BlockRole,
    /// The label before a colon, wide gap or spaced dash that opens a list ("Databases:"), as bytes
    /// of the text; only in lists.
    pub label: Option<Range<usize>>,
    /// Its sentences, as bytes of the text, in order, covering all of its words.
    pub sentences: Vec<Sentence>,
}

/// The part a block plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockRole {
    /// The heading of a section.
    Heading,
    /// The headline of an entry: title, organisation, dates.
    Headline,
    /// An enumeration: a skills line, a tech line, a comma list without a verb.
    List,
    /// A bullet or paragraph that tells something.
    Prose,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the text, without the space after it.
    pub range: Range<usize>,
    /// The pieces between semicolons, dashes and the conjunctions that start a new statement;
    /// in order, at least one.
    pub clauses: Vec<Range<usize>>,
    /// The pieces between commas, slashes, bars and middle dots; in order, at least one.
    pub items: Vec<Range<usize>>,
}

//! The words of a language that show how a resume is organised.

use super::Setting;

/// The words of one language, as a pack's lexicon gives them. All lower case.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    /// BCP 47.
    pub language: String,
    /// Frequent words by which the language is told.
    pub common_words: Vec<String>,
    /// The kinds of section with their headings.
    pub sections: Vec<SectionWords>,
    /// Month names and abbreviations with their number from 1.
    pub months: Vec<(String, i8)>,
    /// Seasons with their first and last month; a last month before the first is in the next year.
    pub seasons: Vec<(String, i8, i8)>,
    /// Words for a range that goes on ("present", "till date").
    pub present: Vec<String>,
    /// Words that open such a range ("since").
    pub since: Vec<String>,
    /// Words between the two dates of a range, signs apart ("to", "until").
    pub range_words: Vec<String>,
    /// Words between a month and its year ("marzo de 2021").
    pub month_of: Vec<String>,
    /// Words that stand before the date in which something will end ("expected").
    pub expected: Vec<String>,
    /// Labels of a technology line ("tech stack", "environment").
    pub list_labels: Vec<String>,
    /// Headings of the parts of an entry ("responsibilities"), which are no names.
    pub entry_parts: Vec<String>,
    /// Words that mark a line of a headline as a job title ("engineer", "developer", "intern").
    pub title_words: Vec<String>,
    /// Words that mark an organisation ("gmbh", "inc", "university").
    pub organisation_words: Vec<String>,
    /// Fields that qualify a title and are no employer ("platform", "backend").
    pub field_words: Vec<String>,
    /// Words between a title and the organisation ("at").
    pub employer_words: Vec<String>,
    /// Words that set what an entry is, by its headline ("tutorial", "hackathon", "internship").
    pub headline_settings: Vec<(String, Setting)>,
    /// Abbreviations whose full stop does not end a sentence ("approx", "e.g").
    pub abbreviations: Vec<String>,
    /// Conjunctions that may start a new statement within a sentence ("and", "but", "then").
    pub conjunctions: Vec<String>,
    /// Verbs and auxiliaries by which prose is told from an enumeration ("used", "built", "is").
    pub verbs: Vec<String>,
    /// Endings that mark the first word of a block as a verb ("ed").
    pub verb_endings: Vec<String>,
}

/// A kind of section.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionWords {
    /// Its id (`experience`).
    pub id: String,
    /// What a mention in it is taken for.
    pub setting: Setting,
    /// Headings, lower case.
    pub headings: Vec<String>,
    /// Whether it holds entries with dates.
    pub entries: bool,
    /// Whether it holds enumerations rather than prose (skills, languages, interests).
    pub lists: bool,
}

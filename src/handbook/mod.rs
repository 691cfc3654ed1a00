//! The pack as a book to read: for each entry what it is, why it matters, its words, its rule and
//! its examples, gathered as plain data for a terminal or a page.

mod pages;

use crate::pack::model::Pack;
use crate::pack::nearest;
use crate::pack::prose::Clause;

pub use pages::pages;

/// What a reader should know of one entry of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The kind of entry.
    pub kind: PageKind,
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// One sentence: why it matters.
    pub summary: Option<String>,
    /// Where the pack's authors have it from.
    pub source: Option<String>,
    /// What else is set, a name and a value each.
    pub facts: Vec<(&'static str, String)>,
    /// Its words, a name and the phrases each.
    pub words: Vec<(&'static str, Vec<String>)>,
    /// Its rules, each with what it decides.
    pub rules: Vec<RuleText>,
    /// Texts on which it must hold.
    pub holds_on: Shown,
    /// Texts on which it must not hold.
    pub silent_on: Shown,
}

/// A few of many texts: an entry can have more examples than anybody reads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// The first few.
    pub texts: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

impl Shown {
    /// No more texts than this are shown.
    const MOST: usize = 5;

    /// What stands in place of those that are left out.
    pub fn rest(&self) -> Option<String> {
        (self.more > 0).then(|| format!("and {} more, tried by `rules test`", self.more))
    }
}

impl FromIterator<String> for Shown {
    fn from_iter<I: IntoIterator<Item = String>>(texts: I) -> Self {
        let mut texts = texts.into_iter();
        let shown = texts.by_ref().take(Self::MOST).collect();
        Self { texts: shown, more: texts.count() }
    }
}

/// A rule in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleText {
    /// What it decides.
    pub decides: String,
    /// Its alternatives, any of which suffices.
    pub ways: Vec<Vec<Clause>>,
}

/// The kinds of entry, in the order of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKind {
    /// Something worth attention.
    Flag,
    /// Something that counts towards a level.
    Criterion,
    /// A level of skill.
    Level,
    /// What the subject is used for.
    UseCase,
    /// A data structure.
    Structure,
    /// A named pattern.
    Pattern,
    /// A kind of work.
    Role,
    /// What a position asks for.
    Target,
    /// Something to ask.
    Question,
    /// Something that a job description can ask for.
    Ask,
    /// A mistake that a job description can make.
    Mistake,
    /// A rule with a name.
    Signal,
    /// Something that can be named.
    Concept,
    /// Words that set the context.
    Cue,
}

impl PageKind {
    /// All kinds: the singular, the plural, and what they are.
    pub const ALL: [(Self, &'static str, &'static str, &'static str); 14] = [
        (
            Self::Flag,
            "flag",
            "Flags",
            "What is worth a recruiter's attention, good, bad or to be asked about.",
        ),
        (Self::Criterion, "criterion", "Criteria", "What counts towards a level."),
        (Self::Level, "level", "Levels", "How far the evidence reaches, and the ways to get there."),
        (Self::UseCase, "use case", "Use cases", "What the subject is used for, with the skills that asks."),
        (Self::Structure, "structure", "Structures", "Data structures with their uses."),
        (Self::Pattern, "pattern", "Patterns", "Named patterns with what they buy and cost."),
        (Self::Role, "role", "Roles", "Kinds of work with their duties."),
        (Self::Target, "target", "Targets", "What positions ask for."),
        (Self::Question, "question", "Questions", "What to ask, with what a junior and a senior answers."),
        (Self::Ask, "ask", "Asks", "What a job description can ask for."),
        (Self::Mistake, "mistake", "Mistakes", "What a job description can do wrong."),
        (Self::Signal, "signal", "Signals", "Rules with a name, of which other rules speak."),
        (Self::Concept, "concept", "Concepts", "What can be named in a resume, and by which words."),
        (Self::Cue, "cue", "Cues", "Words that say how a mention is meant."),
    ];

    /// Its name, for one.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, ..)| *kind == self).map_or("", |(_, name, ..)| name)
    }
}

/// The entries of an id, of which there is one for each kind that uses it.
///
/// # Errors
/// If there is none; with an id that is spelt nearly so.
pub fn find(pack: &Pack, id: &str) -> Result<Vec<Page>, Option<String>> {
    let all = pages(pack);
    let found: Vec<Page> = all.iter().filter(|page| page.id == id).cloned().collect();
    if found.is_empty() {
        return Err(nearest(id, all.iter().map(|page| page.id.as_str())).map(str::to_owned));
    }
    Ok(found)
}

//! What a pack can speak of, after all its names are resolved. Plain data: the kinds of thing are
//! the engine's, every word in them is the pack's.

use super::Phrase;
use crate::outline::{Lexicon, Setting};
use crate::quantity::QuantityWords;

/// A pack, whole and checked.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Its id (`[pack] id`).
    pub id: String,
    /// Its version.
    pub version: String,
    /// What it looks for, in words.
    pub title: String,
    /// `sha256:` of all its files.
    pub digest: String,
    /// The concepts that the engine treats in their own way.
    pub parts: Parts,
    /// All concepts; a [`ConceptId`] is an index into them.
    pub concepts: Vec<Concept>,
    /// The cues that set the context of what stands around them.
    pub cues: Vec<Cue>,
    /// Words that open a sentence which goes on about the one before.
    pub back_references: Vec<Phrase>,
    /// Words before what brought a number about ("by", "thanks to").
    pub causes: Vec<Phrase>,
    /// Words for a year, lower case.
    pub years: Vec<String>,
    /// Words between a number of years and what they were spent on ("of", "with").
    pub year_links: Vec<String>,
    /// The scales on which people rate themselves.
    pub ratings: Ratings,
    /// From which value on a scale is large.
    pub floors: Vec<Floor>,
    /// Rules with a name, for other rules to speak of.
    pub signals: Vec<Signal>,
    /// The flags, in the order of the report.
    pub flags: Vec<Flag>,
    /// The criteria of the levels.
    pub criteria: Vec<Criterion>,
    /// The levels, ascending from 0.
    pub levels: Vec<Level>,
    /// What the subject is used for.
    pub use_cases: Vec<UseCase>,
    /// Data structures with their uses.
    pub structures: Vec<Structure>,
    /// Named patterns.
    pub patterns: Vec<Pattern>,
    /// Words of quantities, by language (BCP 47).
    pub quantities: Vec<(String, QuantityWords)>,
    /// The languages whose headings, dates and verbs are known.
    pub lexicons: Vec<Lexicon>,
}

impl Pack {
    /// The words of quantities of a language, or those of the first where it has none.
    pub fn quantities_of(&self, language: Option<&str>) -> Option<&QuantityWords> {
        let own = self.quantities.iter().find(|(known, _)| Some(known.as_str()) == language);
        own.or(self.quantities.first()).map(|(_, words)| words)
    }
}

/// An index into [`Pack::concepts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConceptId(pub usize);

/// The concepts that the engine treats in their own way (`[pack]`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// What the pack is about; everything else must be tied to it.
    pub subject: ConceptId,
    /// What cannot run without the subject and so implies it.
    pub implied: Option<ConceptId>,
    /// What makes a mention specific.
    pub substance: ConceptId,
    /// Things of the same kind, which take words that need no name away from the subject.
    pub rivals: ConceptId,
    /// What else can bring a number about.
    pub other_causes: ConceptId,
    /// Words that show the people who work in software.
    pub field: ConceptId,
    /// First year in which the subject existed.
    pub first_year: i16,
}

/// Something that can be named in a resume.
#[derive(Debug, Clone, PartialEq)]
pub struct Concept {
    /// Its id.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// Where the pack's authors have it from.
    pub source: Option<String>,
    /// Phrases that name it wherever they stand.
    pub terms: Vec<Phrase>,
    /// Phrases that name it only beside its anchor.
    pub ambiguous: Vec<Phrase>,
    /// Longer phrases in which its terms mean something else.
    pub not: Vec<Phrase>,
    /// What an ambiguous term needs beside it.
    pub anchor: Anchor,
    /// Concepts that take an ambiguous term away when they stand nearer than the anchor.
    pub rivals: Vec<ConceptId>,
    /// Concepts that take its terms away from the subject when they stand in the same entry or
    /// block and nothing else there names the subject.
    pub yields_to: Vec<ConceptId>,
    /// Concepts that count as this one, themselves and their own members included.
    pub members: Vec<ConceptId>,
    /// How it comes to belong to the subject.
    pub tie: TieRule,
    /// What the pack's author promises about it.
    pub examples: Examples,
}

/// What an ambiguous term needs beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Any of these.
    pub concepts: Vec<ConceptId>,
    /// Within this.
    pub scope: Scope,
}

/// How a concept comes to belong to the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieRule {
    /// It never does, and need not: a verb, a rival, a neighbour.
    Free,
    /// In a sentence that names the subject, or goes on about one that does.
    Sentence,
    /// Also in any sentence of an entry that names the subject, unless a rival stands in it.
    Cache,
    /// Also in any sentence of an entry that names the subject: its words are the subject's alone.
    Own,
}

/// A frame in which things must stand together, from the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Between two commas.
    Item,
    /// Between two semicolons or conjunctions.
    Clause,
    /// One sentence.
    Sentence,
    /// One bullet, paragraph or line.
    Block,
    /// One job, project or course.
    Entry,
    /// The part under one heading.
    Section,
    /// The whole resume.
    Document,
}

impl Scope {
    /// All scopes with their names in packs.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("item", Self::Item),
        ("clause", Self::Clause),
        ("sentence", Self::Sentence),
        ("block", Self::Block),
        ("entry", Self::Entry),
        ("section", Self::Section),
        ("document", Self::Document),
    ];
}

/// Texts that must and must not be found, with the pieces to be cited between `{{` and `}}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examples {
    /// Each must be found with all of its marked pieces.
    pub matches: Vec<String>,
    /// In none of these is it found.
    pub misses: Vec<String>,
}

/// Words that set the context of what stands around them.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// Its id.
    pub id: String,
    /// What it sets.
    pub sets: ContextChange,
    /// Phrases that stand before what they speak of.
    pub before: Vec<Phrase>,
    /// Phrases that stand after it.
    pub after: Vec<Phrase>,
    /// Phrases that stand anywhere around it.
    pub around: Vec<Phrase>,
    /// Longer phrases in which its words mean something else.
    pub not: Vec<Phrase>,
    /// Words that end its reach.
    pub stop: Vec<Phrase>,
    /// How far it reaches.
    pub reach: Scope,
    /// Only mentions whose setting so far is one of these; empty for all.
    pub from: Vec<Setting>,
    /// Only mentions in prose, or only those in lists; `None` for both.
    pub only: Option<Role>,
    /// It says nothing of a list of more items than this.
    pub max_items: Option<usize>,
    /// What the pack's author promises about it.
    pub examples: Examples,
}

/// The two ways in which words stand in a resume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Sentences that tell something.
    Prose,
    /// Names without a verb.
    Lists,
}

impl Role {
    /// Both with their names.
    pub const NAMES: [(&'static str, Self); 2] = [("prose", Self::Prose), ("lists", Self::Lists)];
}

/// What a cue sets: one or more of the axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ContextChange {
    /// Where it was done.
    pub setting: Option<Setting>,
    /// `false` for negated.
    pub affirmed: Option<bool>,
    /// Practised, learning or planned.
    pub stage: Option<Stage>,
    /// Plain, weak or expert.
    pub strength: Option<Strength>,
    /// Whether the candidate did it.
    pub actor: Option<Actor>,
    /// The level that a self-rating claims.
    pub claim: Option<u8>,
}

/// Whether something was done, is being learnt or is only planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Done.
    Practiced,
    /// Being learnt or tried.
    Learning,
    /// Only intended.
    Planned,
}

impl Stage {
    /// All stages with their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("practiced", Self::Practiced), ("learning", Self::Learning), ("planned", Self::Planned)];
}

/// How strongly the words speak of the candidate's skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Without any such word.
    Plain,
    /// "Basic knowledge".
    Weak,
    /// "Expert".
    Expert,
}

impl Strength {
    /// All strengths with their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("plain", Self::Plain), ("weak", Self::Weak), ("expert", Self::Expert)];
}

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The candidate.
    Own,
    /// Somebody else.
    Team,
}

impl Actor {
    /// Both with their names.
    pub const NAMES: [(&'static str, Self); 2] = [("self", Self::Own), ("team", Self::Team)];
}

/// The scales on which people rate themselves, as shares of the full mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ratings {
    /// From this share of stars or points on, level 3 is claimed.
    pub expert_points: f64,
    /// From this percentage on, level 3 is claimed.
    pub expert_percent: f64,
    /// From this share on, level 2 is claimed; below it, level 1.
    pub competent: f64,
}

/// From which value on a scale is large.
#[derive(Debug, Clone, PartialEq)]
pub struct Floor {
    /// The kind of scale (`throughput`).
    pub what: String,
    /// In the base unit of its kind; rates per second.
    pub value: f64,
}

/// A rule with a name, for other rules to speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// Its id.
    pub id: String,
    /// When it is seen.
    pub rule: Rule,
}

/// A condition over what was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rule {
    /// The alternatives, any of which suffices.
    pub ways: Vec<Way>,
}

/// One alternative of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The frame in which its atoms must stand together.
    pub scope: Scope,
    /// All of these must be found, and are cited.
    pub all: Vec<Atom>,
    /// At least [`Way::at_least`] of these must be found, and are cited.
    pub of: Vec<Atom>,
    /// See [`Way::of`].
    pub at_least: usize,
    /// None of these may be found.
    pub none: Vec<Atom>,
}

/// One thing that a rule looks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Atom {
    /// What.
    pub what: What,
    /// Only in these settings; empty for all.
    pub settings: Vec<Setting>,
    /// Only what is told as used, not what is merely listed.
    pub used: bool,
    /// How often.
    pub at_least: usize,
}

/// The kinds of thing that a rule can look for.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A counted, tied mention.
    Concept(ConceptId),
    /// A mention that does not count (negated, planned, somebody else's).
    Uncounted(ConceptId),
    /// A mention that a reader of the page cannot see.
    Hidden(ConceptId),
    /// A tied change for the better.
    Improvement(ImprovementNeed),
    /// A tied scale.
    Scale {
        /// Only at or above the floor of its kind.
        floor: bool,
        /// Kinds of scale that do not count.
        except: Vec<String>,
    },
    /// A self-rating of the subject that claims at least this level.
    Claim(u8),
    /// A claim to more years than there can have been.
    ImpossibleYears {
        /// Whether years that a list of things shares count.
        shared: bool,
    },
    /// The last use ended more than this many months ago.
    MonthsSinceUse(u32),
    /// A [`Signal`], by its index in the pack. It speaks only of those before it.
    Signal(usize),
    /// A flag that was raised.
    Flag(String),
    /// A criterion that was met.
    Criterion(String),
}

/// What an improvement must be like.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ImprovementNeed {
    /// Of one of these metrics; empty for all.
    pub metrics: Vec<String>,
    /// By at least this many percent ...
    pub percent: Option<f64>,
    /// ... or by at least this factor.
    pub factor: Option<f64>,
    /// Whether a change with other causes beside the subject counts.
    pub shared: bool,
}

/// The kind of a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlagKind {
    /// A sign of skill.
    Green,
    /// A sign of its lack.
    Red,
    /// Something to ask about.
    Watch,
}

impl FlagKind {
    /// All kinds with their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("green", Self::Green), ("red", Self::Red), ("watch", Self::Watch)];
}

/// How much a flag weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A hint.
    Low,
    /// With a reservation.
    Medium,
    /// In full.
    High,
}

impl Severity {
    /// All severities with their names.
    pub const NAMES: [(&'static str, Self); 3] =
        [("low", Self::Low), ("medium", Self::Medium), ("high", Self::High)];
}

/// Something worth a recruiter's attention.
#[derive(Debug, Clone, PartialEq)]
pub struct Flag {
    /// Its id (`green/caching-strategy`).
    pub id: String,
    /// Its kind.
    pub kind: FlagKind,
    /// A few words.
    pub title: String,
    /// One sentence; `{measure}` stands for the first quantity that is cited.
    pub reason: String,
    /// Where the pack's authors have it from.
    pub source: Option<String>,
    /// When it is raised.
    pub rule: Rule,
    /// What is cited besides what the rule found.
    pub cite: Cite,
    /// Whether it speaks only of resumes of people who work in software.
    pub field_only: bool,
    /// Severities other than high with the rule that brings them; the first that holds counts.
    pub severities: Vec<(Severity, Rule)>,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// What a flag cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cite {
    /// What its rule found.
    Found,
    /// The subject's first counted mention in each entry and listing section.
    Subject,
    /// The subject's first counted mention in the entry of its last use.
    LastUse,
}

/// A short resume on which a rule must or must not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleExample {
    /// The resume, with what must be cited between `{{` and `}}`.
    pub text: String,
    /// Text that a reader of the page cannot see.
    pub hidden: Option<String>,
    /// Whether the rule holds.
    pub fires: bool,
}

/// Something that counts towards a level.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// The level it counts towards.
    pub level: u8,
    /// A few words.
    pub title: String,
    /// When it is met.
    pub rule: Rule,
    /// What the pack's author promises about it.
    pub examples: Vec<RuleExample>,
}

/// A level of skill.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// Its number.
    pub number: u8,
    /// Its name.
    pub title: String,
    /// Its name where nothing is shown beyond the word.
    pub named_title: Option<String>,
    /// The ways to reach it, any of which suffices. Level 0 has none.
    pub ways: Vec<LevelWay>,
}

/// One way to reach a level.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelWay {
    /// The rule in words.
    pub says: String,
    /// Levels whose criteria count; with `ids`, those named there.
    pub levels: Vec<u8>,
    /// Criteria that count besides.
    pub ids: Vec<String>,
    /// How many are needed, by different words.
    pub at_least: usize,
    /// Only criteria met in these settings.
    pub settings: Vec<Setting>,
    /// A quantity that is needed besides: any of these.
    pub quantities: Vec<Atom>,
    /// Whether a level that rests on this way alone is of low confidence.
    pub weak: bool,
}

/// What the subject is used for.
#[derive(Debug, Clone, PartialEq)]
pub struct UseCase {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// When it is claimed.
    pub rule: Rule,
    /// The skills that the use asks for, each with what shows it.
    pub skills: Vec<(String, Rule)>,
}

/// A data structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// When it is seen.
    pub rule: Rule,
    /// What it is used for: id, what shows it, whether it fits.
    pub uses: Vec<(String, Rule, bool)>,
}

/// A named pattern.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What it buys and what it costs.
    pub trade_off: String,
    /// When it is seen.
    pub rule: Rule,
}

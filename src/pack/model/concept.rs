//! Concepts: what can be named in a resume, and how it comes to belong to the subject.

use super::super::Phrase;
use super::ConceptId;

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
    /// Also in any sentence of an entry that tells of the subject and does not merely list it, unless
    /// a rival stands in it.
    Told,
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

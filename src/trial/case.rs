//! One example of a pack, ready to be tried.

use std::collections::BTreeSet;

use crate::document::{Block, Document, Hiding, Region, Style};
use crate::engine::{Engine, Variant};
use crate::extract::{Limits, extract};
use crate::matching::{Findings, Mention, PhraseId, Tie};
use crate::outline::{Outline, outline};
use crate::pack::model::{ConceptId, ContextChange, Cue, Examples, Pack, RuleExample, TieRule};
use crate::report::Judgement;

use super::marks::Marked;
use super::{AS_OF, Problem};

/// The entry that an example belongs to, by its index in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Concept(usize),
    Cue(usize),
    Flag(usize),
    Criterion(usize),
}

impl Entry {
    /// All entries that have examples, in the order of the pack.
    pub fn all(pack: &Pack) -> Vec<Self> {
        let concepts = (0..pack.concepts.len()).map(Self::Concept);
        let cues = (0..pack.cues.len()).map(Self::Cue);
        let flags = (0..pack.flags.len()).map(Self::Flag);
        let criteria = (0..pack.criteria.len()).map(Self::Criterion);
        concepts.chain(cues).chain(flags).chain(criteria).collect()
    }

    /// The kind and the id.
    pub fn name(self, pack: &Pack) -> (&'static str, &str) {
        match self {
            Self::Concept(index) => ("concept", &pack.concepts[index].id),
            Self::Cue(index) => ("cue", &pack.cues[index].id),
            Self::Flag(index) => ("flag", &pack.flags[index].id),
            Self::Criterion(index) => ("criterion", &pack.criteria[index].id),
        }
    }

    /// Its examples.
    pub fn cases(self, pack: &Pack) -> Vec<Case> {
        match self {
            Self::Concept(index) => self.of_phrases(pack, &pack.concepts[index].examples),
            Self::Cue(index) => self.of_phrases(pack, &pack.cues[index].examples),
            Self::Flag(index) => self.of_rule(&pack.flags[index].examples),
            Self::Criterion(index) => self.of_rule(&pack.criteria[index].examples),
        }
    }

    fn of_phrases(self, pack: &Pack, examples: &Examples) -> Vec<Case> {
        // An example of a language's file, which every pack may use, names no subject but `{subject}`.
        let named = |text: &String| text.replace("{subject}", &pack.title);
        let case = |text: String, holds: bool| {
            let marked = if holds {
                Marked::parse(&text).filter(|marked| !marked.marks.is_empty())
            } else {
                Some(Marked { text: text.clone(), marks: Vec::new() })
            };
            Case { entry: self, source: text, marked, hidden: None, holds }
        };
        let matches = examples.matches.iter().map(|text| case(named(text), true));
        matches.chain(examples.misses.iter().map(|text| case(named(text), false))).collect()
    }

    fn of_rule(self, examples: &[RuleExample]) -> Vec<Case> {
        let cases = examples.iter().map(|example| Case {
            entry: self,
            source: example.text.clone(),
            marked: Marked::parse(&example.text),
            hidden: example.hidden.clone(),
            holds: example.fires,
        });
        cases.collect()
    }
}

/// One example.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Case {
    pub entry: Entry,
    /// As it is written.
    pub source: String,
    /// Without its marks; `None` where they are wrong.
    pub marked: Option<Marked>,
    /// Text that a reader of the page cannot see.
    pub hidden: Option<String>,
    /// Whether its entry must be found, or must not be.
    pub holds: bool,
}

/// An example, read and organised: what no change of a pack's phrases changes.
#[derive(Debug)]
pub(super) struct Prepared<'c> {
    pub case: &'c Case,
    marked: &'c Marked,
    document: Document,
    outline: Outline,
}

impl Case {
    /// Reads the example; `None` where its marks are wrong or it holds no text.
    pub fn prepare(&self, pack: &Pack) -> Option<Prepared<'_>> {
        let marked = self.marked.as_ref()?;
        let mut document = extract(marked.text.as_bytes(), "example.txt", &Limits::default()).ok()?;
        if let Some(hidden) = &self.hidden {
            hide(&mut document, hidden);
        }
        let outline = outline(&document, &pack.lexicons);
        Some(Prepared { case: self, marked, document, outline })
    }
}

/// How a trial of one example went.
pub(super) struct Tried {
    /// What does not hold.
    pub problem: Option<Problem>,
    /// The phrases that were found in it.
    pub phrases: BTreeSet<PhraseId>,
}

impl Prepared<'_> {
    /// Tries the example with a pack.
    pub fn try_with(&self, engine: &Engine, variant: &Variant<'_>) -> Tried {
        let (findings, judgement, phrases) =
            engine.analyse_variant(variant, &self.document, &self.outline, AS_OF);
        let (pack, marked) = (variant.pack, self.marked);
        let problem = match self.case.entry {
            Entry::Concept(index) => {
                self.judge(found_concept(engine, pack, ConceptId(index), &findings, marked))
            }
            Entry::Cue(index) => self.judge(found_cue(engine, &pack.cues[index], &findings, marked)),
            Entry::Flag(index) => {
                let id = &pack.flags[index].id;
                let raised = judgement.flags.iter().find(|raised| raised.id == *id);
                self.judge_rule(id, raised.map(|raised| raised.evidence.as_slice()), &judgement)
            }
            Entry::Criterion(index) => {
                let id = &pack.criteria[index].id;
                let criteria = judgement.level.iter().flat_map(|level| &level.criteria);
                let met = criteria.into_iter().find(|met| met.id == *id && met.met);
                self.judge_rule(id, met.map(|met| met.evidence.as_slice()), &judgement)
            }
        };
        Tried { problem, phrases }
    }

    fn judge(&self, seen: Seen) -> Option<Problem> {
        if self.case.holds { seen.missed.map(Problem::Missed) } else { seen.found.map(Problem::Found) }
    }

    fn judge_rule(&self, id: &str, evidence: Option<&[String]>, judgement: &Judgement) -> Option<Problem> {
        match (evidence, self.case.holds) {
            (Some(_), false) => Some(Problem::Found(id.to_owned())),
            (None, true) => Some(Problem::Missed(id.to_owned())),
            (Some(ids), true) => uncited(judgement, ids, self.marked).map(Problem::Missed),
            (None, false) => None,
        }
    }
}

/// What an example gave: the marked pieces that were missed, and what was found.
struct Seen {
    missed: Option<String>,
    found: Option<String>,
}

/// Adds a block that a reader of the page cannot see.
fn hide(document: &mut Document, text: &str) {
    let start = document.text.len() + 1;
    document.text.push('\n');
    document.text.push_str(text);
    document.blocks.push(Block {
        range: start..document.text.len(),
        list_item: false,
        region: Region::Body,
        style: Style::default(),
        paragraph: None,
        hidden: Some(Hiding::Invisible),
    });
}

/// A marked piece that no evidence quotes.
fn uncited(judgement: &Judgement, ids: &[String], marked: &Marked) -> Option<String> {
    let quotes = |piece: &str| {
        ids.iter()
            .filter_map(|id| judgement.evidence_of(id))
            .any(|evidence| evidence.selectors.quote.exact.contains(piece))
    };
    marked.pieces().find(|piece| !quotes(piece)).map(str::to_owned)
}

fn found_concept(
    engine: &Engine,
    pack: &Pack,
    concept: ConceptId,
    findings: &Findings,
    marked: &Marked,
) -> Seen {
    let is_tied = |mention: &&Mention| {
        mention.tie != Tie::None || pack.concepts[mention.concept.0].tie == TieRule::Free
    };
    let found: Vec<&Mention> = findings
        .mentions
        .iter()
        .filter(|mention| engine.groups().holds(concept, mention.concept))
        .filter(is_tied)
        .collect();
    let is_found = |piece: &str, at: usize| {
        found.iter().any(|mention| mention.range.len() == piece.len() && mention.range.start == at)
    };
    let missed = marked
        .marks
        .iter()
        .filter_map(|mark| Some((mark.start, marked.text.get(mark.clone())?)))
        .find(|(at, piece)| !is_found(piece, *at))
        .map(|(_, piece)| piece.to_owned());
    let text = |mention: &&Mention| marked.text.get(mention.range.clone()).unwrap_or("").to_owned();
    Seen { missed, found: found.first().map(text) }
}

/// A cue is seen by what it sets on a mention of the subject.
fn found_cue(engine: &Engine, cue: &Cue, findings: &Findings, marked: &Marked) -> Seen {
    let subject = engine.pack().parts.subject;
    let set = findings
        .mentions
        .iter()
        .any(|mention| engine.groups().holds(subject, mention.concept) && sets(&cue.sets, mention));
    let piece = marked.pieces().next().unwrap_or(&cue.id).to_owned();
    Seen { missed: (!set).then(|| piece.clone()), found: set.then_some(piece) }
}

fn sets(change: &ContextChange, mention: &Mention) -> bool {
    let context = &mention.context;
    change.setting.is_none_or(|setting| context.setting == setting)
        && change.affirmed.is_none_or(|affirmed| context.affirmed == affirmed)
        && change.stage.is_none_or(|stage| context.stage == stage)
        && change.strength.is_none_or(|strength| context.strength == strength)
        && change.actor.is_none_or(|actor| context.actor == actor)
        && change.claim.is_none_or(|claim| context.claim == Some(claim))
}

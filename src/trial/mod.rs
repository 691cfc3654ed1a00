//! Tries the examples of a pack through the whole engine: what its author promises must hold.

mod marks;

use std::fmt;

use jiff::civil::{Date, date};

use crate::document::{Block, Document, Hiding, Region, Style};
use crate::engine::{Analysis, Engine};
use crate::extract::{Limits, extract};
use crate::matching::{Mention, Tie};
use crate::pack::model::{ConceptId, ContextChange, Cue, Examples, RuleExample, TieRule};
use crate::report::Judgement;

use marks::Marked;

/// Examples are judged as of this day, so that they hold tomorrow too.
const AS_OF: Date = date(2026, 1, 15);

/// An example that does not hold, or one that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The kind of entry (`concept`, `cue`, `flag`, `criterion`).
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What does not hold.
    pub problem: Problem,
    /// The example, with its marks; empty where one is missing.
    pub example: String,
}

/// What is wrong with an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no example that must be found.
    NoPositive,
    /// There is no example that must not be found.
    NoNegative,
    /// The marks do not pair up, or there are none.
    Marks,
    /// A piece that must be found was not.
    Missed(String),
    /// Something was found that must not be.
    Found(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.kind, self.id)?;
        match &self.problem {
            Problem::NoPositive => write!(f, "it has no example that must be found"),
            Problem::NoNegative => write!(f, "it has no example that must not be found"),
            Problem::Marks => {
                write!(f, "mark what must be found with {{{{ and }}}} in: {}", self.example.trim())
            }
            Problem::Missed(piece) => write!(f, "`{piece}` was not found in: {}", self.example.trim()),
            Problem::Found(piece) => {
                write!(f, "`{piece}` was found and must not be in: {}", self.example.trim())
            }
        }
    }
}

/// How a trial went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How many examples were tried.
    pub tried: usize,
    /// Those that do not hold, in the order of the pack.
    pub failures: Vec<Failure>,
}

/// Tries all examples of an engine's pack.
pub fn run(engine: &Engine) -> Outcome {
    let mut trial = Trial { engine, outcome: Outcome::default() };
    let pack = engine.pack();
    for (index, concept) in pack.concepts.iter().enumerate() {
        trial.entry("concept", &concept.id, &concept.examples, |analysis, marked| {
            found_concept(engine, ConceptId(index), analysis, marked)
        });
    }
    for cue in &pack.cues {
        trial.entry("cue", &cue.id, &cue.examples, |analysis, marked| {
            found_cue(engine, cue, analysis, marked)
        });
    }
    for flag in &pack.flags {
        trial.rule("flag", &flag.id, &flag.examples, |judgement| {
            let raised = judgement.flags.iter().find(|raised| raised.id == flag.id)?;
            Some(raised.evidence.clone())
        });
    }
    for criterion in &pack.criteria {
        trial.rule("criterion", &criterion.id, &criterion.examples, |judgement| {
            let criteria = &judgement.level.as_ref()?.criteria;
            let met = criteria.iter().find(|met| met.id == criterion.id && met.met)?;
            Some(met.evidence.clone())
        });
    }
    trial.outcome
}

struct Trial<'e> {
    engine: &'e Engine,
    outcome: Outcome,
}

/// What an example gave: the marked pieces that were missed, and what was found.
struct Seen {
    missed: Option<String>,
    found: Option<String>,
}

impl Trial<'_> {
    fn fail(&mut self, kind: &'static str, id: &str, problem: Problem, example: &str) {
        self.outcome.failures.push(Failure { kind, id: id.to_owned(), problem, example: example.to_owned() });
    }

    fn entry(
        &mut self,
        kind: &'static str,
        id: &str,
        examples: &Examples,
        see: impl Fn(&Analysis, &Marked) -> Seen,
    ) {
        if examples.matches.is_empty() {
            self.fail(kind, id, Problem::NoPositive, "");
        }
        if examples.misses.is_empty() {
            self.fail(kind, id, Problem::NoNegative, "");
        }
        for example in &examples.matches.iter().map(|example| self.named(example)).collect::<Vec<_>>() {
            let marked = Marked::parse(example).filter(|marked| !marked.marks.is_empty());
            match marked.and_then(|marked| Some((self.analyse(&marked.text)?, marked))) {
                None => self.fail(kind, id, Problem::Marks, example),
                Some((analysis, marked)) => {
                    if let Some(missed) = see(&analysis, &marked).missed {
                        self.fail(kind, id, Problem::Missed(missed), example);
                    }
                }
            }
        }
        for example in &examples.misses.iter().map(|example| self.named(example)).collect::<Vec<_>>() {
            let Some(analysis) = self.analyse(example) else { continue };
            let marked = Marked { text: example.clone(), marks: Vec::new() };
            if let Some(found) = see(&analysis, &marked).found {
                self.fail(kind, id, Problem::Found(found), example);
            }
        }
    }

    fn rule(
        &mut self,
        kind: &'static str,
        id: &str,
        examples: &[RuleExample],
        evidence: impl Fn(&Judgement) -> Option<Vec<String>>,
    ) {
        for (fires, problem) in [(true, Problem::NoPositive), (false, Problem::NoNegative)] {
            if !examples.iter().any(|example| example.fires == fires) {
                self.fail(kind, id, problem, "");
            }
        }
        for example in examples {
            let Some(marked) = Marked::parse(&example.text) else {
                self.fail(kind, id, Problem::Marks, &example.text);
                continue;
            };
            let Some(analysis) = self.analyse_with(&marked.text, example.hidden.as_deref()) else { continue };
            match (evidence(&analysis.judgement), example.fires) {
                (Some(_), false) => self.fail(kind, id, Problem::Found(id.to_owned()), &example.text),
                (None, true) => self.fail(kind, id, Problem::Missed(id.to_owned()), &example.text),
                (Some(ids), true) => {
                    if let Some(piece) = uncited(&analysis.judgement, &ids, &marked) {
                        self.fail(kind, id, Problem::Missed(piece), &example.text);
                    }
                }
                (None, false) => {}
            }
        }
    }

    /// An example of a language's file, which every pack may use, names no subject but `{subject}`.
    fn named(&self, example: &str) -> String {
        example.replace("{subject}", &self.engine.pack().title)
    }

    fn analyse(&mut self, text: &str) -> Option<Analysis> {
        self.analyse_with(text, None)
    }

    fn analyse_with(&mut self, text: &str, hidden: Option<&str>) -> Option<Analysis> {
        self.outcome.tried += 1;
        let mut document: Document = extract(text.as_bytes(), "example.txt", &Limits::default()).ok()?;
        if let Some(hidden) = hidden {
            hide(&mut document, hidden);
        }
        Some(self.engine.analyse(&document, AS_OF))
    }
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

fn found_concept(engine: &Engine, concept: ConceptId, analysis: &Analysis, marked: &Marked) -> Seen {
    let pack = engine.pack();
    let is_tied = |mention: &&Mention| {
        mention.tie != Tie::None || pack.concepts[mention.concept.0].tie == TieRule::Free
    };
    let found: Vec<&Mention> = analysis
        .findings
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
fn found_cue(engine: &Engine, cue: &Cue, analysis: &Analysis, marked: &Marked) -> Seen {
    let subject = engine.pack().parts.subject;
    let set = analysis
        .findings
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

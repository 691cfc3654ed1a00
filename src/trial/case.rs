//! One example of a pack, ready to be tried.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::assess::{Case as AssessCase, assess, job};
use crate::document::{Block, Document, Hiding, Region, Style};
use crate::engine::{Engine, Variant};
use crate::extract::{Limits, extract};
use crate::matching::{Findings, Mention, PhraseId, Tie};
use crate::outline::{Genre, Outline, outline, outline_job};
use crate::pack::model::{ConceptId, ContextChange, Cue, Examples, Pack, RuleExample, TieRule};
use crate::report::{Job, Judgement, Selectors, Verdict};

use super::marks::Marked;
use super::{AS_OF, Problem};

/// The entry that an example belongs to, by its index in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Concept(usize),
    Cue(usize),
    Flag(usize),
    Criterion(usize),
    /// Of a role, a duty.
    Duty(usize, usize),
    Target(usize),
    Question(usize),
    Ask(usize),
    Mistake(usize),
}

impl Entry {
    /// All entries that have examples, in the order of the pack.
    pub fn all(pack: &Pack) -> Vec<Self> {
        let concepts = (0..pack.concepts.len()).map(Self::Concept);
        let cues = (0..pack.cues.len()).map(Self::Cue);
        let flags = (0..pack.flags.len()).map(Self::Flag);
        let criteria = (0..pack.criteria.len()).map(Self::Criterion);
        let roles = pack.roles.iter().enumerate();
        let duties =
            roles.flat_map(|(role, it)| (0..it.duties.len()).map(move |duty| Self::Duty(role, duty)));
        let targets = (0..pack.targets.len()).map(Self::Target);
        let questions = (0..pack.questions.len()).map(Self::Question);
        let asks = (0..pack.asks.len()).map(Self::Ask);
        let mistakes = (0..pack.mistakes.len()).map(Self::Mistake);
        let of_resumes = flags.chain(criteria).chain(duties).chain(targets).chain(questions);
        concepts.chain(cues).chain(of_resumes).chain(asks).chain(mistakes).collect()
    }

    /// The kind and the id; that of a duty with its role.
    pub fn name(self, pack: &Pack) -> (&'static str, Cow<'_, str>) {
        let (kind, id) = match self {
            Self::Concept(index) => ("concept", &pack.concepts[index].id),
            Self::Cue(index) => ("cue", &pack.cues[index].id),
            Self::Flag(index) => ("flag", &pack.flags[index].id),
            Self::Criterion(index) => ("criterion", &pack.criteria[index].id),
            Self::Duty(role, duty) => {
                let role = &pack.roles[role];
                return ("role", Cow::Owned(format!("{}: duty {}", role.id, role.duties[duty].id)));
            }
            Self::Target(index) => ("target", &pack.targets[index].id),
            Self::Question(index) => ("question", &pack.questions[index].id),
            Self::Ask(index) => ("ask", &pack.asks[index].id),
            Self::Mistake(index) => ("mistake", &pack.mistakes[index].id),
        };
        (kind, Cow::Borrowed(id))
    }

    /// Its examples.
    pub fn cases(self, pack: &Pack) -> Vec<Case> {
        match self {
            Self::Concept(index) => self.of_phrases(pack, &pack.concepts[index].examples),
            Self::Cue(index) => self.of_phrases(pack, &pack.cues[index].examples),
            Self::Flag(index) => self.of_rule(&pack.flags[index].examples),
            Self::Criterion(index) => self.of_rule(&pack.criteria[index].examples),
            Self::Duty(role, duty) => self.of_rule(&pack.roles[role].duties[duty].examples),
            Self::Target(index) => self.of_rule(&pack.targets[index].examples),
            Self::Question(index) => self.of_rule(&pack.questions[index].examples),
            Self::Ask(index) => self.of_rule(&pack.asks[index].examples),
            Self::Mistake(index) => self.of_rule(&pack.mistakes[index].examples),
        }
    }

    /// The kind of text that its examples are.
    fn genre(self, pack: &Pack) -> Genre {
        match self {
            Self::Cue(index) => pack.cues[index].genre,
            Self::Ask(_) | Self::Mistake(_) => Genre::Job,
            _ => Genre::Resume,
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
        let outline = match self.entry.genre(pack) {
            Genre::Resume => outline(&document, &pack.lexicons),
            Genre::Job => outline_job(&document, &pack.lexicons),
        };
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
        let (findings, phrases) = engine.find_variant(variant, &self.document, &self.outline);
        let (pack, marked) = (variant.pack, self.marked);
        let case = engine.variant_case(pack, &self.document, &self.outline, &findings);
        let problem = match self.case.entry {
            Entry::Concept(index) => {
                self.judge(found_concept(engine, pack, ConceptId(index), &findings, marked))
            }
            Entry::Cue(index) => self.judge(found_cue(engine, &pack.cues[index], &findings, marked)),
            Entry::Ask(_) | Entry::Mistake(_) => self.judge_job(pack, &job(case)),
            Entry::Target(index) => {
                let target = Some(&pack.targets[index]);
                self.judge_resume(pack, &assess(AssessCase { target, ..case }, AS_OF))
            }
            _ => self.judge_resume(pack, &assess(case, AS_OF)),
        };
        Tried { problem, phrases }
    }

    /// Whether what a resume amounts to is what the example promises.
    fn judge_resume(&self, pack: &Pack, judgement: &Judgement) -> Option<Problem> {
        let quotes = |ids: &[String]| quotes(ids, |id| judgement.evidence_of(id).map(|it| &it.selectors));
        let evidence: Option<Vec<String>> = match self.case.entry {
            Entry::Flag(index) => {
                let raised = judgement.flags.iter().find(|raised| raised.id == pack.flags[index].id);
                raised.map(|raised| quotes(&raised.evidence))
            }
            Entry::Criterion(index) => {
                let mut criteria = judgement.level.iter().flat_map(|level| &level.criteria);
                let met = criteria.find(|met| met.id == pack.criteria[index].id && met.met);
                met.map(|met| quotes(&met.evidence))
            }
            Entry::Duty(role, duty) => {
                let duties = judgement.roles.iter().filter(|seen| seen.id == pack.roles[role].id);
                let mut duties = duties.flat_map(|role| &role.duties);
                let seen = duties.find(|seen| seen.id == pack.roles[role].duties[duty].id && seen.seen);
                seen.map(|seen| quotes(&seen.evidence))
            }
            Entry::Question(index) => {
                let asked = judgement.questions.iter().any(|asked| asked.id == pack.questions[index].id);
                asked.then(Vec::new)
            }
            _ => judgement.need.as_ref().filter(|need| need.verdict == Verdict::Met).map(|_| Vec::new()),
        };
        self.judge_quotes(pack, evidence.as_deref())
    }

    /// Whether what a job description amounts to is what the example promises.
    fn judge_job(&self, pack: &Pack, job: &Job) -> Option<Problem> {
        let quotes = |ids: &[String]| quotes(ids, |id| job.evidence_of(id).map(|it| &it.selectors));
        let evidence = match self.case.entry {
            Entry::Mistake(index) => {
                let made = job.mistakes.iter().find(|made| made.id == pack.mistakes[index].id);
                made.map(|made| quotes(&made.evidence))
            }
            Entry::Ask(index) => {
                let asked = job.asks.iter().find(|asked| asked.id == pack.asks[index].id);
                asked.map(|asked| quotes(&asked.evidence))
            }
            _ => None,
        };
        self.judge_quotes(pack, evidence.as_deref())
    }

    /// `quotes`: what is cited where the entry holds.
    fn judge_quotes(&self, pack: &Pack, quotes: Option<&[String]>) -> Option<Problem> {
        let id = || self.case.entry.name(pack).1.into_owned();
        match (quotes, self.case.holds) {
            (Some(_), false) => Some(Problem::Found(id())),
            (None, true) => Some(Problem::Missed(id())),
            (Some(quotes), true) => {
                let is_quoted = |piece: &&str| quotes.iter().any(|quote| quote.contains(piece));
                let missed = self.marked.pieces().find(|piece| !is_quoted(piece));
                missed.map(|piece| Problem::Missed(piece.to_owned()))
            }
            (None, false) => None,
        }
    }

    fn judge(&self, seen: Seen) -> Option<Problem> {
        if self.case.holds { seen.missed.map(Problem::Missed) } else { seen.found.map(Problem::Found) }
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

/// The words of some evidence.
fn quotes<'e>(ids: &[String], selectors: impl Fn(&str) -> Option<&'e Selectors>) -> Vec<String> {
    ids.iter().filter_map(|id| selectors(id)).map(|selectors| selectors.quote.exact.clone()).collect()
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

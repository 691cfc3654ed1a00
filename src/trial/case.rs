//! One example of a pack, ready to be tried.

use std::collections::BTreeSet;

use crate::assess::{Case as AssessCase, assess, job};
use crate::document::{Block, Document, Hiding, Region, Style};
use crate::engine::{Engine, Variant};
use crate::extract::{Limits, extract};
use crate::matching::{Findings, Mention, PhraseId, Tie};
use crate::outline::{Genre, Outline, outline, outline_job};
use crate::pack::model::{ConceptId, ContextChange, Cue, Pack, Severity, TieRule};
use crate::report::{self, Job, Judgement, Selectors, Verdict};

use super::entry::Entry;
use super::marks::Marked;
use super::{AS_OF, Problem};

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
    /// The severity of a flag, where it is promised.
    pub severity: Option<Severity>,
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

impl Prepared<'_> {
    /// What a pack finds in the example, and by which phrases.
    pub fn find(&self, engine: &Engine, variant: &Variant<'_>) -> (Findings, BTreeSet<PhraseId>) {
        engine.find_variant(variant, &self.document, &self.outline)
    }

    /// What does not hold of the example, given what the pack finds in it.
    pub fn judge_with(&self, engine: &Engine, variant: &Variant<'_>, findings: &Findings) -> Option<Problem> {
        let (pack, marked) = (variant.pack, self.marked);
        let case = engine.variant_case(variant, &self.document, &self.outline, findings);
        match self.case.entry {
            Entry::Concept(index) => self.judge(found_concept(variant, ConceptId(index), findings, marked)),
            Entry::Cue(index) => self.judge(found_cue(variant, &pack.cues[index], findings, marked)),
            Entry::Ask(_) | Entry::Mistake(_) => self.judge_job(pack, &job(case)),
            Entry::Target(index) => {
                let target = Some(&pack.targets[index]);
                self.judge_resume(pack, &assess(AssessCase { target, ..case }, AS_OF))
            }
            _ => self.judge_resume(pack, &assess(case, AS_OF)),
        }
    }

    /// What does not hold of the example with a pack.
    pub fn try_with(&self, engine: &Engine, variant: &Variant<'_>) -> Option<Problem> {
        self.judge_with(engine, variant, &self.find(engine, variant).0)
    }

    /// Whether what a resume amounts to is what the example promises.
    fn judge_resume(&self, pack: &Pack, judgement: &Judgement) -> Option<Problem> {
        let quotes = |ids: &[String]| quotes(ids, |id| judgement.evidence_of(id).map(|it| &it.selectors));
        let evidence: Option<Vec<String>> = match self.case.entry {
            Entry::Flag(index) => {
                let raised = judgement.flags.iter().find(|raised| raised.id == pack.flags[index].id);
                if let Some(problem) = raised.and_then(|raised| self.wrong_severity(raised.severity)) {
                    return Some(problem);
                }
                raised.map(|raised| quotes(&raised.evidence))
            }
            Entry::Criterion(index) => {
                let mut criteria = judgement.level.iter().flat_map(|level| &level.criteria);
                let met = criteria.find(|met| met.id == pack.criteria[index].id && met.met);
                met.map(|met| quotes(&met.evidence))
            }
            Entry::UseCase(index) => {
                let claimed = judgement.use_cases.iter().find(|seen| seen.id == pack.use_cases[index].id);
                claimed.map(|claimed| quotes(&claimed.evidence))
            }
            Entry::Skill(case, skill) => {
                let cases = judgement.use_cases.iter().filter(|seen| seen.id == pack.use_cases[case].id);
                let mut skills = cases.flat_map(|case| &case.skills);
                let skill = &pack.use_cases[case].skills[skill].id;
                let seen = skills.find(|seen| seen.id == *skill && seen.seen);
                seen.map(|seen| quotes(&seen.evidence))
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

    fn wrong_severity(&self, is: report::Severity) -> Option<Problem> {
        let wanted = self.case.severity.map(|wanted| match wanted {
            Severity::Low => report::Severity::Low,
            Severity::Medium => report::Severity::Medium,
            Severity::High => report::Severity::High,
        });
        wanted.filter(|wanted| *wanted != is).map(|wanted| Problem::Severity { is, wanted })
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

fn found_concept(variant: &Variant<'_>, concept: ConceptId, findings: &Findings, marked: &Marked) -> Seen {
    let pack = variant.pack;
    let is_tied = |mention: &&Mention| {
        mention.tie != Tie::None || pack.concepts[mention.concept.0].tie == TieRule::Free
    };
    let found: Vec<&Mention> = findings
        .mentions
        .iter()
        .filter(|mention| variant.groups.holds(concept, mention.concept))
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
fn found_cue(variant: &Variant<'_>, cue: &Cue, findings: &Findings, marked: &Marked) -> Seen {
    let subject = variant.pack.parts.subject;
    let set = findings
        .mentions
        .iter()
        .any(|mention| variant.groups.holds(subject, mention.concept) && sets(&cue.sets, mention));
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

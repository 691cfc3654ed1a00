//! The entries of a pack that have examples.

use std::borrow::Cow;

use super::case::Case;
use super::marks::Marked;
use crate::outline::Genre;
use crate::pack::model::{Examples, Pack, RuleExample};

/// The entry that an example belongs to, by its index in the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    Concept(usize),
    Cue(usize),
    Flag(usize),
    Criterion(usize),
    UseCase(usize),
    /// Of a use case, a skill.
    Skill(usize, usize),
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
        let use_cases = (0..pack.use_cases.len()).map(Self::UseCase);
        let cases = pack.use_cases.iter().enumerate();
        let skills =
            cases.flat_map(|(case, it)| (0..it.skills.len()).map(move |skill| Self::Skill(case, skill)));
        let roles = pack.roles.iter().enumerate();
        let duties =
            roles.flat_map(|(role, it)| (0..it.duties.len()).map(move |duty| Self::Duty(role, duty)));
        let targets = (0..pack.targets.len()).map(Self::Target);
        let questions = (0..pack.questions.len()).map(Self::Question);
        let asks = (0..pack.asks.len()).map(Self::Ask);
        let mistakes = (0..pack.mistakes.len()).map(Self::Mistake);
        let of_resumes = flags
            .chain(criteria)
            .chain(use_cases)
            .chain(skills)
            .chain(duties)
            .chain(targets)
            .chain(questions);
        concepts.chain(cues).chain(of_resumes).chain(asks).chain(mistakes).collect()
    }

    /// The kind and the id; that of a duty with its role.
    pub fn name(self, pack: &Pack) -> (&'static str, Cow<'_, str>) {
        let (kind, id) = match self {
            Self::Concept(index) => ("concept", &pack.concepts[index].id),
            Self::Cue(index) => ("cue", &pack.cues[index].id),
            Self::Flag(index) => ("flag", &pack.flags[index].id),
            Self::Criterion(index) => ("criterion", &pack.criteria[index].id),
            Self::UseCase(index) => ("use case", &pack.use_cases[index].id),
            Self::Skill(case, skill) => {
                let case = &pack.use_cases[case];
                let id = format!("{}: skill {}", case.id, case.skills[skill].id);
                return ("use case", Cow::Owned(id));
            }
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
            Self::UseCase(index) => self.of_rule(&pack.use_cases[index].examples),
            Self::Skill(case, skill) => self.of_rule(&pack.use_cases[case].skills[skill].examples),
            Self::Duty(role, duty) => self.of_rule(&pack.roles[role].duties[duty].examples),
            Self::Target(index) => self.of_rule(&pack.targets[index].examples),
            Self::Question(index) => self.of_rule(&pack.questions[index].examples),
            Self::Ask(index) => self.of_rule(&pack.asks[index].examples),
            Self::Mistake(index) => self.of_rule(&pack.mistakes[index].examples),
        }
    }

    /// Whether it must have examples of both kinds.
    pub fn must_have_examples(self) -> bool {
        !matches!(self, Self::UseCase(_) | Self::Skill(..))
    }

    /// The kind of text that its examples are.
    pub fn genre(self, pack: &Pack) -> Genre {
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
            Case { entry: self, source: text, marked, hidden: None, holds, severity: None }
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
            severity: example.severity,
        });
        cases.collect()
    }
}

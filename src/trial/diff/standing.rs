//! What two reports of one resume are compared by: a few lines of each, since one side waits in
//! memory for the other.

use crate::report::{Judgement, Report, Severity, Status};

use super::LevelAt;

/// What a pack makes of one resume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub source: String,
    /// Why there is nothing to compare.
    pub problem: Option<String>,
    pub level: Option<LevelAt>,
    /// The flags that are raised.
    pub flags: Vec<Held>,
    /// The criteria that are met.
    pub criteria: Vec<Held>,
}

/// A rule that holds, with the words on which it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub id: String,
    pub title: String,
    /// Of a flag.
    pub severity: Option<Severity>,
    pub words: Vec<String>,
}

impl Standing {
    pub fn of(report: &Report) -> Self {
        let judgement = &report.judgement;
        let level = judgement.level.as_ref();
        let flags = judgement.flags.iter().map(|flag| Held {
            id: flag.id.clone(),
            title: flag.title.clone(),
            severity: Some(flag.severity),
            words: words(judgement, &flag.evidence),
        });
        let met = level.into_iter().flat_map(|level| &level.criteria).filter(|criterion| criterion.met);
        let criteria = met.map(|criterion| Held {
            id: criterion.id.clone(),
            title: criterion.title.clone(),
            severity: None,
            words: words(judgement, &criterion.evidence),
        });
        Self {
            source: report.document.source.clone(),
            problem: problem(report),
            level: level.map(|level| LevelAt {
                estimate: level.estimate,
                title: level.title.clone(),
                reason: level.reason.clone(),
            }),
            flags: flags.collect(),
            criteria: criteria.collect(),
        }
    }
}

fn problem(report: &Report) -> Option<String> {
    match report.status {
        Status::Screened => None,
        Status::NoText => Some("it holds no text".to_owned()),
        Status::Failed => Some(report.error.as_ref().map_or_else(String::new, |error| error.message.clone())),
    }
}

/// The words of some evidence, each once, in the order in which it is cited.
fn words(judgement: &Judgement, ids: &[String]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for evidence in ids.iter().filter_map(|id| judgement.evidence_of(id)) {
        let exact = evidence.selectors.quote.exact.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.contains(&exact) {
            words.push(exact);
        }
    }
    words
}

//! What differs between two packs, as plain data for a terminal or a program.

use serde::Serialize;

use super::standing::{Held, Standing};
use crate::report::{PackInfo, Severity};

/// What a second pack makes different.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PackDiff {
    /// The pack to compare with.
    pub old: Option<PackInfo>,
    /// The pack with the change.
    pub new: Option<PackInfo>,
    /// The date that both judged on, as `YYYY-MM-DD`.
    pub as_of: String,
    /// How many files were compared, those that could not be screened included.
    pub resumes: usize,
    /// Those that come out differently, in the order of their paths.
    pub changes: Vec<ResumeChange>,
    /// Those that could not be screened by one of the packs.
    pub unscreened: Vec<Unscreened>,
}

impl PackDiff {
    /// Whether every file was screened and none comes out differently.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.unscreened.is_empty()
    }
}

/// A file that there is nothing to compare of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unscreened {
    /// The file, as reports name it.
    pub source: String,
    /// Why it could not be screened.
    pub problem: String,
}

/// How one resume is judged differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResumeChange {
    /// The file, as reports name it.
    pub source: String,
    /// Its level; null where that is the same.
    pub level: Option<LevelChange>,
    /// The flags that differ, in the order of the report.
    pub flags: Vec<RuleChange>,
    /// The criteria that differ, likewise.
    pub criteria: Vec<RuleChange>,
}

/// Another level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelChange {
    /// By the old pack; null where it has no levels.
    pub old: Option<LevelAt>,
    /// By the new one.
    pub new: Option<LevelAt>,
}

/// A level with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelAt {
    /// From 0 to 3.
    pub estimate: u8,
    /// Its name.
    pub title: String,
    /// Why it is this one, in one sentence.
    pub reason: String,
}

/// A flag or criterion that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleChange {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What became of it.
    pub turn: Turn,
    /// The severity of a flag by the old pack.
    pub old_severity: Option<Severity>,
    /// Its severity by the new one.
    pub new_severity: Option<Severity>,
    /// The words that make the difference, where it is words that do and not the rule itself.
    pub words: Vec<String>,
    /// The evidence on which it rests by the new pack and did not by the old one.
    pub counts_now: Vec<String>,
    /// The evidence on which it rested by the old pack and does not by the new one.
    pub counted_before: Vec<String>,
    /// Why it does not hold by the pack that is silent; null where both hold it.
    pub because: Option<String>,
}

/// What became of a flag or criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// The new pack raises the flag, or finds the criterion met, and the old one does not.
    Gained,
    /// The old one does, and the new one does not.
    Lost,
    /// Both raise the flag, with another severity.
    Severity,
}

/// How two packs stand to each other in one resume.
#[derive(Debug)]
pub(super) enum Verdict {
    Same,
    Changed(ResumeChange),
    Unscreened(Unscreened),
}

pub(super) fn compare(old: &Standing, new: &Standing) -> Verdict {
    let source = new.source.clone();
    if let Some(problem) = new.problem.as_ref().or(old.problem.as_ref()) {
        return Verdict::Unscreened(Unscreened { source, problem: problem.clone() });
    }
    let estimate = |standing: &Standing| standing.level.as_ref().map(|level| level.estimate);
    let level = (estimate(old) != estimate(new))
        .then(|| LevelChange { old: old.level.clone(), new: new.level.clone() });
    let flags = rules(&old.flags, &new.flags);
    let criteria = rules(&old.criteria, &new.criteria);
    if level.is_none() && flags.is_empty() && criteria.is_empty() {
        return Verdict::Same;
    }
    Verdict::Changed(ResumeChange { source, level, flags, criteria })
}

/// What the new side has and the old one has not or has otherwise, then what only the old one has.
fn rules(old: &[Held], new: &[Held]) -> Vec<RuleChange> {
    let find = |held: &[Held], id: &str| held.iter().position(|held| held.id == id);
    let now = new.iter().filter_map(|now| {
        let before = find(old, &now.id).and_then(|index| old.get(index));
        match before {
            None => Some(change(Turn::Gained, None, Some(now))),
            Some(before) if before.severity != now.severity => {
                Some(change(Turn::Severity, Some(before), Some(now)))
            }
            Some(_) => None,
        }
    });
    let gone = old.iter().filter(|before| find(new, &before.id).is_none());
    now.chain(gone.map(|before| change(Turn::Lost, Some(before), None))).collect()
}

fn change(turn: Turn, old: Option<&Held>, new: Option<&Held>) -> RuleChange {
    let named = new.or(old);
    RuleChange {
        id: named.map_or_else(String::new, |held| held.id.clone()),
        title: named.map_or_else(String::new, |held| held.title.clone()),
        turn,
        old_severity: old.and_then(|held| held.severity),
        new_severity: new.and_then(|held| held.severity),
        words: Vec::new(),
        counts_now: without(new, old),
        counted_before: without(old, new),
        because: None,
    }
}

/// The words of one that the other has not.
fn without(held: Option<&Held>, other: Option<&Held>) -> Vec<String> {
    let words = held.into_iter().flat_map(|held| &held.words);
    words.filter(|word| other.is_none_or(|other| !other.words.contains(word))).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(id: &str, severity: Severity, words: &[&str]) -> Held {
        let words = words.iter().map(ToString::to_string).collect();
        Held { id: id.to_owned(), title: id.to_owned(), severity: Some(severity), words }
    }

    fn standing(flags: Vec<Held>) -> Standing {
        Standing { source: "ana.txt".to_owned(), problem: None, level: None, flags, criteria: Vec::new() }
    }

    #[test]
    fn the_same_flags_on_other_words_are_no_change() {
        let old = standing(vec![held("a", Severity::High, &["carts"])]);
        let new = standing(vec![held("a", Severity::High, &["sessions"])]);
        assert!(matches!(compare(&old, &new), Verdict::Same));
    }

    #[test]
    fn what_came_what_went_and_what_weighs_otherwise_is_told_with_its_words() {
        let old = standing(vec![
            held("went", Severity::Low, &["carts"]),
            held("heavier", Severity::Medium, &["locks", "queue"]),
        ]);
        let new = standing(vec![
            held("heavier", Severity::High, &["queue", "streams"]),
            held("came", Severity::Low, &["votes"]),
        ]);
        let Verdict::Changed(change) = compare(&old, &new) else { panic!("they differ") };
        let told: Vec<(&str, Turn, &[String], &[String])> = change
            .flags
            .iter()
            .map(|flag| (flag.id.as_str(), flag.turn, &*flag.counts_now, &*flag.counted_before))
            .collect();
        let list = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<String>>();
        let (streams, locks, votes, carts) =
            (list(&["streams"]), list(&["locks"]), list(&["votes"]), list(&["carts"]));
        let expected: [(&str, Turn, &[String], &[String]); 3] = [
            ("heavier", Turn::Severity, &streams, &locks),
            ("came", Turn::Gained, &votes, &[]),
            ("went", Turn::Lost, &[], &carts),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn a_file_that_one_side_could_not_screen_is_not_compared() {
        let old = standing(Vec::new());
        let new = Standing { problem: Some("it holds no text".to_owned()), ..old.clone() };
        assert!(matches!(compare(&old, &new), Verdict::Unscreened(_)));
        assert!(matches!(compare(&new, &old), Verdict::Unscreened(_)));
    }
}

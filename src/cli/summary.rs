//! What a batch came to, in a few lines.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::report::{FlagKind, Report, Tally};

/// Counts of what reports say.
#[derive(Debug, Default)]
pub(super) struct Summary {
    tally: Tally,
    failures: Counts,
    flags: [Counts; 3],
    copies: usize,
    /// Files whose reports were remembered.
    pub(super) remembered: usize,
}

/// How often each name occurs.
#[derive(Debug, Default)]
struct Counts(BTreeMap<String, usize>);

const KINDS: [(FlagKind, &str); 3] =
    [(FlagKind::Green, "green"), (FlagKind::Red, "red"), (FlagKind::Watch, "watch")];

impl Summary {
    pub(super) fn count(&mut self, report: &Report) {
        self.tally.count(report.status);
        self.copies += usize::from(report.document.duplicate_of.is_some());
        if let Some(error) = &report.error {
            self.failures.add(&name(error.code));
        }
        for flag in &report.judgement.flags {
            for (counts, (kind, _)) in self.flags.iter_mut().zip(KINDS) {
                if flag.kind == kind {
                    counts.add(flag.id.split_once('/').map_or(&*flag.id, |(_, name)| name));
                }
            }
        }
    }

    /// All files.
    pub(super) fn total(&self) -> usize {
        self.tally.total()
    }

    /// Whether every file was screened.
    pub(super) fn is_complete(&self) -> bool {
        self.tally.is_complete()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_complete() {
            writeln!(f, "{}", self.tally)?;
        } else {
            writeln!(f, "warning: {}; the reports of the others say why", self.tally)?;
        }
        self.failures.line(f, "failed")?;
        for (counts, (_, kind)) in self.flags.iter().zip(KINDS) {
            counts.line(f, kind)?;
        }
        match self.copies {
            0 => {}
            1 => writeln!(f, "  1 file is a copy of another")?,
            copies => writeln!(f, "  {copies} files are copies of others")?,
        }
        match self.remembered {
            0 => Ok(()),
            1 => writeln!(f, "  1 file was known from an earlier run"),
            files => writeln!(f, "  {files} files were known from an earlier run"),
        }
    }
}

impl Counts {
    fn add(&mut self, name: &str) {
        match self.0.get_mut(name) {
            Some(count) => *count += 1,
            None => drop(self.0.insert(name.to_owned(), 1)),
        }
    }

    /// The names with their counts, the most frequent first.
    fn line(&self, f: &mut fmt::Formatter<'_>, title: &str) -> fmt::Result {
        let mut counts: Vec<(&String, &usize)> = self.0.iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
        if counts.is_empty() { Ok(()) } else { writeln!(f, "  {title}: {}", counts.join(", ")) }
    }
}

/// A name as reports write it.
fn name(code: impl Serialize) -> String {
    let value = serde_json::to_value(code).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Failure, FailureCode, Flag, Severity, Status};
    use crate::screener::Source;
    use crate::screener::tests::Fragile;

    fn report(status: Status, flags: &[&str]) -> Report {
        let mut report = Fragile::screener().blank(&Source::new("a.pdf"), status);
        report.judgement.flags = flags.iter().map(|id| flag(id)).collect();
        report
    }

    fn flag(id: &str) -> Flag {
        let kind = KINDS.iter().find(|(_, name)| id.starts_with(name)).expect("a kind").0;
        let (title, reason) = (String::new(), String::new());
        Flag { id: id.into(), kind, severity: Severity::Low, title, reason, evidence: Vec::new() }
    }

    #[test]
    fn statuses_flags_and_copies_are_counted() {
        let mut summary = Summary::default();
        for flags in [&["green/a", "red/c"][..], &["green/b", "red/c"], &["green/b"]] {
            summary.count(&report(Status::Screened, flags));
        }
        assert_eq!(summary.to_string(), "3 resumes: 3 screened\n  green: 2 b, 1 a\n  red: 2 c\n");
        let mut failed = report(Status::Failed, &[]);
        failed.error = Some(Failure { code: FailureCode::TooLarge, message: String::new() });
        failed.document.duplicate_of = Some("b.pdf".into());
        summary.count(&failed);
        summary.remembered = 2;
        assert_eq!(
            summary.to_string(),
            "warning: 4 resumes: 3 screened, 1 failed; the reports of the others say why\n  \
             failed: 1 too-large\n  green: 2 b, 1 a\n  red: 2 c\n  1 file is a copy of another\n  \
             2 files were known from an earlier run\n"
        );
    }
}

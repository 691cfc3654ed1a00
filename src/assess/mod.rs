//! From findings to a judgement that a recruiter can repeat and a candidate can contest: flags,
//! criteria and level, use cases and months, each with the words it rests on.

mod evaluate;
mod experience;
mod explain;
mod flags;
mod job;
mod ledger;
mod level;
mod measure;
mod need;
mod questions;
mod standing;
mod usage;

use std::cell::RefCell;

use jiff::civil::Date;

use crate::document::Document;
use crate::matching::{Findings, Groups};
use crate::outline::{Month, Outline, Setting};
use crate::pack::Pack;
use crate::pack::model::Target;
use crate::report::{Experience, Judgement};

pub use explain::{Demand, Explanation, Part, Refused, Sighting, WayTrace, explain};
pub use job::job;

use evaluate::{Conclusions, Evaluator};
use ledger::Ledger;

/// Everything that is judged about one resume.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The rules.
    pub pack: &'a Pack,
    /// Which concepts count as which.
    pub groups: &'a Groups,
    /// The text.
    pub document: &'a Document,
    /// Its frames.
    pub outline: &'a Outline,
    /// What was found in it.
    pub findings: &'a Findings,
    /// What a position asks for, where one was named.
    pub target: Option<&'a Target>,
}

/// Judges a resume as of a date.
pub fn assess(case: Case<'_>, as_of: Date) -> Judgement {
    let mut ledger = Ledger::new(case.document, case.outline, case.pack, case.findings);
    let (evaluator, experience) = evaluator(&case, as_of, &mut ledger);
    let level = level::level(&evaluator, case.document, case.outline, &mut ledger);
    let flags = flags::flags(&evaluator, &mut ledger);
    let questions = if flags::is_in_field(&evaluator) {
        questions::questions(&evaluator, &level, &flags)
    } else {
        Vec::new()
    };
    let roles = usage::roles(&evaluator, &mut ledger);
    let need = case.target.map(|target| need::need(&evaluator, target, &level, &roles));
    Judgement {
        level: Some(level),
        flags,
        use_cases: usage::use_cases(&evaluator, &mut ledger),
        structures: usage::structures(&evaluator, &mut ledger),
        patterns: usage::patterns(&evaluator, &mut ledger),
        need,
        roles,
        experience: Some(experience),
        quantities: measure::quantities(case.findings, &mut ledger),
        questions,
        evidence: ledger.into_evidence(),
    }
}

/// An evaluator that knows what is concluded from dates; with the experience that they show.
fn evaluator<'a>(case: &Case<'a>, as_of: Date, ledger: &mut Ledger<'_>) -> (Evaluator<'a>, Experience) {
    let (experience, last_entry) = experience::experience(case.outline, case.findings, as_of, ledger);
    let conclusions = Conclusions {
        months_since_use: months_since(experience.last_used.as_deref(), as_of),
        last_entry,
        impossible_years: impossible_years(case, as_of),
        ..Conclusions::default()
    };
    let (pack, groups, findings) = (case.pack, case.groups, case.findings);
    (Evaluator { pack, groups, findings, conclusions: RefCell::new(conclusions) }, experience)
}

fn months_since(last_used: Option<&str>, as_of: Date) -> Option<u32> {
    let (year, month) = last_used?.split_once('-')?;
    let last = Month { year: year.parse().ok()?, month: month.parse().ok()? };
    let now = Month { year: as_of.year(), month: as_of.month() };
    u32::try_from(now.index() - last.index()).ok()
}

/// Claims to more years than the subject has existed, or than the candidate's own dates allow;
/// judged at the latest date in the resume, or the as-of date where that is earlier.
fn impossible_years(case: &Case<'_>, as_of: Date) -> Vec<usize> {
    let now = Month { year: as_of.year(), month: as_of.month() };
    let dates = || case.outline.entries.iter().filter_map(|entry| entry.dates.as_ref());
    let at_work = || case.outline.entries.iter().filter(|entry| entry.setting == Setting::Work);
    let latest = dates().map(|dates| dates.end.unwrap_or(now)).max().unwrap_or(now).min(now);
    let first = at_work().filter_map(|entry| entry.dates.as_ref()).map(|dates| dates.start).min();
    let first = first.or_else(|| dates().map(|dates| dates.start).min());
    let since_release = f64::from(latest.year - case.pack.parts.first_year);
    let career = first.map(|first| f64::from(latest.index() - first.index() + 1) / 12.0);
    let impossible = |years: f64| years > since_release || career.is_some_and(|career| years > career + 1.0);
    let claims = case.findings.years.iter().enumerate().filter(|(_, claim)| impossible(claim.years));
    claims.map(|(index, _)| index).collect()
}

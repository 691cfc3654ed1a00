//! Months of use: the union of the dated jobs and projects that name the subject.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ledger::{self, Ledger};
use crate::matching::{Findings, Tie};
use crate::outline::{DateRange, Month, Outline, Setting};
use crate::report;

/// How long and how lately the subject was used, as of a date, and the entry of its last use.
pub(super) fn experience(
    outline: &Outline,
    findings: &Findings,
    as_of: Date,
    ledger: &mut Ledger<'_>,
) -> (report::Experience, Option<usize>) {
    let now = Month { year: as_of.year(), month: as_of.month() };
    let mut entries = Vec::new();
    let mut used: Vec<(i32, i32)> = Vec::new();
    let mut last: Option<(i32, usize)> = None;
    for (index, named) in counted(findings) {
        let Some(entry) = outline.entries.get(index) else { continue };
        let counts = matches!(entry.setting, Setting::Work | Setting::Project);
        let span = entry.dates.as_ref().and_then(|dates| span(dates, now));
        if let Some((start, end)) = span.filter(|_| counts) {
            used.push((start, end));
            let until =
                if entry.dates.as_ref().is_some_and(|dates| dates.end.is_none()) { now.index() } else { end };
            last = last.max(Some((until, index)));
        }
        entries.push(report::ExperienceEntry {
            title: entry.title.clone(),
            organisation: entry.organisation.clone(),
            start: entry.dates.as_ref().map(|dates| dates.start.to_string()),
            end: entry.dates.as_ref().and_then(|dates| dates.end).map(|month| month.to_string()),
            months: span.map(|(start, end)| months(start, end)),
            setting: ledger::setting(entry.setting),
            evidence: named
                .into_iter()
                .take(3)
                .filter_map(|mention| ledger.mention(mention))
                .fold(Vec::new(), distinct),
        });
    }
    let first = used.iter().map(|&(start, _)| start).min();
    let experience = report::Experience {
        months: union(used),
        first_used: first.map(|index| Month::from_index(index).to_string()),
        last_used: last.map(|(index, _)| Month::from_index(index).to_string()),
        claimed_years: findings.years.iter().map(|claim| claim.years).reduce(f64::max),
        entries,
    };
    (experience, last.map(|(_, entry)| entry))
}

fn distinct(mut ids: Vec<String>, id: String) -> Vec<String> {
    if !ids.contains(&id) {
        ids.push(id);
    }
    ids
}

/// Mentions of the subject that count and do not come from a tutorial or a course, by entry.
fn counted(findings: &Findings) -> BTreeMap<usize, Vec<usize>> {
    let mut by_entry: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, mention) in findings.mentions.iter().enumerate() {
        let taught = matches!(mention.context.setting, Setting::Tutorial | Setting::Coursework);
        if let Some(entry) =
            mention.place.entry.filter(|_| mention.tie == Tie::Subject && mention.counted() && !taught)
        {
            by_entry.entry(entry).or_default().push(index);
        }
    }
    by_entry
}

/// First and last month of a range; one that goes on ends with the month before the present.
pub(super) fn span(dates: &DateRange, now: Month) -> Option<(i32, i32)> {
    let start = dates.start.index();
    let end = dates.end.map_or(now.index() - 1, |end| end.index().min(now.index()));
    (start <= end).then_some((start, end))
}

fn months(start: i32, end: i32) -> u32 {
    u32::try_from(end - start + 1).unwrap_or(0)
}

/// Months covered by any of the ranges.
fn union(mut ranges: Vec<(i32, i32)>) -> u32 {
    ranges.sort_unstable();
    let mut covered = 0;
    let mut until = i32::MIN;
    for (start, end) in ranges {
        let from = start.max(until.saturating_add(1));
        if from <= end {
            covered += months(from, end);
            until = end;
        }
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_that_overlap_count_once() {
        assert_eq!(union(vec![(10, 20), (15, 25), (40, 40), (11, 12)]), 17);
        assert_eq!(union(Vec::new()), 0);
    }

    #[test]
    fn the_present_ends_with_the_month_before() {
        let start = Month { year: 2026, month: 4 };
        let range = DateRange { start, end: None, range: 0..0 };
        assert_eq!(span(&range, Month { year: 2026, month: 6 }), Some((start.index(), start.index() + 1)));
        assert_eq!(span(&range, Month { year: 2026, month: 4 }), None);
    }
}

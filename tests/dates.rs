//! Every form in which jobs are dated, and what becomes of dates that overlap, run backwards or are
//! missing.

use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;
use redsieve::engine::Engine;
use redsieve::report::{Experience, Report};
use redsieve::screener::{Screener, Source};

static SCREENER: LazyLock<Screener> =
    LazyLock::new(|| Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1)));

fn report(jobs: &[&str]) -> Report {
    let jobs: String = jobs.iter().map(|job| format!("{job}\n- Kept user sessions in Redis.\n\n")).collect();
    let text = format!("Ana Pereira\nBackend developer\n\nExperience\n{jobs}");
    SCREENER.screen(&Source::new("ana.txt"), text.as_bytes())
}

fn experience(jobs: &[&str]) -> Experience {
    report(jobs).judgement.experience.unwrap()
}

#[test]
fn a_job_may_be_dated_in_any_form() {
    for (dates, months, first, last) in [
        ("Jan 2021 - Present", 65, "2021-01", "2026-06"),
        ("03/2019-11/2020", 21, "2019-03", "2020-11"),
        ("2018–2020", 36, "2018-01", "2020-12"),
        ("Summer 2022", 3, "2022-06", "2022-08"),
        ("Fall 2021 – Spring 2022", 9, "2021-09", "2022-05"),
        ("'19 - '21", 36, "2019-01", "2021-12"),
        ("2016.03-2018.05", 27, "2016-03", "2018-05"),
        ("since 2022", 53, "2022-01", "2026-06"),
        ("Since March 2022", 51, "2022-03", "2026-06"),
        ("May 2020 to date", 73, "2020-05", "2026-06"),
        ("from 2021 onwards", 65, "2021-01", "2026-06"),
        ("2021 - ongoing", 65, "2021-01", "2026-06"),
        ("Jan 2020 - until now", 77, "2020-01", "2026-06"),
        ("2020.03 - 至今", 75, "2020-03", "2026-06"),
        ("2020年3月至今", 75, "2020-03", "2026-06"),
        ("11/2020 - 03/2019", 21, "2019-03", "2020-11"),
    ] {
        for job in
            [format!("Developer, Nimbus Travel  {dates}"), format!("Developer, Nimbus Travel ({dates})")]
        {
            let told = experience(&[&job]);
            let shown = (told.months, told.first_used.as_deref(), told.last_used.as_deref());
            assert_eq!(shown, (months, Some(first), Some(last)), "{job}");
        }
    }
}

#[test]
fn months_that_jobs_share_count_once() {
    let outer = "Lead Developer, Nimbus Travel  01/2019 - 12/2022";
    let nested = "Developer, Nimbus Travel  03/2020 - 06/2020";
    let overlapping = "Developer, Tidewater Ltd  10/2022 - 03/2023";
    assert_eq!(experience(&[outer]).months, 48);
    assert_eq!(experience(&[outer, nested]).months, 48);
    assert_eq!(experience(&[outer, nested, overlapping]).months, 51);
}

#[test]
fn a_job_without_dates_adds_no_months_and_a_resume_without_any_says_so() {
    let undated = "Developer, Nimbus Travel";
    let codes = |report: &Report| -> Vec<String> {
        report.document.warnings.iter().map(|warning| warning.code.clone()).collect()
    };
    let none = report(&[undated]);
    assert!(codes(&none).contains(&"no-dates".to_owned()), "{:?}", codes(&none));
    assert_eq!(none.judgement.experience.as_ref().unwrap().months, 0);
    let some = report(&[undated, "Developer, Tidewater Ltd  10/2022 - 03/2023"]);
    assert!(!codes(&some).contains(&"no-dates".to_owned()), "{:?}", codes(&some));
    let entries = some.judgement.experience.unwrap().entries;
    assert_eq!(entries.iter().map(|entry| entry.months).collect::<Vec<_>>(), [None, Some(6)]);
}

#[test]
fn what_has_not_begun_adds_no_months() {
    let told = experience(&["Developer, Nimbus Travel  June 2030 - Present"]);
    assert_eq!((told.months, told.last_used), (0, None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// The union of months does not depend on the order of the jobs, nor on how a range is written.
    #[test]
    fn months_are_those_of_the_ranges(ranges in proptest::collection::vec((2005..2022i32, 1..=12i32, 0..40i32), 1..4)) {
        let month = |index: i32| (index.div_euclid(12), index.rem_euclid(12) + 1);
        let mut covered = std::collections::BTreeSet::new();
        let mut jobs = Vec::new();
        for &(year, start, length) in &ranges {
            let first = year * 12 + start - 1;
            covered.extend(first..=first + length);
            let ((from_year, from), (to_year, to)) = (month(first), month(first + length));
            jobs.push(format!("Developer, Nimbus Travel  {from:02}/{from_year} - {to:02}/{to_year}"));
        }
        let jobs: Vec<&str> = jobs.iter().map(String::as_str).collect();
        let backwards: Vec<&str> = jobs.iter().rev().copied().collect();
        prop_assert_eq!(experience(&jobs).months as usize, covered.len());
        prop_assert_eq!(experience(&backwards).months as usize, covered.len());
    }
}

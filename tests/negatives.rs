//! Lines that speak of something else support nothing, alone and in a job beside other work.

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::report::Report;
use redsieve::screener::{Screener, Source};

/// What may be said of anybody in software who does not name the subject.
const SILENT: &str = "red/no-caching-experience";

fn lines() -> Vec<String> {
    let text = std::fs::read_to_string("fixtures/negatives.txt").unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

fn screener() -> Screener {
    Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1))
}

fn said(report: &Report) -> Vec<String> {
    let judgement = &report.judgement;
    let flags = judgement.flags.iter().map(|flag| flag.id.clone()).filter(|id| id != SILENT);
    let met = judgement.level.iter().flat_map(|level| &level.criteria).filter(|criterion| criterion.met);
    let uses = judgement.use_cases.iter().map(|use_case| use_case.id.clone());
    flags.chain(met.map(|criterion| criterion.id.clone())).chain(uses).collect()
}

#[test]
fn a_line_about_something_else_says_nothing() {
    let screener = screener();
    assert!(lines().len() >= 60, "only {} lines", lines().len());
    for line in lines() {
        let report = screener.screen(&Source::new("a.txt"), line.as_bytes());
        assert_eq!(said(&report), Vec::<String>::new(), "{line}");
    }
}

#[test]
fn nor_does_it_in_a_job() {
    let screener = screener();
    for line in lines() {
        let text = format!(
            "Ada Example\nBackend developer\n\nExperience\nBackend Developer, Tidewater Ltd  01/2020 - 12/2022\n- {line}\n- Wrote forms in Java.\n"
        );
        let report = screener.screen(&Source::new("a.txt"), text.as_bytes());
        assert_eq!(said(&report), Vec::<String>::new(), "{line}");
        assert_eq!(report.judgement.level.map(|level| level.estimate), Some(0), "{line}");
    }
}

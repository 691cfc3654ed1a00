//! How the evidence stands to what a position asks for.

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::report::Verdict;
use redsieve::screener::{Screener, Source};

const AT_WORK: &str = "Backend developer

Experience
Backend Developer, Nimbus Travel  01/2020 - 12/2025
- Kept user sessions in Redis and built rate limiting for the fare API on Redis.
";

const IN_PROJECTS: &str = "Backend developer

Projects
Fare board  2024
- Kept user sessions in Redis and built rate limiting for the fare API on Redis.
";

const NAMED: &str = "Backend developer

Skills
Java, Redis, Docker
";

fn verdict(target: &str, resume: &str) -> Verdict {
    let engine = Engine::load(None).unwrap().aim_at(target).unwrap();
    need(engine, resume)
}

fn need(engine: Engine, resume: &str) -> Verdict {
    let screener = Screener::new(Box::new(engine), date(2026, 6, 1));
    let report = screener.screen(&Source::new("a.txt"), resume.as_bytes());
    report.judgement.need.unwrap().verdict
}

#[test]
fn a_target_is_met_at_work_only() {
    assert_eq!(verdict("backend-at-scale", AT_WORK), Verdict::Met);
    assert_eq!(verdict("backend-at-scale", IN_PROJECTS), Verdict::ProjectsOnly);
    assert_eq!(verdict("backend-at-scale", NAMED), Verdict::NotShown);
}

#[test]
fn a_name_alone_meets_no_target() {
    assert_eq!(verdict("backend", AT_WORK), Verdict::Met);
    assert_eq!(verdict("backend", NAMED), Verdict::NotShown);
    assert_eq!(need(Engine::load(None).unwrap().ask_level(1), NAMED), Verdict::NotShown);
}

#[test]
fn a_role_asks_for_its_level() {
    assert_eq!(verdict("performance", AT_WORK), Verdict::NotShown);
    assert_eq!(verdict("infrastructure", AT_WORK), Verdict::NotShown);
}

#[test]
fn without_a_target_nothing_is_said() {
    let screener = Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1));
    assert_eq!(screener.screen(&Source::new("a.txt"), AT_WORK.as_bytes()).judgement.need, None);
}

#[test]
fn an_unknown_target_is_told_with_those_that_are_known() {
    let error = Engine::load(None).unwrap().aim_at("frontend").unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no target `frontend`; the pack has: backend, backend-at-scale, performance, infrastructure"
    );
}

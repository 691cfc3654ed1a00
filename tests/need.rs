//! How the evidence stands to what a position asks for.

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::pack::Pack;
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

/// A level whose only way asks for a figure of a project is not reached by work without one.
#[test]
fn a_figure_that_only_a_project_can_give_is_not_forgotten_at_work() {
    let text = std::fs::read_to_string("fixtures/packs/kafka.toml").unwrap();
    let strict = text.replace(
        "says = \"a criterion of level 2 or 3 at work\"\nlevels = [\"2\", \"3\"]\nsetting = [\"work\"]",
        "says = \"streams processed, with a figure of a project\"\nlevels = [\"2\"]\nsetting = [\"work\", \"project\"]\nquantity = [{ improvement = {}, setting = [\"project\"] }]",
    );
    assert_ne!(strict, text);
    let engine = Engine::new(Pack::parse("kafka.toml", &strict).unwrap()).unwrap().ask_level(2);
    let project = "Projects\nFare board  2024\n- Cut latency by 60% with Kafka Streams.\n";
    let work = "Experience\nBackend Developer, Nimbus Travel  01/2020 - 12/2025\n- Joined orders in Kafka Streams.\n";
    assert_eq!(need(engine, &format!("Backend developer\n\n{work}\n{project}")), Verdict::ProjectsOnly);
}

/// A resume with bullets at work and in a project of the candidate's own.
fn resume(work: &str, project: &str) -> String {
    format!(
        "Backend developer\n\nExperience\nBackend Developer, Nimbus Travel  01/2020 - 12/2025\n{work}\n\nProjects\nFare board  2024\n{project}\n"
    )
}

/// Level 3 at work, without a duty of a performance engineer.
const EXPERT: &str = "- Fanned out seat changes over Redis pub/sub and wrote counters as Redis Lua scripts.
- Ran and resharded a Redis Cluster of 12 nodes at 200,000 requests per second.";
const JAVA: &str = "- Wrote REST services in Java.";

#[test]
fn what_is_met_stands_at_work_piece_by_piece() {
    let cached = "- Cached fares in Redis.";
    let competent = "- Kept user sessions in Redis and built rate limiting for the fare API on Redis.";
    let level_aside = resume(cached, competent);
    assert_eq!(verdict("backend", &level_aside), Verdict::Met);
    assert_eq!(verdict("backend-at-scale", &level_aside), Verdict::ProjectsOnly);
    let duty_aside = resume(EXPERT, "- Warmed the Redis cache before each deployment.");
    assert_eq!(verdict("infrastructure", &duty_aside), Verdict::Met);
    assert_eq!(verdict("performance", &duty_aside), Verdict::ProjectsOnly);
}

#[test]
fn a_role_is_met_by_its_duty_and_missed_without() {
    let with = resume(&format!("{EXPERT}\n- Warmed the Redis cache before each deployment."), JAVA);
    assert_eq!(verdict("performance", &with), Verdict::Met);
    assert_eq!(verdict("performance", &resume(EXPERT, JAVA)), Verdict::NotShown);
    assert_eq!(verdict("infrastructure", &resume(EXPERT, JAVA)), Verdict::Met);
}

#[test]
fn a_project_of_the_same_kind_takes_nothing_away() {
    let aside =
        "- Built chat over Redis pub/sub, wrote counters as Redis Lua scripts and ran a Redis Cluster.";
    assert_eq!(verdict("infrastructure", &resume(EXPERT, aside)), Verdict::Met);
}

#[test]
fn a_described_use_of_what_implies_the_subject_is_work_too() {
    let workers = "- Moved mail and invoices to Sidekiq workers with retries.";
    assert_eq!(verdict("backend", &resume(workers, JAVA)), Verdict::Met);
    assert_eq!(verdict("backend", &resume(JAVA, workers)), Verdict::ProjectsOnly);
}

#[test]
fn a_misspelt_target_is_told_with_the_one_that_is_near() {
    let error = Engine::load(None).unwrap().aim_at("backend-at-scal").unwrap_err();
    assert_eq!(error.to_string(), "there is no target `backend-at-scal`; did you mean `backend-at-scale`?");
}

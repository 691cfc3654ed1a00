//! What job descriptions ask for, the mistakes they make, and resumes held against them.

mod common;

use std::fs;
use std::path::Path;

use common::{Inbox, stderr, stdout};
use proptest::prelude::*;
use redsieve::engine::Engine;
use redsieve::extract::Limits;
use redsieve::job::read_job;
use redsieve::report::{JobReport, Report, Verdict, job_schema};
use redsieve::screener::Source;
use serde::Deserialize;
use serde_json::Value;

/// What the people who wrote the descriptions under `fixtures/jobs` say of them.
#[derive(Debug, PartialEq, Deserialize)]
struct Label {
    asked: bool,
    required: bool,
    level: Option<u8>,
    role: Option<String>,
    use_cases: Vec<String>,
    mistakes: Vec<String>,
}

impl Label {
    fn of(report: &JobReport) -> Self {
        let job = &report.job;
        Self {
            asked: job.subject.asked,
            required: job.subject.required,
            level: job.level.as_ref().map(|level| level.number),
            role: job.role.as_ref().map(|role| role.id.clone()),
            use_cases: job.use_cases.iter().map(|case| case.id.clone()).collect(),
            mistakes: job.mistakes.iter().map(|mistake| mistake.id.clone()).collect(),
        }
    }
}

static ENGINE: std::sync::OnceLock<Engine> = std::sync::OnceLock::new();

const FOLDER: &str = "fixtures/jobs";

fn labels() -> Vec<(String, Label)> {
    let text = fs::read_to_string(Path::new(FOLDER).join("expected.json")).expect("the labels");
    let labels: std::collections::BTreeMap<String, Label> = serde_json::from_str(&text).expect("labels");
    labels.into_iter().collect()
}

fn read(engine: &Engine, name: &str, bytes: &[u8]) -> JobReport {
    read_job(engine, &Source::new(name), bytes, &Limits::default()).expect("it can be read")
}

fn all() -> Vec<(String, JobReport)> {
    let read_one = |name: String| {
        let bytes = fs::read(Path::new(FOLDER).join(&name)).expect("a description");
        let report = read(engine(), &name, &bytes);
        (name, report)
    };
    labels().into_iter().map(|(name, _)| read_one(name)).collect()
}

fn engine() -> &'static Engine {
    ENGINE.get_or_init(|| Engine::load(None).unwrap())
}

fn of_text(text: &str) -> JobReport {
    read(engine(), "wanted.txt", text.as_bytes())
}

#[test]
fn descriptions_are_read_as_their_authors_meant_them() {
    for ((name, report), (_, label)) in all().iter().zip(labels()) {
        assert_eq!(Label::of(report), label, "{name}");
    }
    let made: std::collections::BTreeSet<String> =
        labels().into_iter().flat_map(|(_, label)| label.mistakes).collect();
    for mistake in &engine().pack().mistakes {
        assert!(made.contains(&mistake.id), "no description makes the mistake {}", mistake.id);
    }
}

#[test]
fn every_statement_cites_words_that_stand_in_the_file() {
    for (name, report) in all() {
        let job = &report.job;
        let text = fs::read_to_string(Path::new(FOLDER).join(&name)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for mistake in &job.mistakes {
            assert!(!mistake.evidence.is_empty(), "{name}: {}", mistake.id);
        }
        let cited = job.asks.iter().flat_map(|asked| &asked.evidence);
        let cited = cited.chain(job.mistakes.iter().flat_map(|mistake| &mistake.evidence));
        for id in cited.chain(&job.subject.evidence) {
            let evidence = job.evidence_of(id).unwrap_or_else(|| panic!("{name}: {id} is missing"));
            let exact = &evidence.selectors.quote.exact;
            let word = exact.split(|c: char| !c.is_alphanumeric()).next().unwrap();
            match evidence.line {
                Some(line) => assert!(lines[line - 1].contains(word), "{name}: line {line} of {exact}"),
                None => assert!(name.ends_with(".html"), "{name}: no line of {exact}"),
            }
        }
    }
}

#[test]
fn every_job_report_fits_the_schema_and_comes_back_as_it_went() {
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/job.v1.schema.json");
    let current = job_schema().to_value();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(kept, format!("{current:#}\n")).expect("the schema is written");
    }
    let kept: Value = serde_json::from_str(&fs::read_to_string(kept).expect("the schema")).expect("JSON");
    assert!(kept == current, "run with UPDATE_SCHEMA=1 and look at the difference");
    let validator = jsonschema::validator_for(&current).expect("a valid schema");
    for (name, report) in all() {
        let value = serde_json::to_value(&report).expect("JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0], "{name}");
        let back: JobReport = serde_json::from_value(value).expect("a report");
        assert_eq!(back, report);
    }
}

#[test]
fn what_is_wished_for_is_not_required() {
    let report = of_text(
        "Backend Developer\n\nRequirements\n- Redis and its sorted sets\n\nNice to have\n- Redis Cluster and Redis Sentinel\n- Lua scripting in Redis\n",
    );
    let level = report.job.level.unwrap();
    assert_eq!((level.number, level.with_wishes), (2, 3));
    let wished: Vec<&str> =
        report.job.asks.iter().filter(|asked| !asked.required).map(|asked| asked.id.as_str()).collect();
    assert_eq!(wished, ["advanced-features", "cluster-and-ha"]);
    assert!(!of_text("Backend Developer\nRedis would be a plus.\n").job.subject.required);
}

#[test]
fn wishes_are_read_in_every_language() {
    for text in [
        "Entwickler\nErfahrung mit Redis ist von Vorteil.\n",
        "Entwickler\n\nProfil\n- Java\n\nWünschenswert\n- Redis\n",
        "Développeur\nUne expérience de Redis serait un plus.\n",
        "Développeur\nRedis n'est pas exigé, mais serait apprécié.\n",
        "Développeur\n\nProfil\n- Java\n\nAtouts\n- Redis\n",
        "Desarrollador\nSe valorará experiencia con Redis.\n",
        "Desarrollador\n\nRequisitos\n- Java\n\nDeseable\n- Redis\n",
        "Desenvolvedor\nRedis será um diferencial.\n",
        "Desenvolvedor\n\nRequisitos\n- Java\n\nDiferenciais\n- Redis\n",
        "后端工程师\n有 Redis 经验者优先。\n",
        "后端工程师\n\n要求:\n- Java\n\n加分项:\n- Redis\n",
        "Developer\n\nREQUIRED\nFive years of Java\n\nASSETS\nRedis\n",
    ] {
        let job = of_text(text).job;
        assert!(job.subject.asked && !job.subject.required, "{text}");
        assert_eq!(job.mistakes, [], "{text}");
        assert_eq!(job.role.map(|role| role.id).as_deref(), Some("backend"), "{text}");
    }
}

#[test]
fn a_name_in_a_list_makes_no_mistake() {
    let job = of_text("Backend Developer\n- MySQL, Redis, RabbitMQ\n- Git\n").job;
    assert!(job.subject.required);
    assert_eq!(job.mistakes, []);
}

#[test]
fn what_others_do_is_not_asked() {
    let job = of_text(
        "Backend Developer\n- Cache pages in Redis\n- Redis Cluster and its failover are run by our platform team\n",
    )
    .job;
    assert!(job.subject.required);
    assert!(!job.asks.iter().any(|asked| asked.id == "cluster-and-ha"));
}

#[test]
fn a_title_that_nobody_of_is_sought_is_no_mistake() {
    let job = of_text(
        "Rails Developer\nAgencies keep sending us Redis developers. We don't want one.\nYou cache pages in Redis.\n",
    )
    .job;
    assert!(job.subject.required);
    assert!(!job.mistakes.iter().any(|made| made.id == "standalone-role"));
}

#[test]
fn a_wish_names_no_role_where_the_title_does() {
    let job = of_text("Desenvolvedor\nRedis\n\nDesejável\n- SRE\n").job;
    assert_eq!(job.role.map(|role| role.id).as_deref(), Some("backend"));
    let job = of_text("DevOps Engineer\nYou know Redis.\n\nNice to have\n- Java Developer\n").job;
    assert_eq!(job.role.map(|role| role.id).as_deref(), Some("infrastructure"));
}

#[test]
fn what_is_not_needed_is_not_asked() {
    for text in [
        "Backend Developer\nNo Redis experience needed.\n",
        "Backend Developer\nRedis knowledge is not required.\n",
        "Backend Developer\nWe use Redis, but you do not need to know Redis.\n",
        "Backend Developer\nWe do not use Redis.\n",
        "Backend Developer\nWe moved off Redis last year.\n",
        "Entwickler\nRedis-Kenntnisse setzen wir nicht voraus.\n",
        "Développeur\nL'expérience de Redis n'est pas exigée.\n",
        "Desarrollador\nNo hace falta experiencia con Redis.\n",
        "Desenvolvedor\nNosso backend usa Redis, mas não exigimos experiência com ele.\n",
        "后端工程师\n公司使用 Redis,不作要求。\n",
    ] {
        let job = of_text(text).job;
        assert!(!job.subject.asked && job.level.is_none() && job.mistakes.is_empty(), "{text}");
        assert!(!job.subject.evidence.is_empty(), "{text}");
    }
}

#[test]
fn what_else_is_not_needed_takes_nothing_away() {
    for text in [
        "Backend Developer\nRedis is required, a degree is not required.\n",
        "Backend Developer\nNo nonsense, you know Redis.\n",
        "Not a DBA role: you know Redis.\n",
        "Backend Developer\nYou do not need a degree. You know Redis.\n",
        "Backend Developer\nKafka is a plus, Redis is required.\n",
        "Backend Developer\nYou know Redis; Kafka is a plus.\n",
        "Backend Developer\nRedis is a must, Kafka is nice to have.\n",
    ] {
        assert!(of_text(text).job.subject.required, "{text}");
    }
}

#[test]
fn the_context_of_resumes_means_nothing_here() {
    for text in [
        "Backend Developer\nYou would like to learn how caches are invalidated, in Redis of course.\n",
        "Backend Developer\nTogether with the platform team you handle cache invalidation in Redis.\n",
        "Backend Developer\nYou will plan to keep Redis caches fresh by cache invalidation.\n",
    ] {
        let job = of_text(text).job;
        assert!(job.subject.required, "{text}");
        assert!(job.asks.iter().any(|asked| asked.id == "invalidation"), "{text}");
    }
}

#[test]
fn words_of_a_level_ask_for_it() {
    let level = |text: &str| of_text(text).job.level.map(|level| level.number);
    assert_eq!(level("Basic knowledge of Redis."), Some(1));
    assert_eq!(level("Strong experience with Redis."), Some(2));
    assert_eq!(level("Deep expertise in Redis."), Some(3));
    assert_eq!(level("Redis pub/sub is part of your work."), Some(2));
    assert_eq!(level("You run a Redis Cluster and tune hot keys in Redis."), Some(3));
    assert_eq!(level("You know PostgreSQL."), None);
}

#[test]
fn people_see_what_is_asked_and_what_is_wrong() {
    let inbox = Inbox::new(&[("basic.txt", "Redis Developer\n\nYou know GET and SET in Redis.\n")]);
    let output = inbox.run(&["job", "basic.txt"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    insta::assert_snapshot!(stdout(&output));
}

#[test]
fn programs_get_the_same_as_json() {
    let inbox = Inbox::new(&[("a.txt", "Backend Developer\nYou know Redis.\n")]);
    let json = stdout(&inbox.run(&["job", "a.txt", "--format", "json"]));
    let report: JobReport = serde_json::from_str(&json).expect("a report");
    assert_eq!(report, read(engine(), "a.txt", b"Backend Developer\nYou know Redis.\n"));
    let schema = stdout(&inbox.run(&["schema", "job"]));
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    assert_eq!(schema, job_schema().to_value());
}

#[test]
fn a_description_that_cannot_be_read_or_asks_nothing_says_so() {
    let inbox = Inbox::new(&[("none.txt", "Nurse wanted.\n"), ("cv/a.txt", RESUME)]);
    let none = inbox.run(&["job", "none.txt"]);
    assert_eq!((none.status.code(), stdout(&none).as_str()), (Some(0), "none.txt does not name Redis\n"));
    let gone = inbox.run(&["job", "gone.txt"]);
    assert_eq!(gone.status.code(), Some(1));
    assert!(stderr(&gone).starts_with("error: cannot read gone.txt: "), "{}", stderr(&gone));
    let held = inbox.run(&["screen", "cv", "--for", "none.txt"]);
    assert_eq!((held.status.code(), stdout(&held).as_str()), (Some(2), ""));
    assert!(stderr(&held).starts_with("error: none.txt does not ask for Redis"), "{}", stderr(&held));
    let both = inbox.run(&["screen", "cv", "--for", "none.txt", "--min-level", "2"]);
    assert_eq!(both.status.code(), Some(2));
}

const RESUME: &str = "Ana Pereira
Backend developer

Experience
Backend Developer, Nimbus Travel  01/2020 - 12/2025
- Kept user sessions in Redis and built rate limiting for the fare API on Redis.
- Cached fares in Redis with cache-aside.
";

/// The reports of a resume that is held against a job description.
fn held_against(job: &str, more: &[&str]) -> Vec<Report> {
    let inbox = Inbox::new(&[("job.txt", job), ("cv/a.txt", RESUME)]);
    let arguments = ["screen", "cv", "--for", "job.txt", "--as-of", "2026-06-01"];
    let output = inbox.run(&[&arguments, more].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stdout(&output).lines().map(|line| serde_json::from_str(line).expect("a report")).collect()
}

#[test]
fn resumes_are_held_against_what_is_asked() {
    let verdict = |job: &str| {
        let need = held_against(job, &[]).remove(0).judgement.need.expect("a need");
        assert_eq!(need.target, "job.txt");
        (need.verdict, need.because)
    };
    let (met, because) = verdict("Backend Developer\nYou keep user sessions in Redis and cache in Redis.\n");
    assert_eq!(met, Verdict::Met, "{because}");
    let (queues, because) = verdict("Backend Developer\nYou build job queues on Redis and cache in Redis.\n");
    assert_eq!(
        (queues, because.as_str()),
        (Verdict::NotShown, "the use case queues is asked, and not stated")
    );
    let (wished, because) =
        verdict("Backend Developer\nYou cache in Redis.\nNice to have: job queues on Redis.\n");
    assert_eq!(wished, Verdict::Met, "{because}");
    let (level, because) = verdict("Backend Developer\nDeep expertise in Redis.\n");
    assert_eq!((level, because.as_str()), (Verdict::NotShown, "level 3 is asked, level 2 is stated"));
    let (role, because) = verdict("Site Reliability Engineer\nYou know Redis.\n");
    assert_eq!(role, Verdict::NotShown, "{because}");
}

#[test]
fn workers_and_threads_hold_resumes_against_the_same() {
    let job = "Backend Developer\nYou build job queues on Redis; \"quotes\" and spaces do no harm.\n";
    let in_threads = held_against(job, &["--isolation", "thread"]);
    assert_eq!(held_against(job, &["--isolation", "process", "--jobs", "2"]), in_threads);
    assert!(in_threads[0].judgement.need.is_some());
}

/// Pieces that job descriptions are made of, and signs that they are not.
const PIECES: &str = "(Redis|Redis Developer|cache|invalidation|eviction policy|is a plus|not required|Nice to have:?|No |expert in |GET and SET|sorted sets|when to use Redis|[(){}\\[\\]:;,.|]|\\n- |\\n|\\n\\n| |[a-zé漢\u{202e}]{1,6}){0,60}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_text_is_read_the_same_each_time_and_cites_what_it_holds(text in PIECES) {
        let source = Source::new("job.txt");
        let Ok(report) = read_job(engine(), &source, text.as_bytes(), &Limits::default()) else { return Ok(()) };
        let again = read_job(engine(), &source, text.as_bytes(), &Limits::default()).unwrap();
        prop_assert_eq!(&report, &again);
        let job = &report.job;
        prop_assert_eq!(job.level.is_some(), job.subject.asked);
        prop_assert!(job.subject.asked || job.mistakes.is_empty() && job.asks.is_empty());
        prop_assert!(job.level.as_ref().is_none_or(|level| level.number <= level.with_wishes));
        let lines = text.lines().count();
        let cited = job.asks.iter().flat_map(|asked| &asked.evidence);
        let cited = cited.chain(job.mistakes.iter().flat_map(|mistake| &mistake.evidence));
        for id in cited.chain(&job.subject.evidence) {
            let evidence = job.evidence_of(id);
            prop_assert!(evidence.is_some(), "{}", id);
            prop_assert!(evidence.and_then(|it| it.line).is_none_or(|line| (1..=lines).contains(&line)));
        }
    }
}

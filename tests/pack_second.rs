//! A pack about something else runs through the whole engine.

use std::path::Path;

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::extract::Limits;
use redsieve::job::read_job;
use redsieve::screener::{Screener, Source};
use redsieve::trial;

const PACK: &str = "fixtures/packs/kafka.toml";

const RESUME: &str = "Ilse Brandvold
Backend developer

Experience
Backend Developer, Tidewater Ltd  01/2021 - 12/2023
- Joined orders and prices in Kafka Streams; the topic has a partition per region.
- Ran Kafka at 20,000 events per second.

Skills
Java, Redis, RabbitMQ
";

fn engine() -> Engine {
    Engine::load(Some(Path::new(PACK))).unwrap()
}

#[test]
fn its_examples_hold() {
    let failures: Vec<String> = trial::run(&engine()).failures.iter().map(ToString::to_string).collect();
    assert_eq!(failures, Vec::<String>::new());
}

#[test]
fn a_resume_is_judged_by_it() {
    let screener = Screener::new(Box::new(engine()), date(2026, 6, 1));
    let report = screener.screen(&Source::new("ilse.txt"), RESUME.as_bytes());
    let judgement = &report.judgement;
    let flags: Vec<&str> = judgement.flags.iter().map(|flag| flag.id.as_str()).collect();
    assert_eq!(flags, ["green/topics", "green/scale"]);
    assert_eq!(judgement.level.as_ref().map(|level| level.estimate), Some(2));
    assert_eq!(judgement.experience.as_ref().map(|experience| experience.months), Some(36));
    assert_eq!(report.pack.id, "kafka");
}

#[test]
fn a_job_description_is_read_by_it() {
    let read = |text: &str| {
        let (engine, source) = (engine(), Source::new("job.txt"));
        let job = read_job(&engine, &source, text.as_bytes(), &Limits::default()).unwrap().job;
        let mistakes: Vec<String> = job.mistakes.into_iter().map(|mistake| mistake.id).collect();
        (job.level.map(|level| level.number), mistakes)
    };
    assert_eq!(read("You read orders from Kafka.\n"), (Some(1), vec!["no-topics".to_owned()]));
    assert_eq!(read("You design the topics of our Kafka.\n"), (Some(2), vec![]));
    assert_eq!(read("Redis Developer\nYou cache pages in Redis.\n"), (None, vec![]));
}

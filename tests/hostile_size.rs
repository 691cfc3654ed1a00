//! Texts of monstrous length take time in proportion to it.

use std::time::{Duration, Instant};

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::screener::{Screener, Source};

const LINE: &str =
    "not without Redis, no cache hit ratio 4%, using Kafka streams by caching sets for 5 years ";

/// The better of two runs, since other tests run beside this one.
fn time(screener: &Screener, text: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        let report = screener.screen(&Source::new("long.txt"), text.as_bytes());
        assert!(report.judgement.level.is_some());
        start.elapsed()
    };
    run().min(run())
}

#[test]
fn ten_times_the_text_takes_about_ten_times_as_long() {
    let screener = Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1));
    for line in [LINE.to_owned(), format!("- {LINE}\n")] {
        let small = time(&screener, &format!("Experience\n{}", line.repeat(150)));
        let large = time(&screener, &format!("Experience\n{}", line.repeat(1_500)));
        assert!(large < small * 40, "{small:?} became {large:?}");
    }
}

#[test]
fn a_sentence_of_many_causes_takes_time_in_proportion_to_it() {
    let screener = Screener::new(Box::new(Engine::load(None).unwrap()), date(2026, 6, 1));
    let clause = "cached prices in Redis with a TTL and no Kafka, cutting latency by 40% for users, ";
    let small = time(&screener, &format!("Experience\n- {}", clause.repeat(400)));
    let large = time(&screener, &format!("Experience\n- {}", clause.repeat(4_000)));
    assert!(large < small * 20, "{small:?} became {large:?}");
}

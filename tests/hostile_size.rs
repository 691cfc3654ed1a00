//! Texts of monstrous length take time in proportion to it.

use std::time::{Duration, Instant};

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::extract::{Limits, extract};
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

/// The better of two runs of reading alone.
fn time_to_read(name: &str, bytes: &[u8]) -> Duration {
    let run = || {
        let start = Instant::now();
        let document = extract(bytes, name, &Limits::default()).expect("it can be read");
        assert!(document.text.contains("word"), "{name}");
        start.elapsed()
    };
    run().min(run())
}

/// What is repeated without an end, so that elements nest or stand in a row as often as a file has room.
const NESTS: &[(&str, &str, &str)] = &[
    ("ana.html", "<!doctype html><body>word", "<table><tr><td>word "),
    ("ana.html", "<!doctype html><body>word", "<table><tr><td>word<td>word<tr><td>"),
    ("ana.html", "<!doctype html><body><table><tr>", "<td>word</td>"),
    ("ana.html", "<!doctype html><body><table><tr><td>word", "<td hidden>word</td>"),
    ("ana.html", "<!doctype html><body>word", "<div><p>word "),
    ("ana.html", "<!doctype html><body>word", "<ul><li><b>word "),
    ("ana.html", "<!doctype html><body>word", "<span style='display:none'>word<i>"),
    ("ana.html", "<!doctype html><body><p>word", "word<br>"),
    ("ana.html", "<!doctype html><body>word<pre>", "</x></td></p>word\n"),
    ("ana.html", "<!doctype html><body>word<style>", ".a{color:red}@media x{/*"),
    ("ana.rtf", "{\\rtf1 word\\par", "\\pard\\intbl\\itap9 word\\nestcell word\\nestcell\\nestrow "),
    ("ana.rtf", "{\\rtf1 word\\par\\trowd\\intbl", " word\\cell"),
    ("ana.rtf", "{\\rtf1 word\\par", "{\\v word}{\\b word}"),
    ("ana.md", "word\n", "> * word\n"),
];

#[test]
fn whatever_nests_takes_time_in_proportion_to_its_size() {
    for (name, head, repeated) in NESTS {
        let time = |count: usize| time_to_read(name, format!("{head}{}", repeated.repeat(count)).as_bytes());
        let (small, large) = (time(1_000), time(10_000));
        // A moment in which another test has the processor is no growth; what is quadratic takes seconds.
        let allowed = small * 25 + Duration::from_millis(300);
        assert!(large < allowed, "{head}{repeated}: {small:?} became {large:?}");
    }
}

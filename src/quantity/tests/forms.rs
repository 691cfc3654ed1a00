//! What is written in any of the forms reads back as the same number, and long sentences take time in
//! proportion to their length.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{Change, Direction, Kind, Size, WORDS, find};

/// The only change of a sentence.
fn change(text: &str) -> Change {
    let found = find(text, 0..text.len(), &WORDS);
    let [quantity] = found.as_slice() else { panic!("{} quantities in {text:?}", found.len()) };
    let Kind::Change(change) = &quantity.kind else { panic!("{:?} in {text:?}", quantity.kind) };
    change.clone()
}

/// Ways to tell two values of a latency, the first of them before the second.
const SPANS: [&str; 17] = [
    "p99 fell from {before} to {after}",
    "p99 went down to {after} from {before}",
    "p99: {before} → {after}",
    "p99 {before}->{after}",
    "p99 is {after} (was {before})",
    "p99 is {after} now, it was {before} before",
    "p99 is now {after}; it was {before}",
    "p99 was {before} and is now {after}",
    "What took {before} takes {after}",
    "Answers in {after} instead of {before}",
    "Answers in {after}, not {before}",
    "Now {after}, down from {before}",
    "Reads used to take {before} and now take {after}",
    "Reads take {after} where they took {before}",
    "p99 of {before} before and {after} after",
    "Latency before/after: {before} / {after}",
    "{before} became {after}",
];

/// Ways to tell a share of a load that is gone.
const SHARES: [&str; 9] = [
    "Cut database load by {n}%",
    "Cut database load by {n} per cent",
    "Database load down {n} %",
    "{n}% less database load",
    "Took {n} percent off database load",
    "Database load fell by between {n} and 99.5 percent",
    "Database load fell {n}-99.5 %",
    "Database load is {n}% lower than before",
    "Database load dropped by a good {n}%",
];

proptest! {
    #[test]
    fn two_values_read_back_in_any_form(span in prop::sample::select(&SPANS), before in 2u32..900, after in 1u32..900, spaced in any::<bool>()) {
        prop_assume!(after < before);
        let unit = if spaced { " ms" } else { "ms" };
        let text = span.replace("{before}", &format!("{before}{unit}")).replace("{after}", &format!("{after}{unit}"));
        let change = change(&text);
        prop_assert_eq!((change.metric.as_str(), change.direction, change.improves), ("latency", Direction::Down, true), "{}", text);
        let expected = Size::BeforeAfter { before: before.into(), after: after.into(), unit: "ms".to_owned() };
        prop_assert_eq!(change.size, expected, "{}", text);
    }

    #[test]
    fn a_share_reads_back_in_any_form(form in prop::sample::select(&SHARES), tenths in 10u32..990) {
        let percent = f64::from(tenths) / 10.0;
        let text = form.replace("{n}", &percent.to_string());
        let change = change(&text);
        prop_assert_eq!((change.metric.as_str(), change.direction), ("database-load", Direction::Down), "{}", text);
        prop_assert_eq!(change.size, Size::Percent(percent), "{}", text);
    }

    #[test]
    fn what_is_left_and_what_is_gone_make_the_whole(percent in 1u32..100) {
        let text = format!("Database reads are now at {percent}% of their former level.");
        prop_assert_eq!(change(&text).size, Size::Percent(f64::from(100 - percent)), "{}", text);
    }

    #[test]
    fn a_part_of_ten_reads_back_as_percent(part in 1u32..10, form in prop::sample::select(vec![
        "{n} out of 10 look-ups are served from the cache", "{n} of 10 look-ups are served from the cache",
        "{n} in ten look-ups are answered from the cache", "{n} look-ups in ten are answered from the cache",
    ])) {
        let text = form.replace("{n}", &part.to_string());
        let found = find(&text, 0..text.len(), &WORDS);
        let [quantity] = found.as_slice() else { panic!("{} quantities in {text:?}", found.len()) };
        let Kind::ServiceLevel(level) = &quantity.kind else { panic!("{:?} in {text:?}", quantity.kind) };
        prop_assert_eq!((level.metric.as_str(), level.value), ("hit-ratio", f64::from(part) * 10.0), "{}", text);
    }

    #[test]
    fn a_week_is_seven_days_and_a_year_twelve_months(thousands in 1u32..100_000) {
        for (long, factor, short) in [("week", 7.0, "day"), ("year", 12.0, "month")] {
            let text = format!("It takes {thousands}000 requests a {long}.");
            let found = find(&text, 0..text.len(), &WORDS);
            let [quantity] = found.as_slice() else { panic!("{} quantities in {text:?}", found.len()) };
            let Kind::Scale(scale) = &quantity.kind else { panic!("{:?} in {text:?}", quantity.kind) };
            prop_assert_eq!(scale.per.as_deref(), Some(short));
            prop_assert_eq!(scale.value, (f64::from(thousands) * 1000.0 / factor).round());
        }
    }
}

/// Readings of a long sentence before its time is held against it.
const ATTEMPTS: usize = 8;

/// The time that a sentence takes which repeats a piece.
fn time_of(piece: &str, times: usize) -> Duration {
    let text = piece.repeat(times);
    let start = Instant::now();
    let found = find(&text, 0..text.len(), &WORDS);
    assert!(found.len() <= text.len());
    start.elapsed()
}

#[test]
fn a_sentence_of_eight_times_the_length_takes_about_eight_times_as_long() {
    for piece in [
        "from 9 ms to 3 ms, ",
        "in ten ",
        "now 3 ms it was 70 ms before and ",
        "between 3 and ",
        "nine out of ",
        "40% less than ",
        "a fifth of what it ",
        "QPS of ",
        "doubled ",
        "load on the ",
        "12 Name 6 ",
        "9 / ",
        "1 2 3 4 ",
    ] {
        // Three times the proportion; a square would be 64 times. Other tests run beside this one, so
        // that one undisturbed attempt of a few is enough.
        let is_linear = (0..ATTEMPTS).any(|_| time_of(piece, 8000) <= time_of(piece, 1000) * 24);
        assert!(is_linear, "{piece:?}");
    }
}

//! What is written of constructed reports, form by form.

mod common;

use redsieve::output::{Csv, JsonArray, JsonLines, ReportWriter, Terminal};
use redsieve::report::{Need, Report, Verdict};

/// What a writer writes, as text.
fn written<'b>(
    reports: &[Report],
    buffer: &'b mut Vec<u8>,
    writer: impl FnOnce(&'b mut Vec<u8>) -> Box<dyn ReportWriter + 'b>,
) {
    let mut writer = writer(buffer);
    for report in reports {
        writer.write(report).expect("memory can be written");
    }
    writer.finish().expect("memory can be written");
}

fn terminal(reports: &[Report], columns: usize) -> String {
    let mut buffer = Vec::new();
    written(reports, &mut buffer, |out| Box::new(Terminal::new(out, columns)));
    String::from_utf8(buffer).expect("UTF-8")
}

fn plain_terminal(reports: &[Report], columns: usize) -> String {
    anstream::adapter::strip_str(&terminal(reports, columns)).to_string()
}

fn csv(reports: &[Report]) -> String {
    let mut buffer = Vec::new();
    written(reports, &mut buffer, |out| Box::new(Csv::new(out)));
    String::from_utf8(buffer).expect("UTF-8")
}

#[test]
fn the_terminal_shows_a_table_the_quotes_and_what_failed() {
    insta::assert_snapshot!(plain_terminal(&common::all(), 100));
}

#[test]
fn a_narrow_terminal_gets_narrow_lines() {
    let text = plain_terminal(&common::all(), 72);
    insta::assert_snapshot!(text);
    let summary = text.split("\nNot screened").next().expect("a part before it");
    assert!(summary.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 72));
}

#[test]
fn every_width_is_survived_and_kept_to_where_the_numbers_fit() {
    for columns in 0..160 {
        let text = plain_terminal(&common::all(), columns);
        let summary = text.split("\nNot screened").next().expect("a part before it");
        let widest = summary.lines().map(unicode_width::UnicodeWidthStr::width).max().expect("a line");
        assert!(columns < 68 || widest <= columns, "{columns}: {widest}");
    }
}

#[test]
fn the_colours_are_those_of_the_flags() {
    insta::assert_snapshot!(terminal(&[common::rich()], 100).replace('\u{1b}', "␛"));
}

#[test]
fn a_resume_cannot_steer_the_terminal() {
    let text = plain_terminal(&[common::hostile()], 100);
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']));
    let coloured = terminal(&[common::hostile()], 100);
    let steering = coloured.match_indices('\u{1b}').filter(|(at, _)| !coloured[*at..].starts_with("\u{1b}["));
    assert_eq!(steering.count(), 0);
    assert!(!coloured.contains("\u{1b}[2J"));
}

#[test]
fn the_table_for_spreadsheets() {
    insta::assert_snapshot!(csv(&common::all()));
}

/// A resume that was held against a position.
fn needed(verdict: Verdict) -> Report {
    let mut report = common::rich();
    let because = "the use cases sessions, rate-limiting, queues and real-time are asked, and not stated";
    report.judgement.need = Some(Need { target: "wanted.txt".into(), verdict, because: because.into() });
    report
}

#[test]
fn how_a_resume_stands_to_what_is_asked_is_shown_whole() {
    for (verdict, shown, id) in [
        (Verdict::Met, "wanted.txt: met (", "met"),
        (Verdict::ProjectsOnly, "wanted.txt: projects only (", "projects-only"),
        (Verdict::NotShown, "wanted.txt: not shown (", "not-shown"),
    ] {
        let text = plain_terminal(&[needed(verdict)], 72);
        assert!(text.contains(shown), "{text}");
        assert!(text.contains("and not stated)"), "nothing of it is cut: {text}");
        let table = csv(&[needed(verdict)]);
        let mut rows = ::csv::Reader::from_reader(table.as_bytes());
        let headers = rows.headers().expect("a header").clone();
        let row = rows.records().next().expect("a row").expect("a record");
        let cell = |name: &str| headers.iter().position(|header| header == name).and_then(|at| row.get(at));
        assert_eq!((cell("target"), cell("verdict")), (Some("wanted.txt"), Some(id)));
        assert!(cell("because").is_some_and(|because| because.ends_with("not stated")));
    }
    let without = plain_terminal(&[common::rich()], 72);
    assert!(!without.contains("wanted.txt"), "{without}");
}

#[test]
fn an_empty_batch_still_has_its_frame() {
    assert_eq!(csv(&[]).lines().count(), 1);
    let mut array = Vec::new();
    written(&[], &mut array, |out| Box::new(JsonArray::new(out)));
    assert_eq!(array, b"[]\n");
}

#[test]
fn an_array_holds_the_same_objects_as_the_lines() {
    let reports = common::all();
    let (mut array, mut lines) = (Vec::new(), Vec::new());
    written(&reports, &mut array, |out| Box::new(JsonArray::new(out)));
    written(&reports, &mut lines, |out| Box::new(JsonLines::new(out)));
    let array: Vec<Report> = serde_json::from_slice(&array).expect("an array");
    let lines: Vec<Report> = lines
        .split_inclusive(|&byte| byte == b'\n')
        .map(|line| serde_json::from_slice(line).expect("a line"))
        .collect();
    assert_eq!(array, reports);
    assert_eq!(lines, reports);
}

#[test]
fn a_report_is_written_in_the_order_of_the_contract() {
    let text = serde_json::to_string_pretty(&common::rich()).expect("JSON");
    insta::assert_snapshot!(text);
}

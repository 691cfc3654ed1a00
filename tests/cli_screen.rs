//! `redsieve screen` as its users run it.

mod common;

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

use common::{ANA, BEN, Inbox, stderr, stdout};
use redsieve::report::{FailureCode, Report, Status, schema};

const AS_OF: [&str; 2] = ["--as-of", "2026-06-01"];

fn reports(text: &str) -> Vec<Report> {
    text.lines().map(|line| serde_json::from_str(line).expect("a report a line")).collect()
}

fn screen<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    ["screen"].into_iter().chain(arguments.iter().copied()).chain(AS_OF).collect()
}

#[test]
fn a_folder_gives_a_line_for_each_resume_in_the_order_of_their_paths() {
    let inbox = Inbox::of_two();
    let output = inbox.run(&screen(&["cv"]));
    let sources: Vec<String> =
        reports(&stdout(&output)).into_iter().map(|report| report.document.source).collect();
    assert_eq!(sources, ["cv/ana.txt", "cv/new/ben.md"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&inbox.run(&screen(&["cv", "--quiet"]))), "");
}

#[test]
fn a_summary_tells_how_it_went_where_nobody_wants_quiet() {
    let inbox = Inbox::of_two();
    let said = stderr(&inbox.run(&screen(&["cv", "gone.pdf"])));
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "warning: 3 resumes: 2 screened, 1 failed; the reports of the others say why");
    assert_eq!(lines[1], "  failed: 1 unreadable");
    assert!(lines[2..].iter().any(|line| line.starts_with("  red: ")), "{said}");
    assert!(!said.contains('\u{1b}'), "no progress where no terminal is");
    assert_eq!(stderr(&inbox.run(&screen(&["cv", "gone.pdf", "--quiet"]))), "");
}

#[test]
fn every_report_fits_the_schema() {
    let inbox = Inbox::new(&[("ana.txt", ANA), ("empty.txt", ""), ("scan.png", "\u{89}PNG")]);
    let validator = jsonschema::validator_for(&schema().to_value()).expect("a valid schema");
    let output = inbox.run(&screen(&[".", "gone.pdf", "--include-text"]));
    let lines: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 4);
    for line in &lines {
        let errors: Vec<String> = validator.iter_errors(line).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
    }
}

#[test]
fn the_result_is_the_same_for_any_number_of_jobs() {
    let files: Vec<(String, String)> =
        (0..120).map(|n| (format!("cv/{n}.txt"), ANA.repeat(1 + n % 7))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let inbox = Inbox::new(&files);
    for format in ["jsonl", "json", "csv", "text"] {
        let one = inbox.run(&screen(&["cv", "--format", format, "--jobs", "1"]));
        let four = inbox.run(&screen(&["cv", "--format", format, "--jobs", "4"]));
        assert!(one.stdout.len() > 1000 && one.stdout == four.stdout, "{format}");
    }
}

#[test]
fn a_file_that_cannot_be_screened_has_a_report_and_the_exit_code_tells() {
    let inbox = Inbox::of_two();
    let output = inbox.run(&screen(&["cv/ana.txt", "gone.pdf"]));
    assert_eq!(output.status.code(), Some(1));
    let reports = reports(&stdout(&output));
    assert_eq!(reports[0].status, Status::Screened);
    assert_eq!(reports[1].status, Status::Failed);
    assert_eq!(reports[1].error.as_ref().map(|error| error.code), Some(FailureCode::Unreadable));
    assert!(stderr(&output).contains("2 resumes: 1 screened, 1 failed"));
}

#[test]
fn a_second_file_with_the_same_bytes_is_told() {
    let inbox = Inbox::new(&[("a.txt", ANA), ("b.txt", BEN), ("c.txt", ANA)]);
    let reports = reports(&stdout(&inbox.run(&screen(&["."]))));
    let duplicates: Vec<Option<&str>> =
        reports.iter().map(|report| report.document.duplicate_of.as_deref()).collect();
    assert_eq!(duplicates, [None, None, Some("./a.txt")]);
}

#[test]
fn other_files_of_a_folder_are_counted() {
    let inbox = Inbox::new(&[("a.txt", ANA), ("run.log", "x"), ("data.bin", "x")]);
    let output = inbox.run(&screen(&["."]));
    let said = stderr(&output);
    assert!(
        said.starts_with("note: passed over 2 files that are no documents\n1 resume: 1 screened\n"),
        "{said}"
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_list_of_paths_is_read_from_standard_input() {
    let inbox = Inbox::of_two();
    let mut child =
        inbox.command(&screen(&["-"])).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("runs");
    child.stdin.take().expect("a pipe").write_all(b"cv/new/ben.md\ncv/ana.txt\n").expect("written");
    let reports = reports(&stdout(&child.wait_with_output().expect("ends")));
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[0].document.source, "cv/ana.txt");
}

#[test]
fn the_text_comes_with_the_report_where_it_is_asked_for() {
    let inbox = Inbox::of_two();
    let report = |arguments: &[&str]| reports(&stdout(&inbox.run(&screen(arguments)))).remove(0);
    assert_eq!(report(&["cv/ana.txt"]).text, None);
    let asked = report(&["cv/ana.txt", "--include-text"]);
    assert_eq!(asked.text.map(|text| text.chars().count()), asked.document.text_length);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let files: Vec<(String, String)> =
        (0..300).map(|n| (format!("cv/{n}.txt"), format!("{ANA}{n}"))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let inbox = Inbox::new(&files);
    for format in ["jsonl", "json", "csv", "text"] {
        let mut child = inbox
            .command(&screen(&["cv", "--format", format]))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs");
        let mut pipe = child.stdout.take().expect("a pipe");
        pipe.read_exact(&mut [0; 10]).expect("the first bytes");
        drop(pipe);
        let output = child.wait_with_output().expect("ends");
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{format}");
    }
}

#[test]
fn a_file_of_output_is_whole_or_not_there() {
    let inbox = Inbox::of_two();
    let on_screen = inbox.run(&screen(&["cv"]));
    let output = inbox.run(&screen(&["cv", "--out", "out.jsonl"]));
    assert_eq!(output.stdout, b"");
    assert_eq!(fs::read(inbox.path().join("out.jsonl")).expect("a file"), on_screen.stdout);

    let output = inbox.run(&screen(&["cv", "--out", "nowhere/out.jsonl"]));
    assert_eq!(output.status.code(), Some(2));
    let message = stderr(&output);
    assert!(message.starts_with("error: cannot write nowhere/out.jsonl\n  because: "), "{message}");
    assert!(message.contains("help: name a file in a folder that exists"), "{message}");
    let names = fs::read_dir(inbox.path()).expect("a folder").count();
    assert_eq!(names, 2, "nothing else is left behind");
}

#[test]
fn the_name_of_the_file_tells_the_format_and_the_file_is_no_resume() {
    let inbox = Inbox::of_two();
    for (name, start) in [("o.csv", "source,"), ("o.json", "[\n{"), ("o.jsonl", "{\""), ("o.txt", "RESUME")] {
        let out = format!("cv/{name}");
        for _ in 0..2 {
            let output = inbox.run(&screen(&["cv", "--out", &out]));
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        }
        let written = fs::read_to_string(inbox.path().join(&out)).expect("a file");
        assert!(written.starts_with(start), "{written}");
        assert!(!written.contains(name), "{written}");
        fs::remove_file(inbox.path().join(&out)).expect("removed");
    }
}

#[test]
fn the_summary_is_plain_where_no_terminal_reads_it() {
    let inbox = Inbox::new(&[("cv/ana.txt", ANA), ("cv/empty.txt", "")]);
    let output = inbox.run(&screen(&["cv", "gone.pdf", "--format", "text"]));
    insta::assert_snapshot!(stdout(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn no_color_wins_over_forced_colours() {
    let inbox = Inbox::of_two();
    let arguments = screen(&["cv", "--format", "text"]);
    let forced = inbox.command(&arguments).env("CLICOLOR_FORCE", "1").output().expect("runs");
    assert!(stdout(&forced).contains("\u{1b}["));
    let mut command = inbox.command(&arguments);
    let refused = command.env("NO_COLOR", "1").env("TERM", "xterm-256color").output().expect("runs");
    assert!(!stdout(&refused).contains('\u{1b}'));
}

#[test]
fn a_folder_without_resumes_is_an_error_that_helps() {
    let inbox = Inbox::new(&[("run.log", "x")]);
    let output = inbox.run(&screen(&["."]));
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(stderr(&output));
}

#[test]
fn wrong_arguments_are_refused() {
    let inbox = Inbox::of_two();
    for wrong in
        [&["screen"][..], &["screen", "cv", "--as-of", "June"], &["screen", "cv", "--jobs", "0"], &["sieve"]]
    {
        let output = inbox.run(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(stderr(&output).starts_with("error: "), "{wrong:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_percent_encoded() {
    use std::os::unix::ffi::OsStrExt;
    let inbox = Inbox::new(&[]);
    fs::write(inbox.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt")), ANA).expect("a file");
    let reports = reports(&stdout(&inbox.run(&screen(&["."]))));
    assert_eq!(reports[0].document.source, "./caf%E9.txt");
    assert_eq!(reports[0].status, Status::Screened);
}

#[cfg(unix)]
#[test]
fn a_device_is_told_and_holds_nothing_up() {
    let inbox = Inbox::of_two();
    let output = inbox.run(&screen(&["/dev/zero", "cv"]));
    let reports = reports(&stdout(&output));
    assert_eq!(reports[0].error.as_ref().map(|error| error.code), Some(FailureCode::Unreadable));
    assert_eq!(reports.len(), 3);
}

#[test]
fn a_target_is_answered_in_the_summary_and_the_table() {
    let inbox = Inbox::of_two();
    let aimed = |format| stdout(&inbox.run(&screen(&["cv", "--target", "backend", "--format", format])));
    assert!(aimed("text").contains("backend: "), "{}", aimed("text"));
    assert!(aimed("csv").lines().skip(1).all(|row| row.contains(",backend,")), "{}", aimed("csv"));
    let unaimed = stdout(&inbox.run(&screen(&["cv", "--format", "csv"])));
    assert!(unaimed.lines().skip(1).all(|row| row.ends_with(",,,")), "{unaimed}");
}

#[test]
fn a_target_that_the_pack_has_not_is_a_mistake_in_the_command() {
    let output = Inbox::of_two().run(&screen(&["cv", "--target", "backnd"]));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stdout(&output), "");
    assert!(stderr(&output).contains("did you mean `backend`?"), "{}", stderr(&output));
}

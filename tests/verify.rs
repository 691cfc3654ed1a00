//! `redsieve verify` proves reports, and names what is no longer so.

mod common;

use std::fs;
use std::io::{Cursor, Write};
use std::process::Output;

use common::{ANA, BEN, Inbox, stderr, stdout};

/// A small pack of something else, which loads quickly.
const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/packs/kafka.toml");

fn screened(out: &str, more: &[&str]) -> Inbox {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("eve.txt", zip::write::SimpleFileOptions::default()).expect("memory");
    archive.write_all(format!("{ANA}!").as_bytes()).expect("memory");
    let archive = archive.finish().expect("memory").into_inner();
    let inbox =
        Inbox::new(&[("cv/ana.txt", ANA), ("cv/ben.md", BEN), ("cv/copy.txt", ANA), ("cv/x.zip", "x")]);
    fs::write(inbox.path().join("cv/in.zip"), archive).expect("written");
    fs::write(inbox.path().join("ids.csv"), "cv/ben.md,C-2\n").expect("written");
    let arguments =
        ["screen", "cv", "gone.pdf", "--manifest", "ids.csv", "--as-of", "2025-01-01", "--out", out];
    let output = inbox.run(&[&arguments[..], &["--pack", PACK], more].concat());
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    inbox
}

fn verify(inbox: &Inbox, reports: &str, more: &[&str]) -> Output {
    inbox.run(&[&["verify", reports, "--pack", PACK], more].concat())
}

#[test]
fn reports_of_an_unchanged_folder_are_proven() {
    for (out, more) in [
        ("r.jsonl", &[][..]),
        ("r.json", &["--include-text"]),
        ("s.jsonl", &["--jobs", "3", "--isolation", "thread"]),
    ] {
        let inbox = screened(out, more);
        let output = verify(&inbox, out, &[]);
        assert_eq!(stdout(&output), "6 reports: every byte is what screening gives\n");
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    }
}

#[test]
fn what_changed_is_named() {
    let inbox = screened("r.jsonl", &[]);
    let path = inbox.path().join("r.jsonl");
    let reports = fs::read_to_string(&path).expect("reports");
    fs::write(inbox.path().join("cv/ben.md"), format!("{BEN}\n")).expect("changed");
    fs::write(&path, reports.replacen("\"format\":\"text\"", "\"format\":\"pdf\"", 1)).expect("changed");
    let output = verify(&inbox, "r.jsonl", &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        "cv/ana.txt: screening gives another `document`\n\
         cv/ben.md: the file is not the one that was screened\n6 reports: 4 proven, 2 not\n"
    );
}

#[test]
fn other_rules_dates_and_options_prove_nothing() {
    let inbox = screened("r.jsonl", &[]);
    let pack = fs::read_to_string(PACK).expect("a pack");
    fs::write(inbox.path().join("pack.toml"), format!("{pack}\n# changed\n")).expect("written");
    for (more, reason) in [
        (&["--as-of", "2025-01-02"][..], "it was made for another date, 2025-01-01"),
        (&["--min-level", "1"], "screening gives another `need`"),
    ] {
        let output = verify(&inbox, "r.jsonl", more);
        assert_eq!(output.status.code(), Some(1));
        assert!(stdout(&output).contains(reason), "{}", stdout(&output));
    }
    let output = inbox.run(&["verify", "r.jsonl", "--pack", "pack.toml"]);
    assert!(stdout(&output).contains("it was judged by another pack"), "{}", stdout(&output));
    let reports = fs::read_to_string(inbox.path().join("r.jsonl")).expect("reports");
    let older = reports.replace("\"version\":\"0.1.0\"},\"pack\"", "\"version\":\"0.0.1\"},\"pack\"");
    fs::write(inbox.path().join("older.jsonl"), older).expect("written");
    let output = verify(&inbox, "older.jsonl", &[]);
    assert!(stdout(&output).contains("made by version 0.0.1"), "{}", stdout(&output));
}

#[test]
fn what_is_no_whole_file_of_reports_is_refused() {
    let inbox = screened("r.jsonl", &[]);
    let reports = fs::read(inbox.path().join("r.jsonl")).expect("reports");
    for (content, line) in [(&reports[..reports.len() - 1], 6), (&b"source,status\n"[..], 1), (b"", 1)] {
        fs::write(inbox.path().join("torn.jsonl"), content).expect("written");
        let output = verify(&inbox, "torn.jsonl", &[]);
        assert_eq!(output.status.code(), Some(2));
        let start =
            format!("error: line {line} of torn.jsonl is no report in the form that `screen` writes\n");
        assert!(stderr(&output).starts_with(&start), "{}", stderr(&output));
    }
    assert_eq!(verify(&inbox, "gone.jsonl", &[]).status.code(), Some(1));
}

#[cfg(unix)]
#[test]
fn files_with_names_in_any_encoding_are_found_again() {
    use std::os::unix::ffi::OsStrExt;
    let inbox = Inbox::new(&[("cv/100%25.txt", BEN)]);
    fs::write(inbox.path().join(std::ffi::OsStr::from_bytes(b"cv/caf\xe9.txt")), ANA).expect("a file");
    inbox.run(&["screen", "cv", "--pack", PACK, "--out", "r.jsonl"]);
    let output = verify(&inbox, "r.jsonl", &[]);
    assert_eq!(stdout(&output), "2 reports: every byte is what screening gives\n");
}

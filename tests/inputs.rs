//! What can be named as input: lists, archives, links, names in any encoding, ids of others.

mod common;

use std::fs;
use std::io::{Cursor, Write};
use std::process::{Output, Stdio};

use common::{ANA, BEN, Inbox, stderr, stdout};
use redsieve::report::{FailureCode, Report};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A small pack of something else, which loads quickly.
const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/packs/kafka.toml");

fn screen<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["screen", "--as-of", "2026-06-01", "--pack", PACK], arguments].concat()
}

fn reports(output: &Output) -> Vec<Report> {
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("a report a line")).collect()
}

fn sources(reports: &[Report]) -> Vec<&str> {
    reports.iter().map(|report| report.document.source.as_str()).collect()
}

fn codes(reports: &[Report]) -> Vec<Option<FailureCode>> {
    reports.iter().map(|report| report.error.as_ref().map(|error| error.code)).collect()
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("memory");
        writer.write_all(content).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn listed(inbox: &Inbox, list: &[u8], more: &[&str]) -> Output {
    let mut command = inbox.command(&screen(&[&["-"], more].concat()));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("runs");
    child.stdin.take().expect("a pipe").write_all(list).expect("written");
    child.wait_with_output().expect("ends")
}

#[test]
fn the_documents_of_archives_are_screened_like_files() {
    let inner = archive(&[("eve.txt", ANA.as_bytes())]);
    let outer = archive(&[
        ("b/ben.md", BEN.as_bytes()),
        ("ana.txt", ANA.as_bytes()),
        ("run.log", b"x"),
        ("__MACOSX/._ana.txt", b"x"),
        (".hidden.txt", b"x"),
        ("old.zip", &inner),
        ("bad.ZIP", b"no archive"),
    ]);
    let inbox = Inbox::new(&[("cv/z.txt", ANA)]);
    fs::write(inbox.path().join("cv/a.zip"), outer).expect("written");
    for isolation in ["process", "thread"] {
        let output = inbox.run(&screen(&["cv", "--isolation", isolation]));
        let reports = reports(&output);
        let names = ["cv/a.zip!ana.txt", "cv/a.zip!b/ben.md", "cv/a.zip!bad.ZIP", "cv/a.zip!old.zip!eve.txt"];
        assert_eq!(sources(&reports), [&names[..], &["cv/z.txt"]].concat());
        assert_eq!(codes(&reports), [None, None, Some(FailureCode::Corrupt), None, None]);
        assert!(stderr(&output).starts_with("note: passed over 1 file that is no document\n"));
        let first = &reports[0].document;
        assert_eq!(first.duplicates, ["cv/a.zip!old.zip!eve.txt", "cv/z.txt"]);
        assert_eq!(reports[4].document.duplicate_of.as_deref(), Some("cv/a.zip!ana.txt"));
    }
}

#[test]
fn an_archive_that_cannot_be_used_is_recorded() {
    let inbox = Inbox::new(&[("broken.zip", "PK\u{3}\u{4} and no more"), ("b.txt", BEN)]);
    fs::write(inbox.path().join("empty.zip"), archive(&[("run.log", b"x")])).expect("written");
    let deep = (0..5).fold(archive(&[("a.txt", ANA.as_bytes())]), |inner, _| archive(&[("in.zip", &inner)]));
    fs::write(inbox.path().join("deep.zip"), deep).expect("written");
    let reports = reports(&inbox.run(&screen(&["."])));
    assert_eq!(
        sources(&reports),
        ["./b.txt", "./broken.zip", "./deep.zip!in.zip!in.zip!in.zip", "./empty.zip"]
    );
    let refused = [FailureCode::Corrupt, FailureCode::TooLarge, FailureCode::UnsupportedFormat].map(Some);
    assert_eq!(codes(&reports), [&[None], &refused[..]].concat());
}

#[test]
fn a_document_that_is_packed_as_such_is_no_archive_of_documents() {
    let inbox = Inbox::new(&[]);
    let docx = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/resumes")).expect("resumes");
    let docx = docx.map(|entry| entry.expect("an entry").path());
    let docx = docx.filter(|path| path.extension().is_some_and(|end| end == "docx")).min().expect("a resume");
    fs::copy(docx, inbox.path().join("cv.zip")).expect("copied");
    let reports = reports(&inbox.run(&screen(&["cv.zip"])));
    assert_eq!((sources(&reports), codes(&reports)), (vec!["cv.zip"], vec![None]));
}

#[test]
fn a_list_may_be_ended_by_zero_bytes_and_name_anything() {
    let inbox = Inbox::new(&[("two\nlines.txt", ANA), ("cv/b.md", BEN)]);
    let reports = reports(&listed(&inbox, b"two\nlines.txt\0cv\0gone.pdf\0", &[]));
    assert_eq!(sources(&reports), ["cv/b.md", "gone.pdf", "two\nlines.txt"]);
    assert_eq!(codes(&reports), [None, Some(FailureCode::Unreadable), None]);
}

#[test]
fn the_same_content_is_screened_once_and_both_records_say_so() {
    let inbox =
        Inbox::new(&[("a.txt", ANA), ("b.txt", BEN), ("c/a.txt", ANA), ("d.md", ANA), ("e.txt", ANA)]);
    let output = inbox.run(&screen(&["."]));
    let reports = reports(&output);
    let told: Vec<Option<&str>> = reports.iter().map(|it| it.document.duplicate_of.as_deref()).collect();
    let first = Some("./a.txt");
    assert_eq!(told, [None, None, first, first, first]);
    assert_eq!(reports[0].document.duplicates, ["./c/a.txt", "./d.md", "./e.txt"]);
    assert_eq!(reports[1].document.duplicates, [""; 0]);
    let (one, other) = (&reports[0], &reports[4]);
    assert_eq!((&one.judgement, &one.document.digest), (&other.judgement, &other.document.digest));
    // The same bytes read as Markdown are another resume.
    assert_ne!(one.document.format, reports[3].document.format);
    assert!(stderr(&output).contains("\n  3 files are copies of others\n"), "{}", stderr(&output));
}

#[test]
fn a_manifest_gives_files_their_ids() {
    let inbox = Inbox::new(&[("cv/ana.txt", ANA), ("cv/ben.md", BEN), ("cv/copy.txt", ANA)]);
    fs::write(inbox.path().join("ids.csv"), "path,id\ncv/ana.txt,C-1\n./cv/copy.txt,C-2\nx.pdf,C-3\n")
        .expect("written");
    let output = inbox.run(&screen(&["cv", "--manifest", "ids.csv"]));
    let reports = reports(&output);
    let ids: Vec<Option<&str>> = reports.iter().map(|it| it.document.external_id.as_deref()).collect();
    assert_eq!(ids, [Some("C-1"), None, Some("C-2")]);
    let note = "note: 1 of the paths in the manifest is not among the files\n";
    assert!(stderr(&output).starts_with(note), "{}", stderr(&output));

    fs::write(inbox.path().join("ids.csv"), "cv/ana.txt\n").expect("written");
    let output = inbox.run(&screen(&["cv", "--manifest", "ids.csv"]));
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("because: line 1 of the manifest has no id"), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn links_lead_to_a_file_once_over_all_folders() {
    let inbox = Inbox::new(&[("cv/a.txt", ANA), ("more/b.txt", BEN)]);
    let link = |to: &str, from: &str| {
        std::os::unix::fs::symlink(inbox.path().join(to), inbox.path().join(from)).expect("a link");
    };
    link("cv", "more/cv");
    link("more", "more/again");
    link("cv/a.txt", "more/a.txt");
    let reports = reports(&inbox.run(&screen(&["more", "cv"])));
    assert_eq!(sources(&reports), ["cv/a.txt", "more/b.txt"]);
}

#[cfg(unix)]
#[test]
fn names_in_any_encoding_are_found_everywhere() {
    use std::os::unix::ffi::OsStrExt;
    let inbox = Inbox::new(&[]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    fs::write(inbox.path().join(name), ANA).expect("a file");
    fs::write(inbox.path().join("ids.csv"), b"caf\xe9.txt;7\n").expect("written");
    let output = listed(&inbox, b"caf\xe9.txt\n", &["--manifest", "ids.csv", "--quiet"]);
    let reports = reports(&output);
    assert_eq!(sources(&reports), ["caf%E9.txt"]);
    assert_eq!(reports[0].document.external_id.as_deref(), Some("7"));
    assert_eq!(codes(&reports), [None]);
    assert_eq!(stderr(&output), "");
}

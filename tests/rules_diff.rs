//! `rules diff`: who is judged otherwise by a changed pack, and by which words.

mod common;

use common::{Inbox, stderr, stdout};
use redsieve::pack::{Pack, STARTER};

const EVA: &str = "Eva Example\nExperience\nBackend Developer, Tidewater Ltd\t01/2020 - 12/2022\n\
    - Took Quickstore snapshots each night\n- Kept the carts in Quickstore\n";
const HUI: &str = "Hui Case\nExperience\nBackend Developer, Lock Inc\t01/2020 - 12/2022\n\
    - Kept Quickstore snapshots and images\n";
const FIN: &str = "Fin Sample\nExperience\nBackend Developer, Weir GmbH\t01/2020 - 12/2022\n\
    - Kept the votes in Quickstore and wrote an image of it to tape\n";

/// The starter's pack with one text in place of another.
fn changed(from: &str, to: &str) -> String {
    let text = STARTER.replacen(from, to, 1);
    assert_ne!(text, STARTER, "{from}");
    text
}

/// Another word for a snapshot, a phrase that swallows the first, another severity.
fn inbox() -> Inbox {
    let words = "ambiguous = [\"snapshot\", \"image\"]
not = [\"snapshots each night\"]";
    let new = changed("ambiguous = [\"snapshot\"]", words);
    let weaker =
        "[[flag.\"green/snapshots\".severity]]\nis = \"low\"\nall = [\"quickstore\"]\n\n# A criterion";
    let new = new.replacen("# A criterion", weaker, 1);
    let files = [
        ("old.toml", STARTER),
        ("new.toml", &new),
        ("cv/eva.txt", EVA),
        ("cv/fin.md", FIN),
        ("cv/hui.txt", HUI),
        ("cv/scan.pdf", "%PDF-1.4 nothing else"),
    ];
    Inbox::new(&files)
}

#[test]
fn each_resume_that_comes_out_differently_is_told_with_its_words_and_the_reason() {
    let inbox = inbox();
    let output = inbox.run(&["rules", "diff", "old.toml", "new.toml", "cv", "--as-of", "2026-01-15"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    insta::assert_snapshot!(stdout(&output));
}

#[test]
fn programs_get_the_same_as_json_for_any_number_of_jobs() {
    let inbox = inbox();
    let diff = |jobs: &str| {
        let arguments = ["rules", "diff", "old.toml", "new.toml", "cv", "--as-of", "2026-01-15"];
        let output = inbox.run(&[&arguments[..], &["--format", "json", "--jobs", jobs]].concat());
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        stdout(&output)
    };
    let told = diff("1");
    assert_eq!(told, diff("3"));
    let value: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(value["resumes"], 4);
    assert_eq!(value["changes"][0]["flags"][0]["turn"], "lost");
    assert_eq!(value["changes"][0]["flags"][0]["counted_before"][0], "Took Quickstore snapshots each night");
    assert_eq!(value["changes"][0]["flags"][0]["words"][0], "snapshots");
    assert_eq!(value["unscreened"][0]["source"], "cv/scan.pdf");
}

#[test]
fn a_pack_does_not_differ_from_itself() {
    let inbox = Inbox::of_two();
    let builtin = Pack::builtin().unwrap().id;
    let output = inbox.run(&["rules", "diff", &builtin, &builtin, "cv"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "0 of 2 resumes change\n");
}

#[test]
fn a_pack_that_is_not_there_and_a_folder_without_resumes_are_errors() {
    let inbox = Inbox::new(&[("old.toml", STARTER), ("cv/ana.txt", EVA), ("none/photo.raw", "")]);
    for arguments in [["old.toml", "absent.toml", "cv"], ["old.toml", "old.toml", "none"]] {
        let output = inbox.run(&[&["rules", "diff"], &arguments[..]].concat());
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
        assert!(stderr(&output).contains("error:"));
    }
}

#[test]
fn no_word_of_a_resume_steers_the_terminal() {
    let steering = EVA.replace("snapshots each", "snapshots \u{1b}[2J\u{202e} each");
    let new = changed("ambiguous = [\"snapshot\"]", "ambiguous = [\"image\"]");
    let inbox = Inbox::new(&[("old.toml", STARTER), ("new.toml", &new), ("cv/eva.txt", &steering)]);
    let told = stdout(&inbox.run(&["rules", "diff", "old.toml", "new.toml", "cv"]));
    assert!(told.contains("no longer counts"), "{told}");
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told}");
}

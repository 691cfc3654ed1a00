//! The smaller commands, and the help that a newcomer reads first.

mod common;

use common::{ANA, Inbox, stderr, stdout};
use redsieve::report::schema;

#[test]
fn extract_shows_what_is_read() {
    let inbox = Inbox::new(&[("ana.txt", ANA)]);
    let output = inbox.run(&["extract", "ana.txt"]);
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    assert!(text.contains("• Cut the load of the database by 80%"), "{text}");
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn extract_gives_the_same_as_json() {
    let inbox = Inbox::new(&[("ana.txt", ANA)]);
    let output = inbox.run(&["extract", "ana.txt", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(value["format"], "text");
    let last = value["blocks"].as_array().and_then(|blocks| blocks.last()).expect("a block");
    assert_eq!(last["list_item"], true);
    assert_eq!(last["text"], "Cut the load of the database by 80% with a cache in Quickstore");
}

#[test]
fn extract_says_why_it_cannot_read() {
    let inbox = Inbox::new(&[("empty.txt", "")]);
    for file in ["gone.pdf", ".", "empty.txt"] {
        let output = inbox.run(&["extract", file]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).starts_with(&format!("error: cannot read {file}: ")), "{}", stderr(&output));
    }
}

#[test]
fn the_printed_schema_is_that_of_the_reports() {
    let output = Inbox::new(&[]).run(&["schema"]);
    let printed: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(printed, schema().to_value());
}

#[test]
fn the_help_shows_the_way() {
    let inbox = Inbox::new(&[]);
    let help = |arguments: &[&str]| stdout(&inbox.run(arguments));
    insta::assert_snapshot!("help", help(&["--help"]));
    insta::assert_snapshot!("help_screen", help(&["screen", "--help"]));
}

//! The README shows what the program really prints.

use std::fs;
use std::process::Command;

/// A command of the README with the block of output that follows it.
fn assert_shown(arguments: &[&str]) {
    let readme = fs::read_to_string("README.md").unwrap();
    let command = format!("cargo run --release -- {}\n", arguments.join(" "));
    let after = readme.split(&command).nth(1).unwrap_or_else(|| panic!("the README has no {command}"));
    let shown = after.split("```text\n").nth(1).and_then(|block| block.split("```").next()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_redsieve")).args(arguments).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = printed.lines().collect();
    for line in shown.lines().filter(|line| *line != "...") {
        assert!(lines.contains(&line), "the program no longer prints: {line}");
    }
}

#[test]
fn the_output_in_the_readme_is_the_output_of_its_commands() {
    assert_shown(&["screen", "fixtures/resumes", "--as-of", "2026-06-01", "--format", "text"]);
    assert_shown(&["job", "fixtures/jobs/no-invalidation.txt"]);
}

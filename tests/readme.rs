//! The README shows what the program really prints.

use std::fs;
use std::process::Command;

#[test]
fn the_output_in_the_readme_is_the_output_of_its_command() {
    let readme = fs::read_to_string("README.md").unwrap();
    assert!(readme.contains("screen fixtures/resumes --as-of 2026-06-01 --format text"));
    let shown = readme.split("```text\n").nth(1).and_then(|block| block.split("```").next()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_redsieve"))
        .args(["screen", "fixtures/resumes", "--as-of", "2026-06-01", "--format", "text"])
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = printed.lines().collect();
    for line in shown.lines().filter(|line| *line != "...") {
        assert!(lines.contains(&line), "the program no longer prints: {line}");
    }
}

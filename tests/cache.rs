//! Unchanged files are not read again, and nothing that is not whole is taken from the cache.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use common::{ANA, BEN, Inbox, stderr};

/// A small pack of something else, which loads quickly.
const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/packs/kafka.toml");

fn run(inbox: &Inbox, more: &[&str]) -> Output {
    let arguments = ["screen", "cv", "--pack", PACK, "--cache", "cache", "--as-of"];
    inbox.run(&[&arguments, more].concat())
}

/// How many files were not screened again.
fn known(output: &Output) -> usize {
    let said = stderr(output);
    let line = said.lines().find(|line| line.ends_with("from an earlier run"));
    line.map_or(0, |line| line.split_whitespace().next().and_then(|it| it.parse().ok()).expect("a number"))
}

fn inbox() -> Inbox {
    Inbox::new(&[("cv/ana.txt", ANA), ("cv/ben.md", BEN), ("cv/copy.txt", ANA), ("cv/bad.txt", "\u{1}")])
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("listed").map(|entry| entry.expect("an entry").path());
    let mut found: Vec<PathBuf> =
        paths.flat_map(|path| if path.is_dir() { entries(&path) } else { vec![path] }).collect();
    found.sort();
    found
}

#[test]
fn a_second_run_gives_the_same_bytes_without_screening() {
    let inbox = inbox();
    let cold = run(&inbox, &["2026-06-01"]);
    assert_eq!(known(&cold), 0);
    assert_eq!(entries(&inbox.path().join("cache")).len(), 3);
    for format in ["jsonl", "csv"] {
        let warm = run(&inbox, &["2026-06-01", "--format", format]);
        assert_eq!(known(&warm), 3);
        let fresh = ["screen", "cv", "--pack", PACK, "--as-of", "2026-06-01", "--format", format];
        assert!(warm.stdout == inbox.run(&fresh).stdout);
    }
}

#[test]
fn what_a_result_depends_on_is_not_mixed_up() {
    let inbox = inbox();
    run(&inbox, &["2026-06-01"]);
    for other in [
        &["2026-06-02"][..],
        &["2026-06-01", "--include-text"],
        &["2026-06-01", "--min-level", "2"],
        &["2026-06-01", "--max-pages", "7"],
        &["2026-06-01", "--isolation", "thread"],
    ] {
        assert_eq!(known(&run(&inbox, other)), 0, "{other:?}");
        assert_eq!(known(&run(&inbox, other)), 3, "{other:?}");
    }
    let pack = fs::read_to_string(PACK).expect("a pack");
    fs::write(inbox.path().join("pack.toml"), format!("{pack}\n# changed\n")).expect("written");
    let changed = ["screen", "cv", "--pack", "pack.toml", "--cache", "cache", "--as-of", "2026-06-01"];
    assert_eq!(known(&inbox.run(&changed)), 0);
    fs::write(inbox.path().join("cv/ben.md"), format!("{BEN}\n")).expect("written");
    assert_eq!(known(&run(&inbox, &["2026-06-01"])), 2);
}

#[test]
fn damaged_entries_are_noticed_and_redone() {
    let inbox = inbox();
    let cold = run(&inbox, &["2026-06-01"]);
    let all = entries(&inbox.path().join("cache"));
    for (number, entry) in all.iter().enumerate() {
        let mut bytes = fs::read(entry).expect("read");
        match number {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.clear(),
            _ => {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
            }
        }
        fs::write(entry, bytes).expect("damaged");
    }
    let redone = run(&inbox, &["2026-06-01"]);
    assert!(redone.stdout == cold.stdout);
    assert_eq!(known(&redone), 0);
    assert_eq!(known(&run(&inbox, &["2026-06-01"])), 3);
}

#[test]
fn an_entry_of_one_file_is_not_believed_of_another() {
    let inbox = inbox();
    let cold = run(&inbox, &["2026-06-01"]);
    let all = entries(&inbox.path().join("cache"));
    fs::copy(&all[0], &all[1]).expect("copied");
    let again = run(&inbox, &["2026-06-01"]);
    assert!(again.stdout == cold.stdout);
    assert_eq!(known(&again), 2);
}

#[test]
fn a_folder_that_cannot_be_a_cache_is_told() {
    let inbox = inbox();
    fs::write(inbox.path().join("cache"), "a file").expect("written");
    let output = run(&inbox, &["2026-06-01"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: cannot use the folder cache as a cache\n"));
}

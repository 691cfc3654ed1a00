//! The built-in pack keeps its promises, and the engine knows nothing of what it speaks of.

use std::fs;
use std::path::{Path, PathBuf};

use redsieve::engine::Engine;
use redsieve::pack::Pack;
use redsieve::trial::{self, PackPart};

#[test]
fn every_example_of_the_builtin_pack_holds() {
    let engine = Engine::load(None).unwrap();
    let outcome = trial::run(&engine);
    let failures: Vec<String> = outcome.failures.iter().map(ToString::to_string).collect();
    assert_eq!(failures, Vec::<String>::new());
    assert!(outcome.tried > 250, "only {} examples were tried", outcome.tried);
}

/// What no example needs can break unseen; `redsieve rules test --thorough` names phrases and anchors too.
#[test]
fn every_condition_and_member_of_the_builtin_pack_is_needed_by_an_example() {
    let engine = Engine::load(None).unwrap();
    let is_rule = |part: &PackPart| !["concept", "cue"].contains(&part.kind) || part.field == "members";
    let coverage = trial::run_thorough_where(&engine, is_rule);
    let told: Vec<String> = coverage.unneeded.iter().map(ToString::to_string).collect();
    assert_eq!(told, Vec::<String>::new());
    assert!(coverage.parts > 250, "only {} parts were dropped", coverage.parts);
}

#[test]
fn the_builtin_pack_gives_no_warning() {
    let (_, warnings) = Pack::check(None).unwrap();
    assert_eq!(warnings.to_string(), "");
}

#[test]
fn the_source_holds_no_word_of_the_subject() {
    let subject = ["re", "dis"].concat();
    let product = ["red", "sieve"].concat();
    let mut told = Vec::new();
    for path in sources(Path::new("src")) {
        let text = fs::read_to_string(&path).unwrap().to_lowercase().replace(&product, "");
        let lines = text.lines().enumerate().filter(|(_, line)| line.contains(&subject));
        told.extend(lines.map(|(number, _)| format!("{}:{}", path.display(), number + 1)));
    }
    assert_eq!(told, Vec::<String>::new());
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}

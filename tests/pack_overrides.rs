//! A team changes the built-in pack in a file of its own, without copying it.

use std::path::Path;

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::pack::Pack;
use redsieve::report::{Report, Severity};
use redsieve::screener::{Screener, Source};
use redsieve::trial;

const TEAM: &str = "fixtures/packs/team.toml";

fn screened(pack: Option<&str>, resume: &str) -> Report {
    let engine = Engine::load(pack.map(Path::new)).unwrap();
    Screener::new(Box::new(engine), date(2026, 6, 1)).screen(&Source::new("a.txt"), resume.as_bytes())
}

fn flags(report: &Report) -> Vec<&str> {
    report.judgement.flags.iter().map(|flag| flag.id.as_str()).collect()
}

const NAMED: &str = "Ilse Brandvold\nBackend developer\n\nSkills\nJava, Redis, Docker\n";

const TOLD: &str = "Ilse Brandvold

Experience
Backend Developer, Tidewater Ltd  01/2021 - 12/2023
- Kept the carts in Tidestore with maxmemory and an eviction policy, behind Tidegate.
";

#[test]
fn a_flag_can_be_switched_off() {
    assert!(flags(&screened(None, NAMED)).contains(&"red/bare-mention"));
    let report = screened(Some(TEAM), NAMED);
    assert!(!flags(&report).contains(&"red/bare-mention"), "{:?}", flags(&report));
    assert_eq!((report.pack.id.as_str(), report.pack.version.as_str()), ("redis-at-tidewater", "0.1.0"));
    assert_ne!(report.pack.digest, screened(None, NAMED).pack.digest);
}

#[test]
fn words_and_flags_can_be_added_and_changed() {
    assert_eq!(flags(&screened(None, TOLD)), ["red/no-caching-experience"]);
    let report = screened(Some(TEAM), TOLD);
    assert!(flags(&report).contains(&"green/tide-gate"), "{:?}", flags(&report));
    let memory = report.judgement.flags.iter().find(|flag| flag.id == "green/memory-awareness").unwrap();
    assert_eq!((memory.severity, memory.title.as_str()), (Severity::Medium, "Memory kept in bounds"));
}

#[test]
fn words_can_be_taken_away() {
    let misspelt = NAMED.replace("Redis", "Reddis");
    let level = |report: Report| report.judgement.level.map(|level| level.estimate);
    assert_eq!(level(screened(None, &misspelt)), Some(1));
    assert_eq!(level(screened(Some(TEAM), &misspelt)), Some(0));
}

#[test]
fn the_examples_of_the_whole_still_hold() {
    let outcome = trial::run(&Engine::load(Some(Path::new(TEAM))).unwrap());
    let failures: Vec<String> = outcome.failures.iter().map(ToString::to_string).collect();
    assert_eq!(failures, Vec::<String>::new());
}

#[test]
fn a_team_is_warned_only_of_its_own_words() {
    let (_, warnings) = Pack::check(Some(Path::new(TEAM))).unwrap();
    assert_eq!(warnings.to_string(), "");
}

#[test]
fn what_cannot_be_overridden_is_told_with_its_place() {
    let mistakes = [
        ("unknown_pack", "extends = \"reddis\"\n"),
        ("a_pack_of_itself", "extends = \"team.toml\"\n"),
        (
            "unknown_flag",
            "extends = \"redis\"\n[override.\"red/bare-mentions\"]\nenabled = false\nreason = \"r\"\n",
        ),
        ("unknown_concept", "extends = \"redis\"\n[override.elasticash]\nterms-add = [\"x cache\"]\n"),
        ("far_from_all", "extends = \"redis\"\n[override.zzzzzzzzzz]\nenabled = false\n"),
        ("no_reason", "extends = \"redis\"\n[override.\"red/bare-mention\"]\nenabled = false\n"),
        ("unknown_severity", "extends = \"redis\"\n[override.\"red/bare-mention\"]\nseverity = \"mild\"\n"),
        ("unknown_field", "extends = \"redis\"\n[override.\"red/bare-mention\"]\nseverty = \"low\"\n"),
        (
            "a_word_that_is_not_there",
            "extends = \"redis\"\n[override.elasticache]\nterms-remove = [\"elastic cashe\"]\n",
        ),
        ("words_for_a_flag", "extends = \"redis\"\n[override.\"red/bare-mention\"]\nterms-add = [\"x\"]\n"),
    ];
    let told =
        |text| Pack::parse("team.toml", text).map_or_else(|error| error.to_string(), |_| "no error".into());
    let told: Vec<String> =
        mistakes.iter().map(|(name, text)| format!("## {name}\n{}\n", told(text))).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_pack_that_extends_itself_ends_in_an_error() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.toml", "extends = \"b.toml\"\n"), ("b.toml", "extends = \"a.toml\"\n")] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let error = Pack::load(&folder.path().join("a.toml")).unwrap_err().to_string();
    assert!(error.contains("extends itself"), "{error}");
}

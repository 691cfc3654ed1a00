//! The commands for who writes rules: show, new, docs, and the thorough test.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::{Inbox, stderr, stdout};
use redsieve::engine::Engine;
use redsieve::handbook::find;
use redsieve::output::markdown_files;
use redsieve::pack::{Pack, STARTER};
use redsieve::trial;

/// Whether each phrase is needed is plain to see here.
const SMALL: &str = r#"
[pack]
id = "quickstore"
version = "1.0.0"
title = "Quickstore"
subject = "quickstore"
substance = "snapshot"
rivals = "other-store"
other-causes = "other-store"
field = "other-store"

[concept.quickstore]
title = "Quickstore"
source = "its makers"
terms = ["quickstore", "quick store", "qstore"]
match = ["Kept carts in {{Quickstore}}", "Kept carts in {{Qstore}}"]
no-match = ["A quick look"]

[concept.other-store]
tie = "free"
terms = ["slowstore", "laststore"]
match = ["Kept carts in {{Slowstore}}"]
no-match = ["Kept carts"]

[concept.snapshot]
title = "snapshots"
terms = ["quick snapshot"]
ambiguous = ["snapshot", "image"]
not = ["market snapshot", "press snapshot"]
rivals = ["other-store", "late-store"]
match = ["Took Quickstore {{snapshots}}"]
no-match = ["A market snapshot by Quickstore", "Took Slowstore snapshots beside Quickstore"]

[concept.late-store]
tie = "free"
terms = ["latestore"]
match = ["Kept carts in {{Latestore}}"]
no-match = ["Kept carts"]

[cue.planned]
set = { stage = "planned" }
before = ["plan to use", "hope to use"]
stop = ["but", "and"]
reach = "sentence"
match = ["We {{plan to use}} Quickstore"]
no-match = ["We plan to use Slowstore and Quickstore"]
"#;

#[test]
fn parts_that_no_example_needs_are_named() {
    let engine = Engine::new(Pack::parse("small.toml", SMALL).unwrap()).unwrap();
    assert_eq!(trial::run(&engine).failures, []);
    let coverage = trial::run_thorough(&engine);
    let told: Vec<String> = coverage.unneeded.iter().map(ToString::to_string).collect();
    let expected = [
        "concept quickstore: terms `quick store`",
        "concept other-store: terms `laststore`",
        "concept snapshot: terms `quick snapshot`",
        "concept snapshot: ambiguous `image`",
        "concept snapshot: not `press snapshot`",
        "cue planned: before `hope to use`",
        "cue planned: stop `but`",
        "concept snapshot: rivals `late-store`",
    ];
    assert_eq!(told, expected);
    assert_eq!(coverage.parts, 18);
}

/// Rules over the small pack, of which each condition is needed or not as its name says.
const RULES: &str = r#"
[concept.work]
title = "work"
members = ["snapshot", "quickstore"]
match = ["Took Quickstore {{snapshots}}"]
no-match = ["Took notes"]

[signal.kept]
in = "sentence"
all = ["quickstore", "snapshot"]
of = ["snapshot", "quickstore"]
none = ["other-store"]

[criterion.keeper]
level = 1
title = "a keeper"
[[criterion.keeper.way]]
all = [{ signal = "kept" }]
[[criterion.keeper.way]]
in = "sentence"
all = ["work", "other-store"]
[[criterion.keeper.example]]
text = """
Experience
Engineer, Weir Ltd  01/2020 - 12/2022
Took Quickstore snapshots.
"""
[[criterion.keeper.example]]
fires = false
text = """
Experience
Engineer, Weir Ltd  01/2020 - 12/2022
Took Quickstore notes.
"""

[flag."green/keeper"]
title = "A keeper"
reason = "something is kept"
all = [{ criterion = "keeper" }]
[[flag."green/keeper".severity]]
is = "low"
all = ["quickstore", "snapshot"]
[[flag."green/keeper".example]]
severity = "low"
text = """
Experience
Engineer, Weir Ltd  01/2020 - 12/2022
Took Quickstore snapshots.
"""
[[flag."green/keeper".example]]
fires = false
text = """
Experience
Engineer, Weir Ltd  01/2020 - 12/2022
Took notes.
"""

[use-case.keeping]
title = "Keeping"
all = ["quickstore"]
skill.snapshots.all = ["snapshot"]
[[use-case.keeping.example]]
text = """
Experience
Engineer, Weir Ltd  01/2020 - 12/2022
Kept carts in {{Quickstore}}.
"""
[[use-case.keeping.example]]
fires = false
text = """
Experience
Engineer, Weir Ltd  01/2020 - 12/2022
Took notes.
"""

[level.0]
title = "None"
[level.1]
title = "User"
"#;

/// With the words for headings and dates.
fn compiled(text: &str) -> Engine {
    let text = format!("include = [\"core.toml\", \"en/outline.toml\", \"en/quantities.toml\"]\n{text}");
    Engine::new(Pack::parse("rules.toml", &text).unwrap_or_else(|error| panic!("{error}"))).unwrap()
}

#[test]
fn conditions_that_no_example_needs_are_named() {
    let text = format!("{SMALL}{RULES}");
    let engine = compiled(&text);
    assert_eq!(trial::run(&engine).failures, []);
    let unneeded = trial::run_thorough(&engine).unneeded;
    let conditions = unneeded.iter().filter(|part| !["concept", "cue"].contains(&part.kind));
    let told: Vec<String> = conditions.map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"));
    let members: Vec<&str> =
        unneeded.iter().filter(|part| part.field == "members").map(|part| part.source.as_str()).collect();
    assert_eq!(members, ["quickstore"]);
}

/// Dropping a condition is the same as taking it out of the pack.
#[test]
fn a_dropped_condition_is_as_good_as_not_written() {
    let engine = compiled(&format!("{SMALL}{RULES}"));
    let unneeded = trial::run_thorough(&engine).unneeded;
    let parts = [
        (
            "of = [\"snapshot\", \"quickstore\"]\n",
            "of = [\"quickstore\"]\n",
            "kept",
            "of",
            "snapshots (snapshot)",
        ),
        ("none = [\"other-store\"]\n", "", "kept", "none", "other store"),
        (
            "all = [\"quickstore\", \"snapshot\"]\nof",
            "all = [\"quickstore\"]\nof",
            "kept",
            "all",
            "snapshots (snapshot)",
        ),
        ("all = [\"work\", \"other-store\"]", "all = [\"work\"]", "keeper", "way 2: all", "other store"),
    ];
    for (from, to, id, field, source) in parts {
        let rules = RULES.replacen(from, to, 1);
        assert_ne!(rules, RULES, "{from}");
        let shorter = compiled(&format!("{SMALL}{rules}"));
        let holds = trial::run(&shorter).failures.is_empty();
        let named = unneeded.iter().any(|part| part.id == id && part.field == field && part.source == source);
        assert_eq!(named, holds, "{id} {field} {source}");
    }
}

#[test]
fn a_flag_of_another_severity_than_promised_is_told() {
    let text = format!("{SMALL}{}", RULES.replacen("severity = \"low\"", "severity = \"medium\"", 1));
    let engine = compiled(&text);
    let failures = trial::run(&engine).failures;
    let told: Vec<String> = failures.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("flag green/keeper: its severity is low and must be medium in: Experience"));
}

#[test]
fn an_example_of_a_skill_is_tried() {
    let example = "[use-case.keeping.skill.snapshots]\nall = [\"snapshot\"]\n\
        match = [\"Experience\\nEngineer, Weir Ltd  01/2020 - 12/2022\\nKept Quickstore {{carts}}.\"]\n\
        no-match = [\"Experience\\nEngineer, Weir Ltd  01/2020 - 12/2022\\nTook Quickstore snapshots.\"]\n";
    let rules = RULES.replacen("skill.snapshots.all = [\"snapshot\"]\n", "", 1);
    let text = format!("{SMALL}{rules}{example}");
    let engine = compiled(&text);
    let ids: Vec<String> = trial::run(&engine).failures.into_iter().map(|failure| failure.id).collect();
    assert_eq!(ids, ["keeping: skill snapshots", "keeping: skill snapshots"]);
}

/// Dropping a phrase by its number is the same as taking it out of the pack.
#[test]
fn what_is_dropped_is_as_good_as_not_written() {
    let phrases = [
        "quick store",
        "qstore",
        "laststore",
        "image",
        "market snapshot",
        "press snapshot",
        "hope to use",
        "but",
        "and",
    ];
    let engine = Engine::new(Pack::parse("small.toml", SMALL).unwrap()).unwrap();
    let unneeded = trial::run_thorough(&engine).unneeded;
    for phrase in phrases {
        let quoted = format!("\"{phrase}\"");
        let without = SMALL.replacen(&format!("{quoted}, "), "", 1).replacen(&format!(", {quoted}"), "", 1);
        assert_ne!(without, SMALL, "{phrase}");
        let shorter = Engine::new(Pack::parse("small.toml", &without).unwrap()).unwrap();
        let holds = trial::run(&shorter).failures.is_empty();
        let named = unneeded.iter().any(|part| part.source == phrase);
        assert_eq!(named, holds, "{phrase}");
    }
}

#[test]
fn the_thorough_test_tells_and_fails() {
    let inbox = Inbox::new(&[("small.toml", SMALL)]);
    let output = inbox.run(&["rules", "test", "--thorough", "--pack", "small.toml"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    insta::assert_snapshot!(stdout(&output));
    let plain = inbox.run(&["rules", "test", "--pack", "small.toml"]);
    assert_eq!(plain.status.code(), Some(0));
}

#[test]
fn a_new_pack_is_sound_and_passes_its_tests() {
    let inbox = Inbox::new(&[]);
    let output = inbox.run(&["rules", "new", "mine.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let (_, warnings) = Pack::check_text("mine.toml", STARTER).unwrap();
    assert_eq!(warnings.to_string(), "");
    let tested = inbox.run(&["rules", "test", "--pack", "mine.toml"]);
    assert_eq!(tested.status.code(), Some(0), "{}", stderr(&tested));
    let again = inbox.run(&["rules", "new", "mine.toml"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("nothing was overwritten"), "{}", stderr(&again));
}

#[test]
fn an_entry_is_shown_with_all_that_is_known_of_it() {
    let inbox = Inbox::new(&[("mine.toml", STARTER)]);
    let show = |id: &str| stdout(&inbox.run(&["rules", "show", id, "--pack", "mine.toml"]));
    let told = ["green/snapshots", "snapshots", "snapshot", "2", "competent"].map(show);
    insta::assert_snapshot!(told.join("\n=====\n\n"));
}

#[test]
fn an_entry_that_is_not_there_gets_a_suggestion() {
    let inbox = Inbox::new(&[("mine.toml", STARTER)]);
    let output = inbox.run(&["rules", "show", "green/snapshot", "--pack", "mine.toml"]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(stderr(&output));
}

#[test]
fn the_book_of_a_pack_is_the_same_each_time() {
    let pack = Pack::builtin().unwrap();
    let files = markdown_files(&pack);
    assert_eq!(files, markdown_files(&Pack::builtin().unwrap()));
    let all: String = files.iter().map(|(_, text)| text.as_str()).collect();
    for flag in &pack.flags {
        assert!(all.contains(&format!("\n## `{}`\n", flag.id)), "{}", flag.id);
    }
    for concept in &pack.concepts {
        assert!(all.contains(&format!("\n## `{}`\n", concept.id)), "{}", concept.id);
    }
}

#[test]
fn the_book_is_written_as_markdown() {
    let pack = Pack::parse("mine.toml", STARTER).unwrap();
    let flags = markdown_files(&pack).into_iter().find(|(name, _)| name == "flags.md").unwrap().1;
    insta::assert_snapshot!(flags);
    let inbox = Inbox::new(&[("mine.toml", STARTER)]);
    let output = inbox.run(&["rules", "docs", "book", "--pack", "mine.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(std::fs::read_to_string(inbox.path().join("book/flags.md")).unwrap(), flags);
}

/// Who reads the rules in the repository must not read those of yesterday.
#[test]
fn the_book_in_the_repository_is_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let names = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name());
    let kept: BTreeMap<String, String> = names
        .map(|name| name.into_string().unwrap())
        .map(|name| (name.clone(), std::fs::read_to_string(folder.join(name)).unwrap()))
        .collect();
    let fresh: BTreeMap<String, String> = markdown_files(&Pack::builtin().unwrap()).into_iter().collect();
    let all: BTreeSet<&String> = kept.keys().chain(fresh.keys()).collect();
    let stale: Vec<&String> = all.into_iter().filter(|&name| kept.get(name) != fresh.get(name)).collect();
    assert!(
        stale.is_empty(),
        "docs/rules is not what the rules say ({stale:?}); write it anew with: \
         cargo run -- rules docs docs/rules (and remove pages that it does not write)"
    );
}

#[test]
fn of_many_examples_a_few_are_shown() {
    let examples: Vec<String> =
        (1..=9).map(|number| format!("\"Kept {number} {{{{Quickstores}}}}\"")).collect();
    let many = SMALL.replacen("match = [", &format!("match = [{}, ", examples.join(", ")), 1);
    let pack = Pack::parse("small.toml", &many).unwrap();
    let page = find(&pack, "quickstore").unwrap().remove(0);
    assert_eq!((page.holds_on.texts.len(), page.holds_on.more), (5, 6));
    let text = markdown_files(&pack).into_iter().find(|(name, _)| name == "concepts.md").unwrap().1;
    assert!(text.contains("    Kept 5 {{Quickstores}}\n\nand 6 more, tried by `rules test`\n"), "{text}");
    let inbox = Inbox::new(&[("small.toml", &many)]);
    let shown = stdout(&inbox.run(&["rules", "show", "quickstore", "--pack", "small.toml"]));
    assert!(shown.contains("- Kept 5 {{Quickstores}}\n    and 6 more, tried by `rules test`\n"), "{shown}");
}

#[test]
fn the_check_counts_its_warnings() {
    let wrong = format!("{SMALL}\n[concept.queue]\nterms = [\"queue\"]\n");
    let inbox = Inbox::new(&[("small.toml", &wrong)]);
    let output = inbox.run(&["rules", "check", "--pack", "small.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).ends_with("no errors, 1 warning\n"), "{}", stdout(&output));
    assert!(stderr(&output).contains("nothing speaks of the concept `queue`"), "{}", stderr(&output));
}

//! `explain` tells what was looked for, what was found, and what took the rest away.

mod common;

use common::{Inbox, stderr, stdout};
use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::extract::{Limits, extract};

const PACK: &str = r#"
include = ["core.toml", "en/outline.toml", "en/quantities.toml", "en/context.toml"]

[pack]
id = "quickstore"
version = "1.0.0"
title = "Quickstore"
subject = "quickstore"
substance = "feature"
rivals = "other-store"
other-causes = "other-store"
field = "software"
first-year = 2015

[floor]
throughput = 1_000

[concept.quickstore]
title = "Quickstore"
terms = ["quickstore"]

[concept.other-store]
title = "Slowstore"
tie = "free"
terms = ["slowstore", "graviton"]

[concept.software]
title = "work with software"
tie = "free"
terms = ["backend"]

[concept.feature]
title = "a feature"
members = ["snapshot"]

[concept.snapshot]
title = "snapshots"
terms = ["quick snapshot"]
ambiguous = ["snapshot"]
not = ["market snapshot"]
rivals = ["other-store"]

[concept.backup]
title = "backups"
tie = "free"
terms = ["backup"]

[signal.safe]
in = "sentence"
all = ["snapshot", "backup"]

[flag."green/safe"]
title = "Snapshots with backups"
reason = "snapshots are backed up"
[[flag."green/safe".way]]
all = [{ signal = "safe" }]
[[flag."green/safe".way]]
all = [{ concept = "snapshot", used = true }, { concept = "backup", setting = ["work"] }]
[[flag."green/safe".way]]
in = "sentence"
all = [{ signal = "safe" }, "other-store"]

[flag."green/improvement"]
title = "Improvement"
reason = "{measure}"
all = [{ improvement = { percent = 50 } }]

[flag."green/scale"]
title = "Scale"
reason = "{measure}"
all = [{ scale = {}, setting = ["work"] }]

[flag."red/bare"]
title = "Only named"
reason = "nothing is told of it"
all = ["quickstore"]
none = [{ concept = "feature", used = true }, { signal = "safe" }]

[flag."watch/expert"]
title = "Claims and shows little"
reason = "the claim is above the evidence"
all = [{ claim = 3 }, { flag = "red/bare" }]

[criterion.snapshots]
level = 2
title = "snapshots taken"
all = ["snapshot"]

[level.0]
title = "Not stated"
[level.1]
title = "User"
[level.2]
title = "Keeper"
[[level.2.way]]
says = "a criterion at work"
levels = ["2"]
"#;

const RESUME: &str = "Mara Quill

Experience
Backend Engineer, Nimbus Travel  01/2020 - 12/2022
- Kept fares in Quickstore and cut page load by 70% by moving to Graviton.
- Cut the load of Quickstore by 20%.
- Wrote a market snapshot for Quickstore. The snapshot of prices was late.
- Beside Quickstore, took Slowstore snapshots; the platform team took Quickstore snapshots.
- No experience with Quickstore snapshots. Planned to take Quickstore snapshots.
- Ran Quickstore at 40 operations per second. Ran a backup.

Skills
Quickstore snapshots, backup
";

fn explained(resume: &str, arguments: &[&str]) -> std::process::Output {
    let inbox = Inbox::new(&[("mara.txt", resume), ("pack.toml", PACK)]);
    let mut all = vec!["explain", "mara.txt", "--pack", "pack.toml", "--as-of", "2026-06-01"];
    all.extend(arguments);
    inbox.run(&all)
}

#[test]
fn every_flag_and_criterion_is_explained() {
    insta::assert_snapshot!(stdout(&explained(RESUME, &[])));
}

#[test]
fn one_is_explained_alone() {
    let text = stdout(&explained(RESUME, &["green/scale"]));
    assert!(text.starts_with("green/scale Scale: not raised\n"), "{text}");
    assert!(text.contains("because it is below the floor of its kind (throughput 1000)"), "{text}");
    assert!(!text.contains("green/improvement"), "{text}");
}

#[test]
fn an_unknown_id_gets_a_suggestion() {
    let output = explained(RESUME, &["green/scal"]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(stderr(&output), @"error: there is no flag or criterion `green/scal`; did you mean `green/scale`?");
}

#[test]
fn what_is_raised_agrees_with_the_report() {
    let inbox = Inbox::new(&[("mara.txt", RESUME), ("pack.toml", PACK)]);
    let run = |arguments: &[&str]| stdout(&inbox.run(arguments));
    let report: serde_json::Value =
        serde_json::from_str(&run(&["screen", "mara.txt", "--pack", "pack.toml", "--as-of", "2026-06-01"]))
            .expect("JSON");
    let flags = report["flags"].as_array().expect("flags");
    let raised: Vec<&str> = flags.iter().filter_map(|flag| flag["id"].as_str()).collect();
    let text = run(&["explain", "mara.txt", "--pack", "pack.toml", "--as-of", "2026-06-01"]);
    let explained = text.lines().filter(|line| line.contains(": raised"));
    let explained: Vec<&str> = explained.filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(explained, raised);
    assert!(!raised.is_empty());
}

#[test]
fn a_resume_cannot_steer_the_terminal() {
    let hostile = RESUME.replace("Kept fares", "Kept \u{1b}[2J\u{202e}fares");
    let text = stdout(&explained(&hostile, &[]));
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
}

#[test]
fn explanations_agree_with_the_reports_of_all_fixtures() {
    let engine = Engine::load(None).unwrap();
    let as_of = date(2026, 6, 1);
    let mut compared = 0;
    for path in std::fs::read_dir("fixtures/resumes").unwrap().map(|entry| entry.unwrap().path()) {
        let bytes = std::fs::read(&path).unwrap();
        let document = extract(&bytes, &path.to_string_lossy(), &Limits::default()).unwrap();
        let judgement = engine.analyse(&document, as_of).judgement;
        let explanations = engine.explain(&document, as_of, None).unwrap();
        let holding = |kind: &str| -> Vec<String> {
            let of_kind = explanations.iter().filter(|it| it.kind == kind && it.holds);
            of_kind.map(|it| it.id.clone()).collect()
        };
        let raised: Vec<String> = judgement.flags.iter().map(|flag| flag.id.clone()).collect();
        let criteria = judgement.level.iter().flat_map(|level| &level.criteria);
        let met: Vec<String> = criteria.filter(|it| it.met).map(|it| it.id.clone()).collect();
        assert_eq!(holding("flag"), raised, "{}", path.display());
        assert_eq!(holding("criterion"), met, "{}", path.display());
        let reasonless = explanations.iter().filter(|it| !it.holds && it.note.is_none());
        for explanation in reasonless {
            assert!(explanation.ways.iter().all(|way| way.verdict.is_some()), "{}", explanation.id);
        }
        compared += 1;
    }
    assert!(compared > 20, "only {compared} resumes were compared");
}

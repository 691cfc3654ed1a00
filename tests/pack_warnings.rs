//! What the author of a pack is warned of: what loads, and hardly does what was meant.

use redsieve::pack::{Pack, Weight};

/// A sound pack without warnings; what is to be warned of is added below it.
const HEAD: &str = r#"
include = ["core.toml", "en/outline.toml", "en/quantities.toml"]

[pack]
id = "quickstore"
version = "1.0.0"
title = "Quickstore"
subject = "quickstore"
substance = "work"
rivals = "other-store"
other-causes = "other-store"
field = "other-store"

[concept.quickstore]
terms = ["quickstore"]

[concept.other-store]
tie = "free"
terms = ["slowstore"]

[concept.work]
terms = ["carts"]
"#;

fn warned(addition: &str) -> String {
    let (_, warnings) =
        Pack::check_text("team.toml", &format!("{HEAD}{addition}")).expect("a pack that loads");
    assert!(warnings.0.iter().all(|warning| warning.weight == Weight::Warning));
    if warnings.0.is_empty() { "no warning".to_owned() } else { warnings.to_string() }
}

#[test]
fn the_head_alone_gives_no_warning() {
    assert_eq!(warned(""), "no warning");
}

#[test]
fn every_warning_is_told_with_its_place() {
    let additions = [
        ("unused_concept", "[concept.queue]\nterms = [\"queue\"]\n"),
        (
            "unused_anchor",
            "[concept.job]\nterms = [\"job\"]\n[concept.queue]\nterms = [\"queue\"]\nanchor = { concepts = [\"job\"] }\n[signal.q]\nall = [\"queue\"]\n",
        ),
        ("short_term", "[concept.queue]\nterms = [\"qu\"]\n[signal.q]\nall = [\"queue\"]\n"),
        ("common_term", "[concept.queue]\nterms = [\"(team|crew)\"]\n[signal.q]\nall = [\"queue\"]\n"),
        (
            "one_term_for_two_things",
            "[concept.queue]\nterms = [\"line\", \"row\"]\n[concept.list]\nterms = [\"row\", \"line\"]\n[signal.q]\nall = [\"queue\", \"list\"]\n",
        ),
        (
            "asked_for_and_forbidden",
            "[concept.queue]\nterms = [\"line\"]\n[concept.any]\nmembers = [\"queue\"]\n[flag.\"red/q\"]\ntitle = \"q\"\nreason = \"q\"\nall = [{ concept = \"queue\", used = true }]\nnone = [\"any\"]\n",
        ),
        (
            "cue_that_stops_itself",
            "[cue.later]\nset = { stage = \"planned\" }\nbefore = [\"will use\", \"later\"]\nstop = [\"but\", \"later\"]\n",
        ),
        ("unknown_floor", "[floor]\nthroughputs = 5\nmiles = 3\n"),
    ];
    let told: Vec<String> =
        additions.iter().map(|(name, addition)| format!("## {name}\n{}\n", warned(addition))).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_only_looks_wrong_gives_no_warning() {
    let sound = [
        (
            "words that are only looked at",
            "[concept.verb]\ntie = \"free\"\nterms = [\"used\", \"qu\"]\n[signal.q]\nall = [\"verb\"]\n",
        ),
        (
            "an ambiguous common word",
            "[concept.queue]\nambiguous = [\"team\"]\n[signal.q]\nall = [\"queue\"]\n",
        ),
        (
            "a short word without spaces",
            "[concept.queue]\nterms = [\"\u{961f}\u{5217}\"]\n[signal.q]\nall = [\"queue\"]\n",
        ),
        (
            "kinds of one thing",
            "[concept.queue]\nterms = [\"line\"]\n[concept.list]\nterms = [\"line\"]\n[concept.any]\nmembers = [\"queue\", \"list\"]\n[signal.q]\nall = [\"any\"]\n",
        ),
        (
            "listed and not in use",
            "[flag.\"red/q\"]\ntitle = \"q\"\nreason = \"q\"\nall = [\"work\"]\nnone = [{ concept = \"work\", used = true }]\n",
        ),
    ];
    for (name, addition) in sound {
        assert_eq!(warned(addition), "no warning", "{name}");
    }
}

//! What the author of a pack is told about each kind of mistake: file, line, column, the line
//! itself and what to do.

use redsieve::pack::{Pack, PackError};

/// A sound pack as small as it can be; the mistakes are added below it.
const HEAD: &str = r#"
[pack]
id = "quickstore"
version = "1.0.0"
title = "Quickstore"
subject = "quickstore"
substance = "quickstore"
rivals = "other-store"
other-causes = "other-store"
field = "other-store"

[concept.quickstore]
terms = ["quickstore"]

[concept.other-store]
tie = "free"
terms = ["slowstore"]
"#;

fn told(mistake: &str) -> String {
    match Pack::parse("team.toml", &format!("{HEAD}{mistake}")) {
        Ok(_) => "no error".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_head_alone_is_sound() {
    assert_eq!(told(""), "no error");
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let mistakes = [
        ("syntax", "[concept.queue\nterms = [\"queue\"]\n"),
        ("unfinished_string", "[concept.queue]\nterms = [\"queue]\n"),
        ("duplicate_key", "[concept.queue]\nterms = [\"queue\"]\nterms = [\"line\"]\n"),
        ("duplicate_concept", "[concept.quickstore]\nterms = [\"qs\"]\n"),
        ("unknown_field", "[concept.queue]\ntems = [\"queue\"]\nterms = [\"line\"]\n"),
        (
            "unknown_field_far_from_all",
            "[cue.later]\nset = { stage = \"planned\" }\nbefore = [\"later\"]\nzzz = 1\n",
        ),
        ("unknown_table", "[concpet.queue]\nterms = [\"queue\"]\n"),
        ("wrong_type", "[concept.queue]\nterms = 7\n"),
        ("wrong_type_in_a_list", "[concept.queue]\nterms = [\"queue\", 7]\n"),
        ("concept_without_words", "[concept.queue]\ntitle = \"queues\"\n"),
        ("unknown_choice", "[concept.queue]\nterms = [\"queue\"]\ntie = \"loose\"\n"),
        ("dangling_concept", "[concept.queue]\nterms = [\"queue\"]\nrivals = [\"other-stor\"]\n"),
        (
            "anchor_without_concepts",
            "[concept.queue]\nambiguous = [\"queue\"]\nanchor = { in = \"block\" }\n",
        ),
        ("phrase_not_closed", "[concept.queue]\nterms = [\"(job|task queue\"]\n"),
        ("phrase_of_signs", "[concept.queue]\nterms = [\"***\"]\n"),
        ("phrase_with_an_empty_piece", "[concept.queue]\nterms = [\"queue ..\"]\n"),
        ("cue_that_sets_nothing", "[cue.later]\nbefore = [\"later\"]\n"),
        ("cue_without_words", "[cue.later]\nset = { stage = \"planned\" }\n"),
        (
            "flag_of_unknown_kind",
            "[flag.\"blue/queue\"]\ntitle = \"q\"\nreason = \"q\"\nall = [\"quickstore\"]\n",
        ),
        ("flag_without_condition", "[flag.\"red/queue\"]\ntitle = \"q\"\nreason = \"q\"\n"),
        ("missing_title", "[flag.\"red/queue\"]\nreason = \"q\"\nall = [\"quickstore\"]\n"),
        (
            "condition_for_nothing",
            "[flag.\"red/queue\"]\ntitle = \"q\"\nreason = \"q\"\nall = [{ used = true }]\n",
        ),
        (
            "condition_for_two_things",
            "[flag.\"red/queue\"]\ntitle = \"q\"\nreason = \"q\"\nall = [{ concept = \"quickstore\", claim = 3 }]\n",
        ),
        (
            "dangling_flag",
            "[flag.\"red/queue\"]\ntitle = \"q\"\nreason = \"q\"\nall = [{ flag = \"red/queu\" }]\n",
        ),
        ("dangling_criterion", "[signal.q]\nall = [{ criterion = \"queues\" }]\n"),
        ("signal_of_itself", "[signal.q]\nall = [{ signal = \"q\" }]\n"),
        ("criterion_without_level", "[criterion.queue]\ntitle = \"q\"\nall = [\"quickstore\"]\n"),
        ("number_out_of_range", "[criterion.queue]\ntitle = \"q\"\nlevel = 12\nall = [\"quickstore\"]\n"),
        ("level_without_number", "[level.top]\ntitle = \"Top\"\n"),
        (
            "question_about_nothing",
            "[question.q]\nask = \"q\"\njunior = \"j\"\nsenior = \"s\"\nflags = [\"red/none\"]\n",
        ),
        ("role_without_title", "[role.r]\nduty.d.all = [\"quickstore\"]\n"),
        ("role_without_duties", "[role.r]\ntitle = \"r\"\n"),
        ("question_that_nothing_calls_for", "[question.q]\nask = \"q\"\njunior = \"j\"\nsenior = \"s\"\n"),
        (
            "question_of_no_level",
            "[question.q]\nask = \"q\"\njunior = \"j\"\nsenior = \"s\"\nunmet = [\"c\"]\n[criterion.c]\ntitle = \"c\"\nlevel = 1\nall = [\"quickstore\"]\n",
        ),
        (
            "question_without_an_answer",
            "[question.q]\nask = \"q\"\njunior = \" \"\nsenior = \"s\"\nclaim-above = true\n",
        ),
        ("ask_of_no_role", "[ask.a]\ntitle = \"a\"\nnames-role = true\nall = [\"quickstore\"]\n"),
        ("ask_of_no_use_case", "[ask.a]\ntitle = \"a\"\nuse-case = \"queues\"\nall = [\"quickstore\"]\n"),
        ("ask_of_itself", "[ask.a]\ntitle = \"a\"\nall = [{ ask = \"a\" }]\n"),
        (
            "mistake_about_nothing",
            "[mistake.m]\ntitle = \"m\"\nreason = \"r\"\nadvice = \"a\"\nall = [{ ask = \"queues\" }]\n",
        ),
        ("mistake_without_advice", "[mistake.m]\ntitle = \"m\"\nreason = \"r\"\nall = [\"quickstore\"]\n"),
        ("asked_level_without_number", "[asked-level.top]\nat-least = 2\n"),
        ("cue_of_unknown_texts", "[cue.c]\nreads = \"letters\"\nset = { claim = 1 }\nbefore = [\"some\"]\n"),
        ("target_without_level", "[target.t]\ndescribed = true\n"),
        (
            "target_of_no_role",
            "[target.t]\nlevel = 1\nrole = \"keper\"\n[role.keeper]\ntitle = \"k\"\nduty.d.all = [\"quickstore\"]\n",
        ),
        ("missing_include", "include = [\"nowhere.toml\"]\n"),
        ("section_without_language", "[section.experience]\nheadings = [\"experience\"]\n"),
        ("extension_of_nothing", "[extend.queue]\nterms = [\"queue\"]\n"),
    ];
    let told: Vec<String> =
        mistakes.iter().map(|(name, mistake)| format!("## {name}\n{}\n", told(mistake))).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn all_mistakes_of_a_pack_are_told_at_once() {
    let several = "[concept.queue]\ntems = [\"queue\"]\n[cue.later]\nbefore = [\"(later\"]\n[level.top]\n";
    insta::assert_snapshot!(told(several));
}

#[test]
fn a_missing_include_is_told_where_it_is_named() {
    let text = format!("include = [\"en/outlin.toml\"]\n{HEAD}");
    let error = Pack::parse("team.toml", &text).unwrap_err();
    insta::assert_snapshot!(error.to_string());
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let error = Pack::load(std::path::Path::new("no/such/pack.toml")).unwrap_err();
    assert!(matches!(error, PackError::Read { .. }));
    insta::assert_snapshot!(error.to_string());
}

#[test]
fn what_is_judged_later_cannot_be_spoken_of() {
    let early = "
[signal.bare]
all = [{ flag = \"red/bare\" }]
[flag.\"red/claim\"]
title = \"c\"
reason = \"c\"
all = [{ signal = \"bare\" }]
[flag.\"red/bare\"]
title = \"b\"
reason = \"b\"
all = [\"quickstore\"]
[criterion.first]
level = 1
title = \"f\"
all = [{ signal = \"bare\" }]
";
    insta::assert_snapshot!(told(early));
}

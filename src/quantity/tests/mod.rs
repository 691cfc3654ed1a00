//! What is found in a sentence, in the words of English.

use proptest::prelude::*;

use super::*;

mod changes;
mod chinese;
mod forms;
mod french;
mod german;
mod portuguese;
mod scales;
mod spanish;
mod spoken;

/// The tables of a file, read without the places of errors that the pack loader gives.
fn read(text: &str) -> QuantityLexicon {
    let mut file: toml::Table = text.parse().expect("the file is TOML");
    file.remove("quantities");
    file.try_into().expect("the tables can be read")
}

fn language(tables: &str) -> QuantityWords {
    let mut lexicon = read(include_str!("../../../rules/core.toml"));
    lexicon.extend(read(tables));
    QuantityWords::new(&lexicon).expect("the names are known")
}

fn english() -> QuantityWords {
    language(include_str!("../../../rules/en/quantities.toml"))
}

/// The quantities of a sentence in one line each.
fn found(text: &str) -> Vec<String> {
    find(text, 0..text.len(), &english()).iter().map(|quantity| line(&quantity.kind)).collect()
}

fn line(kind: &Kind) -> String {
    match kind {
        Kind::Change(change) => {
            let size = match &change.size {
                Size::Percent(percent) => format!("{percent}%"),
                Size::Factor(factor) => format!("x{factor}"),
                Size::BeforeAfter { before, after, unit } => format!("{before} to {after} {unit}"),
                Size::Amount { amount, unit } => format!("{amount} {unit}"),
            };
            let verdict = if change.improves { "" } else { ", worse" };
            format!("{} {} {}{verdict}", change.metric, change.direction.name(), size.trim_end())
        }
        Kind::Scale(scale) => {
            let per = scale.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
            let more = if scale.at_least { "+" } else { "" };
            format!("{} {}{more} {}{per}", scale.what, scale.value, scale.unit)
        }
        Kind::ServiceLevel(level) => {
            format!("{} {} {} {}", level.metric, level.bound.name(), level.value, level.unit)
        }
    }
}

/// Asserts what each sentence holds, its quantities joined by "; ".
fn assert_found(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(found(text).join("; "), *expected, "in {text:?}");
    }
}

/// As [`assert_found`], with the words of another language.
fn assert_found_in(words: &QuantityWords, cases: &[(&str, &str)]) {
    let found = |text: &str| -> Vec<String> {
        find(text, 0..text.len(), words).iter().map(|q| line(&q.kind)).collect()
    };
    let found = cases.iter().map(|(text, _)| (*text, found(text).join("; ")));
    let expected = cases.iter().map(|(text, expected)| (*text, (*expected).to_owned()));
    let wrong: Vec<_> = found.zip(expected).filter(|(found, expected)| found != expected).collect();
    assert!(wrong.is_empty(), "found and expected: {wrong:#?}");
}

#[test]
fn a_range_holds_number_metric_and_direction_and_no_more() {
    let text = "Wrote docs. Last year we cut the load on the database by about 80% with a cache.";
    let quantities = find(text, 12..text.len(), &english());
    assert_eq!(quantities.len(), 1);
    assert_eq!(&text[quantities[0].range.clone()], "cut the load on the database by about 80%");
    assert_eq!(&text[quantities[0].number.clone()], "80%");
}

#[test]
fn a_range_that_is_no_piece_of_the_text_has_none() {
    let words = english();
    assert_eq!(find("é 80%", 1..4, &words), []);
    assert_eq!(find("80%", 0..9, &words), []);
}

#[test]
fn an_unknown_name_is_told_with_its_table() {
    let mut lexicon = read(include_str!("../../../rules/core.toml"));
    lexicon.metric_words.insert("latncy".to_owned(), vec!["lag".to_owned()]);
    let error = QuantityWords::new(&lexicon).unwrap_err();
    assert_eq!((error.table.as_str(), error.name.as_str()), ("metric-words", "latncy"));
    assert!(error.known.contains(&"latency".to_owned()));
}

#[test]
fn every_word_in_the_tables_can_be_looked_up() {
    // A phrase that begins with a hyphen is never met: the hyphen before it is read with the number.
    for table in [include_str!("../../../rules/core.toml"), include_str!("../../../rules/en/quantities.toml")]
    {
        let lexicon = read(table);
        for (name, phrases) in lexicon.words.iter().chain(&lexicon.unit_words).chain(&lexicon.metric_words) {
            for phrase in phrases.iter().filter(|phrase| phrase.len() > 1) {
                assert!(!phrase.starts_with('-') || phrase == "->", "{name}: {phrase}");
                assert_eq!(*phrase, phrase.to_lowercase(), "{name}");
            }
        }
    }
}

/// A way to write a number, with the value of its written form.
fn written(n: u32) -> impl Strategy<Value = (String, f64)> {
    let whole = f64::from(n);
    let tenths = format!("{}.{}", n / 10, n % 10);
    let exact = |exponent: i32| format!("{tenths}e{exponent}").parse::<f64>().unwrap();
    prop::sample::select(vec![
        (n.to_string(), whole),
        (format!("{tenths}k"), exact(3)),
        (format!("{tenths} K"), exact(3)),
        (format!("{tenths}M+"), exact(6)),
        (format!("{tenths} mn"), exact(6)),
        (format!("{tenths} million"), exact(6)),
        (format!("{tenths}bn"), exact(9)),
        (format!("{tenths} lakh"), exact(5)),
        (format!("{tenths} crore"), exact(7)),
        (format!("{n} thousand"), whole * 1e3),
        (format!("{n} dozen"), whole * 12.0),
        (format!("over {n} hundred"), whole * 1e2),
    ])
}

proptest! {
    #[test]
    fn a_number_in_any_form_reads_back((text, value) in (1u32..9_999).prop_flat_map(written), unit in prop::sample::select(vec![
        ("requests per second", "request"), ("rps", "request"), ("ops/sec", "operation"), ("calls a second", "operation"),
        ("messages/s", "message"), ("QPS", "query"),
    ])) {
        let text = format!("It takes {text} {} at peak.", unit.0);
        let quantities = find(&text, 0..text.len(), &WORDS);
        prop_assert_eq!(quantities.len(), 1, "{}", text);
        let Kind::Scale(scale) = &quantities[0].kind else { panic!("{text}") };
        prop_assert_eq!(scale.value, value, "{}", text);
        prop_assert_eq!(&scale.unit, unit.1);
        prop_assert_eq!(scale.per.as_deref(), Some("second"));
    }

    #[test]
    fn any_text_is_read_without_panic_and_in_bounds(before in "\\PC{0,12}", text in "[ -~€×→µé½٣\u{301}一]{0,60}|(\\PC{0,6}|[0-9]{1,4}|[,.+%xk-]| to | from |ms|by |fewer |latency ){0,14}") {
        let whole = format!("{before}{text}");
        let sentence = before.len()..whole.len();
        for quantity in find(&whole, sentence.clone(), &WORDS) {
            for range in [&quantity.range, &quantity.number] {
                prop_assert!(range.start >= sentence.start && range.end <= sentence.end && range.start < range.end);
                prop_assert!(whole.get(range.clone()).is_some());
            }
            prop_assert!(quantity.range.start <= quantity.number.start && quantity.number.end <= quantity.range.end);
        }
    }
}

/// Built once: a property test runs hundreds of cases.
static WORDS: std::sync::LazyLock<QuantityWords> = std::sync::LazyLock::new(english);

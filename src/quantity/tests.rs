use super::*;

/// The words of English, read without the places of errors that the pack loader gives.
fn english() -> QuantityWords {
    let read = |text: &str| toml::from_str::<QuantityLexicon>(text).expect("the table can be read");
    let mut lexicon = read(include_str!("../../rules/core.toml"));
    lexicon.extend(read(include_str!("../../rules/en/quantities.toml")));
    QuantityWords::new(&lexicon).expect("the names are known")
}

#[test]
fn smoke() {
    let words = english();
    let text = "Cut database load by 80% and moved p99 from 900 ms to 120 ms";
    for q in find(text, 0..text.len(), &words) {
        println!("{:?} {:?}", &text[q.range.clone()], q);
    }
}
#[test]
fn dbg() {
    let words = english();
    let text = std::env::var("T").unwrap_or_default();
    let s = Sentence::read(&text, 0, &words);
    for a in &s.amounts {
        println!(
            "{:?} {:?}",
            a,
            &s.tokens[a.tokens.clone()].iter().map(|t| t.text.clone()).collect::<Vec<_>>()
        );
    }
}

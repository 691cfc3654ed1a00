//! A table of sentences as engineers of all kinds write them, with what is to be read in each.

use super::{QuantityWords, WORDS, find, language, line};

/// The sentences with their readings, in pairs of lines.
const TABLE: &str = include_str!("spoken.txt");
/// What begins a sentence in German.
const GERMAN: &str = "[de] ";
/// The reading of a sentence that says nothing.
const NOTHING: &str = "-";

fn read(sentence: &str, words: &QuantityWords) -> String {
    let found: Vec<String> =
        find(sentence, 0..sentence.len(), words).iter().map(|quantity| line(&quantity.kind)).collect();
    if found.is_empty() { NOTHING.to_owned() } else { found.join("; ") }
}

#[test]
fn every_sentence_of_the_table_is_read_as_written_beside_it() {
    let german = language(include_str!("../../../rules/de/quantities.toml"));
    let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
    let mut wrong = Vec::new();
    for pair in lines.chunks(2) {
        let [sentence, expected] = pair else { panic!("{pair:?} is no pair of lines") };
        let (sentence, words) = match sentence.strip_prefix(GERMAN) {
            Some(sentence) => (sentence, &german),
            None => (*sentence, &*WORDS),
        };
        let found = read(sentence, words);
        if found != expected.trim() {
            wrong.push(format!("{sentence}\n  want {}\n  got  {found}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} of {} are misread:\n{}", wrong.len(), lines.len() / 2, wrong.join("\n"));
}

//! Documents and lexicons for the tests of the outline.

use serde::Deserialize;
use std::collections::BTreeMap;

use super::{Lexicon, SectionWords, Setting};
use crate::document::{Document, DocumentBuilder, Format};

/// A document of plain lines: "- " marks a bullet, "# " a heading style, "* " bold type.
pub(super) fn plain(lines: &[&str]) -> Document {
    let mut builder = DocumentBuilder::new(Format::Text, "test");
    for line in lines {
        let mut block = builder.block();
        let (mark, text) = line.split_once(' ').unwrap_or(("", line));
        let text = if matches!(mark, "-" | "#" | "*") { text } else { line };
        block.list_item = mark == "-";
        block.style.heading = (mark == "#").then_some(1);
        block.style.bold = mark == "*";
        for (index, cell) in text.split('\t').enumerate() {
            if index > 0 {
                block.gap();
            }
            block.word(cell, None);
        }
        block.finish();
    }
    builder.finish()
}

/// The lexicons that ship: English, German, French, Spanish, Portuguese, Chinese.
pub(super) fn lexicons() -> Vec<Lexicon> {
    let texts = [
        include_str!("../../rules/en/outline.toml"),
        include_str!("../../rules/de/outline.toml"),
        include_str!("../../rules/fr/outline.toml"),
        include_str!("../../rules/es/outline.toml"),
        include_str!("../../rules/pt/outline.toml"),
        include_str!("../../rules/zh/outline.toml"),
    ];
    texts.iter().map(|text| load(text)).collect()
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    language: String,
    common_words: Vec<String>,
    section: BTreeMap<String, SectionFile>,
    months: BTreeMap<String, i8>,
    season: Vec<Season>,
    words: BTreeMap<String, Vec<String>>,
    headline_setting: Vec<HeadlineSetting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionFile {
    setting: String,
    #[serde(default)]
    entries: bool,
    #[serde(default)]
    lists: bool,
    headings: Vec<String>,
}

#[derive(Deserialize)]
struct Season {
    name: String,
    first: i8,
    last: i8,
}

#[derive(Deserialize)]
struct HeadlineSetting {
    setting: String,
    words: Vec<String>,
}

fn setting(name: &str) -> Setting {
    let named = Setting::NAMES.iter().find(|(known, _)| *known == name);
    named.map(|(_, setting)| *setting).expect("a setting of the list")
}

fn load(text: &str) -> Lexicon {
    let mut file: File = toml::from_str(text).expect("a lexicon of the right shape");
    let mut words = |name: &str| file.words.remove(name).unwrap_or_default();
    let lexicon = Lexicon {
        present: words("present"),
        since: words("since"),
        range_words: words("range"),
        month_of: words("month-of"),
        expected: words("expected"),
        list_labels: words("list-labels"),
        entry_parts: words("entry-parts"),
        title_words: words("titles"),
        organisation_words: words("organisations"),
        field_words: words("fields"),
        employer_words: words("employer"),
        abbreviations: words("abbreviations"),
        conjunctions: words("conjunctions"),
        verbs: words("verbs"),
        verb_endings: words("verb-endings"),
        ..Lexicon::default()
    };
    assert!(file.words.is_empty(), "words of no known kind: {:?}", file.words.keys());
    let sections = file.section.into_iter().map(|(id, section)| SectionWords {
        id,
        setting: setting(&section.setting),
        headings: section.headings,
        entries: section.entries,
        lists: section.lists,
    });
    let named = |named: HeadlineSetting| {
        let setting = setting(&named.setting);
        named.words.into_iter().map(move |word| (word, setting))
    };
    Lexicon {
        language: file.language,
        common_words: file.common_words,
        sections: sections.collect(),
        months: file.months.into_iter().collect(),
        seasons: file.season.into_iter().map(|season| (season.name, season.first, season.last)).collect(),
        headline_settings: file.headline_setting.into_iter().flat_map(named).collect(),
        ..lexicon
    }
}

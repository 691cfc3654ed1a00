//! Reads the words of languages: headings, months, verbs and the words of quantities.

use super::model::Pack;
use super::reader::{Fields, Located};
use super::rule::{choice, settings, values};
use crate::outline::{Lexicon, SectionWords, Setting};

/// The lexicons of all files; two files of one language are one lexicon.
#[derive(Debug, Default)]
pub(super) struct Lexicons {
    lexicons: Vec<Lexicon>,
}

impl Lexicons {
    /// Reads what one file says of a language.
    pub fn read(&mut self, file: &mut Fields<'_>) {
        let language = file.string("language");
        let common = values(file.strings("common-words"));
        let sections: Vec<SectionWords> =
            file.named("section").into_iter().map(|(id, f)| section(id, f)).collect();
        let months = file.numbers("months");
        let seasons: Vec<_> = file.tables("season").into_iter().filter_map(season).collect();
        let words = file.table("words");
        let headline: Vec<_> =
            file.tables("headline-setting").into_iter().flat_map(headline_setting).collect();
        let Some(language) = language else {
            if let Some(section) = sections.first() {
                let message = format!("the section `{}` belongs to no language", section.id);
                let at = file.place("section");
                file.log.error(&at, message, Some("say `language = \"...\"` at the top of the file".into()));
            }
            if let Some(words) = words {
                words.finish();
            }
            return;
        };
        let lexicon = self.lexicon(&language.value);
        lexicon.common_words.extend(common);
        lexicon.sections.extend(sections);
        lexicon.months.extend(months.into_iter().map(|(name, number)| (name.value, number as i8)));
        lexicon.seasons.extend(seasons);
        lexicon.headline_settings.extend(headline);
        if let Some(words) = words {
            read_words(lexicon, words);
        }
    }

    fn lexicon(&mut self, language: &str) -> &mut Lexicon {
        let known = self.lexicons.iter().position(|lexicon| lexicon.language == language);
        let index = known.unwrap_or_else(|| {
            self.lexicons.push(Lexicon { language: language.to_owned(), ..Lexicon::default() });
            self.lexicons.len() - 1
        });
        &mut self.lexicons[index]
    }

    /// Hands the lexicons to the pack.
    pub fn finish(self, pack: &mut Pack) {
        pack.lexicons = self.lexicons;
    }
}

fn section(id: Located<String>, mut fields: Fields<'_>) -> SectionWords {
    let setting = settings(&mut fields).first().copied().unwrap_or(Setting::Listed);
    let section = SectionWords {
        id: id.value,
        setting,
        headings: values(fields.strings("headings")),
        entries: fields.boolean("entries").unwrap_or(false),
        lists: fields.boolean("lists").unwrap_or(false),
    };
    fields.finish();
    section
}

fn season(mut fields: Fields<'_>) -> Option<(String, i8, i8)> {
    let name = fields.required("name").value;
    let (first, last) = (fields.whole("first", 1, 12), fields.whole("last", 1, 12));
    fields.finish();
    Some((name, first? as i8, last? as i8))
}

fn headline_setting(mut fields: Fields<'_>) -> Vec<(String, Setting)> {
    let setting = choice(&mut fields, "setting", &Setting::NAMES).unwrap_or(Setting::Work);
    let words = values(fields.strings("words"));
    fields.finish();
    words.into_iter().map(|word| (word, setting)).collect()
}

fn read_words(lexicon: &mut Lexicon, mut words: Fields<'_>) {
    let lists: [(&'static str, &mut Vec<String>); 15] = [
        ("present", &mut lexicon.present),
        ("since", &mut lexicon.since),
        ("range", &mut lexicon.range_words),
        ("month-of", &mut lexicon.month_of),
        ("expected", &mut lexicon.expected),
        ("list-labels", &mut lexicon.list_labels),
        ("entry-parts", &mut lexicon.entry_parts),
        ("titles", &mut lexicon.title_words),
        ("organisations", &mut lexicon.organisation_words),
        ("fields", &mut lexicon.field_words),
        ("employer", &mut lexicon.employer_words),
        ("abbreviations", &mut lexicon.abbreviations),
        ("conjunctions", &mut lexicon.conjunctions),
        ("verbs", &mut lexicon.verbs),
        ("verb-endings", &mut lexicon.verb_endings),
    ];
    for (key, list) in lists {
        list.extend(values(words.strings(key)));
    }
    words.finish();
}

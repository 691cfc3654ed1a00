//! Reads the words of quantities: what every language shares, and one set for each language.

use std::collections::BTreeMap;

use super::diagnostic::nearest;
use super::model::Pack;
use super::reader::{At, Fields, Located, Log};
use super::rule::values;
use crate::quantity::{MetricWords, PeriodWords, QuantityLexicon, QuantityWords, UnitWords};

/// The `quantities` of a file that every language shares.
const EVERY: &str = "every";

/// The words of quantities of all files.
#[derive(Debug, Default)]
pub(super) struct Quantities {
    shared: QuantityLexicon,
    languages: Vec<(String, QuantityLexicon)>,
    /// Where each name of each table stands.
    places: BTreeMap<(String, String), At>,
}

impl Quantities {
    /// Reads a file of quantities; `language` is what its `quantities` says.
    pub fn read(&mut self, language: &str, file: &mut Fields<'_>) {
        let mut lexicon = QuantityLexicon {
            style: self.map(file, "style"),
            metric: self.named(file, "metric", metric),
            unit: self.named(file, "unit", unit),
            period: self.named(file, "period", period),
            rates: self.map(file, "rates"),
            ..QuantityLexicon::default()
        };
        let phrases: [(&'static str, &mut BTreeMap<String, Vec<String>>); 11] = [
            ("endings", &mut lexicon.endings),
            ("metric-words", &mut lexicon.metric_words),
            ("speed-words", &mut lexicon.speed_words),
            ("paced-words", &mut lexicon.paced_words),
            ("level-words", &mut lexicon.level_words),
            ("carried-words", &mut lexicon.carried_words),
            ("unit-words", &mut lexicon.unit_words),
            ("period-words", &mut lexicon.period_words),
            ("period-adverbs", &mut lexicon.period_adverbs),
            ("words", &mut lexicon.words),
            ("names", &mut lexicon.names),
        ];
        for (table, words) in phrases {
            let read = file.string_lists(table);
            words.extend(read.into_iter().map(|(name, list)| (self.at(table, name), values(list))));
        }
        let numbers: [(&'static str, &mut BTreeMap<String, f64>); 7] = [
            ("magnitudes", &mut lexicon.magnitudes),
            ("numbers", &mut lexicon.numbers),
            ("shares", &mut lexicon.shares),
            ("factors", &mut lexicon.factors),
            ("powers", &mut lexicon.powers),
            ("size-verbs", &mut lexicon.size_verbs),
            ("implied-bounds", &mut lexicon.implied_bounds),
        ];
        for (table, words) in numbers {
            let read = file.numbers(table);
            words.extend(read.into_iter().map(|(name, number)| (self.at(table, name), number)));
        }
        if language == EVERY {
            self.shared.extend(lexicon);
        } else {
            self.languages.push((language.to_owned(), lexicon));
        }
    }

    /// Remembers where a name stands.
    fn at(&mut self, table: &str, name: Located<String>) -> String {
        self.places.insert((table.to_owned(), name.value.clone()), name.at);
        name.value
    }

    fn map(&mut self, file: &mut Fields<'_>, table: &'static str) -> BTreeMap<String, String> {
        let read = file.string_map(table);
        read.into_iter().map(|(name, text)| (self.at(table, name), text.value)).collect()
    }

    fn named<T>(
        &mut self,
        file: &mut Fields<'_>,
        table: &'static str,
        read: fn(&mut Fields<'_>) -> T,
    ) -> BTreeMap<String, T> {
        let mut entries = BTreeMap::new();
        for (name, mut fields) in file.named(table) {
            let value = read(&mut fields);
            fields.finish();
            entries.insert(self.at(table, name), value);
        }
        entries
    }

    /// Puts the words of each language together with what all share, and hands them to the pack.
    pub fn finish(self, pack: &mut Pack, log: &Log) {
        for (language, words) in &self.languages {
            let mut lexicon = self.shared.clone();
            lexicon.extend(words.clone());
            match QuantityWords::new(&lexicon) {
                Ok(words) => pack.quantities.push((language.clone(), words)),
                Err(unknown) => {
                    let place = self.places.get(&(unknown.table.clone(), unknown.name.clone()));
                    let Some(at) = place.or_else(|| self.places.values().next()) else { continue };
                    let message =
                        format!("[{}]: there is no {} `{}`", unknown.table, unknown.kind, unknown.name);
                    let near = nearest(&unknown.name, unknown.known.iter().map(String::as_str));
                    let known = || format!("known here: {}", unknown.known.join(", "));
                    log.error(
                        at,
                        message,
                        Some(near.map_or_else(known, |near| format!("did you mean `{near}`?"))),
                    );
                }
            }
        }
    }
}

fn text(fields: &mut Fields<'_>, key: &'static str) -> String {
    fields.string(key).map_or_else(String::new, |text| text.value)
}

fn metric(fields: &mut Fields<'_>) -> MetricWords {
    MetricWords {
        good: text(fields, "good"),
        faster: text(fields, "faster"),
        measured_in: values(fields.strings("measured-in")),
        service_level: text(fields, "service-level"),
        longer: text(fields, "longer"),
        shorter: text(fields, "shorter"),
    }
}

fn unit(fields: &mut Fields<'_>) -> UnitWords {
    UnitWords {
        dimension: text(fields, "dimension"),
        size: fields.number("size").unwrap_or_default(),
        reported: text(fields, "reported"),
        metric: text(fields, "metric"),
        rate: text(fields, "rate"),
        stock: text(fields, "stock"),
        least: fields.number("least").unwrap_or_default(),
        symbols: values(fields.strings("symbols")),
    }
}

fn period(fields: &mut Fields<'_>) -> PeriodWords {
    PeriodWords {
        seconds: fields.number("seconds").unwrap_or_default(),
        reported: text(fields, "reported"),
        symbols: values(fields.strings("symbols")),
    }
}

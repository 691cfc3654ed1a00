//! The words for quantities, checked and made ready for looking up.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::QuantityLexicon;
use super::model::{Id, Metric, OTHER, Period, Unit};
use super::names::{Names, named};
use super::number::Separators;
use super::phrases::Phrases;
use super::scale;
use super::sense::{Figure, Role};
use super::spaceless::Spaceless;
use crate::fold::plain_letters;

/// The words for quantities of one language together with those of none.
#[derive(Debug, Clone, PartialEq)]
pub struct QuantityWords {
    pub(super) separators: Separators,
    /// The words among them that no spaces part from their neighbours.
    pub(super) spaceless: Spaceless,
    /// Whether the period and what is counted may stand before the number.
    pub(super) count_follows: bool,
    pub(super) articles: Vec<String>,
    /// What a noun takes in the plural.
    pub(super) plural: Option<String>,
    /// How words end that are no adjectives before a noun.
    pub(super) inflections: Vec<String>,
    pub(super) metrics: Vec<Metric>,
    pub(super) units: Vec<Unit>,
    pub(super) periods: Vec<Period>,
    /// What numbers are made of: numerals, magnitudes, units, periods.
    pub(super) figures: Phrases<Figure>,
    /// What stands around numbers: metrics and [`Role`]s.
    pub(super) roles: Phrases<Role>,
}

/// A name in the tables that nothing bears.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` in table `{table}` is no {kind}; known are: {}", known.join(", "))]
pub struct UnknownName {
    /// The table, as written in the file.
    pub table: String,
    /// The name.
    pub name: String,
    /// What it should be the name of.
    pub kind: &'static str,
    /// The names that would do.
    pub known: Vec<String>,
}

/// The table of the words between an amount and its period, which are part of a number.
const EACH: &str = "each";

/// Words as the tokens of a sentence are spelt.
fn plain(words: Option<&Vec<String>>) -> Vec<String> {
    words.into_iter().flatten().map(|word| plain_letters(word)).collect()
}

impl QuantityWords {
    /// The value of a number that is written as one word ("twelve"), in lower case.
    pub fn numeral(&self, word: &str) -> Option<f64> {
        self.figures.of_word(word)?.iter().find_map(|figure| match figure {
            Figure::Number(value) => Some(*value),
            _ => None,
        })
    }

    /// Checks the names in the tables against each other and makes the words ready.
    ///
    /// # Errors
    /// The first name that nothing bears, with the table it stands in.
    pub fn new(lexicon: &QuantityLexicon) -> Result<Self, UnknownName> {
        let names = Names::new(lexicon);
        let mut words = Self {
            separators: match lexicon.style.get("decimal").map(String::as_str) {
                Some(",") => Separators::COMMA,
                _ => Separators::POINT,
            },
            spaceless: Spaceless::default(),
            count_follows: lexicon.style.get("order").is_some_and(|order| order == "unit-first"),
            articles: plain(lexicon.words.get("article")),
            plural: lexicon.style.get("plural").cloned(),
            inflections: plain(lexicon.endings.get("not-adjective")),
            metrics: names.metrics(lexicon)?,
            units: names.units(lexicon)?,
            periods: names.periods(lexicon)?,
            figures: Phrases::new(),
            roles: Phrases::new(),
        };
        names.metric("metric", OTHER)?;
        words.add_units(lexicon, &names)?;
        words.add_numerals(lexicon);
        words.add_roles(lexicon, &names)?;
        words.figures.words().chain(words.roles.words()).for_each(|word| words.spaceless.add(word));
        Ok(words)
    }

    /// The kinds of scale that its units give, each once, in the order of the alphabet.
    pub fn scales(&self) -> impl Iterator<Item = &str> {
        let units = self.units.iter().flat_map(|unit| unit.rate.iter().chain(&unit.stock));
        let kinds: BTreeSet<&str> =
            units.map(String::as_str).chain([scale::MEMORY, scale::AVAILABILITY]).collect();
        kinds.into_iter()
    }

    /// The unit and the period of a rate symbol.
    pub(super) fn rate(&self, symbol: &str) -> Option<(Id, Id)> {
        self.figures.of_word(symbol)?.iter().find_map(|&sense| match sense {
            Figure::Rate(unit, period) => Some((unit, period)),
            _ => None,
        })
    }

    fn add_units(&mut self, lexicon: &QuantityLexicon, names: &Names) -> Result<(), UnknownName> {
        for (id, unit) in &lexicon.unit {
            let sense = Figure::Unit(names.unit("unit", id)?);
            unit.symbols.iter().for_each(|symbol| self.figures.add(symbol, sense));
        }
        for (id, period) in &lexicon.period {
            let sense = Figure::Period(names.period("period", id)?);
            period.symbols.iter().for_each(|symbol| self.figures.add(symbol, sense));
        }
        for (id, phrases) in &lexicon.unit_words {
            let sense = Figure::Unit(names.unit("unit-words", id)?);
            names.forms(phrases).for_each(|form| self.figures.add(&form, sense));
        }
        for (id, phrases) in &lexicon.period_words {
            let sense = Figure::Period(names.period("period-words", id)?);
            phrases.iter().for_each(|phrase| self.figures.add(phrase, sense));
        }
        for (id, phrases) in &lexicon.period_adverbs {
            let sense = Figure::Adverb(names.period("period-adverbs", id)?);
            phrases.iter().for_each(|phrase| self.figures.add(phrase, sense));
        }
        for (symbol, meaning) in &lexicon.rates {
            let (unit, period) = meaning.split_once('/').unwrap_or((meaning, ""));
            let sense = Figure::Rate(names.unit("rates", unit)?, names.period("rates", period)?);
            self.figures.add(symbol, sense);
        }
        Ok(())
    }

    fn add_numerals(&mut self, lexicon: &QuantityLexicon) {
        type Table<'a> = (&'a BTreeMap<String, f64>, fn(f64) -> Figure);
        let tables: [Table; 7] = [
            (&lexicon.numbers, Figure::Number),
            (&lexicon.magnitudes, Figure::Magnitude),
            (&lexicon.shares, Figure::Share),
            (&lexicon.factors, Figure::Factor),
            (&lexicon.powers, Figure::Power),
            (&lexicon.size_verbs, Figure::SizeVerb),
            (&lexicon.implied_bounds, Figure::ImpliedBound),
        ];
        for (table, sense) in tables {
            table.iter().for_each(|(phrase, &value)| self.figures.add(phrase, sense(value)));
        }
    }

    fn add_roles(&mut self, lexicon: &QuantityLexicon, names: &Names) -> Result<(), UnknownName> {
        type Table<'a> = (&'a str, &'a BTreeMap<String, Vec<String>>, fn(Id) -> Role);
        let tables: [Table; 5] = [
            ("metric-words", &lexicon.metric_words, Role::Metric),
            ("speed-words", &lexicon.speed_words, Role::Speed),
            ("paced-words", &lexicon.paced_words, Role::Paced),
            ("level-words", &lexicon.level_words, Role::Level),
            ("carried-words", &lexicon.carried_words, Role::Carried),
        ];
        for (table, words, role) in tables {
            for (id, phrases) in words {
                let role = role(names.metric(table, id)?);
                names.forms(phrases).for_each(|form| self.roles.add(&form, role));
            }
        }
        for (name, phrases) in &lexicon.words {
            if name == EACH {
                phrases.iter().for_each(|phrase| self.figures.add(phrase, Figure::Each));
                continue;
            }
            let role = named(&Role::NAMES, "words", name, "part that a word plays")?;
            let forms: Vec<String> = match role {
                Role::NotOurs => names.forms(phrases).collect(),
                _ => phrases.clone(),
            };
            forms.iter().for_each(|form| self.roles.add(form, role));
        }
        Ok(())
    }
}

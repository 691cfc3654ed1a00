//! The words for quantities, checked and made ready for looking up.

use std::collections::BTreeMap;

use super::Direction;
use super::lexicon::{MetricWords, QuantityLexicon, UnitWords};
use super::number::Separators;
use super::phrases::Phrases;

/// The index of a metric, a unit or a period in [`QuantityWords`].
pub(super) type Id = usize;

/// The words for quantities of one language together with those of none.
#[derive(Debug, Clone, PartialEq)]
pub struct QuantityWords {
    pub(super) separators: Separators,
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

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Metric {
    pub id: String,
    /// `None` where a change either way is good.
    pub good: Option<Direction>,
    pub faster: Option<Direction>,
    pub measured_in: Vec<Dimension>,
    pub service_level: Option<Dimension>,
    pub longer: Option<Id>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unit {
    pub id: String,
    pub dimension: Dimension,
    pub size: f64,
    /// The name in reports.
    pub reported: String,
    pub metric: Option<Id>,
    pub rate: Option<String>,
    pub stock: Option<String>,
    pub least: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Period {
    pub id: String,
    pub seconds: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Time,
    Bytes,
    Share,
    Factor,
    Money,
    Count,
}

impl Dimension {
    const NAMES: [(&'static str, Self); 6] = [
        ("time", Self::Time),
        ("bytes", Self::Bytes),
        ("share", Self::Share),
        ("factor", Self::Factor),
        ("money", Self::Money),
        ("count", Self::Count),
    ];
}

/// What a word may mean within a number and its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Figure {
    Number(f64),
    Magnitude(f64),
    Share(f64),
    Factor(f64),
    Power(f64),
    SizeVerb(f64),
    ImpliedBound(f64),
    Unit(Id),
    Period(Id),
    Adverb(Id),
    Rate(Id, Id),
    /// Stands between an amount and its period ("per", "a").
    Each,
}

/// The part that a word may play around a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Names a metric.
    Metric(Id),
    /// Names a metric turned round: more of it is less of the metric.
    Speed(Id),
    /// Names a metric beside "faster" or "slower".
    Paced(Id),
    /// Names something whose figures say nothing here: test coverage, expiries, budgets.
    NotOurs,
    Up,
    Down,
    /// Went where it should ("improved").
    Better,
    /// Went where it should not ("degraded").
    Worse,
    Faster,
    Slower,
    /// Speaks of an absolute amount won ("saving", "shaved").
    Saving,
    /// Stands between a change and its size ("by").
    By,
    /// Stands between a thing and what it belongs to ("of", "in").
    Of,
    From,
    To,
    /// Stands between before and after also without a "from" ("->", "down to").
    Into,
    /// Stands between after and before ("instead of").
    Instead,
    /// "under", "at most".
    Under,
    /// "over", "at least".
    Over,
    /// "exactly", "is": a level is right there.
    At,
    /// "about", "up to": says nothing about the number here.
    Roughly,
    /// Articles, pronouns and adverbs that may stand anywhere.
    Skip,
    /// Begins a new thought ("and", "while", "using").
    Stop,
    /// "no", "never": turns a bound round.
    No,
    /// Makes the number a configured limit ("limited to").
    Limit,
    /// Makes the rate before it a limit ("per user").
    Ration,
    /// Adjectives between a number and its unit ("concurrent").
    Adjective,
    /// What a server must be part of to be one of the cluster's.
    Cluster,
    /// Makes a percentage an availability.
    Availability,
    /// Makes bytes those of memory.
    Memory,
    /// What a factor is introduced by ("factor of").
    FactorOf,
    /// Makes the verb before an amount a saving ("cut 2 s off").
    Off,
    /// A trend that may stand behind its number ("fewer", "reduction").
    Comparative,
}

impl Role {
    /// The tables under `words` in a rule file.
    const NAMES: [(&'static str, Self); 31] = [
        ("not-ours", Self::NotOurs),
        ("up", Self::Up),
        ("down", Self::Down),
        ("better", Self::Better),
        ("worse", Self::Worse),
        ("faster", Self::Faster),
        ("slower", Self::Slower),
        ("saving", Self::Saving),
        ("by", Self::By),
        ("of", Self::Of),
        ("from", Self::From),
        ("to", Self::To),
        ("into", Self::Into),
        ("instead", Self::Instead),
        ("under", Self::Under),
        ("over", Self::Over),
        ("at", Self::At),
        ("roughly", Self::Roughly),
        ("article", Self::Skip),
        ("skip", Self::Skip),
        ("stop", Self::Stop),
        ("no", Self::No),
        ("limit", Self::Limit),
        ("ration", Self::Ration),
        ("adjective", Self::Adjective),
        ("cluster", Self::Cluster),
        ("availability", Self::Availability),
        ("memory", Self::Memory),
        ("factor-of", Self::FactorOf),
        ("off", Self::Off),
        ("comparative", Self::Comparative),
    ];
}

/// The table of the words between an amount and its period, which are part of a number.
const EACH: &str = "each";

/// The metric of changes that name none, which a lexicon must therefore have.
pub(super) const OTHER: &str = "other";

impl QuantityWords {
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
            articles: lexicon.words.get("article").cloned().unwrap_or_default(),
            plural: lexicon.style.get("plural").cloned(),
            inflections: lexicon.endings.get("not-adjective").cloned().unwrap_or_default(),
            metrics: names.metrics(lexicon)?,
            units: names.units(lexicon)?,
            periods: lexicon
                .period
                .iter()
                .map(|(id, p)| Period { id: id.clone(), seconds: p.seconds })
                .collect(),
            figures: Phrases::new(),
            roles: Phrases::new(),
        };
        names.metric("metric", OTHER)?;
        words.add_units(lexicon, &names)?;
        words.add_numerals(lexicon);
        words.add_roles(lexicon, &names)?;
        Ok(words)
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
        let tables: [(&BTreeMap<String, f64>, fn(f64) -> Figure); 7] = [
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
        for (id, phrases) in &lexicon.metric_words {
            let role = Role::Metric(names.metric("metric-words", id)?);
            names.forms(phrases).for_each(|form| self.roles.add(&form, role));
        }
        for (id, phrases) in &lexicon.speed_words {
            let role = Role::Speed(names.metric("speed-words", id)?);
            names.forms(phrases).for_each(|form| self.roles.add(&form, role));
        }
        for (id, phrases) in &lexicon.paced_words {
            let role = Role::Paced(names.metric("paced-words", id)?);
            names.forms(phrases).for_each(|form| self.roles.add(&form, role));
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

/// The names that tables refer to each other by.
struct Names<'a> {
    metrics: Vec<&'a str>,
    units: Vec<&'a str>,
    periods: Vec<&'a str>,
    placeholders: &'a BTreeMap<String, Vec<String>>,
    plural: Option<&'a str>,
}

impl<'a> Names<'a> {
    fn new(lexicon: &'a QuantityLexicon) -> Self {
        Self {
            metrics: lexicon.metric.keys().map(String::as_str).collect(),
            units: lexicon.unit.keys().map(String::as_str).collect(),
            periods: lexicon.period.keys().map(String::as_str).collect(),
            placeholders: &lexicon.names,
            plural: lexicon.style.get("plural").map(String::as_str),
        }
    }

    fn metric(&self, table: &str, name: &str) -> Result<Id, UnknownName> {
        index(&self.metrics, table, name, "metric")
    }

    fn unit(&self, table: &str, name: &str) -> Result<Id, UnknownName> {
        index(&self.units, table, name, "unit")
    }

    fn period(&self, table: &str, name: &str) -> Result<Id, UnknownName> {
        index(&self.periods, table, name, "period")
    }

    fn metrics(&self, lexicon: &QuantityLexicon) -> Result<Vec<Metric>, UnknownName> {
        let metric = |(id, words): (&String, &MetricWords)| {
            let table = format!("metric.{id}");
            let dimension = |name: &String| named(&Dimension::NAMES, &table, name, "dimension");
            Ok(Metric {
                id: id.clone(),
                good: if words.good == "any" { None } else { Some(direction(&table, &words.good)?) },
                faster: given(&words.faster).map(|name| direction(&table, name)).transpose()?,
                measured_in: words.measured_in.iter().map(dimension).collect::<Result<_, _>>()?,
                service_level: given(&words.service_level).map(dimension).transpose()?,
                longer: given(&words.longer).map(|name| self.metric(&table, name)).transpose()?,
            })
        };
        lexicon.metric.iter().map(metric).collect()
    }

    fn units(&self, lexicon: &QuantityLexicon) -> Result<Vec<Unit>, UnknownName> {
        let unit = |(id, words): (&String, &UnitWords)| {
            let table = format!("unit.{id}");
            Ok(Unit {
                id: id.clone(),
                dimension: named(&Dimension::NAMES, &table, &words.dimension, "dimension")?,
                size: if words.size > 0.0 { words.size } else { 1.0 },
                reported: given(&words.reported).unwrap_or(id).clone(),
                metric: given(&words.metric).map(|name| self.metric(&table, name)).transpose()?,
                rate: given(&words.rate).cloned(),
                stock: given(&words.stock).cloned(),
                least: words.least,
            })
        };
        lexicon.unit.iter().map(unit).collect()
    }

    /// The phrases with the names put in for `{name}`, in the singular and the plural.
    fn forms(&self, phrases: &[String]) -> impl Iterator<Item = String> {
        let mut forms: Vec<String> = Vec::new();
        for phrase in phrases {
            forms.extend(self.filled(phrase));
        }
        let plural = self.plural.map(str::to_owned);
        forms.into_iter().flat_map(move |form| {
            let many = plural.as_ref().map(|suffix| format!("{form}{suffix}"));
            std::iter::once(form).chain(many)
        })
    }

    fn filled(&self, phrase: &str) -> Vec<String> {
        let Some((before, (name, after))) =
            phrase.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        else {
            return vec![phrase.to_owned()];
        };
        let fillings = self.placeholders.get(name).map_or(&[][..], Vec::as_slice);
        fillings.iter().map(|filling| format!("{before}{filling}{after}")).collect()
    }
}

fn given(name: &String) -> Option<&String> {
    (!name.is_empty()).then_some(name)
}

fn direction(table: &str, name: &str) -> Result<Direction, UnknownName> {
    named(&[("up", Direction::Up), ("down", Direction::Down)], table, name, "direction")
}

fn named<T: Copy>(
    names: &[(&str, T)],
    table: &str,
    name: &str,
    kind: &'static str,
) -> Result<T, UnknownName> {
    let known: Vec<&str> = names.iter().map(|&(name, _)| name).collect();
    index(&known, table, name, kind).map(|at| names[at].1)
}

fn index(known: &[&str], table: &str, name: &str, kind: &'static str) -> Result<Id, UnknownName> {
    known.iter().position(|&candidate| candidate == name).ok_or_else(|| UnknownName {
        table: table.to_owned(),
        name: name.to_owned(),
        kind,
        known: known.iter().map(|&name| name.to_owned()).collect(),
    })
}

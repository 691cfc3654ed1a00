//! The names that the tables of a lexicon refer to each other by, and what they stand for.

use std::collections::BTreeMap;

use super::Direction;
use super::lexicon::{MetricWords, PeriodWords, QuantityLexicon, UnitWords};
use super::model::{Dimension, Id, Metric, Period, Unit};
use super::words::UnknownName;

/// The names that tables refer to each other by.
pub(super) struct Names<'a> {
    metrics: Vec<&'a str>,
    units: Vec<&'a str>,
    periods: Vec<&'a str>,
    placeholders: &'a BTreeMap<String, Vec<String>>,
    plural: Option<&'a str>,
}

impl<'a> Names<'a> {
    pub fn new(lexicon: &'a QuantityLexicon) -> Self {
        Self {
            metrics: lexicon.metric.keys().map(String::as_str).collect(),
            units: lexicon.unit.keys().map(String::as_str).collect(),
            periods: lexicon.period.keys().map(String::as_str).collect(),
            placeholders: &lexicon.names,
            plural: lexicon.style.get("plural").map(String::as_str),
        }
    }

    pub fn metric(&self, table: &str, name: &str) -> Result<Id, UnknownName> {
        index(&self.metrics, table, name, "metric")
    }

    pub fn unit(&self, table: &str, name: &str) -> Result<Id, UnknownName> {
        index(&self.units, table, name, "unit")
    }

    pub fn period(&self, table: &str, name: &str) -> Result<Id, UnknownName> {
        index(&self.periods, table, name, "period")
    }

    pub fn metrics(&self, lexicon: &QuantityLexicon) -> Result<Vec<Metric>, UnknownName> {
        let metric = |(id, words): (&String, &MetricWords)| {
            let table = format!("metric.{id}");
            let dimension = |name: &String| named(&Dimension::NAMES, &table, name, "dimension");
            Ok(Metric {
                id: id.clone(),
                good: if words.good == "any" { None } else { Some(direction(&table, &words.good)?) },
                faster: given(&words.faster).map(|name| direction(&table, name)).transpose()?,
                measured_in: words.measured_in.iter().map(dimension).collect::<Result<_, _>>()?,
                service_level: given(&words.service_level).map(dimension).transpose()?,
                shorter: given(&words.shorter).map(|name| self.metric(&table, name)).transpose()?,
                longer: given(&words.longer).map(|name| self.metric(&table, name)).transpose()?,
            })
        };
        lexicon.metric.iter().map(metric).collect()
    }

    pub fn units(&self, lexicon: &QuantityLexicon) -> Result<Vec<Unit>, UnknownName> {
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

    pub fn periods(&self, lexicon: &QuantityLexicon) -> Result<Vec<Period>, UnknownName> {
        let period = |(id, words): (&String, &PeriodWords)| {
            let reported = given(&words.reported).unwrap_or(id);
            let reported = self.period(&format!("period.{id}"), reported)?;
            Ok(Period { id: id.clone(), seconds: words.seconds, reported })
        };
        lexicon.period.iter().map(period).collect()
    }

    /// The phrases with the names put in for `{name}`, in the singular and the plural.
    pub fn forms(&self, phrases: &[String]) -> impl Iterator<Item = String> {
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

pub(super) fn named<T: Copy>(
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

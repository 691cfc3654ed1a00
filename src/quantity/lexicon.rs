//! The words for quantities as the rule files give them: plain tables, checked by nobody yet.

use std::collections::BTreeMap;

/// Words by what they stand for.
type Phrases = BTreeMap<String, Vec<String>>;
/// Words with the number each of them stands for.
type Numbers = BTreeMap<String, f64>;

/// The tables of `rules/core.toml`, or of one language's `quantities.toml`; a field is named as its
/// table. The tables of both are put together with [`QuantityLexicon::extend`].
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(test, derive(serde::Deserialize), serde(default, deny_unknown_fields, rename_all = "kebab-case"))]
pub struct QuantityLexicon {
    /// `decimal`: the sign before a fraction (`.` or `,`); `plural`: what a noun takes in the plural;
    /// `order`: `unit-first` where what is counted, or its period, may stand before the number.
    pub style: BTreeMap<String, String>,
    /// `not-adjective`: how words end that do not stand between a number and what it counts.
    pub endings: Phrases,
    /// What can get better or worse.
    pub metric: BTreeMap<String, MetricWords>,
    /// What numbers can be numbers of.
    pub unit: BTreeMap<String, UnitWords>,
    /// What a rate can refer to.
    pub period: BTreeMap<String, PeriodWords>,
    /// Words of the language for the metrics.
    pub metric_words: Phrases,
    /// Words that name a metric turned round: more speed is less time.
    pub speed_words: Phrases,
    /// Words that name a metric only beside "faster" or "slower".
    pub paced_words: Phrases,
    /// Words that name a metric only beside its values.
    pub level_words: Phrases,
    /// Words that name a metric only where it grew.
    pub carried_words: Phrases,
    /// Words of the language for the units.
    pub unit_words: Phrases,
    /// Words of the language for the periods.
    pub period_words: Phrases,
    /// Words that say a period by themselves ("daily").
    pub period_adverbs: Phrases,
    /// Units that hold their period: `rps = "request/second"`.
    pub rates: BTreeMap<String, String>,
    /// `k`, "million".
    pub magnitudes: Numbers,
    /// "twelve".
    pub numbers: Numbers,
    /// Fractions as percent: "half".
    pub shares: Numbers,
    /// "twice", "tenfold".
    pub factors: Numbers,
    /// "orders of magnitude", which a number raises.
    pub powers: Numbers,
    /// Verbs that hold their factor: "doubled" is 2, "halved" 0.5.
    pub size_verbs: Numbers,
    /// Words before a unit that say a bound: "sub" is 1, "single-digit" 10.
    pub implied_bounds: Numbers,
    /// Everything else by the part it plays; the parts are listed in `words.rs`.
    pub words: Phrases,
    /// What `{name}` in a phrase of any other table stands for.
    pub names: Phrases,
}

/// What can get better or worse.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(test, derive(serde::Deserialize), serde(default, deny_unknown_fields, rename_all = "kebab-case"))]
pub struct MetricWords {
    /// `up`, `down` or `any`: where an improvement goes.
    pub good: String,
    /// `up` or `down`: where "faster" moves it; empty where a thing cannot be faster in it.
    pub faster: String,
    /// The dimensions its values have.
    pub measured_in: Vec<String>,
    /// The dimension of a level that is worth telling without a before; empty for none.
    pub service_level: String,
    /// The metric that it turns out to be where its values are minutes or more.
    pub longer: String,
    /// The metric that it turns out to be where its values are milliseconds.
    pub shorter: String,
}

/// What a number is a number of.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(test, derive(serde::Deserialize), serde(default, deny_unknown_fields, rename_all = "kebab-case"))]
pub struct UnitWords {
    /// `time`, `bytes`, `share`, `factor`, `money` or `count`.
    pub dimension: String,
    /// How many of the dimension's smallest unit it is; 1 where there is nothing to convert.
    pub size: f64,
    /// The unit that reports name instead (`byte` for GB).
    pub reported: String,
    /// The metric that a change in this unit speaks of when no word says one.
    pub metric: String,
    /// What a rate of it is a scale of; empty where a rate of it says nothing.
    pub rate: String,
    /// What a number of it is a scale of; empty where a number of it says nothing.
    pub stock: String,
    /// The least number of it that is a scale; smaller ones are part of a description.
    pub least: f64,
    /// Signs for it that are no words of a language.
    pub symbols: Vec<String>,
}

/// What a rate refers to.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(test, derive(serde::Deserialize), serde(default, deny_unknown_fields, rename_all = "kebab-case"))]
pub struct PeriodWords {
    /// Its length in seconds.
    pub seconds: f64,
    /// The period that reports name instead (`day` for a week); empty for itself.
    pub reported: String,
    /// Signs for it that are no words of a language.
    pub symbols: Vec<String>,
}

impl QuantityLexicon {
    /// Adds the tables of another file; of two entries with one name the lists are joined and the
    /// newer value stands.
    pub fn extend(&mut self, other: Self) {
        self.style.extend(other.style);
        self.metric.extend(other.metric);
        self.unit.extend(other.unit);
        self.period.extend(other.period);
        self.rates.extend(other.rates);
        for (mine, theirs) in [
            (&mut self.magnitudes, other.magnitudes),
            (&mut self.numbers, other.numbers),
            (&mut self.shares, other.shares),
            (&mut self.factors, other.factors),
            (&mut self.powers, other.powers),
            (&mut self.size_verbs, other.size_verbs),
            (&mut self.implied_bounds, other.implied_bounds),
        ] {
            mine.extend(theirs);
        }
        for (mine, theirs) in [
            (&mut self.endings, other.endings),
            (&mut self.metric_words, other.metric_words),
            (&mut self.speed_words, other.speed_words),
            (&mut self.paced_words, other.paced_words),
            (&mut self.level_words, other.level_words),
            (&mut self.carried_words, other.carried_words),
            (&mut self.unit_words, other.unit_words),
            (&mut self.period_words, other.period_words),
            (&mut self.period_adverbs, other.period_adverbs),
            (&mut self.words, other.words),
            (&mut self.names, other.names),
        ] {
            for (name, phrases) in theirs {
                mine.entry(name).or_default().extend(phrases);
            }
        }
    }
}

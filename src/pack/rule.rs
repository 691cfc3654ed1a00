//! Reads conditions: the ways of a rule and the atoms they are made of.

use super::model::{Atom, ImprovementNeed, Rule, RuleExample, Scope, Severity, Way, What};
use super::names::Names;
use super::reader::{Fields, Located, Mixed};
use crate::outline::Setting;

/// Atoms of a rule look at everything, unless it says otherwise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Defaults {
    /// Whether atoms ask for use by default, so that what merely stands in a list does not count.
    pub used: bool,
}

/// Reads the ways of a rule from the table that holds it: either the fields of one way, or
/// `[[....way]]` tables.
pub(super) fn rule(fields: &mut Fields<'_>, names: &Names, defaults: Defaults) -> Rule {
    let mut ways: Vec<Way> = Vec::new();
    for mut way_fields in fields.tables("way") {
        ways.extend(way(&mut way_fields, names, defaults));
        way_fields.finish();
    }
    if ["all", "of", "none"].into_iter().any(|key| fields.has(key)) {
        ways.extend(way(fields, names, defaults));
    }
    if ways.is_empty() {
        let hint = "give it `all = [...]`, `of = [...]` or `[[....way]]` tables".to_owned();
        fields.log.error(&fields.at, "nothing says when this holds", Some(hint));
    }
    Rule { ways }
}

fn way(fields: &mut Fields<'_>, names: &Names, defaults: Defaults) -> Option<Way> {
    let all = atoms(fields, "all", names, defaults);
    let of = atoms(fields, "of", names, defaults);
    let none = atoms(fields, "none", names, defaults);
    let most = u32::try_from(of.len().max(1)).unwrap_or(1);
    let at_least = fields.whole("at-least", 1, most).unwrap_or(1) as usize;
    let scope = choice(fields, "in", &Scope::NAMES).unwrap_or(Scope::Document);
    Some(Way { scope, all, of, at_least, none })
}

pub(super) fn atoms(
    fields: &mut Fields<'_>,
    key: &'static str,
    names: &Names,
    defaults: Defaults,
) -> Vec<Atom> {
    let mixed = fields.mixed(key);
    let read = mixed.into_iter().filter_map(|item| match item {
        Mixed::Text(name) => {
            let what = What::Concept(names.concept(&name, fields.log)?);
            Some(Atom { what, settings: Vec::new(), used: defaults.used, at_least: 1 })
        }
        Mixed::Fields(mut fields) => {
            let atom = atom(&mut fields, names, defaults);
            fields.finish();
            atom
        }
    });
    read.collect()
}

/// The kinds of thing that a condition can look for.
const KINDS: [&str; 12] = [
    "concept",
    "uncounted",
    "hidden",
    "improvement",
    "scale",
    "claim",
    "impossible-years",
    "months-since-use",
    "signal",
    "ask",
    "flag",
    "criterion",
];

fn atom(fields: &mut Fields<'_>, names: &Names, defaults: Defaults) -> Option<Atom> {
    let mut found = Vec::new();
    if let Some(name) = fields.string("concept") {
        found.push(What::Concept(names.concept(&name, fields.log)?));
    }
    if let Some(name) = fields.string("uncounted") {
        found.push(What::Uncounted(names.concept(&name, fields.log)?));
    }
    if let Some(name) = fields.string("hidden") {
        found.push(What::Hidden(names.concept(&name, fields.log)?));
    }
    if let Some(mut need) = fields.table("improvement") {
        found.push(What::Improvement(improvement(&mut need)));
        need.finish();
    }
    if let Some(mut need) = fields.table("scale") {
        let floor = need.boolean("floor").unwrap_or(true);
        let except = values(need.strings("except"));
        need.finish();
        found.push(What::Scale { floor, except });
    }
    found.extend(fields.whole("claim", 1, 3).map(|level| What::Claim(level as u8)));
    if fields.boolean("impossible-years") == Some(true) {
        found.push(What::ImpossibleYears { shared: fields.boolean("shared").unwrap_or(true) });
    }
    found.extend(fields.whole("months-since-use", 1, 1200).map(What::MonthsSinceUse));
    found.extend(fields.string("signal").and_then(|name| names.signal(&name, fields.log)).map(What::Signal));
    if let Some(name) = fields.string("ask") {
        let required = fields.boolean("required").unwrap_or(false);
        found.extend(names.ask(&name, fields.log).map(|index| What::Ask { index, required }));
    }
    found.extend(fields.string("flag").and_then(|name| names.flag(&name, fields.log)).map(What::Flag));
    found.extend(
        fields.string("criterion").and_then(|name| names.criterion(&name, fields.log)).map(What::Criterion),
    );
    let settings = settings(fields);
    let used = fields.boolean("used").unwrap_or(defaults.used);
    let at_least = fields.whole("at-least", 1, 1000).unwrap_or(1) as usize;
    if found.is_empty() && fields.has_any(&KINDS) {
        // What is wrong with it has been said already.
        return None;
    }
    match <[What; 1]>::try_from(found) {
        Ok([what]) => Some(Atom { what, settings, used, at_least }),
        Err(found) => {
            let message = format!("a condition looks for exactly one thing, this one for {}", found.len());
            fields.log.error(&fields.at, message, Some(format!("one of {}", KINDS.join(", "))));
            None
        }
    }
}

fn improvement(fields: &mut Fields<'_>) -> ImprovementNeed {
    ImprovementNeed {
        metrics: values(fields.strings("metrics")),
        percent: fields.number("percent"),
        factor: fields.number("factor"),
        shared: fields.boolean("shared").unwrap_or(true),
    }
}

pub(super) fn settings(fields: &mut Fields<'_>) -> Vec<Setting> {
    let written = fields.strings("setting");
    written.iter().filter_map(|name| choose(fields, name, &Setting::NAMES)).collect()
}

/// One of a list of names.
pub(super) fn choice<T: Copy>(
    fields: &mut Fields<'_>,
    key: &'static str,
    names: &[(&'static str, T)],
) -> Option<T> {
    let written = fields.string(key)?;
    choose(fields, &written, names)
}

fn choose<T: Copy>(fields: &Fields<'_>, written: &Located<String>, names: &[(&'static str, T)]) -> Option<T> {
    let chosen = names.iter().find(|(name, _)| *name == written.value).map(|&(_, value)| value);
    if chosen.is_none() {
        let known: Vec<&str> = names.iter().map(|&(name, _)| name).collect();
        let hint = format!("one of {}", known.join(", "));
        fields.log.error(&written.at, format!("`{}` is not known here", written.value), Some(hint));
    }
    chosen
}

pub(super) fn values(strings: Vec<Located<String>>) -> Vec<String> {
    strings.into_iter().map(|string| string.value).collect()
}

/// The texts of `match`, on which an entry must hold, and of `no-match`, on which it must not; and the
/// `[[....example]]` tables, which say more.
pub(super) fn examples(fields: &mut Fields<'_>) -> Vec<RuleExample> {
    examples_with(fields, |_| None)
}

/// As [`examples`], of a flag: they may promise a severity too.
pub(super) fn flag_examples(fields: &mut Fields<'_>) -> Vec<RuleExample> {
    examples_with(fields, |example| choice(example, "severity", &Severity::NAMES))
}

fn examples_with(
    fields: &mut Fields<'_>,
    severity: impl Fn(&mut Fields<'_>) -> Option<Severity>,
) -> Vec<RuleExample> {
    let of = |fields: &mut Fields<'_>, key, fires| {
        let texts = values(fields.strings(key)).into_iter();
        texts.map(|text| RuleExample { text, hidden: None, fires, severity: None }).collect::<Vec<_>>()
    };
    let mut all = of(fields, "match", true);
    all.extend(of(fields, "no-match", false));
    let tables = fields.tables("example");
    all.extend(tables.into_iter().map(|mut example| {
        let text = example.required("text").value;
        let fires = example.boolean("fires").unwrap_or(true);
        let hidden = example.string("hidden").map(|hidden| hidden.value);
        let severity = severity(&mut example);
        example.finish();
        RuleExample { text, hidden, fires, severity }
    }));
    all
}

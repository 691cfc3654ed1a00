//! Reads TOML tables by hand, because a pack's author wants all errors at once, each at its
//! place, where a derived deserialiser stops at the first and forgets the places of values.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Diagnostic, Diagnostics, Source, Weight, nearest};

/// A place in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At {
    pub source: Arc<Source>,
    pub span: Range<usize>,
}

/// A value with its place, for checks that can only be made when all files are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located<T> {
    pub value: T,
    pub at: At,
}

/// Collects what is wrong.
#[derive(Debug, Default)]
pub(super) struct Log {
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl Log {
    pub fn error(&self, at: &At, message: impl Into<String>, hint: Option<String>) {
        let At { source, span } = at.clone();
        let (message, weight, related) = (message.into(), Weight::Error, None);
        self.diagnostics.borrow_mut().push(Diagnostic { source, span, message, hint, weight, related });
    }

    pub fn into_diagnostics(self) -> Diagnostics {
        let mut diagnostics = Diagnostics(self.diagnostics.into_inner());
        diagnostics.sort();
        diagnostics
    }
}

/// The fields of one table. What is not asked for by the time of [`Fields::finish`] is an error.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    table: &'a DeTable<'a>,
    pub at: At,
    pub log: &'a Log,
    asked: BTreeSet<&'static str>,
    ignored: bool,
}

impl<'a> Fields<'a> {
    pub fn new(table: &'a DeTable<'a>, at: At, log: &'a Log) -> Self {
        Self { table, at, log, asked: BTreeSet::new(), ignored: false }
    }

    fn at(&self, span: Range<usize>) -> At {
        At { source: Arc::clone(&self.at.source), span }
    }

    fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.insert(key);
        self.table.get(key)
    }

    pub fn has(&mut self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    pub fn has_any(&mut self, keys: &[&'static str]) -> bool {
        keys.iter().any(|key| self.has(key))
    }

    /// The place of a field, or of the table where the field is not set.
    pub fn place(&mut self, key: &'static str) -> At {
        let span = self.get(key).map(Spanned::span);
        span.map_or_else(|| self.at.clone(), |span| self.at(span))
    }

    fn wrong(&self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let message = format!("this is {}, {wanted} is wanted", describe(value.get_ref()));
        self.log.error(&self.at(value.span()), message, None);
    }

    pub fn string(&mut self, key: &'static str) -> Option<Located<String>> {
        let value = self.get(key)?;
        let located = self.located(value);
        if located.is_none() {
            self.wrong(value, "a string");
        }
        located
    }

    /// A string that must be there; an error is recorded where it is not.
    pub fn required(&mut self, key: &'static str) -> Located<String> {
        if !self.has(key) {
            self.log.error(
                &self.at,
                format!("`{key}` is missing"),
                Some(format!("add `{key} = \"...\"` to this table")),
            );
        }
        self.string(key).unwrap_or_else(|| Located { value: String::new(), at: self.at.clone() })
    }

    fn located(&self, value: &Spanned<DeValue<'_>>) -> Option<Located<String>> {
        let text = value.get_ref().as_str()?;
        Some(Located { value: text.to_owned(), at: self.at(value.span()) })
    }

    /// A list of strings; a lone string stands for a list of one. Empty where it is not set.
    pub fn strings(&mut self, key: &'static str) -> Vec<Located<String>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::String(_) => self.located(value).into_iter().collect(),
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| {
                    let located = self.located(item);
                    if located.is_none() {
                        self.wrong(item, "a string");
                    }
                    located
                })
                .collect(),
            _ => {
                self.wrong(value, "a list of strings");
                Vec::new()
            }
        }
    }

    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        let boolean = value.get_ref().as_bool();
        if boolean.is_none() {
            self.wrong(value, "true or false");
        }
        boolean
    }

    pub fn number(&mut self, key: &'static str) -> Option<f64> {
        let value = self.get(key)?;
        let number = number(value.get_ref());
        if number.is_none() {
            self.wrong(value, "a number");
        }
        number
    }

    /// A whole number from `low` to `high`.
    pub fn whole(&mut self, key: &'static str, low: u32, high: u32) -> Option<u32> {
        let number = self.number(key)?;
        if number.fract() == 0.0 && (f64::from(low)..=f64::from(high)).contains(&number) {
            return Some(number as u32);
        }
        let at = self.place(key);
        self.log.error(&at, format!("`{key}` must be a whole number from {low} to {high}"), None);
        None
    }

    pub fn table(&mut self, key: &'static str) -> Option<Self> {
        let value = self.get(key)?;
        let fields = self.fields(value);
        if fields.is_none() {
            self.wrong(value, "a table");
        }
        fields
    }

    fn fields(&self, value: &'a Spanned<DeValue<'a>>) -> Option<Self> {
        let table = value.get_ref().as_table()?;
        Some(Self::new(table, self.at(value.span()), self.log))
    }

    /// The tables of an array of tables.
    pub fn tables(&mut self, key: &'static str) -> Vec<Self> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(value, &format!("an array of tables (`[[...{key}]]`)"));
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| {
                let fields = self.fields(item);
                if fields.is_none() {
                    self.wrong(item, "a table");
                }
                fields
            })
            .collect()
    }

    /// The items of a list that mixes strings and tables.
    pub fn mixed(&mut self, key: &'static str) -> Vec<Mixed<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong(value, "a list");
            return Vec::new();
        };
        let mixed = items.iter().filter_map(|item| match self.located(item) {
            Some(text) => Some(Mixed::Text(text)),
            None => {
                let fields = self.fields(item);
                if fields.is_none() {
                    self.wrong(item, "a string or a table");
                }
                fields.map(Mixed::Fields)
            }
        });
        mixed.collect()
    }

    /// The named tables under a key (`[concept.ID]`), in the order in which they are written.
    pub fn named(&mut self, key: &'static str) -> Vec<(Located<String>, Self)> {
        let Some(table) = self.table(key) else { return Vec::new() };
        let mut named: Vec<_> = table
            .table
            .iter()
            .filter_map(|(name, value)| {
                let at = self.at(name.span());
                let fields = self.fields(value);
                if fields.is_none() {
                    self.wrong(value, "a table");
                }
                let mut fields = fields?;
                fields.at = at.clone();
                Some((Located { value: name.get_ref().to_string(), at }, fields))
            })
            .collect();
        named.sort_by_key(|(name, _)| name.at.span.start);
        named
    }

    /// The entries of a table whose keys are the author's own, each a list of strings.
    pub fn string_lists(&mut self, key: &'static str) -> Vec<(Located<String>, Vec<Located<String>>)> {
        self.entries(key, |fields, value| match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| fields.located(item)).collect(),
            _ => fields.located(value).map(|text| vec![text]),
        })
    }

    /// The entries of a table whose keys are the author's own, each a number.
    pub fn numbers(&mut self, key: &'static str) -> Vec<(Located<String>, f64)> {
        self.entries(key, |_, value| number(value.get_ref()))
    }

    /// The entries of a table whose keys are the author's own, each a string.
    pub fn string_map(&mut self, key: &'static str) -> Vec<(Located<String>, Located<String>)> {
        self.entries(key, |fields, value| fields.located(value))
    }

    fn entries<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&Self, &'a Spanned<DeValue<'a>>) -> Option<T>,
    ) -> Vec<(Located<String>, T)> {
        let Some(table) = self.table(key) else { return Vec::new() };
        let mut entries = Vec::new();
        for (name, value) in table.table {
            let name = Located { value: name.get_ref().to_string(), at: self.at(name.span()) };
            match read(self, value) {
                Some(read) => entries.push((name, read)),
                None => self.wrong(value, &format!("a value like the others of `{key}`")),
            }
        }
        entries.sort_by_key(|(name, _)| name.at.span.start);
        entries
    }

    /// Leaves all fields unread: what is wrong with their table has been said.
    pub fn ignore(&mut self) {
        self.ignored = true;
    }

    /// Reports the fields that nobody asked for.
    pub fn finish(self) {
        if self.ignored {
            return;
        }
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.asked.contains(name) {
                continue;
            }
            let hint = match nearest(name, self.asked.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known here: {}", list(&self.asked)),
            };
            self.log.error(&self.at(key.span()), format!("`{name}` is not known here"), Some(hint));
        }
    }
}

/// An item that may be written short, as a string, or long, as a table.
pub(super) enum Mixed<'a> {
    Text(Located<String>),
    Fields(Fields<'a>),
}

fn list(words: &BTreeSet<&'static str>) -> String {
    words.iter().copied().collect::<Vec<_>>().join(", ")
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(integer) => {
            i64::from_str_radix(integer.as_str(), integer.radix()).ok().map(|n| n as f64)
        }
        DeValue::Float(float) => float.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

fn describe(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

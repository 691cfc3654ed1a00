//! Where things stand in the files of a pack, looked up when there is something to tell: the pack
//! itself is plain data and need not carry places that nearly nobody asks for.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::diagnostic::Source;
use crate::pack::reader::At;

/// The parsed files of a pack.
#[derive(Debug)]
pub(in crate::pack) struct Atlas<'a> {
    files: Vec<(&'a Arc<Source>, &'a DeTable<'a>)>,
}

impl<'a> Atlas<'a> {
    pub fn new(sources: &'a [Arc<Source>], tables: &'a [Spanned<DeTable<'a>>]) -> Self {
        Self { files: sources.iter().zip(tables.iter().map(Spanned::get_ref)).collect() }
    }

    /// Where `[KIND.ID]` is defined.
    pub fn entry(&self, kind: &str, id: &str) -> Option<At> {
        self.files.iter().find_map(|(source, table)| {
            let (key, _) = table.get(kind)?.get_ref().as_table()?.get_key_value(id)?;
            Some(at(source, key.span()))
        })
    }

    /// Where a phrase stands in a list of an entry, or in what extends or overrides it.
    pub fn phrase(&self, kind: &str, id: &str, field: &str, phrase: &str) -> Option<At> {
        let added = format!("{field}-add");
        [(kind, field), ("extend", field), ("override", &added)].into_iter().find_map(|(kind, field)| {
            self.files.iter().find_map(|(source, table)| {
                let entry = table.get(kind)?.get_ref().as_table()?.get(id)?.get_ref().as_table()?;
                Some(at(source, span_of(entry.get(field)?, phrase)?))
            })
        })
    }
}

fn at(source: &Arc<Source>, span: Range<usize>) -> At {
    At { source: Arc::clone(source), span }
}

/// The place of a string that is the value itself or an item of it.
fn span_of(value: &Spanned<DeValue<'_>>, text: &str) -> Option<Range<usize>> {
    let is_it = |value: &&Spanned<DeValue<'_>>| value.get_ref().as_str() == Some(text);
    match value.get_ref().as_array() {
        Some(items) => items.iter().find(is_it).map(Spanned::span),
        None => Some(value).filter(is_it).map(Spanned::span),
    }
}

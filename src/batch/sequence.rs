//! What is done in the order of the files: a copy gets the report of the first file with its
//! bytes, each is told of the other, and what is finished is written down.

use std::collections::HashMap;
use std::io;

use super::input::Item;
use super::memory::Key;
use super::twins::Twins;
use super::work::{Batch, Piece};
use crate::report::Report;

pub(super) struct Sequence<'b> {
    batch: &'b Batch<'b>,
    items: &'b [Item],
    twins: &'b Twins,
    /// The first files with bytes that others have, that were screened with just these bytes, and
    /// what their reports are remembered under.
    firsts: HashMap<usize, Key>,
    next: usize,
}

impl<'b> Sequence<'b> {
    pub(super) fn new(batch: &'b Batch<'b>, items: &'b [Item], twins: &'b Twins) -> Self {
        Self { batch, items, twins, firsts: HashMap::new(), next: 0 }
    }

    /// The report of the next file.
    pub(super) fn next(&mut self, piece: Piece) -> io::Result<Report> {
        let file = self.next;
        self.next += 1;
        let mut report = match piece {
            Piece::Screened(screened) => {
                if let Some(key) = screened.key {
                    self.remember(file, key, screened.line.as_deref(), &screened.report)?;
                }
                screened.report
            }
            Piece::Copy(first) => self.copy(file, first),
        };
        self.relate(file, &mut report);
        Ok(report)
    }

    fn remember(&mut self, file: usize, key: Key, line: Option<&[u8]>, report: &Report) -> io::Result<()> {
        let group = self.twins.of_first(file);
        if let (Some(line), Some(journal)) = (line, self.batch.journal().as_mut()) {
            journal.append(key, line, group.is_some())?;
        }
        // A file that was changed since it was compared with others is nobody's twin any more.
        if group.is_some_and(|group| report.document.digest.as_ref() == Some(&group.digest)) {
            self.firsts.insert(file, key);
        }
        Ok(())
    }

    fn copy(&self, file: usize, first: usize) -> Report {
        let item = &self.items[file];
        let remembered = self.firsts.get(&first).and_then(|key| self.batch.remembered(key, &item.source));
        remembered.unwrap_or_else(|| self.batch.screen_apart(item))
    }

    /// Tells copies and their first file of each other.
    fn relate(&self, file: usize, report: &mut Report) {
        let document = &mut report.document;
        let name = |file: usize| self.items[file].source.name();
        if let Some(group) = self.twins.of_first(file).filter(|_| self.firsts.contains_key(&file)) {
            document.duplicates = group.later.iter().map(|&later| name(later)).collect();
        }
        let first = self.twins.first_of(file).filter(|first| self.firsts.contains_key(first));
        let is_same = |first: &usize| {
            self.twins.of_first(*first).is_some_and(|group| document.digest.as_ref() == Some(&group.digest))
        };
        document.duplicate_of = first.filter(is_same).map(name);
    }
}

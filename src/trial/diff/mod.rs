//! Who is judged otherwise by a changed pack, and by which words: the same resumes, screened with
//! both packs and compared.
//!
//! Resumes that come out the same cost two reports. Only those that differ are read once more, in
//! this process, to ask the pack that is silent what it saw: a reader that could fail on them has
//! already read them twice.

mod change;
mod standing;
mod why;

use std::convert::Infallible;
use std::sync::Arc;

use jiff::civil::Date;

pub use change::{LevelAt, LevelChange, PackDiff, ResumeChange, RuleChange, Turn, Unscreened};

use crate::batch::{Batch, Item, Stopped};
use crate::engine::Engine;
use crate::extract::{Limits, extract};
use crate::report::Report;
use change::{Verdict, compare};
use standing::Standing;
use why::Explained;

/// A pack with the means to screen by it.
pub struct Side<'s> {
    /// The pack, compiled.
    pub engine: Arc<Engine>,
    /// Screens by it, as of the same date as the other side and with the default limits.
    pub batch: Batch<'s>,
}

/// Screens files by two packs and compares what comes of it, in the order of the files.
///
/// # Errors
/// If the files cannot be screened at all, such as for want of a worker.
pub fn run(
    old: &Side<'_>,
    new: &Side<'_>,
    items: &[Item],
    as_of: Date,
) -> Result<PackDiff, Stopped<Infallible>> {
    let mut before: Vec<Standing> = Vec::with_capacity(items.len());
    let mut diff = PackDiff {
        old: Some(old.engine.pack_info()),
        new: Some(new.engine.pack_info()),
        as_of: as_of.to_string(),
        resumes: items.len(),
        ..PackDiff::default()
    };
    for_each(&old.batch, items, |report| before.push(Standing::of(&report)))?;
    let mut pairs = items.iter().zip(before);
    for_each(&new.batch, items, |after| {
        let Some((item, before)) = pairs.next() else { return };
        match compare(&before, &Standing::of(&after)) {
            Verdict::Same => {}
            Verdict::Unscreened(unscreened) => diff.unscreened.push(unscreened),
            Verdict::Changed(mut change) => {
                give_reasons(&mut change, item, as_of, [&old.engine, &new.engine]);
                diff.changes.push(change);
            }
        }
    })?;
    Ok(diff)
}

fn for_each(
    batch: &Batch<'_>,
    items: &[Item],
    mut take: impl FnMut(Report),
) -> Result<(), Stopped<Infallible>> {
    batch.run(items, |report| {
        take(report);
        Ok(())
    })?;
    Ok(())
}

/// Asks the pack for which something does not hold why that is so.
fn give_reasons(change: &mut ResumeChange, item: &Item, as_of: Date, [old, new]: [&Engine; 2]) {
    let limits = Limits::default();
    let bytes = item.read(limits.bytes).ok();
    let document = bytes.and_then(|bytes| extract(&bytes, &item.source.name(), &limits).ok());
    // A file that has vanished in between keeps its changes and lacks their reasons.
    let Some(document) = document else { return };
    let before = Explained::new(old, &document, as_of);
    let after = Explained::new(new, &document, as_of);
    for (kind, rules) in [("flag", &mut change.flags), ("criterion", &mut change.criteria)] {
        for rule in rules {
            let (holder, silent, quotes) = match rule.turn {
                Turn::Gained => (&after, &before, &rule.counts_now),
                Turn::Lost => (&before, &after, &rule.counted_before),
                Turn::Severity => continue,
            };
            rule.because = Some(silent.reason(kind, &rule.id, quotes));
            rule.words = holder.words_beyond(silent, kind, &rule.id);
        }
    }
}

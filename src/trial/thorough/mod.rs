//! Drops each part of a pack in turn and names those that no example needs: a part without an
//! example is one that can be broken without anybody being told.
//!
//! Only examples that a part can touch are tried again, and only until the first that fails. A
//! phrase touches those in whose text it is found, a member of a group those that name it, a
//! condition those of the entries whose rules come to it; what is found in these is the same
//! without the condition, so that they are only judged again.

mod parts;
mod places;
mod sound;
mod touched;

use std::fmt;

use rayon::prelude::*;

use super::case::Case;
use super::entry::Entry;
use crate::engine::Engine;
use sound::Sound;

/// A part of a pack that can be dropped.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackPart {
    /// The kind of entry (`concept`, `cue`, `signal`, `flag`, `criterion`, `use case`).
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The list (`terms`, `rivals`, `before`, `members`, `all`, `way 2: none`).
    pub field: String,
    /// As it is written; a condition in words.
    pub source: String,
}

impl fmt::Display for PackPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {} `{}`", self.kind, self.id, self.field, self.source)
    }
}

/// How much of a pack its examples hold fast.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// How many parts were dropped in turn.
    pub parts: usize,
    /// Those whose loss no example noticed: phrases in the order of the pack, then rivals, anchors,
    /// members and conditions.
    pub unneeded: Vec<PackPart>,
}

/// Drops each phrase, rival, anchor, member and condition of an engine's pack in turn.
pub fn run(engine: &Engine) -> Coverage {
    run_where(engine, |_| true)
}

/// As [`run`], of those parts alone that are wanted.
pub fn run_where(engine: &Engine, wanted: impl Fn(&PackPart) -> bool) -> Coverage {
    let pack = engine.pack();
    let cases: Vec<Case> = Entry::all(pack).into_iter().flat_map(|entry| entry.cases(pack)).collect();
    let sound = Sound::new(engine, &cases);
    let mut drops = parts::all(pack);
    drops.retain(|(part, _)| wanted(part));
    let parts = drops.len();
    let unneeded = drops.into_par_iter().filter(|(part, drop)| !sound.notices(part, *drop));
    Coverage { parts, unneeded: unneeded.map(|(part, _)| part).collect() }
}

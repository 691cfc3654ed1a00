//! What is wrong with a pack that loads: mistakes in the order of its rules, which are errors, and
//! what its author hardly meant, which are warnings.
//!
//! The checks work on the finished pack, which holds no places; those are looked up in the parsed
//! files when there is something to tell.

mod atlas;
mod order;
mod rules;
mod words;

pub(super) use atlas::Atlas;
pub(super) use order::order;

use std::collections::BTreeSet;

use super::diagnostic::{Diagnostic, Diagnostics, Related, Weight};
use super::model::{Concept, Pack};
use super::reader::At;

/// What the author of a pack hardly meant. Only what stands in files that are `own` is told: who
/// extends a pack cannot mend it.
pub(super) fn warnings(pack: &Pack, atlas: &Atlas<'_>, own: impl Fn(&At) -> bool) -> Diagnostics {
    let mut warnings = Warnings { all: Vec::new(), own: &own };
    rules::unused_concepts(pack, atlas, &mut warnings);
    rules::impossible_ways(pack, atlas, &mut warnings);
    rules::unknown_floors(pack, atlas, &mut warnings);
    words::weak_terms(pack, atlas, &mut warnings);
    words::shared_terms(pack, atlas, &mut warnings);
    words::self_stopping_cues(pack, atlas, &mut warnings);
    let mut diagnostics = Diagnostics(warnings.all);
    diagnostics.sort();
    diagnostics
}

/// Collects warnings that stand in the author's own files.
struct Warnings<'o> {
    all: Vec<Diagnostic>,
    own: &'o dyn Fn(&At) -> bool,
}

impl Warnings<'_> {
    fn warn(&mut self, at: Option<At>, message: String, hint: &str) {
        self.warn_with(at, message, hint, None);
    }

    fn warn_with(&mut self, at: Option<At>, message: String, hint: &str, related: Option<Related>) {
        let Some(at) = at.filter(|at| (self.own)(at)) else { return };
        let (hint, weight) = (Some(hint.to_owned()), Weight::Warning);
        self.all.push(Diagnostic { source: at.source, span: at.span, message, hint, weight, related });
    }
}

/// For each concept those that count as it, itself included.
fn families(concepts: &[Concept]) -> Vec<BTreeSet<usize>> {
    let family = |concept: usize| {
        let mut family = BTreeSet::new();
        let mut open = vec![concept];
        while let Some(next) = open.pop() {
            if family.insert(next) {
                let members = concepts.get(next).map(|concept| concept.members.as_slice());
                open.extend(members.unwrap_or_default().iter().map(|member| member.0));
            }
        }
        family
    };
    (0..concepts.len()).map(family).collect()
}

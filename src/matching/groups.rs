//! Which concepts count as which others, through groups and groups of groups.

use crate::pack::model::{Concept, ConceptId};

/// For each concept, those that count as it, itself included.
#[derive(Debug, Clone)]
pub struct Groups {
    members: Vec<Vec<bool>>,
}

impl Groups {
    /// Closes the `members` of a pack's concepts; cycles are harmless.
    pub fn new(concepts: &[Concept]) -> Self {
        let members = (0..concepts.len()).map(|group| {
            let mut within = vec![false; concepts.len()];
            let mut open = vec![group];
            while let Some(next) = open.pop() {
                if !std::mem::replace(&mut within[next], true) {
                    open.extend(concepts[next].members.iter().map(|member| member.0));
                }
            }
            within
        });
        Self { members: members.collect() }
    }

    /// Whether a concept counts as another.
    pub fn holds(&self, group: ConceptId, concept: ConceptId) -> bool {
        self.members.get(group.0).and_then(|within| within.get(concept.0)).copied().unwrap_or(false)
    }

    /// Whether a concept counts as any of several.
    pub fn any_holds(&self, groups: &[ConceptId], concept: ConceptId) -> bool {
        groups.iter().any(|&group| self.holds(group, concept))
    }
}

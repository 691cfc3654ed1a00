//! Warnings about rules: concepts that nothing asks for, ways that can never hold, floors of
//! scales that nobody measures.

use std::collections::BTreeSet;

use super::{Atlas, Warnings, families};
use crate::pack::diagnostic::nearest;
use crate::pack::model::{Atom, ConceptId, Pack, Rule, What};

/// Concepts that no rule, anchor, rival or group speaks of.
pub(super) fn unused_concepts(pack: &Pack, atlas: &Atlas<'_>, warnings: &mut Warnings<'_>) {
    let parts = &pack.parts;
    let mut used: BTreeSet<ConceptId> =
        [parts.subject, parts.substance, parts.rivals, parts.other_causes, parts.field].into();
    used.extend(parts.implied);
    for concept in &pack.concepts {
        used.extend(concept.rivals.iter().chain(&concept.yields_to).chain(&concept.members));
        // An anchor that only an ambiguous term could ask for is none without such a term.
        used.extend(concept.anchor.concepts.iter().filter(|_| !concept.ambiguous.is_empty()));
    }
    for atom in rules(pack).iter().flat_map(|(_, _, rule)| atoms(rule)).chain(level_atoms(pack)) {
        if let What::Concept(id) | What::Uncounted(id) | What::Hidden(id) = atom.what {
            used.insert(id);
        }
    }
    for (index, concept) in pack.concepts.iter().enumerate() {
        if !used.contains(&ConceptId(index)) {
            let at = atlas.entry("concept", &concept.id);
            let message = format!("nothing speaks of the concept `{}`", concept.id);
            warnings.warn(at, message, "use it in a rule, an anchor, `rivals` or `members`, or remove it");
        }
    }
}

/// Ways that ask for a thing and for its absence.
pub(super) fn impossible_ways(pack: &Pack, atlas: &Atlas<'_>, warnings: &mut Warnings<'_>) {
    let families = families(&pack.concepts);
    for (kind, id, rule) in rules(pack) {
        for way in &rule.ways {
            let excluded = |wanted: &&Atom| way.none.iter().any(|not| excludes(not, wanted, &families));
            if let Some(atom) = way.all.iter().find(excluded) {
                let what = crate::pack::prose::atom(pack, atom);
                let message = format!("this can never hold: `all` asks for {what}, and `none` forbids it");
                warnings.warn(atlas.entry(kind, id), message, "take it out of `all` or out of `none`");
            }
        }
    }
}

/// Whether the presence of `wanted` is always that of `forbidden` too.
fn excludes(forbidden: &Atom, wanted: &Atom, families: &[BTreeSet<usize>]) -> bool {
    let same = match (&forbidden.what, &wanted.what) {
        (What::Concept(group), What::Concept(concept)) => {
            families.get(group.0).is_some_and(|family| family.contains(&concept.0))
        }
        (forbidden, wanted) => forbidden == wanted,
    };
    let as_wide = forbidden.settings.is_empty()
        || (!wanted.settings.is_empty() && wanted.settings.iter().all(|s| forbidden.settings.contains(s)));
    same && as_wide && (!forbidden.used || wanted.used) && forbidden.at_least <= wanted.at_least
}

/// Floors of scales that no unit of the pack's languages gives.
pub(super) fn unknown_floors(pack: &Pack, atlas: &Atlas<'_>, warnings: &mut Warnings<'_>) {
    let known: BTreeSet<&str> = pack.quantities.iter().flat_map(|(_, words)| words.scales()).collect();
    for floor in pack.floors.iter().filter(|floor| !known.contains(floor.what.as_str())) {
        let hint = match nearest(&floor.what, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known: {}", known.iter().copied().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("no quantity is of the kind `{}`", floor.what);
        warnings.warn(atlas.entry("floor", &floor.what), message, &hint);
    }
}

/// All rules of a pack with the kind and the id of the entry that they stand in.
fn rules(pack: &Pack) -> Vec<(&'static str, &str, &Rule)> {
    let mut rules: Vec<(&'static str, &str, &Rule)> = Vec::new();
    rules.extend(pack.signals.iter().map(|signal| ("signal", signal.id.as_str(), &signal.rule)));
    for flag in &pack.flags {
        rules.push(("flag", &flag.id, &flag.rule));
        rules.extend(flag.severities.iter().map(|(_, rule)| ("flag", flag.id.as_str(), rule)));
    }
    rules.extend(pack.criteria.iter().map(|criterion| ("criterion", criterion.id.as_str(), &criterion.rule)));
    for case in &pack.use_cases {
        rules.push(("use-case", &case.id, &case.rule));
        rules.extend(case.skills.iter().map(|skill| ("use-case", case.id.as_str(), &skill.rule)));
    }
    for structure in &pack.structures {
        rules.push(("structure", &structure.id, &structure.rule));
        rules.extend(structure.uses.iter().map(|(_, rule, _)| ("structure", structure.id.as_str(), rule)));
    }
    rules.extend(pack.patterns.iter().map(|pattern| ("pattern", pattern.id.as_str(), &pattern.rule)));
    for role in &pack.roles {
        rules.extend(role.duties.iter().map(|duty| ("role", role.id.as_str(), &duty.rule)));
    }
    rules.extend(pack.asks.iter().map(|ask| ("ask", ask.id.as_str(), &ask.rule)));
    rules.extend(pack.mistakes.iter().map(|mistake| ("mistake", mistake.id.as_str(), &mistake.rule)));
    rules
}

fn atoms(rule: &Rule) -> impl Iterator<Item = &Atom> {
    rule.ways.iter().flat_map(|way| way.all.iter().chain(&way.of).chain(&way.none))
}

fn level_atoms(pack: &Pack) -> impl Iterator<Item = &Atom> {
    pack.levels.iter().flat_map(|level| &level.ways).flat_map(|way| &way.quantities)
}

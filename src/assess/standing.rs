//! Criteria and level: which criteria are met, by what and where, and how high that reaches by
//! the ways that the pack declares.

use std::collections::BTreeSet;

use super::evaluate::{Cite, Evaluator, Item, Match};
use crate::matching::Findings;
use crate::outline::Setting;
use crate::pack::Pack;
use crate::pack::model::{ConceptId, Level, LevelWay};

/// A criterion with what meets it.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    /// Index into the pack's criteria.
    pub criterion: usize,
    /// What meets it; empty where it is not met.
    pub matches: Vec<Match>,
}

impl Standing {
    pub fn is_met(&self) -> bool {
        !self.matches.is_empty()
    }
}

/// The level that was reached.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reached {
    pub number: u8,
    /// The ways of that level that hold.
    pub ways: Vec<usize>,
    /// Criteria that decide, as indices into the pack's.
    pub deciding: Vec<usize>,
    /// Entries that the deciding criteria come from.
    pub entries: BTreeSet<usize>,
    /// The quantities that a way asked for.
    pub quantities: Vec<Item>,
}

/// All criteria of the pack.
pub(super) fn standings(evaluator: &Evaluator<'_>) -> Vec<Standing> {
    let criteria = evaluator.pack.criteria.iter().enumerate();
    let standings =
        criteria.map(|(criterion, rule)| Standing { criterion, matches: evaluator.matches(&rule.rule) });
    standings.collect()
}

/// The highest level whose ways hold, from level 2 up; `without` is a criterion to be ignored.
pub(super) fn reached(
    evaluator: &Evaluator<'_>,
    standings: &[Standing],
    without: Option<usize>,
) -> Option<Reached> {
    let levels = evaluator.pack.levels.iter().rev().filter(|level| !level.ways.is_empty());
    levels.filter_map(|level| reach_level(evaluator, standings, level, without)).next()
}

/// The highest level that stands on what was done at work alone, from level 2 up.
pub(super) fn reached_at_work(evaluator: &Evaluator<'_>, standings: &[Standing]) -> Option<u8> {
    let levels = evaluator.pack.levels.iter().rev().filter_map(at_work);
    levels
        .filter_map(|level| reach_level(evaluator, standings, &level, None))
        .map(|reached| reached.number)
        .next()
}

/// A level with its ways narrowed to work; `None` where none of them asks about work.
fn at_work(level: &Level) -> Option<Level> {
    let mut level = level.clone();
    let allows_work = |settings: &[Setting]| settings.is_empty() || settings.contains(&Setting::Work);
    level.ways.retain(|way| allows_work(&way.settings));
    // A way whose figure cannot come from work cannot be gone there.
    level.ways.retain(|way| {
        way.quantities.is_empty() || way.quantities.iter().any(|atom| allows_work(&atom.settings))
    });
    for way in &mut level.ways {
        way.settings = vec![Setting::Work];
        way.quantities.retain(|atom| allows_work(&atom.settings));
        for atom in &mut way.quantities {
            atom.settings = vec![Setting::Work];
        }
    }
    (!level.ways.is_empty()).then_some(level)
}

fn reach_level(
    evaluator: &Evaluator<'_>,
    standings: &[Standing],
    level: &Level,
    without: Option<usize>,
) -> Option<Reached> {
    let mut reached = Reached {
        number: level.number,
        ways: Vec::new(),
        deciding: Vec::new(),
        entries: BTreeSet::new(),
        quantities: Vec::new(),
    };
    // What a weak way would add is nothing where a stronger one holds.
    let mut ways: Vec<(usize, &LevelWay)> = level.ways.iter().enumerate().collect();
    ways.sort_by_key(|(_, way)| way.weak);
    for (index, way) in ways {
        if way.weak && !reached.ways.is_empty() {
            break;
        }
        let pool: Vec<Support> = standings
            .iter()
            .filter(|standing| {
                Some(standing.criterion) != without && counts_for(evaluator.pack, way, standing)
            })
            .filter_map(|standing| support(evaluator, way, standing))
            .collect();
        let deciding = disjoint(&pool, evaluator.findings);
        let quantities: Vec<Item> = way.quantities.iter().flat_map(|atom| evaluator.items(atom)).collect();
        if deciding.len() < way.at_least || !way.quantities.is_empty() && quantities.is_empty() {
            continue;
        }
        reached.ways.push(index);
        reached.entries.extend(
            pool.iter().filter(|s| deciding.contains(&s.criterion)).flat_map(|s| s.entries.iter().copied()),
        );
        reached.deciding.extend(deciding);
        reached.quantities.extend(quantities);
    }
    reached.deciding.sort_unstable();
    reached.deciding.dedup();
    (!reached.ways.is_empty()).then_some(reached)
}

fn counts_for(pack: &Pack, way: &LevelWay, standing: &Standing) -> bool {
    let criterion = &pack.criteria[standing.criterion];
    way.levels.contains(&criterion.level) || way.ids.contains(&criterion.id)
}

/// What supports a criterion in the settings of a way.
struct Support {
    criterion: usize,
    /// The mentions that meet it; several words for one thing are one.
    mentions: Vec<usize>,
    entries: BTreeSet<usize>,
}

fn support(evaluator: &Evaluator<'_>, way: &LevelWay, standing: &Standing) -> Option<Support> {
    let findings = evaluator.findings;
    let fits = |item: &Item| way.settings.is_empty() || way.settings.contains(&item.setting);
    // A match of a wide frame may also hold what was done elsewhere: that adds nothing, and must
    // not take away what stands without it.
    let is_mixed = standing.matches.iter().any(|found| !found.items.iter().all(fits));
    let rule = &evaluator.pack.criteria[standing.criterion].rule;
    let within = is_mixed.then(|| evaluator.matches_in(rule, &way.settings));
    let matching = within.as_ref().unwrap_or(&standing.matches);
    let mut mentions = Vec::new();
    let mut entries = BTreeSet::new();
    for found in matching {
        // The first atom of a way names the thing; the others say what was done with it.
        let named = found.items.first().and_then(|item| match item.cite {
            Cite::Mention(index) => Some(findings.mentions[index].concept),
            _ => None,
        });
        for item in &found.items {
            if let Cite::Mention(index) = item.cite
                && (named == Some(findings.mentions[index].concept) || way_is_wide(found))
            {
                mentions.push(index);
            }
            entries.extend(item.place.entry);
        }
        if mentions.is_empty() {
            mentions.extend(found.items.iter().filter_map(|item| match item.cite {
                Cite::Mention(index) => Some(index),
                Cite::Quantity(index) => findings.quantities.get(index).map(|tied| tied.mention),
                _ => None,
            }));
        }
    }
    (!mentions.is_empty()).then_some(Support { criterion: standing.criterion, mentions, entries })
}

/// In a match over many frames each item is a thing of its own.
fn way_is_wide(found: &Match) -> bool {
    let first = found.items.first().map(|item| (item.place.block, item.place.sentence));
    found.items.iter().any(|item| Some((item.place.block, item.place.sentence)) != first)
}

/// A largest choice of criteria such that each rests on words of its own (a matching in the graph
/// of criteria and concepts).
fn disjoint(pool: &[Support], findings: &Findings) -> Vec<usize> {
    let words: Vec<Vec<ConceptId>> = pool.iter().map(|support| concepts(support, findings)).collect();
    let mut owner: Vec<(ConceptId, usize)> = Vec::new();
    for index in 0..pool.len() {
        let mut tried = BTreeSet::new();
        assign(index, &words, &mut owner, &mut tried);
    }
    let mut chosen: Vec<usize> = owner.iter().map(|&(_, index)| pool[index].criterion).collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// Finds words for one criterion, moving others to other words where needed.
fn assign(
    index: usize,
    words: &[Vec<ConceptId>],
    owner: &mut Vec<(ConceptId, usize)>,
    tried: &mut BTreeSet<ConceptId>,
) -> bool {
    for &word in &words[index] {
        if !tried.insert(word) {
            continue;
        }
        let taken = owner.iter().position(|&(owned, _)| owned == word);
        match taken {
            None => {
                owner.push((word, index));
                return true;
            }
            Some(at) => {
                let other = owner[at].1;
                if assign(other, words, owner, tried) {
                    if let Some(entry) = owner.iter_mut().find(|(owned, _)| *owned == word) {
                        entry.1 = index;
                    }
                    return true;
                }
            }
        }
    }
    false
}

/// No mention is longer, in bytes.
const LONGEST: usize = 400;

/// The concepts of a support. Concepts that only ever stand on the same words count as the first.
fn concepts(support: &Support, findings: &Findings) -> Vec<ConceptId> {
    let mut concepts: Vec<ConceptId> = Vec::new();
    let supporting: BTreeSet<ConceptId> =
        support.mentions.iter().map(|&index| findings.mentions[index].concept).collect();
    for &index in &support.mentions {
        let mention = &findings.mentions[index];
        let from =
            findings.mentions.partition_point(|other| other.range.start + LONGEST < mention.range.start);
        let first = findings.mentions[from..]
            .iter()
            .take_while(|other| other.range.start < mention.range.end)
            .filter(|other| mention.range.start < other.range.end && supporting.contains(&other.concept))
            .map(|other| other.concept)
            .min()
            .unwrap_or(mention.concept);
        concepts.push(first);
    }
    concepts.sort_unstable();
    concepts.dedup();
    concepts
}

/// Settings in which anything beyond a list was found.
pub(super) fn settings(standings: &[Standing]) -> BTreeSet<Setting> {
    let items = standings.iter().flat_map(|standing| &standing.matches).flat_map(|found| &found.items);
    items.map(|item| item.setting).collect()
}

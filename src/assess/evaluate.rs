//! Decides whether the conditions of a pack hold for what was found, and on what.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::matching::{Findings, Groups, Place, Tie};
use crate::outline::Setting;
use crate::pack::Pack;
use crate::pack::model::{Atom, ConceptId, ImprovementNeed, Rule, Scope, Strength, TieRule, Way, What};
use crate::quantity::{Change, Direction, Kind, Scale, Size};

/// One thing that a condition found.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Item {
    pub cite: Cite,
    pub place: Place,
    pub setting: Setting,
    pub range: Range<usize>,
}

/// What an item stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cite {
    Mention(usize),
    Quantity(usize),
    Rating(usize),
    Years(usize),
    /// Something that was concluded and has no words of its own.
    Conclusion,
}

/// The items of one frame in which a condition holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Match {
    pub items: Vec<Item>,
}

/// What is concluded in the course of the judgement, for conditions that speak of it.
#[derive(Debug, Default)]
pub(super) struct Conclusions {
    pub flags: BTreeSet<String>,
    pub criteria: BTreeSet<String>,
    pub months_since_use: Option<u32>,
    /// The entry of the last use.
    pub last_entry: Option<usize>,
    /// Indices of [`Findings::years`] that cannot be.
    pub impossible_years: Vec<usize>,
}

/// Evaluates conditions over the findings of one resume.
pub(super) struct Evaluator<'a> {
    pub pack: &'a Pack,
    pub groups: &'a Groups,
    pub findings: &'a Findings,
    pub conclusions: RefCell<Conclusions>,
}

impl Evaluator<'_> {
    /// Whether a rule holds.
    pub fn holds(&self, rule: &Rule) -> bool {
        !self.matches(rule).is_empty()
    }

    /// Where a rule holds: one match for each frame of each of its ways, in the order of the text.
    pub fn matches(&self, rule: &Rule) -> Vec<Match> {
        self.matches_in(rule, &[])
    }

    /// Where a rule holds by what was found in some settings alone; in all where none is named.
    pub fn matches_in(&self, rule: &Rule, settings: &[Setting]) -> Vec<Match> {
        let mut matches: Vec<Match> = rule.ways.iter().flat_map(|way| self.way(way, settings)).collect();
        matches.sort_by_key(|found| found.items.first().map_or(0, |item| item.range.start));
        matches.dedup();
        matches
    }

    fn way(&self, way: &Way, settings: &[Setting]) -> Vec<Match> {
        let all: Vec<Framed> = way.all.iter().map(|atom| self.framed(atom, way.scope, settings)).collect();
        let of: Vec<Framed> = way.of.iter().map(|atom| self.framed(atom, way.scope, settings)).collect();
        // What must be absent must be so everywhere.
        let none: Vec<Framed> = way.none.iter().map(|atom| self.framed(atom, way.scope, &[])).collect();
        let frames: BTreeSet<Frame> = match all.first() {
            Some(first) => first.keys().copied().collect(),
            None if of.is_empty() => BTreeSet::from([Frame::DOCUMENT]),
            None => of.iter().flat_map(|framed| framed.keys().copied()).collect(),
        };
        let holding = frames.into_iter().filter_map(|frame| {
            let mut items: Vec<Item> = Vec::new();
            for framed in &all {
                items.extend(framed.get(&frame)?.iter().cloned());
            }
            let present: Vec<&Vec<Item>> = of.iter().filter_map(|framed| framed.get(&frame)).collect();
            if !of.is_empty() && present.len() < way.at_least {
                return None;
            }
            items.extend(present.into_iter().flatten().cloned());
            let absent = none.iter().all(|framed| !framed.contains_key(&frame));
            absent.then_some(Match { items })
        });
        holding.collect()
    }

    /// The items of an atom by the frame they stand in, where there are enough of them.
    fn framed(&self, atom: &Atom, scope: Scope, settings: &[Setting]) -> Framed {
        let mut framed = Framed::new();
        for item in self.items_in(atom, settings) {
            framed.entry(Frame::of(&item.place, scope)).or_default().push(item);
        }
        framed.retain(|_, items| items.len() >= atom.at_least);
        framed
    }

    /// Everything that an atom finds, in the order of the text.
    pub fn items(&self, atom: &Atom) -> Vec<Item> {
        self.items_in(atom, &[])
    }

    /// Everything that an atom finds in some settings; in all where none is named.
    pub fn items_in(&self, atom: &Atom, settings: &[Setting]) -> Vec<Item> {
        let items: Vec<Item> = match &atom.what {
            What::Concept(concept) => self.mentions(|index| self.counts(index, *concept)),
            What::Uncounted(concept) => self.mentions(|index| {
                let mention = &self.findings.mentions[index];
                self.groups.holds(*concept, mention.concept) && mention.visible && !mention.counted()
            }),
            What::Hidden(concept) => self.mentions(|index| {
                let mention = &self.findings.mentions[index];
                self.groups.holds(*concept, mention.concept) && !mention.visible
            }),
            What::Improvement(need) => self.quantities(|kind, shared| match kind {
                Kind::Change(change) => satisfies(change, shared, need),
                _ => false,
            }),
            What::Scale { floor, except } => self.quantities(|kind, _| match kind {
                Kind::Scale(scale) => !except.contains(&scale.what) && (!floor || self.is_large(scale)),
                _ => false,
            }),
            What::Claim(level) => self.claims(*level),
            What::ImpossibleYears { shared } => self.impossible_years(*shared),
            What::MonthsSinceUse(months) => {
                conclusion(self.conclusions.borrow().months_since_use.is_some_and(|since| since > *months))
            }
            What::Signal(index) => {
                let signal = self.pack.signals.get(*index);
                signal
                    .into_iter()
                    .flat_map(|signal| self.matches_in(&signal.rule, settings))
                    .flat_map(|found| found.items)
                    .collect()
            }
            What::Ask { index, required } => self.asked(*index, *required),
            What::Flag(id) => conclusion(self.conclusions.borrow().flags.contains(id)),
            What::Criterion(id) => conclusion(self.conclusions.borrow().criteria.contains(id)),
        };
        let fits = |item: &Item| {
            (atom.settings.is_empty() || atom.settings.contains(&item.setting))
                && (settings.is_empty() || settings.contains(&item.setting))
                && !(atom.used && item.setting == Setting::Listed)
        };
        items.into_iter().filter(fits).collect()
    }

    /// What a job description asks by an ask of the pack; only `required`, or what it wishes for too.
    fn asked(&self, index: usize, required: bool) -> Vec<Item> {
        let asks = self.pack.asks.get(index).into_iter();
        let items = asks.flat_map(|ask| self.matches(&ask.rule)).flat_map(|found| found.items);
        items.filter(|item| !required || !self.is_wish(item)).collect()
    }

    /// Whether the words around an item say that it is only wished for ("nice to have").
    pub fn is_wish(&self, item: &Item) -> bool {
        let mention = match item.cite {
            Cite::Mention(index) => Some(index),
            Cite::Quantity(index) => self.findings.quantities.get(index).map(|tied| tied.mention),
            Cite::Rating(index) => self.findings.ratings.get(index).map(|rating| rating.mention),
            Cite::Years(index) => self.findings.years.get(index).map(|years| years.mention),
            Cite::Conclusion => None,
        };
        mention.is_some_and(|index| self.is_wished(index))
    }

    /// As [`Self::is_wish`], of a mention.
    pub fn is_wished(&self, mention: usize) -> bool {
        self.findings.mentions.get(mention).is_some_and(|it| it.context.strength == Strength::Weak)
    }

    /// Whether a mention counts for a concept: the candidate's own, done, visible and tied.
    pub fn counts(&self, index: usize, concept: ConceptId) -> bool {
        let mention = &self.findings.mentions[index];
        let free = self.pack.concepts[mention.concept.0].tie == TieRule::Free;
        self.groups.holds(concept, mention.concept) && mention.counted() && (free || mention.tie != Tie::None)
    }

    fn mentions(&self, fits: impl Fn(usize) -> bool) -> Vec<Item> {
        let items = self.findings.mentions.iter().enumerate().filter(|&(index, _)| fits(index));
        items
            .map(|(index, mention)| self.mention_item(Cite::Mention(index), index, mention.range.clone()))
            .collect()
    }

    fn mention_item(&self, cite: Cite, index: usize, range: Range<usize>) -> Item {
        let mention = &self.findings.mentions[index];
        Item { cite, place: mention.place, setting: mention.context.setting, range }
    }

    fn quantities(&self, fits: impl Fn(&Kind, bool) -> bool) -> Vec<Item> {
        let items = self.findings.quantities.iter().enumerate();
        items
            .filter(|(_, tied)| tied.context.counts() && fits(&tied.quantity.kind, tied.shared))
            .map(|(index, tied)| Item {
                cite: Cite::Quantity(index),
                place: tied.place,
                setting: tied.context.setting,
                range: tied.quantity.range.clone(),
            })
            .collect()
    }

    fn claims(&self, level: u8) -> Vec<Item> {
        let ratings = self.findings.ratings.iter().enumerate().filter(|(_, rating)| rating.level >= level);
        ratings
            .map(|(index, rating)| {
                self.mention_item(Cite::Rating(index), rating.mention, rating.range.clone())
            })
            .collect()
    }

    fn impossible_years(&self, shared: bool) -> Vec<Item> {
        let conclusions = self.conclusions.borrow();
        let claims = conclusions
            .impossible_years
            .iter()
            .filter_map(|&index| Some((index, self.findings.years.get(index)?)));
        claims
            .filter(|(_, claim)| shared || !claim.shared)
            .map(|(index, claim)| self.mention_item(Cite::Years(index), claim.mention, claim.range.clone()))
            .collect()
    }

    /// Whether a scale is at or above the floor of its kind.
    pub fn is_large(&self, scale: &Scale) -> bool {
        let per_second = match scale.per.as_deref() {
            Some("minute") => 60.0,
            Some("hour") => 3_600.0,
            Some("day") => 86_400.0,
            Some("week") => 7.0 * 86_400.0,
            Some("month") => 30.0 * 86_400.0,
            Some("year") => 365.0 * 86_400.0,
            _ => 1.0,
        };
        let floor = self.pack.floors.iter().find(|floor| floor.what == scale.what);
        floor.is_some_and(|floor| scale.value / per_second >= floor.value)
    }
}

fn conclusion(holds: bool) -> Vec<Item> {
    let place = Place { block: 0, sentence: 0, clause: 0, item: 0, section: None, entry: None };
    let item = Item { cite: Cite::Conclusion, place, setting: Setting::Work, range: 0..0 };
    if holds { vec![item] } else { Vec::new() }
}

fn satisfies(change: &Change, shared: bool, need: &ImprovementNeed) -> bool {
    let metric = need.metrics.is_empty() || need.metrics.contains(&change.metric);
    change.improves && metric && (need.shared || !shared) && is_enough(change, need)
}

fn is_enough(change: &Change, need: &ImprovementNeed) -> bool {
    if need.percent.is_none() && need.factor.is_none() {
        return true;
    }
    let (percent, factor) = match change.size {
        Size::Percent(percent) => (Some(percent), None),
        Size::Factor(factor) => (None, Some(factor)),
        Size::BeforeAfter { before, after, .. } if before > 0.0 && after > 0.0 => {
            let (low, high) = if before < after { (before, after) } else { (after, before) };
            let percent = match change.direction {
                Direction::Down => (before - after) / before * 100.0,
                Direction::Up => (after - before) / before * 100.0,
            };
            (Some(percent), Some(high / low))
        }
        Size::BeforeAfter { .. } | Size::Amount { .. } => (None, None),
    };
    let reaches = |value: Option<f64>, least: Option<f64>| {
        value.zip(least).is_some_and(|(value, least)| value >= least)
    };
    reaches(percent, need.percent) || reaches(factor, need.factor)
}

type Framed = BTreeMap<Frame, Vec<Item>>;

/// A frame as a key: equal keys, same frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Frame(usize, usize, usize);

impl Frame {
    const DOCUMENT: Self = Self(0, 0, 0);
    /// Keeps the numbers of blocks apart from those of entries and sections.
    const ALONE: usize = 1 << 40;

    fn of(place: &Place, scope: Scope) -> Self {
        match scope {
            Scope::Document => Self::DOCUMENT,
            Scope::Section => Self(place.section.unwrap_or(Self::ALONE + place.block), 0, 0),
            Scope::Entry => Self(place.entry.unwrap_or(Self::ALONE + place.block), 0, 0),
            Scope::Block => Self(place.block, 0, 0),
            Scope::Sentence => Self(place.block, place.sentence, 0),
            Scope::Clause => Self(place.block, place.sentence, place.clause),
            Scope::Item => Self(place.block, place.sentence, place.item),
        }
    }
}

//! The parts of a rule with what was found for each, and why alternatives do not hold.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::refusals::refusals;
use super::{Case, Demand, Evaluator, Part, Refused, Sighting, WayTrace};
use crate::assess::evaluate::Cite;
use crate::matching::{Frames, Place};
use crate::pack::model::{Atom, Rule, Scope, Way, What};
use crate::pack::prose;

/// No more findings of one condition are shown.
const SHOWN: usize = 4;
/// No more refusals of one condition are shown; they are what was asked for.
const REFUSED_SHOWN: usize = 8;
/// No more characters of a sentence are shown before or after the words.
const AROUND: usize = 48;
/// No more characters are shown of the words and what stands around them.
const LONGEST: usize = 240;
/// Signals are opened so deep; below that only their names are told.
const DEPTH: usize = 3;

/// Who can tell how the rules were judged.
pub(super) struct Witness<'w, 'c> {
    pub case: Case<'c>,
    pub evaluator: &'w Evaluator<'c>,
    /// Signals that were opened already: they are told once.
    pub opened: RefCell<BTreeSet<usize>>,
    /// Conditions that were told of already, in words.
    pub told: RefCell<BTreeSet<String>>,
}

impl Witness<'_, '_> {
    /// The alternatives of a rule.
    pub fn ways(&self, rule: &Rule) -> Vec<WayTrace> {
        self.opened.borrow_mut().clear();
        self.told.borrow_mut().clear();
        self.ways_at(rule, 0)
    }

    fn ways_at(&self, rule: &Rule, depth: usize) -> Vec<WayTrace> {
        rule.ways.iter().map(|way| self.way(way, depth)).collect()
    }

    fn way(&self, way: &Way, depth: usize) -> WayTrace {
        let holds = self.evaluator.holds(&Rule { ways: vec![way.clone()] });
        let demands = [(Demand::All, &way.all), (Demand::Some, &way.of), (Demand::None, &way.none)];
        let parts = demands.into_iter().flat_map(|(demand, atoms)| {
            atoms.iter().map(move |atom| (demand, atom)).map(|(demand, atom)| self.part(demand, atom, depth))
        });
        let parts: Vec<Part> = parts.collect();
        let verdict = (!holds).then(|| self.verdict(way, &parts));
        WayTrace { holds, frame: prose::frame(way.scope), verdict, parts }
    }

    /// Why an alternative does not hold.
    fn verdict(&self, way: &Way, parts: &[Part]) -> String {
        let of = |demand| parts.iter().filter(move |part| part.demand == demand);
        let missing: Vec<&str> =
            of(Demand::All).filter(|part| !part.is_found()).map(|part| part.looked_for.as_str()).collect();
        if !missing.is_empty() {
            return format!("missing: {}", missing.join("; "));
        }
        let present = of(Demand::Some).filter(|part| part.is_found()).count();
        if !way.of.is_empty() && present < way.at_least {
            return format!("missing: {present} of at least {} were found", way.at_least);
        }
        let unforbidden = Way { none: Vec::new(), ..way.clone() };
        if self.evaluator.holds(&Rule { ways: vec![unforbidden] }) {
            let taken: Vec<&str> = of(Demand::None)
                .filter(|part| part.is_found())
                .map(|part| part.looked_for.as_str())
                .collect();
            return format!("taken away by: {}", taken.join("; "));
        }
        if way.all.iter().chain(&way.of).any(|atom| atom.at_least > 1) {
            return format!("all were found, but not often enough {}", prose::frame(way.scope));
        }
        format!("all were found, but never together {}", prose::frame(way.scope))
    }

    fn part(&self, demand: Demand, atom: &Atom, depth: usize) -> Part {
        let items = self.evaluator.items(atom);
        let mut found: Vec<Sighting> = items
            .iter()
            .map(|item| match item.cite {
                Cite::Conclusion => Sighting::default(),
                _ => self.sighting(&item.range, &item.place),
            })
            .collect();
        found.dedup();
        let mut refused: Vec<Refused> = refusals(self, atom, &items)
            .into_iter()
            .map(|(range, reason)| {
                let place = self.frames().place(range.start);
                Refused { sighting: self.sighting(&range, &place), reason }
            })
            .collect();
        refused.dedup();
        let ways = match atom.what {
            What::Signal(index) if depth < DEPTH && self.opened.borrow_mut().insert(index) => {
                self.case.pack.signals.get(index)
            }
            _ => None,
        };
        let looked_for = prose::atom(self.case.pack, atom);
        let repeated = !self.told.borrow_mut().insert(looked_for.clone());
        Part {
            demand,
            repeated,
            looked_for,
            more_found: shorten(&mut found, SHOWN),
            found,
            more_refused: shorten(&mut refused, REFUSED_SHOWN),
            refused,
            ways: ways.map(|signal| self.ways_at(&signal.rule, depth + 1)).unwrap_or_default(),
        }
    }

    fn frames(&self) -> Frames<'_> {
        Frames { document: self.case.document, outline: self.case.outline }
    }

    fn sighting(&self, words: &Range<usize>, place: &Place) -> Sighting {
        let outline = self.case.outline;
        let section = place.section.and_then(|section| outline.sections.get(section));
        let entry = place.entry.and_then(|entry| outline.entries.get(entry));
        let names = [
            section.map(|section| section.id.as_str()),
            entry.and_then(|entry| entry.title.as_deref()),
            entry.and_then(|entry| entry.organisation.as_deref()),
        ];
        let text = self.case.document.text.get(words.clone()).unwrap_or("");
        Sighting {
            words: on_one_line(text),
            quote: self.quote(words, place),
            place: names.into_iter().flatten().collect::<Vec<_>>().join(", "),
        }
    }

    /// The sentence around some words, shortened, on one line.
    fn quote(&self, words: &Range<usize>, place: &Place) -> String {
        let text = &self.case.document.text;
        let sentence = self.frames().near(place, Scope::Sentence, words);
        let before = text.get(sentence.start.min(words.start)..words.start).unwrap_or("");
        let after = text.get(words.end..sentence.end.max(words.end)).unwrap_or("");
        let from = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let (opened, closed) = (if from > 0 { "…" } else { "" }, if to < after.len() { "…" } else { "" });
        let words = on_one_line(text.get(words.clone()).unwrap_or(""));
        on_one_line(&format!("{opened}{}{words}{}{closed}", &before[from..], &after[..to]))
    }
}

/// A text without line breaks, and cut where it is longer than anybody reads.
fn on_one_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

/// Keeps the first few; how many more there were.
fn shorten<T>(items: &mut Vec<T>, most: usize) -> usize {
    let more = items.len().saturating_sub(most);
    items.truncate(most);
    more
}

//! Why a rule does not hold, in one line: what its explanation tells, shortened to what matters
//! for words that another pack counts.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::assess::{Demand, Explanation, Part, Refused, WayTrace};
use crate::document::Document;
use crate::engine::Engine;

/// No more words are told of that did not count.
const REFUSALS: usize = 3;

/// How one pack judged one resume, rule by rule.
pub(super) struct Explained(Vec<Explanation>);

impl Explained {
    pub fn new(engine: &Engine, document: &Document, as_of: Date) -> Self {
        // Only an id that is asked for can be unknown, and none is.
        Self(engine.explain(document, as_of, None).unwrap_or_default())
    }

    /// Why a rule does not hold, where another pack holds it on these words.
    pub fn reason(&self, kind: &str, id: &str, words: &[String]) -> String {
        self.find(kind, id).map_or_else(|| format!("the pack has no such {kind}"), |own| reason(own, words))
    }

    /// The words that count for a rule here and not for that of the other pack. Empty where more
    /// than an explanation shows was found by the other: it may have counted them too.
    pub fn words_beyond(&self, other: &Self, kind: &str, id: &str) -> Vec<String> {
        let (Some(own), other) = (self.find(kind, id), other.find(kind, id)) else { return Vec::new() };
        let mut others = Counted::default();
        others.take(other.map_or(&[], |other| &other.ways));
        if others.cut {
            return Vec::new();
        }
        let mut counted = Counted::default();
        counted.take(&own.ways);
        let beyond = counted.words.difference(&others.words).map(|(words, _)| words.clone());
        beyond.collect::<BTreeSet<String>>().into_iter().collect()
    }

    fn find(&self, kind: &str, id: &str) -> Option<&Explanation> {
        self.0.iter().find(|explanation| explanation.kind == kind && explanation.id == id)
    }
}

/// What counts in the alternatives of a rule.
#[derive(Default)]
struct Counted {
    /// Words, each with its sentence.
    words: BTreeSet<(String, String)>,
    /// Whether more was found than is shown.
    cut: bool,
}

impl Counted {
    fn take(&mut self, ways: &[WayTrace]) {
        let parts = ways.iter().flat_map(|way| &way.parts).filter(|part| part.demand != Demand::None);
        for part in parts {
            self.cut |= part.more_found > 0;
            let found = part.found.iter().filter(|sighting| !sighting.words.is_empty());
            self.words.extend(found.map(|sighting| (sighting.words.clone(), sighting.quote.clone())));
            self.take(&part.ways);
        }
    }
}

fn reason(explanation: &Explanation, words: &[String]) -> String {
    let mut refused: Vec<String> = Vec::new();
    refusals(&explanation.ways, words, &mut refused);
    refused.truncate(REFUSALS);
    if !refused.is_empty() {
        return refused.join("; ");
    }
    let nearest = explanation.ways.iter().min_by_key(|way| unmet(way));
    // A rule whose ways hold was stopped by what its note says.
    let verdict = nearest.and_then(|way| way.verdict.clone());
    verdict.or_else(|| explanation.note.clone()).unwrap_or_default()
}

/// What was refused of some words, each reason once.
fn refusals(ways: &[WayTrace], words: &[String], told: &mut Vec<String>) {
    for part in ways.iter().flat_map(|way| &way.parts) {
        for Refused { sighting, reason } in &part.refused {
            let own = &sighting.words;
            let is_meant = |word: &String| word.contains(own.as_str()) || own.contains(word.as_str());
            let line = format!("“{own}”: {reason}");
            if !own.is_empty() && words.iter().any(is_meant) && !told.contains(&line) {
                told.push(line);
            }
        }
        refusals(&part.ways, words, told);
    }
}

/// How far an alternative is from holding.
fn unmet(way: &WayTrace) -> usize {
    let is_unmet = |part: &&Part| match part.demand {
        Demand::All => !part.is_found(),
        Demand::None => part.is_found(),
        Demand::Some => false,
    };
    way.parts.iter().filter(is_unmet).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Sighting;

    fn part(demand: Demand, looked_for: &str, refused: &[(&str, &str)]) -> Part {
        let refused = refused.iter().map(|&(words, reason)| Refused {
            sighting: Sighting { words: words.to_owned(), ..Sighting::default() },
            reason: reason.to_owned(),
        });
        Part {
            demand,
            looked_for: looked_for.to_owned(),
            found: Vec::new(),
            more_found: 0,
            refused: refused.collect(),
            more_refused: 0,
            ways: Vec::new(),
            repeated: false,
        }
    }

    fn way(verdict: &str, parts: Vec<Part>) -> WayTrace {
        WayTrace { holds: false, frame: "in one sentence", verdict: Some(verdict.to_owned()), parts }
    }

    fn explanation(ways: Vec<WayTrace>) -> Explanation {
        let (id, title) = ("green/carts".to_owned(), "Carts".to_owned());
        Explanation { kind: "flag", id, title, holds: false, note: None, ways }
    }

    #[test]
    fn what_befell_the_words_is_told_before_what_is_missing() {
        let mut outer = part(Demand::All, "a use", &[("votes", "it is denied")]);
        outer.ways =
            vec![way("missing: carts", vec![part(Demand::All, "carts", &[("carts", "it is planned")])])];
        let told = explanation(vec![way("missing: a use", vec![outer])]);
        assert_eq!(reason(&told, &["kept carts".to_owned()]), "“carts”: it is planned");
        assert_eq!(reason(&told, &["queue".to_owned()]), "missing: a use");
    }

    #[test]
    fn the_alternative_that_lacks_least_speaks() {
        let two = way("missing: a; b", vec![part(Demand::All, "a", &[]), part(Demand::All, "b", &[])]);
        let one = way("missing: c", vec![part(Demand::All, "c", &[])]);
        assert_eq!(reason(&explanation(vec![two, one]), &[]), "missing: c");
    }
}

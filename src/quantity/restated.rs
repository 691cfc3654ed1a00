//! One change told twice is one fact: "rose 10-fold, from 22k to 220k".

use std::ops::Range;

use super::metric;
use super::model::{Dimension, OTHER};
use super::sentence::{Fact, Sentence, union};
use super::{Kind, Size};

/// Tokens that may stand between a change and the same change told again.
const REACH_RESTATED: usize = 6;

/// Tokens that may stand between two values and a percentage in brackets, the bracket included.
const REACH_BRACKET: usize = 3;

/// Makes one fact of a change and the same change told again in another form: "rose 10-fold, from
/// 22k to 220k", "from 45 s to 7 s (84%)". The percentage or factor stands.
pub(super) fn merge(s: &Sentence, mut facts: Vec<Fact>) -> Vec<Fact> {
    facts.sort_by_key(|fact| fact.number.start);
    let mut merged: Vec<Fact> = Vec::new();
    for fact in facts {
        match merged.iter_mut().rev().take(2).find(|last| matches!(last.kind, Kind::Change(_))) {
            Some(last) if is_restated(s, last, &fact) => join(s, last, fact),
            _ => merged.push(fact),
        }
    }
    merged
}

/// Puts the percentage or factor that stands in brackets behind two values in their place:
/// "from 1.2 s to 85 ms (93%)". It is the amount at `next`, which is then taken.
pub(super) fn with_bracket(s: &mut Sentence, next: usize, mut facts: Vec<Fact>) -> Vec<Fact> {
    let (Some(fact), Some(amount)) = (facts.first_mut(), s.amounts.get(next)) else { return facts };
    let size = match amount.dimension(s) {
        Some(Dimension::Share) => Size::Percent(amount.value),
        Some(Dimension::Factor) => Size::Factor(amount.value),
        _ => return facts,
    };
    let gap = fact.number.end..amount.tokens.start;
    let opens = gap.clone().next().is_some_and(|at| s.text(at) == "(") && gap.len() <= REACH_BRACKET;
    if let (Kind::Change(change), true) = (&mut fact.kind, opens && !names_metric(s, &gap)) {
        change.size = size;
        fact.number.end = amount.tokens.end;
        fact.tokens = union(&fact.tokens, &fact.number);
        s.amounts[next].taken = true;
    }
    facts
}

fn is_restated(s: &Sentence, first: &Fact, second: &Fact) -> bool {
    let (Kind::Change(a), Kind::Change(b)) = (&first.kind, &second.kind) else { return false };
    let [paired, stated] = [a, b].map(|change| matches!(change.size, Size::BeforeAfter { .. }));
    // "a 50% improvement" behind two values goes where the values go.
    let unnamed = a.metric == OTHER || b.metric == OTHER;
    let agree = a.improves == b.improves && (unnamed || a.direction == b.direction);
    let gap = first.number.end..second.number.start;
    paired != stated && agree && gap.len() <= REACH_RESTATED && !names_metric(s, &gap)
}

fn names_metric(s: &Sentence, gap: &Range<usize>) -> bool {
    gap.clone().any(|at| s.role_mark(at).is_some_and(|mark| mark.pick(metric::any).is_some()) || s.is_end(at))
}

fn join(s: &Sentence, first: &mut Fact, second: Fact) {
    let (tokens, number) = (union(&first.tokens, &second.tokens), union(&first.number, &second.number));
    let (Kind::Change(a), Kind::Change(b)) = (&first.kind, second.kind) else { return };
    let (mut stated, paired) =
        if matches!(a.size, Size::BeforeAfter { .. }) { (b, a.clone()) } else { (a.clone(), b) };
    if stated.metric == s.words.metrics[metric::other(s)].id {
        stated.metric = paired.metric;
        stated.direction = paired.direction;
        stated.improves = paired.improves;
    }
    *first = Fact { tokens, number, kind: Kind::Change(stated) };
}

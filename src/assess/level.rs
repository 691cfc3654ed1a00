//! The level in words: the estimate, what it rests on, how firmly it stands, and what the next one
//! would need.

use super::evaluate::Evaluator;
use super::ledger::Ledger;
use super::standing::{Reached, Standing, reached, settings, standings};
use crate::document::Document;
use crate::matching::Tie;
use crate::outline::{Outline, Setting};
use crate::pack::model::{Level, TieRule};
use crate::quantity::Kind;
use crate::report::{self, Confidence, Support};

/// Resumes of fewer visible words are short.
pub(super) const SHORT: usize = 150;

/// The level with its criteria; the ids of those met go into the evaluator's conclusions.
pub(super) fn level(
    evaluator: &Evaluator<'_>,
    document: &Document,
    outline: &Outline,
    ledger: &mut Ledger<'_>,
) -> report::Level {
    let standings = standings(evaluator);
    let met = standings.iter().filter(|standing| standing.is_met());
    evaluator.conclusions.borrow_mut().criteria =
        met.map(|standing| evaluator.pack.criteria[standing.criterion].id.clone()).collect();
    let estimate = Estimate::new(evaluator, &standings);
    let support = support(evaluator, estimate.number);
    let claimed = evaluator.findings.ratings.iter().map(|rating| rating.level).max();
    let claimed_evidence = evaluator.findings.ratings.iter().filter(|rating| Some(rating.level) == claimed);
    let claimed_evidence: Vec<usize> = claimed_evidence.map(|rating| rating.mention).collect();
    report::Level {
        estimate: estimate.number,
        title: title(evaluator, estimate.number, support),
        support,
        claimed,
        claimed_evidence: claimed_evidence
            .into_iter()
            .filter_map(|mention| ledger.mention(mention))
            .collect(),
        confidence: confidence(evaluator, &standings, &estimate, document, outline, support),
        reason: reason(evaluator, &estimate, support),
        next: next(evaluator, &standings, estimate.number),
        criteria: criteria(evaluator, &standings, ledger),
    }
}

struct Estimate {
    number: u8,
    reached: Option<Reached>,
}

impl Estimate {
    fn new(evaluator: &Evaluator<'_>, standings: &[Standing]) -> Self {
        let named = is_named(evaluator);
        let reached = reached(evaluator, standings, None).filter(|_| named);
        let number = reached.as_ref().map_or(u8::from(named), |reached| reached.number);
        Self { number, reached }
    }
}

/// Whether there is any counted mention of the subject, itself or implied.
fn is_named(evaluator: &Evaluator<'_>) -> bool {
    let parts = &evaluator.pack.parts;
    (0..evaluator.findings.mentions.len()).any(|index| {
        evaluator.counts(index, parts.subject)
            || parts.implied.is_some_and(|implied| evaluator.counts(index, implied))
    })
}

fn support(evaluator: &Evaluator<'_>, number: u8) -> Support {
    if number == 0 {
        return Support::None;
    }
    let quantified = evaluator.findings.quantities.iter().any(|tied| {
        let counts = match &tied.quantity.kind {
            Kind::Change(change) => change.improves,
            Kind::Scale(_) => true,
            Kind::ServiceLevel(_) => false,
        };
        counts && tied.context.counts() && tied.context.setting != Setting::Listed
    });
    let parts = &evaluator.pack.parts;
    let described = (0..evaluator.findings.mentions.len()).any(|index| {
        let mention = &evaluator.findings.mentions[index];
        let told = mention.context.setting != Setting::Listed;
        let implied = parts.implied.is_some_and(|implied| evaluator.counts(index, implied));
        told && (implied || evaluator.counts(index, parts.substance) && mention.tie != Tie::None)
    });
    match (quantified, described) {
        (true, _) => Support::Quantified,
        (_, true) => Support::Described,
        _ => Support::Named,
    }
}

fn find_level<'p>(evaluator: &Evaluator<'p>, number: u8) -> Option<&'p Level> {
    evaluator.pack.levels.iter().find(|level| level.number == number)
}

fn title(evaluator: &Evaluator<'_>, number: u8, support: Support) -> String {
    let Some(level) = find_level(evaluator, number) else { return format!("Level {number}") };
    let named = level.named_title.as_ref().filter(|_| support == Support::Named);
    named.unwrap_or(&level.title).clone()
}

fn confidence(
    evaluator: &Evaluator<'_>,
    standings: &[Standing],
    estimate: &Estimate,
    document: &Document,
    outline: &Outline,
    support: Support,
) -> Confidence {
    let short = document.visible_words() < SHORT;
    let partly_unreadable =
        document.warnings.iter().any(|warning| matches!(warning.code, "unmapped-glyphs" | "few-letters"));
    let no_lexicon = outline.language.is_none();
    if short || partly_unreadable || no_lexicon || rests_on_little(evaluator, standings, estimate, support) {
        return Confidence::Low;
    }
    let Some(reached_level) = &estimate.reached else {
        let untouched = evaluator.findings.mentions.iter().all(|mention| mention.tie != Tie::Subject);
        return if estimate.number == 0 && untouched { Confidence::High } else { Confidence::Medium };
    };
    let robust = reached_level.deciding.iter().all(|&criterion| {
        reached(evaluator, standings, Some(criterion))
            .is_some_and(|without| without.number >= reached_level.number)
    });
    if robust || reached_level.entries.len() >= 2 { Confidence::High } else { Confidence::Medium }
}

/// Whether a level rests on a weak way alone, or on nothing done at work.
fn rests_on_little(
    evaluator: &Evaluator<'_>,
    standings: &[Standing],
    estimate: &Estimate,
    support: Support,
) -> bool {
    if estimate.number == 0 {
        return false;
    }
    if support == Support::Named {
        return true;
    }
    let weak_alone = estimate.reached.as_ref().is_some_and(|reached| {
        find_level(evaluator, reached.number).is_some_and(|level| {
            reached.ways.iter().all(|&way| level.ways.get(way).is_some_and(|way| way.weak))
        })
    });
    let told_at_work = evaluator.findings.mentions.iter().any(|mention| {
        let free = evaluator.pack.concepts[mention.concept.0].tie == TieRule::Free;
        let implied = evaluator
            .pack
            .parts
            .implied
            .is_some_and(|implied| evaluator.groups.holds(implied, mention.concept));
        mention.counted()
            && mention.context.setting == Setting::Work
            && (mention.tie != Tie::None && !free || implied)
    });
    let at_work = settings(standings).contains(&Setting::Work) || told_at_work;
    weak_alone || !at_work
}

fn reason(evaluator: &Evaluator<'_>, estimate: &Estimate, support: Support) -> String {
    let subject = &evaluator.pack.title;
    let Some(reached) = &estimate.reached else {
        return match (estimate.number, support) {
            (0, _) => format!("no use of {subject} by the candidate is stated"),
            (_, Support::Named) => format!("{subject} is named, and nothing says what was done with it"),
            _ => format!("a use of {subject} is described; what level 2 asks for is not stated"),
        };
    };
    let says: Vec<&str> = find_level(evaluator, reached.number)
        .into_iter()
        .flat_map(|level| reached.ways.iter().filter_map(|&way| level.ways.get(way)))
        .map(|way| way.says.as_str())
        .take(1)
        .collect();
    let met: Vec<&str> =
        reached.deciding.iter().map(|&index| evaluator.pack.criteria[index].id.as_str()).collect();
    format!("{}: {}", says.join("; "), met.join(", "))
}

fn next(evaluator: &Evaluator<'_>, standings: &[Standing], number: u8) -> Option<String> {
    let level = find_level(evaluator, number + 1)?;
    let needs: Vec<&str> = level.ways.iter().map(|way| way.says.as_str()).collect();
    let seen: Vec<&str> = standings
        .iter()
        .filter(|standing| {
            standing.is_met() && evaluator.pack.criteria[standing.criterion].level == level.number
        })
        .map(|standing| evaluator.pack.criteria[standing.criterion].id.as_str())
        .collect();
    let seen = if seen.is_empty() { "none".to_owned() } else { seen.join(", ") };
    let needs = if needs.is_empty() {
        format!("any stated use of {}", evaluator.pack.title)
    } else {
        needs.join("; or ")
    };
    Some(format!("level {} would need {needs}. Criteria of that level seen: {seen}", level.number))
}

fn criteria(
    evaluator: &Evaluator<'_>,
    standings: &[Standing],
    ledger: &mut Ledger<'_>,
) -> Vec<report::Criterion> {
    let criteria = standings.iter().map(|standing| {
        let criterion = &evaluator.pack.criteria[standing.criterion];
        report::Criterion {
            id: criterion.id.clone(),
            level: criterion.level,
            title: criterion.title.clone(),
            met: standing.is_met(),
            evidence: ledger.cite(&standing.matches),
        }
    });
    criteria.collect()
}

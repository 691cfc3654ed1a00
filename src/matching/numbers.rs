//! Which quantities belong to the subject. A number belongs to the nearest cause that its
//! sentence names; where several are named together, the claim is shared.

use std::ops::Range;

use super::candidates::{Candidate, Surroundings};
use super::findings::{Context, Mention, Refusal, Rejected, Tie, TiedQuantity};
use super::index::{Hit, Owner};
use super::ties::Ties;
use crate::outline::BlockRole;
use crate::pack::model::{Scope, TieRule};
use crate::quantity::{self, Kind, Quantity};

/// Finds the quantities of a document and ties them.
pub(super) fn quantities(
    around: Surroundings<'_>,
    mentions: &[Mention],
    ties: &Ties<'_>,
    hits: &[Hit],
) -> (Vec<TiedQuantity>, Vec<Rejected>) {
    let mut tied = Vec::new();
    let mut rejected = Vec::new();
    let (document, outline) = (around.frames.document, around.frames.outline);
    let Some(words) = around.pack.quantities_of(outline.language.as_deref()) else { return (tied, rejected) };
    for (block, frame) in document.blocks.iter().zip(&outline.blocks) {
        if block.hidden.is_some() || frame.role == BlockRole::Heading {
            continue;
        }
        for sentence in &frame.sentences {
            for quantity in quantity::find(&document.text, sentence.range.clone(), words) {
                let scene = Scene { around, mentions, ties, hits, sentence: &sentence.range };
                match scene.tie(&quantity) {
                    Ok(found) => tied.push(TiedQuantity { quantity, ..found }),
                    Err(reason) => rejected.push(Rejected { concept: None, range: quantity.range, reason }),
                }
            }
        }
    }
    (tied, rejected)
}

/// One sentence with a quantity.
struct Scene<'a> {
    around: Surroundings<'a>,
    mentions: &'a [Mention],
    ties: &'a Ties<'a>,
    hits: &'a [Hit],
    sentence: &'a Range<usize>,
}

impl Scene<'_> {
    fn tie(&self, quantity: &Quantity) -> Result<TiedQuantity, Refusal> {
        let candidate = self.as_candidate(quantity);
        let own = self.own_mentions(&candidate);
        // A change has a cause; what there is so much of has none.
        if let Some(span) = self.cause(quantity).filter(|_| matches!(quantity.kind, Kind::Change(_))) {
            let inside: Vec<usize> =
                own.iter().copied().filter(|&m| within(&self.mentions[m].range, &span)).collect();
            let Some(&mention) = inside.first() else {
                if let Some(&mention) = own.last().filter(|_| self.refers_back(&span)) {
                    return Ok(self.tied(quantity, &candidate, mention, false));
                }
                // A cause that names nothing of the subject takes the number, unless the number is
                // the subject's own (its memory, its hit ratio).
                return match self.measured(&own, quantity) {
                    Some(mention) => Ok(self.tied(quantity, &candidate, mention, false)),
                    None => Err(Refusal::OtherCause),
                };
            };
            let shared = self.names_other_causes(&span, &inside);
            return Ok(self.tied(quantity, &candidate, mention, shared));
        }
        let nearest = own.iter().copied().min_by_key(|&m| gap(&self.mentions[m].range, &quantity.number));
        match nearest {
            Some(mention) => self.contest(quantity, &candidate, mention),
            None => {
                let subject = self.ties.referred_subject(&candidate).ok_or(Refusal::Untied)?;
                let near = self.around.frames.near(&candidate.place, Scope::Sentence, &candidate.range);
                if self.rival(&near).is_some() {
                    return Err(Refusal::OtherCause);
                }
                Ok(self.tied(quantity, &candidate, subject, false))
            }
        }
    }

    fn as_candidate(&self, quantity: &Quantity) -> Candidate {
        let place = self.around.frames.place(quantity.number.start);
        Candidate {
            concept: self.around.pack.parts.subject,
            range: quantity.number.clone(),
            place,
            visible: true,
        }
    }

    /// Mentions in the sentence through which it belongs to the subject: the subject itself, or,
    /// in an entry that names it, words of its own.
    fn own_mentions(&self, candidate: &Candidate) -> Vec<usize> {
        let subject = self.ties.nearest_subject(candidate);
        let named = subject.is_some();
        let near = self.around.frames.near(&candidate.place, Scope::Sentence, &candidate.range);
        let own = self.in_range(&near).filter(|&index| {
            let mention = &self.mentions[index];
            let rule = self.around.pack.concepts[mention.concept.0].tie;
            match mention.tie {
                Tie::Subject => {
                    subject.is_some_and(|s| s == index || !self.around.frames.enumerates(&mention.place))
                }
                Tie::Sentence => named && rule != TieRule::Free,
                Tie::BackReference | Tie::Entry => true,
                Tie::None => false,
            }
        });
        own.collect()
    }

    fn in_range(&self, range: &Range<usize>) -> impl Iterator<Item = usize> + use<'_> {
        let from = self.mentions.partition_point(|mention| mention.range.start < range.start);
        let to = self.mentions.partition_point(|mention| mention.range.start < range.end);
        from..to
    }

    /// The words that a cause governs ("by ...", "thanks to ..."), where one stands with the number.
    fn cause(&self, quantity: &Quantity) -> Option<Range<usize>> {
        let clause =
            self.around.frames.range(&self.around.frames.place(quantity.number.start), Scope::Clause);
        let place = self.around.frames.place(quantity.number.start);
        let near = self.around.frames.near(&place, Scope::Sentence, &quantity.number);
        let from = self.hits.partition_point(|hit| hit.range.start < near.start);
        let causes = self.hits[from..]
            .iter()
            .take_while(|hit| hit.range.start < near.end)
            .filter(|hit| hit.owner == Owner::Cause && gap(&hit.range, &quantity.number) > 0)
            .filter(|hit| !within(&hit.range, &quantity.number) && !self.opens_number(&hit.range, quantity));
        let governed = causes.map(|hit| {
            let frame = self.around.frames.range(&self.around.frames.place(hit.range.start), Scope::Clause);
            let end = if hit.range.start < quantity.number.start {
                frame.end.min(quantity.number.start)
            } else {
                self.statement_end(hit.range.end).min(near.end)
            };
            (hit.range.start, hit.range.end..end.max(hit.range.end))
        });
        let reaching = governed.filter(|(start, span)| {
            let after = *start >= quantity.number.end;
            after || within(&(*start..span.end), &clause) || *start <= self.sentence.start + 2
        });
        let (_, span) = reaching.min_by_key(|(_, span)| gap(span, &quantity.number))?;
        Some(span)
    }

    /// Whether a cause is what was told before: "by this alone".
    fn refers_back(&self, span: &Range<usize>) -> bool {
        let from = self.hits.partition_point(|hit| hit.range.start < span.start);
        let opens = |hit: &&Hit| hit.owner == Owner::BackReference && hit.range.start <= span.start + 1;
        let ahead = self.hits[from..].iter().take_while(|hit| hit.range.start <= span.start + 1);
        { ahead }.any(|hit| opens(&hit)) && self.rival(span).is_none()
    }

    /// The end of what a semicolon divides, or of the sentence.
    fn statement_end(&self, from: usize) -> usize {
        let rest = self.around.frames.document.text.get(from..self.sentence.end).unwrap_or_default();
        rest.find(';').map_or(self.sentence.end, |at| from + at)
    }

    /// Whether a word such as "by" belongs to the number itself ("by almost 70 %").
    fn opens_number(&self, word: &Range<usize>, quantity: &Quantity) -> bool {
        let between = self.around.frames.document.text.get(word.end..quantity.number.start.max(word.end));
        word.end <= quantity.number.start
            && between.is_some_and(|between| between.split_whitespace().nth(1).is_none())
    }

    /// A mention whose own figure this is: it stands among the words of the quantity.
    fn measured(&self, own: &[usize], quantity: &Quantity) -> Option<usize> {
        own.iter().copied().find(|&m| within(&self.mentions[m].range, &quantity.range))
    }

    /// Whether the governed words, split at commas and "and", hold a part that is not the subject's.
    fn names_other_causes(&self, span: &Range<usize>, inside: &[usize]) -> bool {
        let Some(text) = self.around.frames.document.text.get(span.clone()) else { return false };
        parts(text).into_iter().any(|part| {
            let part = span.start + part.start..span.start + part.end;
            !inside.iter().any(|&m| within(&self.mentions[m].range, &part)) && self.rival(&part).is_some()
        })
    }

    /// A rival mention in a range.
    fn rival(&self, range: &Range<usize>) -> Option<usize> {
        self.in_range(range).find(|&m| {
            self.around.groups.holds(self.around.pack.parts.other_causes, self.mentions[m].concept)
        })
    }

    /// The nearest of the subject and its rivals has the number; rivals beside the subject share it.
    fn contest(
        &self,
        quantity: &Quantity,
        candidate: &Candidate,
        mention: usize,
    ) -> Result<TiedQuantity, Refusal> {
        let own = &self.mentions[mention];
        let clause = self.around.frames.range(&candidate.place, Scope::Clause);
        if !within(&own.range, &clause) && is_count_of_parts(&quantity.kind) {
            return Err(Refusal::OtherCause);
        }
        let scope = if within(&own.range, &clause) { Scope::Clause } else { Scope::Sentence };
        let frame = self.around.frames.near(&candidate.place, scope, &candidate.range);
        let rivals = self.in_range(&frame).filter(|&m| {
            self.around.groups.holds(self.around.pack.parts.other_causes, self.mentions[m].concept)
        });
        let nearest = rivals.min_by_key(|&m| gap(&self.mentions[m].range, &quantity.number));
        let Some(rival) = nearest else { return Ok(self.tied(quantity, candidate, mention, false)) };
        let rival = &self.mentions[rival].range;
        if are_listed_together(&self.around.frames.document.text, &own.range, rival) {
            return Ok(self.tied(quantity, candidate, mention, true));
        }
        if gap(rival, &quantity.number) < gap(&own.range, &quantity.number) {
            return Err(Refusal::OtherCause);
        }
        Ok(self.tied(quantity, candidate, mention, false))
    }

    fn tied(&self, quantity: &Quantity, candidate: &Candidate, mention: usize, shared: bool) -> TiedQuantity {
        let context: Context = self.mentions[mention].context;
        let shared = shared && matches!(quantity.kind, Kind::Change(_));
        TiedQuantity { quantity: quantity.clone(), place: candidate.place, context, mention, shared }
    }
}

/// Whether a scale counts parts of a deployment, which every deployment has: the statement itself
/// must say whose they are.
fn is_count_of_parts(kind: &Kind) -> bool {
    matches!(kind, Kind::Scale(scale) if scale.what == "nodes")
}

/// The parts of a list of causes.
fn parts(text: &str) -> Vec<Range<usize>> {
    const JOINTS: [&str; 12] =
        [", ", " and ", " & ", " plus ", "; ", " und ", " et ", " y ", " e ", "、", "和", "与"];
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match JOINTS.iter().find(|joint| rest.starts_with(**joint)) {
            Some(joint) => {
                parts.push(start..at);
                at += joint.len();
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(start..text.len());
    parts
}

fn are_listed_together(text: &str, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
    let between = text.get(first.end..second.start.max(first.end)).unwrap_or("").trim();
    matches!(
        between,
        "," | "and"
            | "&"
            | "+"
            | "/"
            | ", and"
            | "plus"
            | "with"
            | "und"
            | "et"
            | "y"
            | "e"
            | "、"
            | "和"
            | "与"
    )
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.start < b.start { b.start.saturating_sub(a.end) } else { a.start.saturating_sub(b.end) }
}

//! What looked like the thing that a condition looks for, and why it did not count.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::parts::Witness;
use crate::assess::evaluate::{Cite, Item};
use crate::matching::{Context, Frames, Mention, Refusal, TiedQuantity};
use crate::outline::Setting;
use crate::pack::model::{Actor, Atom, ConceptId, ImprovementNeed, Pack, Scope, Stage, What};
use crate::quantity::{self, Kind, Scale};

/// What did not count for a condition, in the order of the text, each with the reason.
pub(super) fn refusals(
    witness: &Witness<'_, '_>,
    atom: &Atom,
    found: &[Item],
) -> Vec<(Range<usize>, String)> {
    let scene = Scene { witness, atom, found };
    let mut refused = match &atom.what {
        What::Concept(concept) => scene.of_concept(*concept),
        What::Improvement(need) => scene
            .of_quantities(|kind| matches!(kind, Kind::Change(_)), |tied| scene.no_improvement(tied, need)),
        What::Scale { floor, except } => {
            let is_scale = |kind: &Kind| matches!(kind, Kind::Scale(_));
            scene.of_quantities(is_scale, |tied| scene.no_scale(tied, *floor, except))
        }
        _ => Vec::new(),
    };
    refused.sort_by(|a, b| (a.0.start, a.0.end, &a.1).cmp(&(b.0.start, b.0.end, &b.1)));
    refused.dedup();
    refused
}

struct Scene<'s> {
    witness: &'s Witness<'s, 's>,
    atom: &'s Atom,
    found: &'s [Item],
}

impl Scene<'_> {
    fn pack(&self) -> &Pack {
        self.witness.case.pack
    }

    fn of_concept(&self, concept: ConceptId) -> Vec<(Range<usize>, String)> {
        let case = &self.witness.case;
        let found: BTreeSet<(usize, usize)> =
            self.found.iter().map(|item| (item.range.start, item.range.end)).collect();
        let is_found = |range: &Range<usize>| found.contains(&(range.start, range.end));
        let mentions = case.findings.mentions.iter();
        let mentions = mentions
            .filter(|mention| case.groups.holds(concept, mention.concept) && !is_found(&mention.range))
            .map(|mention| (mention.range.clone(), self.uncounted(mention)));
        let candidates = case.findings.rejected.iter().filter_map(|rejected| {
            let own = rejected.concept.filter(|own| case.groups.holds(concept, *own))?;
            (!is_found(&rejected.range))
                .then(|| (rejected.range.clone(), self.rejected(own, rejected.reason)))
        });
        mentions.chain(candidates).collect()
    }

    /// Why a mention does not count.
    fn uncounted(&self, mention: &Mention) -> String {
        if !mention.visible {
            return "no reader of the page sees it".into();
        }
        self.context(&mention.context)
            .or_else(|| mention.counted().then(|| self.wrong_setting(mention.context.setting)).flatten())
            .unwrap_or_else(|| self.untied())
    }

    fn untied(&self) -> String {
        let pack = self.pack();
        let subject = pack.concepts.get(pack.parts.subject.0).map_or("", |subject| &subject.title);
        format!("nothing ties it to {subject}")
    }

    /// What the words around it say that takes it away.
    fn context(&self, context: &Context) -> Option<String> {
        let reason = if !context.affirmed {
            "it is denied"
        } else if context.stage == Stage::Learning {
            "it is only being learnt or looked at"
        } else if context.stage == Stage::Planned {
            "it is only planned or wished for"
        } else if context.actor == Actor::Team {
            "somebody else did it"
        } else {
            return None;
        };
        Some(reason.to_owned())
    }

    fn wrong_setting(&self, setting: Setting) -> Option<String> {
        if self.atom.used && setting == Setting::Listed {
            return Some("it is only listed, nothing is told of it".into());
        }
        let wanted = &self.atom.settings;
        (!wanted.is_empty() && !wanted.contains(&setting)).then(|| {
            let names: Vec<&str> = wanted.iter().map(|setting| setting.name()).collect();
            format!("its setting is {}, not {}", setting.name(), names.join(" or "))
        })
    }

    fn rejected(&self, concept: ConceptId, reason: Refusal) -> String {
        match reason {
            Refusal::Swallowed => "it is part of a longer phrase that means something else".into(),
            Refusal::NoAnchor => {
                let anchor = self.pack().concepts.get(concept.0).map(|concept| &concept.anchor);
                let names: Vec<&str> = anchor
                    .into_iter()
                    .flat_map(|anchor| &anchor.concepts)
                    .map(|anchor| self.title(*anchor))
                    .collect();
                format!(
                    "the word is ambiguous, and nothing beside it shows what is meant ({})",
                    names.join(", ")
                )
            }
            Refusal::Rival(rival) => {
                format!("the word is ambiguous, and {} stands nearer", self.title(rival))
            }
            Refusal::Untied => self.untied(),
            Refusal::OtherCause => "its sentence gives the number to another cause".into(),
        }
    }

    fn title(&self, concept: ConceptId) -> &str {
        self.pack().concepts.get(concept.0).map_or("", |concept| &concept.title)
    }

    /// Quantities of a kind that do not count; `unfit` tells why a tied one does not.
    fn of_quantities(
        &self,
        of_kind: impl Fn(&Kind) -> bool,
        unfit: impl Fn(&TiedQuantity) -> Option<String>,
    ) -> Vec<(Range<usize>, String)> {
        let findings = self.witness.case.findings;
        let found: BTreeSet<Cite> = self.found.iter().map(|item| item.cite).collect();
        let is_found = |index: usize| found.contains(&Cite::Quantity(index));
        let tied = findings.quantities.iter().enumerate().filter(|&(index, _)| !is_found(index));
        let tied = tied.filter_map(|(_, tied)| Some((tied.quantity.range.clone(), unfit(tied)?)));
        let (subject, kinds) = (self.pack().parts.subject, self.refused_kinds());
        let rejected = findings.rejected.iter().filter(|rejected| rejected.concept.is_none());
        let rejected = rejected
            .filter(|rejected| kinds.get(&(rejected.range.start, rejected.range.end)).is_some_and(&of_kind))
            .map(|rejected| (rejected.range.clone(), self.rejected(subject, rejected.reason)));
        tied.chain(rejected).collect()
    }

    /// The kinds of the quantities that were refused, by their place: findings keep only that. Each
    /// sentence is read once, however many numbers it holds.
    fn refused_kinds(&self) -> BTreeMap<(usize, usize), Kind> {
        let case = &self.witness.case;
        let frames = Frames { document: case.document, outline: case.outline };
        let Some(words) = case.pack.quantities_of(case.outline.language.as_deref()) else {
            return BTreeMap::new();
        };
        let refused = case.findings.rejected.iter().filter(|rejected| rejected.concept.is_none());
        let sentences = refused.map(|rejected| {
            let sentence = frames.range(&frames.place(rejected.range.start), Scope::Sentence);
            (sentence.start, sentence.end)
        });
        let sentences: BTreeSet<(usize, usize)> = sentences.collect();
        let found = sentences
            .into_iter()
            .flat_map(|(start, end)| quantity::find(&case.document.text, start..end, words));
        found.map(|quantity| ((quantity.range.start, quantity.range.end), quantity.kind)).collect()
    }

    fn no_improvement(&self, tied: &TiedQuantity, need: &ImprovementNeed) -> Option<String> {
        let Kind::Change(change) = &tied.quantity.kind else { return None };
        let reason = if let Some(reason) = self.context(&tied.context) {
            reason
        } else if !change.improves {
            "it is no change for the better".into()
        } else if !need.metrics.is_empty() && !need.metrics.contains(&change.metric) {
            format!("it measures {}", change.metric.replace('-', " "))
        } else if tied.shared && !need.shared {
            "other causes share it".into()
        } else {
            self.wrong_setting(tied.context.setting).unwrap_or_else(|| "it is too small".into())
        };
        Some(reason)
    }

    fn no_scale(&self, tied: &TiedQuantity, floor: bool, except: &[String]) -> Option<String> {
        let Kind::Scale(scale) = &tied.quantity.kind else { return None };
        let reason = if let Some(reason) = self.context(&tied.context) {
            reason
        } else if except.contains(&scale.what) {
            format!("a scale of {} alone is not enough", scale.what)
        } else if floor && !self.witness.evaluator.is_large(scale) {
            self.below(scale)
        } else {
            self.wrong_setting(tied.context.setting)?
        };
        Some(reason)
    }

    fn below(&self, scale: &Scale) -> String {
        match self.pack().floors.iter().find(|floor| floor.what == scale.what) {
            Some(floor) => format!("it is below the floor of its kind ({} {})", scale.what, floor.value),
            None => format!("the pack has no floor for {}", scale.what),
        }
    }
}

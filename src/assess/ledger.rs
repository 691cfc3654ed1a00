//! Keeps the evidence of a report: each quoted piece of the resume once, with its places.

use std::collections::BTreeMap;
use std::ops::Range;

use super::evaluate::{Cite, Item, Match};
use crate::document::{Document, Positions};
use crate::matching::{Context, Findings, Frames, Mention, Place, TiedQuantity};
use crate::outline::{Outline, Setting};
use crate::pack::Pack;
use crate::pack::model::{Actor, Scope, Stage, Strength};
use crate::report;

/// No flag cites more; the first of them say enough.
const MOST: usize = 12;
/// Fewer words say nothing that could be judged.
const STATEMENT: usize = 4;
/// A list of no more bytes is quoted whole: a name alone does not tell where it stands.
const LIST: usize = 100;
/// Code points of text quoted before and after.
const AROUND: usize = 32;

/// The evidence so far.
pub(super) struct Ledger<'a> {
    document: &'a Document,
    outline: &'a Outline,
    pack: &'a Pack,
    findings: &'a Findings,
    positions: Positions<'a>,
    evidence: Vec<report::Evidence>,
    /// Where in the evidence each quoted range stands.
    known: BTreeMap<(usize, usize), usize>,
}

impl<'a> Ledger<'a> {
    pub fn new(document: &'a Document, outline: &'a Outline, pack: &'a Pack, findings: &'a Findings) -> Self {
        let positions = Positions::new(&document.text);
        Self { document, outline, pack, findings, positions, evidence: Vec::new(), known: BTreeMap::new() }
    }

    pub fn into_evidence(self) -> Vec<report::Evidence> {
        self.evidence
    }

    /// Cites what a rule found; ids without repetition, in the order of the matches.
    pub fn cite(&mut self, matches: &[Match]) -> Vec<String> {
        let mut ids = Vec::new();
        for item in matches.iter().flat_map(|found| &found.items) {
            let id = self.item(item);
            if let Some(id) = id.filter(|id| !ids.contains(id))
                && ids.len() < MOST
            {
                ids.push(id);
            }
        }
        ids
    }

    fn item(&mut self, item: &Item) -> Option<String> {
        let range = match item.cite {
            Cite::Conclusion => return None,
            Cite::Rating(_) | Cite::Years(_) => item.range.clone(),
            Cite::Mention(_) | Cite::Quantity(_) => self.quote(&item.range, &item.place),
        };
        let mention = match item.cite {
            Cite::Mention(index) => index,
            Cite::Quantity(index) => self.findings.quantities.get(index)?.mention,
            Cite::Rating(index) => self.findings.ratings.get(index)?.mention,
            Cite::Years(index) => self.findings.years.get(index)?.mention,
            Cite::Conclusion => return None,
        };
        let mention = self.findings.mentions.get(mention)?;
        Some(self.record(range, mention, item.setting))
    }

    /// Cites one mention.
    pub fn mention(&mut self, index: usize) -> Option<String> {
        let mention = self.findings.mentions.get(index)?;
        let range = self.quote(&mention.range, &mention.place);
        Some(self.record(range, mention, mention.context.setting))
    }

    /// Cites a quantity, with the name of the subject where it stands in the same sentence.
    pub fn quantity(&mut self, tied: &TiedQuantity) -> Option<String> {
        let mention = self.findings.mentions.get(tied.mention)?;
        let range = self.quote(&tied.quantity.range, &tied.place);
        Some(self.record(range, mention, tied.context.setting))
    }

    /// The shortest piece around some words that can be judged alone: the line of a list, or its
    /// item where the line is long, else so many pieces between commas as make a statement.
    fn quote(&self, words: &Range<usize>, place: &Place) -> Range<usize> {
        let frames = Frames { document: self.document, outline: self.outline };
        let visible = self.document.blocks.get(place.block).is_some_and(|block| block.hidden.is_none());
        let range = if !visible {
            frames.range(place, Scope::Block)
        } else if frames.enumerates(place) {
            let (item, line) = (frames.range(place, Scope::Item), frames.range(place, Scope::Block));
            if is_within(words, &item) && line.len() > LIST { item } else { line }
        } else {
            self.statement(words, place, frames)
        };
        self.trimmed(&(range.start.min(words.start)..range.end.max(words.end)))
    }

    /// The pieces of a sentence, between commas, that hold the words, and those before them until
    /// there are words enough to say something.
    fn statement(&self, words: &Range<usize>, place: &Place, frames: Frames<'_>) -> Range<usize> {
        let sentence = frames.range(place, Scope::Sentence);
        let Some(items) = frames.sentence(place).map(|sentence| &sentence.items) else { return sentence };
        let first = items.partition_point(|item| item.end <= words.start);
        let last = items.partition_point(|item| item.start < words.end);
        let Some(held) = items.get(first..last.max(first + 1)) else { return sentence };
        let (Some(start), Some(end)) = (held.first(), held.last()) else { return sentence };
        let mut range = start.start..end.end;
        for before in items[..first].iter().rev() {
            if self.words_in(&range) >= STATEMENT {
                break;
            }
            range.start = before.start;
        }
        for after in &items[last.max(first + 1).min(items.len())..] {
            if self.words_in(&range) >= STATEMENT {
                break;
            }
            range.end = after.end;
        }
        range
    }

    fn words_in(&self, range: &Range<usize>) -> usize {
        self.document.text.get(range.clone()).map_or(0, |text| text.split_whitespace().count())
    }

    fn trimmed(&self, range: &Range<usize>) -> Range<usize> {
        let Some(text) = self.document.text.get(range.clone()) else { return range.clone() };
        let is_noise = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '\u{b7}' | '\u{2022}');
        let start = range.start + text.len() - text.trim_start_matches(is_noise).len();
        let end = range.start + text.trim_end_matches(is_noise).len();
        start.min(end)..end
    }

    fn record(&mut self, range: Range<usize>, mention: &Mention, setting: Setting) -> String {
        let key = (range.start, range.end);
        if let Some(known) = self.known.get(&key).and_then(|&index| self.evidence.get(index)) {
            return known.id.clone();
        }
        let id = format!("e{}", self.evidence.len() + 1);
        let section = mention.place.section.and_then(|section| self.outline.sections.get(section));
        let evidence = report::Evidence {
            id: id.clone(),
            concept: self
                .pack
                .concepts
                .get(mention.concept.0)
                .map_or_else(String::new, |concept| concept.id.clone()),
            section: section.map(|section| section.id.clone()),
            entry: mention.place.entry,
            context: context(&mention.context, setting),
            visible: mention.visible,
            selectors: self.selectors(&range, mention.place.block),
        };
        self.known.insert(key, self.evidence.len());
        self.evidence.push(evidence);
        id
    }

    fn selectors(&self, range: &Range<usize>, block: usize) -> report::Selectors {
        let text = &self.document.text;
        let position = self.positions.code_points(range);
        let before = text.get(..range.start).unwrap_or("");
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let after = text.get(range.end..).unwrap_or("");
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let boxes = self.document.boxes_of(range).into_iter().map(|place| {
            let rect = place.rect;
            report::PageRect::rounded(place.page + 1, rect.x, rect.y, rect.width, rect.height)
        });
        report::Selectors {
            position: report::PositionSelector { start: position.start, end: position.end },
            quote: report::QuoteSelector {
                exact: text.get(range.clone()).unwrap_or("").to_owned(),
                prefix: before[from..].to_owned(),
                suffix: after[..to].to_owned(),
            },
            boxes: boxes.collect(),
            paragraph: self.document.blocks.get(block).and_then(|block| block.paragraph),
        }
    }
}

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn context(context: &Context, setting: Setting) -> report::Context {
    report::Context {
        setting: self::setting(setting),
        polarity: if context.affirmed { report::Polarity::Affirmed } else { report::Polarity::Negated },
        stage: match context.stage {
            Stage::Practiced => report::Stage::Practiced,
            Stage::Learning => report::Stage::Learning,
            Stage::Planned => report::Stage::Planned,
        },
        strength: match context.strength {
            Strength::Plain => report::Strength::Plain,
            Strength::Weak => report::Strength::Weak,
            Strength::Expert => report::Strength::Expert,
        },
        actor: match context.actor {
            Actor::Own => report::Actor::Own,
            Actor::Team => report::Actor::Team,
        },
    }
}

/// A setting as the report names it.
pub(super) fn setting(setting: Setting) -> report::Setting {
    match setting {
        Setting::Work => report::Setting::Work,
        Setting::Project => report::Setting::Project,
        Setting::Tutorial => report::Setting::Tutorial,
        Setting::Coursework => report::Setting::Coursework,
        Setting::Listed => report::Setting::Listed,
    }
}

//! Finds the frames of a piece of text: its block, sentence, clause, item, section and entry.

use std::ops::Range;

use super::findings::Place;
use crate::document::Document;
use crate::outline::{BlockFrame, BlockRole, Outline, Sentence, Setting};
use crate::pack::model::Scope;

/// Bytes within which things of one sentence or entry can belong together.
const NEAR: usize = 1_500;

/// The frames of one resume.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frames<'a> {
    pub document: &'a Document,
    pub outline: &'a Outline,
}

impl<'a> Frames<'a> {
    pub fn place(&self, byte: usize) -> Place {
        let block = self.document.block_at(byte).min(self.document.blocks.len().saturating_sub(1));
        let Some(frame) = self.outline.blocks.get(block) else {
            return Place { block, sentence: 0, clause: 0, item: 0, section: None, entry: None };
        };
        let sentence =
            frame.sentences.partition_point(|sentence| sentence.range.start <= byte).saturating_sub(1);
        let (clause, item) = frame.sentences.get(sentence).map_or((0, 0), |sentence| {
            (last_before(&sentence.clauses, byte), last_before(&sentence.items, byte))
        });
        Place { block, sentence, clause, item, section: frame.section, entry: frame.entry }
    }

    pub fn frame(&self, place: &Place) -> Option<&'a BlockFrame> {
        self.outline.blocks.get(place.block)
    }

    pub fn sentence(&self, place: &Place) -> Option<&'a Sentence> {
        self.frame(place)?.sentences.get(place.sentence)
    }

    /// Whether a block enumerates instead of telling.
    pub fn enumerates(&self, place: &Place) -> bool {
        self.frame(place).is_some_and(|frame| frame.role != BlockRole::Prose)
    }

    /// What a mention is taken for, unless its words say otherwise.
    pub fn setting(&self, place: &Place) -> Setting {
        if self.enumerates(place) {
            return Setting::Listed;
        }
        let entry = place.entry.and_then(|entry| self.outline.entries.get(entry)).map(|entry| entry.setting);
        let section = place
            .section
            .and_then(|section| self.outline.sections.get(section))
            .map(|section| section.setting);
        entry.or(section).unwrap_or(Setting::Listed)
    }

    /// The bytes of a frame around a place.
    pub fn range(&self, place: &Place, scope: Scope) -> Range<usize> {
        let whole = 0..self.document.text.len();
        let block = self.document.blocks.get(place.block).map(|block| block.range.clone());
        let sentence = self.sentence(place);
        match scope {
            Scope::Item => sentence.and_then(|sentence| sentence.items.get(place.item).cloned()).or(block),
            Scope::Clause => {
                sentence.and_then(|sentence| sentence.clauses.get(place.clause).cloned()).or(block)
            }
            Scope::Sentence => sentence.map(|sentence| sentence.range.clone()).or(block),
            Scope::Block => block,
            Scope::Entry => self
                .blocks(place.entry.and_then(|entry| self.outline.entries.get(entry)).map(|e| &e.blocks))
                .or(block),
            Scope::Section => self
                .blocks(
                    place.section.and_then(|section| self.outline.sections.get(section)).map(|s| &s.blocks),
                )
                .or(block),
            Scope::Document => Some(whole.clone()),
        }
        .unwrap_or(whole)
    }

    /// The part of a frame that is near some words. What stands farther off, in a sentence or an
    /// entry of monstrous length, is nobody's neighbour, and looking there would cost the square of
    /// the length.
    pub fn near(&self, place: &Place, scope: Scope, words: &Range<usize>) -> Range<usize> {
        let frame = self.range(place, scope);
        frame.start.max(words.start.saturating_sub(NEAR))..frame.end.min(words.end.saturating_add(NEAR))
    }

    fn blocks(&self, blocks: Option<&Range<usize>>) -> Option<Range<usize>> {
        let blocks = self.document.blocks.get(blocks?.clone())?;
        Some(blocks.first()?.range.start..blocks.last()?.range.end)
    }

    /// The number of a sentence in the whole document; equal numbers, equal sentences.
    pub fn sentence_number(&self, byte: usize) -> usize {
        let place = self.place(byte);
        self.sentence(&place).map_or(byte, |sentence| sentence.range.start)
    }
}

/// The index of the range that holds a byte, or of the last that starts before it.
fn last_before(ranges: &[Range<usize>], byte: usize) -> usize {
    ranges.partition_point(|range| range.start <= byte).saturating_sub(1)
}

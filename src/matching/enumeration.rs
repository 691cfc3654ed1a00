//! Names in a row ("with Java, Kafka and the like"): such a row says who was there, not what each
//! of them did, so its members lend nothing to the rest of their sentence.

use std::ops::Range;

use super::findings::Place;
use super::frames::Frames;
use crate::document::count_words;

/// Items of no more words are names.
const NAME_WORDS: usize = 3;
/// So many names stand in a row.
const ROW: usize = 3;
/// What is said of the last name of a row follows within so many bytes ("... as broker").
const NEAR: usize = 24;

/// Whether a name stands in a row that other words of its sentence, at `words`, are no part of.
pub(super) fn keeps_apart(
    name: &Range<usize>,
    place: &Place,
    words: &Range<usize>,
    frames: Frames<'_>,
) -> bool {
    if frames.enumerates(place) {
        return false;
    }
    let Some(sentence) = frames.sentence(place) else { return false };
    let is_within = words.start >= sentence.range.start && words.end <= sentence.range.end;
    is_within
        && is_in_a_row(sentence.items.as_slice(), place.item, frames)
        && !is_said_of(name, words, frames)
}

fn is_in_a_row(items: &[Range<usize>], item: usize, frames: Frames<'_>) -> bool {
    let is_name = |item: &Range<usize>| {
        let words = frames.document.text.get(item.clone()).map_or(0, count_words);
        (1..=NAME_WORDS).contains(&words)
    };
    if !items.get(item).is_some_and(|own| is_name(own) || item + 1 == items.len() || item == 0) {
        return false;
    }
    let before = items[..item].iter().rev().take(ROW).take_while(|item| is_name(item)).count();
    let after = items[item + 1..].iter().take(ROW).take_while(|item| is_name(item)).count();
    before + after + 1 >= ROW
}

/// Whether the words stand right beside the name: before it ("a queue on ..."), or after it.
fn is_said_of(name: &Range<usize>, words: &Range<usize>, frames: Frames<'_>) -> bool {
    let between = if words.start >= name.end {
        frames.document.text.get(name.end..words.start)
    } else {
        frames.document.text.get(words.end.min(name.start)..name.start)
    };
    between.is_some_and(|between| between.len() <= NEAR && !between.contains(','))
}

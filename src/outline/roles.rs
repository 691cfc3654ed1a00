//! Tells enumerations from prose.

use super::BlockRole;
use super::line::Line;

/// In a section that only lists, a line with a verb tells something from so many words on.
const TELLING_WORDS: usize = 6;
/// Items of an enumeration have no more words on average.
const WORDS_PER_ITEM: usize = 3;

/// The role of a block that is no heading and no headline.
pub(super) fn role(line: &Line, lists: bool) -> BlockRole {
    if is_list(line, lists) { BlockRole::List } else { BlockRole::Prose }
}

/// `lists`: whether the block stands in a section of lists, such as skills or languages.
fn is_list(line: &Line, lists: bool) -> bool {
    if line.label.as_ref().is_some_and(|label| label.known && label.colon) {
        return true;
    }
    let tells = line.verbs > 0 || line.opens_with_verb;
    if lists {
        return !(line.verbs > 0
            && line.words >= TELLING_WORDS
            && line.words > line.items() * WORDS_PER_ITEM);
    }
    let items = line.items();
    let labelled = line.label.is_some();
    let enumerates = items > 2
        || (items == 2 && line.words <= 4 && line.date.is_none())
        || (labelled && line.words <= TELLING_WORDS);
    let words_per_item = if line.ends_sentence && !labelled { WORDS_PER_ITEM - 1 } else { WORDS_PER_ITEM };
    !tells
        && line.sentences.len() == 1
        && enumerates
        && line.words <= items * words_per_item + usize::from(labelled)
}

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
        // Whoever ends a line with a full stop means a sentence.
        let words_per_item = WORDS_PER_ITEM - usize::from(line.ends_sentence);
        return !(line.verbs > 0
            && line.words >= TELLING_WORDS
            && line.words > line.items() * words_per_item);
    }
    let items = line.items();
    let labelled = line.label.is_some();
    let enumerates = items > 2
        || (items == 2 && line.words <= 4 && line.date.is_none())
        || (labelled && items == 2 && line.words <= TELLING_WORDS);
    let words_per_item = if line.ends_sentence && !labelled { WORDS_PER_ITEM - 1 } else { WORDS_PER_ITEM };
    !tells
        && line.sentences.len() == 1
        && enumerates
        && line.words <= items * words_per_item + usize::from(labelled)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{lexicons, plain};
    use super::super::{BlockRole, outline};

    fn role(heading: &str, line: &str) -> BlockRole {
        outline(&plain(&[heading, "Engineer, Acme\t2019 – 2021", line]), &lexicons()).blocks[2].role
    }

    #[test]
    fn enumerations_are_lists() {
        for line in [
            "Tech: Go, Quickstore, SQL",
            "Environment: Java, plug-ins configured for the web server, Quickstore",
            "Go, Quickstore, SQL.",
            "Quickstore, Go",
            "Go | Quickstore write-behind | Linux",
            "Databases: Quickstore, SQL",
        ] {
            assert_eq!(role("Experience", line), BlockRole::List, "{line}");
        }
        assert_eq!(role("Skills", "Good working knowledge of Quickstore and its clusters"), BlockRole::List);
    }

    #[test]
    fn what_tells_something_is_prose() {
        for line in [
            "Moved sessions, carts and offers to Quickstore",
            "Sessions, carts and offers are kept in Quickstore, in three regions",
            "Result: latency fell by half",
            "Project: Harbour portal",
            "Queue of parcels on Quickstore for the night shift.",
        ] {
            assert_eq!(role("Experience", line), BlockRole::Prose, "{line}");
        }
        let telling = "I have built three shops with Quickstore and operated them for years";
        assert_eq!(role("Skills", telling), BlockRole::Prose);
    }
}

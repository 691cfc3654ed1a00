//! Reads examples in which `{{` and `}}` mark what must be cited.

use std::ops::Range;

/// An example without its marks, and the bytes that they held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    pub text: String,
    pub marks: Vec<Range<usize>>,
}

impl Marked {
    /// Takes the marks out; `None` where one is opened and not closed, or closed and not opened.
    pub fn parse(source: &str) -> Option<Self> {
        let mut text = String::with_capacity(source.len());
        let mut marks = Vec::new();
        let mut rest = source;
        while let Some((before, after)) = rest.split_once("{{") {
            let (inside, after) = after.split_once("}}")?;
            if before.contains("}}") || inside.contains("{{") {
                return None;
            }
            text.push_str(before);
            let start = text.len();
            text.push_str(inside);
            marks.push(start..text.len());
            rest = after;
        }
        if rest.contains("}}") {
            return None;
        }
        text.push_str(rest);
        Some(Self { text, marks })
    }

    /// The marked pieces.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| self.text.get(mark.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        let marked = Marked::parse("Kept {{carts}} in a {{store}}.").unwrap();
        assert_eq!(marked.text, "Kept carts in a store.");
        assert_eq!(marked.pieces().collect::<Vec<_>>(), ["carts", "store"]);
    }

    #[test]
    fn broken_marks_are_refused() {
        for source in ["a {{b", "a }} b", "a {{b {{c}}"] {
            assert_eq!(Marked::parse(source), None, "{source}");
        }
    }
}

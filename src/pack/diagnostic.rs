//! What is wrong with a pack, with the place, the line itself and what to do: a pack is written
//! by people who did not write the engine.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as it was named, folders joined by `/`.
    pub name: String,
    /// The TOML text.
    pub text: String,
}

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The pack cannot be used.
    #[default]
    Error,
    /// The pack can be used, but hardly does what its author meant.
    Warning,
}

/// Another place that a fault speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The file it stands in.
    pub source: Arc<Source>,
    /// Bytes of that file.
    pub span: Range<usize>,
    /// What stands there, in a few words.
    pub label: String,
}

/// A fault of a pack at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file it stands in.
    pub source: Arc<Source>,
    /// Bytes of that file.
    pub span: Range<usize>,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// What to do about it, where that can be said.
    pub hint: Option<String>,
    /// How bad it is.
    pub weight: Weight,
    /// The other place it speaks of, where there is one.
    pub related: Option<Related>,
}

impl Diagnostic {
    /// Line and column, both from 1; the column counts characters.
    pub fn place(&self) -> (usize, usize) {
        let before = self.source.text.get(..self.span.start).unwrap_or(&self.source.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

impl fmt::Display for Diagnostic {
    /// The message with the line of the file under it, without colour.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.weight {
            Weight::Error => Level::ERROR,
            Weight::Warning => Level::WARNING,
        };
        let annotation = AnnotationKind::Primary.span(within(&self.span, &self.source));
        let mut here = Snippet::source(&self.source.text).path(&self.source.name).annotation(annotation);
        let mut elsewhere = None;
        if let Some(related) = &self.related {
            let annotation =
                AnnotationKind::Context.span(within(&related.span, &related.source)).label(&related.label);
            if related.source == self.source {
                here = here.annotation(annotation);
            } else {
                let source = &related.source;
                elsewhere = Some(Snippet::source(&source.text).path(&source.name).annotation(annotation));
            }
        }
        let mut group = level.primary_title(&self.message).element(here);
        if let Some(elsewhere) = elsewhere {
            group = group.element(elsewhere);
        }
        if let Some(hint) = &self.hint {
            group = group.element(Level::HELP.message(hint));
        }
        write!(f, "{}", Renderer::plain().render(&[group]))
    }
}

/// A span that lies in its file, whatever was asked for.
fn within(span: &Range<usize>, source: &Source) -> Range<usize> {
    let length = source.text.len();
    span.start.min(length)..span.end.min(length)
}

/// All that is wrong with a pack, in the order of its files and lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    pub(super) fn sort(&mut self) {
        self.0.sort_by(|a, b| {
            (&a.source.name, a.span.start, &a.message).cmp(&(&b.source.name, b.span.start, &b.message))
        });
        self.0.dedup();
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.0.iter().enumerate() {
            let gap = if index == 0 { "" } else { "\n\n" };
            write!(f, "{gap}{diagnostic}")?;
        }
        Ok(())
    }
}

/// The word of a list that is nearest to a misspelt one, where one is near.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    let near = known.into_iter().map(|candidate| (distance(word, candidate), candidate));
    near.filter(|&(distance, _)| distance <= allowed).min().map(|(_, candidate)| candidate)
}

/// Edits between two short words.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, a) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let source = Arc::new(Source { name: "a.toml".into(), text: "x = 1\nü = \"é\"\n".into() });
        let diagnostic = Diagnostic {
            source,
            span: 11..15,
            message: "bad".into(),
            hint: None,
            weight: Weight::Error,
            related: None,
        };
        assert_eq!(diagnostic.place(), (2, 5));
    }

    #[test]
    fn the_nearest_word_is_suggested_only_when_near() {
        assert_eq!(nearest("tems", ["terms", "title"]), Some("terms"));
        assert_eq!(nearest("colour", ["terms", "title"]), None);
    }
}

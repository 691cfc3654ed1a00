//! The small language in which packs write terms and cues, so that one line stands for all the
//! wordings a reader would take for the same.
//!
//! `cache key` is words in a row; the last may stand in the plural. `~evict` is a verb in any of
//! its regular forms, and in those that the pack lists. `(on|after) ~save` is a choice, `<database>`
//! one of a [group](super::words) of words; `(basic)` without a bar is a word in brackets. `..`
//! between two pieces lets up to [`GAP`] other words stand there, `...` up to [`WIDE_GAP`], within one
//! sentence and not across a semicolon. Spelling is [folded](crate::fold).

use super::words::Words;
use crate::fold::fold;

/// How many words a `..` may skip.
pub const GAP: usize = 6;
/// How many words a `...` may skip: whatever a clause can hold between two of its parts.
pub const WIDE_GAP: usize = 14;
/// How many literals one piece may stand for.
pub(super) const MAX_LITERALS: usize = 2_000;

/// A phrase, compiled: its pieces follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The phrase as the pack writes it.
    pub source: String,
    /// At least one piece, each a choice of folded literals.
    pub pieces: Vec<Vec<String>>,
    /// How many words may stand before each piece; nothing is asked of the first.
    pub gaps: Vec<usize>,
}

impl Phrase {
    /// Compiles a phrase. The error is a sentence for the author of the pack.
    pub(super) fn parse(source: &str, words: &Words) -> Result<Self, String> {
        let (mut pieces, mut gaps) = (Vec::new(), Vec::new());
        for piece in words.expand(source)?.split("..") {
            let wide = piece.strip_prefix('.').filter(|_| !pieces.is_empty());
            let (piece, gap) = wide.map_or((piece, GAP), |piece| (piece, WIDE_GAP));
            pieces.push(parse_piece(piece, words)?);
            gaps.push(gap);
        }
        Ok(Self { source: source.to_owned(), pieces, gaps })
    }
}

fn parse_piece(source: &str, words: &Words) -> Result<Vec<String>, String> {
    let mut literals = vec![String::new()];
    let mut rest = source.trim();
    if rest.is_empty() {
        return Err("a piece of the phrase is empty".into());
    }
    while !rest.is_empty() {
        let (choices, after) = next_part(rest, words)?;
        literals = product(&literals, &choices)?;
        rest = after.trim_start();
    }
    let mut folded: Vec<String> = literals.iter().map(|literal| fold(literal)).collect();
    if folded.iter().any(String::is_empty) {
        return Err(format!("`{}` holds no word that could be found", source.trim()));
    }
    let plurals: Vec<String> = folded.iter().filter_map(|literal| plural(literal)).collect();
    folded.extend(plurals);
    folded.sort_unstable();
    folded.dedup();
    Ok(folded)
}

/// The choices of the next word or bracket, and what follows it.
fn next_part<'s>(source: &'s str, words: &Words) -> Result<(Vec<String>, &'s str), String> {
    if let Some(inner) = source.strip_prefix('(') {
        let (choices, after) = inner.split_once(')').ok_or("a `(` is not closed")?;
        if choices.contains('(') {
            return Err("choices cannot stand inside choices".into());
        }
        if !choices.contains('|') && !choices.trim().is_empty() {
            let inflected = inflected_words(choices, words);
            return Ok((inflected.iter().map(|words| format!("({words})")).collect(), after));
        }
        let written = choices.split('|').map(str::trim).filter(|choice| !choice.is_empty());
        let choices: Vec<String> = written.flat_map(|choice| inflected_words(choice, words)).collect();
        if choices.is_empty() {
            return Err("a choice `( )` is empty".into());
        }
        return Ok((choices, after));
    }
    let end = source.find([' ', '(']).unwrap_or(source.len());
    let (word, after) = source.split_at(end);
    if word.contains([')', '|']) {
        return Err(format!("`{word}` closes or divides a choice that was not opened"));
    }
    Ok((inflected(word, words), after))
}

fn product(left: &[String], right: &[String]) -> Result<Vec<String>, String> {
    if left.len() * right.len() > MAX_LITERALS {
        return Err(format!("the choices multiply to more than {MAX_LITERALS} wordings; use fewer of them"));
    }
    Ok(left.iter().flat_map(|l| right.iter().map(move |r| format!("{l} {r}"))).collect())
}

/// A choice of several words, each of which may be a verb in all forms.
fn inflected_words(choice: &str, words: &Words) -> Vec<String> {
    let mut all = vec![String::new()];
    for word in choice.split_whitespace() {
        let forms = inflected(word, words);
        all = all.iter().flat_map(|done| forms.iter().map(move |form| format!("{done} {form}"))).collect();
    }
    all
}

fn inflected(word: &str, words: &Words) -> Vec<String> {
    let Some(verb) = word.strip_prefix('~') else { return vec![word.to_owned()] };
    let mut forms = verb_forms(verb);
    forms.extend_from_slice(words.irregular_forms(verb));
    forms
}

/// The regular forms of an English verb. A form that is no word matches nothing and harms nobody.
fn verb_forms(verb: &str) -> Vec<String> {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let mut forms = vec![verb.to_owned(), format!("{verb}s"), format!("{stem}ed"), format!("{stem}ing")];
    if let Some(stem) = verb.strip_suffix('y') {
        forms.extend([format!("{stem}ied"), format!("{stem}ies")]);
    }
    if verb.ends_with(['s', 'x', 'z', 'h']) {
        forms.push(format!("{verb}es"));
    }
    let doubled =
        verb.chars().next_back().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'w' | 'x' | 'y'));
    if let Some(last) = doubled {
        forms.extend([format!("{verb}{last}ed"), format!("{verb}{last}ing")]);
    }
    forms
}

/// The plural of the last word, where it can have one.
fn plural(literal: &str) -> Option<String> {
    let last = literal.rsplit(' ').next()?;
    if last.len() < 3 || !last.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let stem = literal.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    Some(match stem {
        Some(stem) => format!("{stem}ies"),
        None if last.ends_with(['s', 'x', 'z']) || last.ends_with("ch") || last.ends_with("sh") => {
            format!("{literal}es")
        }
        None => format!("{literal}s"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literals(source: &str) -> Vec<String> {
        Phrase::parse(source, &Words::default()).unwrap().pieces.remove(0)
    }

    #[test]
    fn the_last_word_may_stand_in_the_plural() {
        assert_eq!(literals("cache key"), ["cache key", "cache keys"]);
        assert_eq!(literals("hot copy"), ["hot copies", "hot copy"]);
        assert_eq!(literals("hash"), ["hash", "hashes"]);
        assert_eq!(literals("go"), ["go"]);
    }

    #[test]
    fn a_verb_stands_in_all_forms() {
        let forms = literals("~cache");
        for form in ["cache", "caches", "cached", "caching"] {
            assert!(forms.contains(&form.to_owned()), "{form} is missing from {forms:?}");
        }
        assert!(literals("~drop").contains(&"dropped".to_owned()));
    }

    #[test]
    fn choices_and_gaps() {
        let phrase = Phrase::parse("(~evict|drop out) .. (on|after) update", &Words::default()).unwrap();
        assert_eq!(phrase.pieces.len(), 2);
        assert!(phrase.pieces[0].contains(&"drop out".to_owned()));
        assert!(phrase.pieces[1].contains(&"after update".to_owned()));
        let wide = Phrase::parse("evict ... update .. key", &Words::default()).unwrap();
        assert_eq!(wide.gaps[1..], [WIDE_GAP, GAP]);
        assert_eq!(literals(".net"), [". net", ". nets"]);
    }

    #[test]
    fn a_bracket_without_a_bar_is_a_bracket() {
        assert_eq!(literals("(basic)"), ["( basic )"]);
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (source, part) in [
            ("cache ..", "is empty"),
            ("(a|b", "not closed"),
            ("a|b", "not opened"),
            ("()", "is empty"),
            ("((a))", "inside choices"),
            ("***", "no word"),
        ] {
            let error = Phrase::parse(source, &Words::default()).unwrap_err();
            assert!(error.contains(part), "{source}: {error}");
        }
    }
}

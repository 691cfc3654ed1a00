//! What can be told of a block on its own, before its neighbours are looked at.

use std::ops::Range;

use super::dates::{self, Mention, Shape};
use super::token::{Gap, Kind, Token, count_words, tokenise};
use super::vocabulary::{Meaning, Vocabulary};
use super::{Sentence, sentences};
use crate::document::{Block, Document, Region, Style};

/// A label is no longer than this many words.
const LABEL_WORDS: usize = 5;
/// A date belongs to a headline if no more words than these stand on its far side ("(2 years)", a
/// place).
const WORDS_BEYOND_DATE: usize = 4;

/// A length of time after a date has no more words and signs.
const DURATION_TOKENS: usize = 7;

/// The features of one block.
#[derive(Debug)]
pub(super) struct Line<'d> {
    /// Its text.
    pub(super) text: &'d str,
    /// The first byte of its text in the document.
    pub(super) start: usize,
    /// Whether a bullet stood before it.
    pub(super) list_item: bool,
    /// How it is set.
    pub(super) style: Style,
    /// Whether a reader sees it as content: neither hidden nor page furniture.
    pub(super) shown: bool,
    /// Words and numbers, those of the date left out.
    pub(super) words: usize,
    /// How many pieces its signs and gaps make of those words.
    pub(super) pieces: usize,
    /// Whether it ends like a sentence.
    pub(super) ends_sentence: bool,
    /// Whether an e-mail address stands in it.
    pub(super) contact: bool,
    /// Whether it heads a part of an entry ("Responsibilities:").
    pub(super) heads_part: bool,
    /// Whether it is set in capitals.
    pub(super) capitals: bool,
    /// Whether a word of a job title stands in it.
    pub(super) title: bool,
    /// Whether a word of an organisation's name stands in it.
    pub(super) organisation: bool,
    /// Whether its first word is a verb.
    pub(super) opens_with_verb: bool,
    /// How many verbs stand in it.
    pub(super) verbs: usize,
    /// The date that a headline would bear: at one of its ends.
    pub(super) date: Option<EdgeDate>,
    /// The label that may open a list.
    pub(super) label: Option<Label>,
    /// Its sentences.
    pub(super) sentences: Vec<Sentence>,
}

/// A date at the edge of a block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EdgeDate {
    /// The date.
    pub(super) mention: Mention,
    /// Its bytes, with the brackets around it.
    pub(super) range: Range<usize>,
    /// Whether a gap, a sign or the edge of the block sets it apart from the words.
    pub(super) set_apart: bool,
    /// Whether only a few words stand between it and the end of the block.
    pub(super) at_end: bool,
}

/// The start of a block before a colon, a wide gap or a spaced dash.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Whether the lexicon knows it as the label of a technology line.
    pub(super) known: bool,
    /// Whether it ends in a colon.
    pub(super) colon: bool,
    /// Whether it ends in a dash.
    pub(super) dash: bool,
}

impl<'d> Line<'d> {
    /// Reads a block.
    pub(super) fn read(document: &'d Document, block: &Block, vocabulary: &Vocabulary) -> Self {
        let text = document.text.get(block.range.clone()).unwrap_or_default();
        let tokens = tokenise(text, block.range.start, vocabulary);
        let date = edge_date(&tokens, dates::find(&tokens, vocabulary));
        let dated = date.as_ref().map_or(0..0, |date| date.mention.tokens.clone());
        let outside = (0..tokens.len()).filter(|at| !dated.contains(at));
        let says = |meaning| outside.clone().any(|at| vocabulary.says(&tokens, at, meaning));
        let verbs = outside.clone().filter(|&at| is_verb(&tokens, at, vocabulary)).count();
        Self {
            text,
            start: block.range.start,
            list_item: block.list_item,
            style: block.style,
            shown: block.hidden.is_none() && block.region == Region::Body,
            words: count_words(outside.clone().map(|at| &tokens[at])),
            pieces: pieces(&tokens, &dated),
            ends_sentence: ends_sentence(&tokens, vocabulary),
            contact: has_address(&tokens),
            heads_part: heads_part(&tokens, vocabulary),
            capitals: in_capitals(text),
            title: says(Meaning::Title),
            organisation: names_organisation(&tokens, vocabulary),
            opens_with_verb: opens_with_verb(text, block.range.start, &tokens, vocabulary),
            verbs,
            date,
            label: label(&tokens, vocabulary),
            sentences: sentences::split(&tokens, vocabulary),
        }
    }

    /// Bytes of the block.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Whether it bears nothing but a date.
    pub(super) fn is_only_date(&self) -> bool {
        self.words == 0 && self.date.is_some()
    }

    /// The number of items in its longest enumeration.
    pub(super) fn items(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.items.len()).max().unwrap_or(0)
    }
}

/// Whether a verb stands at `at`, and not a part of a compound ("write-behind").
fn is_verb(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> bool {
    let hyphen = |token: Option<&Token>| token.is_some_and(|token| token.attached() && token.is_any("-/"));
    let joined = hyphen(tokens.get(at + 1))
        || (tokens[at].attached() && at.checked_sub(1).is_some_and(|before| tokens[before].is_any("-/")));
    !joined && vocabulary.says(tokens, at, Meaning::Verb)
}

/// Whether a word of an organisation's name stands in it; before a title ("Software Engineer") it
/// is none.
pub(super) fn names_organisation(tokens: &[Token], vocabulary: &Vocabulary) -> bool {
    let mut title_follows = false;
    for (at, token) in tokens.iter().enumerate().rev() {
        title_follows |= vocabulary.says(tokens, at, Meaning::Title);
        if !title_follows && vocabulary.says(tokens, at, Meaning::Organisation) {
            return true;
        }
        title_follows &= !token.is_any(",|·•–—") && token.gap < Gap::Wide;
    }
    false
}

/// The date for a headline: the last range at an edge, else the last other date there.
fn edge_date(tokens: &[Token], mentions: Vec<Mention>) -> Option<EdgeDate> {
    // In halves of words.
    let mut words_before = Vec::with_capacity(tokens.len() + 1);
    let mut words = 0;
    for token in tokens {
        words_before.push(words);
        words += token.half_words();
    }
    words_before.push(words);
    let at_edge = mentions.into_iter().filter_map(|mut mention| {
        let set_apart = is_set_apart(tokens, &mention.tokens);
        mention.tokens.end = past_duration(tokens, mention.tokens.end);
        let before = words_before.get(mention.tokens.start)?;
        let beyond = words - words_before.get(mention.tokens.end)?;
        let date = EdgeDate {
            range: bracketed(tokens, &mention.tokens),
            set_apart,
            at_end: beyond <= WORDS_BEYOND_DATE * 2,
            mention,
        };
        (*before == 0 || date.at_end).then_some(date)
    });
    at_edge.max_by_key(|date| match date.mention.shape {
        Shape::Range => 3,
        Shape::Since => 2,
        Shape::Month => 1,
        Shape::Year => 0,
    })
}

/// The index after the length of time that may follow a date: "(2 years)", "· 3 yrs 2 mos".
fn past_duration(tokens: &[Token], at: usize) -> usize {
    let opened = tokens.get(at).is_some_and(|token| token.is_any("(·•|"));
    let number = tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Number && token.len() <= 2);
    let rest = tokens.get(at + 1..).unwrap_or_default();
    let short =
        rest.len() <= DURATION_TOKENS && rest.iter().all(|token| token.is_word() || token.is_any(").,+"));
    if opened && number && short { tokens.len() } else { at }
}

/// Bytes of a date with the brackets around it.
fn bracketed(tokens: &[Token], date: &Range<usize>) -> Range<usize> {
    let opening = date.start.checked_sub(1).and_then(|at| tokens.get(at)).filter(|token| token.is_any("(["));
    let closing = tokens.get(date.end).filter(|token| token.is_any(")]"));
    let inner = sentences::span(&tokens[date.clone()]);
    match (opening, closing) {
        (Some(opening), Some(closing)) => opening.range.start..closing.range.end,
        _ => inner,
    }
}

fn is_set_apart(tokens: &[Token], date: &Range<usize>) -> bool {
    let before = date.start.checked_sub(1).and_then(|at| tokens.get(at));
    let gap = tokens.get(date.start).is_some_and(|token| token.gap == Gap::Wide);
    gap || before.is_none_or(|token| token.is_any("(,|·•–—-:/"))
}

/// The runs of words between commas, bars, spaced dashes and wide gaps, outside of the date.
fn pieces(tokens: &[Token], dated: &Range<usize>) -> usize {
    let mut pieces = 0;
    let mut open = false;
    for (at, token) in tokens.iter().enumerate() {
        let spaced = !token.attached() && tokens.get(at + 1).is_some_and(|next| !next.attached());
        if token.gap == Gap::Wide
            || token.is_any(",、|·•")
            || (token.is_any("-–—@") && spaced)
            || dated.contains(&at)
        {
            open = false;
        }
        if token.is_word() && !dated.contains(&at) && !open {
            open = true;
            pieces += 1;
        }
    }
    pieces
}

/// Whether the last sign ends a sentence; that of "Acme Inc." does not.
fn ends_sentence(tokens: &[Token], vocabulary: &Vocabulary) -> bool {
    let Some((last, rest)) = tokens.split_last() else { return false };
    let abbreviated =
        || rest.len().checked_sub(1).is_some_and(|at| vocabulary.says(rest, at, Meaning::Abbreviation));
    last.is_any("!?。") || (last.is('.') && rest.len() > 2 && !abbreviated())
}

fn has_address(tokens: &[Token]) -> bool {
    let attached = |at: usize| tokens.get(at).is_some_and(Token::attached);
    (0..tokens.len()).any(|at| tokens[at].is('@') && attached(at) && attached(at + 1))
}

fn heads_part(tokens: &[Token], vocabulary: &Vocabulary) -> bool {
    let part = vocabulary.after(tokens, 0, Meaning::EntryPart);
    tokens.last().is_some_and(|last| last.is(':')) || part == Some(tokens.len())
}

fn in_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 3 && letters.all(char::is_uppercase)
}

fn opens_with_verb(text: &str, base: usize, tokens: &[Token], vocabulary: &Vocabulary) -> bool {
    let Some(at) = tokens.iter().position(Token::is_word) else { return false };
    let word = text.get(tokens[at].range.start - base..tokens[at].range.end - base).unwrap_or_default();
    let followed = tokens.get(at + 1).is_some_and(|next| next.is_spelled());
    vocabulary.says(tokens, at, Meaning::Verb)
        || (followed && vocabulary.ends_like_verb(&word.to_lowercase()))
}

fn label(tokens: &[Token], vocabulary: &Vocabulary) -> Option<Label> {
    let mut half_words = 0;
    for (at, token) in tokens.iter().enumerate() {
        let follows = tokens.get(at + 1);
        let spaced = !token.attached() && follows.is_some_and(|next| !next.attached());
        let colon = token.is(':') && follows.is_some_and(|next| !next.is('/'));
        let dash = token.is_any("-–—") && spaced;
        if at > 0 && (colon || dash || token.gap == Gap::Wide) {
            let known = vocabulary.after(tokens, 0, Meaning::ListLabel).is_some_and(|end| end <= at);
            return Some(Label { range: sentences::span(&tokens[..at]), known, colon, dash });
        }
        half_words += token.half_words();
        let stop = token.is('.') && follows.is_some_and(|next| !next.attached());
        if half_words > LABEL_WORDS * 2 || token.is_any(",;") || stop {
            return None;
        }
    }
    None
}

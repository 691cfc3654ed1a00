//! A sentence made ready for the recognisers: its tokens, the known words among them, its amounts.

use std::ops::Range;

use super::amount::{self, Amount};
use super::model::{Dimension, Id};
use super::phrases::Phrases;
use super::sense::{Figure, Role};
use super::token::{Token, tokenise};
use super::words::QuantityWords;
use super::{Kind, Quantity};

/// The tokens of a sentence with what is known of them.
pub(super) struct Sentence<'a> {
    pub words: &'a QuantityWords,
    pub tokens: Vec<Token>,
    pub amounts: Vec<Amount>,
    figures: Vec<Option<Mark<'a, Figure>>>,
    roles: Vec<Option<Mark<'a, Role>>>,
}

/// A known phrase; every token of it refers to the same mark.
#[derive(Debug, Clone)]
pub(super) struct Mark<'a, S> {
    pub tokens: Range<usize>,
    senses: &'a [S],
}

/// A quantity in tokens.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fact {
    /// Number, unit, metric and direction.
    pub tokens: Range<usize>,
    /// The number or numbers with their units.
    pub number: Range<usize>,
    pub kind: Kind,
}

impl<'a> Sentence<'a> {
    /// Reads the sentence that begins at byte `offset` of the whole text.
    pub fn read(piece: &str, offset: usize, words: &'a QuantityWords) -> Self {
        let tokens = tokenise(piece, offset, words.separators, &words.spaceless);
        let figures = mark(&words.figures, &tokens, &words.articles);
        let roles = mark(&words.roles, &tokens, &words.articles);
        let mut sentence = Self { words, tokens, amounts: Vec::new(), figures, roles };
        sentence.amounts = amount::read_all(&sentence);
        sentence
    }

    /// The text of a token, empty behind the last.
    pub fn text(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| token.text.as_str())
    }

    /// Whether a token plays a part.
    pub fn is(&self, token: usize, role: Role) -> bool {
        self.role_mark(token).is_some_and(|mark| mark.has(role))
    }

    /// The known phrase of role words that a token belongs to.
    pub fn role_mark(&self, token: usize) -> Option<&Mark<'a, Role>> {
        self.roles.get(token)?.as_ref()
    }

    /// What a token may mean within a number, where a phrase begins at it, and the token after the
    /// phrase.
    pub fn figure<T>(&self, token: usize, pick: impl Fn(Figure) -> Option<T>) -> Option<(T, usize)> {
        let mark = self.figures.get(token)?.as_ref().filter(|mark| mark.tokens.start == token)?;
        let meaning = mark.senses.iter().find_map(|&sense| pick(sense))?;
        Some((meaning, mark.tokens.end))
    }

    /// Whether a token is a punctuation mark that ends a statement.
    pub fn is_end(&self, token: usize) -> bool {
        matches!(self.text(token), "." | ";" | "|" | "•" | "!" | "?")
    }

    /// The amount that a token belongs to.
    pub fn amount_at(&self, token: usize) -> Option<usize> {
        let at = self.amounts.partition_point(|amount| amount.tokens.end <= token);
        self.amounts.get(at).filter(|amount| amount.tokens.contains(&token)).map(|_| at)
    }

    /// Whether these tokens say how exact the amount right behind them is.
    pub fn amount_led_by(&self, tokens: Range<usize>) -> bool {
        let next = self.amounts.partition_point(|amount| amount.tokens.start < tokens.end);
        self.amounts.get(next).is_some_and(|amount| amount.lead <= tokens.start)
    }

    /// Whether a token can be part of a number or its unit.
    pub fn is_figure(&self, token: usize) -> bool {
        self.figures.get(token).is_some_and(Option::is_some)
    }

    /// The period that "per" and a word for it say, and the token after them.
    pub fn per_period(&self, token: usize) -> Option<(Id, usize)> {
        let ((), next) = self.figure(token, |sense| (sense == Figure::Each).then_some(()))?;
        self.figure(next, Figure::period)
    }

    /// The unit that a dimension with only one unit has.
    pub fn unit_named(&self, dimension: Dimension) -> Option<Id> {
        self.words.units.iter().position(|unit| unit.dimension == dimension)
    }

    /// A fact with its place in the text.
    pub fn quantity(&self, fact: Fact) -> Quantity {
        Quantity { range: self.bytes(&fact.tokens), number: self.bytes(&fact.number), kind: fact.kind }
    }

    fn bytes(&self, tokens: &Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => first.range.start..last.range.end,
            Some([only]) => only.range.clone(),
            _ => 0..0,
        }
    }
}

impl<S: Copy + PartialEq> Mark<'_, S> {
    /// Whether it may have this sense.
    pub fn has(&self, sense: S) -> bool {
        self.senses.contains(&sense)
    }

    /// The first sense that a rule can use.
    pub fn pick<T>(&self, pick: impl Fn(S) -> Option<T>) -> Option<T> {
        self.senses.iter().find_map(|&sense| pick(sense))
    }
}

/// Marks the phrases from left to right, the longest at each place; they do not overlap.
fn mark<'a, S: Clone + PartialEq>(
    phrases: &'a Phrases<S>,
    tokens: &[Token],
    articles: &[String],
) -> Vec<Option<Mark<'a, S>>> {
    let mut marks = vec![None; tokens.len()];
    let mut at = 0;
    while at < tokens.len() {
        let Some(found) = phrases.longest(tokens, at, articles) else {
            at += 1;
            continue;
        };
        marks[at..found.end].fill(Some(Mark { tokens: at..found.end, senses: found.senses }));
        at = found.end;
    }
    marks
}

/// The smallest range that holds both.
pub(super) fn union(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

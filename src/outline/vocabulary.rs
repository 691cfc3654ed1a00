//! The lexicons made ready for looking up: every word has a number, every phrase hangs on its
//! first word.
//!
//! Headings, months and titles are taken from all lexicons, since people mix languages there; the
//! words that tell prose apart come from the lexicon of the document's language alone, because a
//! verb of one language is often a noun of another.

use std::collections::HashMap;

use super::token::{Token, tokenise};
use super::{Lexicon, SectionWords, Setting};
use crate::fold::plain_letters;

/// What a phrase of a lexicon says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A month, from 1.
    Month(i8),
    /// A season from its first to its last month.
    Season(i8, i8),
    /// "present"
    Present,
    /// "since"
    Since,
    /// "to" between two dates.
    Until,
    /// "of" between a month and its year.
    MonthOf,
    /// "expected"
    Expected,
    /// The label of a technology line.
    ListLabel,
    /// Heads a part of an entry.
    EntryPart,
    /// Part of a job title or degree.
    Title,
    /// Part of the name of an organisation.
    Organisation,
    /// A field that qualifies a title.
    Field,
    /// "at" between title and organisation.
    Employer,
    /// What an entry is.
    Setting(Setting),
    /// Its full stop ends no sentence.
    Abbreviation,
    /// May start a new statement.
    Conjunction,
    /// A form of a verb.
    Verb,
}

/// One phrase: the words after its first, and what it says.
#[derive(Debug)]
struct Sense {
    rest: Box<[u32]>,
    meaning: Meaning,
}

/// The words of all lexicons.
#[derive(Debug, Default)]
pub(super) struct Vocabulary<'l> {
    ids: HashMap<String, u32>,
    /// The phrases that start with a word, longest first.
    senses: Vec<Vec<Sense>>,
    headings: HashMap<String, &'l SectionWords>,
    verb_endings: Vec<&'l str>,
}

impl<'l> Vocabulary<'l> {
    /// Reads the lexicons, that of the document's language first.
    pub(super) fn new(lexicons: &'l [Lexicon], language: Option<usize>) -> Self {
        let mut vocabulary = Self::default();
        let own = language.and_then(|index| lexicons.get(index));
        let others = lexicons.iter().enumerate().filter(|&(index, _)| Some(index) != language);
        for lexicon in own.into_iter().chain(others.map(|(_, lexicon)| lexicon)) {
            vocabulary.add_frames(lexicon);
        }
        for lexicon in own.map_or(lexicons, std::slice::from_ref) {
            vocabulary.add_prose(lexicon);
        }
        // Headings are compared without their conjunctions, so they come after those.
        for lexicon in own.into_iter().chain(lexicons) {
            vocabulary.add_headings(lexicon);
        }
        for senses in &mut vocabulary.senses {
            senses.sort_by_key(|sense| std::cmp::Reverse(sense.rest.len()));
        }
        vocabulary
    }

    /// The number of a word in [plain letters](plain_letters).
    pub(super) fn id(&self, lower: &str) -> Option<u32> {
        self.ids.get(lower).copied()
    }

    /// The longest phrase at `at` whose meaning is wanted, with the index after it.
    pub(super) fn read<T>(
        &self,
        tokens: &[Token],
        at: usize,
        wanted: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(T, usize)> {
        let senses = self.senses.get(tokens.get(at)?.id? as usize)?;
        senses.iter().find_map(|sense| {
            let end = at + 1 + sense.rest.len();
            let following = tokens.get(at + 1..end)?;
            let fits = following.iter().zip(&sense.rest).all(|(token, &id)| token.id == Some(id));
            wanted(sense.meaning).filter(|_| fits).map(|found| (found, end))
        })
    }

    /// The index after a phrase of one meaning at `at`.
    pub(super) fn after(&self, tokens: &[Token], at: usize, meaning: Meaning) -> Option<usize> {
        self.read(tokens, at, |found| (found == meaning).then_some(())).map(|((), end)| end)
    }

    /// Whether a phrase of this meaning stands at `at`.
    pub(super) fn says(&self, tokens: &[Token], at: usize, meaning: Meaning) -> bool {
        self.after(tokens, at, meaning).is_some()
    }

    /// Whether a word, by its ending, looks like a verb of the language.
    pub(super) fn ends_like_verb(&self, word: &str) -> bool {
        word.len() >= 5 && self.verb_endings.iter().any(|ending| word.ends_with(ending))
    }

    /// The section that a heading opens, by its words written together.
    pub(super) fn section(&self, key: &str) -> Option<&'l SectionWords> {
        self.headings.get(key).copied()
    }

    fn add_frames(&mut self, lexicon: &Lexicon) {
        for (name, month) in &lexicon.months {
            self.add(name, Meaning::Month(*month));
        }
        for (name, first, last) in &lexicon.seasons {
            self.add(name, Meaning::Season(*first, *last));
        }
        for (words, setting) in &lexicon.headline_settings {
            self.add(words, Meaning::Setting(*setting));
        }
        self.add_all(&lexicon.present, Meaning::Present);
        self.add_all(&lexicon.range_words, Meaning::Until);
        self.add_all(&lexicon.month_of, Meaning::MonthOf);
        self.add_all(&lexicon.expected, Meaning::Expected);
        self.add_all(&lexicon.list_labels, Meaning::ListLabel);
        self.add_all(&lexicon.entry_parts, Meaning::EntryPart);
        self.add_all(&lexicon.title_words, Meaning::Title);
        self.add_all(&lexicon.organisation_words, Meaning::Organisation);
        self.add_all(&lexicon.field_words, Meaning::Field);
        self.add_all(&lexicon.employer_words, Meaning::Employer);
    }

    fn add_prose(&mut self, lexicon: &'l Lexicon) {
        // In other languages the word is part of a name ("AB").
        self.add_all(&lexicon.since, Meaning::Since);
        self.add_all(&lexicon.abbreviations, Meaning::Abbreviation);
        self.add_all(&lexicon.conjunctions, Meaning::Conjunction);
        self.add_all(&lexicon.verbs, Meaning::Verb);
        self.verb_endings.extend(lexicon.verb_endings.iter().map(String::as_str));
    }

    fn add_headings(&mut self, lexicon: &'l Lexicon) {
        for section in &lexicon.sections {
            for heading in &section.headings {
                let tokens = tokenise(heading, 0, self);
                let key = self.heading_key(heading, 0, &tokens);
                self.headings.entry(key).or_insert(section);
            }
        }
    }

    /// The letters of a heading without its signs, numbers, spaces and conjunctions, so that
    /// "WORK-EXPERIENCE:", "Work experience" and letter-spaced type are one.
    pub(super) fn heading_key(&self, text: &str, base: usize, tokens: &[Token]) -> String {
        let words = tokens.iter().enumerate().filter(|&(at, token)| {
            token.kind == super::token::Kind::Word && !self.says(tokens, at, Meaning::Conjunction)
        });
        let letters =
            words.filter_map(|(_, token)| text.get(token.range.start - base..token.range.end - base));
        letters.map(plain_letters).collect()
    }

    fn add_all(&mut self, phrases: &[String], meaning: Meaning) {
        for phrase in phrases {
            self.add(phrase, meaning);
        }
    }

    fn add(&mut self, phrase: &str, meaning: Meaning) {
        let words: Vec<u32> = tokenise(phrase, 0, self)
            .into_iter()
            .map(|token| self.intern(plain_letters(&phrase[token.range])))
            .collect();
        let Some((&first, rest)) = words.split_first() else { return };
        if let Some(senses) = self.senses.get_mut(first as usize) {
            senses.push(Sense { rest: rest.into(), meaning });
        }
    }

    fn intern(&mut self, word: String) -> u32 {
        let next = self.senses.len() as u32;
        let id = *self.ids.entry(word).or_insert(next);
        if id == next {
            self.senses.push(Vec::new());
        }
        id
    }
}

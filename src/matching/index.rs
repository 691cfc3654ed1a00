//! One Aho-Corasick automaton over all the literals of a pack, so that the cost of a scan does
//! not grow with the number of rules.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use aho_corasick::{AhoCorasick, BuildError, MatchKind};

use super::parts::{PhraseId, owned};
use crate::document::count_words;
use crate::fold::{Folded, on_boundaries};
use crate::pack::Phrase;
use crate::pack::model::{ConceptId, Pack};

/// What a phrase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    Term(ConceptId),
    Ambiguous(ConceptId),
    NotConcept(ConceptId),
    Before(usize),
    After(usize),
    Around(usize),
    NotCue(usize),
    Stop(usize),
    BackReference,
    Cause,
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub owner: Owner,
    /// Bytes of the original text.
    pub range: Range<usize>,
}

/// The compiled phrases of a pack.
#[derive(Debug)]
pub(super) struct Index {
    automaton: AhoCorasick,
    /// For each literal, the phrases that it is a piece of.
    uses: Vec<Vec<Piece>>,
    phrases: Vec<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Piece {
    phrase: usize,
    position: usize,
    /// How many words may stand before it.
    gap: usize,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    owner: Owner,
    pieces: usize,
}

impl Index {
    /// Compiles the phrases of a pack. Fails only beyond four billion states.
    pub fn new(pack: &Pack) -> Result<Self, BuildError> {
        let mut builder = Builder::default();
        for (owner, phrase) in owned(pack) {
            builder.add(owner, phrase);
        }
        builder.build()
    }

    /// All phrases of the pack but a dropped one in a folded text, in the order of their starts, and
    /// which they were. Pieces of one phrase stand in one sentence; `sentence_of` tells which by a
    /// byte of the original text.
    pub fn scan(
        &self,
        folded: &Folded,
        sentence_of: impl Fn(usize) -> usize,
        dropped: Option<PhraseId>,
    ) -> (Vec<Hit>, BTreeSet<PhraseId>) {
        let mut found: Vec<(Range<usize>, usize)> = self
            .automaton
            .find_overlapping_iter(&folded.text)
            .map(|found| (found.range(), found.pattern().as_usize()))
            .filter(|(range, _)| on_boundaries(&folded.text, range))
            .collect();
        found.sort_unstable_by_key(|(range, literal)| (range.start, range.end, *literal));
        let mut chains = Chains::new(self.phrases.len());
        let mut hits = Vec::new();
        let mut phrases = BTreeSet::new();
        for (range, literal) in found {
            let original = folded.original(range.clone());
            let sentence = sentence_of(original.start);
            for piece in &self.uses[literal] {
                let (entry, phrase) = (self.phrases[piece.phrase], PhraseId(piece.phrase));
                if dropped == Some(phrase) {
                    continue;
                }
                if entry.pieces == 1 {
                    hits.push(Hit { owner: entry.owner, range: original.clone() });
                    phrases.insert(phrase);
                } else if let Some(start) = chains.extend(*piece, entry, &range, sentence, &folded.text) {
                    hits.push(Hit { owner: entry.owner, range: folded.original(start..range.end) });
                    phrases.insert(phrase);
                }
            }
        }
        hits.sort_by_key(|hit| (hit.range.start, hit.range.end, hit.owner));
        hits.dedup();
        (hits, phrases)
    }
}

#[derive(Default)]
struct Builder {
    literals: BTreeMap<String, usize>,
    uses: Vec<Vec<Piece>>,
    phrases: Vec<Entry>,
}

impl Builder {
    fn add(&mut self, owner: Owner, source: &Phrase) {
        let phrase = self.phrases.len();
        self.phrases.push(Entry { owner, pieces: source.pieces.len() });
        for (position, (literals, &gap)) in source.pieces.iter().zip(&source.gaps).enumerate() {
            for literal in literals {
                let next = self.literals.len();
                let id = *self.literals.entry(literal.clone()).or_insert(next);
                if id == self.uses.len() {
                    self.uses.push(Vec::new());
                }
                self.uses[id].push(Piece { phrase, position, gap });
            }
        }
    }

    fn build(self) -> Result<Index, BuildError> {
        let mut literals: Vec<(String, usize)> = self.literals.into_iter().collect();
        literals.sort_unstable_by_key(|&(_, id)| id);
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(literals.iter().map(|(literal, _)| literal))?;
        Ok(Index { automaton, uses: self.uses, phrases: self.phrases })
    }
}

/// Phrases of several pieces of which some are found.
struct Chains {
    open: Vec<Vec<Chain>>,
}

#[derive(Clone, Copy)]
struct Chain {
    start: usize,
    end: usize,
    sentence: usize,
    /// The piece that must come next.
    next: usize,
}

/// More than one open chain matters only where a first piece is repeated.
const OPEN: usize = 4;

impl Chains {
    fn new(phrases: usize) -> Self {
        Self { open: vec![Vec::new(); phrases] }
    }

    /// Takes a piece; gives the start of the phrase if this piece completes it.
    fn extend(
        &mut self,
        piece: Piece,
        entry: Entry,
        range: &Range<usize>,
        sentence: usize,
        text: &str,
    ) -> Option<usize> {
        let open = &mut self.open[piece.phrase];
        let mut completed = None;
        if piece.position > 0 {
            let fits = |chain: &Chain| {
                chain.next == piece.position
                    && chain.sentence == sentence
                    && chain.end <= range.start
                    && text.get(chain.end..range.start).is_some_and(|text| is_gap(text, piece.gap))
            };
            let chain = open.iter().rev().find(|chain| fits(chain)).copied()?;
            if piece.position + 1 == entry.pieces {
                completed = Some(chain.start);
            } else {
                open.push(Chain { end: range.end, next: piece.position + 1, ..chain });
            }
        } else {
            open.push(Chain { start: range.start, end: range.end, sentence, next: 1 });
        }
        if open.len() > OPEN {
            open.remove(0);
        }
        completed
    }
}

/// Whether this may stand between two pieces of a phrase; what a semicolon divides is two statements.
fn is_gap(text: &str, words: usize) -> bool {
    count_words(text) <= words && !text.contains(';')
}

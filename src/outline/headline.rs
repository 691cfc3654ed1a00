//! Reads the title and the organisation from the headline of an entry.
//!
//! A headline is cut at its signs; the piece with a title word is the title, the one with an
//! organisation word the organisation. What is left undecided follows the order in which people
//! write: title, organisation, place.

use std::ops::Range;

use super::Setting;
use super::line::{Line, names_organisation};
use super::sentences::span;
use super::token::{Gap, Token, count_words, tokenise};
use super::vocabulary::{Meaning, Vocabulary};

/// What a headline says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Headline {
    /// What the person was, or what was built.
    pub(super) title: Option<String>,
    /// For whom.
    pub(super) organisation: Option<String>,
    /// The setting that its words name.
    pub(super) setting: Option<Setting>,
    /// Whether the title holds a word of a job title.
    pub(super) has_title_word: bool,
    /// How many pieces it has.
    pub(super) pieces: usize,
}

/// A piece between two signs.
#[derive(Debug)]
struct Piece {
    tokens: Vec<Token>,
    title: bool,
    organisation: bool,
    /// Whether it only says where.
    place: bool,
    /// Whether a comma parts it from the piece before.
    after_comma: bool,
}

impl Piece {
    /// Whether nothing speaks against its being a name.
    fn may_be_name(&self) -> bool {
        !self.place && self.tokens.first().is_some_and(|first| !first.first.is_lowercase())
    }

    fn words(&self) -> usize {
        count_words(&self.tokens)
    }
}

/// Reads headline blocks, each with the bytes of it that count; the setting of the section
/// says what a lone name is.
pub(super) fn read(
    text: &str,
    blocks: &[(&Line, Range<usize>)],
    setting: Setting,
    vocabulary: &Vocabulary,
) -> Headline {
    let mut pieces = Vec::new();
    let mut named = None;
    for (line, range) in blocks {
        let dated = line.date.as_ref().map_or(0..0, |date| date.range.clone());
        let mut tokens = tokenise(text.get(range.clone()).unwrap_or_default(), range.start, vocabulary);
        let split = tokens.iter().position(|token| token.range.start >= dated.start).unwrap_or(tokens.len());
        let mut after = tokens.split_off(split);
        after.retain(|token| token.range.start >= dated.end);
        for part in [tokens, after] {
            named = named.or_else(|| named_setting(&part, vocabulary));
            pieces.extend(cut(&part, vocabulary));
            join_legal_forms(&mut pieces);
        }
    }
    mark_places(text, &mut pieces);
    let mut headline = choose(text, &pieces, setting, vocabulary);
    headline.setting = named;
    headline.pieces = pieces.len();
    headline
}

/// The setting that the longest phrase of a text names.
fn named_setting(tokens: &[Token], vocabulary: &Vocabulary) -> Option<Setting> {
    let named = (0..tokens.len()).filter_map(|at| {
        let (setting, end) = vocabulary.read(tokens, at, |meaning| match meaning {
            Meaning::Setting(setting) => Some(setting),
            _ => None,
        })?;
        Some((std::cmp::Reverse(end - at), setting))
    });
    named.min_by_key(|&(length, _)| length).map(|(_, setting)| setting)
}

fn cut(tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut after_comma = false;
    let mut depth = 0_u32;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        depth = (depth + u32::from(token.is('('))).saturating_sub(u32::from(token.is(')')));
        if token.gap == Gap::Wide && at > start {
            pieces.extend(piece(&tokens[start..at], after_comma, vocabulary));
            (start, after_comma) = (at, false);
        } else if let Some(end) = separator(tokens, at, vocabulary).filter(|_| depth == 0) {
            pieces.extend(piece(&tokens[start..at], after_comma, vocabulary));
            (start, after_comma) = (end, token.is(','));
            at = end;
            continue;
        }
        at += 1;
    }
    pieces.extend(piece(&tokens[start..], after_comma, vocabulary));
    pieces
}

/// The index after what parts two pieces.
fn separator(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> Option<usize> {
    let token = &tokens[at];
    let spaced = || !token.attached() && tokens.get(at + 1).is_some_and(|next| !next.attached());
    let sign = token.is_any(",|·•;") || (token.is_any("-–—@") && spaced());
    let label = token.is(':') && at <= 2;
    if sign || label {
        return Some(at + 1);
    }
    // In capitals it is part of a name ("AT&T").
    let employer = vocabulary.after(tokens, at, Meaning::Employer).filter(|_| !token.first.is_uppercase());
    employer.filter(|&end| at > 0 && end < tokens.len())
}

fn piece(tokens: &[Token], after_comma: bool, vocabulary: &Vocabulary) -> Option<Piece> {
    let first = tokens.iter().position(|token| token.is_word() || token.is_any("([\"“„'«"))?;
    let tokens = &tokens[first..];
    let last = tokens.iter().rposition(|token| token.is_word() || token.is_any(")].\"”“'»+#*"))?;
    let tokens = &tokens[..=last];
    let title = (0..tokens.len()).any(|at| vocabulary.says(tokens, at, Meaning::Title));
    tokens.iter().any(Token::is_word).then(|| Piece {
        title,
        organisation: names_organisation(tokens, vocabulary),
        place: false,
        after_comma,
        tokens: tokens.to_vec(),
    })
}

/// Joins "Acme, Inc" again.
fn join_legal_forms(pieces: &mut Vec<Piece>) {
    let lone = |piece: &Piece| piece.organisation && piece.after_comma && piece.words() == 1;
    for at in (1..pieces.len()).rev().filter(|&at| at > 0) {
        if lone(&pieces[at]) {
            let form = pieces.remove(at);
            pieces[at - 1].tokens.extend(form.tokens);
            pieces[at - 1].organisation = true;
        }
    }
}

/// Marks "Boston, MA": a piece of two capitals and the one before it, which its comma binds.
fn mark_places(text: &str, pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let code = text.get(span(&pieces[at].tokens)).unwrap_or_default();
        let is_code = code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase());
        if is_code && pieces[at].after_comma {
            pieces[at].place = true;
            if at > 0 && !pieces[at - 1].title {
                pieces[at - 1].place = true;
            }
        }
    }
}

fn choose(text: &str, pieces: &[Piece], setting: Setting, vocabulary: &Vocabulary) -> Headline {
    let written = |tokens: &[Token]| text.get(span(tokens)).map(str::to_owned);
    let Some(title) = titled(pieces, setting) else {
        let (title, organisation) = untitled(pieces, setting);
        let written = |at: Option<usize>| at.and_then(|at| written(&pieces[at].tokens));
        return Headline {
            title: written(title),
            organisation: written(organisation),
            ..Headline::default()
        };
    };
    let work = setting == Setting::Work;
    let tail = |tokens| employer_tail(text, tokens, vocabulary).filter(|_| work);
    let tokens = &pieces[title].tokens;
    let (title_tokens, organisation) = match (named(pieces, Some(title)), tail(tokens)) {
        (Some(named), _) => {
            let named = &pieces[named].tokens;
            (&tokens[..], Some(&named[tail(named).unwrap_or(0)..]))
        }
        (None, Some(tail)) => (&tokens[..tail], Some(&tokens[tail..])),
        (None, None) => {
            let is_name = |piece: &Piece| piece.may_be_name() && !is_field(&piece.tokens, vocabulary);
            let others = pieces.iter().enumerate().filter(|&(at, piece)| at != title && is_name(piece));
            let other = others.map(|(_, piece)| &piece.tokens[..]).next();
            (&tokens[..], other.filter(|_| setting != Setting::Project))
        }
    };
    Headline {
        title: written(title_tokens),
        organisation: organisation.and_then(written),
        has_title_word: pieces[title].title,
        ..Headline::default()
    }
}

/// The piece with the title: what was built comes first in a project; elsewhere a name like
/// "Miller Engineers Ltd" is a title only where nothing better is.
fn titled(pieces: &[Piece], setting: Setting) -> Option<usize> {
    if setting == Setting::Project {
        return pieces.first().map(|_| 0);
    }
    let plain = pieces.iter().position(|piece| piece.title && !piece.organisation && !piece.place);
    plain.or_else(|| pieces.iter().position(|piece| piece.title && !piece.place))
}

/// The piece with an organisation word, best one without a title word.
fn named(pieces: &[Piece], title: Option<usize>) -> Option<usize> {
    let others = || pieces.iter().enumerate().filter(|&(at, piece)| piece.organisation && Some(at) != title);
    let plain = others().find(|(_, piece)| !piece.title);
    plain.or_else(|| others().next()).map(|(at, _)| at)
}

/// Title and organisation where no piece has a title word: the name of a job is its employer, that
/// of a course comes before the school.
fn untitled(pieces: &[Piece], setting: Setting) -> (Option<usize>, Option<usize>) {
    let first = pieces.iter().position(|piece| !piece.place);
    if setting == Setting::Work {
        return (None, named(pieces, None).or(first));
    }
    let title = first.filter(|&at| pieces.len() > 1 || !pieces[at].organisation);
    let next = pieces.iter().skip(1).position(Piece::may_be_name).map(|at| at + 1);
    (title, named(pieces, title).or(next.filter(|_| setting == Setting::Coursework)))
}

/// Whether a piece is nothing but a field of work.
fn is_field(tokens: &[Token], vocabulary: &Vocabulary) -> bool {
    tokens.iter().enumerate().all(|(at, token)| {
        !token.is_word()
            || vocabulary.says(tokens, at, Meaning::Field)
            || vocabulary.says(tokens, at, Meaning::Title)
    })
}

/// Where the employer starts in "Python Developer Nielsen": the first capital after the last title
/// word.
fn employer_tail(text: &str, tokens: &[Token], vocabulary: &Vocabulary) -> Option<usize> {
    let last = (0..tokens.len()).rev().find(|&at| vocabulary.says(tokens, at, Meaning::Title))?;
    let tail = past_field(tokens, past_remark(tokens, last + 1), vocabulary);
    let first = tokens.get(tail).filter(|token| token.gap == Gap::Space)?;
    let word = text.get(first.range.clone())?;
    let alone = tokens.get(tail + 1).is_none_or(|next| !next.attached());
    let grade = alone && (word.len() == 1 || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
    let name = first.is_word() && !first.first.is_lowercase() || first.is('(');
    let brand = first.is_spelled() && word.chars().skip(1).any(char::is_uppercase);
    ((name || brand) && !grade && !is_field(&tokens[tail..], vocabulary)).then_some(tail)
}

/// The index after a remark in brackets that directly follows the title ("(Contract)").
fn past_remark(tokens: &[Token], at: usize) -> usize {
    if !tokens.get(at).is_some_and(|token| token.is('(')) {
        return at;
    }
    tokens[at..].iter().position(|token| token.is(')')).map_or(at, |length| at + length + 1)
}

/// The index after a field of the title ("Director of Front End").
fn past_field(tokens: &[Token], at: usize, vocabulary: &Vocabulary) -> usize {
    let preposition = usize::from(tokens.get(at).is_some_and(|token| token.first.is_lowercase()));
    vocabulary.after(tokens, at + preposition, Meaning::Field).unwrap_or(at)
}

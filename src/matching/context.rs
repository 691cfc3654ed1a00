//! The five axes of a mention, set by the cues around it.
//!
//! Each cue reaches over a frame in its direction, until a stop word. Of the cues that reach a
//! mention the nearest decides its axis, then the longer one; axes are independent.

use std::ops::Range;

use super::candidates::Candidate;
use super::findings::{Context, Place};
use super::frames::Frames;
use super::index::{Hit, Owner};
use crate::outline::{BlockRole, Genre, Setting};
use crate::pack::model::{ContextChange, Cue, Manner, Pack, Scope};

/// No cue reaches farther, in bytes; [`prune`] leaves the cues in the order of their words.
const FARTHEST: usize = 1_900;

/// A cue with the bytes that it reaches.
#[derive(Debug)]
struct Reach {
    cue: usize,
    words: Range<usize>,
    over: Range<usize>,
}

/// How many ways of reaching there are.
const WAYS: usize = 4;

impl Reach {
    /// Which way it goes: before its words, after them, both, or over what a heading opens. Cues of
    /// resumes are ranked by their words alone, whichever way they go.
    fn way(&self, pack: &Pack) -> usize {
        let cue = &pack.cues[self.cue];
        let (back, forth) = (self.over.start < self.words.start, self.words.end < self.over.end);
        match (cue.genre, cue.heading, back, forth) {
            (Genre::Resume, ..) | (_, false, false, _) => 0,
            (_, false, true, false) => 1,
            (_, false, true, true) => 2,
            (_, true, ..) => 3,
        }
    }
}

/// All cues of a document.
#[derive(Debug)]
pub(super) struct Cues<'p> {
    pack: &'p Pack,
    reaches: Vec<Reach>,
}

impl<'p> Cues<'p> {
    pub fn new(pack: &'p Pack, hits: &[Hit], frames: Frames<'_>) -> Self {
        let mut reaches: Vec<Reach> = hits.iter().filter_map(|hit| reach(hit, hits, pack, frames)).collect();
        prune(pack, &mut reaches);
        Self { pack, reaches }
    }

    /// The context of a mention.
    pub fn context(&self, candidate: &Candidate, frames: Frames<'_>) -> Context {
        let base = frames.setting(&candidate.place);
        let mut context = Context::plain(base);
        let from = self.reaches.partition_point(|reach| reach.words.start + FARTHEST < candidate.range.start);
        let to = self.reaches.partition_point(|reach| reach.words.start < candidate.range.end + FARTHEST);
        let reaching: Vec<&Reach> = self.reaches[from..to.max(from)]
            .iter()
            .filter(|reach| {
                reach.over.start <= candidate.range.start && candidate.range.end <= reach.over.end
            })
            .filter(|reach| !overlap(&reach.words, &candidate.range))
            .filter(|reach| self.applies(reach.cue, base))
            .filter(|reach| {
                let role = if frames.enumerates(&candidate.place) { Manner::Lists } else { Manner::Prose };
                self.pack.cues[reach.cue].only.is_none_or(|only| only == role)
            })
            .collect();
        let nearest = |sets: fn(&ContextChange) -> bool| {
            reaching
                .iter()
                .filter(|reach| sets(&self.pack.cues[reach.cue].sets))
                .min_by_key(|reach| {
                    (gap(&reach.words, &candidate.range), std::cmp::Reverse(reach.words.len()), reach.cue)
                })
                .map(|reach| self.pack.cues[reach.cue].sets)
        };
        if let Some(setting) = nearest(|sets| sets.setting.is_some()).and_then(|sets| sets.setting) {
            context.setting = setting;
        }
        if let Some(affirmed) = nearest(|sets| sets.affirmed.is_some()).and_then(|sets| sets.affirmed) {
            context.affirmed = affirmed;
        }
        if let Some(stage) = nearest(|sets| sets.stage.is_some()).and_then(|sets| sets.stage) {
            context.stage = stage;
        }
        if let Some(strength) = nearest(|sets| sets.strength.is_some()).and_then(|sets| sets.strength) {
            context.strength = strength;
        }
        if let Some(actor) = nearest(|sets| sets.actor.is_some()).and_then(|sets| sets.actor) {
            context.actor = actor;
        }
        context.claim = nearest(|sets| sets.claim.is_some()).and_then(|sets| sets.claim);
        context
    }

    fn applies(&self, cue: usize, base: Setting) -> bool {
        let from = &self.pack.cues[cue].from;
        from.is_empty() || from.contains(&base)
    }
}

fn reach(hit: &Hit, hits: &[Hit], pack: &Pack, frames: Frames<'_>) -> Option<Reach> {
    let (cue, before, after) = match hit.owner {
        Owner::Before(cue) => (cue, true, false),
        Owner::After(cue) => (cue, false, true),
        Owner::Around(cue) => (cue, true, true),
        _ => return None,
    };
    if pack.cues[cue].genre != frames.outline.genre {
        return None;
    }
    let place = frames.place(hit.range.start);
    if pack.cues[cue].heading && !in_heading(hit, &place, frames) {
        return None;
    }
    let swallowed = |other: &Hit| {
        other.owner == Owner::NotCue(cue)
            && other.range.start <= hit.range.start
            && other.range.end >= hit.range.end
    };
    let language = frames.outline.language.as_ref();
    let foreign = language.is_some_and(|language| pack.cues[cue].except_in.contains(language));
    if foreign || hits_near(hits, &hit.range, 400).iter().any(swallowed) {
        return None;
    }
    let scope = scope(&pack.cues[cue], &place, frames);
    let in_label = frames
        .frame(&place)
        .and_then(|frame| frame.label.as_ref())
        .is_some_and(|label| label.start <= hit.range.start && hit.range.end <= label.end);
    let frame = frames.near(&place, if in_label { scope.max(Scope::Block) } else { scope }, &hit.range);
    let mut over = frame;
    if !after {
        over.start = hit.range.end;
    }
    if !before {
        over.end = hit.range.start;
    }
    for stop in hits_in(hits, &over).iter().filter(|stop| stop.owner == Owner::Stop(cue)) {
        if stop.range.start >= hit.range.end {
            over.end = over.end.min(stop.range.start);
        } else if stop.range.end <= hit.range.start {
            over.start = over.start.max(stop.range.end);
        }
    }
    let too_many = pack.cues[cue].max_items.is_some_and(|most| items(&over, frames) > most);
    (over.start < over.end && !too_many).then(|| Reach { cue, words: hit.range.clone(), over })
}

/// How far a cue reaches. A bullet of a job speaks for itself alone when it names a course; the
/// headline speaks for the job.
fn scope(cue: &Cue, place: &Place, frames: Frames<'_>) -> Scope {
    let in_headline = frames.frame(place).is_some_and(|frame| frame.role == BlockRole::Headline);
    let at_work = frames.setting(place) == Setting::Work;
    if cue.sets.setting.is_some() && at_work && !in_headline {
        cue.reach.min(Scope::Block)
    } else {
        cue.reach
    }
}

/// Whether the words stand in a heading, or are a line of their own, which speaks of what follows
/// like one.
fn in_heading(hit: &Hit, place: &Place, frames: Frames<'_>) -> bool {
    let is_heading = frames.frame(place).is_some_and(|frame| frame.role == BlockRole::Heading);
    let block = frames.near(place, Scope::Block, &hit.range);
    let is_blank = |range: Range<usize>| {
        frames.document.text.get(range).is_some_and(|rest| !rest.contains(char::is_alphanumeric))
    };
    is_heading || is_blank(block.start..hit.range.start) && is_blank(hit.range.end..block.end)
}

/// How many items of its sentence a reach covers.
fn items(over: &Range<usize>, frames: Frames<'_>) -> usize {
    let sentence = frames.sentence(&frames.place(over.start));
    sentence.map_or(1, |sentence| sentence.items.iter().filter(|item| overlap(item, over)).count())
}

/// Of cues whose words overlap only the longest stays; in a job description, of those that reach the
/// same way.
fn prune(pack: &Pack, reaches: &mut Vec<Reach>) {
    reaches.sort_by_key(|reach| (reach.words.start, std::cmp::Reverse(reach.words.end)));
    let mut covered: [Range<usize>; WAYS] = std::array::from_fn(|_| 0..0);
    reaches.retain(|reach| {
        let covered = &mut covered[reach.way(pack)];
        let inside = covered.start <= reach.words.start
            && reach.words.end <= covered.end
            && reach.words.len() < covered.len();
        if !inside && reach.words.end > covered.end {
            *covered = reach.words.clone();
        }
        !inside
    });
}

/// The hits that start within a range.
fn hits_in<'h>(hits: &'h [Hit], range: &Range<usize>) -> &'h [Hit] {
    let from = hits.partition_point(|hit| hit.range.start < range.start);
    let to = hits.partition_point(|hit| hit.range.start < range.end);
    hits.get(from..to).unwrap_or(&[])
}

fn hits_near<'h>(hits: &'h [Hit], range: &Range<usize>, before: usize) -> &'h [Hit] {
    hits_in(hits, &(range.start.saturating_sub(before)..range.start + 1))
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

fn gap(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.start < b.start { b.start.saturating_sub(a.end) } else { a.start.saturating_sub(b.end) }
}

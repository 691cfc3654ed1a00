//! Reads concepts and cues: the entries that are made of phrases.

use super::Phrase;
use super::model::{
    Actor, Anchor, Concept, ConceptId, ContextChange, Cue, Examples, Manner, Scope, Stage, Strength, TieRule,
};
use super::names::Names;
use super::reader::{Fields, Located, Log};
use super::rule::{choice, settings, values};
use crate::outline::{Genre, Setting};

const TIES: [(&str, TieRule); 5] = [
    ("free", TieRule::Free),
    ("sentence", TieRule::Sentence),
    ("told", TieRule::Told),
    ("cache", TieRule::Cache),
    ("own", TieRule::Own),
];

/// Reads one `[concept.ID]`.
pub(super) fn concept(
    id: Located<String>,
    fields: &mut Fields<'_>,
    names: &Names,
    subject: ConceptId,
) -> Concept {
    let title = fields.string("title").map_or_else(|| id.value.replace('-', " "), |title| title.value);
    let terms = phrases(fields, "terms", names);
    let ambiguous = phrases(fields, "ambiguous", names);
    let members = names.concepts(&fields.strings("members"), fields.log);
    let concept = Concept {
        title,
        source: fields.string("source").map(|source| source.value),
        not: phrases(fields, "not", names),
        anchor: anchor(fields, names, subject),
        rivals: names.concepts(&fields.strings("rivals"), fields.log),
        yields_to: names.concepts(&fields.strings("yields-to"), fields.log),
        tie: choice(fields, "tie", &TIES).unwrap_or(TieRule::Sentence),
        examples: examples(fields),
        id: id.value,
        terms,
        ambiguous,
        members,
    };
    if !fields.has_any(&["terms", "ambiguous", "members"]) {
        let hint = "give it `terms`, `ambiguous` terms with an `anchor`, or `members`".to_owned();
        fields.log.error(&id.at, format!("the concept `{}` can never be found", concept.id), Some(hint));
    }
    concept
}

/// An ambiguous term without an anchor of its own needs the subject in its sentence.
fn anchor(fields: &mut Fields<'_>, names: &Names, subject: ConceptId) -> Anchor {
    let Some(mut anchor) = fields.table("anchor") else {
        return Anchor { concepts: vec![subject], scope: Scope::Sentence };
    };
    let concepts = names.concepts(&anchor.strings("concepts"), anchor.log);
    if concepts.is_empty() {
        anchor.log.error(&anchor.at, "an anchor without concepts holds nothing", None);
    }
    let scope = choice(&mut anchor, "in", &Scope::NAMES).unwrap_or(Scope::Sentence);
    anchor.finish();
    Anchor { concepts, scope }
}

/// Reads one `[extend.ID]`: more phrases for a concept that another file defines.
pub(super) fn extend(concept: Option<&mut Concept>, fields: &mut Fields<'_>, names: &Names) {
    let (terms, ambiguous, not) =
        (phrases(fields, "terms", names), phrases(fields, "ambiguous", names), phrases(fields, "not", names));
    let more = examples(fields);
    let Some(concept) = concept else { return };
    concept.terms.extend(terms);
    concept.ambiguous.extend(ambiguous);
    concept.not.extend(not);
    concept.examples.matches.extend(more.matches);
    concept.examples.misses.extend(more.misses);
}

/// Reads one `[cue.ID]`.
pub(super) fn cue(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Cue {
    let sets = fields.table("set").map(|mut set| {
        let change = change(&mut set);
        set.finish();
        change
    });
    if sets.is_none_or(|sets| sets == ContextChange::default()) {
        let hint = "add `set = { polarity = \"negated\" }` or another axis".to_owned();
        fields.log.error(&id.at, format!("the cue `{}` sets nothing", id.value), Some(hint));
    }
    let written = fields.strings("from");
    let from = written.iter().filter_map(|name| setting_named(name, fields.log)).collect();
    let cue = Cue {
        id: id.value,
        sets: sets.unwrap_or_default(),
        before: phrases(fields, "before", names),
        after: phrases(fields, "after", names),
        around: phrases(fields, "around", names),
        not: phrases(fields, "not", names),
        stop: phrases(fields, "stop", names),
        reach: choice(fields, "reach", &Scope::NAMES).unwrap_or(Scope::Sentence),
        from,
        genre: choice(fields, "reads", &Genre::NAMES).unwrap_or_default(),
        heading: fields.boolean("heading").unwrap_or(false),
        only: choice(fields, "only", &Manner::NAMES),
        except_in: values(fields.strings("except-in")),
        max_items: fields.whole("max-items", 1, 1000).map(|items| items as usize),
        examples: examples(fields),
    };
    if !fields.has_any(&["before", "after", "around"]) {
        let hint = "give it phrases in `before`, `after` or `around`".to_owned();
        fields.log.error(&id.at, format!("the cue `{}` can never be found", cue.id), Some(hint));
    }
    cue
}

fn setting_named(name: &Located<String>, log: &Log) -> Option<Setting> {
    let found = Setting::NAMES.iter().find(|(known, _)| *known == name.value).map(|&(_, setting)| setting);
    if found.is_none() {
        log.error(&name.at, format!("there is no setting `{}`", name.value), None);
    }
    found
}

fn change(fields: &mut Fields<'_>) -> ContextChange {
    const POLARITIES: [(&str, bool); 2] = [("affirmed", true), ("negated", false)];
    ContextChange {
        setting: settings(fields).first().copied(),
        affirmed: choice(fields, "polarity", &POLARITIES),
        stage: choice(fields, "stage", &Stage::NAMES),
        strength: choice(fields, "strength", &Strength::NAMES),
        actor: choice(fields, "actor", &Actor::NAMES),
        claim: fields.whole("claim", 1, 3).map(|level| level as u8),
    }
}

/// The compiled phrases of a field; those that cannot be compiled are errors at their place.
pub(super) fn phrases(fields: &mut Fields<'_>, key: &'static str, names: &Names) -> Vec<Phrase> {
    let written = fields.strings(key);
    let compiled = written.iter().filter_map(|phrase| {
        let parsed = Phrase::parse(&phrase.value, &names.words);
        parsed.map_err(|message| fields.log.error(&phrase.at, message, None)).ok()
    });
    compiled.collect()
}

fn examples(fields: &mut Fields<'_>) -> Examples {
    Examples { matches: values(fields.strings("match")), misses: values(fields.strings("no-match")) }
}

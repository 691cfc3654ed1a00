//! Reads `[override.ID]`: what a team changes of a pack that it extends, without copying it.
//!
//! Overrides apply to the finished pack, the last of all, so they see what every file defines.

use super::Phrase;
use super::concept::phrases;
use super::diagnostic::nearest;
use super::model::{Concept, Flag, Pack, Rule, Scope, Severity, Way};
use super::names::Names;
use super::reader::{Fields, Located, Log};
use super::rule::choice;

/// Applies one `[override.ID]`. An id with a kind before it (`red/...`) is that of a flag, any
/// other that of a concept.
pub(super) fn apply(id: &Located<String>, fields: &mut Fields<'_>, names: &Names, pack: &mut Pack) {
    if let Some(index) = pack.flags.iter().position(|flag| flag.id == id.value) {
        if !change_flag(&mut pack.flags[index], fields) {
            pack.flags.remove(index);
        }
    } else if let Some(concept) = pack.concepts.iter_mut().find(|concept| concept.id == id.value) {
        change_concept(concept, fields, names);
    } else {
        fields.ignore();
        let flags = pack.flags.iter().map(|flag| flag.id.as_str());
        let known = flags.chain(pack.concepts.iter().map(|concept| concept.id.as_str()));
        let hint = match nearest(&id.value, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "flags and concepts can be overridden; see `rules list`".to_owned(),
        };
        let message = format!("there is no flag or concept `{}` to override", id.value);
        fields.log.error(&id.at, message, Some(hint));
    }
}

/// Changes a flag; `false` where it is switched off.
fn change_flag(flag: &mut Flag, fields: &mut Fields<'_>) -> bool {
    let enabled = fields.boolean("enabled").unwrap_or(true);
    let (title, reason) = (fields.string("title"), fields.string("reason"));
    let severity = choice(fields, "severity", &Severity::NAMES);
    if !enabled {
        if reason.is_none() {
            let hint = Some("add `reason = \"...\"`: who reads it later will want to know".to_owned());
            fields.log.error(&fields.at, format!("`{}` is switched off without a reason", flag.id), hint);
        }
        return false;
    }
    if let Some(title) = title {
        flag.title = title.value;
    }
    if let Some(reason) = reason {
        flag.reason = reason.value;
    }
    if let Some(severity) = severity {
        flag.severities = vec![(severity, always())];
    }
    true
}

/// A rule that every resume satisfies.
fn always() -> Rule {
    let (all, of, none) = (Vec::new(), Vec::new(), Vec::new());
    Rule { ways: vec![Way { scope: Scope::Document, all, of, at_least: 1, none }] }
}

fn change_concept(concept: &mut Concept, fields: &mut Fields<'_>, names: &Names) {
    let lists: [(&'static str, &'static str, &mut Vec<Phrase>); 3] = [
        ("terms-add", "terms-remove", &mut concept.terms),
        ("ambiguous-add", "ambiguous-remove", &mut concept.ambiguous),
        ("not-add", "not-remove", &mut concept.not),
    ];
    for (add, remove, own) in lists {
        for gone in fields.strings(remove) {
            take(own, &gone, |phrase| &phrase.source, &concept.id, fields.log);
        }
        own.extend(phrases(fields, add, names));
    }
    let examples: [(&'static str, &'static str, &mut Vec<String>); 2] = [
        ("match-add", "match-remove", &mut concept.examples.matches),
        ("no-match-add", "no-match-remove", &mut concept.examples.misses),
    ];
    for (add, remove, texts) in examples {
        for gone in fields.strings(remove) {
            take(texts, &gone, |text| text, &concept.id, fields.log);
        }
        texts.extend(fields.strings(add).into_iter().map(|text| text.value));
    }
}

/// Takes an item out of a list; one that is not in it is an error.
fn take<T>(
    items: &mut Vec<T>,
    gone: &Located<String>,
    name: impl Fn(&T) -> &String,
    concept: &str,
    log: &Log,
) {
    if let Some(index) = items.iter().position(|item| *name(item) == gone.value) {
        items.remove(index);
        return;
    }
    let near = nearest(&gone.value, items.iter().map(|item| name(item).as_str()));
    let hint = near.map(|near| format!("did you mean `{near}`?"));
    log.error(&gone.at, format!("`{}` is not among those of `{concept}`", gone.value), hint);
}

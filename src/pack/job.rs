//! Reads what a pack knows of job descriptions: asks, the levels they come to, and mistakes.

use super::model::{Ask, AskedLevel, Mistake};
use super::names::Names;
use super::reader::{Fields, Located};
use super::rule::{Defaults, examples, rule};

const LISTED_TOO: Defaults = Defaults { used: false };

/// Reads one `[ask.ID]`.
pub(super) fn ask(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Ask {
    let role = fields.string("role").and_then(|role| names.role(&role, fields.log));
    let names_role = fields.boolean("names-role").unwrap_or(false);
    if names_role && !fields.has("role") {
        let hint = "add `role = \"...\"`".to_owned();
        fields.log.error(&id.at, format!("`{}` names a role and does not say which", id.value), Some(hint));
    }
    Ask {
        title: fields.required("title").value,
        level: fields.whole("level", 1, 9).map(|level| level as u8),
        use_case: fields.string("use-case").and_then(|case| names.use_case(&case, fields.log)),
        role,
        names_role,
        rule: rule(fields, names, LISTED_TOO),
        examples: examples(fields),
        id: id.value,
    }
}

/// Reads one `[asked-level.N]`.
pub(super) fn asked_level(number: &Located<String>, fields: &mut Fields<'_>) -> Option<AskedLevel> {
    let parsed = number.value.parse::<u8>().ok().filter(|number| (1..=9).contains(number));
    if parsed.is_none() {
        let hint = Some("a number from 1 to 9".to_owned());
        fields.log.error(&number.at, format!("`{}` is no level", number.value), hint);
    }
    let at_least = fields.whole("at-least", 1, 100).unwrap_or(1) as usize;
    Some(AskedLevel { number: parsed?, at_least })
}

/// Reads one `[mistake.ID]`.
pub(super) fn mistake(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Mistake {
    Mistake {
        title: fields.required("title").value,
        reason: fields.required("reason").value,
        advice: fields.required("advice").value,
        source: fields.string("source").map(|source| source.value),
        rule: rule(fields, names, LISTED_TOO),
        examples: examples(fields),
        id: id.value,
    }
}

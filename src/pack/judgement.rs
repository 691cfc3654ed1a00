//! Reads what a pack judges by: flags, criteria, levels, use cases, structures and patterns.

use super::model::{
    Cite, Criterion, Duty, Flag, FlagKind, Floor, Level, LevelWay, Pattern, Question, Ratings, Role, Rule,
    Severity, Signal, Skill, Structure, Target, UseCase,
};
use super::names::Names;
use super::reader::{Fields, Located};
use super::rule::{Defaults, atoms, choice, examples, flag_examples, rule, settings};

const LISTED_TOO: Defaults = Defaults { used: false };
const IN_USE: Defaults = Defaults { used: true };
const CITES: [(&str, Cite); 3] =
    [("found", Cite::Found), ("subject", Cite::Subject), ("last-use", Cite::LastUse)];

/// Reads one `[flag."KIND/NAME"]`.
pub(super) fn flag(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Flag {
    let kind =
        id.value.split('/').next().and_then(|kind| FlagKind::NAMES.iter().find(|(name, _)| *name == kind));
    if kind.is_none() {
        let hint = "its id starts with green/, red/ or watch/".to_owned();
        fields.log.error(&id.at, format!("the kind of the flag `{}` is not known", id.value), Some(hint));
    }
    let mut severities = Vec::new();
    for mut variant in fields.tables("severity") {
        let is = choice(&mut variant, "is", &Severity::NAMES);
        severities.extend(is.map(|is| (is, rule(&mut variant, names, LISTED_TOO))));
        variant.finish();
    }
    Flag {
        kind: kind.map_or(FlagKind::Red, |&(_, kind)| kind),
        title: fields.required("title").value,
        reason: fields.required("reason").value,
        source: fields.string("source").map(|source| source.value),
        rule: rule(fields, names, LISTED_TOO),
        cite: choice(fields, "cite", &CITES).unwrap_or(Cite::Found),
        field_only: fields.boolean("field-only").unwrap_or(false),
        severities,
        examples: flag_examples(fields),
        id: id.value,
    }
}

/// Reads one `[signal.ID]`.
pub(super) fn signal(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Signal {
    Signal { rule: rule(fields, names, LISTED_TOO), id: id.value }
}

/// Reads one `[criterion.ID]`.
pub(super) fn criterion(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Criterion {
    let level = fields.whole("level", 1, 9).unwrap_or(1) as u8;
    if !fields.has("level") {
        fields.log.error(
            &fields.at,
            "`level` is missing",
            Some("say which level it counts towards".to_owned()),
        );
    }
    Criterion {
        level,
        title: fields.required("title").value,
        rule: rule(fields, names, IN_USE),
        examples: examples(fields),
        id: id.value,
    }
}

/// Reads one `[level.N]`.
pub(super) fn level(number: &Located<String>, fields: &mut Fields<'_>, names: &Names) -> Level {
    let parsed = number.value.parse::<u8>().ok().filter(|&number| number <= 9);
    if parsed.is_none() {
        fields.log.error(
            &number.at,
            format!("`{}` is no level", number.value),
            Some("a number from 0 to 9".into()),
        );
    }
    let ways = fields.tables("way").into_iter().map(|mut way| {
        let read = level_way(&mut way, names);
        way.finish();
        read
    });
    Level {
        ways: ways.collect(),
        number: parsed.unwrap_or(0),
        title: fields.required("title").value,
        named_title: fields.string("named-title").map(|title| title.value),
    }
}

fn level_way(fields: &mut Fields<'_>, names: &Names) -> LevelWay {
    let levels = level_numbers(fields);
    let named = fields.strings("criteria");
    LevelWay {
        says: fields.required("says").value,
        levels,
        ids: named.iter().filter_map(|name| names.criterion(name, fields.log)).collect(),
        at_least: fields.whole("at-least", 1, 100).unwrap_or(1) as usize,
        settings: settings(fields),
        quantities: atoms(fields, "quantity", names, LISTED_TOO),
        weak: fields.boolean("weak").unwrap_or(false),
    }
}

fn level_numbers(fields: &mut Fields<'_>) -> Vec<u8> {
    let levels = fields.strings("levels");
    let numbers = levels.iter().filter_map(|level| {
        let number = level.value.parse().ok();
        if number.is_none() {
            fields.log.error(&level.at, format!("`{}` is no level", level.value), None);
        }
        number
    });
    numbers.collect()
}

/// Reads one `[use-case.ID]`.
pub(super) fn use_case(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> UseCase {
    UseCase {
        title: fields.required("title").value,
        rule: rule(fields, names, IN_USE),
        skills: skills(fields, names),
        examples: examples(fields),
        id: id.value,
    }
}

fn skills(fields: &mut Fields<'_>, names: &Names) -> Vec<Skill> {
    let named = fields.named("skill").into_iter().map(|(id, mut fields)| {
        let (rule, examples) = (rule(&mut fields, names, LISTED_TOO), examples(&mut fields));
        fields.finish();
        Skill { id: id.value, rule, examples }
    });
    named.collect()
}

/// Reads one `[structure.ID]`.
pub(super) fn structure(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Structure {
    Structure {
        title: fields.required("title").value,
        rule: rule(fields, names, LISTED_TOO),
        uses: uses(fields, names),
        id: id.value,
    }
}

/// The uses of a structure, with `fits` where it is set.
fn uses(fields: &mut Fields<'_>, names: &Names) -> Vec<(String, Rule, bool)> {
    let named = fields.named("use").into_iter().map(|(id, mut fields)| {
        let fits = fields.boolean("fits").unwrap_or(true);
        let rule = rule(&mut fields, names, LISTED_TOO);
        fields.finish();
        (id.value, rule, fits)
    });
    named.collect()
}

/// Reads one `[pattern.ID]`.
pub(super) fn pattern(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Pattern {
    Pattern {
        title: fields.required("title").value,
        trade_off: fields.required("trade-off").value,
        rule: rule(fields, names, LISTED_TOO),
        id: id.value,
    }
}

/// Reads one `[role.ID]`.
pub(super) fn role(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Role {
    let duties = fields.named("duty").into_iter().map(|(id, mut fields)| {
        let (rule, examples) = (rule(&mut fields, names, LISTED_TOO), examples(&mut fields));
        fields.finish();
        Duty { id: id.value, rule, examples }
    });
    let duties: Vec<Duty> = duties.collect();
    if duties.is_empty() {
        let hint = "say what people in it do with `[role.ID.duty.NAME]` tables".to_owned();
        fields.log.error(&id.at, format!("the role `{}` has no duties", id.value), Some(hint));
    }
    Role { title: fields.required("title").value, duties, id: id.value }
}

/// Reads one `[target.ID]`.
pub(super) fn target(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Target {
    if !fields.has("level") {
        let hint = "say which level the position asks for".to_owned();
        fields.log.error(&fields.at, "`level` is missing", Some(hint));
    }
    let cases = fields.strings("use-cases");
    Target {
        level: fields.whole("level", 1, 9).unwrap_or(1) as u8,
        described: fields.boolean("described").unwrap_or(false),
        role: fields.string("role").and_then(|role| names.role(&role, fields.log)),
        use_cases: cases.iter().filter_map(|case| names.use_case(case, fields.log)).collect(),
        examples: examples(fields),
        id: id.value,
    }
}

/// Reads one `[question.ID]`.
pub(super) fn question(id: Located<String>, fields: &mut Fields<'_>, names: &Names) -> Question {
    let flags = fields.strings("flags");
    let unmet = fields.strings("unmet");
    let met = fields.strings("met");
    if unmet.is_empty() == fields.has("levels") {
        let hint =
            "`unmet` names criteria, `levels` the levels at which their lack is asked about".to_owned();
        fields.log.error(&id.at, "`unmet` and `levels` need each other", Some(hint));
    }
    if !fields.has_any(&["flags", "unmet", "met", "claim-above", "shared-figure", "implausible-figure"]) {
        let hint = "give it `flags`, `unmet` with `levels`, `met`, `claim-above`, `shared-figure` or `implausible-figure`".to_owned();
        fields.log.error(&id.at, format!("nothing calls for the question `{}`", id.value), Some(hint));
    }
    let [ask, junior, senior] = ["ask", "junior", "senior"].map(|key| {
        let text = fields.required(key);
        if fields.has(key) && text.value.trim().is_empty() {
            fields.log.error(&text.at, format!("`{key}` says nothing"), None);
        }
        text.value
    });
    Question {
        ask,
        junior,
        senior,
        flags: flags.iter().filter_map(|name| names.flag(name, fields.log)).collect(),
        unmet: unmet.iter().filter_map(|name| names.criterion(name, fields.log)).collect(),
        met: met.iter().filter_map(|name| names.criterion(name, fields.log)).collect(),
        implausible_figure: fields.boolean("implausible-figure").unwrap_or(false),
        levels: level_numbers(fields),
        claim_above: fields.boolean("claim-above").unwrap_or(false),
        shared_figure: fields.boolean("shared-figure").unwrap_or(false),
        examples: examples(fields),
        id: id.value,
    }
}

/// Reads `[rating]`.
pub(super) fn ratings(fields: &mut Fields<'_>) -> Ratings {
    Ratings {
        expert_points: fields.number("expert-points").unwrap_or(0.8),
        expert_percent: fields.number("expert-percent").unwrap_or(85.0),
        competent: fields.number("competent").unwrap_or(0.5),
    }
}

/// Reads `[floor]`.
pub(super) fn floors(fields: &mut Fields<'_>) -> Vec<Floor> {
    fields.numbers("floor").into_iter().map(|(what, value)| Floor { what: what.value, value }).collect()
}

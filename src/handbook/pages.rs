//! Makes the pages of a pack.

use super::{Page, PageKind, RuleText, Shown};
use crate::outline::Genre;
use crate::pack::Phrase;
use crate::pack::model::{
    Ask, Concept, ConceptId, ContextChange, Criterion, Cue, Examples, Flag, Level, Mistake, Pack, Question,
    Rule, RuleExample, Scope, Severity, Target, TieRule,
};
use crate::pack::prose;

/// All pages of a pack, by kind, then in the order of the pack.
pub fn pages(pack: &Pack) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    pages.extend(pack.flags.iter().map(|it| flag(pack, it)));
    pages.extend(pack.criteria.iter().map(|it| criterion(pack, it)));
    pages.extend(pack.levels.iter().map(|it| level(pack, it)));
    pages.extend(pack.use_cases.iter().map(|it| {
        let skills = it.skills.iter().map(|skill| (format!("the skill {} is seen", skill.id), &skill.rule));
        let claimed = ("it is claimed".to_owned(), &it.rule);
        let page = Page {
            rules: rules(pack, [claimed].into_iter().chain(skills)),
            ..blank(PageKind::UseCase, &it.id, &it.title)
        };
        with_rule_examples(page, &it.examples)
    }));
    pages.extend(pack.structures.iter().map(|it| {
        let uses = it.uses.iter().map(|(id, rule, fits)| {
            let fit = if *fits { "" } else { ", which it does not fit" };
            (format!("the use {id} is seen{fit}"), rule)
        });
        let seen = ("it is seen".to_owned(), &it.rule);
        Page {
            rules: rules(pack, [seen].into_iter().chain(uses)),
            ..blank(PageKind::Structure, &it.id, &it.title)
        }
    }));
    pages.extend(pack.patterns.iter().map(|it| Page {
        summary: Some(it.trade_off.clone()),
        rules: rules(pack, [("it is seen".to_owned(), &it.rule)]),
        ..blank(PageKind::Pattern, &it.id, &it.title)
    }));
    pages.extend(pack.roles.iter().map(|it| {
        let duties = it.duties.iter().map(|duty| (format!("the duty {} is seen", duty.id), &duty.rule));
        let page = Page { rules: rules(pack, duties), ..blank(PageKind::Role, &it.id, &it.title) };
        let examples: Vec<RuleExample> = it.duties.iter().flat_map(|duty| duty.examples.clone()).collect();
        with_rule_examples(page, &examples)
    }));
    pages.extend(pack.targets.iter().map(target));
    pages.extend(pack.questions.iter().map(question));
    pages.extend(pack.asks.iter().map(|it| ask(pack, it)));
    pages.extend(pack.mistakes.iter().map(|it| mistake(pack, it)));
    pages.extend(pack.signals.iter().map(|it| Page {
        rules: rules(pack, [("it is seen".to_owned(), &it.rule)]),
        ..blank(PageKind::Signal, &it.id, &it.id.replace('-', " "))
    }));
    pages.extend(pack.concepts.iter().map(|it| concept(pack, it)));
    pages.extend(pack.cues.iter().map(cue));
    pages
}

fn blank(kind: PageKind, id: &str, title: &str) -> Page {
    Page {
        kind,
        id: id.to_owned(),
        title: title.to_owned(),
        summary: None,
        source: None,
        facts: Vec::new(),
        words: Vec::new(),
        rules: Vec::new(),
        holds_on: Shown::default(),
        silent_on: Shown::default(),
    }
}

fn rules<'r>(pack: &Pack, rules: impl IntoIterator<Item = (String, &'r Rule)>) -> Vec<RuleText> {
    rules.into_iter().map(|(decides, rule)| RuleText { decides, ways: prose::rule(pack, rule) }).collect()
}

fn with_rule_examples(page: Page, examples: &[RuleExample]) -> Page {
    let texts = |fires: bool| {
        let of_kind = examples.iter().filter(move |example| example.fires == fires);
        of_kind.map(|example| {
            let hidden = example.hidden.as_ref();
            let hidden = hidden.map_or_else(String::new, |hidden| format!("\n(not to be seen: {hidden})"));
            format!("{}{hidden}", example.text.trim())
        })
    };
    Page { holds_on: texts(true).collect(), silent_on: texts(false).collect(), ..page }
}

fn flag(pack: &Pack, flag: &Flag) -> Page {
    let raised = [("it is raised".to_owned(), &flag.rule)];
    let weaker = flag.severities.iter().map(|(severity, rule)| {
        let name = Severity::NAMES.iter().find(|(_, known)| known == severity).map_or("", |(name, _)| name);
        (format!("its severity is {name}, the first that holds"), rule)
    });
    let mut facts = vec![("kind", prose::flag_kind(flag.kind).to_owned())];
    if flag.field_only {
        facts.push(("of whom", "only of people who work in the field".to_owned()));
    }
    let page = Page {
        summary: Some(flag.reason.clone()),
        source: flag.source.clone(),
        facts,
        rules: rules(pack, raised.into_iter().chain(weaker)),
        ..blank(PageKind::Flag, &flag.id, &flag.title)
    };
    with_rule_examples(page, &flag.examples)
}

fn criterion(pack: &Pack, criterion: &Criterion) -> Page {
    let page = Page {
        facts: vec![("level", criterion.level.to_string())],
        rules: rules(pack, [("it is met".to_owned(), &criterion.rule)]),
        ..blank(PageKind::Criterion, &criterion.id, &criterion.title)
    };
    with_rule_examples(page, &criterion.examples)
}

fn level(pack: &Pack, level: &Level) -> Page {
    let ways = level.ways.iter().map(|way| {
        let weak = if way.weak { " (a weak way)" } else { "" };
        let with: Vec<String> = way.quantities.iter().map(|atom| prose::atom(pack, atom)).collect();
        let with = if with.is_empty() { String::new() } else { format!("; with {}", with.join(" or ")) };
        ("reached by", format!("{}{weak}{with}", way.says))
    });
    let asked = pack.asked_levels.iter().filter(|asked| asked.number == level.number).map(|asked| {
        let things = if asked.at_least == 1 { "thing" } else { "different things" };
        ("asked for by", format!("a job description that asks for {} {things} of it", asked.at_least))
    });
    let named =
        level.named_title.iter().map(|title| ("where nothing is shown beyond the word", title.clone()));
    Page {
        facts: ways.chain(named).chain(asked).collect(),
        ..blank(PageKind::Level, &level.number.to_string(), &level.title)
    }
}

fn target(target: &Target) -> Page {
    let mut facts = vec![("level", target.level.to_string())];
    if target.described {
        facts.push(("of the mention", "a mere name is too little".to_owned()));
    }
    facts.extend(target.role.iter().map(|role| ("a duty of the role", role.clone())));
    if !target.use_cases.is_empty() {
        facts.push(("use cases", target.use_cases.join(", ")));
    }
    let page = Page { facts, ..blank(PageKind::Target, &target.id, &target.id.replace('-', " ")) };
    with_rule_examples(page, &target.examples)
}

fn question(question: &Question) -> Page {
    let mut facts =
        vec![("a junior says", question.junior.clone()), ("a senior says", question.senior.clone())];
    if !question.flags.is_empty() {
        facts.push(("asked where raised", question.flags.join(", ")));
    }
    if !question.unmet.is_empty() {
        facts.push(("asked where not met", question.unmet.join(", ")));
    }
    if !question.met.is_empty() {
        facts.push(("asked of the best where met", question.met.join(", ")));
    }
    let when = [
        (question.implausible_figure, "a figure cannot be"),
        (question.claim_above, "the claim is above the evidence"),
        (question.shared_figure, "a figure has other causes too"),
    ];
    facts
        .extend(when.iter().filter(|(asked, _)| *asked).map(|(_, when)| ("asked where", (*when).to_owned())));
    let page = Page {
        summary: Some(question.ask.clone()),
        facts,
        ..blank(PageKind::Question, &question.id, &question.id.replace('-', " "))
    };
    with_rule_examples(page, &question.examples)
}

fn ask(pack: &Pack, ask: &Ask) -> Page {
    let mut facts: Vec<(&'static str, String)> = Vec::new();
    facts.extend(ask.level.map(|level| ("level", level.to_string())));
    facts.extend(ask.use_case.iter().map(|case| ("use case", case.clone())));
    let whose = if ask.names_role { "names the role" } else { "work of the role" };
    facts.extend(ask.role.iter().map(|role| (whose, role.clone())));
    let asked = [("a job description asks for it".to_owned(), &ask.rule)];
    let page = Page { facts, rules: rules(pack, asked), ..blank(PageKind::Ask, &ask.id, &ask.title) };
    with_rule_examples(page, &ask.examples)
}

fn mistake(pack: &Pack, mistake: &Mistake) -> Page {
    let page = Page {
        summary: Some(mistake.reason.clone()),
        source: mistake.source.clone(),
        facts: vec![("better", mistake.advice.clone())],
        rules: rules(pack, [("a job description makes it".to_owned(), &mistake.rule)]),
        ..blank(PageKind::Mistake, &mistake.id, &mistake.title)
    };
    with_rule_examples(page, &mistake.examples)
}

fn concept(pack: &Pack, concept: &Concept) -> Page {
    let titles = |ids: &[ConceptId]| -> Vec<String> {
        ids.iter().filter_map(|id| pack.concepts.get(id.0)).map(|concept| concept.id.clone()).collect()
    };
    let tie = match concept.tie {
        TieRule::Free => "looked at to understand the words beside it",
        TieRule::Sentence => "counts in a sentence that names the subject",
        TieRule::Told => "counts in an entry that tells of the subject and names no rival",
        TieRule::Cache => "counts in an entry that names the subject and no rival",
        TieRule::Own => "counts in an entry that names the subject",
    };
    let words = [
        ("terms", sources(&concept.terms)),
        ("ambiguous terms", sources(&concept.ambiguous)),
        ("not as part of", sources(&concept.not)),
        (
            "anchored by",
            if concept.ambiguous.is_empty() { Vec::new() } else { titles(&concept.anchor.concepts) },
        ),
        ("rivals", titles(&concept.rivals)),
        ("yields to", titles(&concept.yields_to)),
        ("members", titles(&concept.members)),
    ];
    let mut facts = vec![("tie", tie.to_owned())];
    if !concept.ambiguous.is_empty() {
        facts.push(("anchored", prose::frame(concept.anchor.scope).to_owned()));
    }
    let page = Page {
        source: concept.source.clone(),
        facts,
        words: filled(words),
        ..blank(PageKind::Concept, &concept.id, &concept.title)
    };
    with_examples(page, &concept.examples)
}

fn cue(cue: &Cue) -> Page {
    let words = [
        ("before it", sources(&cue.before)),
        ("after it", sources(&cue.after)),
        ("around it", sources(&cue.around)),
        ("not as part of", sources(&cue.not)),
        ("ended by", sources(&cue.stop)),
    ];
    let mut facts = vec![("sets", sets(&cue.sets)), ("reach", reach(cue.reach).to_owned())];
    if cue.genre == Genre::Job {
        facts.push(("reads", "job descriptions alone".to_owned()));
    }
    if cue.heading {
        facts.push(("stands", "in a heading".to_owned()));
    }
    facts.extend((!cue.except_in.is_empty()).then(|| ("not in", cue.except_in.join(", "))));
    facts.extend(cue.max_items.map(|items| ("at most", format!("{items} items of a list"))));
    let page =
        Page { facts, words: filled(words), ..blank(PageKind::Cue, &cue.id, &cue.id.replace('-', " ")) };
    with_examples(page, &cue.examples)
}

fn reach(scope: Scope) -> &'static str {
    Scope::NAMES.iter().find(|(_, known)| *known == scope).map_or("", |(name, _)| name)
}

fn sets(change: &ContextChange) -> String {
    use crate::pack::model::{Actor, Stage, Strength};
    let name = |axis: &str, name: Option<&str>| name.map(|name| format!("{axis} {name}"));
    let polarity = change.affirmed.map(|affirmed| if affirmed { "affirmed" } else { "negated" });
    let stage = change.stage.and_then(|stage| named(&Stage::NAMES, stage));
    let strength = change.strength.and_then(|strength| named(&Strength::NAMES, strength));
    let actor = change.actor.and_then(|actor| named(&Actor::NAMES, actor));
    let claim = change.claim.map(|claim| format!("claimed level {claim}"));
    let axes = [
        name("setting", change.setting.map(|setting| setting.name())),
        name("polarity", polarity),
        name("stage", stage),
        name("strength", strength),
        name("actor", actor),
        claim,
    ];
    axes.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn named<T: PartialEq>(names: &[(&'static str, T)], value: T) -> Option<&'static str> {
    names.iter().find(|(_, known)| *known == value).map(|&(name, _)| name)
}

fn with_examples(page: Page, examples: &Examples) -> Page {
    let shown = |texts: &[String]| texts.iter().cloned().collect();
    Page { holds_on: shown(&examples.matches), silent_on: shown(&examples.misses), ..page }
}

fn sources(phrases: &[Phrase]) -> Vec<String> {
    phrases.iter().map(|phrase| phrase.source.clone()).collect()
}

fn filled<const N: usize>(words: [(&'static str, Vec<String>); N]) -> Vec<(&'static str, Vec<String>)> {
    words.into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

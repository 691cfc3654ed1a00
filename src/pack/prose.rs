//! Rules in words: what a condition asks for, said as a person would say it.

use super::model::{Atom, ConceptId, FlagKind, ImprovementNeed, Pack, Rule, Scope, Way, What};

/// What a way asks for: a heading, and the parts under it, each with the things that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// `all of`, `at least 2 of`, `and none of`.
    pub heading: String,
    /// One line for each thing.
    pub lines: Vec<String>,
}

/// What a rule asks for, way by way.
pub fn rule(pack: &Pack, rule: &Rule) -> Vec<Vec<Clause>> {
    rule.ways.iter().map(|way| self::way(pack, way)).collect()
}

/// What one way asks for.
pub fn way(pack: &Pack, way: &Way) -> Vec<Clause> {
    let lines = |atoms: &[Atom]| atoms.iter().map(|one| atom(pack, one)).collect::<Vec<_>>();
    let mut clauses = Vec::new();
    let frame = frame(way.scope);
    if !way.all.is_empty() {
        let all = if way.all.len() == 1 { "" } else { ", all of" };
        clauses.push(Clause { heading: format!("{frame}{all}"), lines: lines(&way.all) });
    }
    if !way.of.is_empty() {
        let and = if way.all.is_empty() { frame } else { "and there" };
        clauses
            .push(Clause { heading: format!("{and}, at least {} of", way.at_least), lines: lines(&way.of) });
    }
    if !way.none.is_empty() {
        let and = if clauses.is_empty() { frame } else { "and there" };
        clauses.push(Clause { heading: format!("{and}, none of"), lines: lines(&way.none) });
    }
    if clauses.is_empty() {
        clauses.push(Clause { heading: "always".into(), lines: Vec::new() });
    }
    clauses
}

/// Where the things of a way must stand together.
pub fn frame(scope: Scope) -> &'static str {
    match scope {
        Scope::Item => "between two commas",
        Scope::Clause => "in one clause",
        Scope::Sentence => "in one sentence",
        Scope::Block => "in one bullet or paragraph",
        Scope::Entry => "in one job, project or course",
        Scope::Section => "under one heading",
        Scope::Document => "anywhere in the text",
    }
}

/// What one condition looks for, as a noun.
pub fn atom(pack: &Pack, atom: &Atom) -> String {
    let mut text = what(pack, &atom.what);
    if atom.at_least > 1 {
        text = format!("{} times {text}", atom.at_least);
    }
    if atom.used {
        text.push_str(", in use and not only listed");
    }
    if !atom.settings.is_empty() {
        let settings: Vec<&str> = atom.settings.iter().map(|setting| setting.name()).collect();
        text.push_str(&format!(", in the setting {}", settings.join(" or ")));
    }
    text
}

fn what(pack: &Pack, what: &What) -> String {
    match what {
        What::Concept(concept) => name(pack, *concept),
        What::Uncounted(concept) => {
            format!("{} denied, planned, being learnt or somebody else's", name(pack, *concept))
        }
        What::Hidden(concept) => format!("{} where no reader sees it", name(pack, *concept)),
        What::Improvement(need) => improvement(need),
        What::Scale { floor, except } => scale(*floor, except),
        What::Claim(level) => format!("a self-rating of level {level} or higher"),
        What::ImpossibleYears { shared } => {
            let whose = if *shared { "" } else { " for it alone" };
            format!("a claim to more years{whose} than there can have been")
        }
        What::MonthsSinceUse(months) => format!("a last use more than {months} months ago"),
        What::Signal(index) => {
            let id = pack.signals.get(*index).map_or("", |signal| signal.id.as_str());
            format!("the signal {id}")
        }
        What::Ask { index, required } => {
            let id = pack.asks.get(*index).map_or("", |ask| ask.id.as_str());
            let more = if *required { " as more than a wish" } else { "" };
            format!("{id} asked for{more}")
        }
        What::Flag(id) => format!("the flag {id}"),
        What::Criterion(id) => format!("the criterion {id}"),
    }
}

fn name(pack: &Pack, concept: ConceptId) -> String {
    pack.concepts.get(concept.0).map_or_else(String::new, |concept| {
        let plain = concept.id.replace('-', " ");
        if concept.title.to_lowercase() == plain {
            concept.title.clone()
        } else {
            format!("{} ({})", concept.title, concept.id)
        }
    })
}

fn improvement(need: &ImprovementNeed) -> String {
    let mut text = String::from("a measured improvement");
    if !need.metrics.is_empty() {
        text.push_str(&format!(" of {}", need.metrics.join(" or ").replace('-', " ")));
    }
    match (need.percent, need.factor) {
        (Some(percent), Some(factor)) => {
            text.push_str(&format!(" by {percent} % or a factor of {factor} at least"));
        }
        (Some(percent), None) => text.push_str(&format!(" by {percent} % at least")),
        (None, Some(factor)) => text.push_str(&format!(" by a factor of {factor} at least")),
        (None, None) => {}
    }
    if !need.shared {
        text.push_str(", not shared with other causes");
    }
    text
}

fn scale(floor: bool, except: &[String]) -> String {
    let large = if floor { "a large scale" } else { "a scale of any size" };
    let but = if except.is_empty() { String::new() } else { format!(", {} apart", except.join(" and ")) };
    format!("{large}{but}")
}

/// The kind of a flag in words.
pub fn flag_kind(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::Green => "a sign of skill",
        FlagKind::Red => "a sign of its lack",
        FlagKind::Watch => "something to ask about",
    }
}

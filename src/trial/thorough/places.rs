//! Where the rules of a pack stand, and the conditions that they are made of.

use crate::pack::model::{Atom, Pack, Rule, Severity, Way};

/// Where a rule stands, by the index of its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Signal(usize),
    Flag(usize),
    /// Of a flag, the rule of one of its severities.
    Severity(usize, usize),
    Criterion(usize),
    UseCase(usize),
    /// Of a use case, a skill.
    Skill(usize, usize),
}

impl Place {
    /// All of them, in the order in which they are judged.
    pub fn all(pack: &Pack) -> Vec<Self> {
        let signals = (0..pack.signals.len()).map(Self::Signal);
        let flags = pack.flags.iter().enumerate().flat_map(|(index, flag)| {
            let severities = (0..flag.severities.len()).map(move |at| Self::Severity(index, at));
            [Self::Flag(index)].into_iter().chain(severities)
        });
        let criteria = (0..pack.criteria.len()).map(Self::Criterion);
        let cases = pack.use_cases.iter().enumerate().flat_map(|(index, case)| {
            let skills = (0..case.skills.len()).map(move |at| Self::Skill(index, at));
            [Self::UseCase(index)].into_iter().chain(skills)
        });
        signals.chain(flags).chain(criteria).chain(cases).collect()
    }

    /// The kind and the id of its entry, and what of it the rule decides.
    pub fn name(self, pack: &Pack) -> (&'static str, String, String) {
        match self {
            Self::Signal(index) => ("signal", pack.signals[index].id.clone(), String::new()),
            Self::Flag(index) => ("flag", pack.flags[index].id.clone(), String::new()),
            Self::Severity(index, at) => {
                let flag = &pack.flags[index];
                let named = Severity::NAMES.iter().find(|(_, severity)| *severity == flag.severities[at].0);
                let name = named.map_or("", |(name, _)| name);
                ("flag", flag.id.clone(), format!("severity {name}: "))
            }
            Self::Criterion(index) => ("criterion", pack.criteria[index].id.clone(), String::new()),
            Self::UseCase(index) => ("use case", pack.use_cases[index].id.clone(), String::new()),
            Self::Skill(index, at) => {
                let case = &pack.use_cases[index];
                ("use case", format!("{}: skill {}", case.id, case.skills[at].id), String::new())
            }
        }
    }

    pub fn rule(self, pack: &Pack) -> &Rule {
        match self {
            Self::Signal(index) => &pack.signals[index].rule,
            Self::Flag(index) => &pack.flags[index].rule,
            Self::Severity(index, at) => &pack.flags[index].severities[at].1,
            Self::Criterion(index) => &pack.criteria[index].rule,
            Self::UseCase(index) => &pack.use_cases[index].rule,
            Self::Skill(index, at) => &pack.use_cases[index].skills[at].rule,
        }
    }

    pub fn rule_mut(self, pack: &mut Pack) -> &mut Rule {
        match self {
            Self::Signal(index) => &mut pack.signals[index].rule,
            Self::Flag(index) => &mut pack.flags[index].rule,
            Self::Severity(index, at) => &mut pack.flags[index].severities[at].1,
            Self::Criterion(index) => &mut pack.criteria[index].rule,
            Self::UseCase(index) => &mut pack.use_cases[index].rule,
            Self::Skill(index, at) => &mut pack.use_cases[index].skills[at].rule,
        }
    }
}

/// One condition of a rule, by the index of its way and within that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    /// A whole alternative, where there are others.
    Way(usize),
    All(usize, usize),
    Of(usize, usize),
    None(usize, usize),
}

impl Condition {
    /// All conditions of a rule, in the order in which they are read.
    pub fn all(rule: &Rule) -> Vec<Self> {
        let mut all = Vec::new();
        for (index, way) in rule.ways.iter().enumerate() {
            all.extend((rule.ways.len() > 1).then_some(Self::Way(index)));
            all.extend((0..way.all.len()).map(|at| Self::All(index, at)));
            all.extend((0..way.of.len()).map(|at| Self::Of(index, at)));
            all.extend((0..way.none.len()).map(|at| Self::None(index, at)));
        }
        all
    }

    pub fn way(self) -> usize {
        match self {
            Self::Way(way) | Self::All(way, _) | Self::Of(way, _) | Self::None(way, _) => way,
        }
    }

    /// The list that it stands in and what it looks for; `None` of a whole alternative.
    pub fn atom(self, rule: &Rule) -> Option<(&'static str, &Atom)> {
        let way: &Way = rule.ways.get(self.way())?;
        match self {
            Self::Way(_) => None,
            Self::All(_, at) => Some(("all", way.all.get(at)?)),
            Self::Of(_, at) => Some(("of", way.of.get(at)?)),
            Self::None(_, at) => Some(("none", way.none.get(at)?)),
        }
    }

    /// Takes it out of its rule.
    pub fn drop_from(self, rule: &mut Rule) {
        match self {
            Self::Way(way) => drop(rule.ways.remove(way)),
            Self::All(way, at) => drop(rule.ways[way].all.remove(at)),
            Self::Of(way, at) => drop(rule.ways[way].of.remove(at)),
            Self::None(way, at) => drop(rule.ways[way].none.remove(at)),
        }
    }
}

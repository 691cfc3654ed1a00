//! The heart of the product as one value: a compiled pack that organises and judges documents.

use std::collections::BTreeSet;
use std::path::Path;

use aho_corasick::BuildError;
use jiff::civil::Date;
use thiserror::Error;

use crate::assess::{Case, Explanation, assess, explain, job};
use crate::document::Document;
use crate::matching::{Findings, Groups, Matcher, PhraseId};
use crate::outline::{Outline, outline, outline_job};
use crate::pack::model::Target;
use crate::pack::{Pack, PackError, nearest};
use crate::report::{Job, Judgement, PackInfo};
use crate::screener::Judge;

/// A pack, compiled.
#[derive(Debug)]
pub struct Engine {
    pack: Pack,
    matcher: Matcher,
    target: Option<Target>,
}

/// A pack that cannot be used.
#[derive(Debug, Error)]
pub enum EngineError {
    /// It could not be loaded.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// It has no target of this name.
    #[error("there is no target `{name}`; {hint}")]
    Target {
        /// The name.
        name: String,
        /// The one that may have been meant, or those that it has.
        hint: String,
    },
    /// It has no flag or criterion of this name.
    #[error("there is no flag or criterion `{name}`{}", near.as_ref().map_or_else(
        || "; `rules list` names them all".to_owned(),
        |near| format!("; did you mean `{near}`?")
    ))]
    Rule {
        /// The name.
        name: String,
        /// One that is spelt nearly so.
        near: Option<String>,
    },
    /// Its words are too many for one automaton.
    #[error("the pack holds too many words; split it")]
    TooLarge(#[from] BuildError),
}

/// A pack that differs a little from that of an engine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Variant<'p> {
    /// The pack; its phrases are those of the engine's.
    pub pack: &'p Pack,
    /// Which of its concepts count as which.
    pub groups: &'p Groups,
    /// A phrase that it lacks.
    pub dropped: Option<PhraseId>,
}

/// All that the stages made of one document.
#[derive(Debug)]
pub struct Analysis {
    /// Its sections, entries and sentences.
    pub outline: Outline,
    /// What the pack found in it.
    pub findings: Findings,
    /// What that amounts to.
    pub judgement: Judgement,
}

impl Engine {
    /// Compiles a pack.
    ///
    /// # Errors
    /// If its words are too many for one automaton, some hundred million.
    pub fn new(pack: Pack) -> Result<Self, EngineError> {
        let matcher = Matcher::new(&pack)?;
        Ok(Self { pack, matcher, target: None })
    }

    /// Loads and compiles a pack: that of a file, or the built-in one.
    ///
    /// # Errors
    /// If the pack cannot be read or is wrong.
    pub fn load(path: Option<&Path>) -> Result<Self, EngineError> {
        let pack = path.map_or_else(Pack::builtin, Pack::load)?;
        Self::new(pack)
    }

    /// Judges how the evidence stands to a target of the pack as well.
    ///
    /// # Errors
    /// If the pack has no such target.
    pub fn aim_at(self, name: &str) -> Result<Self, EngineError> {
        let target = self.pack.targets.iter().find(|target| target.id == name).cloned();
        let target = target.ok_or_else(|| unknown_target(&self.pack, name))?;
        Ok(Self { target: Some(target), ..self })
    }

    /// Judges whether a level is reached as well.
    pub fn ask_level(self, level: u8) -> Self {
        let (id, described) = (format!("level-{level}"), level > 0);
        self.ask_for(Target { id, level, described, role: None, use_cases: Vec::new(), examples: Vec::new() })
    }

    /// Judges how the evidence stands to a position that no pack names.
    pub fn ask_for(self, position: Target) -> Self {
        Self { target: Some(position), ..self }
    }

    /// The pack.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The pack, as reports name it.
    pub fn pack_info(&self) -> PackInfo {
        PackInfo {
            id: self.pack.id.clone(),
            version: self.pack.version.clone(),
            digest: self.pack.digest.clone(),
        }
    }

    /// Which concepts of the pack count as which.
    pub fn groups(&self) -> &Groups {
        self.matcher.groups()
    }

    /// Organises a document, finds what the pack speaks of, and judges it as of a date.
    pub fn analyse(&self, document: &Document, as_of: Date) -> Analysis {
        let outline = outline(document, &self.pack.lexicons);
        let findings = self.matcher.find(&self.pack, document, &outline);
        let case = self.case(document, &outline, &findings);
        let judgement = assess(case, as_of);
        Analysis { outline, findings, judgement }
    }

    /// What a job description asks for, and the mistakes that it makes.
    /// With the language of the text, where it is one that the pack covers.
    pub fn read_job(&self, document: &Document) -> (Job, Option<String>) {
        let outline = outline_job(document, &self.pack.lexicons);
        let findings = self.matcher.find(&self.pack, document, &outline);
        let job = job(self.case(document, &outline, &findings));
        (job, outline.language)
    }

    /// What a pack like the engine's own, but for one dropped phrase and changes that add no
    /// phrases, finds in an organised document; with the phrases that were found in it.
    pub(crate) fn find_variant(
        &self,
        variant: &Variant<'_>,
        document: &Document,
        outline: &Outline,
    ) -> (Findings, BTreeSet<PhraseId>) {
        self.matcher.find_without(variant.pack, variant.groups, document, outline, variant.dropped)
    }

    /// The case of what such a pack found.
    pub(crate) fn variant_case<'a>(
        &'a self,
        variant: &Variant<'a>,
        document: &'a Document,
        outline: &'a Outline,
        findings: &'a Findings,
    ) -> Case<'a> {
        Case { pack: variant.pack, groups: variant.groups, ..self.case(document, outline, findings) }
    }

    /// Explains how a document was judged: all flags and criteria, or the one of an id.
    ///
    /// # Errors
    /// If the pack has no flag or criterion of this id.
    pub fn explain(
        &self,
        document: &Document,
        as_of: Date,
        id: Option<&str>,
    ) -> Result<Vec<Explanation>, EngineError> {
        let pack = &self.pack;
        let flags = pack.flags.iter().map(|flag| flag.id.as_str());
        let mut known = flags.chain(pack.criteria.iter().map(|criterion| criterion.id.as_str()));
        if let Some(name) = id.filter(|id| !known.clone().any(|known| known == *id)) {
            let near = nearest(name, &mut known).map(str::to_owned);
            return Err(EngineError::Rule { name: name.to_owned(), near });
        }
        let outline = outline(document, &pack.lexicons);
        let findings = self.matcher.find(pack, document, &outline);
        Ok(explain(self.case(document, &outline, &findings), as_of, id))
    }

    fn case<'a>(&'a self, document: &'a Document, outline: &'a Outline, findings: &'a Findings) -> Case<'a> {
        let (pack, groups, target) = (&self.pack, self.groups(), self.target.as_ref());
        Case { pack, groups, document, outline, findings, target }
    }
}

fn unknown_target(pack: &Pack, name: &str) -> EngineError {
    let known: Vec<&str> = pack.targets.iter().map(|target| target.id.as_str()).collect();
    let hint = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "the pack has none".to_owned(),
        None => format!("the pack has: {}", known.join(", ")),
    };
    EngineError::Target { name: name.to_owned(), hint }
}

impl Judge for Engine {
    fn pack(&self) -> PackInfo {
        self.pack_info()
    }

    fn judge(&self, document: &Document, as_of: Date) -> (Outline, Judgement) {
        let analysis = self.analyse(document, as_of);
        (analysis.outline, analysis.judgement)
    }
}

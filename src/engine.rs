//! The heart of the product as one value: a text goes in, a judgement comes out.

use aho_corasick::BuildError;
use jiff::civil::Date;

use crate::assess::{Case, assess};
use crate::document::Document;
use crate::matching::{Findings, Matcher};
use crate::outline::{Outline, outline};
use crate::pack::Pack;
use crate::report::Judgement;

/// A pack, compiled.
#[derive(Debug)]
pub struct Engine {
    pack: Pack,
    matcher: Matcher,
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
    pub fn new(pack: Pack) -> Result<Self, BuildError> {
        let matcher = Matcher::new(&pack)?;
        Ok(Self { pack, matcher })
    }

    /// The pack.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Which concepts of the pack count as which.
    pub fn groups(&self) -> &crate::matching::Groups {
        self.matcher.groups()
    }

    /// Judges a document as of a date.
    pub fn analyse(&self, document: &Document, as_of: Date) -> Analysis {
        let outline = outline(document, &self.pack.lexicons);
        let findings = self.matcher.find(&self.pack, document, &outline);
        let case = Case { pack: &self.pack, groups: self.groups(), document, outline: &outline, findings: &findings };
        let judgement = assess(case, as_of);
        Analysis { outline, findings, judgement }
    }
}

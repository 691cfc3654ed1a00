//! The rule language: TOML files that say what is looked for and what it means.
//!
//! A pack is one main file and those it includes. Loading reads all of them, resolves every name
//! and compiles every phrase; what is wrong is reported all at once, each fault at its place.

mod check;
mod concept;
mod diagnostic;
mod job;
mod judgement;
mod lexicon;
mod loader;
pub mod model;
mod names;
mod overrides;
mod phrase;
pub mod prose;
mod quantities;
mod reader;
mod rule;
mod sources;
mod words;

use std::path::{Path, PathBuf};

pub(crate) use diagnostic::nearest;
pub use diagnostic::{Diagnostic, Diagnostics, Related, Source, Weight};
pub use model::Pack;
pub use phrase::Phrase;

use thiserror::Error;

/// A small commented pack to start from, which passes its own examples.
pub const STARTER: &str = include_str!("starter.toml");

/// A pack that could not be loaded.
#[derive(Debug, Error)]
pub enum PackError {
    /// A file could not be read.
    #[error("the pack file {} could not be read; check the path", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The files hold errors.
    #[error("{0}")]
    Invalid(Diagnostics),
}

impl Pack {
    /// The pack that is built in.
    ///
    /// # Errors
    /// Never in a released version: the tests load it. Typed all the same, because the rules are
    /// data and a build may embed others.
    pub fn builtin() -> Result<Self, PackError> {
        loader::load(&sources::builtin()?)
    }

    /// Whether a built-in pack has this name.
    pub fn is_builtin(name: &str) -> bool {
        sources::is_builtin(name)
    }

    /// Loads a pack from its main file. Included files are looked for beside it, then among the
    /// built-in ones.
    ///
    /// # Errors
    /// If a file cannot be read, or if anything in the files is wrong; then with all that is wrong.
    pub fn load(path: &Path) -> Result<Self, PackError> {
        loader::load(&sources::from_path(path)?)
    }

    /// Loads a pack, that of a file or the built-in one, and finds what its author hardly meant.
    ///
    /// # Errors
    /// As [`Pack::load`].
    pub fn check(path: Option<&Path>) -> Result<(Self, Diagnostics), PackError> {
        loader::check(&path.map_or_else(sources::builtin, sources::from_path)?)
    }

    /// As [`Pack::check`], from the text of the main file.
    ///
    /// # Errors
    /// As [`Pack::load`].
    pub fn check_text(name: &str, text: &str) -> Result<(Self, Diagnostics), PackError> {
        let main = Source { name: name.to_owned(), text: text.to_owned() };
        loader::check(&sources::with_includes(main, None)?)
    }

    /// Loads a pack from the text of its main file, its includes among the built-in ones.
    ///
    /// # Errors
    /// As [`Pack::load`].
    pub fn parse(name: &str, text: &str) -> Result<Self, PackError> {
        let main = Source { name: name.to_owned(), text: text.to_owned() };
        loader::load(&sources::with_includes(main, None)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_pack_is_sound() {
        if let Err(error) = Pack::builtin() {
            panic!("{error}");
        }
    }
}

//! What a result depends on, as one digest.

use std::ffi::OsStr;
use std::fmt;

use sha2::{Digest, Sha256};

use crate::report::{Engine, VERSION};
use crate::screener::Screener;

/// The sources of this build; its version alone does not change while it is worked on.
const BUILD: &str = env!("REDSIEVE_BUILD");

/// The digest of everything that a result depends on: the content, the rules, the program, the
/// date and the options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::batch) struct Key(pub(super) [u8; 32]);

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What all results of a batch depend on.
#[derive(Clone)]
pub(in crate::batch) struct Ground(Sha256);

impl Ground {
    /// Of a screener: the program, the rules, the date, the limits.
    pub(in crate::batch) fn of(screener: &Screener) -> Self {
        let (engine, pack) = (Engine::current(), screener.pack());
        let mut ground = Self(Sha256::new());
        let version = VERSION.to_string();
        let settings = screener.settings();
        for part in [&version, &engine.version, BUILD, &pack.id, &pack.version, &pack.digest, &settings] {
            ground.add(OsStr::new(part));
        }
        ground
    }

    /// One thing more that results depend on.
    pub(in crate::batch) fn add(&mut self, part: &OsStr) {
        let bytes = part.as_encoded_bytes();
        // With its length, so that no two lists of parts come to the same bytes.
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// The key of what is found of a content by a digest, whose name says that it is Markdown.
    pub(in crate::batch) fn key(&self, digest: &str, is_markdown: bool) -> Key {
        let mut hasher = self.0.clone();
        hasher.update([u8::from(is_markdown)]);
        hasher.update(digest.as_bytes());
        Key(hasher.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Limits;
    use crate::screener::tests::Fragile;

    #[test]
    fn a_key_changes_with_all_that_a_result_depends_on() {
        let ground = |screener: &Screener| Ground::of(screener);
        let usual = ground(&Fragile::screener());
        let mut other = usual.clone();
        other.add(OsStr::new("--target=x"));
        let limits = Limits { pages: 1, ..Limits::default() };
        let keys = [
            usual.key("a", false),
            usual.key("b", false),
            usual.key("a", true),
            other.key("a", false),
            ground(&Fragile::screener().include_text(true)).key("a", false),
            ground(&Fragile::screener().limits(limits)).key("a", false),
        ];
        for (index, key) in keys.iter().enumerate() {
            assert!(!keys[..index].contains(key), "{index}");
        }
        assert!(usual.key("a", false) == ground(&Fragile::screener()).key("a", false));
    }
}

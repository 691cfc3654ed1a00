//! Why a report is not what screening gives now.

use std::fmt;

use serde_json::Value;

use super::Claim;
use crate::report::Report;

/// Why a report is not what screening gives now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The file has other bytes, or cannot be read any more.
    Content,
    /// Another version made it.
    Engine {
        /// That version.
        then: String,
    },
    /// It was judged by other rules.
    Pack {
        /// Their id and version.
        then: String,
    },
    /// It was made for another date.
    Date {
        /// That date.
        then: String,
    },
    /// Made by the same of all this, it says something else in this field.
    Field(String),
    /// It says the same in other bytes.
    Bytes,
}

impl Doubt {
    /// Compares the bytes of a report with the report that screening gives now. `None` proves it.
    pub fn of(bytes: &[u8], now: &Report) -> Option<Self> {
        let expected = serde_json::to_vec(now).unwrap_or_default();
        if bytes == expected {
            return None;
        }
        let Ok(then) = serde_json::from_slice::<Claim>(bytes) else { return Some(Self::Bytes) };
        Some(if then.engine != now.engine {
            Self::Engine { then: then.engine.version }
        } else if then.pack != now.pack {
            Self::Pack { then: format!("{} {}", then.pack.id, then.pack.version) }
        } else if then.as_of != now.as_of {
            Self::Date { then: then.as_of }
        } else if then.document.digest != now.document.digest {
            Self::Content
        } else {
            field(bytes, &expected).map_or(Self::Bytes, Self::Field)
        })
    }
}

/// The first field that differs.
fn field(then: &[u8], now: &[u8]) -> Option<String> {
    let (then, now): (Value, Value) = (serde_json::from_slice(then).ok()?, serde_json::from_slice(now).ok()?);
    let (then, now) = (then.as_object()?, now.as_object()?);
    let mut names = now.keys().chain(then.keys());
    names.find(|name| then.get(*name) != now.get(*name)).cloned()
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Content => write!(f, "the file is not the one that was screened"),
            Self::Engine { then } => write!(f, "it was made by version {then} of the program"),
            Self::Pack { then } => write!(f, "it was judged by another pack or version of it, {then}"),
            Self::Date { then } => write!(f, "it was made for another date, {then}"),
            Self::Field(name) => write!(f, "screening gives another `{name}`"),
            Self::Bytes => write!(f, "its bytes are not those that are written"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screener::Source;
    use crate::screener::tests::Fragile;

    #[test]
    fn what_differs_is_named() {
        let now = Fragile::screener().screen(&Source::new("a.txt"), b"Ana Example");
        let doubt = |change: &dyn Fn(&mut Report)| {
            let mut then = now.clone();
            change(&mut then);
            Doubt::of(&serde_json::to_vec(&then).expect("JSON"), &now)
        };
        assert_eq!(doubt(&|_| {}), None);
        assert_eq!(doubt(&|then| then.document.digest = None), Some(Doubt::Content));
        assert_eq!(doubt(&|then| then.engine.version = "9".into()), Some(Doubt::Engine { then: "9".into() }));
        assert!(matches!(doubt(&|then| then.pack.digest.clear()), Some(Doubt::Pack { .. })));
        assert!(matches!(doubt(&|then| then.as_of.clear()), Some(Doubt::Date { .. })));
        let field = |name: &str| Some(Doubt::Field(name.into()));
        assert_eq!(doubt(&|then| then.document.pages = Some(9)), field("document"));
        assert_eq!(doubt(&|then| then.text = Some(String::new())), field("text"));
        let spaced = [b" ", &serde_json::to_vec(&now).expect("JSON")[..]].concat();
        assert_eq!(Doubt::of(&spaced, &now), Some(Doubt::Bytes));
        assert_eq!(Doubt::of(b"{}", &now), Some(Doubt::Bytes));
    }
}

//! Which lists put a visible bullet or number before their items.

use crate::extract::ExtractError;
use crate::extract::office::xml::{Element, Ns, Xml};
use std::collections::BTreeSet;

/// The levels of list styles that show no marker.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    blank: BTreeSet<(String, usize)>,
}

impl Lists {
    /// Reads the list style opened last.
    pub fn read(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), ExtractError> {
        let name = element.attribute("name").map(String::from).unwrap_or_default();
        while let Some(level) = xml.child()? {
            let is_blank = |attribute: &str| {
                level.attribute(attribute).is_none_or(|value| value.chars().all(char::is_whitespace))
            };
            let shows_nothing = match level.name() {
                (Ns::OdfText, "list-level-style-number") => is_blank("num-format") && is_blank("num-suffix"),
                (Ns::OdfText, "list-level-style-bullet") => is_blank("bullet-char"),
                _ => false,
            };
            if let (true, Some(at)) = (shows_nothing, level.attribute("level").and_then(|at| at.parse().ok()))
            {
                self.blank.insert((name.clone(), at));
            }
            xml.skip()?;
        }
        Ok(())
    }

    /// Whether items of a list style have a marker at a level, counted from 1.
    pub fn marks(&self, name: &str, level: usize) -> bool {
        !self.blank.contains(&(name.to_owned(), level))
    }
}

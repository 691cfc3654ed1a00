//! Layers that can be shut: what stands in one that is shut at first is not seen on the page. Its
//! letters are written down as hidden, its pictures and areas are not.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier};

/// Which layers are shut, and in which the content stands.
#[derive(Debug, Default)]
pub(super) struct Layers {
    shut: HashSet<ObjectIdentifier, RandomState>,
    /// For each marked content that is open, whether it can be seen.
    open: Vec<bool>,
}

impl Layers {
    /// The layers of a document.
    pub fn of(catalog: &Dict<'_>) -> Self {
        let mut layers = Self::default();
        let Some(all) = catalog.get::<Dict<'_>>(b"OCProperties") else { return layers };
        let Some(first) = all.get::<Dict<'_>>(b"D") else { return layers };
        if first.get::<Name<'_>>(b"BaseState").is_some_and(|state| *state == *b"OFF") {
            layers.shut.extend(members(&all, b"OCGs"));
        }
        for layer in members(&first, b"ON") {
            layers.shut.remove(&layer);
        }
        layers.shut.extend(members(&first, b"OFF"));
        layers
    }

    /// Whether content can be seen here.
    pub fn are_visible(&self) -> bool {
        self.open.last().copied().unwrap_or(true)
    }

    /// Opens marked content, in a layer if `entry` of `dict` names one.
    pub fn enter(&mut self, dict: &Dict<'_>, entry: &[u8]) {
        let shown = self.are_visible() && self.is_shown(dict, entry).unwrap_or(true);
        self.open.push(shown);
    }

    /// Opens marked content without a layer.
    pub fn enter_plain(&mut self) {
        self.open.push(self.are_visible());
    }

    /// Closes what was opened last.
    pub fn leave(&mut self) {
        self.open.pop();
    }

    fn is_shown(&self, dict: &Dict<'_>, entry: &[u8]) -> Option<bool> {
        let layer = dict.get::<Dict<'_>>(entry)?;
        let is_shut = |id: &ObjectIdentifier| self.shut.contains(id);
        if layer.get::<Name<'_>>(b"Type").is_none_or(|kind| *kind != *b"OCMD") {
            return Some(!is_shut(&dict.get_ref(entry)?.into()));
        }
        let mut layers = members(&layer, b"OCGs");
        layers.extend(layer.get_ref(b"OCGs").filter(|_| layers.is_empty()).map(ObjectIdentifier::from));
        if layers.is_empty() {
            return None;
        }
        Some(match layer.get::<Name<'_>>(b"P").as_deref() {
            Some(b"AllOn") => !layers.iter().any(is_shut),
            Some(b"AnyOff") => layers.iter().any(is_shut),
            Some(b"AllOff") => layers.iter().all(is_shut),
            _ => !layers.iter().all(is_shut),
        })
    }
}

fn members(dict: &Dict<'_>, key: &[u8]) -> Vec<ObjectIdentifier> {
    let Some(list) = dict.get::<Array<'_>>(key) else { return Vec::new() };
    list.raw_iter().filter_map(|item| item.as_obj_ref()).map(ObjectIdentifier::from).collect()
}

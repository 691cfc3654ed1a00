//! What the word processing formats made of XML parts in a ZIP container have in common.

pub(super) mod package;
pub(super) mod xml;

//! What the readers of formatted text have in common: pieces of text with their look, the breaks
//! in a paragraph, the rows of tables, and colours that hide.

pub(super) mod backdrop;
pub(super) mod breaks;
pub(super) mod colour;
pub(super) mod edge;
pub(super) mod flow;
pub(super) mod pieces;
pub(super) mod place;
pub(super) mod row;

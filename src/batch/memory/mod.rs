//! What was found of some bytes, remembered, so that it need not be found again: by a run that was
//! interrupted, in its [`Journal`], and by later runs, in a [`Cache`].
//!
//! A result is remembered under a [`Key`], the digest of everything that it depends on, so a
//! remembered result is never stale: it is the same, or it is not found.

mod cache;
mod journal;
mod key;
pub(super) mod record;

pub use cache::Cache;
pub use journal::Journal;
pub(super) use key::{Ground, Key};

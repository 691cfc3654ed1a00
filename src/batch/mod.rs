//! Screens many files at once, in an order and with a result that do not depend on how many at
//! once.

mod archive;
mod file;
mod input;
mod kind;
mod manifest;
mod memory;
mod sequence;
mod twins;
mod window;
mod work;
mod workers;

pub use file::read_file;
pub use input::{Input, InputError, Item};
pub(crate) use input::{documents_of, path_from_bytes};
pub(crate) use kind::is_archive;
pub use manifest::{Manifest, ManifestError};
pub use memory::{Cache, Journal};
pub use work::{Batch, Stopped};
pub use workers::{Workers, serve};

//! Screens many files at once, in an order and with a result that do not depend on how many at
//! once.

mod file;
mod input;
mod kind;
mod window;
mod work;
mod workers;

pub use file::read_file;
pub use input::{Input, InputError};
pub use work::Batch;
pub use workers::{Workers, serve};

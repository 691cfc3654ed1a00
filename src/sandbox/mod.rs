//! Work on hostile input in a process of its own, which may crash, hang or swell without harm.
//!
//! A file that overflows the stack or exhausts the memory ends the whole process, and no
//! `catch_unwind` helps. So the work is done by a worker: the same program, started with a
//! subcommand that [`serve()`]s, which first [`confine()`]s itself. The parent holds a [`Worker`] for
//! each of its threads and asks it one piece of work after another; one that dies or exceeds its
//! time costs the piece that it worked on, and the next is done by a new one.
//!
//! What the work is, nothing here knows: a request is a name and bytes, an answer is bytes.

mod alarm;
mod confine;
mod frame;
mod recipe;
mod serve;
mod words;
mod worker;

pub use confine::confine;
pub use recipe::Recipe;
pub use serve::serve;
pub use worker::{Death, StartError, Worker};

//! What the process tells its caller.

use std::process::ExitCode;

/// What the process tells its caller. The numbers are part of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// Everything was done; every file was screened.
    Success,
    /// Some files could not be screened, or two packs judge some of them differently.
    Incomplete,
    /// The command could not be carried out: wrong arguments, a bad pack, no place to write.
    Error,
    /// The user or the system asked the program to stop.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Incomplete => 1,
            Exit::Error => 2,
            // What shells report of a program that an interrupt ended.
            Exit::Interrupted => 130,
        })
    }
}

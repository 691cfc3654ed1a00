//! The binary: a thin face over the library.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    redsieve::cli::main()
}

//! The command line: arguments in, exit code out, everything else left to the library.

mod args;
mod diff;
mod error;
mod exit;
mod explain;
mod extract;
mod interrupt;
mod job;
mod position;
mod progress;
mod rules;
mod schema;
mod screen;
mod settings;
mod summary;
mod verify;
mod worker;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use exit::Exit;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    keep_panics_silent();
    let outcome = match Args::parse().command {
        Command::Screen(args) => screen::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Extract(args) => extract::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Job(args) => job::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Worker(args) => worker::run(args),
    };
    let exit = outcome.unwrap_or_else(|error| {
        if error.is_closed_pipe() {
            // Who reads us has seen enough (`| head`): that is no failure.
            return Exit::Success;
        }
        tell(&error.render());
        error.exit()
    });
    exit.into()
}

/// Tells the user something beside the output.
fn tell(text: &str) {
    // Where nobody listens there is nobody to tell of it either.
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// The words of a panic may hold text of a resume, and nobody's resume belongs into a log: only
/// the place is told.
fn keep_panics_silent() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|at| format!(" at {}:{}", at.file(), at.line())).unwrap_or_default();
        tell(&format!("warning: the program failed{place}; please report it as a bug\n"));
    }));
}

//! `worker`: screens for another process of this program, and how that one starts it.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::args::WorkerArgs;
use super::error::CliError;
use super::exit::Exit;
use super::progress::Progress;
use super::settings::{Bounds, Judging};
use super::{screen, tell};
use crate::batch::{self, Workers};
use crate::output::harmless;
use crate::sandbox::{Recipe, confine};
use crate::screener::Screener;

/// How lines begin that a worker [`tell`]s. All others are last words of the standard library: they
/// differ from run to run, and the report of the file tells of the death anyway.
const TOLD: [&str; 4] = ["warning: ", "error: ", "  because: ", "  help: "];

/// Loads what is needed, gives up everything else, and serves.
pub(super) fn run(args: WorkerArgs) -> Result<Exit, CliError> {
    let memory = args.max_memory;
    let screener = screen::screener(&args.into())?;
    confine(memory << 20);
    batch::serve(screener).map_err(CliError::WriteStdout)?;
    Ok(Exit::Success)
}

/// Workers that judge as this process does, within bounds, until they are to stop.
pub(super) fn workers(
    screener: &Screener,
    judging: &Judging,
    bounds: Bounds,
    stop: Arc<AtomicBool>,
    progress: Progress,
) -> io::Result<Workers> {
    let mut arguments = vec!["worker".into(), format!("--max-memory={}", bounds.memory).into()];
    arguments.extend(judging.to_arguments());
    let recipe = Recipe::of_this_program(arguments, bounds.timeout)?;
    let recipe = recipe.listened_by(move |line| pass_on(&progress, line)).until(stop);
    Ok(Workers::new(screener, recipe, bounds.memory))
}

fn pass_on(progress: &Progress, line: &str) {
    if TOLD.iter().any(|start| line.starts_with(start)) {
        progress.aside(|| tell(&format!("{}\n", harmless(line))));
    }
}

//! `rules diff`: which resumes two packs judge differently.

use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;

use anstream::AutoStream;

use super::args::{DiffArgs, ExtractFormat};
use super::error::CliError;
use super::exit::Exit;
use super::progress::Progress;
use super::settings::{Bounds, Judging, columns, today};
use super::{screen, worker};
use crate::batch::{Batch, Input, Stopped};
use crate::engine::Engine;
use crate::output::{write_diff, write_diff_json};
use crate::pack::Pack;
use crate::sandbox::StartError;
use crate::screener::Screener;
use crate::trial::diff::{self, Side};

pub(super) fn run(args: &DiffArgs) -> Result<Exit, CliError> {
    let as_of = args.as_of.unwrap_or_else(today);
    let judging = [&args.old, &args.new].map(|pack| Judging::by(chosen(pack), as_of));
    let engines = [load(&judging[0])?, load(&judging[1])?];
    let input = Input::collect(&args.paths, io::stdin().lock())?;
    screen::tell_passed_over(input.passed_over);
    if input.items.is_empty() {
        return Err(CliError::NothingFound);
    }
    let jobs = args.jobs.unwrap_or_else(|| available_parallelism().unwrap_or(NonZeroUsize::MIN));
    let screeners = engines.clone().map(|engine| Screener::new(Box::new(engine), as_of));
    let side = |index: usize| {
        let batch = Batch::new(&screeners[index], jobs)?;
        let progress = Progress::new(0, false);
        let (screener, judging, bounds) = (&screeners[index], &judging[index], Bounds::default());
        let workers = worker::workers(screener, judging, bounds, Arc::default(), progress);
        let workers = workers.map_err(StartError::from)?;
        Ok::<_, CliError>(Side { engine: Arc::clone(&engines[index]), batch: batch.isolated(workers) })
    };
    let told = diff::run(&side(0)?, &side(1)?, &input.items, as_of).map_err(|stopped| match stopped {
        Stopped::Sink(never) => match never {},
        Stopped::Workers(error) => CliError::Workers(error),
        // No journal is kept, and nobody asks it to stop.
        Stopped::Journal(_) | Stopped::Interrupted => {
            CliError::Interrupted { done: 0, all: input.items.len(), can_resume: false }
        }
    })?;
    let written = match args.format {
        ExtractFormat::Text => write_diff(AutoStream::auto(io::stdout().lock()), &told, columns()),
        ExtractFormat::Json => write_diff_json(io::stdout().lock(), &told),
    };
    written.map_err(CliError::WriteStdout)?;
    Ok(if told.is_empty() { Exit::Success } else { Exit::Incomplete })
}

/// The file of a pack; none for the built-in one, which a file of its name hides.
fn chosen(pack: &Path) -> Option<PathBuf> {
    let is_builtin = !pack.exists() && pack.to_str().is_some_and(Pack::is_builtin);
    (!is_builtin).then(|| pack.to_owned())
}

fn load(judging: &Judging) -> Result<Arc<Engine>, CliError> {
    let engine = Engine::load(judging.pack.as_deref());
    engine.map(Arc::new).map_err(|error| CliError::Pack(error.into()))
}

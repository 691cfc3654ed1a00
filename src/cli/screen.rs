//! `screen`: the reports of files and folders.

use std::io::{self, Write};
use std::path::Path;

use anstream::{AutoStream, StripStream};

use super::args::{Format, ScreenArgs};
use super::error::CliError;
use super::exit::Exit;
use super::settings::{Judging, ScreenSettings};
use super::{job, tell, worker};
use crate::batch::{Batch, Input};
use crate::engine::Engine;
use crate::output::{Csv, Destination, JsonArray, JsonLines, ReportWriter, Terminal};
use crate::report::Tally;
use crate::screener::Screener;

pub(super) fn run(args: ScreenArgs) -> Result<Exit, CliError> {
    let mut settings = ScreenSettings::from(args);
    let engine = load(&settings.judging)?;
    if let Some(path) = &settings.job {
        let asked = job::asked(&engine, path, &settings.judging.limits)?;
        settings.judging.position = Some(asked.into());
    }
    let screener = aimed(engine, &settings.judging)?;
    let mut input = Input::collect(&settings.paths, io::stdin().lock())?;
    if let Some(out) = &settings.out {
        // The summary of the last run may lie in the folder that is screened again.
        input.sources.retain(|source| !is_same_file(&source.path, out));
    }
    tell_passed_over(input.passed_over);
    if input.sources.is_empty() {
        return Err(CliError::NothingFound);
    }
    let mut batch = Batch::new(&screener, settings.jobs)?;
    if let Some(bounds) = settings.bounds {
        batch = batch.isolated(worker::workers(&screener, &settings.judging, bounds)?);
    }
    let tally = write_reports(&settings, &batch, &input)?;
    if !tally.is_complete() && settings.format != Format::Text {
        tell(&format!("warning: {tally}; the reports of the others say why\n"));
    }
    Ok(if tally.is_complete() { Exit::Success } else { Exit::Incomplete })
}

/// What judges as the settings ask.
pub(super) fn screener(settings: &Judging) -> Result<Screener, CliError> {
    aimed(load(settings)?, settings)
}

fn load(settings: &Judging) -> Result<Engine, CliError> {
    Engine::load(settings.pack.as_deref()).map_err(|error| CliError::Pack(error.into()))
}

/// What judges how a resume stands to what is asked, where anything is.
fn aimed(engine: Engine, settings: &Judging) -> Result<Screener, CliError> {
    let engine = match (&settings.target, settings.min_level, &settings.position) {
        (Some(target), ..) => engine.aim_at(target).map_err(CliError::Target)?,
        (None, Some(level), _) => engine.ask_level(level),
        (None, None, Some(position)) => engine.ask_for(position.clone().into()),
        (None, None, None) => engine,
    };
    let screener = Screener::new(Box::new(engine), settings.as_of);
    Ok(screener.limits(settings.limits.clone()).include_text(settings.include_text))
}

fn write_reports(settings: &ScreenSettings, batch: &Batch, input: &Input) -> Result<Tally, CliError> {
    let failed = |error| CliError::write(settings.out.as_ref(), error);
    let mut destination = Destination::open(settings.out.as_deref()).map_err(failed)?;
    let mut writer = writer(settings, &mut destination);
    let tally = batch.run(&input.sources, |report| writer.write(&report)).map_err(failed)?;
    writer.finish().map_err(failed)?;
    drop(writer);
    destination.commit().map_err(failed)?;
    Ok(tally)
}

fn writer<'d>(settings: &ScreenSettings, destination: &'d mut Destination) -> Box<dyn ReportWriter + 'd> {
    match settings.format {
        Format::Jsonl => Box::new(JsonLines::new(destination)),
        Format::Json => Box::new(JsonArray::new(destination)),
        Format::Csv => Box::new(Csv::new(destination)),
        Format::Text => Box::new(Terminal::new(coloured(destination), settings.columns)),
    }
}

/// Keeps the colours only where a terminal shows them and nobody has switched them off.
fn coloured(destination: &mut Destination) -> Box<dyn Write + '_> {
    let to_stdout = matches!(destination, Destination::Stdout(_));
    let wanted = to_stdout && AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    let raw: &mut dyn Write = destination;
    if wanted { Box::new(raw) } else { Box::new(StripStream::new(raw)) }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    one.file_name() == other.file_name()
        && one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

pub(super) fn tell_passed_over(files: usize) {
    match files {
        0 => {}
        1 => tell("note: passed over 1 file that is no document\n"),
        files => tell(&format!("note: passed over {files} files that are no documents\n")),
    }
}

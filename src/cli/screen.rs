//! `screen`: the reports of files and folders.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anstream::{AutoStream, StripStream};

use super::args::{Format, ScreenArgs};
use super::error::CliError;
use super::exit::Exit;
use super::progress::Progress;
use super::settings::{Judging, RunSettings, ScreenSettings};
use super::summary::Summary;
use super::{interrupt, job, tell, worker};
use crate::batch::{Batch, Cache, Input, Journal, Manifest, Stopped};
use crate::engine::Engine;
use crate::output::{Csv, Destination, JsonArray, JsonLines, ReportWriter, Terminal};
use crate::sandbox::StartError;
use crate::screener::Screener;

pub(super) fn run(args: ScreenArgs) -> Result<Exit, CliError> {
    let mut settings = ScreenSettings::from(args);
    let stop = interrupt::watch();
    let screener = prepare(&mut settings.run)?;
    let input = collect(&settings)?;
    let destination = open(&settings)?;
    let cache = cache(&settings)?;
    let progress = Progress::new(input.items.len(), shows_progress(&settings));
    let mut batch = batch(&settings.run, &screener, stop, &progress)?;
    if let Some(cache) = &cache {
        batch = batch.cached(cache);
    }
    if let Some(journal) = journal(&settings, &destination)? {
        batch = batch.journalled(journal);
    }
    let summary = write_reports(&settings, batch, &input, destination, &progress)?;
    if cache.as_ref().is_some_and(Cache::has_failed) {
        tell("warning: the cache could not be written, so some files will be read again the next time\n");
    }
    // The text ends in a summary of its own.
    if !settings.quiet && (settings.format != Format::Text || settings.out.is_some()) {
        tell(&summary.to_string());
    }
    Ok(if summary.is_complete() { Exit::Success } else { Exit::Incomplete })
}

/// Progress is for a terminal that nothing else is written to meanwhile.
fn shows_progress(settings: &ScreenSettings) -> bool {
    let is_mixed = settings.out.is_none() && settings.format != Format::Text && io::stdout().is_terminal();
    !settings.quiet && !is_mixed
}

/// Loads what judges, after the job description was read that resumes are held against.
pub(super) fn prepare(settings: &mut RunSettings) -> Result<Screener, CliError> {
    let engine = load(&settings.judging)?;
    if let Some(path) = &settings.job {
        let asked = job::asked(&engine, path, &settings.judging.limits)?;
        settings.judging.position = Some(asked.into());
    }
    aimed(engine, &settings.judging)
}

fn collect(settings: &ScreenSettings) -> Result<Input, CliError> {
    let mut input = Input::collect(&settings.paths, io::stdin().lock())?;
    if let Some(out) = &settings.out {
        // The summary of the last run may lie in the folder that is screened again.
        input.items.retain(|item| !is_same_file(&item.source.path, out));
    }
    if !settings.quiet {
        tell_passed_over(input.passed_over);
    }
    if input.items.is_empty() {
        return Err(CliError::NothingFound);
    }
    if let Some(path) = &settings.manifest {
        let manifest = Manifest::load(path);
        let manifest = manifest.map_err(|source| CliError::Manifest { path: path.clone(), source })?;
        let unused = manifest.assign(&mut input);
        if unused > 0 && !settings.quiet {
            let verb = if unused == 1 { "is" } else { "are" };
            tell(&format!("note: {unused} of the paths in the manifest {verb} not among the files\n"));
        }
    }
    Ok(input)
}

fn open(settings: &ScreenSettings) -> Result<Destination, CliError> {
    let out = settings.out.as_ref();
    Destination::open(out.map(PathBuf::as_path)).map_err(|error| CliError::write(out, error))
}

/// What screens as the settings ask, remembering nothing.
pub(super) fn batch<'s>(
    settings: &RunSettings,
    screener: &'s Screener,
    stop: Arc<AtomicBool>,
    progress: &Progress,
) -> Result<Batch<'s>, CliError> {
    let mut batch = Batch::new(screener, settings.jobs)?.until(Arc::clone(&stop));
    for option in settings.judging.to_arguments() {
        // What a pack holds counts, and not where it lies.
        if !option.as_encoded_bytes().starts_with(b"--pack=") {
            batch = batch.depending_on(option);
        }
    }
    match settings.bounds {
        Some(bounds) => {
            let workers = worker::workers(screener, &settings.judging, bounds, stop, progress.clone());
            Ok(batch.isolated(workers.map_err(StartError::from)?))
        }
        None => Ok(batch),
    }
}

fn cache(settings: &ScreenSettings) -> Result<Option<Cache>, CliError> {
    let Some(path) = &settings.cache else { return Ok(None) };
    let cache = Cache::open(path).map_err(|source| CliError::Cache { path: path.clone(), source })?;
    Ok(Some(cache))
}

/// The journal beside the output; none where that is no file.
fn journal(settings: &ScreenSettings, destination: &Destination) -> Result<Option<Journal>, CliError> {
    let (Some(path), Some(out)) = (destination.companion(".journal"), &settings.out) else {
        return Ok(None);
    };
    let journal = if settings.resume { Journal::resume(&path) } else { Journal::create(&path) };
    let journal = journal.map_err(|source| CliError::Journal { out: out.clone(), source })?;
    if settings.resume && !settings.quiet {
        tell(&format!("note: going on from {} finished files\n", journal.len()));
    }
    Ok(Some(journal))
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

fn write_reports(
    settings: &ScreenSettings,
    batch: Batch,
    input: &Input,
    mut destination: Destination,
    progress: &Progress,
) -> Result<Summary, CliError> {
    let failed = |error| CliError::write(settings.out.as_ref(), error);
    let mut writer = writer(settings, &mut destination);
    let mut summary = Summary::default();
    let ran = batch.run(&input.items, |report| {
        if let Some(error) = report.error.as_ref().filter(|_| settings.fail_fast) {
            let (file, message) = (report.document.source.clone(), error.message.clone());
            return Err(CliError::FailedFast { file, message });
        }
        summary.count(&report);
        progress.count(&report);
        writer.write(&report).map_err(failed)
    });
    progress.finish();
    ran.map_err(|stopped| match stopped {
        Stopped::Sink(error) => error,
        Stopped::Workers(error) => CliError::Workers(error),
        Stopped::Journal(source) => {
            CliError::Journal { out: settings.out.clone().unwrap_or_default(), source }
        }
        Stopped::Interrupted => {
            let (done, all) = (summary.total(), input.items.len());
            CliError::Interrupted { done, all, can_resume: settings.out.is_some() }
        }
    })?;
    writer.finish().map_err(failed)?;
    drop(writer);
    destination.commit().map_err(failed)?;
    summary.remembered = batch.remembered_count();
    if let Some(journal) = batch.into_journal() {
        // The output is complete; a journal that stays is taken for what it is by the next run.
        let _ = journal.finish();
    }
    Ok(summary)
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

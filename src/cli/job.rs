//! `job`: what a job description asks for, and the mistakes it makes.

use std::io;
use std::path::Path;

use anstream::AutoStream;

use super::args::{ExtractFormat, JobArgs};
use super::error::CliError;
use super::exit::Exit;
use super::settings::columns;
use crate::batch::read_file;
use crate::engine::Engine;
use crate::extract::Limits;
use crate::job::{position, read_job};
use crate::output::{write_job, write_job_json};
use crate::pack::model::Target;
use crate::report::JobReport;
use crate::screener::Source;

pub(super) fn run(args: &JobArgs) -> Result<Exit, CliError> {
    let engine = Engine::load(args.pack.as_deref()).map_err(|error| CliError::Pack(error.into()))?;
    let report = read(&engine, &args.file, &Limits::default())?;
    let written = match args.format {
        ExtractFormat::Text => write_job(AutoStream::auto(io::stdout().lock()), &report, columns()),
        ExtractFormat::Json => write_job_json(io::stdout().lock(), &report),
    };
    written.map_err(CliError::WriteStdout)?;
    Ok(Exit::Success)
}

/// What the job description of a file asks of a resume.
pub(super) fn asked(engine: &Engine, path: &Path, limits: &Limits) -> Result<Target, CliError> {
    let report = read(engine, path, limits)?;
    let asked = position(&Source::new(path), &report.job);
    asked.ok_or_else(|| CliError::AsksNothing { path: path.to_owned(), subject: report.job.subject.title })
}

fn read(engine: &Engine, path: &Path, limits: &Limits) -> Result<JobReport, CliError> {
    let unread = |message| CliError::ReadFile { path: path.to_owned(), message };
    let bytes = read_file(path, limits.bytes).map_err(|failure| unread(failure.message))?;
    read_job(engine, &Source::new(path), &bytes, limits).map_err(|error| unread(error.to_string()))
}

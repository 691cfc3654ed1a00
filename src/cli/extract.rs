//! `extract`: one resume as the engine reads it.

use std::fs;
use std::io::{self, BufWriter};

use anstream::AutoStream;
use jiff::civil::Date;

use super::args::{ExtractArgs, ExtractFormat};
use super::error::CliError;
use super::exit::Exit;
use crate::output::Reading;
use crate::screener::{Screener, Source};
use crate::stand_in;

pub(super) fn run(args: &ExtractArgs) -> Result<Exit, CliError> {
    let judge = stand_in::judge(args.pack.as_deref()).map_err(|error| CliError::Pack(error.into()))?;
    // Nothing is judged, so any date will do.
    let screener = Screener::new(judge, Date::ZERO);
    let path = args.file.clone();
    let bytes = fs::read(&path).map_err(|source| CliError::ReadFile { path: path.clone(), source })?;
    let read = screener.read(&Source::new(&path), &bytes);
    let (document, outline) = read.map_err(|source| CliError::Extract { path, source })?;
    let reading = Reading::new(&document, &outline);
    let written = match args.format {
        ExtractFormat::Text => reading.write_text(AutoStream::auto(io::stdout().lock())),
        ExtractFormat::Json => reading.write_json(BufWriter::new(io::stdout().lock())),
    };
    written.map_err(CliError::WriteStdout)?;
    Ok(Exit::Success)
}

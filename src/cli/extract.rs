//! `extract`: one resume as the engine reads it.

use std::io::{self, BufWriter};

use anstream::AutoStream;
use jiff::civil::date;

use super::args::{ExtractArgs, ExtractFormat};
use super::error::CliError;
use super::exit::Exit;
use crate::batch::read_file;
use crate::engine::Engine;
use crate::output::Reading;
use crate::screener::{Screener, Source};

pub(super) fn run(args: &ExtractArgs) -> Result<Exit, CliError> {
    let judge = Engine::load(args.pack.as_deref()).map_err(|error| CliError::Pack(error.into()))?;
    // The judgement is not shown, so any date will do.
    let screener = Screener::new(Box::new(judge), date(2000, 1, 1));
    let path = args.file.clone();
    let bytes = read_file(&path, screener.max_bytes())
        .map_err(|failure| CliError::ReadFile { path: path.clone(), message: failure.message })?;
    let read = screener.read(&Source::new(&path), &bytes);
    let (document, outline) =
        read.map_err(|error| CliError::ReadFile { path, message: error.to_string() })?;
    let reading = Reading::new(&document, &outline);
    let written = match args.format {
        ExtractFormat::Text => reading.write_text(AutoStream::auto(io::stdout().lock())),
        ExtractFormat::Json => reading.write_json(BufWriter::new(io::stdout().lock())),
    };
    written.map_err(CliError::WriteStdout)?;
    Ok(Exit::Success)
}

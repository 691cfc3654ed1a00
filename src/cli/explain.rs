//! `explain`: why flags were raised or not, and criteria met or not, in one resume.

use std::io;

use anstream::AutoStream;

use super::args::ExplainArgs;
use super::error::CliError;
use super::exit::Exit;
use super::settings::today;
use crate::batch::read_file;
use crate::engine::Engine;
use crate::extract::{Limits, extract};
use crate::output::write_explanations;
use crate::screener::Source;

pub(super) fn run(args: &ExplainArgs) -> Result<Exit, CliError> {
    let engine = Engine::load(args.pack.as_deref()).map_err(|error| CliError::Pack(error.into()))?;
    let path = &args.file;
    let unread = |message| CliError::ReadFile { path: path.clone(), message };
    let limits = Limits::default();
    let bytes = read_file(path, limits.bytes).map_err(|failure| unread(failure.message))?;
    let document = extract(&bytes, &Source::new(path).name(), &limits).map_err(|e| unread(e.to_string()))?;
    let as_of = args.as_of.unwrap_or_else(today);
    let explanations = engine.explain(&document, as_of, args.id.as_deref()).map_err(CliError::Rule)?;
    write_explanations(AutoStream::auto(io::stdout().lock()), &explanations)
        .map_err(CliError::WriteStdout)?;
    Ok(Exit::Success)
}

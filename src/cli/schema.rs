//! `schema`: the JSON Schema of the reports.

use std::io::{self, Write};

use super::args::{SchemaArgs, SchemaOf};
use super::error::CliError;
use super::exit::Exit;
use crate::report;

pub(super) fn run(args: &SchemaArgs) -> Result<Exit, CliError> {
    let schema = match args.of {
        SchemaOf::Resume => report::schema(),
        SchemaOf::Job => report::job_schema(),
    };
    let mut text = format!("{:#}", schema.to_value());
    text.push('\n');
    io::stdout().lock().write_all(text.as_bytes()).map_err(CliError::WriteStdout)?;
    Ok(Exit::Success)
}

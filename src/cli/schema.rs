//! `schema`: the JSON Schema of the reports.

use std::io::{self, Write};

use super::error::CliError;
use super::exit::Exit;
use crate::report;

pub(super) fn run() -> Result<Exit, CliError> {
    let mut text = format!("{:#}", report::schema().to_value());
    text.push('\n');
    io::stdout().lock().write_all(text.as_bytes()).map_err(CliError::WriteStdout)?;
    Ok(Exit::Success)
}

//! `verify`: whether reports are what screening the same files gives.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::Path;

use super::args::VerifyArgs;
use super::error::CliError;
use super::exit::Exit;
use super::progress::Progress;
use super::settings::RunSettings;
use super::{interrupt, screen};
use crate::batch::Stopped;
use crate::output::harmless;
use crate::verify::{Claims, Doubt, Malformed, Records};

pub(super) fn run(args: VerifyArgs) -> Result<Exit, CliError> {
    let path = args.reports;
    let dated = args.run.judging.as_of;
    let mut settings = RunSettings::from(args.run);
    let stop = interrupt::watch();
    let malformed = |Malformed { line }| CliError::NoReports { path: path.clone(), line };
    let claims = Claims::read(open(&path)?).map_err(malformed)?;
    let claims = claims.ok_or_else(|| malformed(Malformed { line: 1 }))?;
    settings.judging.as_of = dated.unwrap_or(claims.as_of);
    settings.judging.include_text |= claims.has_text;
    let screener = screen::prepare(&mut settings)?;
    let all = claims.items.len();
    let progress = Progress::new(all, true);
    let batch = screen::batch(&settings, &screener, stop, &progress)?;
    let mut records = Records::new(open(&path)?);
    let mut doubted = Vec::new();
    let mut done = 0;
    let ran = batch.run(&claims.items, |report| {
        done += 1;
        progress.count(&report);
        // Nothing may be missing: the file was whole a moment ago.
        let record =
            records.read_next().map_err(malformed)?.ok_or_else(|| malformed(Malformed { line: done }))?;
        if let Some(doubt) = Doubt::of(&record.bytes, &report) {
            doubted.push((report.document.source, doubt));
        }
        Ok(())
    });
    progress.finish();
    ran.map_err(|stopped| match stopped {
        Stopped::Sink(error) => error,
        Stopped::Workers(error) => CliError::Workers(error),
        Stopped::Journal(_) | Stopped::Interrupted => CliError::Interrupted { done, all, can_resume: false },
    })?;
    tell(all, &doubted).map_err(CliError::WriteStdout)?;
    Ok(if doubted.is_empty() { Exit::Success } else { Exit::Incomplete })
}

fn open(path: &Path) -> Result<BufReader<File>, CliError> {
    let file = File::open(path)
        .map_err(|error| CliError::ReadFile { path: path.to_owned(), message: error.kind().to_string() })?;
    Ok(BufReader::new(file))
}

fn tell(all: usize, doubted: &[(String, Doubt)]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (source, doubt) in doubted {
        writeln!(out, "{}: {doubt}", harmless(source))?;
    }
    let noun = if all == 1 { "report" } else { "reports" };
    match doubted.len() {
        0 => writeln!(out, "{all} {noun}: every byte is what screening gives"),
        some => writeln!(out, "{all} {noun}: {} proven, {some} not", all - some),
    }?;
    out.flush()
}

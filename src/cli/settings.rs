//! What the arguments come to once the terminal, the clock and the machine have been asked.

use std::ffi::{OsStr, OsString};
use std::fmt::Display;
use std::io::{IsTerminal, stdout};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::Duration;

use clap::ValueEnum;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::args::{Format, Isolation, JudgingArgs, MEMORY, RunArgs, ScreenArgs, TIMEOUT, WorkerArgs};
use super::position::Position;
use crate::extract::Limits;

/// Columns of output that goes to no terminal.
const COLUMNS: usize = 100;

/// What is to be screened, and what becomes of the reports.
#[derive(Debug)]
pub(super) struct ScreenSettings {
    pub(super) paths: Vec<PathBuf>,
    pub(super) format: Format,
    pub(super) out: Option<PathBuf>,
    pub(super) manifest: Option<PathBuf>,
    pub(super) resume: bool,
    pub(super) cache: Option<PathBuf>,
    pub(super) fail_fast: bool,
    pub(super) quiet: bool,
    pub(super) columns: usize,
    pub(super) run: RunSettings,
}

/// How resumes are to be screened.
#[derive(Debug)]
pub(super) struct RunSettings {
    pub(super) judging: Judging,
    /// The job description that resumes are held against.
    pub(super) job: Option<PathBuf>,
    pub(super) jobs: NonZeroUsize,
    /// What a process may take for a file; none where files are screened in threads.
    pub(super) bounds: Option<Bounds>,
}

/// How a resume is to be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judging {
    pub(super) pack: Option<PathBuf>,
    pub(super) as_of: Date,
    pub(super) target: Option<String>,
    pub(super) min_level: Option<u8>,
    /// What a job description came to.
    pub(super) position: Option<Position>,
    pub(super) include_text: bool,
    pub(super) limits: Limits,
}

/// What a process may take for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) timeout: Duration,
    /// In mebibytes.
    pub(super) memory: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(TIMEOUT), memory: MEMORY }
    }
}

impl From<ScreenArgs> for ScreenSettings {
    fn from(args: ScreenArgs) -> Self {
        let on_terminal = args.out.is_none() && stdout().is_terminal();
        let usual = if on_terminal { Format::Text } else { Format::Jsonl };
        Self {
            format: args.format.or_else(|| args.out.as_deref().and_then(by_extension)).unwrap_or(usual),
            columns: if on_terminal { terminal_columns() } else { COLUMNS },
            paths: args.paths,
            out: args.out,
            manifest: args.manifest,
            resume: args.resume,
            cache: args.cache,
            fail_fast: args.fail_fast,
            quiet: args.quiet,
            run: args.run.into(),
        }
    }
}

impl From<RunArgs> for RunSettings {
    fn from(args: RunArgs) -> Self {
        let bounds = Bounds { timeout: Duration::from_secs(args.timeout), memory: args.max_memory };
        Self {
            judging: args.judging.into(),
            job: args.job,
            jobs: args.jobs.unwrap_or_else(|| available_parallelism().unwrap_or(NonZeroUsize::MIN)),
            bounds: (args.isolation == Isolation::Process).then_some(bounds),
        }
    }
}

impl From<JudgingArgs> for Judging {
    fn from(args: JudgingArgs) -> Self {
        Self {
            pack: args.pack,
            as_of: args.as_of.unwrap_or_else(today),
            target: args.target,
            min_level: args.min_level,
            position: None,
            include_text: args.include_text,
            limits: Limits { bytes: args.max_bytes, pages: args.max_pages, ..Limits::default() },
        }
    }
}

impl From<WorkerArgs> for Judging {
    fn from(args: WorkerArgs) -> Self {
        Self { position: args.position, ..args.judging.into() }
    }
}

impl Judging {
    /// By a pack, the built-in one where none is named, with nothing else asked.
    pub(super) fn by(pack: Option<PathBuf>, as_of: Date) -> Self {
        let limits = Limits::default();
        let (target, min_level, position, include_text) = (None, None, None, false);
        Self { pack, as_of, target, min_level, position, include_text, limits }
    }

    /// The arguments that come to the same.
    pub(super) fn to_arguments(&self) -> Vec<OsString> {
        let named = |name: &str, value: &OsStr| {
            let mut argument = OsString::from(name);
            argument.push("=");
            argument.push(value);
            argument
        };
        let number = |name: &str, value: &dyn Display| named(name, value.to_string().as_ref());
        let mut arguments = vec![
            number("--as-of", &self.as_of),
            number("--max-bytes", &self.limits.bytes),
            number("--max-pages", &self.limits.pages),
        ];
        arguments.extend(self.pack.as_ref().map(|pack| named("--pack", pack.as_ref())));
        arguments.extend(self.target.as_ref().map(|target| named("--target", target.as_ref())));
        arguments.extend(self.min_level.map(|level| number("--min-level", &level)));
        arguments.extend(
            self.position.as_ref().map(|position| named("--position", position.to_argument().as_ref())),
        );
        arguments.extend(self.include_text.then(|| "--include-text".into()));
        arguments
    }
}

/// The format that the name of a file asks for.
fn by_extension(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Format::value_variants().iter().copied().find(|format| format.extension() == extension)
}

/// The columns of what is written to standard output.
pub(super) fn columns() -> usize {
    if stdout().is_terminal() { terminal_columns() } else { COLUMNS }
}

fn terminal_columns() -> usize {
    terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| usize::from(width.0))
}

/// Today in UTC: one day for everybody who runs the same command at the same moment.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::{Args, Command};
    use clap::Parser;

    fn judging(arguments: impl IntoIterator<Item = OsString>) -> Judging {
        let program = ["redsieve".into(), "worker".into(), "--max-memory=1".into()];
        match Args::parse_from(program.into_iter().chain(arguments)).command {
            Command::Worker(args) => args.into(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_worker_is_told_all_that_judging_depends_on() {
        let typed = |text: &str| judging(text.split_whitespace().map(OsString::from));
        let usual = typed("");
        let some = typed("--pack=-odd --as-of 2026-06 --target=x --include-text --max-bytes 7 --max-pages 3");
        let level = typed("--min-level 2");
        let position = r#"{"id":"a b.txt","level":2,"described":true,"role":"x","use_cases":["y"]}"#;
        let job = judging([OsString::from(format!("--position={position}"))]);
        assert!(usual != some && usual != level && usual != job);
        for told in [usual, some, level, job] {
            assert_eq!(judging(told.to_arguments()), told);
        }
    }
}

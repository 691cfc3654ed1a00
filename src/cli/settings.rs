//! What the arguments come to once the terminal, the clock and the machine have been asked.

use std::io::{IsTerminal, stdout};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use clap::ValueEnum;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::args::{Format, ScreenArgs};

/// Columns of output that goes to no terminal.
const COLUMNS: usize = 100;

/// How resumes are to be screened.
#[derive(Debug)]
pub(super) struct ScreenSettings {
    pub(super) paths: Vec<PathBuf>,
    pub(super) format: Format,
    pub(super) out: Option<PathBuf>,
    pub(super) pack: Option<PathBuf>,
    pub(super) as_of: Date,
    pub(super) jobs: NonZeroUsize,
    pub(super) target: Option<String>,
    pub(super) min_level: Option<u8>,
    pub(super) include_text: bool,
    pub(super) columns: usize,
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
            pack: args.pack,
            as_of: args.as_of.unwrap_or_else(today),
            jobs: args.jobs.unwrap_or_else(|| available_parallelism().unwrap_or(NonZeroUsize::MIN)),
            target: args.target,
            min_level: args.min_level,
            include_text: args.include_text,
        }
    }
}

/// The format that the name of a file asks for.
fn by_extension(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Format::value_variants().iter().copied().find(|format| format.extension() == extension)
}

fn terminal_columns() -> usize {
    terminal_size::terminal_size().map_or(COLUMNS, |(width, _)| usize::from(width.0))
}

/// Today in UTC: one day for everybody who runs the same command at the same moment.
pub(super) fn today() -> Date {
    Timestamp::now().to_zoned_datetime(TimeZone::UTC).date()
}

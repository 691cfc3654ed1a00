//! The arguments as they are typed. What they come to is decided in `settings`.

mod rules;
mod screen;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::position::Position;
use crate::extract::Limits;

pub(super) use rules::{DiffArgs, DocsArgs, NewArgs, PackArgs, RulesArgs, RulesCommand, ShowArgs, TestArgs};
pub(super) use screen::{Isolation, RunArgs, ScreenArgs, VerifyArgs};

/// Seconds that one file may take where nobody says otherwise.
pub(super) const TIMEOUT: u64 = 30;
/// Mebibytes that one process may use where nobody says otherwise.
pub(super) const MEMORY: u64 = 1024;

/// Screens resumes for what they really show of a skill, with the exact words that prove it.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXAMPLES, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  redsieve screen resumes/                          a summary on the terminal
  redsieve screen resumes/ --out reports.jsonl      one JSON object a resume, for other programs
  redsieve screen resumes/ --out table.csv          a table for a spreadsheet
  redsieve verify reports.jsonl                     whether they are still what screening gives
  redsieve extract ana.pdf                          how the program reads one resume
  redsieve job wanted.pdf                           what a job description asks for

Exit codes: 0 every file was screened, 1 some could not be, 2 the command was wrong.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Screen resumes: files, whole folders, or a list of paths
    Screen(ScreenArgs),
    /// Prove that reports are what screening the same files gives
    Verify(VerifyArgs),
    /// Show the text of one resume as the program reads it, in sections and blocks
    Extract(ExtractArgs),
    /// Tell why flags were raised or not, and criteria met or not, in one resume
    Explain(ExplainArgs),
    /// Read a job description: what it asks for, and the mistakes it makes
    Job(JobArgs),
    /// Check, test or list the rules that resumes are judged by
    Rules(RulesArgs),
    /// Print the JSON Schema of the reports
    Schema(SchemaArgs),
    /// Screen what another process of this program asks for
    #[command(hide = true)]
    Worker(WorkerArgs),
}

/// What decides how a resume is judged, wherever that happens.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub(super) struct JudgingArgs {
    /// The rules to judge by, a TOML file [default: the built-in pack]
    #[arg(long, value_name = "FILE")]
    pub(super) pack: Option<PathBuf>,

    /// The date to judge on: "present" in a resume ends here [default: today]
    ///
    /// Name it to get the same result again later. `YYYY-MM` means the first day of that month.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub(super) as_of: Option<Date>,

    /// Say how each resume stands to what a position asks for (`need` in the report)
    ///
    /// A target of the pack: backend, backend-at-scale, performance or infrastructure in the
    /// built-in one.
    #[arg(long, value_name = "NAME", conflicts_with = "min_level")]
    pub(super) target: Option<String>,

    /// Say whether each resume shows at least this level (`need` in the report)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=3))]
    pub(super) min_level: Option<u8>,

    /// Put the whole text of each resume into its report (jsonl and json)
    #[arg(long)]
    pub(super) include_text: bool,

    /// The largest file that is read
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().bytes)]
    pub(super) max_bytes: u64,

    /// How many pages of a PDF file are read; the rest is left out with a warning
    #[arg(long, value_name = "N", default_value_t = Limits::default().pages)]
    pub(super) max_pages: usize,
}

/// What a worker is told.
#[derive(Debug, clap::Args)]
pub(super) struct WorkerArgs {
    #[command(flatten)]
    pub(super) judging: JudgingArgs,

    #[arg(long)]
    pub(super) max_memory: u64,

    /// What a job description came to.
    #[arg(long)]
    pub(super) position: Option<Position>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One JSON object a line, for programs
    Jsonl,
    /// One JSON array
    Json,
    /// A table for spreadsheets
    Csv,
    /// A summary for people
    Text,
}

impl Format {
    /// What the name of such a file usually ends in.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Text => "txt",
        }
    }
}

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  redsieve extract ana.pdf | less")]
pub(super) struct ExtractArgs {
    /// The resume
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub(super) format: ExtractFormat,

    /// The rules whose words for headings and dates are used [default: the built-in pack]
    #[arg(long, value_name = "FILE")]
    pub(super) pack: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExtractFormat {
    /// Lines for people
    Text,
    /// One JSON object
    Json,
}

#[derive(Debug, clap::Args)]
#[command(after_help = JOB_EXAMPLES)]
pub(super) struct JobArgs {
    /// The job description, in any format that resumes can have
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub(super) format: ExtractFormat,

    /// The rules to judge by, a TOML file [default: the built-in pack]
    #[arg(long, value_name = "FILE")]
    pub(super) pack: Option<PathBuf>,
}

const JOB_EXAMPLES: &str = "\
Examples:
  redsieve job wanted.pdf
  redsieve job wanted.txt --format json
  redsieve screen resumes/ --for wanted.pdf         how resumes stand to it

Exit codes: 0 it was read, whatever it asks, 1 it could not be read, 2 the command or the pack was wrong.";

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  redsieve explain ana.pdf red/no-caching-strategy")]
pub(super) struct ExplainArgs {
    /// The resume
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,

    /// The flag or criterion to explain [default: all of them]
    #[arg(value_name = "ID")]
    pub(super) id: Option<String>,

    /// The rules to judge by, a TOML file [default: the built-in pack]
    #[arg(long, value_name = "FILE")]
    pub(super) pack: Option<PathBuf>,

    /// The date to judge on [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub(super) as_of: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// Of which reports
    #[arg(value_enum, default_value_t = SchemaOf::Resume)]
    pub(super) of: SchemaOf,
}

/// The kinds of report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
    /// What `screen` says of a resume
    Resume,
    /// What `job` says of a job description
    Job,
}

/// A day, or the first day of a month.
fn parse_date(text: &str) -> Result<Date, String> {
    let day = if text.len() == "YYYY-MM".len() { format!("{text}-01") } else { text.to_owned() };
    let plain =
        day.len() == "YYYY-MM-DD".len() && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = if plain { day.parse().ok() } else { None };
    date.ok_or_else(|| "it must be a day of the calendar as YYYY-MM-DD, or a month as YYYY-MM".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;
    use jiff::civil::date;

    #[test]
    fn the_arguments_are_declared_without_contradiction() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_month_means_its_first_day() {
        assert_eq!(parse_date("2026-06"), Ok(date(2026, 6, 1)));
        assert_eq!(parse_date("2026-06-30"), Ok(date(2026, 6, 30)));
        for wrong in ["2026-06-31", "2026-13", "june", "2026-06-01T10:00", "+002026-06", "２026-06"] {
            assert!(parse_date(wrong).is_err(), "{wrong}");
        }
    }
}

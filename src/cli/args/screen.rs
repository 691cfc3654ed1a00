//! The arguments of `screen` and `verify`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::ValueEnum;

use super::{Format, JudgingArgs, MEMORY, TIMEOUT};

#[derive(Debug, clap::Args)]
#[command(after_help = SCREEN_EXAMPLES)]
pub(in crate::cli) struct ScreenArgs {
    /// Files, folders or ZIP archives; `-` reads a list of paths from standard input
    ///
    /// In a folder every visible file of a document or picture kind is taken, at any depth, and
    /// likewise in an archive, where it is called `cv.zip!ana.pdf`. A list has one path a line, or
    /// each ended by a zero byte. Each file gets one report, even if it cannot be read: nothing is
    /// skipped in silence.
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// The form of the output [default: by the name of --out, text on a terminal, else jsonl]
    #[arg(long, value_enum)]
    pub(in crate::cli) format: Option<Format>,

    /// Write to a file, which appears only when it is complete
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) out: Option<PathBuf>,

    /// A table (CSV) of path and id, whose ids become `external_id` in the reports
    ///
    /// Its first line may name the columns `path` and `id`. Paths start here or in its folder.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) manifest: Option<PathBuf>,

    /// Go on with a run that was interrupted, to the same result as if it had not been
    ///
    /// Beside the file of --out a journal keeps what is finished until the file is complete. Without
    /// this, a run starts over.
    #[arg(long, requires = "out")]
    pub(in crate::cli) resume: bool,

    /// Keep what is found in this folder, and do not read unchanged files again
    ///
    /// Nothing is taken from it that another pack, program, date or option would make different. It
    /// holds quotes of resumes, and may be deleted at any time.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) cache: Option<PathBuf>,

    /// Stop at the first file that fails, and write nothing
    #[arg(long)]
    pub(in crate::cli) fail_fast: bool,

    /// Say nothing but errors: no progress, no summary
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,

    #[command(flatten)]
    pub(in crate::cli) run: RunArgs,
}

/// How files are screened, whatever becomes of the reports.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct RunArgs {
    /// Say how each resume stands to what a job description asks for (`need` in the report)
    ///
    /// Its level, its kind of work and the uses that it requires, as `redsieve job` tells them.
    #[arg(long = "for", value_name = "FILE", conflicts_with_all = ["target", "min_level"])]
    pub(in crate::cli) job: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) judging: JudgingArgs,

    /// How many files are screened at once [default: as many as there are processors]
    ///
    /// The result is the same for any number.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,

    /// Where files are screened
    ///
    /// A file that crashes, hangs or swells ends a process, and costs its own report only. In
    /// threads it would end the program.
    #[arg(long, value_enum, value_name = "WHERE", default_value_t = Isolation::Process)]
    pub(in crate::cli) isolation: Isolation,

    /// How long one file may take, before it is given up (needs `--isolation process`)
    #[arg(long, value_name = "SECONDS", default_value_t = TIMEOUT)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(in crate::cli) timeout: u64,

    /// How much memory one process may use, where the system can bound it
    #[arg(long, value_name = "MB", default_value_t = MEMORY)]
    #[arg(value_parser = clap::value_parser!(u64).range(128..=1_048_576))]
    pub(in crate::cli) max_memory: u64,
}

/// Where files are screened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Isolation {
    /// In processes of their own, without network or files
    Process,
    /// In threads of one process: a little faster, for files that are trusted
    Thread,
}

#[derive(Debug, clap::Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub(in crate::cli) struct VerifyArgs {
    /// The reports, as `screen` wrote them (jsonl or json)
    #[arg(value_name = "REPORTS")]
    pub(in crate::cli) reports: PathBuf,

    #[command(flatten)]
    pub(in crate::cli) run: RunArgs,
}

const SCREEN_EXAMPLES: &str = "\
Examples:
  redsieve screen resumes/
  redsieve screen ana.pdf ben.docx --format json
  redsieve screen resumes/ --as-of 2026-06-01 --out reports.jsonl
  redsieve screen resumes/ --out reports.jsonl --resume
  redsieve screen resumes/ --for wanted.pdf --format text
  redsieve screen inbox.zip --manifest ids.csv --out reports.jsonl
  find inbox -name '*.pdf' -mtime -7 -print0 | redsieve screen -

Exit codes: 0 every file was screened, 1 some could not be, 2 the command or the pack was wrong,
130 it was interrupted.";

const VERIFY_EXAMPLES: &str = "\
The files are looked for under the names in the reports, so start it in the folder where they were
screened, with the same options; the date is taken from the reports.

Examples:
  redsieve verify reports.jsonl
  redsieve verify reports.jsonl --pack ours.toml --target backend

Exit codes: 0 every report is proven, 1 some are not, 2 the command or the pack was wrong.";

//! Why a command could not be carried out, said so that one can act on it.

use std::error::Error;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use thiserror::Error;

use super::exit::Exit;
use crate::batch::{InputError, ManifestError};
use crate::engine::EngineError;
use crate::output::harmless;
use crate::sandbox::StartError;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default();

/// Why a command could not be carried out.
#[derive(Debug, Error)]
pub(super) enum CliError {
    #[error("cannot write {}", shown(.path))]
    WriteFile { path: PathBuf, source: io::Error },
    #[error("cannot write down beside {} what is finished", shown(.out))]
    Journal { out: PathBuf, source: io::Error },
    #[error("cannot use the folder {} as a cache", shown(.path))]
    Cache { path: PathBuf, source: io::Error },
    #[error("interrupted after {done} of {all} files")]
    Interrupted { done: usize, all: usize, can_resume: bool },
    #[error("{} could not be screened: {message}", harmless(.file))]
    FailedFast { file: String, message: String },
    #[error("cannot write to standard output")]
    WriteStdout(#[source] io::Error),
    #[error("cannot read {}: {message}", shown(.path))]
    ReadFile { path: PathBuf, message: String },
    #[error(transparent)]
    Input(#[from] InputError),
    #[error("cannot use {}", shown(.path))]
    Manifest { path: PathBuf, source: ManifestError },
    #[error("line {line} of {} is no report in the form that `screen` writes", shown(.path))]
    NoReports { path: PathBuf, line: usize },
    #[error("no resume was found in what was named")]
    NothingFound,
    #[error("cannot start the worker threads")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    #[error("cannot screen in processes of their own")]
    Workers(#[from] StartError),
    #[error("the pack cannot be used")]
    Pack(#[source] Box<dyn Error + Send + Sync>),
    /// The name was typed, and is shown again.
    #[error("{}", harmless(&.0.to_string()))]
    Rule(EngineError),
    #[error("the pack has no entry `{}`{}", harmless(.id), near.as_ref().map_or_else(
        String::new, |near| format!("; did you mean `{near}`?")
    ))]
    NoEntry { id: String, near: Option<String> },
    #[error("{} does not ask for {subject}, so no resume can be held against it", shown(.path))]
    AsksNothing { path: PathBuf, subject: String },
    /// As with a rule.
    #[error("{}", harmless(&.0.to_string()))]
    Target(EngineError),
}

impl CliError {
    /// An error of writing to a path, or else to standard output.
    pub(super) fn write(path: Option<&PathBuf>, source: io::Error) -> Self {
        match path {
            Some(path) => Self::WriteFile { path: path.clone(), source },
            None => Self::WriteStdout(source),
        }
    }

    /// What the process tells its caller: a file that cannot be read is no mistake in the command.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::ReadFile { .. } | Self::FailedFast { .. } => Exit::Incomplete,
            Self::Interrupted { .. } => Exit::Interrupted,
            _ => Exit::Error,
        }
    }

    /// Whether the reader of standard output went away.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::WriteStdout(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The error with its causes and what to do, as lines for a terminal.
    pub(super) fn render(&self) -> String {
        let mut text = format!("{ERROR}error:{ERROR:#} {self}\n");
        let mut cause = self.source();
        while let Some(error) = cause {
            let cause_text = error.to_string();
            // A cause of many lines, such as all that is wrong in a pack, is laid out already.
            let because = if cause_text.contains('\n') { "" } else { "  because: " };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{because}{}", cause_text.trim_end());
            cause = error.source();
        }
        if let Some(help) = self.help() {
            let _ = writeln!(text, "  {HELP}help:{HELP:#} {help}");
        }
        text
    }

    fn help(&self) -> Option<&'static str> {
        match self {
            Self::WriteFile { source, .. } if source.kind() == io::ErrorKind::AlreadyExists => {
                Some("name a file that does not exist yet; nothing was overwritten")
            }
            Self::NoEntry { .. } => Some("see what there is with: redsieve rules list"),
            Self::WriteFile { source, .. } if source.kind() == io::ErrorKind::ResourceBusy => {
                Some("another run is writing this file; wait for it or name another file")
            }
            Self::WriteFile { source, .. } | Self::Journal { source, .. } if is_full(source) => {
                Some("make room, then go on with the same command and --resume")
            }
            Self::Cache { .. } => Some("name a folder that can be made or written to"),
            Self::Journal { .. } => Some("name a file in a folder that may be written to"),
            Self::Interrupted { can_resume: true, .. } => Some("go on with the same command and --resume"),
            Self::Interrupted { can_resume: false, .. } => {
                Some("nothing was kept to go on from; a run with --out FILE can be resumed")
            }
            Self::FailedFast { .. } => Some("see to this file, or screen the others without --fail-fast"),
            Self::WriteFile { .. } => Some("name a file in a folder that exists and may be written to"),
            Self::NothingFound => Some(
                "name resumes or a folder that holds them (pdf, docx, txt, md); hidden files are left out",
            ),
            Self::Threads(_) => Some("try a smaller number with --jobs"),
            Self::Workers(_) => Some("screen files that you trust with: --isolation thread"),
            Self::Input(_) => Some("pipe one path a line, as in: find . -name '*.pdf' | redsieve screen -"),
            Self::Manifest { .. } => Some("each line names a file and its id, as in: cv/ana.pdf,C-17"),
            Self::NoReports { .. } => Some("name a file that was written with --format jsonl or json"),
            Self::Pack(_) => Some("see where it is wrong with: redsieve rules check --pack FILE"),
            Self::AsksNothing { .. } => Some("see what it asks for with: redsieve job FILE"),
            Self::Target(_) => Some("list what the pack asks for with: redsieve rules list"),
            Self::WriteStdout(_) | Self::ReadFile { .. } | Self::Rule(_) => None,
        }
    }
}

/// Whether there is no room for what is written.
fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

/// A path on a terminal: a file may have a name that steers it.
fn shown(path: &Path) -> String {
    harmless(&path.display().to_string())
}

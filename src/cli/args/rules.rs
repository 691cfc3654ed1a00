//! The arguments of `rules`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Subcommand;
use jiff::civil::Date;

use super::{ExtractFormat, parse_date};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct RulesArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum RulesCommand {
    /// Find every mistake in a pack, each with its line
    Check(PackArgs),
    /// Run the examples that a pack gives for its rules
    Test(TestArgs),
    /// List what a pack looks for
    List(PackArgs),
    /// Show one entry of a pack: what it is, its words, its rule in words, its examples
    Show(ShowArgs),
    /// Write a small commented pack to start from
    New(NewArgs),
    /// Write the pack as Markdown pages
    Docs(DocsArgs),
    /// Tell which resumes are judged otherwise by another pack, and why
    Diff(DiffArgs),
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct TestArgs {
    /// Drop each phrase, member, anchor and condition in turn as well, and name those that no example
    /// needs
    #[arg(long)]
    pub(in crate::cli) thorough: bool,

    #[command(flatten)]
    pub(in crate::cli) pack: PackArgs,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct ShowArgs {
    /// The id of a flag, criterion, concept, cue or any other entry
    #[arg(value_name = "ID")]
    pub(in crate::cli) id: String,

    #[command(flatten)]
    pub(in crate::cli) pack: PackArgs,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct NewArgs {
    /// The file to write; one that exists is left alone
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct DocsArgs {
    /// The folder to write to; it is made where it does not exist
    #[arg(value_name = "FOLDER")]
    pub(in crate::cli) folder: PathBuf,

    #[command(flatten)]
    pub(in crate::cli) pack: PackArgs,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct PackArgs {
    /// The pack, a TOML file [default: the built-in pack]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) pack: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = DIFF_EXAMPLES)]
pub(in crate::cli) struct DiffArgs {
    /// The pack to compare with: a TOML file, or the name of the built-in pack
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: PathBuf,

    /// The pack with the change: a TOML file, or the name of the built-in pack
    #[arg(value_name = "NEW")]
    pub(in crate::cli) new: PathBuf,

    /// The resumes: files or folders, in all formats that `screen` reads
    #[arg(required = true, value_name = "FOLDER")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    /// The form of the output
    #[arg(long, value_enum, default_value_t = ExtractFormat::Text)]
    pub(in crate::cli) format: ExtractFormat,

    /// The date to judge on, for both packs [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub(in crate::cli) as_of: Option<Date>,

    /// How many files are screened at once [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
}

const DIFF_EXAMPLES: &str = "\
Examples:
  redsieve rules diff old.toml new.toml resumes/
  redsieve rules diff old.toml new.toml resumes/ --as-of 2026-06-01 --format json

It tells of levels, flags and criteria. What is printed holds words of the resumes.

Exit codes: 0 no resume is judged otherwise, 1 some are or could not be screened, 2 the command or
a pack was wrong.";

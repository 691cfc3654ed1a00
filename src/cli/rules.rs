//! `rules`: checks, tests and lists a pack.

use super::args::{PackArgs, RulesArgs, RulesCommand};
use super::error::CliError;
use super::exit::Exit;

pub(super) fn run(args: &RulesArgs) -> Result<Exit, CliError> {
    match &args.command {
        RulesCommand::Check(args) => check(args),
        RulesCommand::Test(args) => test(args),
        RulesCommand::List(args) => list(args),
    }
}

fn check(args: &PackArgs) -> Result<Exit, CliError> {
    unavailable(args)
}

fn test(args: &PackArgs) -> Result<Exit, CliError> {
    unavailable(args)
}

fn list(args: &PackArgs) -> Result<Exit, CliError> {
    unavailable(args)
}

fn unavailable(args: &PackArgs) -> Result<Exit, CliError> {
    let pack = args.pack.as_ref().map_or("the built-in pack".into(), |path| path.display().to_string());
    Err(CliError::Pack(format!("{pack} cannot be read by this build").into()))
}

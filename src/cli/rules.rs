//! `rules`: checks, tests, lists and shows a pack, and starts a new one.

use std::fs::{self, File};
use std::io::{self, Write};

use anstream::AutoStream;

use super::args::{DocsArgs, NewArgs, PackArgs, RulesArgs, RulesCommand, ShowArgs, TestArgs};
use super::error::CliError;
use super::exit::Exit;
use super::{diff, tell};
use crate::engine::Engine;
use crate::handbook;
use crate::output::{harmless, markdown_files, write_pages};
use crate::pack::model::{Ask, Role, Target};
use crate::pack::{Pack, STARTER};
use crate::trial::{self, PackPart};

pub(super) fn run(args: &RulesArgs) -> Result<Exit, CliError> {
    match &args.command {
        RulesCommand::Check(args) => check(args),
        RulesCommand::Test(args) => test(args),
        RulesCommand::List(args) => list(args),
        RulesCommand::Show(args) => show(args),
        RulesCommand::New(args) => new(args),
        RulesCommand::Docs(args) => docs(args),
        RulesCommand::Diff(args) => diff::run(args),
    }
}

fn load(args: &PackArgs) -> Result<Engine, CliError> {
    Engine::load(args.pack.as_deref()).map_err(|error| CliError::Pack(error.into()))
}

fn check(args: &PackArgs) -> Result<Exit, CliError> {
    let (pack, warnings) = Pack::check(args.pack.as_deref()).map_err(|error| CliError::Pack(error.into()))?;
    if !warnings.0.is_empty() {
        tell(&format!("{warnings}\n\n"));
    }
    print(&format!(
        "{} {}: {} concepts, {} cues, {} flags, {} criteria, {} asks, {} mistakes; no errors, {}\n",
        pack.id,
        pack.version,
        pack.concepts.len(),
        pack.cues.len(),
        pack.flags.len(),
        pack.criteria.len(),
        pack.asks.len(),
        pack.mistakes.len(),
        counted(warnings.0.len(), "warning")
    ))
}

fn test(args: &TestArgs) -> Result<Exit, CliError> {
    let engine = load(&args.pack)?;
    let outcome = trial::run(&engine);
    for failure in &outcome.failures {
        tell(&format!("{failure}\n"));
    }
    let failed = outcome.failures.len();
    print(&format!("{} examples tried, {}\n", outcome.tried, counted(failed, "failure")))?;
    let held = !args.thorough || test_thoroughly(&engine)?;
    Ok(if failed == 0 && held { Exit::Success } else { Exit::Error })
}

/// Whether every part of the pack is needed by an example.
fn test_thoroughly(engine: &Engine) -> Result<bool, CliError> {
    let coverage = trial::run_thorough(engine);
    let mut text = String::new();
    let same_list = |a: &PackPart, b: &PackPart| (a.kind, &a.id, &a.field) == (b.kind, &b.id, &b.field);
    for list in coverage.unneeded.chunk_by(same_list) {
        let Some(first) = list.first() else { continue };
        let sources: Vec<String> = list.iter().map(|part| format!("`{}`", part.source)).collect();
        text.push_str(&format!("{} {}: {}: {}\n", first.kind, first.id, first.field, sources.join(", ")));
    }
    let (unneeded, parts) = (coverage.unneeded.len(), coverage.parts);
    print(&format!("{text}{parts} parts dropped in turn, {unneeded} of them needed by no example\n"))?;
    Ok(unneeded == 0)
}

fn list(args: &PackArgs) -> Result<Exit, CliError> {
    let engine = load(args)?;
    print(&listing(engine.pack()))
}

fn show(args: &ShowArgs) -> Result<Exit, CliError> {
    let engine = load(&args.pack)?;
    let pages = handbook::find(engine.pack(), &args.id)
        .map_err(|near| CliError::NoEntry { id: args.id.clone(), near })?;
    write_pages(AutoStream::auto(io::stdout().lock()), &pages).map_err(CliError::WriteStdout)?;
    Ok(Exit::Success)
}

/// Writes a pack to start from; a file that exists is nobody's to overwrite.
fn new(args: &NewArgs) -> Result<Exit, CliError> {
    let failed = |error| CliError::write(Some(&args.file), error);
    let mut file = File::create_new(&args.file).map_err(failed)?;
    file.write_all(STARTER.as_bytes()).map_err(failed)?;
    print(&format!("wrote {}; its comments say how to go on\n", harmless(&args.file.display().to_string())))
}

fn docs(args: &DocsArgs) -> Result<Exit, CliError> {
    let engine = load(&args.pack)?;
    fs::create_dir_all(&args.folder).map_err(|error| CliError::write(Some(&args.folder), error))?;
    let files = markdown_files(engine.pack());
    for (name, text) in &files {
        let path = args.folder.join(name);
        fs::write(&path, text).map_err(|error| CliError::write(Some(&path), error))?;
    }
    let folder = harmless(&args.folder.display().to_string());
    print(&format!("wrote {} to {folder}\n", counted(files.len(), "file")))
}

/// What a pack can report, one line an entry.
fn listing(pack: &Pack) -> String {
    let flags = pack.flags.iter().map(|flag| (flag.id.as_str(), flag.title.clone()));
    let criteria = pack.criteria.iter();
    let criteria = criteria
        .map(|criterion| (criterion.id.as_str(), format!("level {}: {}", criterion.level, criterion.title)));
    let uses = pack.use_cases.iter().map(|case| (case.id.as_str(), case.title.clone()));
    let structures = pack.structures.iter().map(|structure| (structure.id.as_str(), structure.title.clone()));
    let patterns = pack.patterns.iter().map(|pattern| (pattern.id.as_str(), pattern.title.clone()));
    let roles = pack.roles.iter().map(|role| (role.id.as_str(), role_line(role)));
    let targets = pack.targets.iter().map(|target| (target.id.as_str(), target_line(target)));
    let questions = pack.questions.iter().map(|question| (question.id.as_str(), question.ask.clone()));
    let asks = pack.asks.iter().map(|ask| (ask.id.as_str(), ask_line(ask)));
    let mistakes = pack.mistakes.iter().map(|mistake| (mistake.id.as_str(), mistake.title.clone()));
    let parts: [(&str, Vec<(&str, String)>); 10] = [
        ("Flags", flags.collect()),
        ("Criteria", criteria.collect()),
        ("Use cases", uses.collect()),
        ("Structures", structures.collect()),
        ("Patterns", patterns.collect()),
        ("Roles", roles.collect()),
        ("Targets", targets.collect()),
        ("Questions", questions.collect()),
        ("What jobs ask for", asks.collect()),
        ("Mistakes of job descriptions", mistakes.collect()),
    ];
    let width = parts.iter().flat_map(|(_, rows)| rows).map(|(id, _)| id.len()).max().unwrap_or(0);
    let mut text = format!("{} {}: {}\n", pack.id, pack.version, pack.title);
    for (heading, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        text.push_str(&format!("\n{heading}\n"));
        for (id, title) in rows {
            text.push_str(&format!("  {id:width$}  {title}\n"));
        }
    }
    text
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn role_line(role: &Role) -> String {
    let duties: Vec<&str> = role.duties.iter().map(|duty| duty.id.as_str()).collect();
    format!("{}: {}", role.title, duties.join(", "))
}

fn target_line(target: &Target) -> String {
    let described = if target.described { ", with a use described" } else { "" };
    let duty =
        target.role.as_ref().map_or_else(String::new, |role| format!(", with a duty of the role {role}"));
    let uses = match target.use_cases.as_slice() {
        [] => String::new(),
        uses => format!(", for {}", uses.join(", ")),
    };
    format!("level {}{described}{duty}{uses}", target.level)
}

fn ask_line(ask: &Ask) -> String {
    let level = ask.level.map(|level| format!("level {level}"));
    let role = ask.role.as_ref().map(|role| format!("work of {role}"));
    let of: Vec<String> = level.into_iter().chain(ask.use_case.clone()).chain(role).collect();
    if of.is_empty() { ask.title.clone() } else { format!("{} ({})", ask.title, of.join(", ")) }
}

fn print(text: &str) -> Result<Exit, CliError> {
    anstream::stdout().write_all(text.as_bytes()).map_err(|error| CliError::write(None, error))?;
    Ok(Exit::Success)
}

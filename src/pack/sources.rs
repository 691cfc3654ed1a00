//! Finds the files of a pack: its main file and what it includes, beside it or built in.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::de::DeTable;

use super::PackError;
use super::diagnostic::{Diagnostic, Diagnostics, Source, Weight, nearest};

/// The files of `rules/` by their path in it.
const BUILTIN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));
/// The main file of the built-in pack is the one that no other includes and that defines a pack.
const MAIN_MARK: &str = "[pack]";

/// The files of the built-in pack, its main file first.
pub(super) fn builtin() -> Result<Vec<Arc<Source>>, PackError> {
    let (name, text) = builtin_main();
    with_includes(Source { name: name.to_owned(), text: text.to_owned() }, None)
}

/// Whether a built-in pack has this name, which is that of its main file.
pub(super) fn is_builtin(name: &str) -> bool {
    builtin_main().0.strip_suffix(".toml") == Some(name)
}

fn builtin_main() -> (&'static str, &'static str) {
    let main = BUILTIN.iter().find(|(_, text)| text.lines().any(|line| line.trim() == MAIN_MARK));
    main.copied().unwrap_or(("pack.toml", ""))
}

/// The files of a pack on disk, its main file first.
pub(super) fn from_path(path: &Path) -> Result<Vec<Arc<Source>>, PackError> {
    let text = read(path)?;
    let name = path.to_string_lossy().replace('\\', "/");
    with_includes(Source { name, text }, path.parent())
}

/// Whether a file is the pack author's own: what is built in is theirs only who load nothing else.
pub(super) fn is_own(source: &Source, all: &[Arc<Source>]) -> bool {
    let is_builtin =
        |source: &Source| BUILTIN.iter().any(|(name, text)| *name == source.name && *text == source.text);
    !is_builtin(source) || all.iter().all(|source| is_builtin(source))
}

fn read(path: &Path) -> Result<String, PackError> {
    fs::read_to_string(path).map_err(|source| PackError::Read { path: path.to_owned(), source })
}

/// A main file with everything it includes, each file once, in the order of inclusion. What it
/// extends comes before it, so that it can speak of what that defines.
pub(super) fn with_includes(main: Source, folder: Option<&Path>) -> Result<Vec<Arc<Source>>, PackError> {
    let mut seen = BTreeSet::from([main.name.clone()]);
    let main = Arc::new(main);
    let mut layers = vec![included(Arc::clone(&main), folder, &mut seen)?];
    let mut top = main;
    while let Some((name, span)) = extended(&top) {
        let (file, text) =
            find_base(&name, folder)?.ok_or_else(|| missing(&top, "extended pack", &name, span.clone()))?;
        if !seen.insert(file.clone()) {
            let (message, hint) = (format!("the pack `{name}` extends itself"), None);
            return Err(invalid(&top, span, message, hint));
        }
        top = Arc::new(Source { name: file, text });
        layers.push(included(Arc::clone(&top), folder, &mut seen)?);
    }
    Ok(layers.into_iter().rev().flatten().collect())
}

fn included(
    main: Arc<Source>,
    folder: Option<&Path>,
    seen: &mut BTreeSet<String>,
) -> Result<Vec<Arc<Source>>, PackError> {
    let mut sources = vec![main];
    let mut next = 0;
    while let Some(source) = sources.get(next).cloned() {
        next += 1;
        for (name, span) in includes(&source) {
            if !seen.insert(name.clone()) {
                continue;
            }
            match find(&name, folder)? {
                Some(text) => sources.push(Arc::new(Source { name, text })),
                None => return Err(missing(&source, "included file", &name, span)),
            }
        }
    }
    Ok(sources)
}

fn includes(source: &Source) -> Vec<(String, Range<usize>)> {
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let Some(list) = table.get_ref().get("include").and_then(|value| value.get_ref().as_array()) else {
        return Vec::new();
    };
    list.iter().filter_map(|item| Some((item.get_ref().as_str()?.to_owned(), item.span()))).collect()
}

/// What a file `extends`.
fn extended(source: &Source) -> Option<(String, Range<usize>)> {
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let value = table.get_ref().get("extends")?;
    Some((value.get_ref().as_str()?.to_owned(), value.span()))
}

/// The main file of a pack that is extended: a file beside, or a built-in pack by its name.
fn find_base(name: &str, folder: Option<&Path>) -> Result<Option<(String, String)>, PackError> {
    let main = format!("{name}.toml");
    for file in [name, &main] {
        if let Some(text) = find(file, folder)? {
            return Ok(Some((file.to_owned(), text)));
        }
    }
    Ok(None)
}

fn find(name: &str, folder: Option<&Path>) -> Result<Option<String>, PackError> {
    let beside = folder.map(|folder| folder.join(PathBuf::from(name))).filter(|path| path.is_file());
    match beside {
        Some(path) => read(&path).map(Some),
        None => Ok(BUILTIN.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned())),
    }
}

fn missing(source: &Arc<Source>, what: &str, name: &str, span: Range<usize>) -> PackError {
    let known = BUILTIN.iter().flat_map(|(known, _)| [*known, known.trim_end_matches(".toml")]);
    let hint = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "files are looked for beside the main file, then among the built-in ones".to_owned(),
    };
    invalid(source, span, format!("the {what} `{name}` was not found"), Some(hint))
}

fn invalid(source: &Arc<Source>, span: Range<usize>, message: String, hint: Option<String>) -> PackError {
    let (source, weight, related) = (Arc::clone(source), Weight::Error, None);
    PackError::Invalid(Diagnostics(vec![Diagnostic { source, span, message, hint, weight, related }]))
}

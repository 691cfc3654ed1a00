//! Finds the files of a pack: its main file and what it includes, beside it or built in.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::de::DeTable;

use super::PackError;
use super::diagnostic::{Diagnostic, Diagnostics, Source};

/// The files of `rules/` by their path in it.
const BUILTIN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));
/// The main file of the built-in pack is the one that no other includes and that defines a pack.
const MAIN_MARK: &str = "[pack]";

/// The files of the built-in pack, its main file first.
pub(super) fn builtin() -> Result<Vec<Arc<Source>>, PackError> {
    let main = BUILTIN.iter().find(|(_, text)| text.lines().any(|line| line.trim() == MAIN_MARK));
    let (name, text) = main.copied().unwrap_or(("pack.toml", ""));
    with_includes(Source { name: name.to_owned(), text: text.to_owned() }, None)
}

/// The files of a pack on disk, its main file first.
pub(super) fn from_path(path: &Path) -> Result<Vec<Arc<Source>>, PackError> {
    let text = read(path)?;
    let name = path.to_string_lossy().replace('\\', "/");
    with_includes(Source { name, text }, path.parent())
}

fn read(path: &Path) -> Result<String, PackError> {
    fs::read_to_string(path).map_err(|source| PackError::Read { path: path.to_owned(), source })
}

/// A main file with everything it includes, each file once, in the order of inclusion.
pub(super) fn with_includes(main: Source, folder: Option<&Path>) -> Result<Vec<Arc<Source>>, PackError> {
    let mut seen = BTreeSet::from([main.name.clone()]);
    let mut sources = vec![Arc::new(main)];
    let mut next = 0;
    while let Some(source) = sources.get(next).cloned() {
        next += 1;
        for (name, span) in includes(&source) {
            if !seen.insert(name.clone()) {
                continue;
            }
            match find(&name, folder)? {
                Some(text) => sources.push(Arc::new(Source { name, text })),
                None => return Err(missing(&source, &name, span)),
            }
        }
    }
    Ok(sources)
}

fn includes(source: &Source) -> Vec<(String, std::ops::Range<usize>)> {
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let Some(list) = table.get_ref().get("include").and_then(|value| value.get_ref().as_array()) else {
        return Vec::new();
    };
    list.iter().filter_map(|item| Some((item.get_ref().as_str()?.to_owned(), item.span()))).collect()
}

fn find(name: &str, folder: Option<&Path>) -> Result<Option<String>, PackError> {
    let beside = folder.map(|folder| folder.join(PathBuf::from(name))).filter(|path| path.is_file());
    match beside {
        Some(path) => read(&path).map(Some),
        None => Ok(BUILTIN.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned())),
    }
}

fn missing(source: &Arc<Source>, name: &str, span: std::ops::Range<usize>) -> PackError {
    let near = super::diagnostic::nearest(name, BUILTIN.iter().map(|(known, _)| *known));
    let hint = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "files are looked for beside the main file, then among the built-in ones".to_owned(),
    };
    PackError::Invalid(Diagnostics(vec![Diagnostic {
        source: Arc::clone(source),
        span,
        message: format!("the included file `{name}` was not found"),
        hint: Some(hint),
    }]))
}

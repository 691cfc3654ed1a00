//! From what the user names to the files to screen, sorted.

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsString;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use thiserror::Error;

use super::kind;
use crate::screener::Source;

/// The files of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Input {
    /// Each file once, sorted by the bytes of its path.
    pub sources: Vec<Source>,
    /// How many files of the folders are of no kind that a resume has.
    pub passed_over: usize,
}

/// A list of paths that could not be read.
#[derive(Debug, Error)]
#[error("the list of paths on standard input cannot be read")]
pub struct InputError(#[from] io::Error);

impl Input {
    /// Collects files, the files of folders at any depth, and for `-` those that `list` names, one
    /// path a line or each ended by a zero byte.
    ///
    /// What is named gets a source even if it does not exist, since its report must say so. Hidden
    /// files are left out of folders; no ignore file is obeyed.
    pub fn collect(paths: &[PathBuf], mut list: impl BufRead) -> Result<Self, InputError> {
        let mut found = Found::default();
        for path in paths {
            if path.as_os_str() == "-" {
                for path in listed(&mut list)? {
                    found.add(&path);
                }
            } else {
                found.add(path);
            }
        }
        Ok(found.finish())
    }
}

#[derive(Default)]
struct Found {
    /// As bytes, since `Path` sorts by components (`a/b` before `a.txt`).
    files: BTreeSet<OsString>,
    passed_over: usize,
}

impl Found {
    fn add(&mut self, path: &Path) {
        if path.is_dir() {
            self.walk(path);
        } else {
            self.files.insert(path.into());
        }
    }

    fn walk(&mut self, folder: &Path) {
        let walk = WalkBuilder::new(folder).standard_filters(false).hidden(true).follow_links(true).build();
        let mut files = Vec::new();
        let mut linked = false;
        for entry in walk {
            match entry {
                Ok(entry) => {
                    linked |= entry.path_is_symlink() && entry.depth() > 0;
                    if entry.file_type().is_some_and(|kind| kind.is_file()) {
                        files.push(entry.into_path());
                    }
                }
                // A folder that cannot be opened must not vanish: it becomes a source that fails.
                Err(error) => {
                    let named = unreadable(&error).filter(|path| path.is_dir() || kind::is_document(path));
                    self.files.extend(named.map(OsString::from));
                }
            }
        }
        if linked {
            files = once_each(folder, files);
        }
        for file in files {
            if kind::is_document(&file) {
                self.files.insert(file.into());
            } else {
                self.passed_over += 1;
            }
        }
    }

    fn finish(self) -> Input {
        let sources = self.files.into_iter().map(Source::new).collect();
        Input { sources, passed_over: self.passed_over }
    }
}

/// The path that an error of the walk is about; none for a link that leads back into itself.
fn unreadable(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, err } => {
            unreadable(err).or_else(|| err.is_io().then(|| path.clone()))
        }
        ignore::Error::WithDepth { err, .. } => unreadable(err),
        _ => None,
    }
}

/// Keeps one path to each file where links lead to it twice, a path without links if there is one.
fn once_each(folder: &Path, mut files: Vec<PathBuf>) -> Vec<PathBuf> {
    let root = folder.canonicalize().unwrap_or_default();
    let target = |file: &PathBuf| file.canonicalize().unwrap_or_else(|_| file.clone());
    files.sort_by_cached_key(|file| {
        let direct = file.strip_prefix(folder).is_ok_and(|inner| root.join(inner) == target(file));
        (!direct, file.clone().into_os_string())
    });
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert(target(file)));
    files
}

fn listed(list: &mut impl BufRead) -> io::Result<Vec<PathBuf>> {
    let mut bytes = Vec::new();
    list.read_to_end(&mut bytes)?;
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let lines = bytes.split(|&byte| byte == end);
    let lines = lines.map(|line| if end == 0 { line } else { line.strip_suffix(b"\r").unwrap_or(line) });
    Ok(lines.filter(|line| !line.is_empty()).map(path_from_bytes).collect())
}

#[cfg(unix)]
fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    Path::new(std::ffi::OsStr::from_bytes(bytes)).to_path_buf()
}

#[cfg(not(unix))]
fn path_from_bytes(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(input: &Input, root: &Path) -> Vec<String> {
        let name =
            |source: &Source| source.path.strip_prefix(root).unwrap_or(&source.path).display().to_string();
        input.sources.iter().map(name).collect()
    }

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, "text").expect("a file");
        }
        root
    }

    fn collect(paths: &[PathBuf], list: &str) -> Input {
        Input::collect(paths, list.as_bytes()).expect("a list in memory can be read")
    }

    #[test]
    fn a_folder_gives_its_visible_documents_sorted_by_bytes() {
        let root = folder(&["b/x.pdf", "b.txt", "a.md", ".secret.pdf", ".git/y.txt", "run.log", "Z.docx"]);
        let input = collect(&[root.path().into()], "");
        assert_eq!(names(&input, root.path()), ["Z.docx", "a.md", "b.txt", "b/x.pdf"]);
        assert_eq!(input.passed_over, 1);
    }

    #[test]
    fn ignore_files_hide_nothing() {
        let root = folder(&["a.txt", "b.txt"]);
        for name in [".gitignore", ".ignore"] {
            fs::write(root.path().join(name), "a.txt\n").expect("an ignore file");
        }
        assert_eq!(collect(&[root.path().into()], "").sources.len(), 2);
    }

    #[test]
    fn what_is_named_is_kept_once_whatever_it_is() {
        let input = collect(&["gone.exe".into(), "-".into()], "gone.exe\r\n\nalso gone.pdf\n");
        assert_eq!(names(&input, Path::new("")), ["also gone.pdf", "gone.exe"]);
    }

    #[test]
    fn a_list_may_be_ended_by_zero_bytes() {
        let input = collect(&["-".into()], "two\nlines.pdf\0b.pdf\0");
        assert_eq!(names(&input, Path::new("")), ["b.pdf", "two\nlines.pdf"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_twice_nor_in_a_circle() {
        let root = folder(&["real/a.txt"]);
        let link = |to: &str, from: &str| {
            std::os::unix::fs::symlink(root.path().join(to), root.path().join(from)).expect("a link");
        };
        link("real/a.txt", "again.txt");
        link("real", "also");
        link("", "real/circle");
        link("nowhere", "broken.pdf");
        link("nowhere", "broken.so");
        let input = collect(&[root.path().into()], "");
        assert_eq!(names(&input, root.path()), ["broken.pdf", "real/a.txt"]);
    }
}

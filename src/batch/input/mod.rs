//! From what the user names to the files to screen, sorted.

mod item;
mod list;
mod unpack;

use std::collections::HashSet;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use thiserror::Error;

pub use item::Item;
pub(crate) use list::path_from_bytes;

use super::kind;

/// The files of a batch.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// Sorted by the bytes of their names: each file once, and each document of an archive.
    pub items: Vec<Item>,
    /// How many files of folders and archives are of no kind that a resume has.
    pub passed_over: usize,
}

/// A list of paths that could not be read.
#[derive(Debug, Error)]
#[error("the list of paths on standard input cannot be read")]
pub struct InputError(#[from] io::Error);

impl Input {
    /// Collects files, the files of folders at any depth, the documents of ZIP archives, and for
    /// `-` what `list` names, one path a line or each ended by a zero byte.
    ///
    /// What is named gets an item even if it does not exist, since its report must say so. Hidden
    /// files are left out of folders; no ignore file is obeyed.
    ///
    /// # Errors
    /// If the list cannot be read.
    pub fn collect(paths: &[PathBuf], mut list: impl BufRead) -> Result<Self, InputError> {
        let mut found = Found::default();
        for path in paths {
            if path.as_os_str() == "-" {
                for path in list::listed(&mut list)? {
                    found.add(&path);
                }
            } else {
                found.add(path);
            }
        }
        Ok(found.finish())
    }
}

/// The documents of an archive, or the archive itself where it cannot be opened.
pub(crate) fn documents_of(archive: &Path) -> Vec<Item> {
    unpack::unpack(archive, &mut 0)
}

#[derive(Default)]
struct Found {
    /// What was named.
    named: Vec<PathBuf>,
    /// What lies in folders.
    walked: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    /// Whether links lead to any of it.
    linked: bool,
}

/// How a file came to be in a batch. What was named is screened whatever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Named,
    Walked,
}

impl Found {
    fn add(&mut self, path: &Path) {
        if path.is_dir() {
            self.walk(path);
        } else {
            self.named.push(path.into());
        }
    }

    fn walk(&mut self, folder: &Path) {
        let walk = WalkBuilder::new(folder).standard_filters(false).hidden(true).follow_links(true).build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    self.linked |= entry.path_is_symlink() && entry.depth() > 0;
                    if entry.file_type().is_some_and(|kind| kind.is_file()) {
                        self.walked.push(entry.into_path());
                    }
                }
                // A folder that cannot be opened must not vanish: it becomes an item that fails.
                Err(error) => {
                    let named = unreadable(&error).filter(|path| {
                        path.is_dir() || kind::is_named_document(path) || kind::is_named_archive(path)
                    });
                    self.named.extend(named);
                }
            }
        }
        self.folders.push(folder.to_owned());
    }

    fn finish(mut self) -> Input {
        if self.linked {
            self.walked = once_each(&self.folders, self.walked);
        }
        let walked = self.walked.into_iter().map(|file| (file, Origin::Walked));
        let named = self.named.into_iter().map(|file| (file, Origin::Named));
        let mut files: Vec<(PathBuf, Origin)> = walked.chain(named).collect();
        files.sort_unstable();
        files.dedup_by(|(later, _), (earlier, _)| later == earlier);
        let mut input = Input::default();
        for (file, origin) in files {
            if kind::is_archive(&file) {
                input.items.extend(unpack::unpack(&file, &mut input.passed_over));
            } else if origin == Origin::Named || kind::is_document(&file) {
                input.items.push(Item::file(file));
            } else {
                input.passed_over += 1;
            }
        }
        // As bytes, since `Path` sorts by components (`a/b` before `a.txt`). Entries of one name stay
        // in the order of their archive.
        input.items.sort_by(|one, other| one.source.path.as_os_str().cmp(other.source.path.as_os_str()));
        input
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
fn once_each(folders: &[PathBuf], files: Vec<PathBuf>) -> Vec<PathBuf> {
    let roots: Vec<PathBuf> =
        folders.iter().map(|folder| folder.canonicalize().unwrap_or_default()).collect();
    let mut files: Vec<(bool, PathBuf, PathBuf)> = files
        .into_iter()
        .map(|file| {
            let target = file.canonicalize().unwrap_or_else(|_| file.clone());
            let is_direct = folders.iter().zip(&roots).any(|(folder, root)| {
                file.strip_prefix(folder).is_ok_and(|inner| root.join(inner) == target)
            });
            (!is_direct, file, target)
        })
        .collect();
    files.sort_unstable();
    let mut seen = HashSet::new();
    files.into_iter().filter_map(|(_, file, target)| seen.insert(target).then_some(file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(input: &Input, root: &Path) -> Vec<String> {
        let path = |item: &Item| item.source.path.clone();
        let name = |path: PathBuf| path.strip_prefix(root).unwrap_or(&path).display().to_string();
        input.items.iter().map(path).map(name).collect()
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
        assert_eq!(collect(&[root.path().into()], "").items.len(), 2);
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

    #[test]
    fn what_is_named_and_lies_in_a_folder_is_one_file() {
        let root = folder(&["a.txt", "run.log", "x.zip"]);
        let named = ["a.txt", "run.log", "x.zip"].map(|name| root.path().join(name));
        let input = collect(&[&named[..], &[root.path().into()]].concat(), "");
        assert_eq!(names(&input, root.path()), ["a.txt", "run.log", "x.zip"]);
        assert_eq!(input.passed_over, 0);
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

//! The ids that an applicant tracking system has for its files, from a table of paths and ids.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Component, Path, PathBuf, absolute};

use csv::{ByteRecord, ReaderBuilder};
use thiserror::Error;

use super::Input;
use super::input::path_from_bytes;

/// Names of the column of paths, in a table whose first line names its columns.
const PATHS: [&str; 4] = ["path", "file", "filename", "source"];
/// Names of the column of ids.
const IDS: [&str; 4] = ["id", "external_id", "candidate_id", "external id"];

/// Which file has which id.
#[derive(Debug, Default)]
pub struct Manifest {
    /// By the whole path.
    ids: HashMap<PathBuf, Row>,
    rows: usize,
}

#[derive(Debug, Clone)]
struct Row {
    id: String,
    line: u64,
    number: usize,
}

/// A manifest that cannot be used.
#[derive(Debug, Error)]
pub enum ManifestError {
    /// It cannot be read.
    #[error("the manifest cannot be read")]
    Unreadable(#[from] io::Error),
    /// A line is no row of a table.
    #[error("line {line} of the manifest {what}")]
    Row {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        what: &'static str,
    },
    /// One path has two ids.
    #[error("lines {first} and {line} of the manifest give one path different ids")]
    Conflict {
        /// The line of the first, from 1.
        first: u64,
        /// The line of the second.
        line: u64,
    },
}

impl Manifest {
    /// Reads a table of paths and ids, separated by commas, semicolons or tabs. Its first line may
    /// name the columns; without that the path comes first.
    ///
    /// A path that is not absolute starts in the current folder or in that of the manifest.
    ///
    /// # Errors
    /// If it cannot be read, a row lacks the path or the id, or a path has two ids.
    pub fn load(path: &Path) -> Result<Self, ManifestError> {
        let mut bytes = Vec::new();
        BufReader::new(File::open(path)?).read_to_end(&mut bytes)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        Self::read(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes), folder)
    }

    fn read(bytes: &[u8], folder: &Path) -> Result<Self, ManifestError> {
        let mut table = ReaderBuilder::new();
        let table = table.has_headers(false).flexible(true).delimiter(delimiter(bytes));
        let mut manifest = Self::default();
        let mut columns = (0, 1);
        for (number, record) in table.from_reader(bytes).byte_records().enumerate() {
            let record = record.map_err(|error| bad(&error))?;
            match named_columns(&record) {
                Some(named) if number == 0 => columns = named,
                _ => manifest.add(&record, columns, folder)?,
            }
        }
        Ok(manifest)
    }

    fn add(
        &mut self,
        record: &ByteRecord,
        columns: (usize, usize),
        folder: &Path,
    ) -> Result<(), ManifestError> {
        let line = record.position().map_or(0, csv::Position::line);
        let field = |column| record.get(column).map(<[u8]>::trim_ascii).filter(|field| !field.is_empty());
        let (path, id) = match (field(columns.0), field(columns.1)) {
            (Some(path), Some(id)) => (path_from_bytes(path), String::from_utf8_lossy(id).into_owned()),
            (None, None) => return Ok(()),
            (None, _) => return Err(ManifestError::Row { line, what: "has no path" }),
            (_, None) => return Err(ManifestError::Row { line, what: "has no id" }),
        };
        self.rows += 1;
        let row = Row { id, line, number: self.rows };
        // Where both could be meant, the current folder wins.
        for (path, is_certain) in [(whole(&path), true), (whole(&folder.join(&path)), path.is_absolute())] {
            match self.ids.get(&path) {
                Some(known) if known.id != row.id && is_certain => {
                    return Err(ManifestError::Conflict { first: known.line, line });
                }
                Some(_) => {}
                None => drop(self.ids.insert(path, row.clone())),
            }
        }
        Ok(())
    }

    /// Gives the files of a batch their ids, and returns how many rows are about none of them.
    pub fn assign(&self, input: &mut Input) -> usize {
        let mut used = vec![false; self.rows + 1];
        for item in &mut input.items {
            if let Some(row) = self.ids.get(&whole(&item.source.path)) {
                item.source.external_id = Some(row.id.clone());
                used[row.number] = true;
            }
        }
        self.rows - used.iter().filter(|&&used| used).count()
    }
}

/// What separates the fields: of the usual three the one that the first line has first.
fn delimiter(bytes: &[u8]) -> u8 {
    let mut line = bytes.iter().take_while(|&&byte| byte != b'\n');
    line.find(|byte| b",;\t".contains(byte)).copied().unwrap_or(b',')
}

/// The columns of path and id, if this line names them.
fn named_columns(record: &ByteRecord) -> Option<(usize, usize)> {
    let place = |names: &[&str]| {
        let is_named =
            |field: &[u8]| names.iter().any(|name| field.trim_ascii().eq_ignore_ascii_case(name.as_bytes()));
        record.iter().position(is_named)
    };
    Some((place(&PATHS)?, place(&IDS)?))
}

fn bad(error: &csv::Error) -> ManifestError {
    let line = error.position().map_or(0, csv::Position::line);
    ManifestError::Row { line, what: "is no row of a table" }
}

/// A path as one can compare it: absolute, without `.` and `..`. Links are not followed, since two
/// links to one file may have two ids.
fn whole(path: &Path) -> PathBuf {
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut parts: Vec<OsString> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if parts.len() > 1 => drop(parts.pop()),
            part => parts.push(part.as_os_str().to_owned()),
        }
    }
    parts.iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Item;

    fn ids(table: &str, paths: &[&str]) -> (Vec<Option<String>>, usize) {
        let manifest = Manifest::read(table.as_bytes(), Path::new("lists")).expect("a manifest");
        let items = paths.iter().map(Item::file).collect();
        let mut input = Input { items, passed_over: 0 };
        let unused = manifest.assign(&mut input);
        (input.items.into_iter().map(|item| item.source.external_id).collect(), unused)
    }

    fn some(id: &str) -> Option<String> {
        Some(id.into())
    }

    #[test]
    fn a_path_finds_its_id_however_it_is_spelt() {
        let table = "./cv/ana.pdf,C-1\ncv/x/../ben.pdf,\"C,2\"\n\ncv.zip!in/zoe.pdf,C-3\n";
        let (found, unused) = ids(table, &["cv/ana.pdf", "./cv/ben.pdf", "cv.zip!in/zoe.pdf", "cv/eve.pdf"]);
        assert_eq!(found, [some("C-1"), some("C,2"), some("C-3"), None]);
        assert_eq!(unused, 0);
    }

    #[test]
    fn the_first_line_may_name_the_columns() {
        for table in ["Name,ID,Path\nAna,1,a.pdf\n", "id;name;file\r\n1;Ana;a.pdf\r\n", "path\tid\na.pdf\t1"]
        {
            assert_eq!(ids(table, &["a.pdf"]), (vec![some("1")], 0), "{table}");
        }
        assert_eq!(ids("a.pdf,1\n", &["a.pdf"]).0, [some("1")]);
    }

    #[test]
    fn a_path_may_start_in_the_folder_of_the_manifest() {
        assert_eq!(ids("a.pdf,1\nb.pdf,2\n", &["lists/a.pdf", "lists/c.pdf"]), (vec![some("1"), None], 1));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let error =
            |table: &str| Manifest::read(table.as_bytes(), Path::new("")).expect_err(table).to_string();
        assert_eq!(error("path,id\na.pdf,1\nb.pdf,\n"), "line 3 of the manifest has no id");
        assert_eq!(error("path,id\n,1\n"), "line 2 of the manifest has no path");
        assert_eq!(
            error("a.pdf,1\n./a.pdf,2\n"),
            "lines 1 and 2 of the manifest give one path different ids"
        );
        assert!(Manifest::read(b"a.pdf,1\na.pdf,1\n", Path::new("")).is_ok());
    }
}

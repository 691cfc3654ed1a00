//! The reports in a file, one after the other, in exactly the form that they are written in.

use std::io::{self, BufRead, Read};

use thiserror::Error;

/// Bytes of the longest line that is read.
const LONGEST: u64 = 1 << 28;

/// Reads reports that were written as lines or as an array.
#[derive(Debug)]
pub struct Records<R> {
    from: R,
    line: usize,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Unknown,
    Lines,
    /// An array in which another report must or must not follow.
    Array {
        goes_on: bool,
    },
    Ended,
}

/// A report as it stands in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    /// The line, from 1.
    pub line: usize,
    /// Its bytes, without what separates it from others.
    pub bytes: Vec<u8>,
}

/// A line that is no report in the form that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("line {line} is no report in the form that is written")]
pub struct Malformed {
    /// The line, from 1.
    pub line: usize,
}

impl<R: BufRead> Records<R> {
    /// Reads from the start of a file.
    pub fn new(from: R) -> Self {
        Self { from, line: 0, form: Form::Unknown }
    }

    /// The next report; `None` after the last one.
    ///
    /// # Errors
    /// If what follows is not exactly in the form that reports are written in.
    pub fn read_next(&mut self) -> Result<Option<Record>, Malformed> {
        let mut line = self.read()?;
        if self.form == Form::Unknown {
            self.form = match line.as_slice() {
                b"[]\n" => return self.end(),
                b"[\n" => Form::Array { goes_on: true },
                _ => Form::Lines,
            };
            if self.form != Form::Lines {
                line = self.read()?;
            }
        }
        match (self.form, line.as_slice()) {
            (Form::Lines | Form::Ended, b"") => return Ok(None),
            (Form::Array { goes_on: false }, b"]\n") => return self.end(),
            (Form::Ended | Form::Array { goes_on: false }, _) => return Err(self.malformed()),
            _ => {}
        }
        if line.pop() != Some(b'\n') {
            return Err(self.malformed());
        }
        if let Form::Array { goes_on } = &mut self.form {
            *goes_on = line.pop_if(|byte| *byte == b',').is_some();
        }
        Ok(Some(Record { line: self.line, bytes: line }))
    }

    /// Nothing may follow.
    fn end(&mut self) -> Result<Option<Record>, Malformed> {
        self.form = Form::Ended;
        if self.read()?.is_empty() { Ok(None) } else { Err(self.malformed()) }
    }

    fn read(&mut self) -> Result<Vec<u8>, Malformed> {
        let mut line = Vec::new();
        let read: io::Result<usize> = self.from.by_ref().take(LONGEST).read_until(b'\n', &mut line);
        self.line += 1;
        read.map_err(|_| self.malformed())?;
        Ok(line)
    }

    fn malformed(&self) -> Malformed {
        Malformed { line: self.line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, usize> {
        let mut records = Records::new(text.as_bytes());
        let mut found = Vec::new();
        while let Some(record) = records.read_next().map_err(|error| error.line)? {
            found.push(String::from_utf8(record.bytes).expect("UTF-8"));
        }
        Ok(found)
    }

    #[test]
    fn lines_and_arrays_are_read_alike() {
        for text in ["{1}\n{2}\n", "[\n{1},\n{2}\n]\n"] {
            assert_eq!(read(text).as_deref(), Ok(&["{1}".to_owned(), "{2}".to_owned()][..]));
        }
        for text in ["", "[]\n"] {
            assert_eq!(read(text).as_deref(), Ok(&[][..]));
        }
    }

    #[test]
    fn every_byte_of_the_form_counts() {
        for (text, line) in [
            ("{1}\n{2}", 2),
            ("[\n{1},\n{2}\n]", 4),
            ("[\n{1},\n{2}\n", 4),
            ("[\n{1}\n{2}\n]\n", 3),
            ("[\n{1}\n]\n\n", 4),
            ("[]\n[]\n", 2),
        ] {
            assert_eq!(read(text), Err(line), "{text}");
        }
    }
}

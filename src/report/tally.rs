//! How a batch went, in numbers.

use std::fmt;

use super::Status;

/// How many files came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Files that were read and judged.
    pub screened: usize,
    /// Files with pictures only.
    pub no_text: usize,
    /// Files that could not be read.
    pub failed: usize,
}

impl Tally {
    /// Counts a report.
    pub fn count(&mut self, status: Status) {
        match status {
            Status::Screened => self.screened += 1,
            Status::NoText => self.no_text += 1,
            Status::Failed => self.failed += 1,
        }
    }

    /// All files.
    pub fn total(&self) -> usize {
        self.screened + self.no_text + self.failed
    }

    /// Whether every file was screened.
    pub fn is_complete(&self) -> bool {
        self.screened == self.total()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.total();
        let noun = if total == 1 { "resume" } else { "resumes" };
        write!(f, "{total} {noun}: {} screened", self.screened)?;
        if self.no_text > 0 {
            write!(f, ", {} without text", self.no_text)?;
        }
        if self.failed > 0 {
            write!(f, ", {} failed", self.failed)?;
        }
        Ok(())
    }
}

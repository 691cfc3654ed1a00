//! Reads many resumes in one process, so that the reading can be measured without the start of a
//! program for each.
//!
//! Takes paths from standard input, one a line, and answers each at once: a line with the number of
//! bytes of the text, then the text; or a line with `!` and why it could not be read.

use std::error::Error;
use std::io::{self, BufRead as _, Write as _};

use redsieve::extract::{Limits, extract};

fn main() -> Result<(), Box<dyn Error>> {
    let mut answers = io::stdout().lock();
    for path in io::stdin().lock().lines() {
        let path = path?;
        match extract(&std::fs::read(&path)?, &path, &Limits::default()) {
            Ok(document) => write!(answers, "{}\n{}", document.text.len(), document.text)?,
            Err(error) => writeln!(answers, "!{error}")?,
        }
        answers.flush()?;
    }
    Ok(())
}

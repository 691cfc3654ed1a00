//! What a worker writes to standard error: passed on, and asked why it died.

use std::io::{BufRead, BufReader, Read};
use std::thread::{self, JoinHandle};
use std::{io, mem};

/// Bytes of a line that are looked at.
const LINE: u64 = 4096;

/// How the standard library says that memory ran out, before it aborts the process.
const OUT_OF_MEMORY: &str = "memory allocation of ";

/// Reads the words of a worker until it ends.
pub(super) struct Words(Option<JoinHandle<bool>>);

impl Words {
    /// Hands every line to `listener`.
    pub(super) fn listen(
        stderr: impl Read + Send + 'static,
        listener: impl Fn(&str) + Send + 'static,
    ) -> io::Result<Self> {
        let thread = thread::Builder::new().name("words".into());
        Ok(Self(Some(thread.spawn(move || hear(BufReader::new(stderr), listener))?)))
    }

    /// Whether the worker said that it ran out of memory. Waits for its last word, so it must have
    /// ended.
    pub(super) fn ran_out_of_memory(&mut self) -> bool {
        mem::take(&mut self.0).is_some_and(|thread| thread.join().unwrap_or(false))
    }
}

fn hear(mut stderr: impl BufRead, listener: impl Fn(&str)) -> bool {
    let mut ran_out = false;
    let mut line = Vec::new();
    loop {
        line.clear();
        match stderr.by_ref().take(LINE).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return ran_out,
            Ok(_) => {}
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end();
        ran_out |= text.starts_with(OUT_OF_MEMORY);
        listener(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    fn heard(text: &'static str) -> (bool, Vec<String>) {
        let (sender, receiver) = channel();
        let listener = move |line: &str| sender.send(line.to_owned()).expect("a receiver");
        let mut words = Words::listen(text.as_bytes(), listener).expect("a thread");
        (words.ran_out_of_memory(), receiver.iter().collect())
    }

    #[test]
    fn every_line_is_passed_on() {
        let lines = vec!["warning: a place".into(), String::new(), "the end".into()];
        assert_eq!(heard("warning: a place\n\nthe end"), (false, lines));
    }

    #[test]
    fn memory_that_ran_out_is_told_from_other_deaths() {
        assert!(heard("memory allocation of 99 bytes failed\n").0);
        assert!(!heard("warning: memory allocation of words\n").0);
    }
}

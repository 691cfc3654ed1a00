//! What a worker writes to standard error: passed on, and asked why it died.

use std::io::{BufRead, BufReader, Read};
use std::thread::{self, JoinHandle};
use std::{io, mem};

/// Bytes of a line that are looked at.
const LINE: u64 = 4096;

/// How the standard library says that memory ran out, before it aborts the process.
const OUT_OF_MEMORY: &str = "memory allocation of ";

/// Its other last words. They hold numbers of processes, and the report tells of the death anyway.
const LAST_WORDS: [&str; 3] =
    ["has overflowed its stack", "fatal runtime error: ", "skipping backtrace printing"];

/// Reads the words of a worker until it ends.
pub(super) struct Words(Option<JoinHandle<bool>>);

impl Words {
    /// Hands every line to `listener`, except those in which the standard library tells of a death.
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
        if text.starts_with(OUT_OF_MEMORY) {
            ran_out = true;
        } else if !text.is_empty() && !LAST_WORDS.iter().any(|words| text.contains(words)) {
            listener(text);
        }
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
    fn warnings_pass_and_last_words_do_not() {
        let text =
            "warning: a place\n\nthread 'work' (7) has overflowed its stack\nfatal runtime error: stack\n";
        assert_eq!(heard(text), (false, vec!["warning: a place".into()]));
    }

    #[test]
    fn memory_that_ran_out_is_told_from_other_deaths() {
        assert_eq!(heard("memory allocation of 99 bytes failed\n"), (true, vec![]));
        assert_eq!(heard("warning: memory allocation of words\n").0, false);
    }
}

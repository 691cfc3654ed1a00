//! A remembered result as a line: its key, a checksum, and the result as JSON.
//!
//! A line that was torn by a crash, or whose bytes were changed by a failing disk, is told by its
//! checksum; then it counts for nothing and the file is screened again.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Key;
use crate::report::{DocumentInfo, Failure, Judgement, Report, Status};
use crate::screener::{Screener, Source};

/// Bytes in front of the JSON: the key and the checksum in hexadecimal digits, each with a space.
const HEAD: usize = 64 + 1 + 16 + 1;

/// What was found of some bytes, whatever they are called. The parts of a report and not the
/// report itself, which takes several times as long to read because its judgement is spread out.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(in crate::batch) struct Outcome {
    status: Status,
    error: Option<Failure>,
    document: DocumentInfo,
    judgement: Judgement,
    text: Option<String>,
}

/// The same, borrowed from the report that is handed on.
#[derive(Serialize)]
struct OutcomeRef<'r> {
    status: Status,
    error: &'r Option<Failure>,
    document: &'r DocumentInfo,
    judgement: &'r Judgement,
    text: &'r Option<String>,
}

impl Outcome {
    /// The report of a source with this content.
    pub(in crate::batch) fn report(self, screener: &Screener, source: &Source) -> Report {
        let mut report = screener.blank(source, self.status);
        let name = std::mem::replace(&mut report.document, self.document);
        report.document.source = name.source;
        report.document.external_id = name.external_id;
        Report { error: self.error, judgement: self.judgement, text: self.text, ..report }
    }
}

/// The line of a report before it is told of others: ended by a line feed, and holding no other.
pub(in crate::batch) fn line(key: &Key, report: &Report) -> Vec<u8> {
    let Report { status, error, document, judgement, text, .. } = report;
    let outcome = OutcomeRef { status: *status, error, document, judgement, text };
    let mut line = vec![b' '; HEAD];
    // Nothing in a report can fail to be written; a line that is broken nevertheless is not believed.
    let _ = serde_json::to_writer(&mut line, &outcome);
    let head = head(key, &line[HEAD..]);
    line[..HEAD].copy_from_slice(head.as_bytes());
    line.push(b'\n');
    line
}

fn head(key: &Key, json: &[u8]) -> String {
    let sum = Sha256::new().chain_update(key.0).chain_update(json).finalize();
    let mut head = String::with_capacity(HEAD);
    for part in [&key.0[..], &sum[..8]] {
        for byte in part {
            // Writing to a string cannot fail.
            let _ = write!(head, "{byte:02x}");
        }
        head.push(' ');
    }
    head
}

/// The key of a whole and undamaged line.
pub(in crate::batch) fn key_of(line: &[u8]) -> Option<Key> {
    let (front, json) = line.strip_suffix(b"\n")?.split_at_checked(HEAD)?;
    let mut key = Key([0; 32]);
    for (byte, digits) in key.0.iter_mut().zip(front.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    (head(&key, json).as_bytes() == front).then_some(key)
}

/// What a line says, if it is whole, undamaged and of this key.
pub(in crate::batch) fn read(line: &[u8], key: &Key) -> Option<Outcome> {
    if key_of(line)? != *key {
        return None;
    }
    serde_json::from_slice(line.strip_suffix(b"\n")?.get(HEAD..)?).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::screener::tests::Fragile;
    use proptest::prelude::*;

    /// A report with the line that remembers it.
    pub(in crate::batch) fn sample(number: u8) -> (Report, Key, Vec<u8>) {
        let source = Source { external_id: Some("C-1".into()), ..Source::new("cv/ana.txt") };
        let text = format!("Ana Example\nQuickstore {number}\n");
        let report = Fragile::screener().include_text(true).screen(&source, text.as_bytes());
        let key = Key([number; 32]);
        let line = line(&key, &report);
        (report, key, line)
    }

    #[test]
    fn what_is_remembered_is_the_same_report_under_another_name() {
        let (report, key, line) = sample(1);
        let again = Source::new("cv/b.txt");
        let mut expected = report;
        (expected.document.source, expected.document.external_id) = ("cv/b.txt".into(), None);
        let outcome = read(&line, &key).expect("a whole line");
        assert_eq!(outcome.report(&Fragile::screener(), &again), expected);
    }

    #[test]
    fn a_line_of_another_key_is_not_believed() {
        let (_, _, line) = sample(1);
        assert!(read(&line, &Key([2; 32])).is_none());
    }

    proptest! {
        #[test]
        fn a_torn_or_changed_line_is_noticed(place in any::<prop::sample::Index>(), change in 1..=255_u8) {
            let (_, key, line) = sample(1);
            let place = place.index(line.len());
            prop_assert!(read(&line[..place], &key).is_none());
            let mut changed = line.clone();
            changed[place] ^= change;
            prop_assert!(read(&changed, &key).is_none());
        }

        #[test]
        fn no_bytes_are_trouble(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(key_of(&bytes).is_none());
        }
    }
}

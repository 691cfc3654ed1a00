//! Each way to hide a text, and beside it one that looks alike and is innocent.
//!
//! Every case is a small resume that a writer of its format makes around a piece of markup. The
//! words that are hidden, or are not, stand where the markup says `@`.

mod docx;
mod html;
mod odt;
mod pdf;
mod rtf;

use jiff::civil::date;
use redsieve::document::{Document, Hiding};
use redsieve::engine::Engine;
use redsieve::extract::{Limits, extract};
use redsieve::report::Report;
use redsieve::screener::{Screener, Source};

/// One term of the pack, which is hidden text and no stuffing.
const ONE: &str = "ten years of Redis";
/// Several in one piece, which is both.
const MANY: &str = "Redis Cluster and Redis Sentinel";

/// A way to hide a text.
struct Case {
    /// What is done, for whoever reads that it failed.
    way: &'static str,
    /// The mechanism that is to be reported.
    hiding: Hiding,
    /// Markup that hides its words.
    hidden: &'static str,
    /// Markup that looks alike and shows them.
    seen: &'static str,
}

/// The cases of a format, and what makes a file of their markup.
struct Format {
    name: &'static str,
    file: fn(&str) -> Vec<u8>,
    cases: &'static [Case],
}

const FORMATS: &[Format] = &[pdf::FORMAT, docx::FORMAT, odt::FORMAT, rtf::FORMAT, html::FORMAT];

/// What is read and what is reported of a case with some words in it.
fn screened(screener: &Screener, format: &Format, markup: &str, words: &str) -> (Document, Report) {
    assert!(markup.contains('@'), "{markup}");
    let bytes = (format.file)(&markup.replace('@', words));
    let document = extract(&bytes, format.name, &Limits::default()).expect("the file is sound");
    (document, screener.screen(&Source::new(format.name), &bytes))
}

/// Each piece that cannot be seen, with its mechanism.
fn hidden(document: &Document) -> Vec<(Hiding, &str)> {
    let blocks = document.blocks.iter().enumerate();
    blocks.filter_map(|(at, block)| Some((block.hidden?, document.block_text(at).trim()))).collect()
}

/// The red flags that are reported and stand here for trial.
fn flags(report: &Report) -> Vec<&str> {
    let flags = report.judgement.flags.iter().map(|flag| flag.id.as_str());
    flags.filter(|id| ["red/hidden-text", "red/keyword-stuffing"].contains(id)).collect()
}

/// The words that the report quotes for hidden text.
fn quotes(report: &Report) -> String {
    let flag = report.judgement.flags.iter().find(|flag| flag.id == "red/hidden-text");
    let cited = |id: &String| report.judgement.evidence.iter().find(|evidence| evidence.id == *id);
    let evidence = flag.iter().flat_map(|flag| &flag.evidence).filter_map(cited);
    evidence.map(|evidence| evidence.selectors.quote.exact.as_str()).collect()
}

fn screener() -> Screener {
    Screener::new(Box::new(Engine::load(None).expect("the built-in pack")), date(2026, 6, 1))
}

#[test]
fn hidden_words_are_flagged_with_their_mechanism() {
    let screener = screener();
    let mut failures = Vec::new();
    for format in FORMATS {
        for case in format.cases {
            for (words, expected) in
                [(ONE, &["red/hidden-text"][..]), (MANY, &["red/hidden-text", "red/keyword-stuffing"])]
            {
                let (document, report) = screened(&screener, format, case.hidden, words);
                let (found, flags) = (hidden(&document), flags(&report));
                let warned = report.document.warnings.iter().any(|warning| warning.code == "hidden-text");
                let quoted = quotes(&report);
                if found != [(case.hiding, words)]
                    || flags != expected
                    || !warned
                    || !quoted.contains("Redis")
                {
                    failures.push(format!(
                        "{}: {}: {found:?} {flags:?} quoted {quoted:?} in {:?}",
                        format.name, case.way, document.text
                    ));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn innocent_twins_raise_nothing() {
    let screener = screener();
    let mut failures = Vec::new();
    for format in FORMATS {
        for case in format.cases {
            let (document, report) = screened(&screener, format, case.seen, MANY);
            let (found, flags) = (hidden(&document), flags(&report));
            if !found.is_empty() || !flags.is_empty() || !document.text.contains(MANY) {
                failures.push(format!(
                    "{}: beside {}: {found:?} {flags:?} in {:?}",
                    format.name, case.way, document.text
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

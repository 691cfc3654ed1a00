//! Strings the stages together: the bytes of one resume in, its report out.
//!
//! Screening never fails. What goes wrong with a file is what its report says, so that a batch of
//! a thousand files has a thousand reports.

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::document::{Document, Format};
use crate::extract::{self, ExtractError, Limits};
use crate::outline::Outline;
use crate::report::{
    DocumentInfo, Engine, Failure, FailureCode, FileFormat, Judgement, PackInfo, Report, Status, VERSION,
    WarningInfo,
};

/// Below this many visible words a resume says too little to judge it firmly.
const SHORT: usize = 150;

/// Knows the skill that is looked for. Everything else in the way of a resume does not.
pub trait Judge: Send + Sync {
    /// The rules, as the report names them.
    fn pack(&self) -> PackInfo;

    /// How the resume is organised, and what it shows, judged on a date.
    fn judge(&self, document: &Document, as_of: Date) -> (Outline, Judgement);
}

/// What judges may be shared with who asks it more than a report tells.
impl<J: Judge> Judge for Arc<J> {
    fn pack(&self) -> PackInfo {
        self.as_ref().pack()
    }

    fn judge(&self, document: &Document, as_of: Date) -> (Outline, Judgement) {
        self.as_ref().judge(document, as_of)
    }
}

/// A file to screen, as its report names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The path as it was given; never made absolute.
    pub path: PathBuf,
    /// The id that the caller has for the candidate or the file.
    pub external_id: Option<String>,
}

impl Source {
    /// A file without an id.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), external_id: None }
    }

    /// The path as reports write it: folders joined with `/`, bytes that are not UTF-8
    /// percent-encoded.
    pub fn name(&self) -> String {
        portable(&self.path)
    }
}

fn portable(path: &Path) -> String {
    let mut name = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(name, "%{byte:02X}");
        }
    }
    if cfg!(windows) { name.replace('\\', "/") } else { name }
}

/// Which readers of its format a file is given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Readers {
    /// The first alone, which is safe in any process.
    First,
    /// The second too if the first is in doubt. It may end the process or never come back.
    Both,
}

/// A report that does not say yet which bytes it is about, and whether [`Readers::Both`] may make a
/// better one.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Screening {
    pub report: Report,
    pub doubtful: bool,
}

/// Turns the bytes of resumes into reports.
pub struct Screener {
    judge: Box<dyn Judge>,
    as_of: Date,
    limits: Limits,
    include_text: bool,
}

impl Screener {
    /// A screener that judges on a date, with the default limits.
    pub fn new(judge: Box<dyn Judge>, as_of: Date) -> Self {
        Self { judge, as_of, limits: Limits::default(), include_text: false }
    }

    /// Bounds what one file may cost.
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Puts the whole text of a resume into its report.
    pub fn include_text(self, include_text: bool) -> Self {
        Self { include_text, ..self }
    }

    /// The largest file that is read, in bytes.
    pub fn max_bytes(&self) -> u64 {
        self.limits.bytes
    }

    /// Everything but the rules that reports depend on.
    pub(crate) fn settings(&self) -> String {
        format!("{} {:?} {}", self.as_of, self.limits, self.include_text)
    }

    /// Reads and organises a resume: what a report rests on, without the report.
    pub fn read(&self, source: &Source, bytes: &[u8]) -> Result<(Document, Outline), ExtractError> {
        let document = extract::extract(bytes, &source.name(), &self.limits)?;
        let (outline, _) = self.judge.judge(&document, self.as_of);
        Ok((document, outline))
    }

    /// The report of one resume.
    pub fn screen(&self, source: &Source, bytes: &[u8]) -> Report {
        stamped(self.screen_by(Readers::First, source, bytes).report, digest(bytes), bytes.len())
    }

    /// The report of one resume by these readers, and whether more of them are called for.
    pub(crate) fn screen_by(&self, readers: Readers, source: &Source, bytes: &[u8]) -> Screening {
        let first = extract::read(bytes, &source.name(), &self.limits);
        let (document, doubtful) = match readers {
            Readers::Both if first.doubtful => {
                (extract::read_again(bytes, &self.limits, first.document), false)
            }
            _ => (first.document, first.doubtful),
        };
        Screening { report: self.report_of(source, document), doubtful }
    }

    fn report_of(&self, source: &Source, document: Result<Document, ExtractError>) -> Report {
        match document {
            Ok(document) => self.judged(source, &document),
            Err(ExtractError::NoText) => self.blank(source, Status::NoText),
            Err(error) => self.failed(source, failure(&error)),
        }
    }

    /// The report of one resume, even if the engine panics on it.
    pub fn screen_caught(&self, source: &Source, bytes: &[u8]) -> Report {
        stamped(self.screen_caught_by(Readers::First, source, bytes).report, digest(bytes), bytes.len())
    }

    /// [`screen_by`](Self::screen_by), even if the engine panics.
    pub(crate) fn screen_caught_by(&self, readers: Readers, source: &Source, bytes: &[u8]) -> Screening {
        let screened = catch_unwind(AssertUnwindSafe(|| self.screen_by(readers, source, bytes)));
        screened.unwrap_or_else(|_| Screening {
            report: self.failed(source, Failure::crashed()),
            doubtful: false,
        })
    }

    /// The rules, as reports name them.
    pub fn pack(&self) -> PackInfo {
        self.judge.pack()
    }

    /// The report of a file that could not be read or screened.
    pub fn failed(&self, source: &Source, failure: Failure) -> Report {
        let mut report = self.blank(source, Status::Failed);
        report.error = Some(failure);
        report
    }

    fn judged(&self, source: &Source, document: &Document) -> Report {
        let mut report = self.blank(source, Status::Screened);
        let (outline, judgement) = self.judge.judge(document, self.as_of);
        report.judgement = judgement;
        let info = &mut report.document;
        info.format = Some(file_format(document.format));
        info.pages = Some(document.pages.len()).filter(|&pages| pages > 0);
        info.text_length = Some(document.text.chars().count());
        info.extractor = Some(document.extractor.into());
        info.warnings = warnings(document, &outline);
        info.language = outline.language;
        report.text = self.include_text.then(|| document.text.clone());
        report
    }

    /// A report that says nothing yet.
    pub(crate) fn blank(&self, source: &Source, status: Status) -> Report {
        Report {
            report_version: VERSION,
            engine: Engine::current(),
            pack: self.judge.pack(),
            as_of: self.as_of.to_string(),
            status,
            error: None,
            document: DocumentInfo {
                source: source.name(),
                external_id: source.external_id.clone(),
                duplicate_of: None,
                duplicates: Vec::new(),
                digest: None,
                format: None,
                bytes: None,
                pages: None,
                language: None,
                text_length: None,
                extractor: None,
                warnings: Vec::new(),
            },
            judgement: Judgement::default(),
            text: None,
        }
    }
}

/// A warning of text that no reader of the page sees.
pub(crate) fn hidden_text(document: &Document) -> Option<WarningInfo> {
    let hiding = document.blocks.iter().find_map(|block| block.hidden)?;
    let message = format!("some text cannot be seen by a reader: it is {}", hiding.describe());
    Some(WarningInfo { code: "hidden-text".into(), message })
}

/// The warnings of the reader, then those that the whole document calls for.
fn warnings(document: &Document, outline: &Outline) -> Vec<WarningInfo> {
    let read = document.warnings.iter().map(|warning| (warning.code, warning.message.clone()));
    let mut all: Vec<(&str, String)> = read.collect();
    let mut add = |needed: bool, code: &'static str, message: String| {
        if needed && all.iter().all(|(known, _)| *known != code) {
            all.push((code, message));
        }
    };
    if let Some(hidden) = hidden_text(document) {
        add(true, "hidden-text", hidden.message);
    }
    let undated = outline.entries.iter().all(|entry| entry.dates.is_none());
    add(
        undated,
        "no-dates",
        "no job, project or course with dates was found, so no months are counted".into(),
    );
    let unknown = outline.language.is_none();
    add(unknown, "no-lexicon", "the language is none that the rules cover, so much may be missed".into());
    let words = document.visible_words();
    add(
        words < SHORT,
        "short",
        format!("the resume has {words} visible words, too few for a firm judgement"),
    );
    all.into_iter().map(|(code, message)| WarningInfo { code: code.into(), message }).collect()
}

pub(crate) fn file_format(format: Format) -> FileFormat {
    match format {
        Format::Pdf => FileFormat::Pdf,
        Format::Docx => FileFormat::Docx,
        Format::Odt => FileFormat::Odt,
        Format::Rtf => FileFormat::Rtf,
        Format::Html => FileFormat::Html,
        Format::Markdown => FileFormat::Markdown,
        Format::Text => FileFormat::Text,
    }
}

fn failure(error: &ExtractError) -> Failure {
    let code = match error {
        ExtractError::UnsupportedFormat { .. } => FailureCode::UnsupportedFormat,
        ExtractError::Corrupt { .. } | ExtractError::NoText => FailureCode::Corrupt,
        ExtractError::Encrypted => FailureCode::Encrypted,
        ExtractError::TooLarge { .. } => FailureCode::TooLarge,
    };
    Failure { code, message: error.to_string() }
}

/// Writes down which bytes a report is about.
pub(crate) fn stamped(mut report: Report, digest: String, length: usize) -> Report {
    report.document.digest = Some(digest);
    report.document.bytes = Some(length as u64);
    report
}

pub(crate) fn digest(bytes: &[u8]) -> String {
    let mut digest = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::document::{DocumentBuilder, Hiding};
    use jiff::civil::date;

    /// Judges nothing, and panics where a resume asks for it.
    pub(crate) struct Fragile(pub(crate) PackInfo);

    impl Fragile {
        pub(crate) fn screener() -> Screener {
            let pack = PackInfo { id: "quickstore".into(), version: "1.0.0".into(), digest: digest(b"") };
            Screener::new(Box::new(Self(pack)), date(2026, 6, 1))
        }
    }

    impl Judge for Fragile {
        fn pack(&self) -> PackInfo {
            self.0.clone()
        }

        fn judge(&self, document: &Document, _: Date) -> (Outline, Judgement) {
            assert!(!document.text.contains("panic"), "as the resume asked");
            (Outline { language: Some("en".into()), ..Outline::default() }, Judgement::default())
        }
    }

    #[test]
    fn a_screened_resume_says_how_it_was_read() {
        let report =
            Fragile::screener().screen(&Source::new("cv/ana.txt"), "Caf\u{e9} na\u{ef}ve".as_bytes());
        assert_eq!(report.status, Status::Screened);
        assert_eq!(report.as_of, "2026-06-01");
        let document = report.document;
        assert_eq!((document.bytes, document.text_length, document.pages), (Some(12), Some(10), None));
        assert_eq!(document.format, Some(FileFormat::Text));
        assert_eq!(document.language.as_deref(), Some("en"));
        let codes: Vec<&str> = document.warnings.iter().map(|warning| warning.code.as_str()).collect();
        assert_eq!(codes, ["no-dates", "short"]);
    }

    #[test]
    fn what_cannot_be_read_is_no_empty_resume() {
        let screener = Fragile::screener();
        let screen = |bytes: &[u8]| screener.screen(&Source::new("x"), bytes);
        assert_eq!(screen(b" ").status, Status::Failed);
        let picture = screen(b"\x89PNG\r\n\x1a\n");
        assert_eq!(picture.error.map(|error| error.code), Some(FailureCode::UnsupportedFormat));
        assert_eq!(picture.document.bytes, Some(8));
        assert_eq!(picture.judgement, Judgement::default());
    }

    #[test]
    fn a_limit_ends_in_a_report() {
        let screener = Fragile::screener().limits(Limits { bytes: 3, ..Limits::default() });
        let report = screener.screen(&Source::new("x.txt"), b"four");
        assert_eq!(report.error.map(|error| error.code), Some(FailureCode::TooLarge));
    }

    #[test]
    fn every_error_of_a_reader_has_the_code_that_it_names() {
        let errors = [
            ExtractError::UnsupportedFormat { found: "a picture".into() },
            ExtractError::Corrupt { format: "PDF", detail: "no pages".into() },
            ExtractError::Encrypted,
            ExtractError::TooLarge { what: "the file", size: 2, limit: 1 },
        ];
        for error in errors {
            let code = serde_json::to_value(failure(&error).code).expect("JSON");
            assert_eq!(code.as_str(), error.code());
        }
    }

    #[test]
    fn hidden_text_is_warned_of_once() {
        let document = |warned: bool| {
            let mut builder = DocumentBuilder::new(Format::Text, "test");
            if warned {
                builder.warn("hidden-text", "the reader saw it");
            }
            let mut block = builder.block();
            block.word("Quickstore", None);
            block.hidden = Some(Hiding::Tiny);
            block.finish();
            builder.finish()
        };
        let hidden = |warned| {
            let all = warnings(&document(warned), &Outline::default());
            all.into_iter()
                .filter(|warning| warning.code == "hidden-text")
                .map(|it| it.message)
                .collect::<Vec<_>>()
        };
        assert_eq!(hidden(true), ["the reader saw it"]);
        assert_eq!(hidden(false), ["some text cannot be seen by a reader: it is smaller than 2 pt"]);
    }

    #[test]
    fn a_source_is_named_as_it_was_given() {
        assert_eq!(Source::new("./cv/Zo\u{eb}.pdf").name(), "./cv/Zo\u{eb}.pdf");
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_not_utf8_are_percent_encoded() {
        use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
        assert_eq!(Source::new(OsStr::from_bytes(b"cv/\xff%\xe9.pdf")).name(), "cv/%FF%%E9.pdf");
    }
}

//! The public contract: what is said of one resume, as one JSON object.
//!
//! Plain data and nothing else, so that a program that reads reports can use these types without
//! the engine behind them. The documentation of every field is also its description in the JSON
//! Schema that [`schema()`] generates. Adding a field is a minor change; changing or removing one
//! needs a new [`VERSION`].

mod document;
mod evidence;
mod experience;
mod flag;
mod job;
mod judgement;
mod level;
mod number;
mod quantity;
mod schema;
mod tally;
mod usage;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use document::{DocumentInfo, FileFormat, WarningInfo};
pub use evidence::{
    Actor, Context, Evidence, PageRect, Polarity, PositionSelector, QuoteSelector, Selectors, Stage, Strength,
};
pub use experience::{Experience, ExperienceEntry, Setting};
pub use flag::{Flag, FlagKind, Severity};
pub use job::{
    Asked, JOB_VERSION, Job, JobEvidence, JobReport, LevelAsked, Mistake, RoleAsked, Subject, UseCaseAsked,
};
pub use judgement::Judgement;
pub use level::{Confidence, Criterion, Level, Support};
pub use quantity::{
    Bound, Change, Direction, Magnitude, Per, Quantity, Scale, ScaleKind, ScaleUnit, ServiceLevel,
};
pub use schema::{job_schema, schema};
pub use tally::Tally;
pub use usage::{Need, Pattern, Question, Role, Sighting, Structure, StructureUse, UseCase, Verdict};

/// The version of the shape that this library writes.
pub const VERSION: u32 = 1;

/// What is said of one file. There is exactly one report for every file, whatever happened to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The version of this shape: 1.
    pub report_version: u32,
    /// The program that made the report.
    pub engine: Engine,
    /// The rules that it judged by.
    pub pack: PackInfo,
    /// The date that the resume was judged on, as `YYYY-MM-DD`; "present" in a resume ends here.
    #[schemars(extend("format" = "date"))]
    pub as_of: String,
    /// Whether the file could be screened.
    pub status: Status,
    /// Why it could not; null where `status` is not `failed`.
    pub error: Option<Failure>,
    /// The file and how it was read.
    pub document: DocumentInfo,
    /// What the resume shows. Null and empty where `status` is not `screened`.
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The whole text that positions count in; present only where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// The program that made a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Engine {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Engine {
    /// This library.
    pub fn current() -> Self {
        Self { name: env!("CARGO_PKG_NAME").into(), version: env!("CARGO_PKG_VERSION").into() }
    }
}

/// The rules that a report was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PackInfo {
    /// The id of the pack.
    pub id: String,
    /// The version that the pack gives itself.
    pub version: String,
    /// `sha256:` and the hexadecimal digest of all its files.
    pub digest: String,
}

/// Whether a file could be screened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It was read and judged.
    Screened,
    /// Its pages hold pictures only: it needs text recognition, and is not judged as empty.
    NoText,
    /// It could not be read; `error` says why.
    Failed,
}

/// Why a file could not be screened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Failure {
    /// The kind of failure.
    pub code: FailureCode,
    /// What happened and what to do about it, for a person. Never holds text of the resume.
    pub message: String,
}

impl Failure {
    /// The program itself failed.
    pub fn crashed() -> Self {
        let message =
            "the program failed on this file; please report it as a bug, with the file if it may be shared";
        Self { code: FailureCode::Crashed, message: message.into() }
    }
}

/// The kinds of failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailureCode {
    /// The content is of a kind that is not read.
    UnsupportedFormat,
    /// The file breaks the rules of its own format.
    Corrupt,
    /// The file needs a password.
    Encrypted,
    /// The file is larger than a limit.
    TooLarge,
    /// Reading it took longer than the deadline.
    Timeout,
    /// The program failed on it.
    Crashed,
    /// The file could not be opened.
    Unreadable,
}

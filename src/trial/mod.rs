//! Tries the examples of a pack through the whole engine: what its author promises must hold. And
//! tries a changed pack on resumes: what the change does must be seen.

mod case;
pub mod diff;
mod entry;
mod marks;
mod thorough;

use std::fmt;

use jiff::civil::{Date, date};
use rayon::prelude::*;

use crate::engine::{Engine, Variant};
use crate::report::Severity;

use entry::Entry;
pub use thorough::{Coverage, PackPart, run as run_thorough, run_where as run_thorough_where};

/// Examples are judged as of this day, so that they hold tomorrow too.
const AS_OF: Date = date(2026, 1, 15);

/// An example that does not hold, or one that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The kind of entry (`concept`, `cue`, `flag`, `criterion`, `use case`, `role`, `target`, `question`, `ask`,
    /// `mistake`).
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// What does not hold.
    pub problem: Problem,
    /// The example, with its marks; empty where one is missing.
    pub example: String,
}

/// What is wrong with an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// There is no example that must be found.
    NoPositive,
    /// There is no example that must not be found.
    NoNegative,
    /// The marks do not pair up, or there are none.
    Marks,
    /// A piece that must be found was not.
    Missed(String),
    /// Something was found that must not be.
    Found(String),
    /// A flag was raised with another severity than the example promises.
    Severity {
        /// The one that it has.
        is: Severity,
        /// The one that it must have.
        wanted: Severity,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.kind, self.id)?;
        match &self.problem {
            Problem::NoPositive => write!(f, "it has no example that must be found"),
            Problem::NoNegative => write!(f, "it has no example that must not be found"),
            Problem::Marks => {
                write!(f, "mark what must be found with {{{{ and }}}} in: {}", self.example.trim())
            }
            Problem::Missed(piece) => write!(f, "`{piece}` was not found in: {}", self.example.trim()),
            Problem::Severity { is, wanted } => {
                let (is, wanted) = (is.name(), wanted.name());
                write!(f, "its severity is {is} and must be {wanted} in: {}", self.example.trim())
            }
            Problem::Found(piece) => {
                write!(f, "`{piece}` was found and must not be in: {}", self.example.trim())
            }
        }
    }
}

/// How a trial went.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How many examples were tried.
    pub tried: usize,
    /// Those that do not hold, in the order of the pack.
    pub failures: Vec<Failure>,
}

/// Tries all examples of an engine's pack.
pub fn run(engine: &Engine) -> Outcome {
    let whole = Variant { pack: engine.pack(), groups: engine.groups(), dropped: None };
    let entries: Vec<Outcome> =
        Entry::all(whole.pack).into_par_iter().map(|entry| try_entry(engine, &whole, entry)).collect();
    let mut all = Outcome::default();
    for outcome in entries {
        all.tried += outcome.tried;
        all.failures.extend(outcome.failures);
    }
    all
}

fn try_entry(engine: &Engine, whole: &Variant<'_>, entry: Entry) -> Outcome {
    let pack = whole.pack;
    let mut outcome = Outcome::default();
    let (kind, id) = entry.name(pack);
    let failure = |problem, example: &str| Failure {
        kind,
        id: id.clone().into_owned(),
        problem,
        example: example.to_owned(),
    };
    let cases = entry.cases(pack);
    for (holds, problem) in [(true, Problem::NoPositive), (false, Problem::NoNegative)] {
        if entry.must_have_examples() && !cases.iter().any(|case| case.holds == holds) {
            outcome.failures.push(failure(problem, ""));
        }
    }
    for case in &cases {
        let Some(prepared) = case.prepare(pack) else {
            outcome.failures.push(failure(Problem::Marks, &case.source));
            continue;
        };
        outcome.tried += 1;
        let problem = prepared.try_with(engine, whole);
        outcome.failures.extend(problem.map(|problem| failure(problem, &case.source)));
    }
    outcome
}

//! What a job description came to, as a worker is told it: the description is read once, by the
//! process that was named it, so that all workers judge by the same.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::pack::model::Target;

/// What a job description asks of a resume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Position {
    id: String,
    level: u8,
    described: bool,
    role: Option<String>,
    use_cases: Vec<String>,
}

impl From<Target> for Position {
    fn from(target: Target) -> Self {
        let Target { id, level, described, role, use_cases, examples: _ } = target;
        Self { id, level, described, role, use_cases }
    }
}

impl From<Position> for Target {
    fn from(position: Position) -> Self {
        let Position { id, level, described, role, use_cases } = position;
        Self { id, level, described, role, use_cases, examples: Vec::new() }
    }
}

impl Position {
    /// As an argument.
    pub(super) fn to_argument(&self) -> String {
        // Nothing in it can fail to be written; an empty text would be refused by the worker.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl FromStr for Position {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(text)
    }
}

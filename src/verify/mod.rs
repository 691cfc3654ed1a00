//! Proves that reports are what screening gives: the same files are screened again by the same
//! rules as of the same date, and what comes out is compared byte by byte.
//!
//! The reports are read twice, once for the names of the files and once, beside the new reports,
//! for the comparison, so that memory does not grow with their size.

mod doubt;
mod locate;
mod records;

use std::io::BufRead;
use std::str::FromStr;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IgnoredAny;

pub use doubt::Doubt;
pub use records::{Malformed, Records};

use crate::batch::Item;
use crate::report::{Engine, PackInfo};
use locate::Locator;

/// What reports say of themselves.
#[derive(Debug)]
pub struct Claims {
    /// The date that the first one was made for; all should be.
    pub as_of: Date,
    /// Whether they hold the text of the resumes.
    pub has_text: bool,
    /// The files that they are about, in their order.
    pub items: Vec<Item>,
}

/// The parts of a report that say how it was made.
#[derive(Debug, Deserialize)]
struct Claim {
    engine: Engine,
    pack: PackInfo,
    as_of: String,
    document: ClaimedDocument,
    text: Option<IgnoredAny>,
}

#[derive(Debug, Deserialize)]
struct ClaimedDocument {
    source: String,
    external_id: Option<String>,
    digest: Option<String>,
}

impl Claims {
    /// Reads what reports say of themselves; `None` where there is no report.
    ///
    /// # Errors
    /// If something is no report in the form that is written.
    pub fn read(from: impl BufRead) -> Result<Option<Self>, Malformed> {
        let mut records = Records::new(from);
        let mut locator = Locator::default();
        let mut claims: Option<Self> = None;
        while let Some(record) = records.read_next()? {
            let malformed = || Malformed { line: record.line };
            let claim: Claim = serde_json::from_slice(&record.bytes).map_err(|_| malformed())?;
            let as_of = Date::from_str(&claim.as_of).map_err(|_| malformed())?;
            let claims = claims.get_or_insert(Self { as_of, has_text: false, items: Vec::new() });
            claims.has_text |= claim.text.is_some();
            let mut item = locator.find(&claim.document.source);
            item.source.external_id = claim.document.external_id;
            claims.items.push(item);
        }
        Ok(claims)
    }
}

//! Redsieve reads resumes and says for each what it really shows of a skill, every statement with
//! the exact words that prove it.
//!
//! The way of the data is one line, each stage a module with its own type:
//! bytes → [`extract`] → [`document::Document`] → [`outline`] → [`outline::Outline`] → `matching`
//! → `Findings` → `assess` → `Report` → `output`. Everything that is known of the skill itself
//! lives in a pack of TOML rules; the engine holds no word of it.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod assess;
pub mod batch;
pub mod cli;
pub mod document;
pub mod engine;
pub mod extract;
pub mod fold;
pub mod handbook;
pub mod job;
pub mod matching;
pub mod outline;
pub mod output;
pub mod pack;
pub mod quantity;
pub mod report;
pub mod sandbox;
pub mod screener;
pub mod trial;
pub mod verify;

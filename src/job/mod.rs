//! Reads one job description: its bytes in, what it asks for and its mistakes out.
//!
//! It goes the way of a resume as far as the findings, by the same rules and in the same formats; what
//! is made of them is another thing, since it asks and does not claim.

mod lines;

use crate::document::{Document, Format};
use crate::engine::Engine;
use crate::extract::{ExtractError, Limits, extract};
use crate::pack::model::Target;
use crate::report::{self, DocumentInfo, JOB_VERSION, Job, JobReport, WarningInfo};
use crate::screener::{Source, digest, file_format, hidden_text};

use lines::Lines;

/// What a job description asks for, and the mistakes that it makes.
///
/// # Errors
/// If the bytes cannot be read.
pub fn read_job(
    engine: &Engine,
    source: &Source,
    bytes: &[u8],
    limits: &Limits,
) -> Result<JobReport, ExtractError> {
    let document = extract(bytes, &source.name(), limits)?;
    let (mut job, language) = engine.read_job(&document);
    if matches!(document.format, Format::Text | Format::Markdown) {
        let lines = Lines::new(bytes);
        for evidence in &mut job.evidence {
            evidence.line = lines.of(&evidence.selectors);
        }
    }
    let document = info(source, bytes, &document, language);
    let engine_info = report::Engine::current();
    Ok(JobReport { job_version: JOB_VERSION, engine: engine_info, pack: engine.pack_info(), document, job })
}

fn info(source: &Source, bytes: &[u8], document: &Document, language: Option<String>) -> DocumentInfo {
    let read = document.warnings.iter();
    let mut warnings: Vec<WarningInfo> =
        read.map(|it| WarningInfo { code: it.code.into(), message: it.message.clone() }).collect();
    if !warnings.iter().any(|warning| warning.code == "hidden-text") {
        warnings.extend(hidden_text(document));
    }
    if language.is_none() {
        let message = "the language is none that the rules cover, so much may be missed".into();
        warnings.push(WarningInfo { code: "no-lexicon".into(), message });
    }
    DocumentInfo {
        source: source.name(),
        external_id: source.external_id.clone(),
        duplicate_of: None,
        duplicates: Vec::new(),
        digest: Some(digest(bytes)),
        format: Some(file_format(document.format)),
        bytes: Some(bytes.len() as u64),
        pages: Some(document.pages.len()).filter(|&pages| pages > 0),
        language,
        text_length: Some(document.text.chars().count()),
        extractor: Some(document.extractor.into()),
        warnings,
    }
}

/// What a job description asks of a resume: its level and its role, and the use cases that are more
/// than a wish. `None` where it does not ask for the subject.
pub fn position(source: &Source, job: &Job) -> Option<Target> {
    let level = job.level.as_ref()?;
    let required = job.use_cases.iter().filter(|case| case.required || !job.subject.required);
    Some(Target {
        id: source.name(),
        level: level.number,
        described: true,
        role: job.role.as_ref().map(|role| role.id.clone()),
        use_cases: required.map(|case| case.id.clone()).collect(),
        examples: Vec::new(),
    })
}

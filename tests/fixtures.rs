//! The resumes under `fixtures/`, made by real producers: their whole reports, and how they stand to
//! what a reader says of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use redsieve::engine::Engine;
use redsieve::report::{Report, Status, schema};
use redsieve::screener::{Screener, Source};

const AS_OF: Date = date(2026, 6, 1);

fn resumes() -> Vec<PathBuf> {
    let entries = fs::read_dir("fixtures/resumes").unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.collect();
    paths.sort();
    paths
}

fn screener() -> Screener {
    Screener::new(Box::new(Engine::load(None).unwrap()), AS_OF)
}

fn screen(screener: &Screener, path: &Path) -> Report {
    screener.screen(&Source::new(path), &fs::read(path).unwrap())
}

#[test]
fn whole_reports_are_as_reviewed() {
    let screener = screener();
    for path in resumes() {
        let mut report = serde_json::to_value(screen(&screener, &path)).unwrap();
        // It changes with every word of the rules, and says nothing of the resume.
        report["pack"]["digest"] = "[digest of the rules]".into();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        insta::assert_json_snapshot!(name, report);
    }
}

#[test]
fn every_report_fits_the_schema() {
    let validator = jsonschema::validator_for(&schema().to_value()).unwrap();
    let screener = screener();
    for path in resumes() {
        let report = serde_json::to_value(screen(&screener, &path)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn every_quote_stands_where_its_position_says() {
    let screener = screener().include_text(true);
    for path in resumes() {
        let report = screen(&screener, &path);
        let text: Vec<char> = report.text.as_deref().unwrap_or_default().chars().collect();
        for evidence in &report.judgement.evidence {
            let position = evidence.selectors.position;
            let quoted: String = text[position.start..position.end].iter().collect();
            assert_eq!(quoted, evidence.selectors.quote.exact, "{}", path.display());
            let has_pages = report.document.pages.is_some();
            assert_eq!(has_pages, !evidence.selectors.boxes.is_empty(), "{}: {quoted}", path.display());
        }
    }
}

/// What a reader says of a fixture.
#[derive(serde::Deserialize)]
struct Expected {
    level: u8,
    months: u32,
    flags: std::collections::BTreeMap<String, serde_json::Value>,
}

#[test]
fn levels_and_flags_are_those_a_reader_gives() {
    let screener = screener();
    let (mut levels, mut total) = (0, 0);
    let (mut right, mut given, mut wanted) = (0, 0, 0);
    for path in resumes() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let label = fs::read_to_string(format!("fixtures/expected/{name}.json")).unwrap();
        let expected: Expected = serde_json::from_str(&label).unwrap();
        let report = screen(&screener, &path);
        assert_eq!(report.status, Status::Screened, "{name}");
        let level = report.judgement.level.as_ref().map(|level| level.estimate);
        levels += usize::from(level == Some(expected.level));
        total += 1;
        let flags: BTreeSet<&str> = report.judgement.flags.iter().map(|flag| flag.id.as_str()).collect();
        let labels: BTreeSet<&str> = expected.flags.keys().map(String::as_str).collect();
        right += flags.intersection(&labels).count();
        given += flags.len();
        wanted += labels.len();
    }
    let (precision, recall) = (share(right, given), share(right, wanted));
    assert!(share(levels, total) >= 0.95, "{levels} of {total} levels");
    assert!(precision >= 0.95, "{right} of {given} flags were right");
    assert!(recall >= 0.95, "{right} of {wanted} flags were found");
}

#[test]
fn resumes_of_other_languages_are_read_as_readers_of_them_do() {
    let screener = screener();
    for (name, language) in [
        ("camille-lefevre-xelatex.pdf", "fr"),
        ("gu-wenbo-typst.pdf", "zh"),
        ("he-xiaoyun-docx.docx", "zh"),
        ("ignacio-zubeldia-docx.docx", "es"),
        ("mareike-ahlers-weasyprint.pdf", "de"),
        ("nuno-figueiredo-chromium.pdf", "pt"),
        ("solene-kerguelen-weasyprint.pdf", "fr"),
        ("thaina-vasconcelos-typst.pdf", "pt"),
        ("tobias-reinhardt-libreoffice.pdf", "de"),
        ("ximena-arriaga-text.txt", "es"),
    ] {
        let (stem, _) = name.rsplit_once('.').unwrap();
        let label = fs::read_to_string(format!("fixtures/expected/{stem}.json")).unwrap();
        let expected: Expected = serde_json::from_str(&label).unwrap();
        let report = screen(&screener, &Path::new("fixtures/resumes").join(name));
        assert_eq!(report.document.language.as_deref(), Some(language), "{name}");
        let level = report.judgement.level.map(|level| level.estimate);
        assert_eq!(level, Some(expected.level), "{name}");
        let months = report.judgement.experience.map(|experience| experience.months);
        assert_eq!(months, Some(expected.months), "{name}");
        let flags: BTreeSet<String> = report.judgement.flags.into_iter().map(|flag| flag.id).collect();
        assert_eq!(flags, expected.flags.into_keys().collect(), "{name}");
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

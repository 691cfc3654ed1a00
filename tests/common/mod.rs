//! Reports of invented people for the tests of what is written about them, and the built binary
//! in a folder of its own.
#![allow(dead_code, reason = "every test file uses its own part of this")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use redsieve::report::{
    Actor, Bound, Change, Confidence, Context, Criterion, Direction, DocumentInfo, Engine, Evidence,
    Experience, ExperienceEntry, Failure, FailureCode, FileFormat, Flag, FlagKind, Judgement, Level,
    Magnitude, PackInfo, PageRect, Pattern, Per, Polarity, PositionSelector, Quantity, Question,
    QuoteSelector, Report, Role, Scale, ScaleKind, ScaleUnit, Selectors, ServiceLevel, Setting, Severity,
    Sighting, Stage, Status, Strength, Structure, StructureUse, Support, UseCase, VERSION, WarningInfo,
};
use tempfile::TempDir;

/// A report that says nothing yet.
pub fn blank(source: &str, status: Status) -> Report {
    Report {
        report_version: VERSION,
        engine: Engine { name: "redsieve".into(), version: "0.1.0".into() },
        pack: PackInfo { id: "quickstore".into(), version: "1.0.0".into(), digest: digest('a') },
        as_of: "2026-06-01".into(),
        status,
        error: None,
        document: DocumentInfo {
            source: source.into(),
            external_id: None,
            duplicate_of: None,
            duplicates: Vec::new(),
            digest: Some(digest('b')),
            format: None,
            bytes: Some(48_213),
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

pub fn digest(digit: char) -> String {
    format!("sha256:{}", digit.to_string().repeat(64))
}

/// A resume with something in every field.
pub fn rich() -> Report {
    let mut report = blank("resumes/ana.pdf", Status::Screened);
    let document = &mut report.document;
    document.external_id = Some("C-17".into());
    document.format = Some(FileFormat::Pdf);
    document.pages = Some(2);
    document.language = Some("en".into());
    document.text_length = Some(5120);
    document.extractor = Some("hayro".into());
    document.warnings =
        vec![WarningInfo { code: "hidden-text".into(), message: "some text is smaller than 2 pt".into() }];
    report.judgement = Judgement {
        level: Some(level(2, "Competent user", Support::Quantified)),
        flags: vec![
            flag("green/features".into(), "Features put to use", Severity::Low, &["e2"]),
            flag("green/performance-improvement".into(), "Performance improvement", Severity::High, &["e1"]),
            flag("red/expert-basic-only".into(), "Claims more than it shows", Severity::Medium, &["e3"]),
            flag("watch/sessions-without-expiry".into(), "Sessions without expiry", Severity::High, &[]),
        ],
        use_cases: vec![UseCase {
            id: "caching".into(),
            evidence: list(&["e1"]),
            skills: vec![
                Sighting { id: "ttl".into(), seen: true, evidence: list(&["e2"]) },
                Sighting { id: "invalidation".into(), seen: false, evidence: vec![] },
            ],
        }],
        structures: vec![Structure {
            id: "sorted-set".into(),
            uses: vec![StructureUse { id: "leaderboard".into(), fits: true }],
            evidence: list(&["e2"]),
        }],
        patterns: vec![Pattern { id: "cache-aside".into(), trade_off: None, evidence: list(&["e1"]) }],
        need: None,
        roles: vec![Role {
            id: "backend".into(),
            duties: vec![Sighting { id: "sessions".into(), seen: true, evidence: list(&["e1"]) }],
        }],
        experience: Some(experience()),
        quantities: quantities(),
        questions: vec![Question {
            id: "session-store".into(),
            ask: "How did a session end?".into(),
            because: list(&["watch/sessions-without-expiry"]),
            junior: "The user logged out.".into(),
            senior: "By an expiry that each request renewed.".into(),
        }],
        evidence: vec![
            evidence(
                "e1",
                "Reduced database load by 80% with Quickstore caching in front of the order service",
            ),
            evidence("e2", "ranked players in a sorted set of Quickstore"),
            evidence("e3", "Expert in Quickstore"),
        ],
    };
    report
}

/// A resume that only names the skill, of a candidate whose name is written without spaces.
pub fn named() -> Report {
    let mut report = blank("resumes/面接/山田太郎の履歴書.docx", Status::Screened);
    report.document.format = Some(FileFormat::Docx);
    report.document.digest = Some(digest('c'));
    let mut proof = evidence("e1", "Python、Quickstore、Docker");
    proof.selectors.boxes.clear();
    proof.selectors.paragraph = Some(12);
    report.judgement = Judgement {
        level: Some(level(1, "Named only", Support::Named)),
        flags: vec![flag("red/bare-mention".into(), "Only named", Severity::High, &["e1"])],
        experience: Some(Experience::default()),
        evidence: vec![proof],
        ..Judgement::default()
    };
    report
}

/// A resume whose author tries to steer the terminal and the spreadsheet of the reader.
pub fn hostile() -> Report {
    let mut report = named();
    report.document.source = "=cmd|'/c calc'!A1\u{1b}[2J.pdf".into();
    report.document.digest = Some(digest('d'));
    report.judgement.evidence[0].selectors.quote.exact =
        "Quickstore\u{1b}]0;owned\u{7}\nlevel 3\u{202e}".into();
    report
}

/// A file that could not be read.
pub fn failed() -> Report {
    let mut report = blank("resumes/broken.pdf", Status::Failed);
    let message = "the PDF file is damaged (no page tree); ask for the file again";
    report.error = Some(Failure { code: FailureCode::Corrupt, message: message.into() });
    report
}

/// A scan.
pub fn scanned() -> Report {
    blank("resumes/scan.pdf", Status::NoText)
}

/// One report of every kind.
pub fn all() -> Vec<Report> {
    let mut again = rich();
    again.document.source = "resumes/old/ana.pdf".into();
    again.document.duplicate_of = Some("resumes/ana.pdf".into());
    vec![hostile(), rich(), failed(), again, scanned(), named()]
}

fn level(estimate: u8, title: &str, support: Support) -> Level {
    Level {
        estimate,
        title: title.into(),
        support,
        claimed: Some(3),
        claimed_evidence: list(&["e3"]),
        confidence: Confidence::Medium,
        reason: "two criteria of level 2 are met".into(),
        next: Some("level 3 would need two criteria of level 3 at work".into()),
        criteria: vec![Criterion {
            id: "caching-strategy".into(),
            level: 2,
            title: "Chooses how to cache".into(),
            met: true,
            evidence: list(&["e1"]),
        }],
    }
}

fn flag(id: String, title: &str, severity: Severity, evidence: &[&str]) -> Flag {
    let kind = match id.split('/').next() {
        Some("green") => FlagKind::Green,
        Some("red") => FlagKind::Red,
        _ => FlagKind::Watch,
    };
    Flag {
        id,
        kind,
        severity,
        title: title.into(),
        reason: "the words say so".into(),
        evidence: list(evidence),
    }
}

fn experience() -> Experience {
    Experience {
        months: 54,
        first_used: Some("2019-03".into()),
        last_used: Some("2026-06".into()),
        claimed_years: Some(4.5),
        entries: vec![ExperienceEntry {
            title: Some("Senior Backend Engineer".into()),
            organisation: Some("Example GmbH".into()),
            start: Some("2019-03".into()),
            end: None,
            months: Some(54),
            setting: Setting::Work,
            evidence: list(&["e1"]),
        }],
    }
}

fn quantities() -> Vec<Quantity> {
    let change = |metric: &str, magnitude| Change {
        metric: metric.into(),
        direction: Direction::Down,
        magnitude,
        shared: false,
        evidence: "e1".into(),
    };
    vec![
        Quantity::Improvement(change("database-load", Magnitude::Percent { percent: 80.0 })),
        Quantity::Improvement(change("latency", Magnitude::Factor { factor: 2.5 })),
        Quantity::Improvement(change("latency", Magnitude::Span { before: 120.0, after: 4.5, unit: None })),
        Quantity::Regression(change("cost", Magnitude::Amount { amount: 900.0, unit: Some("euro".into()) })),
        Quantity::Scale(Scale {
            what: ScaleKind::Throughput,
            value: 1_000_000.0,
            unit: ScaleUnit::Operation,
            per: Some(Per::Second),
            at_least: true,
            evidence: "e2".into(),
        }),
        Quantity::ServiceLevel(ServiceLevel {
            metric: "latency".into(),
            value: 4.0,
            unit: Some("millisecond".into()),
            bound: Bound::Under,
            evidence: "e2".into(),
        }),
    ]
}

fn evidence(id: &str, quote: &str) -> Evidence {
    Evidence {
        id: id.into(),
        concept: "quickstore".into(),
        section: Some("experience".into()),
        entry: Some(0),
        context: Context {
            setting: Setting::Work,
            polarity: Polarity::Affirmed,
            stage: Stage::Practiced,
            strength: Strength::Plain,
            actor: Actor::Own,
        },
        visible: true,
        selectors: Selectors {
            position: PositionSelector { start: 1204, end: 1204 + quote.chars().count() },
            quote: QuoteSelector { exact: quote.into(), prefix: "Lead. ".into(), suffix: ". More.".into() },
            boxes: vec![PageRect::rounded(1, 72.0, 310.2, 301.5, 11.04)],
            paragraph: None,
        },
    }
}

fn list(ids: &[&str]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// A folder of invented resumes that is gone after the test.
pub struct Inbox(TempDir);

impl Inbox {
    /// The files of `files` by name and content.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, content) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
            fs::write(path, content).expect("a file");
        }
        Self(folder)
    }

    /// Two resumes in text, one in a folder below.
    pub fn of_two() -> Self {
        Self::new(&[("cv/ana.txt", ANA), ("cv/new/ben.md", BEN)])
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The binary, run in the folder, with nothing of the environment that changes its output.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_redsieve"));
        command.current_dir(self.path()).args(arguments);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            command.env_remove(name);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the binary runs")
    }
}

pub const ANA: &str = "Ana Example\nExperience\nBackend Engineer, Example GmbH\t2019-03 - present\n\
    - Cut the load of the database by 80% with a cache in Quickstore\n";

pub const BEN: &str = "# Ben Sample\n\n## Skills\n\nPython, Quickstore, Docker\n";

/// What a process wrote to standard output.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What a process wrote to standard error.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

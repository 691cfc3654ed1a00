//! Files that crash, hang or swell cost their own report and no other, and nothing outlives the
//! program.

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::{ANA, BEN, Inbox, stderr, stdout};
use redsieve::report::{FailureCode, Report, Status};

/// The reports of a run, which may have ended with any exit code.
fn reports(output: &Output) -> Vec<Report> {
    stdout(output).lines().map(|line| serde_json::from_str(line).expect("a report a line")).collect()
}

fn outcome(report: &Report) -> Result<Status, FailureCode> {
    report.error.as_ref().map_or(Ok(report.status), |error| Err(error.code))
}

/// A PDF file of one page whose content is `content`, with more objects from number 5 on.
fn pdf(content: &str, more: &[&str]) -> String {
    let stream = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
         /Resources << /XObject << /F 5 0 R >> /Font << /T 6 0 R >> >> >>",
        &stream,
    ];
    objects.extend(more);
    let mut file = String::from("%PDF-1.7\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>", objects.len() + 1);
    let start = file.len();
    format!("{file}{table}{trailer}\nstartxref\n{start}\n%%EOF\n")
}

const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/// Files that have ended the programs of others.
fn recursive() -> Vec<(&'static str, String)> {
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] \
                /Resources << /XObject << /F 5 0 R >> >> /Length 4 >>\nstream\n/F Do\nendstream";
    let depth = 100_000;
    let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let lists = format!("<< /Deep {}{} >>", "<< /A ".repeat(depth), ">>".repeat(depth));
    let text = "BT /T 12 Tf 72 700 Td (Ana Example) Tj ET";
    vec![
        ("form.pdf", pdf(&format!("{text} /F Do"), &[form, FONT])),
        ("array.pdf", pdf(&format!("{text} {nested} TJ"), &[&nested, FONT])),
        ("dictionary.pdf", pdf(text, &[&lists, FONT])),
    ]
}

#[test]
fn processes_and_threads_write_the_same() {
    let mut files = recursive();
    files.push(("ana.txt", ANA.into()));
    files.push(("ana-again.txt", ANA.into()));
    files.push(("empty.docx", String::new()));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let inbox = Inbox::new(&files);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/resumes");
    let fixtures = fixtures.to_str().expect("UTF-8");
    let run = |more: &[&str]| {
        let arguments = ["screen", ".", fixtures, "gone.pdf", "--as-of", "2026-06-01", "--include-text"];
        let output = inbox.run(&[&arguments, more].concat());
        assert_eq!(output.status.code(), Some(1));
        output
    };
    let threads = run(&["--isolation", "thread", "--jobs", "2"]);
    assert!(reports(&threads).len() > 20);
    for jobs in ["1", "3"] {
        let processes = run(&["--jobs", jobs]);
        assert!(processes.stdout == threads.stdout);
        assert_eq!(stderr(&processes), stderr(&threads));
    }
}

#[test]
fn a_file_that_recurses_is_read_or_refused() {
    for (name, content) in recursive() {
        let inbox = Inbox::new(&[(name, &content), ("z.txt", ANA)]);
        let reports = reports(&inbox.run(&["screen", "."]));
        assert_eq!(outcome(&reports[0]), Ok(Status::Screened), "{name}");
        assert_eq!(outcome(&reports[1]), Ok(Status::Screened), "{name}");
    }
}

/// A page that shows no text and lists a font, which leaves doubt, and a form that the second
/// reader draws inside itself until its stack ends.
fn doubtful() -> String {
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] \
                /Resources << /XObject << /F 5 0 R >> >> /Length 5 >>\nstream\n/F Do\nendstream";
    pdf("0 0 1 rg 0 0 100 100 re f /F Do", &[form, FONT])
}

#[test]
fn a_worker_that_dies_of_the_second_reader_leaves_the_first_report_with_a_warning() {
    let inbox = Inbox::new(&[("a.pdf", &doubtful()), ("b.txt", ANA)]);
    let warned = |more: &[&str]| {
        let reports = reports(&inbox.run(&[&["screen", "."], more].concat()));
        assert_eq!(outcome(&reports[0]), Ok(Status::NoText));
        assert_eq!(outcome(&reports[1]), Ok(Status::Screened));
        reports[0].document.warnings.iter().any(|warning| warning.code == "second-reader")
    };
    assert!(warned(&["--jobs", "1"]));
    assert!(!warned(&["--isolation", "thread"]), "a thread may not die of it, so it is not asked");
}

#[test]
fn the_limits_of_size_and_pages_hold_in_both() {
    let inbox = Inbox::of_two();
    for isolation in ["process", "thread"] {
        let run = |bytes: usize| {
            let arguments = ["screen", "cv", "--isolation", isolation, "--max-bytes"];
            let reports = reports(&inbox.run(&[&arguments[..], &[&bytes.to_string()]].concat()));
            (outcome(&reports[0]), outcome(&reports[1]))
        };
        assert!(ANA.len() > BEN.len());
        assert_eq!(run(ANA.len()), (Ok(Status::Screened), Ok(Status::Screened)));
        assert_eq!(run(BEN.len()), (Err(FailureCode::TooLarge), Ok(Status::Screened)));
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_swells_is_told_from_one_that_crashes() {
    let inbox = Inbox::new(&[("a.txt", &"word ".repeat(9_000_000)), ("b.txt", ANA)]);
    let output = inbox.run(&["screen", ".", "--max-memory", "128"]);
    let reports = reports(&output);
    assert_eq!(outcome(&reports[0]), Err(FailureCode::TooLarge));
    assert_eq!(reports[0].document.bytes, Some(45_000_000));
    assert_eq!(outcome(&reports[1]), Ok(Status::Screened));
    let said = stderr(&output);
    let start = "warning: 2 resumes: 1 screened, 1 failed; the reports of the others say why\n  failed: 1 too-large\n";
    assert!(said.starts_with(start), "{said}");
}

/// What happens to workers, seen and done from outside.
#[cfg(target_os = "linux")]
mod signals {
    use super::*;
    use rustix::process::{Pid, Signal, kill_process};
    use std::process::{Child, Stdio};
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    const PATIENCE: Duration = Duration::from_secs(60);

    /// Lines of a file that takes long enough to be met at work.
    const SLOW: usize = 10_000;

    /// A run of the program that screens a slow file and a quick one, one after the other.
    struct Run {
        child: Child,
        inbox: Inbox,
        slow: u64,
        met: Vec<i32>,
    }

    impl Run {
        fn start(lines: usize, more: &[&str]) -> Self {
            let line = "- Cut latency by 5% by caching sets in Redis for 5 years\n";
            let slow = format!("Experience\n{}", line.repeat(lines));
            let inbox = Inbox::new(&[("a.txt", &slow), ("b.txt", ANA)]);
            let arguments = ["screen", ".", "--as-of", "2026-06-01", "--jobs", "1", "--out", "out"];
            let mut command = inbox.command(&[&arguments, more].concat());
            let child = command.args(["--format", "jsonl"]).stderr(Stdio::piped()).spawn().expect("runs");
            Self { child, inbox, slow: slow.len() as u64, met: Vec::new() }
        }

        /// The next worker that has the slow file in hand.
        fn worker_at_work(&mut self) -> i32 {
            let parent = i32::try_from(self.child.id()).expect("a process id");
            let worker = wait_for(|| {
                let mut new = children(parent).into_iter().filter(|worker| !self.met.contains(worker));
                new.find(|worker| bytes_read(*worker) > self.slow)
            });
            self.met.push(worker);
            worker
        }

        fn reports(self) -> (Vec<Report>, String) {
            let output = self.child.wait_with_output().expect("ends");
            for worker in &self.met {
                assert_eq!(state(*worker), None, "nothing is left of worker {worker}");
            }
            let text = fs::read_to_string(self.inbox.path().join("out")).expect("reports");
            let reports = text.lines().map(|line| serde_json::from_str(line).expect("a report"));
            (reports.collect(), stderr(&output))
        }
    }

    fn wait_for<T>(mut look: impl FnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(seen) = look() {
                return seen;
            }
            assert!(start.elapsed() < PATIENCE, "it does not happen");
            sleep(Duration::from_millis(2));
        }
    }

    /// The fields of a process after its name: state, parent and so on.
    fn fields(process: i32) -> Option<Vec<String>> {
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        Some(stat.rsplit_once(')')?.1.split_whitespace().map(String::from).collect())
    }

    fn state(process: i32) -> Option<String> {
        fields(process)?.into_iter().next()
    }

    fn children(parent: i32) -> Vec<i32> {
        let all = fs::read_dir("/proc").expect("the table of processes");
        let ids = all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<i32>().ok());
        ids.filter(|id| fields(*id).is_some_and(|fields| fields[1] == parent.to_string())).collect()
    }

    fn bytes_read(process: i32) -> u64 {
        let text = fs::read_to_string(format!("/proc/{process}/io")).unwrap_or_default();
        text.lines().find_map(|line| line.strip_prefix("rchar: ")?.parse().ok()).unwrap_or(0)
    }

    fn send(signal: Signal, process: i32) {
        let process = Pid::from_raw(process).expect("a process id");
        kill_process(process, signal).expect("a process that runs");
    }

    #[test]
    fn a_worker_that_dies_once_costs_nothing() {
        let (whole, _) = Run::start(SLOW, &["--isolation", "thread"]).reports();
        let mut run = Run::start(SLOW, &[]);
        let worker = run.worker_at_work();
        send(Signal::SEGV, worker);
        let (reports, said) = run.reports();
        assert!(reports == whole);
        assert!(said.starts_with("2 resumes: 2 screened\n"), "{said}");
    }

    /// Reports of files that workers were killed over, whoever did it.
    fn are_crashes_or(reports: &[Report], whole: &[Report]) -> usize {
        assert_eq!(reports.len(), whole.len());
        let pairs = reports.iter().zip(whole);
        let crashed = pairs.filter(|(report, expected)| {
            assert_eq!(report.document.source, expected.document.source);
            assert_eq!(report.document.digest, expected.document.digest);
            report != expected && outcome(report) == Err(FailureCode::Crashed)
        });
        let crashed = crashed.count();
        let same = reports.iter().zip(whole).filter(|(report, expected)| report == expected).count();
        assert_eq!(same + crashed, whole.len(), "a file is screened as ever or recorded as crashed");
        crashed
    }

    /// A folder of files that take a while each.
    fn load(files: usize) -> Inbox {
        let line = "- Cut latency by 5% by caching sets in Redis for 5 years\n";
        let files: Vec<(String, String)> = (0..files)
            .map(|n| (format!("cv/{n:03}.txt"), format!("Experience {n}\n{}", line.repeat(SLOW / 50))))
            .collect();
        Inbox::new(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
    }

    const LOAD: [&str; 8] = ["screen", "cv", "--as-of", "2026-06-01", "--jobs", "3", "--format", "jsonl"];

    #[test]
    fn workers_that_are_killed_under_load_cost_no_file_its_record() {
        let inbox = load(60);
        let whole = reports(&inbox.run(&[&LOAD[..], &["--isolation", "thread"]].concat()));
        let mut command = inbox.command(&LOAD);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
        let parent = i32::try_from(child.id()).expect("a process id");
        let mut met = Vec::new();
        let output = std::thread::scope(|scope| {
            let run = scope.spawn(|| child.wait_with_output().expect("ends"));
            while !run.is_finished() {
                let at_work = children(parent).into_iter().filter(|worker| bytes_read(*worker) > 20_000);
                if let Some(worker) = at_work.min_by_key(|worker| met.contains(worker)) {
                    // It may have ended by itself in between.
                    let _ = kill_process(Pid::from_raw(worker).expect("a process id"), Signal::KILL);
                    met.push(worker);
                }
                sleep(Duration::from_millis(150));
            }
            run.join().expect("no panic")
        });
        assert!(met.len() >= 3, "only {} workers were met", met.len());
        are_crashes_or(&reports(&output), &whole);
        for worker in met {
            assert_eq!(state(worker), None, "nothing is left of worker {worker}");
        }
    }

    #[test]
    fn no_worker_outlives_a_program_that_is_killed_under_load() {
        let inbox = load(60);
        let mut child = inbox.command(&LOAD).stdout(Stdio::null()).spawn().expect("runs");
        let parent = i32::try_from(child.id()).expect("a process id");
        let workers = wait_for(|| Some(children(parent)).filter(|workers| workers.len() == 3));
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        for worker in workers {
            wait_for(|| state(worker).is_none_or(|state| state == "Z").then_some(()));
        }
    }

    #[test]
    fn a_worker_is_asked_for_one_file_after_the_other() {
        let inbox = load(30);
        let mut command = inbox.command(&LOAD);
        let child = command.stdout(Stdio::piped()).spawn().expect("runs");
        let parent = i32::try_from(child.id()).expect("a process id");
        let mut met = std::collections::BTreeSet::new();
        let output = std::thread::scope(|scope| {
            let run = scope.spawn(|| child.wait_with_output().expect("ends"));
            while !run.is_finished() {
                met.extend(children(parent));
                sleep(Duration::from_millis(2));
            }
            run.join().expect("no panic")
        });
        assert_eq!(reports(&output).len(), 30);
        assert_eq!(met.len(), 3, "one for each of the three jobs");
    }

    #[test]
    fn a_file_that_workers_die_of_is_recorded_and_the_next_is_screened() {
        let mut run = Run::start(SLOW, &[]);
        for _ in 0..2 {
            let worker = run.worker_at_work();
            send(Signal::ABORT, worker);
            wait_for(|| state(worker).is_none().then_some(()));
        }
        let slow = run.slow;
        let (reports, said) = run.reports();
        assert_eq!(outcome(&reports[0]), Err(FailureCode::Crashed));
        assert_eq!(reports[0].document.bytes, Some(slow));
        assert!(reports[0].document.digest.is_some());
        assert_eq!(outcome(&reports[1]), Ok(Status::Screened));
        let start = "warning: 2 resumes: 1 screened, 1 failed; the reports of the others say why\n  failed: 1 crashed\n";
        assert!(said.starts_with(start), "{said}");
    }

    #[test]
    fn a_file_that_workers_hang_on_is_recorded_and_the_next_is_screened() {
        let mut run = Run::start(SLOW, &["--timeout", "1"]);
        for _ in 0..2 {
            let worker = run.worker_at_work();
            send(Signal::STOP, worker);
            wait_for(|| state(worker).is_none().then_some(()));
        }
        let (reports, _) = run.reports();
        assert_eq!(outcome(&reports[0]), Err(FailureCode::Timeout));
        assert_eq!(outcome(&reports[1]), Ok(Status::Screened));
    }

    #[test]
    fn a_worker_at_work_can_do_nothing_else() {
        let mut run = Run::start(SLOW, &["--max-memory", "700"]);
        let worker = run.worker_at_work();
        let read = |name: &str| fs::read_to_string(format!("/proc/{worker}/{name}")).expect("it runs");
        let limits = read("limits");
        let limit = |name: &str| {
            let line = limits.lines().find_map(|line| line.strip_prefix(name)).expect("a limit");
            line.split_whitespace().take(2).map(String::from).collect::<Vec<_>>()
        };
        let memory = (700_u64 << 20).to_string();
        assert_eq!(limit("Max address space"), [memory.clone(), memory]);
        for (name, most) in [("Max open files", "3"), ("Max file size", "0"), ("Max core file size", "0")] {
            assert_eq!(limit(name), [most, most], "{name}");
        }
        assert!(read("status").contains("NoNewPrivs:\t1"), "Landlock is on");
        run.reports();
    }

    #[test]
    fn a_worker_does_not_outlive_the_program() {
        let mut run = Run::start(4 * SLOW, &[]);
        let worker = run.worker_at_work();
        run.child.kill().expect("it runs");
        run.child.wait().expect("it ends");
        let start = Instant::now();
        // Nobody may be there who takes note of an orphan's end.
        wait_for(|| state(worker).is_none_or(|state| state == "Z").then_some(()));
        assert!(start.elapsed() < Duration::from_secs(2), "it did not finish its work first");
    }
}

//! A run that is interrupted anywhere goes on to the same bytes, and leaves nothing behind.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Child, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::{ANA, BEN, Inbox, stderr};

/// How many runs are killed; a soak test asks for more.
fn kills() -> usize {
    std::env::var("REDSIEVE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(30)
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// A small pack of something else, which loads quickly.
const PACK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/packs/kafka.toml");

/// Resumes of different lengths, some of them the same, some that fail.
fn inbox(files: usize) -> Inbox {
    let text = |n: usize| match n % 10 {
        7 => ANA.to_owned(),
        8 => String::from("\u{1}\u{2}"),
        _ => format!("{}{n}\n{BEN}", ANA.repeat(1 + n * n % 40)),
    };
    let files: Vec<(String, String)> = (0..files).map(|n| (format!("cv/{n:03}.txt"), text(n))).collect();
    Inbox::new(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

fn arguments<'a>(out: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let all = ["screen", "cv", "--as-of", "2026-06-01", "--pack", PACK, "--jobs", "2", "--out", out];
    [&all, more].concat()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("listed");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn start(inbox: &Inbox, arguments: &[&str]) -> Child {
    let mut command = inbox.command(arguments);
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("runs")
}

/// Starts a run and kills it after a while. Whether it was killed before it ended.
fn killed(inbox: &Inbox, arguments: &[&str], after: Duration) -> bool {
    let mut child = start(inbox, arguments);
    sleep(after);
    child.kill().expect("killed");
    child.wait().expect("ended").code().is_none()
}

#[test]
fn a_run_that_is_killed_at_any_moment_goes_on_to_the_same_bytes() {
    let inbox = inbox(60);
    let mut dice = Dice(20_260_601);
    let mut met = 0;
    for (format, isolation) in [("jsonl", "process"), ("csv", "thread"), ("text", "process")] {
        let more = ["--format", format, "--isolation", isolation];
        let begun = Instant::now();
        let whole = inbox.run(&arguments("whole", &more));
        let duration = u64::try_from(begun.elapsed().as_micros()).expect("not long");
        assert_eq!(whole.status.code(), Some(1), "{}", stderr(&whole));
        let whole = fs::read(inbox.path().join("whole")).expect("whole");
        assert!(whole.len() > 3000);
        let out = arguments("out", &more);
        let resume = arguments("out", &[&more[..], &["--resume"]].concat());
        for _ in 0..kills().div_ceil(3) {
            let _ = fs::remove_file(inbox.path().join("out"));
            let mut again = &out;
            for _ in 0..=dice.below(3) {
                met += usize::from(killed(&inbox, again, Duration::from_micros(dice.below(duration))));
                again = &resume;
            }
            let there = fs::read(inbox.path().join("out"));
            assert!(there.is_err() || there.is_ok_and(|bytes| bytes == whole), "half an output");
            let last = inbox.run(&resume);
            assert_eq!(last.status.code(), Some(1), "{}", stderr(&last));
            assert!(fs::read(inbox.path().join("out")).expect("the output") == whole);
            assert_eq!(names(inbox.path()), ["cv", "out", "whole"]);
        }
    }
    assert!(met > kills() / 2, "only {met} runs were met alive");
}

#[test]
fn what_was_finished_is_not_done_again_unless_it_changed() {
    let inbox = inbox(40);
    let out = arguments("out", &[]);
    let journal = inbox.path().join(".out.journal");
    let mut child = start(&inbox, &out);
    let patience = Instant::now();
    while fs::metadata(&journal).map_or(0, |metadata| metadata.len()) < 20_000 {
        assert!(patience.elapsed() < Duration::from_secs(60), "nothing is written down");
        sleep(Duration::from_millis(1));
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
    fs::write(inbox.path().join("cv/000.txt"), BEN).expect("changed");

    let resumed = inbox.run(&arguments("out", &["--resume"]));
    let said = stderr(&resumed);
    let finished = said.split_once("note: going on from ").expect("it is told").1;
    let finished: usize = finished.split_once(' ').expect("a number").0.parse().expect("a number");
    assert!(finished > 0, "{said}");
    inbox.run(&arguments("whole", &[]));
    assert!(read(&inbox, "out") == read(&inbox, "whole"));
}

fn read(inbox: &Inbox, name: &str) -> Vec<u8> {
    fs::read(inbox.path().join(name)).expect("a file")
}

#[test]
fn a_run_without_resume_starts_over() {
    let inbox = inbox(20);
    fs::write(inbox.path().join(".out.journal"), "damaged").expect("written");
    fs::write(inbox.path().join(".out.part"), "half").expect("written");
    inbox.run(&arguments("out", &[]));
    inbox.run(&arguments("whole", &["--resume"]));
    assert!(read(&inbox, "out") == read(&inbox, "whole"));
    assert_eq!(names(inbox.path()), ["cv", "out", "whole"]);
}

#[test]
fn resuming_needs_a_file_of_output() {
    let output = inbox(1).run(&["screen", "cv", "--resume"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--out"), "{}", stderr(&output));
}

#[test]
fn an_error_keeps_what_was_finished_and_the_old_output() {
    let inbox = inbox(40);
    fs::write(inbox.path().join("out"), "old").expect("written");
    let output = inbox.run(&arguments("out", &["--fail-fast"]));
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("error: cv/008.txt could not be screened: "), "{}", stderr(&output));
    assert_eq!(read(&inbox, "out"), b"old");
    assert_eq!(names(inbox.path()), [".out.journal", "cv", "out"]);
}

#[cfg(unix)]
mod system {
    use super::*;

    /// A run that can write files of so many bytes, as on a disk that is nearly full.
    fn cramped(inbox: &Inbox, bytes: u64, arguments: &[&str]) -> Output {
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", bytes / 512);
        let program = inbox.command(&[]).get_program().to_owned();
        let mut command = std::process::Command::new("/bin/sh");
        command.current_dir(inbox.path()).args(["-c", &script]).arg(program).args(arguments);
        command.output().expect("runs")
    }

    #[test]
    fn a_full_disk_costs_nothing_but_time() {
        let inbox = inbox(40);
        inbox.run(&arguments("whole", &[]));
        let whole = read(&inbox, "whole");
        let room = whole.len() as u64 / 2;
        let output = cramped(&inbox, room, &arguments("out", &[]));
        assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
        assert!(stderr(&output).contains("--resume"), "{}", stderr(&output));
        assert_eq!(names(inbox.path()), [".out.journal", "cv", "whole"]);
        let output = inbox.run(&arguments("out", &["--resume"]));
        assert!(!stderr(&output).contains("going on from 0 "), "{}", stderr(&output));
        assert!(read(&inbox, "out") == whole);
        assert_eq!(names(inbox.path()), ["cv", "out", "whole"]);
    }

    #[test]
    fn an_interrupt_ends_the_run_cleanly_and_tells_how_to_go_on() {
        use rustix::process::{Pid, Signal, kill_process};
        let inbox = inbox(40);
        let journal = inbox.path().join(".out.journal");
        for signal in [Signal::TERM, Signal::INT] {
            let _ = fs::remove_file(&journal);
            let child = start(&inbox, &arguments("out", &[]));
            let patience = Instant::now();
            while fs::metadata(&journal).map_or(0, |metadata| metadata.len()) == 0 {
                assert!(patience.elapsed() < Duration::from_secs(60), "nothing is written down");
                sleep(Duration::from_millis(1));
            }
            let pid = Pid::from_raw(i32::try_from(child.id()).expect("a process id")).expect("a process id");
            kill_process(pid, signal).expect("it runs");
            let output = child.wait_with_output().expect("ended");
            let said = stderr(&output);
            assert_eq!(output.status.code(), Some(130), "{said}");
            assert!(said.starts_with("error: interrupted after "), "{said}");
            assert!(said.contains("--resume"), "{said}");
            assert_eq!(names(inbox.path()), [".out.journal", "cv"]);
        }
        inbox.run(&arguments("out", &["--resume"]));
        inbox.run(&arguments("whole", &[]));
        assert!(read(&inbox, "out") == read(&inbox, "whole"));
    }

    #[test]
    fn two_runs_do_not_write_one_file() {
        let inbox = inbox(40);
        let mut first = start(&inbox, &arguments("out", &[]));
        let patience = Instant::now();
        while !inbox.path().join(".out.journal").exists() {
            assert!(patience.elapsed() < Duration::from_secs(60), "it does not start");
            sleep(Duration::from_millis(1));
        }
        let second = inbox.run(&arguments("out", &["--resume"]));
        assert_eq!(second.status.code(), Some(2));
        assert!(stderr(&second).contains("another run is writing this file"), "{}", stderr(&second));
        first.wait().expect("ended");
        inbox.run(&arguments("whole", &[]));
        assert!(read(&inbox, "out") == read(&inbox, "whole"));
    }
}

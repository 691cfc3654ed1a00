//! What rules cost: `cargo bench --bench matching`.
//!
//! All terms are found in one pass, so ten times as many should cost little more; and loading the
//! built-in pack should cost less than screening three resumes. Best times of several rounds.

use std::error::Error;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::civil::date;
use redsieve::engine::Engine;
use redsieve::screener::{Screener, Source};

const ROUNDS: usize = 7;
/// Terms of the larger pack for each of the built-in one, about.
const TIMES: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.toml");
    std::fs::write(&path, large_pack())?;
    let resumes = resumes()?;
    let (small, large) = (Engine::load(None)?, Engine::load(Some(&path))?);
    let load = best(|| drop(black_box(Engine::load(None))));
    let (small, large) = (screening(small, &resumes), screening(large, &resumes));
    let each = small.as_secs_f64() / resumes.len() as f64;
    println!("screening, {TIMES} times the terms to the built-in ones: {:.2}", large.div_duration_f64(small));
    println!(
        "loading the built-in pack to screening three resumes:  {:.2}",
        load.as_secs_f64() / (3.0 * each)
    );
    Ok(())
}

/// The built-in pack and ten times its words, which stand in no resume.
fn large_pack() -> String {
    const TERMS_OF_THE_BUILTIN_PACK: usize = 4_000;
    let mut pack = String::from("extends = \"redis\"\n[pack]\nid = \"large\"\nversion = \"0.1.0\"\n");
    for concept in 0..TIMES * TERMS_OF_THE_BUILTIN_PACK / 20 {
        let word = |term: usize| format!("\"quick{}store {}\"", letters(concept * 20 + term), letters(term));
        let terms: Vec<String> = (0..20).map(word).collect();
        let _ = writeln!(pack, "[concept.made-up-{concept}]\nterms = [{}]", terms.join(", "));
        let _ = writeln!(
            pack,
            "match = [\"Kept it in {{{{{}}}}}\"]\nno-match = [\"Nothing\"]",
            terms[0].trim_matches('"')
        );
    }
    pack
}

fn letters(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return word;
        }
    }
}

/// The name and the bytes of a file.
type File = (String, Vec<u8>);

fn resumes() -> Result<Vec<File>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/resumes");
    let mut resumes = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        resumes.push((path.to_string_lossy().into_owned(), std::fs::read(&path)?));
    }
    Ok(resumes)
}

fn screening(engine: Engine, resumes: &[File]) -> Duration {
    let screener = Screener::new(Box::new(engine), date(2026, 6, 1));
    best(|| {
        for (name, bytes) in resumes {
            black_box(screener.screen(&Source::new(name), bytes));
        }
    })
}

fn best(mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..ROUNDS).map(time).min().unwrap_or_default()
}

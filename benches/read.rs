//! How long it takes to read the resumes of `fixtures/`, apart by format: `cargo bench`.
//!
//! Each file is read several times and its best time counts, so that what else the machine does
//! matters little. For a comparison with other readers see `scripts/compare-readers`.

use std::collections::BTreeMap;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use redsieve::extract::{Limits, extract};

const ROUNDS: usize = 20;

/// What was read of one format.
#[derive(Default)]
struct Sum {
    files: u32,
    bytes: usize,
    words: usize,
    time: Duration,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/resumes");
    let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let format = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        measure(&path, sums.entry(format).or_default())?;
    }
    println!("{:8} {:>5} {:>9} {:>7} {:>12}", "format", "files", "kB", "words", "ms a file");
    for (format, sum) in sums {
        let each = sum.time.as_secs_f64() * 1e3 / f64::from(sum.files);
        println!("{format:8} {:>5} {:>9} {:>7} {each:>12.3}", sum.files, sum.bytes / 1000, sum.words);
    }
    Ok(())
}

fn measure(path: &Path, sum: &mut Sum) -> Result<(), Box<dyn Error>> {
    let (bytes, name, limits) = (std::fs::read(path)?, path.to_string_lossy(), Limits::default());
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        black_box(extract(&bytes, &name, &limits)?);
        best = best.min(start.elapsed());
    }
    sum.files += 1;
    sum.bytes += bytes.len();
    sum.words += extract(&bytes, &name, &limits)?.text.split_whitespace().count();
    sum.time += best;
    Ok(())
}

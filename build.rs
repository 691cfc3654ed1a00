//! Embeds the files of `rules/` into the library, so that a bare binary has its default pack, and
//! a fingerprint of the sources, by which remembered results of another build are told apart.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=rules");
    let rules = root.join("rules");
    let entries = files(&rules, "toml")?.into_iter().map(|path| {
        let name = path.strip_prefix(&rules).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        format!("    ({name:?}, include_str!({:?})),\n", path.to_string_lossy())
    });
    fs::write(out.join("rules.rs"), format!("&[\n{}]\n", entries.collect::<String>()))?;
    println!("cargo::rustc-env=REDSIEVE_BUILD={:016x}", fingerprint(&root)?);
    Ok(())
}

/// What the engine is made of: its sources and the versions of what it uses. The version alone
/// does not change while the engine is worked on.
fn fingerprint(root: &Path) -> io::Result<u64> {
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let mut hasher = DefaultHasher::new();
    for path in files(&root.join("src"), "rs")? {
        fs::read(path)?.hash(&mut hasher);
    }
    // Not there where the library is built as part of another program.
    fs::read(root.join("Cargo.lock")).unwrap_or_default().hash(&mut hasher);
    Ok(hasher.finish())
}

/// The files of a folder that end so, at any depth, sorted.
fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, extension, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, extension: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, extension, files)?;
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    Ok(())
}

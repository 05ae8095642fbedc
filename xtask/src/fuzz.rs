//! Fuzzing of the core with cargo-fuzz: targets in `fuzz/`, seeds from the vectors. Without a sanitizer, which the
//! pinned compiler does not have: the code is free of `unsafe`, and panics, hangs and memory are what it looks for.

use crate::run::{command, root, run};
use crate::tools;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The targets, one file each in `fuzz/fuzz_targets/`.
pub const TARGETS: [&str; 8] =
    ["read", "json", "inspect", "keys", "sd_jwt", "inflate", "extract", "verify"];

/// Seconds for each target in a short run, which every change is checked by.
const SHORT: u32 = 5;

/// Runs each target for a few seconds.
///
/// # Errors
/// A sentence that names the target; the input that failed stands in `fuzz/artifacts/`.
pub fn short() -> Result<(), String> {
    long(&TARGETS, SHORT)
}

/// Runs these targets one after the other, each for so many seconds.
///
/// # Errors
/// A sentence that names the target; the input that failed stands in `fuzz/artifacts/`.
pub fn long(targets: &[&str], seconds: u32) -> Result<(), String> {
    tools::prepare_fuzz()?;
    // The crates that are fuzzed are those that are shipped; what the fuzzer needs besides is added by Cargo.
    let lock = root().join("fuzz/Cargo.lock");
    fs::copy(root().join("Cargo.lock"), &lock).map_err(|error| said(&lock, &error))?;
    for target in targets {
        if !TARGETS.contains(target) {
            return Err(format!("`{target}` is no target; they are {}", TARGETS.join(", ")));
        }
        seed(target)?;
        let mut fuzz = command("cargo", &["fuzz", "run", "--sanitizer", "none", target, "--"]);
        fuzz.arg(format!("-max_total_time={seconds}"));
        // An input that takes ten seconds, or a gigabyte, is a finding as well.
        fuzz.args(["-timeout=10", "-rss_limit_mb=1024", "-max_len=65536", "-print_final_stats=1"]);
        run(fuzz.arg("-verbosity=0")).map_err(|error| {
            format!("{target}: {error}; `cargo fuzz fmt {target} fuzz/artifacts/{target}/…` shows the input")
        })?;
    }
    Ok(())
}

/// Writes the tokens and keys of the vectors where the fuzzer looks for inputs to change.
fn seed(target: &str) -> Result<(), String> {
    let folder = root().join("fuzz/corpus").join(target);
    fs::create_dir_all(&folder).map_err(|error| said(&folder, &error))?;
    for (number, seed) in seeds(target).into_iter().enumerate() {
        let path = folder.join(format!("vector-{number}"));
        fs::write(&path, seed).map_err(|error| said(&path, &error))?;
    }
    Ok(())
}

fn seeds(target: &str) -> Vec<String> {
    let mut seeds = Vec::new();
    for line in lines() {
        let Ok(vector) = serde_json::from_str::<Value>(&line) else { continue };
        let token = vector.get("token").and_then(Value::as_str).unwrap_or_default();
        let key = match vector.pointer("/key/value") {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => String::new(),
        };
        seeds.push(match target {
            "inspect" => format!("{token}\0{key}"),
            "keys" => key,
            "verify" => format!("\0{key}"),
            _ => token.to_owned(),
        });
    }
    seeds.retain(|seed| !seed.is_empty());
    seeds
}

/// Our own vectors, and the shared ones where they are.
fn lines() -> Vec<String> {
    let folders = [root().join("tests/vectors"), root().join("../shared/vectors")];
    let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
    let mut paths: Vec<PathBuf> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    let texts = paths.iter().filter_map(|path| fs::read_to_string(path).ok());
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_target_has_its_file_and_every_file_is_a_target() {
        let folder = root().join("fuzz/fuzz_targets");
        let files: BTreeSet<String> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(files, TARGETS.map(str::to_owned).into_iter().collect());
        let manifest = tools::read("fuzz/Cargo.toml").unwrap();
        for target in TARGETS {
            assert!(manifest.contains(&format!("name = \"{target}\"")), "{target}");
        }
    }

    #[test]
    fn there_are_seeds_for_every_target() {
        for target in TARGETS {
            assert!(seeds(target).len() > 10, "{target}");
        }
    }
}

//! The static files in `dist/`: relative addresses, policy and headers written, same bytes from
//! the same sources.

use crate::run::{cargo, command, root, run};
use crate::{csp, headers, styles, tools};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Where the static files are written.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Prepares the tools and builds.
///
/// # Errors
/// A sentence that says which step failed.
pub fn build() -> Result<(), String> {
    tools::prepare_build()?;
    styles::concatenate()?;
    // Trunk runs offline, so that it downloads no tools; the crates are fetched before.
    run(&mut cargo(&["fetch", "--locked", "--quiet"]))?;
    let target = ["fetch", "--locked", "--quiet", "--target", "wasm32-unknown-unknown"];
    run(with_own_std(&mut cargo(&target)))?;
    run(&mut trunk())?;
    finish(&folder())
}

/// The wasm of a program as Cargo left it, names included.
pub fn linked(program: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    root().join(target).join("wasm32-unknown-unknown/web").join(format!("{program}.wasm"))
}

/// The names of the files below a folder, sorted.
///
/// # Errors
/// A sentence when the folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| said(folder, &error))?;
    let names = entries.filter_map(Result::ok).map(|entry| entry.file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn trunk() -> Command {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    // Names of source files would be those of this machine's folders.
    let mut flags = [(home, "/cargo"), (root(), "/jotlens")]
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .to_vec();
    flags.extend(SILENT_PANICS.map(str::to_owned));
    let mut trunk = command("trunk", &["build", "--release", "--offline", "--locked"]);
    trunk.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    with_own_std(&mut trunk);
    // Trunk refuses to start when this is set to `1`, as most programs understand it.
    trunk.env_remove("NO_COLOR");
    trunk
}

/// A panic stops the program at once; its message and place are not linked (ARCHITECTURE.md, "Decisions").
const SILENT_PANICS: [&str; 3] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// Compiles the standard library with the program, small and without panic messages. The pinned compiler can do that
/// as long as it is told that unstable options are welcome.
fn with_own_std(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
}

/// Writes what Trunk does not: names with hashes for the worker, the policy and the headers.
fn finish(folder: &Path) -> Result<(), String> {
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).map_err(|error| said(&index, &error))?;
    if !page.contains(LOADER) {
        return Err(format!("index.html does not name {LOADER}, which the page starts"));
    }
    let page = page.replace(LOADER, &name_worker(folder)?);
    write(&index, &csp::write_into(&page)?)?;
    let mut files = files(folder)?;
    files.retain(|file| file != "_headers");
    write(&folder.join("_headers"), &headers::text(&files, &csp::header(&page)))
}

/// Gives the worker's files names with the hash of their content; returns the loader's.
///
/// Trunk names them without. Files that never change under their name may be kept for ever, so
/// that a worker which has to be restarted starts without a network.
fn name_worker(folder: &Path) -> Result<String, String> {
    let [script, wasm] = ["worker.js", "worker_bg.wasm"].map(|name| folder.join(name));
    let mut digest = Sha256::new();
    for path in [&script, &wasm] {
        digest.update(fs::read(path).map_err(|error| said(path, &error))?);
    }
    digest.update(LOADER_TEXT);
    let digits: Vec<_> =
        digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let hash = digits.concat();
    let loader = format!("worker_loader-{hash}.js");
    rename(&script, &folder.join(format!("worker-{hash}.js")))?;
    rename(&wasm, &folder.join(format!("worker-{hash}_bg.wasm")))?;
    rename(&folder.join(LOADER), &folder.join(&loader))?;
    write(&folder.join(&loader), &LOADER_TEXT.replace("{hash}", &hash))?;
    Ok(loader)
}

const LOADER: &str = "worker_loader.js";
/// Trunk's own passes the address in a form wasm-bindgen warns about in the console.
const LOADER_TEXT: &str = "importScripts(\"./worker-{hash}.js\");\
    wasm_bindgen({module_or_path:\"./worker-{hash}_bg.wasm\"});\n";

fn rename(from: &Path, to: &Path) -> Result<(), String> {
    fs::rename(from, to).map_err(|error| said(from, &error))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| said(path, &error))
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str, wasm: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("jotlens-dist-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let page = "<html data-worker=\"./worker_loader.js\"><meta charset=utf-8><title>t</title>";
        let files = [
            ("index.html", page),
            ("worker.js", "glue"),
            ("worker_bg.wasm", wasm),
            (LOADER, "as Trunk wrote it"),
        ];
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    fn finished(name: &str, wasm: &str) -> (Vec<String>, String, String) {
        let folder = site(name, wasm);
        finish(&folder).unwrap();
        let files = files(&folder).unwrap();
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        let headers = fs::read_to_string(folder.join("_headers")).unwrap();
        fs::remove_dir_all(folder).unwrap();
        (files, page, headers)
    }

    #[test]
    fn the_page_names_a_worker_that_may_be_kept_for_ever() {
        let (files, page, headers) = finished("named", "wasm");
        let loader = files.iter().find(|file| file.starts_with("worker_loader-")).unwrap();
        assert!(page.contains(&format!("data-worker=\"./{loader}\">")), "{page}");
        assert!(
            headers.contains(&format!(
                "/{loader}\n  Cache-Control: public, max-age=31536000, immutable"
            ))
        );
        assert!(!files.iter().any(|file| file == LOADER || file == "worker.js"));
    }

    #[test]
    fn another_worker_gets_another_name_and_the_same_one_keeps_it() {
        let first = finished("first", "wasm").0;
        assert_eq!(first, finished("same", "wasm").0);
        assert_ne!(first, finished("other", "changed wasm").0);
    }
}

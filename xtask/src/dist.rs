//! The static files in `dist/`: relative addresses, policy and headers written, same bytes from
//! the same sources.

use crate::run::{cargo, command, root, run};
use crate::{csp, headers, styles, tools};
use std::path::{Path, PathBuf};
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

fn trunk() -> std::process::Command {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    // Panic messages name source files; without this they would name this machine's folders.
    let flags = [(home, "/cargo"), (root(), "/jotlens")]
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let mut trunk = command("trunk", &["build", "--release", "--offline", "--locked"]);
    trunk.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    // Trunk refuses to start when this is set to `1`, as most programs understand it.
    trunk.env_remove("NO_COLOR");
    trunk
}

/// Writes what Trunk does not: the policy, the worker's loader and the headers.
fn finish(folder: &Path) -> Result<(), String> {
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).map_err(|error| said(&index, &error))?;
    write(&index, &csp::write_into(&page)?)?;
    write(&folder.join("worker_loader.js"), LOADER)?;
    let mut files = files(folder)?;
    files.retain(|file| file != "_headers");
    write(&folder.join("_headers"), &headers::text(&files, &csp::header(&page)))
}

/// Trunk's own passes the address in a form wasm-bindgen warns about in the console.
const LOADER: &str =
    "importScripts(\"./worker.js\");wasm_bindgen({module_or_path:\"./worker_bg.wasm\"});\n";

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| said(path, &error))
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

//! The engine as a program of its own beside npm `jose`, for the bench: compiled, bound and shrunk like the worker.

use crate::run::{cargo, command, root, run, tools_dir};
use crate::{dist, shrink, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// The peer, and its version.
pub const JOSE: &str = "jose@6.2.18";

/// Builds both into a folder that can be served; `main.js` of the bench is added there by the caller.
///
/// # Errors
/// A sentence that says which step failed.
pub fn build() -> Result<PathBuf, String> {
    tools::prepare_build()?;
    let folder = root().join("target/bench-rates");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    engine(&folder)?;
    jose(&folder)?;
    Ok(folder)
}

fn engine(folder: &Path) -> Result<(), String> {
    let mut build = cargo(&["build", "--profile", "web", "--bin", "rates", "--locked"]);
    build.args(["--target", "wasm32-unknown-unknown", "--no-default-features"]);
    run(dist::as_shipped(build.args(["--features", "worker"])))?;
    let mut bind = command("wasm-bindgen", &["--target", "web", "--no-typescript", "--out-dir"]);
    run(bind.arg(folder).arg(dist::linked("rates")))?;
    shrink::program(&folder.join("rates.js"), &folder.join("rates_bg.wasm"))
}

fn jose(folder: &Path) -> Result<(), String> {
    if !tools_dir().join("node_modules/jose").is_dir() {
        tools::npm_install(JOSE)?;
    }
    let entry = folder.join("entry.js");
    fs::write(&entry, "export * from \"jose\";\n").map_err(|error| error.to_string())?;
    let mut bundle = command("esbuild", &["--bundle", "--format=esm", "--log-level=warning"]);
    bundle.env("NODE_PATH", tools_dir().join("node_modules"));
    run(bundle.arg(format!("--outfile={}", folder.join("jose.js").display())).arg(&entry))
}

//! What we depend on: checked by cargo-deny, listed by cargo-cyclonedx. Both are prepared for these
//! commands alone, because compiling them takes longer than all tests.

use crate::dist::{self, said};
use crate::run::{cargo, command, output, root, run};
use crate::sums;
use crate::tools::{self, CARGO_CYCLONEDX, CARGO_DENY};
use std::fs;

/// Checks licences, sources and bans by `deny.toml`; advisories where their database can be had.
///
/// # Errors
/// A sentence when a rule of `deny.toml` is broken.
pub fn deny() -> Result<(), String> {
    tools::prepare(&CARGO_DENY)?;
    run(&mut cargo(&["deny", "--locked", "check", "licenses", "bans", "sources"]))?;
    let tools = ["deny", "--locked", "--workspace", "check", "--allow", "duplicate"];
    run(cargo(&tools).args(["licenses", "bans", "sources"]))?;
    // Yanked crates and advisories are news and no fault of a change, so they are told and fail nothing.
    run(&mut cargo(&["deny", "--locked", "check", "advisories"])).or_else(|error| {
        tools::announce(&format!("advisories: {error}; what is said above is to be looked at"));
        Ok(())
    })
}

/// The programs that are shipped, and the feature that each is built with.
const PROGRAMS: [(&str, &str); 2] = [("app", "ui"), ("worker", "worker")];

/// Writes `dist/app.cdx.json` and `dist/worker.cdx.json`, and the sums anew.
///
/// # Errors
/// A sentence when there is no `dist/`, or the tool fails.
pub fn sbom() -> Result<(), String> {
    tools::prepare(&CARGO_CYCLONEDX)?;
    for (program, feature) in PROGRAMS {
        let mut list = cargo(&["cyclonedx", "--format", "json", "--quiet", "--describe", "crate"]);
        list.args(["--target", "wasm32-unknown-unknown", "--no-default-features"]);
        list.args(["--features", feature, "--override-filename", "sbom"]);
        // The tool writes a time: that of the commit, so that the same commit gives the same list.
        let time = output(&mut command("git", &["log", "-1", "--format=%ct"])).unwrap_or_default();
        run(list.env("SOURCE_DATE_EPOCH", time.trim()))?;
        let (from, to) =
            (root().join("sbom.json"), dist::folder().join(format!("{program}.cdx.json")));
        fs::rename(&from, &to).map_err(|error| said(&from, &error))?;
    }
    sums::write(&dist::folder())
}

//! What we depend on: checked by cargo-deny, listed by cargo-cyclonedx. Both are prepared for these
//! commands alone, because compiling them takes longer than all tests.

use crate::dist::{self, said};
use crate::run::{cargo, command, output, root, run};
use crate::sums;
use crate::tools::{self, CARGO_CYCLONEDX, CARGO_DENY};
use std::fs;
use std::path::Path;

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
        let mut list =
            cargo(&["cyclonedx", "--format", "json", "--spec-version", "1.5", "--quiet"]);
        list.args(["--no-build-deps", "--target", "wasm32-unknown-unknown"]);
        list.args(["--no-default-features", "--features", feature, "--override-filename", "sbom"]);
        // The tool writes a time: that of the commit, so that the same commit gives the same list.
        let time = output(&mut command("git", &["log", "-1", "--format=%ct"])).unwrap_or_default();
        run(list.env("SOURCE_DATE_EPOCH", time.trim()))?;
        let text = tools::read("sbom.json")?;
        // It describes every package of the workspace, each beside its manifest.
        for package in [".", "macros", "tests/e2e", "xtask"] {
            let path = root().join(package).join("sbom.json");
            fs::remove_file(&path).map_err(|error| said(&path, &error))?;
        }
        let path = dist::folder().join(format!("{program}.cdx.json"));
        fs::write(&path, without(&text, &root())).map_err(|error| said(&path, &error))?;
    }
    sums::write(&dist::folder())
}

/// The list without the folder that it was written in.
fn without(text: &str, folder: &Path) -> String {
    text.replace(&format!("path+file://{}", folder.display()), "path+file:///jotlens")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_the_same_wherever_it_was_written() {
        let text = r#""bom-ref": "path+file:///home/ann/jotlens#0.1.0""#;
        let text = without(text, Path::new("/home/ann/jotlens"));
        assert_eq!(text, r#""bom-ref": "path+file:///jotlens#0.1.0""#);
    }
}

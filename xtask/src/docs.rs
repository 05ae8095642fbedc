//! Writes the documents that are made from the code.

use crate::run::{cargo, output, root, run};
use std::fs;

/// Where the list of rules stands.
const RULES: &str = "docs/lints.md";

/// Writes the list of rules from the rules' own explanations.
///
/// # Errors
/// A sentence when the rules do not compile or the file cannot be written.
pub fn write() -> Result<(), String> {
    // Built apart, so that the compiler can be heard.
    run(&mut cargo(&["build", "--quiet", "--example", "lint_docs"]))?;
    let rules = output(&mut cargo(&["run", "--quiet", "--example", "lint_docs"]))?;
    fs::write(root().join(RULES), rules)
        .map_err(|error| format!("{RULES} cannot be written: {error}"))
}

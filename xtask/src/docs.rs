//! Writes the documents and configurations that are made from the code.

use crate::headers;
use crate::run::{cargo, output, root, run};
use std::fs;

/// Where the list of rules stands, which is also what the worker explains them by.
pub const RULES: &str = "docs/lints.md";

/// The texts of the Learn view, which are written by hand.
pub const LESSONS: &str = "docs/lessons.md";

/// Where a text is written, and what makes it.
type Written = (&'static str, fn() -> String);

/// What hosts are told, for those that do not read `dist/_headers`.
const HOSTS: [Written; 3] = [
    ("deploy/caddy-headers", headers::caddy),
    ("deploy/nginx-cache.conf", headers::nginx_cache),
    ("deploy/nginx-headers.conf", headers::nginx),
];

/// Writes the list of rules from the rules' own explanations, and what hosts are told.
///
/// # Errors
/// A sentence when the rules do not compile or a file cannot be written.
pub fn write() -> Result<(), String> {
    // Built apart, so that the compiler can be heard.
    run(&mut cargo(&["build", "--quiet", "--example", "lint_docs"]))?;
    let rules = output(&mut cargo(&["run", "--quiet", "--example", "lint_docs"]))?;
    write_file(RULES, &rules)?;
    HOSTS.iter().try_for_each(|(path, text)| write_file(path, &text()))
}

fn write_file(path: &str, text: &str) -> Result<(), String> {
    fs::write(root().join(path), text).map_err(|error| format!("{path} cannot be written: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hosts_are_told_is_what_the_code_says() {
        for (path, text) in HOSTS {
            let written = fs::read_to_string(root().join(path)).unwrap();
            assert_eq!(written, text(), "{path}: run `cargo xtask docs`");
        }
    }
}

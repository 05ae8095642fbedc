//! What is built: the version of the package and the commit.

use crate::run::{command, output};
use crate::tools;

/// A version of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// As in `Cargo.toml`.
    pub number: String,
    /// The commit's hash; `-changed` behind it when files differ from it, `unknown` without git.
    pub commit: String,
}

impl Version {
    /// Of the files as they are now.
    ///
    /// # Errors
    /// A sentence when `Cargo.toml` names no version.
    pub fn current() -> Result<Self, String> {
        let number = number(&tools::read("Cargo.toml")?)?;
        let git = |arguments: &[&str]| output(&mut command("git", arguments));
        let commit = match (git(&["rev-parse", "HEAD"]), git(&["status", "--porcelain"])) {
            (Ok(commit), Ok(changes)) if changes.is_empty() => commit.trim().to_owned(),
            (Ok(commit), _) => format!("{}-changed", commit.trim()),
            _ => "unknown".to_owned(),
        };
        Ok(Self { number, commit })
    }
}

fn number(manifest: &str) -> Result<String, String> {
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \""));
    let number = line.and_then(|line| line.strip_suffix('"')).map(str::to_owned);
    number.ok_or_else(|| "Cargo.toml names no version".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package() {
        assert_eq!(number("[package]\nversion = \"1.2.3\"\n"), Ok("1.2.3".to_owned()));
        assert!(number("[workspace]").is_err());
        assert!(!Version::current().unwrap().number.is_empty());
    }
}

//! Two builds of one commit, in two folders of different length, must give the same bytes.

use crate::dist::said;
use crate::run::{cargo, command, root, run, search_path};
use crate::tools::announce;
use crate::version::Version;
use crate::{single, sums};
use std::fs;
use std::path::{Path, PathBuf};

/// Clones the commit twice, builds both and compares.
///
/// # Errors
/// A sentence that names the files that differ.
pub fn twice() -> Result<(), String> {
    let commit = Version::current()?.commit;
    if let Some(commit) = commit.strip_suffix("-changed") {
        announce(&format!("what is not committed is left out; building {commit}"));
    }
    let folder = root().join("target/reproduce");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| said(&folder, &error))?;
    }
    let first = build(&folder.join("a"))?;
    let second = build(&folder.join("another/and-deeper"))?;
    let differing = differing(&first, &second);
    if !differing.is_empty() {
        return Err(format!("{}: not the same in both builds", differing.join(", ")));
    }
    announce(&format!("{} files are the same in both builds", first.lines().count()));
    Ok(())
}

/// The sums of a build in a clone of its own, with a target folder of its own.
fn build(folder: &Path) -> Result<String, String> {
    announce(&format!("building in {}", folder.display()));
    run(command("git", &["clone", "--quiet", "--no-hardlinks", "."]).arg(folder))?;
    let mut dist = cargo(&["xtask", "dist", "--single-file"]);
    // The prepared tools are ours; what cargo passes on to us would lead back here.
    dist.current_dir(folder).env("PATH", search_path()).env_remove("CARGO_TARGET_DIR");
    dist.env_remove("CARGO_MANIFEST_DIR");
    run(&mut dist)?;
    let folders: [PathBuf; 2] = ["dist", single::FOLDER].map(|name| folder.join(name));
    let texts: Result<Vec<_>, _> = folders.iter().map(|folder| sums::text(folder)).collect();
    Ok(texts?.concat())
}

/// The names of the files that are not the same in both lists.
fn differing(first: &str, second: &str) -> Vec<String> {
    let only = |one: &str, other: &str| -> Vec<String> {
        let lines = one.lines().filter(|line| !other.lines().any(|it| it == *line));
        lines.filter_map(|line| line.split_whitespace().nth(1)).map(str::to_owned).collect()
    };
    let mut names = [only(first, second), only(second, first)].concat();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_other_bytes_or_in_one_build_only_is_named() {
        let first = "11  a.js\n22  index.html\n33  c.css\n";
        assert!(differing(first, first).is_empty());
        let second = "11  a.js\n23  index.html\n44  d.css\n";
        assert_eq!(differing(first, second), ["c.css", "d.css", "index.html"]);
    }
}

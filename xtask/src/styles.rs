//! One stylesheet out of `static/styles/`, so that the page makes one request for it.

use crate::run::root;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes `static/styles.css`, which `index.html` links and git ignores.
///
/// # Errors
/// A sentence that names the file or folder.
pub fn concatenate() -> Result<(), String> {
    let folder = root().join("static/styles");
    let mut sheet = String::new();
    for path in in_order(stylesheets(&folder)?) {
        sheet.push_str(&fs::read_to_string(&path).map_err(|error| said(&path, &error))?);
        sheet.push('\n');
    }
    let target = root().join("static/styles.css");
    fs::write(&target, sheet).map_err(|error| said(&target, &error))
}

fn stylesheets(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| said(folder, &error))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|extension| extension == "css")).collect())
}

/// What the others build upon first, then the features by name.
fn in_order(mut sheets: Vec<PathBuf>) -> Vec<PathBuf> {
    sheets.sort_by_key(|path| {
        let name = path.file_stem().unwrap_or_default().to_owned();
        (FIRST.iter().position(|first| name == *first).unwrap_or(FIRST.len()), name)
    });
    sheets
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

const FIRST: [&str; 3] = ["base", "theme", "layout"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_theme_and_layout_come_before_the_features() {
        let names = ["verdict", "layout", "claims", "theme", "base"];
        let paths = names.map(|name| PathBuf::from(format!("styles/{name}.css"))).to_vec();
        let order: Vec<_> =
            in_order(paths).iter().map(|path| path.file_stem().unwrap().to_owned()).collect();
        assert_eq!(order, ["base", "theme", "layout", "claims", "verdict"]);
    }
}

//! `dist-single/jotlens.html`: the whole page in one file, which opens from a disk.

use crate::compress::deflate;
use crate::csp::{self, DATA};
use crate::dist::{self, said};
use crate::run::root;
use crate::tools::announce;
use crate::{site, sums};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::path::Path;
use std::{env, fs};

/// Writes the file from what is in `dist/`.
///
/// # Errors
/// A sentence that says what is missing or cannot be written.
pub fn write() -> Result<(), String> {
    let folder = root().join(FOLDER);
    let path = folder.join(NAME);
    let text = text(&dist::folder())?;
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| said(&path, &error))?;
    sums::write(&folder)?;
    announce(&format!("wrote {}", path.display()));
    Ok(())
}

/// Where it is written.
pub const FOLDER: &str = "dist-single";
const NAME: &str = "jotlens.html";

/// The file that the site in this folder makes.
///
/// # Errors
/// A sentence that names what is missing.
pub fn text(folder: &Path) -> Result<String, String> {
    let style = read(folder, "styles-", ".css")?;
    let script = read(folder, "app-", ".js")?;
    let boot = site::boot(&env::temp_dir(), "static/single.js", &script)?;
    let script = format!("{}\n{boot}", site::without_start(&script));
    let worker = read(folder, "worker-", ".js")?;
    let worker = site::without_start(&worker);
    let [page_wasm, worker_wasm] =
        [packed(folder, "app-", "_bg.wasm")?, packed(folder, "worker-", "_bg.wasm")?];
    let texts = packed(folder, site::TEXTS, ".txt")?;
    let parts = [&*style, &*script, worker];
    if parts.iter().any(|part| part.contains("</s") || part.contains("<!--")) {
        return Err("a script or style would end the element that it stands in".to_owned());
    }
    let page = without_addresses(&read(folder, "index", ".html")?);
    let page = page.replacen("</head>", &format!("<style>{style}</style>\n</head>"), 1);
    let last = [
        data("page-wasm", &page_wasm),
        data("worker-script", worker),
        data("worker-wasm", &worker_wasm),
        data("texts", &texts),
        format!("<script type=\"module\">{script}</script>\n</body>"),
    ];
    csp::write_into_single(&page.replacen("</body>", &last.concat(), 1))
}

/// The page without what it loads, and without the policy that goes with that.
fn without_addresses(page: &str) -> String {
    const LOADS: [&str; 4] = [
        "<link rel=\"stylesheet\"",
        "<link rel=\"preload\"",
        "<link rel=\"manifest\"",
        "<script type=\"module\"",
    ];
    let lines = page.lines().filter(|line| !LOADS.iter().any(|start| line.starts_with(start)));
    let page = lines.map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
    let (before, rest) = page.split_once(csp::META).unwrap_or((&page, ">"));
    format!("{before}{}", rest.split_once('>').map_or("", |(_, rest)| rest))
}

/// An element whose text is never run.
fn data(id: &str, text: &str) -> String {
    format!("<script {DATA} id=\"{id}\">{text}</script>\n")
}

fn packed(folder: &Path, start: &str, end: &str) -> Result<String, String> {
    Ok(STANDARD.encode(deflate(&bytes(folder, start, end)?)))
}

fn read(folder: &Path, start: &str, end: &str) -> Result<String, String> {
    Ok(String::from_utf8_lossy(&bytes(folder, start, end)?).into_owned())
}

fn bytes(folder: &Path, start: &str, end: &str) -> Result<Vec<u8>, String> {
    let path = folder.join(site::file(folder, start, end)?);
    fs::read(&path).map_err(|error| said(&path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_would_be_loaded() {
        let page = "<meta charset=\"utf-8\" /><meta http-equiv=\"Content-Security-Policy\" content=\"x 'y'\">\n\
            <title>t</title>\n<link rel=\"stylesheet\" href=\"./s.css\">\n\
            <script type=\"module\" src=\"./a.js\"></script>\n<script type=\"text/plain\" id=\"build\">1\n</script>\n";
        let expected = "<meta charset=\"utf-8\" />\n<title>t</title>\n\
            <script type=\"text/plain\" id=\"build\">1\n</script>\n";
        assert_eq!(without_addresses(page), expected);
    }
}

//! Puts `dist/` together from two small programs and a stylesheet: names by content, integrity,
//! the policy, the service worker's list, the headers.

use crate::dist::{files, said};
use crate::run::root;
use crate::version::Version;
use crate::{csp, docs, headers, icon, shrink};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// A file of the site.
#[derive(Clone, Debug)]
struct Asset {
    name: String,
    /// `sha256-…` of what is in it.
    integrity: String,
}

/// Takes Trunk's files, made smaller, and leaves the site.
///
/// # Errors
/// A sentence that says what is missing or cannot be written.
pub fn assemble(folder: &Path, version: &Version) -> Result<(), String> {
    let app = rename(folder, &file(folder, "app-", "_bg.wasm")?, "app-", "_bg.wasm")?;
    let script = page_script(folder, &app)?;
    let style = rename(folder, &file(folder, "styles-", ".css")?, "styles-", ".css")?;
    let [rules, lessons] = [docs::RULES, docs::LESSONS].map(|path| read(&root().join(path)));
    let texts = store(folder, TEXTS, ".txt", (rules? + &lessons?).as_bytes())?;
    let [worker, worker_wasm] = worker(folder, &texts)?;
    // In the manifest itself: a file of its own would be a tenth request.
    let icon = format!("data:image/png;base64,{}", STANDARD.encode(icon::png()));
    let manifest = read(&root().join("static/manifest.webmanifest"))?;
    let manifest = manifest.replace("ICON", &icon);
    let manifest = store(folder, "manifest-", ".webmanifest", manifest.as_bytes())?;

    let head = head(&app, &script, &style);
    let link = format!("<link rel=\"manifest\" href=\"{}\">", manifest.address());
    let mut assets = vec![script, app, style, worker.clone(), worker_wasm, texts, manifest];
    let index = folder.join("index.html");
    let trunks = with_manifest(&read(&index)?, &link)?;
    let page = page(&trunks, &head, &worker, &data(version, &assets))?;
    let page = csp::write_into(&page)?;
    write(&index, page.as_bytes())?;
    assets.insert(0, Asset { name: String::new(), integrity: integrity(page.as_bytes()) });
    write(&folder.join("sw.js"), service_worker(&assets)?.as_bytes())?;
    write(&folder.join("_headers"), headers::text(&files(folder)?).as_bytes())
}

/// The source expression that allows exactly these bytes, and the value of `integrity`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// What the page's script hands to [`boot`], under public names.
pub const EXPORTS: &str = "export { __wbg_get_imports as imports, __wbg_finalize_init as finish };";

/// Replaces what wasm-bindgen exports by what `static/boot.js` needs, before names are shortened.
///
/// # Errors
/// A sentence when wasm-bindgen writes something else than before.
pub fn export_parts(script: &Path) -> Result<(), String> {
    let text = read(script)?;
    let theirs = "export { initSync, __wbg_init as default };";
    if !text.contains(theirs) {
        return Err(format!("{} does not end in `{theirs}`", script.display()));
    }
    write(script, text.replace(theirs, EXPORTS).as_bytes())
}

/// A start script, minified, that is called with what the page's script exports.
///
/// # Errors
/// A sentence when esbuild fails, or the page's script does not export what is needed.
pub fn boot(folder: &Path, source: &str, glue: &str) -> Result<String, String> {
    let mut text = minified(folder, source)?;
    for (name, export) in [("IMPORTS", "imports"), ("FINISH", "finish")] {
        text = text.replace(name, export_of(glue, export)?);
    }
    Ok(text)
}

/// A start script, minified.
fn minified(folder: &Path, source: &str) -> Result<String, String> {
    let path = folder.join("boot.js");
    write(&path, read(&root().join(source))?.as_bytes())?;
    shrink::minify(&path)?;
    let text = read(&path)?;
    remove(&path)?;
    Ok(text)
}

/// The local name of what the script exports under a public one, after esbuild has shortened it.
fn export_of<'a>(glue: &'a str, public: &str) -> Result<&'a str, String> {
    let list = glue.rsplit_once("export{").map(|(_, list)| list.split(['}', ',']));
    let mut pairs = list.into_iter().flatten().filter_map(|pair| pair.split_once(" as "));
    let found = pairs.find(|(_, name)| *name == public).map(|(local, _)| local);
    found.ok_or_else(|| format!("the page's script does not export `{public}`"))
}

/// The script with its start behind it, in a line of its own.
fn joined(glue: &str, start: &str) -> Vec<u8> {
    format!("{}\n{}\n", glue.trim_end(), start.trim_end()).into_bytes()
}

/// The script without its start.
pub fn without_start(script: &str) -> &str {
    script.trim_end().rsplit_once('\n').map_or(script, |(glue, _)| glue)
}

/// The page's script, which fetches the wasm and starts it.
fn page_script(folder: &Path, app: &Asset) -> Result<Asset, String> {
    let trunks = folder.join(file(folder, "app-", ".js")?);
    let glue = read(&trunks)?;
    let boot = boot(folder, "static/boot.js", &glue)?;
    let boot = boot.replace("WASM", &app.address()).replace("INTEGRITY", &app.integrity);
    remove(&trunks)?;
    store(folder, "app-", ".js", &joined(&glue, &boot))
}

/// How the name of the file begins that the worker takes its texts from.
pub const TEXTS: &str = "texts-";

/// The worker's script and wasm. No `importScripts`: Trusted Types refuse its text.
fn worker(folder: &Path, texts: &Asset) -> Result<[Asset; 2], String> {
    let wasm = rename(folder, "worker_bg.wasm", "worker-", "_bg.wasm")?;
    let trunks = folder.join("worker.js");
    let mut start = minified(folder, "static/worker.js")?;
    for (name, asset) in [("TEXTS", texts), ("WASM", &wasm)] {
        start = start.replace(&format!("{name}_ADDRESS"), &asset.address());
        start = start.replace(&format!("{name}_INTEGRITY"), &asset.integrity);
    }
    let script = joined(&read(&trunks)?, &start);
    remove(&trunks)?;
    Ok([store(folder, "worker-", ".js", &script)?, wasm])
}

/// The elements that load the page.
fn head(app: &Asset, script: &Asset, style: &Asset) -> String {
    let checked =
        |asset: &Asset| format!("\"{}\" integrity=\"{}\"", asset.address(), asset.integrity);
    [
        format!("<link rel=\"stylesheet\" href={}>\n", checked(style)),
        format!("<script type=\"module\" src={}></script>\n", checked(script)),
        // Chromium warns of `integrity` here; the script that takes the file checks it.
        format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{}\">\n", app.address()),
    ]
    .concat()
}

/// The page with the link to the manifest among what `static/boot.js` adds when nothing waits for the network.
fn with_manifest(page: &str, link: &str) -> Result<String, String> {
    let start = "<template id=\"later\">";
    let (before, rest) = page.split_once(start).ok_or(format!("index.html has no {start}"))?;
    Ok(format!("{before}{start}\n{link}{rest}"))
}

/// What the page shows of its build (`static/boot.js`): version, commit, and a line for each file.
fn data(version: &Version, assets: &[Asset]) -> String {
    let lines = assets.iter().map(|asset| format!("{} {}\n", asset.name, asset.integrity));
    let lines = lines.collect::<Vec<_>>().concat();
    let Version { number, commit } = version;
    format!(
        "<template id=\"build\"><b>Jotlens {number}</b> Commit {commit}. Its files:\n\
         <code>{lines}</code>\
         To compare: openssl dgst -sha256 -binary FILE | base64. \
         Your browser’s network panel shows every request, its storage panel everything kept.\n\
         <b>This page has made</b> <span id=\"requests\"></span></template>\n"
    )
}

/// Trunk's page with our own elements in the place of Trunk's.
fn page(trunks: &str, head: &str, worker: &Asset, data: &str) -> Result<String, String> {
    let (start, rest) = trunks
        .split_once("<link rel=\"stylesheet\"")
        .ok_or("Trunk wrote no stylesheet into index.html")?;
    let (_, end) = rest.split_once("</head>").ok_or("index.html has no </head>")?;
    let attribute = "data-worker=\"\"";
    if !start.contains(attribute) {
        return Err(format!("index.html has no `{attribute}` for the worker's address"));
    }
    let start = start.replace(attribute, &format!("data-worker=\"{}\"", worker.address()));
    Ok(format!("{start}{head}{data}</head>{end}"))
}

/// The service worker, told what to keep.
fn service_worker(assets: &[Asset]) -> Result<String, String> {
    let pairs = assets.iter().map(|it| format!("[\"{}\",\"{}\"]", it.address(), it.integrity));
    let list = pairs.collect::<Vec<_>>().join(",\n");
    let build = short_hash(list.as_bytes());
    let code = read(&root().join("static/sw.js"))?;
    Ok(format!("const FILES = [\n{list}];\nconst BUILD = \"{build}\";\n{code}"))
}

impl Asset {
    /// Relative, so that any path works.
    fn address(&self) -> String {
        format!("./{}", self.name)
    }
}

/// Gives a file a name with the hash of its content.
///
/// Trunk hashes its files before they are made smaller. Another way to do that would change a file
/// that browsers keep for ever under its name.
fn rename(folder: &Path, trunks: &str, start: &str, end: &str) -> Result<Asset, String> {
    let path = folder.join(trunks);
    let bytes = fs::read(&path).map_err(|error| said(&path, &error))?;
    remove(&path)?;
    store(folder, start, end, &bytes)
}

/// Writes a file under a name with the hash of its content.
fn store(folder: &Path, start: &str, end: &str, bytes: &[u8]) -> Result<Asset, String> {
    let name = format!("{start}{}{end}", short_hash(bytes));
    write(&folder.join(&name), bytes)?;
    Ok(Asset { name, integrity: integrity(bytes) })
}

/// 16 hexadecimal digits.
fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat()
}

/// The one file that starts and ends so.
///
/// # Errors
/// A sentence when there is none.
pub fn file(folder: &Path, start: &str, end: &str) -> Result<String, String> {
    let mut files = files(folder)?.into_iter();
    let file = files.find(|file| file.starts_with(start) && file.ends_with(end));
    file.ok_or_else(|| format!("{}: there is no {start}…{end}", folder.display()))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| said(path, &error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| said(path, &error))
}

fn remove(path: &Path) -> Result<(), String> {
    fs::remove_file(path).map_err(|error| said(path, &error))
}

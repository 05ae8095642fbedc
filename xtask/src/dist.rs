//! The static files in `dist/`: relative addresses, policy and headers written, same bytes from
//! the same sources.

use crate::run::{cargo, command, root, run};
use crate::{csp, headers, shrink, styles, tools};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Where the static files are written.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Prepares the tools and builds.
///
/// # Errors
/// A sentence that says which step failed.
pub fn build() -> Result<(), String> {
    tools::prepare_build()?;
    styles::concatenate()?;
    // Trunk runs offline, so that it downloads no tools; the crates are fetched before.
    run(&mut cargo(&["fetch", "--locked", "--quiet"]))?;
    let target = ["fetch", "--locked", "--quiet", "--target", "wasm32-unknown-unknown"];
    run(with_own_std(&mut cargo(&target)))?;
    run(&mut trunk())?;
    shrink(&folder())?;
    finish(&folder())
}

/// The wasm of a program as Cargo left it, names included.
pub fn linked(program: &str) -> PathBuf {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    root().join(target).join("wasm32-unknown-unknown/web").join(format!("{program}.wasm"))
}

/// The names of the files below a folder, sorted.
///
/// # Errors
/// A sentence when the folder cannot be read.
pub fn files(folder: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| said(folder, &error))?;
    let names = entries.filter_map(Result::ok).map(|entry| entry.file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn trunk() -> Command {
    let mut trunk = command("trunk", &["build", "--release", "--offline", "--locked"]);
    as_shipped(&mut trunk);
    // Trunk refuses to start when this is set to `1`, as most programs understand it.
    trunk.env_remove("NO_COLOR");
    trunk
}

/// Compiles with the options of what is shipped.
pub fn as_shipped(command: &mut Command) -> &mut Command {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .unwrap_or_default();
    // Names of source files would be those of this machine's folders.
    let mut flags = [(home, "/cargo"), (root(), "/jotlens")]
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .to_vec();
    flags.extend(SILENT_PANICS.iter().chain(&SMALL_CIPHERS).map(|&flag| flag.to_owned()));
    command.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    with_own_std(command)
}

/// A panic stops the program at once; its message and place are not linked (ARCHITECTURE.md, "Decisions").
const SILENT_PANICS: [&str; 3] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// `RustCrypto` counts with words of 32 bits: wasm has no product of two words of 64 (ARCHITECTURE.md, "Decisions").
/// AES has a form with less unrolled code.
const SMALL_CIPHERS: [&str; 4] = ["--cfg", "cpubits=\"32\"", "--cfg", "aes_compact"];

/// Compiles the standard library with the program, small and without panic messages. The pinned compiler can do that
/// as long as it is told that unstable options are welcome.
fn with_own_std(command: &mut Command) -> &mut Command {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
}

/// Makes both programs and the stylesheet smaller, under the names Trunk gave them.
fn shrink(folder: &Path) -> Result<(), String> {
    for stem in [trunks_stem(folder, "app", ".js")?, "worker".to_owned()] {
        let [script, wasm] = [".js", "_bg.wasm"].map(|end| folder.join(format!("{stem}{end}")));
        shrink::program(&script, &wasm)?;
    }
    let sheet = trunks_stem(folder, "styles", ".css")?;
    shrink::minify(&folder.join(format!("{sheet}.css")))
}

/// Writes what Trunk does not: names with the hash of the final content, the policy and the headers.
fn finish(folder: &Path) -> Result<(), String> {
    let index = folder.join("index.html");
    let page = fs::read_to_string(&index).map_err(|error| said(&index, &error))?;
    let page = name_anew(folder, &page, "app", &[".js", "_bg.wasm"])?;
    let page = name_anew(folder, &page, "styles", &[".css"])?;
    if !page.contains(LOADER) {
        return Err(format!("index.html does not name {LOADER}, which the page starts"));
    }
    let page = page.replace(LOADER, &name_worker(folder)?);
    write(&index, &csp::write_into(&page)?)?;
    let mut files = files(folder)?;
    files.retain(|file| file != "_headers");
    write(&folder.join("_headers"), &headers::text(&files, &csp::header(&page)))
}

/// Gives files of the page names with the hash of their content, and the page these names.
///
/// Trunk hashes them before they are made smaller. Another way to do that would change a file that
/// browsers keep for ever under its name.
fn name_anew(folder: &Path, page: &str, name: &str, ends: &[&str]) -> Result<String, String> {
    let old = trunks_stem(folder, name, ends.first().copied().unwrap_or_default())?;
    if !page.contains(&old) {
        return Err(format!("index.html does not name {old}, which the page loads"));
    }
    let files: Vec<_> = ends.iter().map(|end| folder.join(format!("{old}{end}"))).collect();
    let new = format!("{name}-{}", hash(&files, "")?);
    for (file, end) in files.iter().zip(ends) {
        rename(file, &folder.join(format!("{new}{end}")))?;
    }
    Ok(page.replace(&old, &new))
}

/// The name Trunk gave to the one file that starts and ends so, without the end.
fn trunks_stem(folder: &Path, name: &str, end: &str) -> Result<String, String> {
    let start = format!("{name}-");
    let files = files(folder)?;
    let mut stems = files.iter().filter_map(|file| file.strip_suffix(end));
    let stem = stems.find(|stem| stem.starts_with(&start));
    stem.map(str::to_owned).ok_or_else(|| format!("Trunk wrote no {start}…{end}"))
}

/// 16 hexadecimal digits of the hash of these files and a text, one after the other.
fn hash(files: &[PathBuf], text: &str) -> Result<String, String> {
    let mut digest = Sha256::new();
    for path in files {
        digest.update(fs::read(path).map_err(|error| said(path, &error))?);
    }
    digest.update(text);
    let digits = digest.finalize();
    Ok(digits.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}

/// Gives the worker's files names with the hash of their content; returns the loader's.
///
/// Trunk names them without. Files that never change under their name may be kept for ever, so
/// that a worker which has to be restarted starts without a network.
fn name_worker(folder: &Path) -> Result<String, String> {
    let files = ["worker.js", "worker_bg.wasm"].map(|name| folder.join(name));
    let hash = hash(&files, LOADER_TEXT)?;
    let [script, wasm] = files;
    let loader = format!("worker_loader-{hash}.js");
    rename(&script, &folder.join(format!("worker-{hash}.js")))?;
    rename(&wasm, &folder.join(format!("worker-{hash}_bg.wasm")))?;
    rename(&folder.join(LOADER), &folder.join(&loader))?;
    write(&folder.join(&loader), &LOADER_TEXT.replace("{hash}", &hash))?;
    Ok(loader)
}

const LOADER: &str = "worker_loader.js";
/// Trunk's own passes the address in a form wasm-bindgen warns about in the console.
const LOADER_TEXT: &str = "importScripts(\"./worker-{hash}.js\");\
    wasm_bindgen({module_or_path:\"./worker-{hash}_bg.wasm\"});\n";

fn rename(from: &Path, to: &Path) -> Result<(), String> {
    fs::rename(from, to).map_err(|error| said(from, &error))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| said(path, &error))
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Trunk writes, made smaller: its hashes are those of other content.
    fn site(name: &str, wasm: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("jotlens-dist-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let page = "<html data-worker=\"./worker_loader.js\"><meta charset=utf-8><title>t</title>\
            <link href=\"./styles-0011223344556677.css\"><script type=module>\
            init('./app-8899aabbccddeeff.js', './app-8899aabbccddeeff_bg.wasm')</script>";
        let files = [
            ("index.html", page),
            ("styles-0011223344556677.css", "b{}"),
            ("app-8899aabbccddeeff.js", "page's glue"),
            ("app-8899aabbccddeeff_bg.wasm", wasm),
            ("worker.js", "glue"),
            ("worker_bg.wasm", wasm),
            (LOADER, "as Trunk wrote it"),
        ];
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    fn finished(name: &str, wasm: &str) -> (Vec<String>, String, String) {
        let folder = site(name, wasm);
        finish(&folder).unwrap();
        let files = files(&folder).unwrap();
        let page = fs::read_to_string(folder.join("index.html")).unwrap();
        let headers = fs::read_to_string(folder.join("_headers")).unwrap();
        fs::remove_dir_all(folder).unwrap();
        (files, page, headers)
    }

    #[test]
    fn the_page_names_a_worker_that_may_be_kept_for_ever() {
        let (files, page, headers) = finished("named", "wasm");
        let loader = files.iter().find(|file| file.starts_with("worker_loader-")).unwrap();
        assert!(page.contains(&format!("data-worker=\"./{loader}\">")), "{page}");
        assert!(
            headers.contains(&format!(
                "/{loader}\n  Cache-Control: public, max-age=31536000, immutable"
            ))
        );
        assert!(!files.iter().any(|file| file == LOADER || file == "worker.js"));
    }

    #[test]
    fn the_page_names_its_own_files_by_their_final_content() {
        let (files, page, _) = finished("own", "wasm");
        // `printf 'b{}' | sha256sum | cut -c1-16`
        let sheet = "styles-ef2a875407aca2dd.css";
        assert!(files.iter().any(|file| file == sheet), "{files:?}");
        let named = files.iter().filter(|file| file.starts_with("app-") || *file == sheet);
        let named: Vec<_> = named.collect();
        assert_eq!(named.len(), 3);
        assert!(named.iter().all(|file| page.contains(&format!("./{file}"))), "{page}");
        assert!(!page.contains("0011223344556677") && !page.contains("8899aabbccddeeff"));
    }

    #[test]
    fn the_policy_allows_the_inline_script_with_the_new_names() {
        let (_, page, headers) = finished("policy", "wasm");
        let script = page.split_once("module>").unwrap().1.split_once("</script").unwrap().0;
        let allowed = csp::header(&format!("<script>{script}</script>"));
        assert!(headers.contains(&allowed), "{headers}");
    }

    #[test]
    fn another_program_gets_another_name_and_the_same_one_keeps_it() {
        let first = finished("first", "wasm").0;
        assert_eq!(first, finished("same", "wasm").0);
        let other = finished("other", "changed wasm").0;
        let kept: Vec<_> = first.iter().filter(|file| other.contains(file)).collect();
        assert_eq!(kept.len(), 3, "the stylesheet, index.html and _headers: {kept:?}");
    }
}

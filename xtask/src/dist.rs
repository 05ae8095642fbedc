//! The static files in `dist/`: relative addresses, policy and headers written, same bytes from
//! the same sources.

use crate::run::{cargo, command, root, run};
use crate::version::Version;
use crate::{compress, shrink, site, styles, sums, tools};
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
    site::assemble(&folder(), &Version::current()?)?;
    compress::beside(&folder())?;
    sums::write(&folder())
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
/// AES has a form with less unrolled code, and SHA-2 is a loop instead of its rounds written out.
const SMALL_CIPHERS: [&str; 6] =
    ["--cfg", "cpubits=\"32\"", "--cfg", "aes_compact", "--cfg", "sha2_backend_soft=\"compact\""];

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
    let app = trunks_stem(folder, "app", ".js")?;
    site::export_parts(&folder.join(format!("{app}.js")))?;
    for stem in [app, "worker".to_owned()] {
        let [script, wasm] = [".js", "_bg.wasm"].map(|end| folder.join(format!("{stem}{end}")));
        shrink::program(&script, &wasm)?;
    }
    let sheet = trunks_stem(folder, "styles", ".css")?;
    shrink::minify(&folder.join(format!("{sheet}.css")))
}

/// The name Trunk gave to the one file that starts and ends so, without the end.
fn trunks_stem(folder: &Path, name: &str, end: &str) -> Result<String, String> {
    let start = format!("{name}-");
    let files = files(folder)?;
    let mut stems = files.iter().filter_map(|file| file.strip_suffix(end));
    let stem = stems.find(|stem| stem.starts_with(&start));
    stem.map(str::to_owned).ok_or_else(|| format!("Trunk wrote no {start}…{end}"))
}

/// An error about a file, as a sentence.
pub fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

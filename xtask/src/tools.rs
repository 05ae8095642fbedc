//! The pinned tools, and how they come into `.tools/`.

use crate::run::{cargo, command, find, output, root, run, tools_dir};
use std::path::{Path, PathBuf};

/// A tool at the one version the project is built with.
pub struct Tool {
    /// The program that is run.
    pub program: &'static str,
    /// The package that holds it.
    pub package: &'static str,
    pub version: &'static str,
    source: Source,
}

enum Source {
    /// `cargo install` with these options.
    Cargo(&'static [&'static str]),
    Npm,
}

/// Bundles the page and the worker. Unlocked, its dependencies no longer compile.
pub const TRUNK: Tool = Tool {
    program: "trunk",
    package: "trunk",
    version: "0.21.14",
    source: Source::Cargo(&["--locked", "--no-default-features"]),
};
/// Writes the JavaScript beside the wasm; its version must be that of the library in `Cargo.lock`.
pub const WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    package: "wasm-bindgen-cli",
    version: "0.2.130",
    source: Source::Cargo(&[]),
};
/// Runs the tests that need a browser.
pub const WASM_PACK: Tool = Tool {
    program: "wasm-pack",
    package: "wasm-pack",
    version: "0.15.1",
    source: Source::Cargo(&[]),
};
/// Shrinks the wasm. Debian's is years old; npm carries the current one.
pub const WASM_OPT: Tool =
    Tool { program: "wasm-opt", package: "binaryen", version: "132", source: Source::Npm };

/// Minifies scripts and the stylesheet.
pub const ESBUILD: Tool =
    Tool { program: "esbuild", package: "esbuild", version: "0.28.2", source: Source::Npm };

/// Runs the fuzz targets.
pub const CARGO_FUZZ: Tool = Tool {
    program: "cargo-fuzz",
    package: "cargo-fuzz",
    version: "0.13.2",
    source: Source::Cargo(&["--locked"]),
};

/// Checks licences, sources and bans of the dependencies.
pub const CARGO_DENY: Tool = Tool {
    program: "cargo-deny",
    package: "cargo-deny",
    version: "0.20.2",
    source: Source::Cargo(&["--locked"]),
};
/// Lists what a program is made of.
pub const CARGO_CYCLONEDX: Tool = Tool {
    program: "cargo-cyclonedx",
    package: "cargo-cyclonedx",
    version: "0.5.9",
    source: Source::Cargo(&["--locked"]),
};

/// Drives Firefox; Debian has none.
pub const GECKODRIVER: Tool = Tool {
    program: "geckodriver",
    package: "geckodriver",
    version: "0.37.1",
    source: Source::Cargo(&["--locked"]),
};

/// Makes sure of what `dist` needs: the wasm target, the source of the standard library, Trunk,
/// wasm-bindgen, wasm-opt and esbuild.
///
/// # Errors
/// A sentence that says what to install, when something cannot be had.
pub fn prepare_build() -> Result<(), String> {
    prepare_target()?;
    [TRUNK, WASM_BINDGEN, WASM_OPT, ESBUILD].iter().try_for_each(prepare)
}

/// Makes sure of what the tests need besides: wasm-pack, axe and ajv. The browser is in [`crate::browser`].
///
/// # Errors
/// A sentence that says what to install, when something cannot be had.
pub fn prepare_test() -> Result<(), String> {
    prepare_build()?;
    prepare(&WASM_PACK)?;
    axe()?;
    ajv().map(drop)
}

/// Audits the page for what keeps people out; for tests only.
const AXE: (&str, &str) = ("axe-core", "4.14.1");
/// Validates JSON against its schema; for tests only.
const AJV: (&str, &str) = ("ajv", "8.17.1");

/// The source of axe, which is installed when it is missing.
///
/// # Errors
/// A sentence that says what to install, when it cannot be had.
pub fn axe() -> Result<String, String> {
    let file = package(AXE)?.join("axe.min.js");
    std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The folder of ajv, which is installed when it is missing.
///
/// # Errors
/// A sentence that says what to install, when it cannot be had.
pub fn ajv() -> Result<PathBuf, String> {
    package(AJV)
}

/// The folder of a package from npm that is no program.
fn package((name, version): (&str, &str)) -> Result<PathBuf, String> {
    let folder = tools_dir().join("node_modules").join(name);
    if !folder.is_dir() {
        npm_install(&format!("{name}@{version}"))?;
    }
    Ok(folder)
}

/// Makes sure of what fuzzing needs.
///
/// # Errors
/// A sentence that says what to install, when something cannot be had.
pub fn prepare_fuzz() -> Result<(), String> {
    prepare(&CARGO_FUZZ)
}

/// Installs packages on Debian as root.
///
/// # Errors
/// A sentence when this is not Debian, we are not root, or `apt-get` failed.
pub fn apt_install(packages: &[&str]) -> Result<(), String> {
    if find("apt-get").is_none() || !is_root() {
        return Err("only root on Debian or Ubuntu can install by itself".to_owned());
    }
    announce(&format!("installing {} with apt-get", packages.join(" and ")));
    run(&mut command("apt-get", &["update"]))?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    run(command("apt-get", &arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Whether we run as root, for whom Chromium needs `--no-sandbox`.
pub fn is_root() -> bool {
    output(&mut command("id", &["-u"])).is_ok_and(|id| id.trim() == "0")
}

/// Says what is being prepared.
#[expect(clippy::print_stderr, reason = "the progress of a command is for its user")]
pub fn announce(what: &str) {
    eprintln!("xtask: {what}");
}

/// The standard library for wasm, for tests and checks; and its source, because `dist` compiles its own.
fn prepare_target() -> Result<(), String> {
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib");
    rustup(&library.join("wasm32-unknown-unknown"), &["target", "add", "wasm32-unknown-unknown"])?;
    rustup(&library.join("src/rust/library"), &["component", "add", "rust-src"])
}

/// Lets rustup add what should stand in `folder`.
fn rustup(folder: &Path, arguments: &[&str; 3]) -> Result<(), String> {
    if folder.is_dir() {
        return Ok(());
    }
    let line = format!("rustup {}", arguments.join(" "));
    announce(&line);
    run(&mut command("rustup", arguments)).map_err(|error| {
        format!("install rustup from https://rustup.rs and run `{line}` ({error})")
    })
}

/// Makes sure of one tool.
///
/// # Errors
/// A sentence that says what to install, when it cannot be had.
pub fn prepare(tool: &Tool) -> Result<(), String> {
    if is_ready(tool) {
        return Ok(());
    }
    let package = format!("{}@{}", tool.package, tool.version);
    match tool.source {
        Source::Cargo(options) => cargo_install(&package, options)?,
        Source::Npm => npm_install(&package)?,
    }
    if is_ready(tool) {
        return Ok(());
    }
    Err(format!(
        "`{} --version` does not answer {} although it was installed into .tools; delete .tools and try again",
        tool.program, tool.version
    ))
}

fn is_ready(tool: &Tool) -> bool {
    let Some(path) = find(tool.program) else { return false };
    // Some subcommands of cargo answer only when they are called as cargo calls them.
    let subcommand = tool.program.trim_start_matches("cargo-");
    [&["--version"][..], &[subcommand, "--version"]].iter().any(|arguments| {
        output(&mut command(&path, arguments))
            .is_ok_and(|answer| says_version(&answer, tool.version))
    })
}

/// Whether the answer to `--version` holds exactly this version as a word.
fn says_version(answer: &str, version: &str) -> bool {
    answer.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

fn cargo_install(package: &str, options: &[&str]) -> Result<(), String> {
    announce(&format!("installing {package} into .tools; this takes minutes, and happens once"));
    let mut install = cargo(&["install", "--force"]);
    run(install.args(options).arg("--root").arg(tools_dir()).arg(package)).map_err(|error| {
        format!("{package} could not be installed; a C compiler and access to crates.io are needed ({error})")
    })
}

/// Installs a package from npm into `.tools/`; npm itself with apt, when that is possible.
///
/// # Errors
/// A sentence that says what to install, when something cannot be had.
pub fn npm_install(package: &str) -> Result<(), String> {
    if find("npm").is_none() {
        apt_install(&["nodejs", "npm"]).map_err(|error| {
            format!("{package} comes from npm; install Node.js 18 or newer with npm, for example `sudo apt-get install nodejs npm` or from https://nodejs.org ({error})")
        })?;
    }
    announce(&format!("installing {package} from npm into .tools"));
    let mut install = command("npm", &["install", "--silent", "--save-exact"]);
    run(install.arg("--prefix").arg(tools_dir()).arg(package)).map_err(|_| {
        format!(
            "{package} could not be installed; `npm install --prefix .tools {package}` says why"
        )
    })
}

/// The text of a file of the repository.
///
/// # Errors
/// A sentence that names the file.
pub fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(root().join(path))
        .map_err(|error| format!("{path} cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pinned_version_counts_as_ready() {
        assert!(says_version("wasm-bindgen 0.2.130\n", "0.2.130"));
        assert!(says_version("wasm-opt version 132 (version_132)", "132"));
        assert!(!says_version("wasm-bindgen 0.2.1301", "0.2.130"));
        assert!(!says_version("wasm-opt version 108", "132"));
    }

    #[test]
    fn wasm_bindgen_is_pinned_to_the_version_of_the_lock_file() {
        let lock = read("Cargo.lock").unwrap();
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{}\"", WASM_BINDGEN.version);
        assert!(lock.contains(&entry), "tools.rs and Cargo.lock name different wasm-bindgen");
    }

    #[test]
    fn trunk_is_told_the_version_of_the_table() {
        let config = read("Trunk.toml").unwrap();
        assert!(config.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
    }
}

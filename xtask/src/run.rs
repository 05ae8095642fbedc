//! Runs other programs, from the root of the repository and with the prepared tools first.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the repository.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().expect("xtask stands in the root of the repository").to_owned()
}

/// Where prepared tools live; ignored by git.
pub fn tools_dir() -> PathBuf {
    root().join(".tools")
}

/// The search path of every program that is run: prepared tools before installed ones.
pub fn search_path() -> OsString {
    let prepared = [tools_dir().join("bin"), tools_dir().join("node_modules/.bin")];
    let inherited = env::var_os("PATH").unwrap_or_default();
    let inherited: Vec<_> =
        env::split_paths(&inherited).filter(|path| !prepared.contains(path)).collect();
    env::join_paths(prepared.into_iter().chain(inherited))
        .expect("neither the repository's path nor an entry of PATH holds a separator")
}

/// Where a program stands on the search path, if it does.
pub fn find(program: &str) -> Option<PathBuf> {
    find_all(program).into_iter().next()
}

/// Everywhere a program stands on the search path, first choice first.
pub fn find_all(program: &str) -> Vec<PathBuf> {
    env::split_paths(&search_path())
        .map(|folder| folder.join(program))
        .filter(|path| path.is_file())
        .collect()
}

/// A command that runs in the root of the repository.
pub fn command(program: impl AsRef<Path>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program.as_ref());
    command.args(arguments).current_dir(root()).env("PATH", search_path());
    command
}

/// `cargo` of the toolchain that runs us.
pub fn cargo(arguments: &[&str]) -> Command {
    command(env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from), arguments)
}

/// Runs to the end, showing what the program prints.
///
/// # Errors
/// A sentence when the program cannot be started or says that it failed.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed: {status}", line(command))) }
}

/// Runs to the end and returns what the program printed on standard output.
///
/// # Errors
/// A sentence when the program cannot be started or says that it failed.
pub fn output(command: &mut Command) -> Result<String, String> {
    let output =
        command.stderr(Stdio::null()).output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{}` failed: {}", line(command), output.status))
    }
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` cannot be started: {error}", line(command))
}

fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let error = run(&mut command("sh", &["-c", "exit 3"])).unwrap_err();
        assert!(error.contains("sh -c exit 3"), "{error}");
        assert!(error.contains('3'), "{error}");
    }

    #[test]
    fn a_missing_program_is_an_error_and_not_a_panic() {
        let error = output(&mut command("no-such-program-here", &[])).unwrap_err();
        assert!(error.contains("cannot be started"), "{error}");
    }

    #[test]
    fn prepared_tools_come_first() {
        let first = env::split_paths(&search_path()).next().unwrap();
        assert_eq!(first, tools_dir().join("bin"));
    }
}

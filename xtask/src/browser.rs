//! Finds Chromium and the driver that fits it, or says what to install.

use crate::run::{command, find, find_all, output, tools_dir};
use crate::tools::{self, GECKODRIVER, announce, apt_install, is_root, npm_install};
use std::fs;
use std::path::{Path, PathBuf};

/// A Chromium and a `chromedriver` of the same major version.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
}

/// Finds both on the search path; installs them when that is possible.
///
/// # Errors
/// A sentence that says what to install and how.
pub fn prepare() -> Result<Browser, String> {
    found().or_else(|missing| {
        fitting_driver()
            .or_else(|_| apt_install(&["chromium", "chromium-driver"]))
            .map_err(|error| format!("{missing} ({error})"))?;
        found()
    })
}

/// Makes sure of Firefox and its driver, where that is possible; the tests that need them say aloud that they skip.
pub fn prepare_firefox() {
    if find("firefox").is_none() {
        let installed = apt_install(&["firefox-esr"]).or_else(|_| apt_install(&["firefox"]));
        if let Err(error) = installed {
            return announce(&format!("no Firefox: {error}"));
        }
    }
    if find("geckodriver").is_none()
        && let Err(error) = tools::prepare(&GECKODRIVER)
    {
        announce(&format!("no geckodriver: {error}"));
    }
}

/// Gets the driver of the installed browser from npm, which carries one for each major version.
fn fitting_driver() -> Result<(), String> {
    let chromium = NAMES.iter().find_map(|name| find(name)).ok_or(INSTALL_BOTH)?;
    npm_install(&format!("chromedriver@{}", version(&chromium)))
}

/// Finds both on the search path; installs nothing.
///
/// # Errors
/// A sentence that says what to install and how.
pub fn found() -> Result<Browser, String> {
    let chromium = NAMES.iter().find_map(|name| find(name)).ok_or(INSTALL_BOTH)?;
    let browser = version(&chromium);
    let drivers = find_all("chromedriver");
    if let Some(driver) = drivers.iter().find(|driver| version(driver) == browser) {
        return Ok(Browser { driver: driver.clone(), chromium });
    }
    let driver = drivers.first().ok_or(INSTALL_BOTH)?;
    Err(format!(
        "Chromium is of version {browser} and chromedriver of version {}; install a chromedriver of Chromium's version, see https://googlechromelabs.github.io/chrome-for-testing/",
        version(driver)
    ))
}

/// The arguments a headless Chromium needs here.
pub fn arguments() -> Vec<&'static str> {
    let mut arguments = vec!["--headless=new", "--disable-gpu", "--disable-dev-shm-usage"];
    if is_root() {
        arguments.push("--no-sandbox");
    }
    arguments
}

/// Writes the capabilities wasm-bindgen's test runner asks the driver for; returns the file.
///
/// # Errors
/// A sentence when the file cannot be written.
pub fn write_capabilities(browser: &Browser) -> Result<PathBuf, String> {
    let path = tools_dir().join("webdriver.json");
    let text = format!(
        "{{\"goog:chromeOptions\": {{\"binary\": \"{}\", \"args\": [\"{}\"]}}}}\n",
        browser.chromium.display(),
        arguments().join("\", \"")
    );
    fs::create_dir_all(tools_dir())
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    Ok(path)
}

/// The major version a program says it is of.
fn version(program: &Path) -> String {
    let answer = output(&mut command(program, &["--version"])).unwrap_or_default();
    major(&answer).unwrap_or("unknown").to_owned()
}

/// The major version in `Chromium 131.0.6778.85 built on Debian`.
fn major(answer: &str) -> Option<&str> {
    let version =
        answer.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    version.split('.').next()
}

const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const INSTALL_BOTH: &str = "the tests need Chromium or Chrome and a chromedriver of the same version on the PATH; install them, for example with `sudo apt-get install chromium chromium-driver`, `brew install chromium chromedriver`, or from https://googlechromelabs.github.io/chrome-for-testing/";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_browser_and_driver_answer() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian GNU/Linux 12"), Some("156"));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (a21ce95c24ce)"), Some("156"));
        assert_eq!(major("Google Chrome for Testing 131.0.6778.85"), Some("131"));
        assert_eq!(major(""), None);
    }
}

//! One headless Chromium behind its own `chromedriver`, or a Firefox behind `geckodriver`, driven without async.

use crate::error::Error;
use base64::{Engine, engine::general_purpose::STANDARD};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// A browser; it is closed when this is dropped.
pub struct Driver {
    runtime: Runtime,
    client: Client,
    process: Process,
}

/// A command of Chromium's own protocol, or any other that fantoccini does not know.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

/// How often something is asked until it holds, and the pause between.
pub const ATTEMPTS: usize = 1_000;
pub const PAUSE: Duration = Duration::from_millis(10);

/// Lets go of every modifier that is held.
pub const RELEASE: char = '\u{e000}';
/// Shift, control and alt.
const MODIFIERS: [char; 3] = ['\u{e008}', '\u{e009}', '\u{e00a}'];

impl Driver {
    /// Starts a driver on a free port, and a browser with a profile of its own.
    ///
    /// # Errors
    /// A sentence that says what is missing or what did not start.
    pub fn start() -> Result<Self, Error> {
        let browser = xtask::browser::found()?;
        Self::behind(&browser.driver, capabilities(&browser))
    }

    /// The same with Firefox, which knows none of the commands of Chromium; `None` when it is not
    /// installed together with `geckodriver`.
    ///
    /// # Errors
    /// A sentence that says what did not start.
    pub fn firefox() -> Result<Option<Self>, Error> {
        let programs = ["firefox", "geckodriver"].map(xtask::run::find);
        let [Some(firefox), Some(driver)] = programs else { return Ok(None) };
        let capabilities = json!({
            "moz:firefoxOptions": {"binary": firefox, "args": ["-headless"]},
            "unhandledPromptBehavior": "ignore",
        });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        Self::behind(&driver, capabilities).map(Some)
    }

    fn behind(driver: &Path, capabilities: Capabilities) -> Result<Self, Error> {
        let port = free_port()?;
        let process = Command::new(driver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let process = Process(process);
        let url = format!("http://127.0.0.1:{port}");
        let client = runtime.block_on(connect(capabilities, port, &url))?;
        Ok(Self { runtime, client, process })
    }

    /// The process whose children are the browser's.
    pub fn process(&self) -> u32 {
        self.process.0.id()
    }

    /// Loads an address and waits until it is loaded.
    pub fn goto(&self, url: &str) -> Result<(), Error> {
        Ok(self.runtime.block_on(self.client.goto(url))?)
    }

    /// The address shown.
    pub fn url(&self) -> Result<String, Error> {
        Ok(self.runtime.block_on(self.client.current_url())?.to_string())
    }

    /// Runs the body of a function in the page; `arguments` are its arguments.
    /// A promise is waited for.
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value, Error> {
        Ok(self.runtime.block_on(self.client.execute(body, arguments))?)
    }

    /// Asks until the script gives that answer.
    ///
    /// # Errors
    /// A sentence with the last answer when it never does.
    pub fn wait(&self, what: &str, script: &str, expected: &Value) -> Result<(), Error> {
        let mut last = Value::Null;
        for _ in 0..ATTEMPTS {
            last = self.script(script, vec![])?;
            if last == *expected {
                return Ok(());
            }
            thread::sleep(PAUSE);
        }
        Err(Error::new(format!("{what}: {last} instead of {expected}")))
    }

    /// A command of the Chrome `DevTools` protocol.
    #[expect(clippy::needless_pass_by_value, reason = "calls read better with json!() in place")]
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value, Error> {
        let body = json!({"cmd": command, "params": parameters});
        self.vendor("goog/cdp/execute", body)
    }

    /// What the console said since it was last asked: `LEVEL message`.
    pub fn console(&self) -> Result<Vec<String>, Error> {
        let entries = self.vendor("se/log", json!({"type": "browser"}))?;
        let text = |entry: &Value, name: &str| {
            entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let entries = entries.as_array().cloned().unwrap_or_default();
        Ok(entries
            .iter()
            .map(|entry| format!("{} {}", text(entry, "level"), text(entry, "message")))
            .collect())
    }

    /// Real key presses into whatever has the focus. Codes from U+E000 are special keys (`WebDriver`,
    /// "Keyboard actions"); a modifier holds until [`RELEASE`] or the end.
    pub fn press(&self, keys: &str) -> Result<(), Error> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        let mut held = Vec::new();
        for value in keys.chars() {
            actions = match value {
                RELEASE => {
                    held.drain(..).fold(actions, |it, value| it.then(KeyAction::Up { value }))
                }
                _ => actions.then(KeyAction::Down { value }),
            };
            if MODIFIERS.contains(&value) {
                held.push(value);
            } else if value != RELEASE {
                actions = actions.then(KeyAction::Up { value });
            }
        }
        self.runtime.block_on(self.client.perform_actions(actions))?;
        Ok(self.runtime.block_on(self.client.release_actions())?)
    }

    /// A PNG of the whole page, not only of what the window shows.
    pub fn screenshot(&self) -> Result<Vec<u8>, Error> {
        let metrics = self.devtools("Page.getLayoutMetrics", json!({}))?;
        let size = |name| metrics.pointer(&format!("/cssContentSize/{name}")).cloned();
        let clip =
            json!({"x": 0, "y": 0, "width": size("width"), "height": size("height"), "scale": 1});
        let how = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let answer = self.devtools("Page.captureScreenshot", how)?;
        let data = answer.get("data").and_then(Value::as_str).unwrap_or_default();
        STANDARD.decode(data).map_err(|error| Error::new(error.to_string()))
    }

    fn vendor(&self, path: &'static str, body: Value) -> Result<Value, Error> {
        Ok(self.runtime.block_on(self.client.issue_cmd(Vendor { path, body }))?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nobody is left to tell when the browser does not close; the driver ends either way.
        let _ = self.runtime.block_on(self.client.clone().close());
    }
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// The driver; it ends when this is dropped, even when no browser started.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // A process that has already ended is what we want.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16, Error> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The driver needs a moment until it listens.
async fn connect(capabilities: Capabilities, port: u16, url: &str) -> Result<Client, Error> {
    for _ in 0..ATTEMPTS {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            break;
        }
        thread::sleep(PAUSE);
    }
    let mut builder = ClientBuilder::new(HttpConnector::new());
    Ok(builder.capabilities(capabilities).connect(url).await?)
}

fn capabilities(browser: &xtask::browser::Browser) -> Capabilities {
    let mut arguments = xtask::browser::arguments();
    arguments.extend([
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1360,1000",
    ]);
    let capabilities = json!({
        "goog:chromeOptions": {"binary": browser.chromium, "args": arguments},
        "goog:loggingPrefs": {"browser": "ALL"},
        "unhandledPromptBehavior": "ignore",
    });
    capabilities.as_object().cloned().unwrap_or_default()
}

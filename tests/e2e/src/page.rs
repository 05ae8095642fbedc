//! The page as a person uses it: type, paste, choose a key, read the answers.

use crate::driver::{ATTEMPTS, Driver, PAUSE};
use crate::error::Error;
use serde_json::{Value, json};
use std::thread;
use std::time::Duration;
use xtask::server::{self, Request, Server};

/// The page of `dist/`, served with the production headers, in a browser of its own.
pub struct Page {
    pub driver: Driver,
    server: Server,
}

/// One element of `#findings`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub rule: String,
    pub severity: String,
}

/// One element of `#problems`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub code: String,
    /// Characters of the paste.
    pub offset: Option<usize>,
    pub text: String,
}

/// Runs axe, which must be loaded, with the rules of WCAG 2.2 AA and its own best practices, and tells what it found.
pub const AUDIT: &str = "
    return axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(({violations}) =>
      violations.flatMap(({id, nodes}) => nodes.map(it => `${id}: ${it.html.slice(0, 120)} ${it.failureSummary}`)))";

/// The modifier that pastes, copies and undoes, as `WebDriver` spells it.
pub const CONTROL: char = '\u{e009}';
pub const SHIFT: char = '\u{e008}';
pub const TAB: char = '\u{e004}';
pub const ENTER: char = '\u{e007}';
pub const ESCAPE: char = '\u{e00c}';

/// Runs before every page: keeps what would otherwise be lost by the time we ask.
const WITNESS: &str = "
window.witness = {alerts: [], violations: []};
for (const name of ['alert', 'confirm', 'prompt'])
  window[name] = text => { witness.alerts.push(String(text)); };
addEventListener('securitypolicyviolation', event =>
  witness.violations.push(event.violatedDirective + ' ' + event.blockedURI));";

impl Page {
    /// Serves `dist/` and starts a browser.
    ///
    /// # Errors
    /// A sentence that says what is missing and which command makes it.
    pub fn start() -> Result<Self, Error> {
        let folder = xtask::dist::folder();
        if !folder.join("index.html").is_file() {
            return Err(Error::new("there is no dist/index.html; make it with `cargo xtask dist`"));
        }
        let server = server::start(&folder, 0)?;
        let driver = Driver::start()?;
        driver.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": WITNESS}))?;
        let page = Self { driver, server };
        page.allow_clipboard(&page.address())?;
        Ok(page)
    }

    /// The address the page is served at.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.server.port)
    }

    /// Lets the pages of an origin read and write the clipboard without asking.
    pub fn allow_clipboard(&self, origin: &str) -> Result<(), Error> {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        let grant = json!({"origin": origin, "permissions": permissions});
        self.driver.devtools("Browser.grantPermissions", grant).map(drop)
    }

    /// Name and version of the browser.
    pub fn browser(&self) -> String {
        let answer = self.driver.devtools("Browser.getVersion", json!({})).unwrap_or_default();
        answer.get("product").and_then(Value::as_str).unwrap_or("an unknown browser").to_owned()
    }

    /// Loads the page afresh, with network and window as they were at first, and past the service worker.
    pub fn open(&self) -> Result<(), Error> {
        self.set_offline(false)?;
        self.pass_by_service_worker(true)?;
        self.driver.devtools("Emulation.clearDeviceMetricsOverride", json!({}))?;
        self.driver.devtools("Emulation.setEmulatedMedia", json!({"features": []}))?;
        self.driver.goto("about:blank")?;
        self.driver.goto(&self.address())?;
        self.wait(
            "the page is interactive",
            "return document.documentElement.dataset.ready === 'true'",
        )?;
        self.driver.console().map(drop)
    }

    /// Cuts the network, or lets it through again.
    pub fn set_offline(&self, offline: bool) -> Result<(), Error> {
        let conditions = json!({"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1});
        self.driver.devtools("Network.enable", json!({}))?;
        self.driver.devtools("Network.emulateNetworkConditions", conditions).map(drop)
    }

    /// Whether requests go to the server although a service worker could answer them.
    pub fn pass_by_service_worker(&self, bypass: bool) -> Result<(), Error> {
        self.driver.devtools("Network.enable", json!({}))?;
        self.driver.devtools("Network.setBypassServiceWorker", json!({"bypass": bypass})).map(drop)
    }

    /// Everything the server was asked for since it runs.
    pub fn requests(&self) -> Vec<Request> {
        self.server.requests()
    }

    /// Sets the window's width and height in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), Error> {
        let metrics =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.driver.devtools("Emulation.setDeviceMetricsOverride", metrics).map(drop)
    }

    /// What the system prefers: `light` or `dark`.
    pub fn prefer(&self, scheme: &str) -> Result<(), Error> {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.driver.devtools("Emulation.setEmulatedMedia", json!({"features": features})).map(drop)
    }

    /// Replaces what stands in `textarea#token`, as an input method would.
    pub fn type_token(&self, text: &str) -> Result<(), Error> {
        self.insert("#token", text)
    }

    /// Replaces what stands in `textarea#key`.
    pub fn set_key(&self, text: &str) -> Result<(), Error> {
        self.insert("#key", text)
    }

    /// Chooses how the key is read: `auto`, `secret-base64url` and so on.
    pub fn set_key_format(&self, format: &str) -> Result<(), Error> {
        self.script(
            "const select = document.querySelector('#key-format');
             select.value = arguments[0];
             select.dispatchEvent(new Event('change', {bubbles: true}));",
            vec![json!(format)],
        )
        .map(drop)
    }

    /// Replaces what stands in `textarea#token` by a real paste from the clipboard.
    pub fn paste(&self, text: &str) -> Result<(), Error> {
        self.set_clipboard(text)?;
        self.select("#token")?;
        self.press(&format!("{CONTROL}v"))
    }

    /// Replaces what stands in `textarea#token` as a script does: by `value` and an `input` event.
    pub fn assign_token(&self, text: &str) -> Result<(), Error> {
        self.script(
            "const input = document.querySelector('#token');
             input.value = arguments[0];
             input.dispatchEvent(new Event('input', {bubbles: true}));",
            vec![json!(text)],
        )
        .map(drop)
    }

    /// Puts text on the clipboard.
    pub fn set_clipboard(&self, text: &str) -> Result<(), Error> {
        self.script("return navigator.clipboard.writeText(arguments[0])", vec![json!(text)])
            .map(drop)
    }

    /// The text on the clipboard.
    pub fn clipboard(&self) -> Result<String, Error> {
        self.text_of("return navigator.clipboard.readText()", vec![])
    }

    /// Real key presses into whatever has the focus.
    pub fn press(&self, keys: &str) -> Result<(), Error> {
        self.driver.press(keys)
    }

    /// Clicks an element as a pointer would: at its centre, after scrolling to it.
    pub fn press_button(&self, selector: &str) -> Result<(), Error> {
        let place = self.script(
            "const element = document.querySelector(arguments[0]);
             if (!element) return null;
             element.scrollIntoView({block: 'center'});
             const box = element.getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height / 2];",
            vec![json!(selector)],
        )?;
        let coordinate = |index: usize| place.get(index).and_then(Value::as_f64);
        let (Some(x), Some(y)) = (coordinate(0), coordinate(1)) else {
            return Err(Error::new(format!("there is no {selector} to click")));
        };
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
            self.driver.devtools("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    /// Loads one of the examples from the menu and waits until it is judged.
    pub fn load_example(&self, name: &str) -> Result<(), Error> {
        if !self.holds("return document.querySelector('#examples').open")? {
            self.press_button("#examples summary")?;
        }
        let before = self.value("#token")?;
        self.press_button(&format!("[data-example={name}]"))?;
        self.wait_for(
            "the example stands in the token box",
            "return document.querySelector('#token').value !== arguments[0]",
            vec![json!(before)],
        )?;
        self.wait_idle()
    }

    /// The `data-state` of one of the four answers, once the worker is done.
    pub fn answer(&self, name: &str) -> Result<String, Error> {
        self.wait_idle()?;
        self.text_of(
            "return document.querySelector(`#answers [data-answer=${arguments[0]}]`).dataset.state",
            vec![json!(name)],
        )
    }

    /// Waits until the worker owes nothing.
    pub fn wait_idle(&self) -> Result<(), Error> {
        self.wait(
            "the worker is idle",
            "return document.querySelector('main').dataset.busy === 'false'",
        )
    }

    /// The findings, passed ones included.
    pub fn findings(&self) -> Result<Vec<Finding>, Error> {
        self.wait_idle()?;
        let rows = self.script(
            "return [...document.querySelectorAll('#findings [data-rule]')]
               .map(it => [it.dataset.rule, it.dataset.severity])",
            vec![],
        )?;
        let rows: Vec<(String, String)> = serde_json::from_value(rows)?;
        Ok(rows.into_iter().map(|(rule, severity)| Finding { rule, severity }).collect())
    }

    /// The decode problems.
    pub fn problems(&self) -> Result<Vec<Problem>, Error> {
        self.wait_idle()?;
        let rows = self.script(
            "return [...document.querySelectorAll('#problems [data-problem]')]
               .map(it => [it.dataset.problem, it.dataset.offset ?? null, it.innerText])",
            vec![],
        )?;
        let rows: Vec<(String, Option<String>, String)> = serde_json::from_value(rows)?;
        let problem = |(code, offset, text): (String, Option<String>, String)| {
            let offset = offset.and_then(|offset| offset.parse().ok());
            Problem { code, offset, text }
        };
        Ok(rows.into_iter().map(problem).collect())
    }

    /// Names and exact JSON texts of the members shown in `#claims` or `#header`.
    pub fn members(&self, side: &str) -> Result<Vec<(String, String)>, Error> {
        let rows = self.script(
            "return [...document.querySelectorAll(`#${arguments[0]} [data-member]`)]
               .map(it => [it.dataset.member, it.dataset.value])",
            vec![json!(side)],
        )?;
        Ok(serde_json::from_value(rows)?)
    }

    /// Warnings and errors of the console since it was last asked.
    pub fn complaints(&self) -> Result<Vec<String>, Error> {
        let mut console = self.driver.console()?;
        console.retain(|entry| entry.starts_with("SEVERE") || entry.starts_with("WARNING"));
        Ok(console)
    }

    /// What was kept by the witness: `alerts` or `violations`.
    pub fn witnessed(&self, what: &str) -> Result<Vec<String>, Error> {
        Ok(serde_json::from_value(self.script("return witness[arguments[0]]", vec![json!(what)])?)?)
    }

    /// The value of an input.
    pub fn value(&self, selector: &str) -> Result<String, Error> {
        self.text_of("return document.querySelector(arguments[0]).value", vec![json!(selector)])
    }

    /// The visible text of the first element that matches; empty when there is none.
    pub fn text(&self, selector: &str) -> Result<String, Error> {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        self.text_of(script, vec![json!(selector)])
    }

    /// Whether a script answers `true`.
    pub fn holds(&self, script: &str) -> Result<bool, Error> {
        Ok(self.script(script, vec![])? == Value::Bool(true))
    }

    /// Waits until a script answers `true`.
    pub fn wait(&self, what: &str, script: &str) -> Result<(), Error> {
        self.wait_for(what, script, vec![])
    }

    /// The same with arguments.
    #[expect(clippy::needless_pass_by_value, reason = "calls read better with vec![] in place")]
    pub fn wait_for(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<(), Error> {
        for _ in 0..ATTEMPTS {
            if self.script(script, arguments.clone())? == Value::Bool(true) {
                return Ok(());
            }
            thread::sleep(PAUSE);
        }
        Err(Error::new(format!("waited in vain until {what}")))
    }

    /// Lets time pass.
    pub fn pause(&self, milliseconds: u64) {
        thread::sleep(Duration::from_millis(milliseconds));
    }

    /// Runs the body of a function in the page.
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value, Error> {
        self.driver.script(body, arguments)
    }

    /// The same for one that returns text.
    pub fn text_of(&self, body: &str, arguments: Vec<Value>) -> Result<String, Error> {
        match self.script(body, arguments)? {
            Value::String(text) => Ok(text),
            other => Err(Error::new(format!("expected text, got {other} from: {body}"))),
        }
    }

    /// Focuses an input and selects what stands in it.
    pub fn select(&self, selector: &str) -> Result<(), Error> {
        self.script(
            "const input = document.querySelector(arguments[0]); input.focus(); input.select();",
            vec![json!(selector)],
        )
        .map(drop)
    }

    fn insert(&self, selector: &str, text: &str) -> Result<(), Error> {
        self.select(selector)?;
        if text.is_empty() {
            return self.press("\u{e017}");
        }
        self.driver.devtools("Input.insertText", json!({"text": text})).map(drop)
    }
}

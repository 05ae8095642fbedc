//! What the engine does in a second in Chromium, beside npm `jose` on `WebCrypto` or the browser's own functions.

mod diagnose;

use super::paste::token_of;
use super::table::{Budget, Row, median};
use crate::driver::Driver;
use crate::error::Error;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use xtask::run::root;
use xtask::{rates, server};

/// Runs of each; the first is not counted.
const RUNS: usize = 6;
/// How long one run lasts at least, in milliseconds.
const SLICE: u32 = 150;
/// Signatures in a second, at least: 20 ms for one.
const VERIFIED: f64 = 50.0;

/// A valid token and its key, as in `tests/vectors/`.
#[derive(Deserialize)]
struct Case {
    kind: String,
    alg: Option<String>,
    enc: Option<String>,
    serialization: Option<String>,
    token: Option<String>,
    key: Option<Key>,
    detached_payload_b64: Option<String>,
    expect: Expectation,
}

#[derive(Deserialize)]
struct Key {
    format: String,
    value: Value,
}

#[derive(Deserialize)]
struct Expectation {
    valid: Option<bool>,
}

impl Case {
    /// Whether its key is a JWK, which the peer reads as well.
    fn has_jwk(&self) -> bool {
        self.key.as_ref().is_some_and(|key| key.format == "jwk")
    }

    /// What is asked about this token with its key.
    fn question(&self, token: Option<&str>, expected: &str) -> Value {
        let key = self.key.as_ref();
        json!({
            "token": token,
            "format": key.map(|key| &key.format),
            "key": key.map(|key| &key.value),
            "alg": self.alg,
            "cause": expected,
        })
    }

    /// The curve of the sender's ephemeral key.
    fn curve(&self) -> Option<String> {
        let token = self.token.as_deref().unwrap_or_default();
        let header = match serde_json::from_str::<Value>(token) {
            Ok(json) => json.get("protected").and_then(Value::as_str).map(str::to_owned),
            Err(_) => token.split('.').next().map(str::to_owned),
        };
        let header = URL_SAFE_NO_PAD.decode(header?).ok()?;
        let header: Value = serde_json::from_slice(&header).ok()?;
        Some(header.pointer("/epk/crv")?.as_str()?.to_owned())
    }
}

/// Builds the engine and the peer, and lets both do the same in turn in one browser.
///
/// # Errors
/// When something cannot be built, or answers wrongly.
pub fn measure() -> Result<Vec<Row>, Error> {
    let folder = rates::build()?;
    fs::write(
        folder.join("index.html"),
        "<!doctype html><meta charset=utf-8><title>Rates</title>",
    )?;
    fs::write(folder.join("main.js"), MAIN)?;
    let server = server::start(&folder, 0)?;
    let driver = Driver::start()?;
    driver.goto(&format!("http://127.0.0.1:{}/", server.port))?;
    driver.script("return import('./main.js').then(it => it.ready)", vec![])?;
    let mut rows = throughput(&driver)?;
    let cases = cases()?;
    for case in &cases {
        rows.push(rate(&driver, case)?);
    }
    rows.extend(diagnose::measure(&driver, &cases)?);
    Ok(rows)
}

/// Reading, all rules, and the search for tokens.
fn throughput(driver: &Driver) -> Result<Vec<Row>, Error> {
    let read = |bytes: usize| pair(driver, "read", &json!({"token": token_of(bytes)}));
    let rules = pair(driver, "rules", &json!({"token": token_of(16_000)}))?.0;
    let extract = pair(driver, "extract", &json!({}))?.0;
    let reading = |name: &str, (ours, theirs): (f64, Option<f64>)| {
        let row = Row::of(format!("tokens of {name} read"), "per second", ours);
        Row { peer: theirs.map(|theirs| ("atob, JSON.parse", theirs)), ..row }
    };
    Ok(vec![
        reading("1 KB", read(1_000)?),
        reading("100 KB", read(100_000)?),
        Row::of("the whole pass with all rules, token of 16 KB", "ms", 1000.0 / rules)
            .within(Budget::AtMost(10.0)),
        Row::of("text searched for tokens", "MB per second", extract),
    ])
}

/// One algorithm on both sides.
fn rate(driver: &Driver, case: &Case) -> Result<Row, Error> {
    let algorithm = case.alg.as_deref().unwrap_or_default();
    let what = case.question(case.token.as_deref(), "");
    let (name, act, budget) = match &case.enc {
        Some(enc) => {
            let curve = case.curve().map(|curve| format!(" on {curve}")).unwrap_or_default();
            (format!("{algorithm}{curve} with {enc}, decrypted"), "decrypt", None)
        }
        None => (format!("{algorithm}, verified"), "verify", Some(Budget::AtLeast(VERIFIED))),
    };
    let (ours, theirs) = pair(driver, act, &what)?;
    let row = Row::of(name, "per second", ours);
    Ok(Row { peer: theirs.map(|theirs| ("jose", theirs)), budget, ..row })
}

/// Medians of ours and the peer's, in turn; of the peer none when it does not know the algorithm.
fn pair(driver: &Driver, act: &str, what: &Value) -> Result<(f64, Option<f64>), Error> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        for (side, figures) in [("ours", &mut ours), ("theirs", &mut theirs)] {
            let arguments = vec![json!(act), json!(side), what.clone(), json!(SLICE)];
            let seen = driver.script("return window.measure(...arguments)", arguments)?;
            match (seen.as_f64(), side) {
                (Some(figure), _) => figures.push(figure),
                (None, "theirs") => {}
                _ => return Err(Error::new(format!("{act} of {what} was not measured: {seen}"))),
            }
        }
    }
    let median = |figures: Vec<f64>| median(figures.into_iter().skip(1).collect());
    Ok((median(ours), (!theirs.is_empty()).then(|| median(theirs))))
}

/// The first valid token of each algorithm, and of each pair of key management and content encryption on each curve.
fn cases() -> Result<Vec<Case>, Error> {
    let mut cases: Vec<Case> = Vec::new();
    for file in ["jws.jsonl", "jwe.jsonl"] {
        let path = root().join("tests/vectors").join(file);
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for line in text.lines() {
            let case: Case = serde_json::from_str(line)?;
            let is_compact = case.serialization.as_deref() == Some("compact");
            let is_plain = case.expect.valid == Some(true)
                && (is_compact || case.kind == "jwe")
                && case.detached_payload_b64.is_none()
                && matches!(case.kind.as_str(), "jws" | "jwe")
                && case.key.as_ref().is_some_and(|key| key.format != "jwks");
            let name = |case: &Case| (case.alg.clone(), case.enc.clone(), case.curve());
            match cases.iter_mut().find(|known| name(known) == name(&case)) {
                _ if !is_plain => {}
                None => cases.push(case),
                Some(known) if !known.has_jwk() && case.has_jwk() => *known = case,
                Some(_) => {}
            }
        }
    }
    Ok(cases)
}

/// Both sides: read, verify or decrypt again and again for a while, and tell how often in a second.
const MAIN: &str = r#"
import init, { Question, extract } from "./rates.js";
import * as jose from "./jose.js";

const text = new TextEncoder();
const now = Math.floor(Date.now() / 1000);

const har = JSON.stringify({log: {entries: Array.from({length: 200}, (_, n) => ({
  request: {headers: [{name: "Authorization", value: "Bearer " + btoa('{"alg":"RS256"}') + "." +
    btoa(JSON.stringify({sub: "user-" + n})).replaceAll("=", "") + "." + "A".repeat(342)}]},
  response: {content: {text: "Lorem ipsum dolor sit amet, consectetur adipiscing elit. ".repeat(150)}}}))}});

const keyOf = async ({key, format, alg}) => {
  if (format === "jwk") return jose.importJWK(key, alg);
  if (format === "secret-utf8") return text.encode(key);
  if (format === "secret-base64url") return jose.base64url.decode(key);
  if (key.includes("PRIVATE")) return jose.importPKCS8(key, alg);
  return key.includes("CERTIFICATE") ? jose.importX509(key, alg) : jose.importSPKI(key, alg);
};
const open = (token, ...more) => {
  if (!token.startsWith("{")) return jose.compactDecrypt(token, ...more);
  const parts = JSON.parse(token);
  return parts.recipients ? jose.generalDecrypt(parts, ...more) : jose.flattenedDecrypt(parts, ...more);
};
const question = ({token, key, format}) =>
  new Question(token, typeof key === "string" ? key : JSON.stringify(key ?? ""), format ?? "auto", now);
const decode = part => JSON.parse(new TextDecoder().decode(Uint8Array.from(
  atob(part.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0))));

const acts = {
  verify: {
    ours: what => { const it = question(what); return n => { if (!it.verify(n)) throw `${what.alg} ${what.format} not valid: ${what.token}`; }; },
    theirs: async what => { const key = await keyOf(what);
      return async n => { for (; n > 0; n--) await jose.compactVerify(what.token, key); }; },
  },
  decrypt: {
    ours: what => { const it = question(what); return n => { if (!it.decrypt(n)) throw `${what.alg} not decrypted: ${what.token}`; }; },
    theirs: async what => { const key = await keyOf(what);
      const options = {maxPBES2Count: 1e7, keyManagementAlgorithms: [what.alg]};
      return async n => { for (; n > 0; n--) await open(what.token, key, options); }; },
  },
  diagnose: { ours: what => { const it = question(what); return n => {
    const cause = it.diagnose(n);
    if (cause !== what.cause) throw `${what.alg}: ${cause} instead of ${what.cause}`; }; } },
  read: {
    ours: what => { const it = question(what); return n => { if (!it.read(n)) throw "no claims"; }; },
    theirs: what => n => { for (; n > 0; n--) { const parts = what.token.split("."); decode(parts[0]); decode(parts[1]); } },
  },
  rules: { ours: what => { const it = question(what); return n => { if (!it.inspect(n)) throw "no rules"; }; } },
  extract: { ours: () => n => { for (; n > 0; n--) if (extract(har) !== 200) throw "not all found"; } },
};

/// Times in a second; of a search, megabytes in a second. `null` when that side does not know how.
window.measure = async (act, side, what, slice) => {
  const prepare = acts[act][side];
  if (!prepare) return null;
  let run;
  try { run = await prepare(what); await run(1); } catch (error) { if (side === "ours") throw error; return null; }
  let count = 0, batch = 1;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < slice) {
    await run(batch);
    count += batch;
    elapsed = performance.now() - start;
    if (elapsed < slice / 10) batch *= 2;
  }
  const rate = count * 1000 / elapsed;
  return act === "extract" ? rate * har.length / 1e6 : rate;
};
export const ready = init().then(() => true);
"#;

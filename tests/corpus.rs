//! Good tokens get no error and no warning; bad ones get exactly the findings that are written down.
//!
//! A line of `tests/corpus/*.jsonl` holds header and claims; they are signed here. What is found is compared with the
//! text beside it. After a change that is meant: `BLESS=1 cargo test --test corpus`, and read the difference.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a test may stop at once")]

use jotlens::encoding::base64url::encode;
use jotlens::encoding::json;
use jotlens::engine::{digest::sha256, hmac, sign};
use jotlens::examples::EXAMPLES;
use jotlens::inspect::inspect;
use jotlens::keys::thumbprint;
use jotlens::mint::mint;
use jotlens::report::{Finding, Severity};
use jotlens::request::{KeyFormat, Options, Request};
use jotlens::time::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

const NOW: i64 = 1_790_000_000;
const SECRET: &str = "wFhY3l0q5m7pRk2vTz8sXc1uJd4nGb6eOa9iQxZrLhE";
const ES256: &[u8] = include_bytes!("../src/mint/keys/es256.der");
const ED25519: &[u8] = include_bytes!("../src/mint/keys/ed25519.der");
const RSA: &[u8] = include_bytes!("../src/mint/keys/rsa.der");

/// One token.
#[derive(Deserialize)]
#[serde(default)]
struct Token {
    name: String,
    /// The key that signs: `es256`, `rs256`, `ps256`, `ed25519`, `hs256`, or none for an empty signature.
    key: String,
    /// The text of the key box, instead of the key that verifies.
    with: Option<String>,
    header: Value,
    claims: Value,
    now: i64,
    expect: Options,
    /// The state of the signature.
    state: String,
    profile: String,
    provider: Option<String>,
    /// Disclosures; `$0` in the claims is the digest of the first.
    disclosures: Vec<Value>,
    /// Compressed as SMART Health Cards are.
    zip: bool,
    /// With the padding that AWS writes.
    padded: bool,
    /// One of the page's examples instead.
    example: Option<String>,
    /// The text as it is instead, with `$token` for the signed token.
    paste: Option<String>,
}

impl Default for Token {
    fn default() -> Self {
        Self {
            name: String::new(),
            key: String::new(),
            with: None,
            header: Value::Null,
            claims: Value::Null,
            now: NOW,
            expect: Options::default(),
            state: "valid".to_owned(),
            profile: "*".to_owned(),
            provider: None,
            disclosures: Vec::new(),
            zip: false,
            padded: false,
            example: None,
            paste: None,
        }
    }
}

#[test]
fn good_tokens_get_no_error_and_no_warning() {
    let tokens = read("good.jsonl");
    assert!(tokens.len() >= 60, "only {} tokens", tokens.len());
    let (mut wrong, mut found) = (String::new(), String::new());
    for token in &tokens {
        let report: Value = serde_json::from_str(&inspect(&token.request()).to_json()).unwrap();
        let text = |name: &str| report[name].as_str().unwrap_or_default().to_owned();
        let state = report["signature"]["state"].as_str().unwrap();
        if state != token.state {
            let _ = writeln!(wrong, "{}: {state}, {}", token.name, report["signature"]["message"]);
        }
        if token.profile != "*" && text("profile") != token.profile {
            let _ = writeln!(wrong, "{}: profile {}", token.name, text("profile"));
        }
        if text("provider") != token.provider.clone().unwrap_or_default() {
            let _ = writeln!(wrong, "{}: provider {}", token.name, text("provider"));
        }
        let _ = writeln!(found, "{}: {} {}", token.name, text("profile"), text("provider"));
        for finding in token.findings() {
            let _ = writeln!(found, "  {} {}", finding.severity.name(), finding.rule);
            if finding.severity <= Severity::Warning {
                let _ = writeln!(wrong, "{}: {} {}", token.name, finding.rule, finding.message);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    compare("good.txt", &found);
}

#[test]
fn bad_tokens_get_exactly_these_findings() {
    let tokens = read("bad.jsonl");
    assert!(tokens.len() >= 40, "only {} tokens", tokens.len());
    let mut found = String::new();
    for token in &tokens {
        let findings = token.findings();
        let worst = findings.iter().map(|finding| finding.severity).min();
        assert!(worst <= Some(Severity::Warning), "{} is good", token.name);
        let _ = writeln!(found, "{}", token.name);
        for finding in findings {
            let _ = writeln!(found, "  {} {}", finding.severity.name(), finding.rule);
        }
    }
    compare("bad.txt", &found);
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus"))
}

fn read(file: &str) -> Vec<Token> {
    let text = std::fs::read_to_string(folder().join(file)).unwrap();
    let token = |line: &str| serde_json::from_str(line).unwrap_or_else(|it| panic!("{it}: {line}"));
    text.lines().map(token).collect()
}

fn compare(file: &str, found: &str) {
    let path = folder().join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = written.lines().zip(found.lines()).find(|(before, now)| before != now);
    assert!(
        written == found,
        "tests/corpus/{file} differs, first {differs:?}. If that is meant: BLESS=1 cargo test --test corpus"
    );
}

impl Token {
    /// What the rules say, without what is confirmed.
    fn findings(&self) -> Vec<Finding> {
        let mut findings = inspect(&self.request()).judgement.findings;
        findings.retain(|finding| finding.severity != Severity::Ok);
        findings
    }

    fn request(&self) -> Request {
        let (token, key) = match &self.example {
            Some(name) => {
                let example = EXAMPLES.into_iter().find(|example| example.name() == name);
                mint(example.unwrap(), Timestamp(self.now))
            }
            None => (self.signed(), self.public().unwrap_or_default()),
        };
        let key_format =
            if key == SECRET { KeyFormat::SecretBase64url } else { KeyFormat::default() };
        let input = match &self.paste {
            Some(paste) => paste.replace("$token", &token),
            None => token,
        };
        Request {
            input: input.into(),
            key: key.into(),
            key_format,
            now: Timestamp(self.now),
            options: self.expect.clone(),
            ..Request::default()
        }
    }

    fn signed(&self) -> String {
        let disclosures: Vec<String> =
            self.disclosures.iter().map(|it| encode(it.to_string().as_bytes())).collect();
        let mut claims = filled(&self.claims);
        for (index, disclosure) in disclosures.iter().enumerate() {
            let digest = encode(&sha256(disclosure.as_bytes()));
            claims = claims.replace(&format!("\"${index}\""), &format!("\"{digest}\""));
        }
        let payload = if self.zip { stored(claims.as_bytes()) } else { claims.into_bytes() };
        let segment = |bytes: &[u8]| {
            let mut text = encode(bytes);
            while self.padded && !text.len().is_multiple_of(4) {
                text.push('=');
            }
            text
        };
        let signed = format!("{}.{}", segment(filled(&self.header).as_bytes()), segment(&payload));
        let token = format!("{signed}.{}", segment(&self.sign(signed.as_bytes())));
        match disclosures.as_slice() {
            [] => token,
            list => format!("{token}~{}~", list.join("~")),
        }
    }

    fn sign(&self, signed: &[u8]) -> Vec<u8> {
        let secret = jotlens::encoding::base64url::decode(SECRET).bytes.unwrap();
        match self.key.as_str() {
            "ed25519" => sign::ed25519(ED25519, signed).unwrap(),
            "es256" => sign::es256(ES256, signed).unwrap(),
            "hs256" => hmac::compute(hmac::Hash::Sha256, &secret, signed),
            "ps256" => sign::ps256(RSA, signed).unwrap(),
            "rs256" => sign::rs256(RSA, signed).unwrap(),
            "" => Vec::new(),
            other => panic!("no key {other}"),
        }
    }

    /// The text of the key box: the public half, with the `kid` of the header.
    fn public(&self) -> Option<String> {
        if let Some(text) = &self.with {
            return Some(text.clone());
        }
        let mut key = match self.key.as_str() {
            "ed25519" => return Some(include_str!("../src/mint/keys/ed25519.pub.pem").to_owned()),
            "es256" => es256(),
            "ps256" | "rs256" => rsa(),
            "hs256" => return Some(SECRET.to_owned()),
            _ => return None,
        };
        if let Some(kid) = self.header.get("kid") {
            key["kid"] = json!(kid.as_str()?.replace("$thumbprint", &es256_thumbprint()));
        }
        Some(key.to_string())
    }
}

/// As JSON text, with the public key and its thumbprint filled in.
fn filled(value: &Value) -> String {
    let mut key = es256();
    key["kid"] = json!("2026-10");
    let text = value.to_string().replace("\"$public\"", &key.to_string());
    text.replace("$thumbprint", &es256_thumbprint())
}

fn es256() -> Value {
    let set: Value =
        serde_json::from_str(include_str!("../src/mint/keys/es256.jwks.json")).unwrap();
    let keys = set["keys"].as_array().unwrap();
    let key = keys.iter().find(|key| key["kid"] == "2026-10").unwrap();
    json!({ "kty": "EC", "crv": key["crv"], "x": key["x"], "y": key["y"] })
}

fn es256_thumbprint() -> String {
    thumbprint::of_jwk(&json::parse(&es256().to_string()).unwrap()).unwrap()
}

fn rsa() -> Value {
    let key: Value = serde_json::from_str(include_str!("../src/mint/keys/rs256.jwk.json")).unwrap();
    json!({ "kty": "RSA", "n": key["n"], "e": key["e"] })
}

/// One stored block (RFC 1951 section 3.2.4).
fn stored(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let mut out = vec![1];
    out.extend(length.to_le_bytes());
    out.extend((!length).to_le_bytes());
    out.extend(bytes);
    out
}

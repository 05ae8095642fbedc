//! The engine for `cargo xtask bench`, which asks each of these a number of times. It is never part of the page.

use jotlens::facts::Facts;
use jotlens::inspect::inspection;
use jotlens::keys::Keys;
use jotlens::request::Request;
use jotlens::verdict::Verdict;
use jotlens::{open, soup, verify};
use wasm_bindgen::prelude::wasm_bindgen;

/// A token and its key, read once, as a service that verifies many tokens would.
#[wasm_bindgen]
pub struct Question {
    request: Request,
    keys: Keys,
}

#[wasm_bindgen]
impl Question {
    /// The question about a token with a key; `now` is in seconds.
    #[wasm_bindgen(constructor)]
    pub fn new(token: &str, key: &str, format: &str, now: i32) -> Self {
        let mut request: Request =
            Request { input: token.into(), key: key.into(), ..Request::default() };
        request.key_format = serde_json::from_str(&format!("\"{format}\"")).unwrap_or_default();
        request.now = jotlens::time::Timestamp(now.into());
        Self { keys: Keys::read(&request), request }
    }

    /// Reads the token and verifies its signature so many times; whether it was valid.
    pub fn verify(&self, times: u32) -> bool {
        let valid = jotlens::report::SignatureState::Valid;
        (0..times).all(|_| self.verdict(&Facts::read(&self.request)).state == valid)
    }

    /// Reads the token, verifies its signature in vain and looks for the cause so many times; which it was.
    pub fn diagnose(&self, times: u32) -> String {
        let mut cause = String::new();
        for _ in 0..times {
            let facts = Facts::read(&self.request);
            let (verdict, options) = (self.verdict(&facts), &self.request.options);
            let explained = verify::explain(verdict, &facts, &self.keys, options).diagnosis;
            cause = explained.first().map(|it| it.cause.to_string()).unwrap_or_default();
        }
        cause
    }

    /// Reads the token and decrypts and inflates it so many times; whether it opened.
    pub fn decrypt(&self, times: u32) -> bool {
        (0..times).all(|_| {
            let inside = open::open(Facts::read(&self.request), &self.keys, &self.request);
            inside.opening(0).is_some_and(|it| it.plaintext.is_some())
        })
    }

    /// The whole pass, rules included, so many times; how many rules were asked.
    pub fn inspect(&self, times: u32) -> usize {
        (0..times).map(|_| inspection(&self.request).judgement.checks.ran).min().unwrap_or_default()
    }

    /// Reads the token so many times; how many members the claims have.
    pub fn read(&self, times: u32) -> usize {
        let members =
            |facts: Facts| facts.payload.object().and_then(|it| it.members()).map_or(0, <[_]>::len);
        (0..times).map(|_| members(Facts::read(&self.request))).min().unwrap_or_default()
    }

    fn verdict(&self, facts: &Facts) -> Verdict {
        verify::verify(facts, &self.keys, &self.request.options)
    }
}

/// How many tokens a text holds.
#[wasm_bindgen]
pub fn extract(text: &str) -> usize {
    soup::find(text.as_bytes(), jotlens::time::Timestamp(0)).tokens.len()
}

fn main() {}

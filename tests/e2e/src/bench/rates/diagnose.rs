//! How long the search for the cause of a mismatch takes.

use super::{Case, pair};
use crate::bench::table::{Budget, Row};
use crate::driver::Driver;
use crate::error::Error;
use crate::tokens::segment;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};

/// What a search may take, in milliseconds.
const BUDGET: f64 = 300.0;

/// Signed with the bytes of `secret`.
const SIGNED_WITH_SECRET: &str =
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.smZZ8MPaDgotxo1D98cFfXd3XE37CXy7QGMhGo6egaE";

/// Algorithms whose forgeries are looked into: every cause is tried in vain.
const FORGED: [&str; 9] =
    ["HS256", "RS256", "PS512", "ES256", "ES512", "ES256K", "EdDSA", "Ed448", "ML-DSA-87"];

/// Two common causes, and the longest search with each kind of key.
pub fn measure(driver: &Driver, cases: &[Case]) -> Result<Vec<Row>, Error> {
    let secret = json!({"alg": "HS256", "token": SIGNED_WITH_SECRET, "key": "c2VjcmV0",
        "format": "secret-utf8", "cause": "sig-hmac-secret-encoding"});
    let mut rows = vec![row(driver, "HS256, the secret was base64: diagnosed", &secret)?];
    for case in cases.iter().filter(|case| case.enc.is_none()) {
        let Some(name) = case.alg.as_deref() else { continue };
        if name == "ES256" {
            let swapped = case.question(swapped(case).as_deref(), "ecdsa-swapped");
            rows.push(row(driver, "ES256, r and s swapped: diagnosed", &swapped)?);
        }
        if FORGED.contains(&name) {
            let what = format!("{name}, a forgery: every cause tried in vain");
            rows.push(row(driver, &what, &case.question(forged(case).as_deref(), ""))?);
        }
    }
    Ok(rows)
}

fn row(driver: &Driver, what: &str, question: &Value) -> Result<Row, Error> {
    let (ours, _) = pair(driver, "diagnose", question)?;
    Ok(Row::of(what, "ms", 1000.0 / ours).within(Budget::AtMost(BUDGET)))
}

/// The token with s before r.
fn swapped(case: &Case) -> Option<String> {
    let (signed, signature) = case.token.as_deref()?.rsplit_once('.')?;
    let mut bytes = URL_SAFE_NO_PAD.decode(signature).ok()?;
    let half = bytes.len() / 2;
    bytes.rotate_left(half);
    Some(format!("{signed}.{}", segment(bytes)))
}

/// The token with other claims.
fn forged(case: &Case) -> Option<String> {
    let mut parts = case.token.as_deref()?.split('.');
    let (header, signature) = (parts.next()?, parts.nth(1)?);
    Some(format!("{header}.{}.{signature}", segment(r#"{"sub":"somebody else"}"#)))
}

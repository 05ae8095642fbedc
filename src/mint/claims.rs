//! The claims of the examples: an access token (RFC 9068), or an ID token (`OpenID` Connect Core section 2).

use super::presentation;
use crate::encoding::base64url::encode;
use crate::engine::digest::sha256;
use crate::examples::Example;
use crate::time::Timestamp;

const LIFETIME: i64 = 15 * 60;
const HOUR: i64 = 60 * 60;

/// The payload, as JSON text.
pub fn of(example: Example, now: Timestamp) -> String {
    match example {
        Example::Rs256 => id_token(now),
        Example::SdJwt => presentation::payload(now),
        Example::Expired => access_token(now.plus(-HOUR - LIFETIME), now.plus(-HOUR), None),
        Example::NotYetValid => {
            let start = now.plus(2 * HOUR);
            access_token(now, start.plus(LIFETIME), Some(start))
        }
        Example::NoExpiry => {
            access_token(now, now, None).replace(&format!(r#","exp":{}"#, now.0), "")
        }
        _ => access_token(now, now.plus(LIFETIME), None),
    }
}

fn access_token(issued: Timestamp, expires: Timestamp, not_before: Option<Timestamp>) -> String {
    let nbf = not_before.map(|at| format!(r#""nbf":{},"#, at.0)).unwrap_or_default();
    format!(
        r#"{{"iss":"https://id.example.com/","sub":"248289761001","aud":"https://api.example.com/","client_id":"example-app","scope":"orders:read orders:write","jti":"{}","iat":{},{nbf}"exp":{}}}"#,
        unique("jti", issued),
        issued.0,
        expires.0
    )
}

fn id_token(now: Timestamp) -> String {
    format!(
        r#"{{"iss":"https://id.example.com/","sub":"248289761001","aud":"example-app","nonce":"{}","auth_time":{},"iat":{},"exp":{}}}"#,
        unique("nonce", now),
        now.plus(-20).0,
        now.0,
        now.plus(LIFETIME).0
    )
}

/// 128 bits that differ from second to second.
pub fn unique(purpose: &str, now: Timestamp) -> String {
    let hash = sha256(format!("{purpose} {}", now.0).as_bytes());
    encode(hash.get(..16).unwrap_or_default())
}

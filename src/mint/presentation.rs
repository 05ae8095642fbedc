//! An SD-JWT with key binding (RFC 9901): a credential of which its holder shows a part.

use super::{HOLDER, claims};
use crate::encoding::base64url::encode;
use crate::engine::digest::sha256;
use crate::engine::sign;
use crate::time::Timestamp;

const WEEK: i64 = 7 * 24 * 60 * 60;
/// The holder's public key; as text of a macro, because it stands inside other texts.
macro_rules! holder_public {
    () => {
        r#"{"kty":"EC","crv":"P-256","x":"0Q1QIViHZ962GCDnr1aKC_zIGMEXabo74SCcp4hWcG0","y":"8MxBcuF3Pq-zVcDn7pg5J9rq5NG0v0RvOVBpdVW1d_Q"}"#
    };
}
const HOLDER_PUBLIC: &str = holder_public!();
/// The header of a token that brings its own key.
pub const EMBEDDING_HEADER: &str =
    concat!(r#"{"alg":"ES256","typ":"at+jwt","jwk":"#, holder_public!(), "}");

/// What the holder may show: the claim's name, if it has one, and its value.
const HIDDEN: [(&str, &str); 5] = [
    ("given_name", r#""Erika""#),
    ("age_equal_or_over", r#"{"18":true}"#),
    ("", r#""DE""#),
    ("family_name", r#""Mustermann""#),
    ("birthdate", r#""1984-01-26""#),
];
/// How many of them this presentation shows.
const SHOWN: usize = 3;

/// The issuer's payload, as JSON text: the digests, and the key of the holder.
pub fn payload(now: Timestamp) -> String {
    let digests = HIDDEN.map(|(name, value)| digest(&disclosure(name, value, now)));
    let [given, age, nationality, family, birth] = digests;
    // A digest of nothing: nobody can tell how many claims are hidden.
    let decoy = digest(&claims::unique("decoy", now));
    format!(
        r#"{{"iss":"https://id.example.com/","iat":{},"exp":{},"vct":"https://id.example.com/identity","nationalities":[{{"...":"{nationality}"}}],"_sd":["{birth}","{given}","{decoy}","{family}","{age}"],"_sd_alg":"sha-256","cnf":{{"jwk":{HOLDER_PUBLIC}}}}}"#,
        now.0,
        now.plus(WEEK).0
    )
}

/// The issuer-signed JWT with the disclosures that are shown, and the holder's signature over all of it.
pub fn present(token: &str, now: Timestamp) -> String {
    let mut presented = format!("{token}~");
    for (name, value) in HIDDEN.iter().take(SHOWN) {
        presented.push_str(&disclosure(name, value, now));
        presented.push('~');
    }
    let claims = format!(
        r#"{{"iat":{},"aud":"https://verifier.example.com","nonce":"{}","sd_hash":"{}"}}"#,
        now.0,
        claims::unique("request", now),
        digest(&presented)
    );
    let signed =
        format!("{}.{}", encode(br#"{"alg":"ES256","typ":"kb+jwt"}"#), encode(claims.as_bytes()));
    let signature = sign::es256(HOLDER, signed.as_bytes()).expect("the committed keys can sign");
    format!("{presented}{signed}.{}", encode(&signature))
}

fn disclosure(name: &str, value: &str, now: Timestamp) -> String {
    let salt = claims::unique(value, now);
    let text = match name {
        "" => format!(r#"["{salt}",{value}]"#),
        name => format!(r#"["{salt}","{name}",{value}]"#),
    };
    encode(text.as_bytes())
}

fn digest(text: &str) -> String {
    encode(&sha256(text.as_bytes()))
}

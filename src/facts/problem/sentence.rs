//! Problems as sentences: what is wrong, where, and what to do.

use super::{Code, Role};
use crate::encoding::base64url::Oddity;
use crate::facts::part;
use crate::request::LIMITS;
use std::fmt;

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "header",
            Self::Payload => "payload",
            Self::Signature => "signature",
            Self::EncryptedKey => "encrypted key",
            Self::Iv => "initialization vector",
            Self::Ciphertext => "ciphertext",
            Self::Tag => "authentication tag",
            Self::Unknown(index) => return write!(f, "part {}", index + 1),
        })
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = fixed(self) {
            return f.write_str(text);
        }
        match self {
            Self::Base64url { role, oddity } => {
                write!(f, "The {role} is not base64url: {oddity}. {}", advice(oddity))
            }
            Self::BrokenJson { problem } => write!(
                f,
                "This starts like JSON, but it is not ({problem}). Copy the whole object again."
            ),
            Self::Disclosure { number, fault } => write!(
                f,
                "Disclosure {number} is {fault}. Verifiers must refuse the whole; copy it again, or look at the wallet that made it."
            ),
            Self::KeyBinding(code) => write!(f, "In the key binding JWT: {code}"),
            Self::TooManyDisclosures { count, limit } => write!(
                f,
                "There are {count} disclosures; only the first {limit} are read, so the others were not checked."
            ),
            Self::InflatedTooLong => write!(
                f,
                "The compressed payload is longer than {} bytes when it is inflated; that is where reading stops. A token of that size is a mistake or an attack on verifiers.",
                LIMITS.inflated
            ),
            Self::TooDeep => write!(
                f,
                "There are more tokens inside each other than {}; the inner ones are not read.",
                LIMITS.layers
            ),
            Self::NotAToken { what } => write!(
                f,
                "This is {what}. A JSON Web Token has three parts joined by dots and starts with “eyJ”; copy the whole value."
            ),
            Self::Part { role, problem } => part(f, *role, problem),
            Self::Pem { label } => write!(
                f,
                "This is a PEM block ({label}), not a token. To verify a token with it, press “Use as the key”."
            ),
            Self::SegmentCount(count) => segment_count(f, *count),
            Self::TooLong { bytes, limit } => write!(
                f,
                "The text has {bytes} bytes; at most {limit} are read. Paste the token alone."
            ),
            Self::TooMany(count) => write!(f, "{count} more problems are not listed."),
            _ => serialized(f, self),
        }
    }
}

/// About members of a JSON serialization.
fn serialized(f: &mut fmt::Formatter<'_>, code: &Code) -> fmt::Result {
    match code {
        Code::MemberMissing { name } => write!(
            f,
            "The object has no “{name}”, without which it is no token. Copy the whole object."
        ),
        Code::MemberType { name, expected } => write!(
            f,
            "“{name}” is not {expected}, so no library can read the token; look at the code that made it."
        ),
        Code::MixedMembers { name, with } => write!(
            f,
            "“{name}” stands beside “{with}”: two forms in one object, of which libraries read different ones. Refuse it."
        ),
        Code::RepeatedParameter { name } => write!(
            f,
            "“{name}” stands in the protected and in an unprotected header; names must not repeat, and strict verifiers refuse the token."
        ),
        Code::TooManyEntries { name, count } => {
            write!(f, "“{name}” has {count} elements; the first {} are read.", LIMITS.signatures)
        }
        _ => Ok(()),
    }
}

/// The sentences that are always the same.
fn fixed(code: &Code) -> Option<&'static str> {
    Some(match code {
        Code::Certificate => {
            "This is an X.509 certificate, not a token. To verify a token with its key, press “Use as the key”."
        }
        Code::Compressed => "The payload is compressed (zip: DEF) and is opened in the background.",
        Code::Encrypted => {
            "This is an encrypted token (JWE). Only its header can be read until a key opens it: paste that under Verify."
        }
        Code::FinalTilde => {
            "An SD-JWT without key binding ends with “~”: this one was cut. Copy it again."
        }
        Code::HeaderEmpty => {
            "The header is empty: the text starts with a dot. The first part was lost; copy the whole token again."
        }
        Code::JsonDocument => {
            "This is a JSON document, not a token. Paste the value of the member that holds the token, such as access_token."
        }
        Code::Jwk => {
            "This is a JSON Web Key, not a token. To verify a token with it, press “Use as the key”."
        }
        Code::Jwks => {
            "This is a JSON Web Key Set, not a token. To verify a token with it, press “Use as the key”."
        }
        Code::NotDeflated => {
            "The header says that the payload is compressed (zip: DEF), but it cannot be inflated: it was cut, changed, or never compressed."
        }
        Code::PayloadDot => {
            "The unencoded payload (b64: false) holds a dot, which the compact form forbids, because readers split at dots. Detach the payload or use the JSON form."
        }
        Code::ZlibWrapped => {
            "The payload is compressed in a zlib wrapper (RFC 1950), but zip: DEF means the bare DEFLATE stream (RFC 1951): strict readers refuse it. Compress with raw deflate."
        }
        _ => return None,
    })
}

fn advice(oddity: &Oddity) -> &'static str {
    match oddity {
        Oddity::Character { .. } => "Remove it, or copy the token again from its source.",
        Oddity::Length { .. } => "The token was cut or edited; copy it again from its source.",
        Oddity::Padding { .. } => {
            "Strict verifiers refuse this token; strip the padding where it is made."
        }
        Oddity::StandardAlphabet { .. } => {
            "Strict verifiers refuse this token; encode with the URL-safe alphabet where it is made."
        }
        Oddity::TrailingBits { .. } => {
            "Other strings decode to the same bytes; strict verifiers refuse this one."
        }
    }
}

fn part(f: &mut fmt::Formatter<'_>, role: Role, problem: &part::Problem) -> fmt::Result {
    match problem {
        part::Problem::Json(problem) => {
            write!(f, "The {role} is not JSON ({problem}). ")?;
            f.write_str(match role {
                Role::Payload => "A JWS may carry any bytes, but a JWT must carry a JSON object.",
                _ => "Nothing can be verified without a header; copy the token again from its source.",
            })
        }
        part::Problem::NotObject(found) => {
            write!(f, "The {role} is JSON, but {found} instead of an object. ")?;
            f.write_str(match role {
                Role::Payload => "A JWS may carry it; a JWT must carry an object of claims.",
                _ => "No verifier can accept it; look at the code that made the token.",
            })
        }
        part::Problem::Utf8(at) => {
            write!(f, "The {role} is not UTF-8: byte {at} (counted from 0) fits no character. ")?;
            f.write_str(match role {
                Role::Payload => "It may be binary, compressed, or text in another encoding.",
                _ => "Headers must be UTF-8 JSON; look at the code that made the token.",
            })
        }
    }
}

fn segment_count(f: &mut fmt::Formatter<'_>, count: usize) -> fmt::Result {
    match count {
        1 => f.write_str(
            "There is only one part and no dot; a signed token has three parts joined by dots. The rest was lost; copy the whole token.",
        ),
        2 => f.write_str(
            "The signature part and its dot are missing: a signed token has three parts, this has two. Copy the whole token; even an unsigned one ends with a dot.",
        ),
        4 => f.write_str(
            "There are four parts; a signed token has three and an encrypted one five. One part was lost or one dot is too many.",
        ),
        _ => write!(
            f,
            "There are {count} parts; a signed token has three and an encrypted one five. Perhaps several tokens were joined; paste one."
        ),
    }
}

//! What stands in the way of reading, as sentences that say where and what to do.

use crate::encoding::base64url::Oddity;
use crate::facts::disclosures::Fault;
use crate::facts::part;
use std::fmt;

/// A problem and the bytes of the clean text that it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub code: Code,
    /// Bytes of the clean text: start and length.
    pub span: Option<(usize, usize)>,
}

/// The parts of a compact token, named as the RFCs do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Header,
    Payload,
    Signature,
    EncryptedKey,
    Iv,
    Ciphertext,
    Tag,
    Unknown(usize),
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    Base64url {
        role: Role,
        oddity: Oddity,
    },
    Certificate,
    /// Disclosures count from 1, as people do.
    Disclosure {
        number: usize,
        fault: Fault,
    },
    Encrypted,
    FinalTilde,
    HeaderEmpty,
    JsonDocument,
    JsonSerialization,
    Jwk,
    Jwks,
    KeyBinding(Box<Self>),
    NotAToken {
        what: &'static str,
    },
    Part {
        role: Role,
        problem: part::Problem,
    },
    Pem {
        label: String,
    },
    SegmentCount(usize),
    TooLong {
        bytes: usize,
        limit: usize,
    },
    TooMany(usize),
    TooManyDisclosures {
        count: usize,
        limit: usize,
    },
}

impl Code {
    /// A stable name in kebab case.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Base64url { oddity, .. } => match oddity {
                Oddity::Character { .. } => "base64url-character",
                Oddity::Length { .. } => "base64url-length",
                Oddity::Padding { .. } => "base64url-padding",
                Oddity::StandardAlphabet { .. } => "base64url-standard-alphabet",
                Oddity::TrailingBits { .. } => "base64url-trailing-bits",
            },
            Self::Certificate => "certificate-in-token-box",
            Self::Disclosure { .. } => "disclosure",
            Self::Encrypted => "encrypted",
            Self::FinalTilde => "final-tilde",
            Self::HeaderEmpty => "header-empty",
            Self::JsonDocument => "json-document",
            Self::JsonSerialization => "json-serialization",
            Self::Jwk | Self::Jwks => "jwk-in-token-box",
            Self::KeyBinding(_) => "key-binding",
            Self::NotAToken { .. } => "not-a-token",
            Self::Part { role, problem } => match (role, problem) {
                (Role::Payload, part::Problem::Json(_)) => "payload-json",
                (Role::Payload, part::Problem::NotObject(_)) => "payload-not-object",
                (Role::Payload, part::Problem::Utf8(_)) => "payload-utf8",
                (_, part::Problem::Json(_)) => "header-json",
                (_, part::Problem::NotObject(_)) => "header-not-object",
                (_, part::Problem::Utf8(_)) => "header-utf8",
            },
            Self::Pem { .. } => "pem-in-token-box",
            Self::SegmentCount(_) => "segment-count",
            Self::TooLong { .. } => "too-long",
            Self::TooMany(_) => "too-many-problems",
            Self::TooManyDisclosures { .. } => "too-many-disclosures",
        }
    }

    /// Whether it makes the text no JWS or JWE; a payload that is no JSON does not, nor what follows an issuer-signed JWT.
    pub fn is_structural(&self) -> bool {
        !matches!(
            self,
            Self::Part { role: Role::Payload, .. }
                | Self::Encrypted
                | Self::Disclosure { .. }
                | Self::FinalTilde
                | Self::KeyBinding(_)
                | Self::TooManyDisclosures { .. }
        )
    }
}

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
        match self {
            Self::Base64url { role, oddity } => {
                write!(f, "The {role} is not base64url: {oddity}. {}", advice(oddity))
            }
            Self::Certificate => f.write_str(
                "This is an X.509 certificate, not a token. Move it to the key box to verify a token with it.",
            ),
            Self::Disclosure { number, fault } => write!(
                f,
                "Disclosure {number} is {fault}. Verifiers must refuse the whole; copy it again, or look at the wallet that made it."
            ),
            Self::Encrypted => f.write_str(
                "This is an encrypted token (JWE). Its header is shown; not supported: decrypting it.",
            ),
            Self::FinalTilde => f.write_str(
                "What follows the last tilde is no key binding JWT. An SD-JWT without key binding ends with a tilde: the end was lost, copy the whole text again.",
            ),
            Self::HeaderEmpty => f.write_str(
                "The header is empty: the text starts with a dot. The first part was lost; copy the whole token again.",
            ),
            Self::JsonDocument => f.write_str(
                "This is a JSON document, not a token. Paste the value of the member that holds the token, such as access_token.",
            ),
            Self::JsonSerialization => f.write_str(
                "This is a JOSE object in JSON serialization; not supported: reading it. Paste the compact form: header, payload and signature joined by dots.",
            ),
            Self::Jwk => f.write_str(
                "This is a JSON Web Key, not a token. Move it to the key box to verify a token with it.",
            ),
            Self::Jwks => f.write_str(
                "This is a JSON Web Key Set, not a token. Move it to the key box to verify a token with it.",
            ),
            Self::KeyBinding(code) => write!(f, "In the key binding JWT: {code}"),
            Self::NotAToken { what } => write!(
                f,
                "This is {what}. A JSON Web Token has three parts joined by dots and starts with “eyJ”; copy the whole value."
            ),
            Self::Part { role, problem } => part(f, *role, problem),
            Self::Pem { label } => write!(
                f,
                "This is a PEM block ({label}), not a token. Move it to the key box to verify a token with it."
            ),
            Self::SegmentCount(count) => segment_count(f, *count),
            Self::TooLong { bytes, limit } => write!(
                f,
                "The text has {bytes} bytes; at most {limit} are read. Paste the token alone."
            ),
            Self::TooMany(count) => write!(f, "{count} more problems are not listed."),
            Self::TooManyDisclosures { count, limit } => write!(
                f,
                "There are {count} disclosures; only the first {limit} are read, so the others were not checked."
            ),
        }
    }
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

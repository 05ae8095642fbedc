//! What stands in the way of reading, as sentences that say where and what to do.

mod sentence;
#[cfg(test)]
mod tests;

use crate::encoding::base64url::Oddity;
use crate::encoding::json;
use crate::facts::disclosures::Fault;
use crate::facts::part;

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
    BrokenJson {
        problem: json::Problem,
    },
    Certificate,
    Compressed,
    /// Disclosures count from 1, as people do.
    Disclosure {
        number: usize,
        fault: Fault,
    },
    Encrypted,
    FinalTilde,
    HeaderEmpty,
    InflatedTooLong,
    JsonDocument,
    Jwk,
    Jwks,
    KeyBinding(Box<Self>),
    MemberMissing {
        name: &'static str,
    },
    MemberType {
        name: &'static str,
        expected: &'static str,
    },
    MixedMembers {
        name: &'static str,
        with: &'static str,
    },
    NotAToken {
        what: &'static str,
    },
    NotDeflated,
    PayloadDot,
    Part {
        role: Role,
        problem: part::Problem,
    },
    Pem {
        label: String,
    },
    RepeatedParameter {
        name: String,
    },
    SegmentCount(usize),
    TooDeep,
    TooLong {
        bytes: usize,
        limit: usize,
    },
    TooMany(usize),
    TooManyDisclosures {
        count: usize,
        limit: usize,
    },
    TooManyEntries {
        name: &'static str,
        count: usize,
    },
    ZlibWrapped,
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
            Self::BrokenJson { .. } => "json-broken",
            Self::Certificate => "certificate-in-token-box",
            Self::Compressed => "compressed",
            Self::Disclosure { .. } => "disclosure",
            Self::Encrypted => "encrypted",
            Self::FinalTilde => "final-tilde",
            Self::HeaderEmpty => "header-empty",
            Self::InflatedTooLong => "inflated-too-long",
            Self::JsonDocument => "json-document",
            Self::Jwk | Self::Jwks => "jwk-in-token-box",
            Self::KeyBinding(_) => "key-binding",
            Self::MemberMissing { .. } => "member-missing",
            Self::MemberType { .. } => "member-type",
            Self::MixedMembers { .. } => "members-mixed",
            Self::NotAToken { .. } => "not-a-token",
            Self::NotDeflated => "not-deflated",
            Self::PayloadDot => "payload-dot",
            Self::Part { role, problem } => match (role, problem) {
                (Role::Payload, part::Problem::Json(_)) => "payload-json",
                (Role::Payload, part::Problem::NotObject(_)) => "payload-not-object",
                (Role::Payload, part::Problem::Utf8(_)) => "payload-utf8",
                (_, part::Problem::Json(_)) => "header-json",
                (_, part::Problem::NotObject(_)) => "header-not-object",
                (_, part::Problem::Utf8(_)) => "header-utf8",
            },
            Self::Pem { .. } => "pem-in-token-box",
            Self::RepeatedParameter { .. } => "parameter-repeated",
            Self::SegmentCount(_) => "segment-count",
            Self::TooDeep => "too-deep",
            Self::TooLong { .. } => "too-long",
            Self::TooMany(_) => "too-many-problems",
            Self::TooManyDisclosures { .. } => "too-many-disclosures",
            Self::TooManyEntries { .. } => "too-many-entries",
            Self::ZlibWrapped => "zlib-wrapped",
        }
    }

    /// Whether it makes the text no JWS or JWE; a payload that is no JSON does not, nor what follows an issuer-signed JWT.
    pub fn is_structural(&self) -> bool {
        !matches!(
            self,
            Self::Part { role: Role::Payload, .. }
                | Self::Compressed
                | Self::Disclosure { .. }
                | Self::Encrypted
                | Self::FinalTilde
                | Self::InflatedTooLong
                | Self::KeyBinding(_)
                | Self::NotDeflated
                | Self::TooDeep
                | Self::TooManyDisclosures { .. }
                | Self::TooManyEntries { .. }
                | Self::ZlibWrapped
        )
    }
}

//! What the text says, before anyone decides whether to believe it. Reading never fails: what could not be read is a problem.

pub mod clean;
pub mod content;
pub mod lifetime;
pub mod part;
pub mod place;
pub mod problem;
pub mod profile;
mod read;
pub mod reading;
mod recognise;

use crate::encoding::base64url::Decoded;
use crate::encoding::json::Node;
use crate::report::{Kind, Serialization};
use crate::request::Request;
use crate::time::Timestamp;
use clean::Clean;
use part::Part;
use problem::Problem;
use profile::Profile;
use std::ops::Range;

/// The reading of one paste. Partial by design: a broken third segment still shows the first two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The paste without what does not belong to the token, and the way back to the pasted positions.
    pub clean: Clean,
    pub kind: Kind,
    pub serialization: Option<Serialization>,
    pub profile: Profile,
    /// The dot-separated segments of a compact token, in order.
    pub segments: Vec<Segment>,
    /// The JOSE header.
    pub header: Part,
    /// The JWS payload; of a JWT, the claims.
    pub payload: Part,
    /// What stands in the way of reading, in the order found.
    pub problems: Vec<Problem>,
}

/// One dot-separated segment of a compact serialization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of [`Clean::text`].
    pub span: Range<usize>,
    pub decoded: Decoded,
}

impl Facts {
    /// Reads as much as the text allows.
    pub fn read(request: &Request) -> Self {
        read::read(&request.input)
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.clean.text.is_empty()
    }

    /// Whether there is a payload that can be read without a key.
    pub fn has_payload(&self) -> bool {
        self.kind != Kind::Jwe && self.segments.len() > 1
    }

    /// Whether the payload travels apart from the token (RFC 7515 appendix F).
    pub fn is_detached(&self) -> bool {
        self.kind == Kind::Jws
            && self.segments.len() == 3
            && self.segment_text(1) == Some("")
            && self.segment_text(2) != Some("")
    }

    /// Whether strict readers refuse this text as a JWS or JWE (RFC 7515 section 5.2, RFC 7516 section 5.2).
    pub fn is_malformed(&self) -> bool {
        self.kind == Kind::Unrecognised
            || self.problems.iter().any(|problem| problem.code.is_structural())
    }

    /// The header parameter of that name; the last one when it is repeated.
    pub fn header(&self, name: &str) -> Option<&Node> {
        self.header.object()?.get(name)
    }

    /// The claim of that name; the last one when it is repeated.
    pub fn claim(&self, name: &str) -> Option<&Node> {
        self.payload.object()?.get(name)
    }

    /// The claim of that name as an instant, when it is a number.
    pub fn time(&self, name: &str) -> Option<Timestamp> {
        Timestamp::from_number(self.claim(name)?.as_number()?)
    }

    /// The header's `alg`, when it is a string.
    pub fn algorithm(&self) -> Option<&str> {
        self.header("alg")?.as_str()
    }

    /// The header's `kid`, when it is a string.
    pub fn key_id(&self) -> Option<&str> {
        self.header("kid")?.as_str()
    }

    /// The header's `cty`, when it is a string.
    pub fn content_type(&self) -> Option<&str> {
        self.header("cty")?.as_str()
    }

    /// The text of segment `index`, as it stands in the token.
    pub fn segment_text(&self, index: usize) -> Option<&str> {
        self.clean.text.get(self.segments.get(index)?.span.clone())
    }

    /// The JWS signing input: header and payload segments with their dot, exactly as written (RFC 7515 section 5.2).
    pub fn signing_input(&self) -> Option<&[u8]> {
        let payload = self.segments.get(1)?;
        self.clean.text.as_bytes().get(self.segments.first()?.span.start..payload.span.end)
    }

    /// The bytes of the JWS signature; `None` when the segment is missing or cannot be decoded.
    pub fn signature(&self) -> Option<&[u8]> {
        self.segments.get(2)?.decoded.bytes.as_deref()
    }

    /// Where bytes of a segment's decoded text stand in the paste, in characters: start and length.
    pub fn place_of_decoded(&self, segment: usize, bytes: Range<usize>) -> Option<(usize, usize)> {
        let span = &self.segments.get(segment)?.span;
        let start = span.start + bytes.start * 4 / 3;
        let end = (span.start + (bytes.end * 4).div_ceil(3)).min(span.end);
        self.clean.place(start..end)
    }

    /// Where a whole segment stands in the paste, in characters: start and length.
    pub fn place_of_segment(&self, segment: usize) -> Option<(usize, usize)> {
        self.clean.place(self.segments.get(segment)?.span.clone())
    }
}

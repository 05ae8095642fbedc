//! What the text says, before anyone decides whether to believe it. Reading never fails: what could not be read is a problem.

pub mod clean;
pub mod content;
pub mod critical;
pub mod disclosures;
pub mod escape;
pub mod lifetime;
pub mod open;
pub mod part;
pub mod place;
pub mod problem;
pub mod profile;
mod read;
pub mod reading;
mod recognise;
mod serialized;
#[cfg(test)]
mod tests;

use crate::encoding::base64url::Decoded;
use crate::encoding::json::Node;
use crate::report::{Kind, Serialization};
use crate::request::Request;
use crate::time::Timestamp;
use clean::Clean;
use disclosures::Disclosures;
use part::Part;
use problem::Problem;
use profile::Profile;
use std::ops::Range;
use std::rc::Rc;

/// The reading of one paste. Partial by design: a broken third segment still shows the first two.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The paste without what does not belong to the token, and the way back to the pasted positions.
    pub clean: Clean,
    pub kind: Kind,
    pub serialization: Option<Serialization>,
    pub profile: Profile,
    /// The profile that a person chose, whatever the token looks like.
    pub chosen: Option<Profile>,
    /// The segments in the order of the compact serialization, wherever they stand; of several signatures or
    /// recipients those of [`Facts::entry`].
    pub segments: Vec<Segment>,
    /// The protected header; where a JSON serialization has none, the unprotected one.
    pub header: Part,
    /// The unprotected headers of a JSON serialization: the entry's, then the one that all recipients share.
    pub unprotected: Vec<Part>,
    /// The signatures or recipients of a JSON serialization; none in a compact one.
    pub entries: Vec<Entry>,
    /// Which of them is read here.
    pub entry: usize,
    /// The JWS payload; of a JWT, the claims.
    pub payload: Part,
    /// What follows the issuer-signed JWT of an SD-JWT.
    pub disclosures: Disclosures,
    /// The token inside, where the payload or the plaintext is one (RFC 7519 section 5.2).
    pub inner: Option<Rc<Self>>,
    /// What stands in the way of reading, in the order found.
    pub problems: Vec<Problem>,
}

/// One part of a token: between dots, or the value of a member of a JSON serialization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of [`Clean::text`].
    pub span: Range<usize>,
    pub decoded: Decoded,
    pub form: Form,
}

/// How a segment is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Base64url,
    /// As it is: an unencoded payload (RFC 7797), an unprotected header.
    Plain,
    /// A JSON string with escapes, which stands for this text; `true` when that is base64url.
    Escaped(Box<str>, bool),
}

/// One signature or recipient of a JSON serialization (RFC 7515 section 7.2.1, RFC 7516 section 7.2.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub algorithm: Option<String>,
    pub key_id: Option<String>,
    /// Length of the signature or of the encrypted key, in bytes, when it can be decoded.
    pub bytes: Option<usize>,
}

impl Facts {
    /// Reads as much as the text allows; the outermost layer.
    pub fn read(request: &Request) -> Self {
        read::read(request)
    }

    /// A text in which no token was found.
    pub fn without_token() -> Self {
        let code = problem::Code::NotAToken { what: "text without a token in it" };
        Self { problems: vec![Problem { code, span: None }], ..Self::default() }
    }

    /// The same token with the header and signature, or the encrypted key, of another entry.
    #[must_use]
    pub fn select(&self, entry: usize) -> Self {
        read::select(self, entry)
    }

    /// The layers, outermost first.
    pub fn layers(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |facts| facts.inner.as_deref())
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.clean.text.is_empty()
    }

    /// Whether the text may be more than a token: then tokens are to be looked for in it.
    pub fn may_hold_tokens(&self) -> bool {
        let text = &self.clean.text;
        // What starts with a readable header and is one word is a token, however damaged. In JSON serialization the
        // whole text is the token, and an unencoded payload may hold any character.
        let is_token =
            matches!(self.serialization, Some(Serialization::Flattened | Serialization::General))
                || self.is_unencoded()
                || self.header.object().is_some()
                    && (self.problems.is_empty() || !text.contains([' ', '\t', '\r', '\n', '&']));
        !is_token && !text.is_empty()
    }

    /// Whether there is a payload to read; of an encrypted token, once it was opened.
    pub fn has_payload(&self) -> bool {
        self.segments.len() > 1 && (self.kind != Kind::Jwe || self.payload.complete)
    }

    /// Whether the text is keys and no token.
    pub fn holds_keys(&self) -> bool {
        use problem::Code;
        matches!(self.kind, Kind::Jwk | Kind::Jwks)
            || self
                .problems
                .iter()
                .any(|it| matches!(it.code, Code::Certificate | Code::Pem { .. }))
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

    /// The header parameter of that name, protected before unprotected; the last one when it is repeated.
    pub fn header(&self, name: &str) -> Option<&Node> {
        self.header_with_part(name).map(|(_, node)| node)
    }

    /// The exact text of the header parameter of that name.
    pub fn header_source(&self, name: &str) -> Option<&str> {
        self.header_with_part(name).map(|(part, node)| part.source(node))
    }

    fn header_with_part(&self, name: &str) -> Option<(&Part, &Node)> {
        let mut parts = std::iter::once(&self.header).chain(&self.unprotected);
        parts.find_map(|part| Some((part, part.object()?.get(name)?)))
    }

    /// Whether the header is the unprotected one, so that nothing protects it.
    pub fn is_unprotected(&self) -> bool {
        self.serialization != Some(Serialization::Compact)
            && self.segments.first().is_some_and(|segment| segment.form == Form::Plain)
    }

    /// Whether the payload is signed as it is, without base64url (RFC 7797 section 3).
    pub fn is_unencoded(&self) -> bool {
        self.header("b64").and_then(Node::as_bool) == Some(false)
    }

    /// Whether `typ` names that media type (RFC 7515 section 4.1.9), given in lower case and without `application/`.
    pub fn is_type(&self, name: &str) -> bool {
        self.header("typ").and_then(Node::as_str).is_some_and(|typ| {
            let start = typ.len().saturating_sub(name.len());
            let (before, end) = (typ.get(..start), typ.get(start..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(name))
                && before.is_some_and(|it| it.is_empty() || it.eq_ignore_ascii_case("application/"))
        })
    }

    /// Whether the payload is compressed: `zip` is `DEF` (RFC 7516 section 4.1.3; SMART Health Cards use it in a JWS).
    pub fn is_compressed(&self) -> bool {
        self.header("zip").and_then(Node::as_str) == Some("DEF")
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
        let segment = self.segments.get(index)?;
        match &segment.form {
            Form::Escaped(text, _) => Some(text),
            Form::Base64url | Form::Plain => self.clean.text.get(segment.span.clone()),
        }
    }

    /// The text of the protected header, empty when there is none.
    pub fn protected_text(&self) -> Option<&str> {
        if self.is_unprotected() { Some("") } else { self.segment_text(0) }
    }

    /// The JWS signing input: protected header and payload with their dot, exactly as written (RFC 7515 section 5.2).
    pub fn signing_input(&self) -> Option<Vec<u8>> {
        let payload = self.segment_text(1)?;
        Some([self.protected_text()?, ".", payload].concat().into_bytes())
    }

    /// What the holder of an SD-JWT signs the hash of: everything up to the last tilde, as it stands there
    /// (RFC 9901 section 4.3.1).
    pub fn presented(&self) -> &str {
        if let Some(presented) = &self.disclosures.presented {
            return presented;
        }
        let end = self.disclosures.key_binding.as_ref().map(|binding| binding.span.start);
        self.clean.text.get(..end.unwrap_or(self.clean.text.len())).unwrap_or_default()
    }

    /// The bytes of the JWS signature; `None` when the segment is missing or cannot be decoded.
    pub fn signature(&self) -> Option<&[u8]> {
        self.segments.get(2)?.decoded.bytes.as_deref()
    }

    /// Where bytes of a segment's decoded text stand in the paste, in characters: start and length.
    pub fn place_of_decoded(&self, segment: usize, bytes: Range<usize>) -> Option<(usize, usize)> {
        let Segment { span, form, .. } = self.segments.get(segment)?;
        let (start, end) = match form {
            Form::Base64url => (bytes.start * 4 / 3, (bytes.end * 4).div_ceil(3)),
            Form::Plain => (bytes.start, bytes.end),
            Form::Escaped(..) => (0, span.len()),
        };
        // A payload that travels apart stands nowhere in the paste.
        let end = (span.start + end).min(span.end);
        (span.start + start < end || bytes.is_empty())
            .then(|| self.clean.place(span.start + start..end))?
    }

    /// Where a whole segment stands in the paste, in characters: start and length.
    pub fn place_of_segment(&self, segment: usize) -> Option<(usize, usize)> {
        self.clean.place(self.segments.get(segment)?.span.clone())
    }
}

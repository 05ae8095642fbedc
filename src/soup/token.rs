//! What is told of a token in the list of those found.

use super::compact::Compact;
use super::place::Place;
use crate::encoding::base64url;
use crate::encoding::json::{self, Node};
use crate::facts::lifetime::Lifetime;
use crate::report::Kind;
use crate::report::found::Row;
use crate::time::Timestamp;
use std::ops::Range;

/// Longer payloads are read when their token is chosen, not before.
const PAYLOAD: usize = 1_000_000;
/// Longer values are cut in the list.
const VALUE: usize = 120;

/// A token that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Range<usize>,
    pub place: Place,
    pub kind: Kind,
    pub algorithm: String,
    pub key_id: String,
    pub issuer: String,
    pub audience: String,
    pub expires: Option<Timestamp>,
    /// `alive`, `expired`, `not-yet`, `endless` or `unknown`.
    pub state: &'static str,
    /// How often it stands in the text besides.
    pub more: usize,
}

impl Token {
    /// A token in compact serialization.
    pub fn compact(compact: &Compact, start: usize, place: Place, now: Timestamp) -> Self {
        let readable = compact.kind != Kind::Jwe && compact.payload.len() <= PAYLOAD;
        let payload = compact.text.get(compact.payload.clone()).filter(|_| readable);
        let claims = payload.and_then(object);
        let token = Self::of(&compact.header, claims.as_ref(), compact.kind, now);
        Self { span: start..compact.end, place, ..token }
    }

    /// A JWS or JWE in JSON serialization (RFC 7515 section 7.2, RFC 7516 section 7.2); `None` when it is none.
    pub fn serialized(text: &str, start: usize, place: Place, now: Timestamp) -> Option<Self> {
        let whole = json::parse(text).ok()?;
        let signature = whole.get("signatures").and_then(|all| all.elements()?.first());
        let holder = signature.unwrap_or(&whole);
        let protected = holder.get("protected").or_else(|| whole.get("protected"));
        let protected = protected.and_then(Node::as_str).and_then(object);
        let headers = [protected.as_ref(), holder.get("header"), whole.get("unprotected")];
        let parameter = |name| headers.iter().flatten().find_map(|header| header.get(name));
        let encrypted = whole.get("ciphertext").is_some();
        if encrypted {
            parameter("enc").filter(|enc| enc.as_str().is_some())?;
        } else {
            parameter("alg").filter(|alg| alg.as_str().is_some())?;
        }
        let payload = whole.get("payload").and_then(Node::as_str);
        let claims = payload.filter(|it| it.len() <= PAYLOAD && !encrypted).and_then(object);
        let kind = if encrypted { Kind::Jwe } else { Kind::Jws };
        let header = headers.into_iter().flatten().find(|header| header.get("alg").is_some());
        let empty = Node { span: 0..0, value: json::Value::Null };
        let token = Self::of(header.unwrap_or(&empty), claims.as_ref(), kind, now);
        let key_id = short(parameter("kid"));
        Some(Self { span: start..start + text.len(), place, key_id, ..token })
    }

    fn of(header: &Node, claims: Option<&Node>, kind: Kind, now: Timestamp) -> Self {
        let claim = |name| claims.and_then(|claims| claims.get(name));
        let expires = claim("exp").and_then(Node::as_number).and_then(Timestamp::from_number);
        Self {
            span: 0..0,
            place: Place::default(),
            kind,
            algorithm: short(header.get("alg")),
            key_id: short(header.get("kid")),
            issuer: short(claim("iss")),
            audience: short(claim("aud")),
            expires,
            state: Lifetime::of(claims, now).state(),
            more: 0,
        }
    }

    /// The token as a line of the list.
    pub fn row(&self) -> Row {
        let Range { start, end } = &self.span;
        let expires = self.expires.map(|at| at.0.to_string()).unwrap_or_default();
        Row::new([
            &start.to_string(),
            &end.to_string(),
            &self.place.line.to_string(),
            &self.place.to_string(),
            self.place.path.as_deref().unwrap_or_default(),
            self.kind.name(),
            &self.algorithm,
            &self.key_id,
            &self.issuer,
            &self.audience,
            &expires,
            self.state,
            &self.more.to_string(),
        ])
    }
}

/// The JSON object in a segment.
fn object(segment: &str) -> Option<Node> {
    let bytes = base64url::decode(segment).bytes?;
    let node = json::parse(std::str::from_utf8(&bytes).ok()?).ok()?;
    node.members().is_some().then_some(node)
}

/// A text, several texts, or a number; cut when it is long, empty when it is something else.
fn short(value: Option<&Node>) -> String {
    let Some(value) = value else { return String::new() };
    let texts: Vec<&str> = match value.elements() {
        Some(elements) => elements.iter().take(VALUE).filter_map(Node::as_str).collect(),
        None => value.as_str().or_else(|| value.as_number()).into_iter().collect(),
    };
    let all = texts.join(", ");
    let mut short: String = all.chars().take(VALUE).collect();
    if short.len() < all.len() {
        short.push('…');
    }
    short
}

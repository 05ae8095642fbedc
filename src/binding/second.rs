//! The second text, told by what it is; and what came with the token in the same paste.

use crate::encoding::base64url;
use crate::encoding::url::unescaped;
use crate::engine::digest::sha256;
use crate::facts::Facts;
use crate::keys::{Keys, thumbprint};
use crate::request::Request;

/// What the token is compared with.
#[derive(Clone, Debug, Default)]
pub struct Second {
    /// What the text was taken for, for a person; empty when none was given.
    pub recognised: String,
    /// The token in it.
    pub token: Option<Facts>,
    /// SHA-256 thumbprints of the keys in it: of a proof's own key, or of pasted keys (RFC 7638).
    pub thumbprints: Vec<String>,
    /// SHA-256 thumbprint of the certificate in it, else of the one in the key box (RFC 8705 section 3.1).
    pub certificate: Option<String>,
    /// The text without what surrounds it, when it can be what a hash is made of.
    text: Option<String>,
    /// Values by their names, from a response in the second text or around the token.
    named: Vec<(&'static str, String)>,
}

/// What a response calls the things that are hashed (RFC 6749 sections 4.1.2 and 5.1).
const NAMES: [&str; 3] = ["access_token", "code", "state"];
/// A longer paste may hold more than one response.
const RESPONSE: usize = 65_536;

impl Second {
    /// Reads the second text; without one, the response that the token stands in.
    pub fn read(facts: &Facts, request: &Request) -> Self {
        let given = request.options.other.as_deref().unwrap_or_default().trim();
        // The second text of a detached JWS is its payload.
        let given = if facts.is_detached() { "" } else { given };
        let mut second = Self::default();
        if !given.is_empty() {
            second.take(given);
        } else if request.selection.is_some() && request.input.len() <= RESPONSE {
            second.named = named(&request.input);
            // The token itself is not what it is compared with.
            second.named.retain(|(_, value)| *value != facts.clean.text);
            second.token = second.value("access_token").and_then(token);
        }
        second.certificate = certificate(given).or_else(|| certificate(&request.key));
        second
    }

    /// Whether there is nothing to compare with.
    pub fn is_empty(&self) -> bool {
        self.recognised.is_empty() && self.named.is_empty() && self.certificate.is_none()
    }

    /// The value of that name; and whether it was given without one, so that it may be something else.
    pub fn hashed(&self, name: &str) -> Option<(&str, bool)> {
        let text = self.text.as_deref().filter(|_| self.named.is_empty());
        self.value(name).map(|it| (it, false)).or(text.map(|it| (it, true)))
    }

    /// The value of that name in a response.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.named.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    fn take(&mut self, given: &str) {
        let read = Facts::read(&Request { input: given.into(), ..Request::default() });
        if read.holds_keys() {
            let keys = Keys::read(&Request { key: given.into(), ..Request::default() });
            self.thumbprints = keys.list.iter().filter_map(|key| key.thumbprint.clone()).collect();
            self.recognised = keys.recognised;
            if self.recognised.is_empty() {
                "a key that cannot be read".clone_into(&mut self.recognised);
            }
            return;
        }
        let text = read.clean.text.clone();
        if read.header.object().is_some() {
            read.profile.label.clone_into(&mut self.recognised);
            if let Some(jwk) = read.header("jwk") {
                self.thumbprints.extend(thumbprint::of_jwk(jwk));
            }
            // The hash of a proof is in no token.
            self.text = (read.profile.id != "dpop").then_some(text);
            self.token = Some(read);
            return;
        }
        self.named = named(given);
        if self.named.is_empty() {
            self.recognised = format!(
                "{} characters that are no token: an opaque token, a code or a state",
                text.chars().count()
            );
            self.text = Some(text);
        } else {
            let names: Vec<&str> = self.named.iter().map(|(name, _)| *name).collect();
            self.recognised = format!("a response with {}", names.join(", "));
            self.token = self.value("access_token").and_then(token);
        }
    }
}

fn token(text: &str) -> Option<Facts> {
    let read = Facts::read(&Request { input: text.into(), ..Request::default() });
    read.header.object().is_some().then_some(read)
}

/// What is named in URLs, forms and JSON objects; what stands there with two values is left out.
fn named(text: &str) -> Vec<(&'static str, String)> {
    let mut named = Vec::new();
    for name in NAMES {
        let mut values: Vec<String> =
            text.match_indices(name).filter_map(|(at, _)| value(text, at, name)).collect();
        values.dedup();
        if let [one] = values.as_slice() {
            named.push((name, one.clone()));
        }
    }
    named
}

/// The value after a name: `name=value` with escapes undone, or `"name": "value"`.
fn value(text: &str, at: usize, name: &str) -> Option<String> {
    let before = text.get(..at)?.chars().next_back().unwrap_or('&');
    let after = text.get(at + name.len()..)?;
    let (rest, ends): (&str, &[char]) = if before == '"' {
        let colon = after.strip_prefix('"')?.trim_start().strip_prefix(':')?;
        (colon.trim_start().strip_prefix('"')?, &['"'])
    } else if "?&# \n'".contains(before) {
        (after.strip_prefix('=')?, &['&', '#', ' ', '\r', '\n', '\'', '"'])
    } else {
        return None;
    };
    let value = rest.split(ends).next().filter(|value| !value.is_empty())?;
    Some(if before == '"' { value.to_owned() } else { unescaped(value, |c| c.is_ascii()) })
}

/// The thumbprint of the first certificate: PEM, or base64 without its armour.
fn certificate(text: &str) -> Option<String> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    let start = text.find(BEGIN).map(|at| at + BEGIN.len());
    let bare = start.is_none() && text.trim_start().starts_with("MII");
    let body = text.get(start.or(bare.then_some(0))?..)?.split("-----").next()?;
    let body = body.replace("\\n", "").replace(char::is_whitespace, "");
    let holds = |key: &str| {
        let keys = Keys::read(&Request { key: key.into(), ..Request::default() });
        keys.list.iter().any(|key| key.certificate.is_some())
    };
    let der = base64url::decode(&body).bytes.filter(|_| !bare || holds(text))?;
    Some(base64url::encode(&sha256(&der)))
}

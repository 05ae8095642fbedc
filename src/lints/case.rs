//! Tokens for the tests of rules: readable JSON in, findings out.

use super::{Lint, Subject};
use crate::binding::Binding;
use crate::encoding::base64url::encode;
use crate::facts::Facts;
use crate::keys::{Key, Keys, Material, Secret, SecretReading};
use crate::report::{Certainty, DecryptionState, Diagnosis, Finding, Opened, SignatureState};
use crate::request::{KeyFormat, Options, Request};
use crate::soup::Soup;
use crate::time::Timestamp;
use crate::verdict::opening::Opening;
use crate::verdict::{Verdict, Why};

/// The clock of the tests, that of the catalogue's vectors.
pub const NOW: i64 = 1_790_000_000;

/// Claims of which no rule complains.
pub const GOOD: &str = r#"{"iss":"https://idp.example","sub":"u1","aud":"api","iat":1789999940,"exp":1790000840,"jti":"3f1c2a7e-6b1d-4c55-9a53-0d6a3b9f1a10"}"#;

/// A header of which no rule complains.
pub const HS256: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

/// What a rule is shown.
#[derive(Debug, Default)]
pub struct Case {
    input: String,
    now: i64,
    pub keys: Keys,
    pub verdict: Verdict,
    pub opening: Option<Opening>,
    pub options: Options,
    /// Whether the token inside is judged.
    inner: bool,
}

impl Case {
    /// A paste.
    pub fn text(input: &str) -> Self {
        Self { input: input.to_owned(), now: NOW, ..Self::default() }
    }

    /// A token with a signature of 32 zero bytes.
    pub fn jwt(header: &str, claims: &str) -> Self {
        let parts = [header.as_bytes(), claims.as_bytes(), &[0; 32]].map(encode);
        Self::text(&parts.join("."))
    }

    /// An encrypted token with an IV and a tag as GCM has them.
    pub fn jwe(header: &str) -> Self {
        Self::jwe_with_key(header, 0)
    }

    /// The same with an encrypted key of so many bytes.
    pub fn jwe_with_key(header: &str, length: usize) -> Self {
        let parts = [header.as_bytes(), &vec![0; length], &[0; 12], &[0], &[0; 16]].map(encode);
        Self::text(&parts.join("."))
    }

    /// The encrypted token, opened with the first key.
    pub fn decrypted(mut self, plaintext: &str) -> Self {
        let (state, key) = (DecryptionState::Decrypted, Some(0));
        let plaintext = Some(plaintext.as_bytes().to_vec());
        self.opening = Some(Opening { state, key, plaintext, ..Opening::default() });
        self
    }

    /// The token inside is judged.
    pub fn innermost(self) -> Self {
        Self { inner: true, ..self }
    }

    /// A token with good claims.
    pub fn header(header: &str) -> Self {
        Self::jwt(header, GOOD)
    }

    /// A token with a good header.
    pub fn claims(claims: &str) -> Self {
        Self::jwt(HS256, claims)
    }

    /// Beside this second text.
    pub fn beside(mut self, other: &str) -> Self {
        self.options.other = Some(other.to_owned());
        self
    }

    /// The same token with this text as third segment.
    pub fn signature(mut self, segment: &str) -> Self {
        let start = self.input.rfind('.').unwrap() + 1;
        self.input.replace_range(start.., segment);
        self
    }

    /// The same token behind this text.
    pub fn pasted(mut self, before: &str) -> Self {
        self.input.insert_str(0, before);
        self
    }

    /// The same token before this text.
    pub fn followed(mut self, after: &str) -> Self {
        self.input.push_str(after);
        self
    }

    /// The same token with these bytes as signature.
    pub fn signed(self, bytes: &[u8]) -> Self {
        let segment = encode(bytes);
        self.signature(&segment)
    }

    /// With a shared secret of so many random bytes.
    pub fn secret(mut self, length: usize) -> Self {
        let byte = |at: usize| u8::try_from((at * 167 + 13) % 251).unwrap();
        let bytes = Secret((0..length).map(byte).collect());
        let format = KeyFormat::SecretUtf8;
        self.keys.list.push(key(Material::Secret(vec![SecretReading { format, bytes }])));
        self
    }

    /// With this text as shared secret.
    pub fn secret_text(mut self, text: &str) -> Self {
        self.keys.text = crate::keys::PastedKey(text.into());
        self.keys.format = KeyFormat::SecretUtf8;
        let bytes = Secret(text.as_bytes().into());
        let reading = SecretReading { format: KeyFormat::SecretUtf8, bytes };
        self.keys.list.push(key(Material::Secret(vec![reading])));
        self
    }

    /// With an RSA key.
    pub fn rsa_key(mut self, modulus: &[u8], exponent: &[u8]) -> Self {
        let (modulus, exponent) = (modulus.to_vec(), exponent.to_vec());
        self.keys.list.push(key(Material::Rsa { modulus, exponent }));
        self
    }

    /// With an elliptic-curve key.
    pub fn ec_key(mut self, private: bool) -> Self {
        let material = Material::Ec { curve: crate::keys::Curve::P256, x: vec![1], y: vec![2] };
        self.keys.list.push(Key { private, ..key(material) });
        self
    }

    /// Judged so, with the first key if there is one.
    pub fn judged(mut self, state: SignatureState, why: Why) -> Self {
        let key = (!self.keys.list.is_empty()).then_some(0);
        self.verdict = Verdict { state, why, key, ..Verdict::default() };
        self
    }

    /// Judged a mismatch for which this cause was found.
    pub fn diagnosed(self, cause: &'static str) -> Self {
        let mut judged = self.judged(SignatureState::Invalid, Why::Mismatch);
        let message = "It matches otherwise.".to_owned();
        let diagnosis = Diagnosis { cause: cause.into(), message, certainty: Certainty::Certain };
        judged.verdict.diagnosis.push(diagnosis);
        judged
    }

    /// Everything that the rules say.
    pub fn findings(&self) -> Vec<Finding> {
        self.ask(|subject| super::run(subject).0)
    }

    /// The ids of everything that the rules say.
    pub fn rules(&self) -> Vec<String> {
        self.findings().into_iter().map(|finding| finding.rule.into_owned()).collect()
    }

    /// What one rule says by itself, whatever outranks it.
    pub fn finding(&self, lint: &Lint) -> Option<Finding> {
        self.ask(|subject| {
            let met = lint.needs.iter().all(|need| need.is_met(subject));
            met.then(|| lint.apply(subject)).flatten()
        })
    }

    /// Whether one rule fires.
    pub fn fires(&self, lint: &Lint) -> bool {
        self.finding(lint).is_some()
    }

    /// Asks about the case: about the first token in a text that is more than a token.
    pub fn ask<T>(&self, question: impl FnOnce(&Subject<'_>) -> T) -> T {
        let Self { keys, verdict, options, now, .. } = self;
        let now = Timestamp(*now);
        let mut request = Request {
            input: self.input.as_str().into(),
            options: options.clone(),
            ..Request::default()
        };
        let mut facts = Facts::read(&request);
        let mut soup = Soup::default();
        if facts.may_hold_tokens() {
            soup = crate::soup::find(self.input.as_bytes(), now);
            request.selection = soup.tokens.first().map(|token| token.span.clone());
            facts = Facts::read(&request);
        }
        if let Some(content) = self.opening.as_ref().and_then(|it| it.plaintext.as_deref()) {
            facts = facts.opened(&[Opened { content: encode(content), ..Opened::default() }]);
        }
        let inner = facts.inner.as_deref().filter(|_| self.inner);
        let judged = inner.unwrap_or(&facts);
        let binding = Binding::of(judged, &Request { now, options: options.clone(), ..request });
        question(&Subject {
            facts: judged,
            carrier: inner.map(|_| &facts),
            binding: &binding,
            keys,
            verdict,
            opening: self.opening.as_ref(),
            opener: self.opening.as_ref().and_then(|it| keys.list.get(it.key?)),
            presentation: None,
            options,
            now,
            input: &self.input,
            soup: &soup,
            found: soup.tokens.first(),
        })
    }
}

fn key(material: Material) -> Key {
    Key { thumbprint: None, ..Key::of(material) }
}

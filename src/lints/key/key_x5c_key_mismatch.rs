//! Rule `key-x5c-key-mismatch`.

use crate::encoding::base64url::encode;
use crate::encoding::json::{self, Node};
use crate::keys::{Keys, chain};
use crate::lints::written::all_jwks;
use crate::lints::{Finding, Subject, declare_lint};
use crate::request::{KeyFormat, Request};

declare_lint! {
    /// ## What it finds
    /// A JWK, in the key box or in the header, whose `x5c`, `x5t` or `x5t#S256` belongs to another key.
    ///
    /// ## Why it matters
    /// Which of the two keys counts depends on the reader.
    ///
    /// ## What to do
    /// Refuse the entry; ask the issuer to publish a certificate of this very key.
    ///
    /// ## References
    /// - RFC 7517 4.7-4.9
    KEY_X5C_KEY_MISMATCH, "key-x5c-key-mismatch", Error, "x5c does not contain this key",
    "RFC 7517 4.7-4.9", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let text = &subject.keys.text.0;
    let written = all_jwks(text);
    let header = subject.facts.header("jwk").zip(subject.facts.header_source("jwk"));
    let header =
        header.and_then(|(_, source)| Some((json::parse(source).ok()?, source.to_owned())));
    let listed = written.iter().take(20).map(|jwk| (jwk.clone(), text.trim().to_owned()));
    if header.into_iter().chain(listed).any(|(jwk, source)| differs(&jwk, &source)) {
        let message = "The certificate (`x5c`) or its thumbprint in this JWK belongs to another key, so readers disagree about which key it is. Refuse the entry.";
        findings.push(KEY_X5C_KEY_MISMATCH.finding(message));
    }
}

/// Whether the first certificate is for another key, or the thumbprints are of another certificate.
fn differs(jwk: &Node, source: &str) -> bool {
    let Some(chain) = jwk.get("x5c").and_then(chain::of_x5c) else { return false };
    let Some(leaf) = chain.list.first() else { return false };
    let key = source.get(jwk.span.clone()).unwrap_or_default().into();
    let own = Keys::read(&Request { key, key_format: KeyFormat::Jwk, ..Request::default() });
    let other = own.list.first().is_some_and(|own| own.thumbprint != leaf.thumbprint);
    let der = leaf.certificate.as_ref().map(|it| it.der.as_slice()).unwrap_or_default();
    other
        || chain::THUMBPRINTS.iter().any(|(name, digest)| {
            jwk.get(name).and_then(Node::as_str).is_some_and(|it| it != encode(&digest(der)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn with_certificate(pem: &str) -> Case {
        let body: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
        let signer = Keys::read(&Request {
            key: include_str!("../../verify/chain/leaf.pem").into(),
            ..Request::default()
        });
        let crate::keys::Material::Ec { x, y, .. } = &signer.list[0].material else { panic!() };
        let (x, y) = (encode(x), encode(y));
        let jwk = format!(r#"{{"kty":"EC","crv":"P-256","x":"{x}","y":"{y}","x5c":["{body}"]}}"#);
        Case::header("{}").secret_text(&jwk)
    }

    #[test]
    fn fires_on_the_certificate_of_another_key() {
        let case = with_certificate(include_str!("../../verify/chain/mid.pem"));
        assert!(case.fires(&KEY_X5C_KEY_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_its_own() {
        let case = with_certificate(include_str!("../../verify/chain/leaf.pem"));
        assert!(!case.fires(&KEY_X5C_KEY_MISMATCH), "{case:?}");
    }
}

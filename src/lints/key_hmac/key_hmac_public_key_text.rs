//! Rule `key-hmac-public-key-text`.

use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A public key or certificate in the key box for a token with an HS algorithm.
    ///
    /// ## Why it matters
    /// Public keys are no secrets: an HMAC keyed with one can be made by anyone. This is the confusion of algorithms that forgers use.
    ///
    /// ## What to do
    /// Never use the text of a public key as a secret. Bind each key to its algorithm.
    ///
    /// ## References
    /// - CVE-2016-10555
    /// - CVE-2022-29217
    /// - CVE-2026-34950 (leading whitespace bypass)
    KEY_HMAC_PUBLIC_KEY_TEXT, "key-hmac-public-key-text", Error, "A public key is being used as an HMAC secret",
    "CVE-2016-10555; CVE-2022-29217; CVE-2026-34950 (leading whitespace bypass)", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let list = &subject.keys.list;
    // A set may hold keys for several algorithms.
    let secret = list.iter().any(|key| matches!(key.material, Material::Secret(_)));
    let public = !secret && list.iter().any(|key| !key.private);
    let text = subject.keys.text.0.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let starts = [
        "-----BEGIN PUBLIC KEY",
        "-----BEGIN RSA PUBLIC KEY",
        "-----BEGIN CERTIFICATE",
        "ssh-rsa ",
        "ssh-ed25519 ",
        "ecdsa-sha2-",
    ];
    let written = starts.iter().any(|start| text.starts_with(start));
    let hmac =
        subject.facts.algorithm().is_some_and(|alg| matches!(alg, "HS256" | "HS384" | "HS512"));
    if hmac && (public || written) {
        let message = "The token has an HS algorithm and the key is public, hence no secret: an HMAC keyed with it can be made by anyone. Bind each key to its algorithm.";
        findings.push(KEY_HMAC_PUBLIC_KEY_TEXT.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_public_keys_for_hmac() {
        let case = Case::header(r#"{"alg":"HS256"}"#).ec_key(false);
        assert!(case.fires(&KEY_HMAC_PUBLIC_KEY_TEXT), "{case:?}");
    }

    #[test]
    fn is_silent_where_they_belong() {
        for case in [
            Case::header(r#"{"alg":"ES256"}"#).ec_key(false),
            Case::header(r#"{"alg":"HS256"}"#).secret(32),
            Case::header(r#"{"alg":"HS256"}"#).secret(32).ec_key(false),
        ] {
            assert!(!case.fires(&KEY_HMAC_PUBLIC_KEY_TEXT), "{case:?}");
        }
    }
}

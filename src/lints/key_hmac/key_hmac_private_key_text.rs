//! Rule `key-hmac-private-key-text`.

use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A private key in the key box for a token with an HS algorithm.
    ///
    /// ## Why it matters
    /// The configuration mixes algorithms, and the private key is handled like a password.
    ///
    /// ## What to do
    /// Sign with an RS, ES or Ed algorithm, and keep the private key where signing happens.
    ///
    /// ## References
    /// - RFC 8725 3.1
    KEY_HMAC_PRIVATE_KEY_TEXT, "key-hmac-private-key-text", Error, "A private key file is used as an HMAC secret",
    "RFC 8725 3.1", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let list = &subject.keys.list;
    let secret = list.iter().any(|key| matches!(key.material, Material::Secret(_)));
    let private = !secret && list.iter().any(|key| key.private);
    let text = &subject.keys.text.0;
    let written = text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----");
    let hmac =
        subject.facts.algorithm().is_some_and(|alg| matches!(alg, "HS256" | "HS384" | "HS512"));
    if hmac && (private || written) {
        let message = "The token has an HS algorithm and the key is a private key: the configuration mixes algorithms. Sign with an RS, ES or Ed algorithm, and keep the private key where signing happens.";
        findings.push(KEY_HMAC_PRIVATE_KEY_TEXT.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_private_keys_for_hmac() {
        let case = Case::header(r#"{"alg":"HS256"}"#).ec_key(true);
        assert!(case.fires(&KEY_HMAC_PRIVATE_KEY_TEXT), "{case:?}");
    }

    #[test]
    fn is_silent_where_they_belong() {
        let case = Case::header(r#"{"alg":"ES256"}"#).ec_key(true);
        assert!(!case.fires(&KEY_HMAC_PRIVATE_KEY_TEXT), "{case:?}");
    }
}

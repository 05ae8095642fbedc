//! Rule `key-akp-alg-missing`.

use crate::encoding::json::Node;
use crate::lints::written::jwks;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An AKP key without `alg` or `pub`.
    ///
    /// ## Why it matters
    /// Such a key means nothing without its algorithm, and the thumbprint includes it.
    ///
    /// ## What to do
    /// Add both members.
    ///
    /// ## References
    /// - RFC 9964
    KEY_AKP_ALG_MISSING, "key-akp-alg-missing", Error, "AKP key without alg",
    "RFC 9964", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let incomplete = |jwk: &Node| {
        ["alg", "pub"].iter().any(|name| jwk.get(name).and_then(Node::as_str).is_none())
    };
    if jwks(&subject.keys.text.0, "AKP").iter().any(incomplete) {
        let message =
            "An AKP key needs `alg` and `pub`; without its algorithm it means nothing. Add them.";
        findings.push(KEY_AKP_ALG_MISSING.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(text: &str) -> Case {
        Case::header(r#"{"alg":"ES256"}"#).secret_text(text)
    }

    #[test]
    fn fires_on_incomplete_keys() {
        let case = pasted(r#"{"kty":"AKP","pub":"AA"}"#);
        assert!(case.fires(&KEY_AKP_ALG_MISSING), "{case:?}");
    }

    #[test]
    fn is_silent_about_complete_ones() {
        let case = pasted(r#"{"kty":"AKP","alg":"ML-DSA-44","pub":"AA"}"#);
        assert!(!case.fires(&KEY_AKP_ALG_MISSING), "{case:?}");
    }
}

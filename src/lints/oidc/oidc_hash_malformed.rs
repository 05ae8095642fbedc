//! Rule `oidc-hash-malformed`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `at_hash`, `c_hash` or `s_hash` of another length than the algorithm calls for.
    ///
    /// ## Why it matters
    /// Clients that check it refuse the token.
    ///
    /// ## What to do
    /// It is the base64url of the left half of the digest: 22 characters for 256 bits, 32 for 384, 43 for 512.
    ///
    /// ## References
    /// - OpenID Connect Core 3.1.3.6
    OIDC_HASH_MALFORMED, "oidc-hash-malformed", Warning, "Token hash has the wrong length",
    "OpenID Connect Core 3.1.3.6", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let expected = match subject.facts.algorithm().unwrap_or_default() {
        "Ed25519" | "EdDSA" => 43,
        alg if alg.ends_with("256") || alg == "ES256K" => 22,
        alg if alg.ends_with("384") => 32,
        alg if alg.ends_with("512") => 43,
        _ => return,
    };
    for name in ["at_hash", "c_hash", "s_hash"] {
        let Some(length) = subject.facts.claim(name).and_then(Node::as_str).map(str::len) else {
            continue;
        };
        if length != expected {
            let message = format!(
                "`{name}` has {length} characters where this algorithm gives {expected}; clients that check it refuse the token. It is the base64url of the left half of the digest."
            );
            findings.push(OIDC_HASH_MALFORMED.at_claim(subject, name, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_lengths() {
        let case = Case::jwt(
            r#"{"alg":"RS256"}"#,
            r#"{"at_hash":"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"}"#,
        );
        assert!(case.fires(&OIDC_HASH_MALFORMED), "{case:?}");
    }

    #[test]
    fn is_silent_about_the_right_one() {
        for case in [
            Case::jwt(r#"{"alg":"RS256"}"#, r#"{"at_hash":"HK6E_P6Dh8Y93mRNtsDB1Q"}"#),
            Case::claims("{}"),
        ] {
            assert!(!case.fires(&OIDC_HASH_MALFORMED), "{case:?}");
        }
    }
}

//! Rule `hdr-params-in-payload`.

use crate::algorithms;
use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A header parameter among the claims: an `alg` with a registered name, a `kid`, `jku` or `x5c`.
    ///
    /// ## Why it matters
    /// It has no effect there.
    ///
    /// ## What to do
    /// Move it into the header, or remove it.
    ///
    /// ## References
    /// - RFC 7515 4
    HDR_PARAMS_IN_PAYLOAD, "hdr-params-in-payload", Info, "Header parameter found in the payload",
    "RFC 7515 4", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.profile.id == "entity-statement" || facts.claim("kty").is_some() {
        return;
    }
    let algorithm = facts
        .claim("alg")
        .and_then(Node::as_str)
        .is_some_and(|alg| algorithms::find(alg).is_some());
    for name in ["alg", "kid", "jku", "x5c"] {
        if facts.claim(name).is_some() && (name != "alg" || algorithm) {
            let message =
                format!("`{name}` has no effect among the claims; it belongs into the header.");
            findings.push(HDR_PARAMS_IN_PAYLOAD.at_claim(subject, name, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_misplaced_parameters() {
        for case in [Case::claims(r#"{"alg":"HS256","sub":"a"}"#), Case::claims(r#"{"kid":"a"}"#)] {
            assert!(case.fires(&HDR_PARAMS_IN_PAYLOAD), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_other_claims() {
        for case in [Case::claims(r#"{"typ":"Bearer"}"#), Case::claims(r#"{"alg":"mine"}"#)] {
            assert!(!case.fires(&HDR_PARAMS_IN_PAYLOAD), "{case:?}");
        }
    }
}

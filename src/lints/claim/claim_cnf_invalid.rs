//! Rule `claim-cnf-invalid`.

use super::is_digest;
use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `cnf` that names no key, several keys, or a key in a form that cannot be compared.
    ///
    /// ## Why it matters
    /// Servers cannot enforce the binding and may accept the token from anyone.
    ///
    /// ## What to do
    /// Name exactly one key: `jkt`, `x5t#S256`, a public `jwk` or `kid`.
    ///
    /// ## References
    /// - RFC 7800 3
    /// - RFC 8705 3.1
    /// - RFC 9449 6
    CLAIM_CNF_INVALID, "claim-cnf-invalid", Error, "Confirmation claim is unusable",
    "RFC 7800 3; RFC 8705 3.1; RFC 9449 6", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(cnf) = subject.facts.claim("cnf") else { return };
    if let Some(fault) = fault(cnf) {
        let message = format!(
            "`cnf` {fault}, so servers cannot enforce the binding and may accept the token from anyone. Name exactly one public key."
        );
        findings.push(CLAIM_CNF_INVALID.at_claim(subject, "cnf", message));
    }
}

fn fault(cnf: &Node) -> Option<&'static str> {
    let Some(members) = cnf.members() else { return Some("is not an object") };
    let names = ["jkt", "x5t#S256", "jwk", "jwe", "kid", "jku", "x5u"];
    let keys = names.iter().filter(|name| cnf.get(name).is_some()).count();
    let with_hint = cnf.get("kid").is_some() && keys == 2;
    let digest = |name| cnf.get(name).is_none_or(|value| value.as_str().is_some_and(is_digest));
    match () {
        () if members.is_empty() => Some("is empty"),
        () if !digest("jkt") || !digest("x5t#S256") => {
            Some("holds a thumbprint that is not the base64url of 32 bytes")
        }
        () if cnf.get("jwk").is_some_and(|jwk| !is_public(jwk)) => {
            Some("holds a key that is malformed or private")
        }
        () if keys > 1 && !with_hint => Some("names several keys"),
        () => None,
    }
}

fn is_public(jwk: &Node) -> bool {
    jwk.get("kty").and_then(Node::as_str).is_some()
        && jwk.get("d").is_none()
        && jwk.get("k").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_bindings_that_bind_nothing() {
        for case in [
            Case::claims(r#"{"cnf":{"jkt":"abc"}}"#),
            Case::claims(r#"{"cnf":{}}"#),
            Case::claims(r#"{"cnf":"x"}"#),
            Case::claims(r#"{"cnf":{"jwk":{"d":"x"}}}"#),
        ] {
            assert!(case.fires(&CLAIM_CNF_INVALID), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_one_key() {
        for case in [
            Case::claims(r#"{"cnf":{"x5t#S256":"bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"}}"#),
            Case::claims(r#"{"cnf":{"kid":"a"}}"#),
        ] {
            assert!(!case.fires(&CLAIM_CNF_INVALID), "{case:?}");
        }
    }
}

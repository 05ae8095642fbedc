//! Rule `ok-sender-constrained`.

use crate::encoding::json::Node;
use crate::lints::claim::is_digest;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `cnf` that binds the token to a key.
    ///
    /// ## Why it matters
    /// A thief without that key cannot use it, provided that the API enforces the binding.
    ///
    /// ## What to do
    /// Nothing.
    ///
    /// ## References
    /// - RFC 9449
    /// - RFC 8705
    OK_SENDER_CONSTRAINED, "ok-sender-constrained", Ok, "Bound to a key",
    "RFC 9449; RFC 8705", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(cnf) = subject.facts.claim("cnf") else { return };
    let text = |name| cnf.get(name).and_then(Node::as_str);
    let bound = match () {
        () if text("jkt").is_some_and(is_digest) => "the DPoP key of its `cnf`",
        () if text("x5t#S256").is_some_and(is_digest) => "the client certificate of its `cnf`",
        () if cnf.get("jwk").and_then(|jwk| jwk.get("kty")).is_some() => {
            "the public key in its `cnf`"
        }
        () if text("kid").is_some_and(|kid| !kid.is_empty()) => "the key that its `cnf` names",
        () => return,
    };
    let message = format!(
        "The token is bound to {bound}: of no use to a thief without it, provided that the API enforces the binding."
    );
    findings.push(OK_SENDER_CONSTRAINED.at_claim(subject, "cnf", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_binding() {
        let case = Case::claims(r#"{"cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}"#);
        assert!(case.fires(&OK_SENDER_CONSTRAINED), "{case:?}");
    }

    #[test]
    fn is_silent_without_one() {
        for case in [Case::claims(r#"{"sub":"a"}"#), Case::claims(r#"{"cnf":{"jkt":"short"}}"#)] {
            assert!(!case.fires(&OK_SENDER_CONSTRAINED), "{case:?}");
        }
    }
}

//! Rule `hdr-jwk-private`.

use crate::encoding::json::Node;
use crate::lints::point::parts;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A JWK with private members anywhere in header or claims.
    ///
    /// ## Why it matters
    /// Everyone who sees the token owns that key.
    ///
    /// ## What to do
    /// Replace the key at once, and write only the public members.
    ///
    /// ## References
    /// - RFC 7515 4.1.3
    /// - RFC 9449 4.2
    /// - RFC 7517 9.2
    HDR_JWK_PRIVATE, "hdr-jwk-private", Error, "Private key inside the token",
    "RFC 7515 4.1.3; RFC 9449 4.2; RFC 7517 9.2", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const PRIVATE: [&str; 9] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"];
    for (segment, part) in parts(subject) {
        let Some(object) = part.object() else { continue };
        walk(object, &mut |visit| {
            let typed = visit.node.get("kty").and_then(Node::as_str).is_some();
            if typed && PRIVATE.iter().any(|name| visit.node.get(name).is_some()) {
                let message = format!(
                    "The token contains a PRIVATE or secret key at `{}`: everyone who sees the token owns it. Replace that key at once, and write only public members.",
                    visit.pointer
                );
                findings.push(visit.finding(&HDR_JWK_PRIVATE, subject, segment, message));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_private_members() {
        for case in [
            Case::header(
                r#"{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"","y":"","d":"x"}}"#,
            ),
            Case::claims(r#"{"cnf":{"jwk":{"kty":"oct","k":"AA"}}}"#),
        ] {
            assert!(case.fires(&HDR_JWK_PRIVATE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_public_keys() {
        for case in [
            Case::header(r#"{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"","y":""}}"#),
            Case::claims(r#"{"d":1,"k":2}"#),
        ] {
            assert!(!case.fires(&HDR_JWK_PRIVATE), "{case:?}");
        }
    }
}

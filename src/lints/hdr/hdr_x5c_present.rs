//! Rule `hdr-x5c-present`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A chain of certificates in the header.
    ///
    /// ## Why it matters
    /// It is worth as much as its root. Whoever sends the token can send a chain of their own.
    ///
    /// ## What to do
    /// Build the chain to a root that you already trust for this issuer; check validity, names and key usage before you use the first key.
    ///
    /// ## References
    /// - RFC 7515 4.1.6
    /// - OWASP JWT Cheat Sheet
    HDR_X5C_PRESENT, "hdr-x5c-present", Info, "Certificate chain in the header",
    "RFC 7515 4.1.6; OWASP JWT Cheat Sheet", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some(chain) = subject.facts.header("x5c").and_then(Node::elements) {
        let message = format!(
            "The header brings {}. Trust the first one only after building the chain to a root that you already trust for this issuer.",
            text::count(chain.len(), "certificate")
        );
        findings.push(HDR_X5C_PRESENT.at_header(subject, "x5c", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_chain() {
        let case = Case::header(r#"{"alg":"ES256","x5c":["MIIB"]}"#);
        assert!(case.fires(&HDR_X5C_PRESENT), "{case:?}");
    }

    #[test]
    fn is_silent_about_a_thumbprint() {
        let case = Case::header(r#"{"alg":"ES256","x5t":"a"}"#);
        assert!(!case.fires(&HDR_X5C_PRESENT), "{case:?}");
    }
}

//! Rule `hdr-oversized`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A header above 4 KB without its keys and certificates, or above 32 KB in all.
    ///
    /// ## Why it matters
    /// It is processed before any signature is checked, which invites attacks on memory and time.
    ///
    /// ## What to do
    /// Keep headers small, and limit their size in the verifier.
    ///
    /// ## References
    /// - CVE-2025-61920 (Authlib oversized segments)
    HDR_OVERSIZED, "hdr-oversized", Warning, "Very large header",
    "CVE-2025-61920 (Authlib oversized segments)", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let size = subject.facts.header.bytes.len();
    let members = subject.facts.header.object().and_then(Node::members).unwrap_or_default();
    let keys = members
        .iter()
        .filter(|member| ["x5c", "jwk", "trust_chain", "svt"].contains(&&*member.name));
    let keys: usize = keys.map(|member| member.value.span.len()).sum();
    if size > 32_768 || size.saturating_sub(keys) > 4096 {
        let message = format!(
            "The header has {size} bytes and is processed before any signature is checked. Keep headers small, and limit their size in the verifier."
        );
        findings.push(HDR_OVERSIZED.at_segment(subject, 0, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn sized(name: &str, bytes: usize) -> Case {
        Case::header(&format!(r#"{{"alg":"HS256","{name}":"{}"}}"#, "x".repeat(bytes)))
    }

    #[test]
    fn fires_on_large_headers() {
        let case = sized("x", 10_000);
        assert!(case.fires(&HDR_OVERSIZED), "{case:?}");
    }

    #[test]
    fn is_silent_about_keys_of_usual_size() {
        for case in [sized("x", 1000), sized("jwk", 5000)] {
            assert!(!case.fires(&HDR_OVERSIZED), "{case:?}");
        }
    }
}

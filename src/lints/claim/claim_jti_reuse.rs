//! Rule `claim-jti-reuse`.

use crate::encoding::json::Node;
use crate::facts::Facts;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// Two different tokens of one issuer with the same `jti`.
    ///
    /// ## Why it matters
    /// What remembers used identifiers drops one of them, or lets the other pass.
    ///
    /// ## What to do
    /// Give each token an identifier of its own.
    ///
    /// ## References
    /// - RFC 7519 4.1.7
    CLAIM_JTI_REUSE, "claim-jti-reuse", Warning, "Same jti on different tokens",
    "RFC 7519 4.1.7", needs: [Claims, SecondToken]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let Some(other) = &subject.binding.second.token else { return };
    let text =
        |facts: &Facts, name: &str| facts.claim(name).and_then(Node::as_str).map(str::to_owned);
    let same = |name: &str| text(facts, name) == text(other, name);
    if text(facts, "jti").is_some()
        && same("jti")
        && same("iss")
        && facts.payload.text != other.payload.text
    {
        let message = "The second token has the same `jti` and other claims: replay detection drops one of them or misses the other. Give each token its own.";
        findings.push(CLAIM_JTI_REUSE.at_claim(subject, "jti", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::lints::case::Case;

    fn beside(claims: &str, other: &str) -> Case {
        let other = [r#"{"alg":"HS256"}"#, other, "x"].map(|part| encode(part.as_bytes()));
        Case::claims(claims).beside(&other.join("."))
    }

    #[test]
    fn fires_on_a_copied_identifier() {
        let case = beside(r#"{"iss":"i","jti":"a","sub":"b"}"#, r#"{"iss":"i","jti":"a"}"#);
        assert!(case.fires(&CLAIM_JTI_REUSE), "{case:?}");
    }

    #[test]
    fn is_silent_about_the_same_token_and_other_issuers() {
        for case in [
            beside(r#"{"iss":"i","jti":"a"}"#, r#"{"iss":"i","jti":"a"}"#),
            beside(r#"{"iss":"i","jti":"a"}"#, r#"{"iss":"j","jti":"a"}"#),
            beside(r#"{"jti":"a"}"#, r#"{"jti":"b"}"#),
            beside(r#"{"sub":"a"}"#, r#"{"sub":"b"}"#),
            Case::claims(r#"{"jti":"a"}"#),
        ] {
            assert!(!case.fires(&CLAIM_JTI_REUSE), "{case:?}");
        }
    }
}

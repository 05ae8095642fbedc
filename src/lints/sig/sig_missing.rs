//! Rule `sig-missing`.

use crate::lints::alg::folded;
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// A token whose third part is empty although `alg` names an algorithm.
    ///
    /// ## Why it matters
    /// Nothing protects its content. Verifiers that skip the check when there is no signature have been fooled by exactly this.
    ///
    /// ## What to do
    /// Refuse it. If the token should be signed, copy it again: the part after the last dot was lost.
    ///
    /// ## References
    /// - CVE-2020-28042
    /// - RFC 7515, section 5.2
    SIG_MISSING, "sig-missing", Error, "Signature is empty",
    "CVE-2020-28042; RFC 7515 5.2", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let algorithm = subject.facts.algorithm().unwrap_or_default();
    if folded(algorithm) == "none" || subject.facts.segment_text(2) != Some("") {
        return;
    }
    let message = format!(
        "The signature part is empty although `alg` is {}. A verifier must refuse such a token, never skip the check; if it was signed, copy it again.",
        text::quoted(algorithm)
    );
    findings.push(SIG_MISSING.at_segment(subject, 2, message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_stripped_signature() {
        assert!(Case::header(r#"{"alg":"RS256"}"#).signature("").fires(&SIG_MISSING));
    }

    #[test]
    fn is_silent_about_unsigned_and_signed_tokens() {
        assert!(!Case::header(r#"{"alg":"none"}"#).signature("").fires(&SIG_MISSING));
        assert!(!Case::header(r#"{"alg":"RS256"}"#).fires(&SIG_MISSING));
    }
}

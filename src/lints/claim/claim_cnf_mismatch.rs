//! Rule `claim-cnf-mismatch`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A token whose `cnf` names another key or certificate than the one beside it.
    ///
    /// ## Why it matters
    /// Whoever uses the token does not hold its key: it was stolen, or mixed up with another one.
    ///
    /// ## What to do
    /// Refuse it; use the key that the token was requested with.
    ///
    /// ## References
    /// - RFC 8705 3
    /// - RFC 9449 6-7
    CLAIM_CNF_MISMATCH, "claim-cnf-mismatch", Error, "Token is bound to another key",
    "RFC 8705 3; RFC 9449 6-7", needs: [Claims, Second]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for step in ["holder-certificate", "holder-key"] {
        if let Some(failure) = subject.binding.failure(step) {
            let message = format!("{failure}: it was mixed up or stolen. Refuse it.");
            findings.push(CLAIM_CNF_MISMATCH.at_claim(subject, "cnf", message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const KEY: &str =
        r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

    fn bound(jkt: &str) -> Case {
        Case::claims(&format!(r#"{{"cnf":{{"jkt":"{jkt}"}}}}"#))
    }

    #[test]
    fn fires_on_another_key() {
        let case = bound("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I").beside(KEY);
        assert!(case.fires(&CLAIM_CNF_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_its_own_and_without_one() {
        for case in [
            bound("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k").beside(KEY),
            bound("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"),
            bound("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k").beside("a code"),
            Case::claims("{}").beside(KEY),
        ] {
            assert!(!case.fires(&CLAIM_CNF_MISMATCH), "{case:?}");
        }
    }
}

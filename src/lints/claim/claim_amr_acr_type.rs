//! Rule `claim-amr-acr-type`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// An `amr` that is no list of strings, or an `acr` that is no string.
    ///
    /// ## Why it matters
    /// Checks for a stronger sign-in compare with the proper type and silently fail.
    ///
    /// ## What to do
    /// Write `amr` as a list of strings and `acr` as a string.
    ///
    /// ## References
    /// - OpenID Connect Core 2
    /// - RFC 8176
    CLAIM_AMR_ACR_TYPE, "claim-amr-acr-type", Warning, "amr or acr has the wrong type",
    "OpenID Connect Core 2; RFC 8176", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some(methods) = subject.facts.claim("amr").filter(|amr| !amr.is_null()) {
        let list = methods.elements();
        // Supabase lists objects with the method and its time.
        let sound = |it: &Node| {
            it.as_str().is_some() || it.get("method").is_some() && it.get("timestamp").is_some()
        };
        if !list.is_some_and(|list| list.iter().all(sound)) {
            let entra = methods.as_str().is_some_and(|text| text.contains(','));
            let severity = if entra { Severity::Info } else { CLAIM_AMR_ACR_TYPE.severity };
            let message = "`amr` must be a list of strings; checks for a stronger sign-in fail on other types.";
            findings.push(CLAIM_AMR_ACR_TYPE.at_claim(subject, "amr", message).graded(severity));
        }
    }
    if subject.facts.claim("acr").is_some_and(|acr| acr.as_str().is_none() && !acr.is_null()) {
        let message = "`acr` must be a string; checks for a stronger sign-in fail on other types.";
        findings.push(CLAIM_AMR_ACR_TYPE.at_claim(subject, "acr", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_other_types() {
        for case in [Case::claims(r#"{"amr":"mfa"}"#), Case::claims(r#"{"acr":1}"#)] {
            assert!(case.fires(&CLAIM_AMR_ACR_TYPE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_proper_ones() {
        for case in [
            Case::claims(r#"{"amr":["pwd","mfa"],"acr":"1"}"#),
            Case::claims(r#"{"amr":[{"method":"otp","timestamp":1}]}"#),
        ] {
            assert!(!case.fires(&CLAIM_AMR_ACR_TYPE), "{case:?}");
        }
    }
}

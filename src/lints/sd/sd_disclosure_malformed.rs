//! Rule `sd-disclosure-malformed`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::verdict::presentation::Cause;

declare_lint! {
    /// ## What it finds
    /// A disclosure that is not the base64url of a JSON array `[salt, name, value]`, or `[salt, value]` for an array element, or one whose name the format keeps to itself.
    ///
    /// ## Why it matters
    /// Verifiers must refuse the whole presentation. Lenient ones may drop the claim silently.
    ///
    /// ## What to do
    /// Copy the text again; when it is complete, correct the wallet or the issuer that made it.
    ///
    /// ## References
    /// - RFC 9901 4.2
    /// - RFC 9901 7.1
    SD_DISCLOSURE_MALFORMED, "sd-disclosure-malformed", Error, "Disclosure cannot be parsed",
    "RFC 9901 4.2, 7.1", needs: [SdJwt]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let list = &subject.facts.disclosures.list;
    for (index, disclosure) in list.iter().enumerate() {
        if let Some(fault) = &disclosure.fault {
            let message = format!(
                "Disclosure {} is {fault}. It must be `[salt, name, value]` or `[salt, value]`; refuse the presentation.",
                index + 1
            );
            findings.push(SD_DISCLOSURE_MALFORMED.at_disclosure(subject, index, message));
        }
    }
    let kinds = |cause: &Cause| matches!(cause, Cause::Kind { .. });
    findings.extend(SD_DISCLOSURE_MALFORMED.violations(subject, kinds, "Refuse the presentation."));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::sd;

    #[test]
    fn fires_on_arrays_that_are_no_disclosure() {
        for (claims, disclosure) in [
            ("{}", "[1,2,3,4]"),
            ("{}", "{}"),
            ("{}", r#"["s","_sd",[]]"#),
            (r#"{"a":[{"...":"$1"}]}"#, r#"["s","name",1]"#),
        ] {
            assert!(sd(claims, &[disclosure]).fires(&SD_DISCLOSURE_MALFORMED), "{disclosure}");
        }
    }

    #[test]
    fn is_silent_about_digests_inside_a_value() {
        let token = sd(r#"{"_sd":["$1"]}"#, &[r#"["s","a",{"_sd":["x"]}]"#]);
        assert!(!token.fires(&SD_DISCLOSURE_MALFORMED));
    }
}

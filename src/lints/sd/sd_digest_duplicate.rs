//! Rule `sd-digest-duplicate`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::verdict::presentation::Cause;

declare_lint! {
    /// ## What it finds
    /// A digest that occurs twice in the payload and the disclosures, or a disclosure that is given twice.
    ///
    /// ## Why it matters
    /// One disclosure would stand in two places, so that verifiers see different claims. They must refuse it.
    ///
    /// ## What to do
    /// Let the issuer use each digest once; let the wallet send each disclosure once.
    ///
    /// ## References
    /// - RFC 9901 4
    /// - RFC 9901 7.1
    SD_DIGEST_DUPLICATE, "sd-digest-duplicate", Error, "Digest or disclosure repeated",
    "RFC 9901 7.1(4)", needs: [SdJwt, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let repeated = |cause: &Cause| matches!(cause, Cause::DigestRepeated | Cause::Repeated);
    let advice = "Each digest and each disclosure may be there once only.";
    findings.extend(SD_DIGEST_DUPLICATE.violations(subject, repeated, advice));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::{of, sd};

    #[test]
    fn fires_on_repeated_digests_and_disclosures() {
        let token = sd(r#"{"_sd":["$1"]}"#, &[r#"["s","a",1]"#]);
        let disclosure = token.text.split('~').nth(1).unwrap();
        assert!(of(format!("{}{disclosure}~", token.text)).fires(&SD_DIGEST_DUPLICATE));
        let twice = sd(r#"{"_sd":["x"],"a":[{"...":"x"}]}"#, &[]);
        assert!(twice.fires(&SD_DIGEST_DUPLICATE));
    }

    #[test]
    fn is_silent_about_decoys() {
        assert!(!sd(r#"{"_sd":["x","y"],"a":[{"...":"z"}]}"#, &[]).fires(&SD_DIGEST_DUPLICATE));
    }
}

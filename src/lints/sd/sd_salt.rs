//! Rule `sd-salt`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;
use std::collections::BTreeSet;

declare_lint! {
    /// ## What it finds
    /// A salt shorter than 22 characters, which is what 128 bits take in base64url, or the same salt in two disclosures (an error).
    ///
    /// ## Why it matters
    /// The salt is all that keeps a verifier from guessing what it was not shown: it hashes likely values until a digest fits.
    ///
    /// ## What to do
    /// Let the issuer use 128 random bits for each disclosure.
    ///
    /// ## References
    /// - RFC 9901 9.3
    SD_SALT, "sd-salt", Warning, "Disclosure salts are short or reused",
    "RFC 9901 9.3", needs: [SdJwt]
}

/// 128 bits in base64url.
const SHORTEST: usize = 22;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let advice = "so verifiers can guess values that they were not shown. Let the issuer use 128 random bits for each disclosure.";
    let mut known = BTreeSet::new();
    let mut texts = BTreeSet::new();
    for (index, disclosure) in subject.facts.disclosures.list.iter().enumerate() {
        let Some(salt) = disclosure.salt() else { continue };
        // A disclosure that is there twice is no second use of its salt.
        if !texts.insert(&disclosure.encoded) {
            continue;
        }
        if !known.insert(salt) {
            let message = format!("Disclosure {} has the salt of another one, {advice}", index + 1);
            let finding = SD_SALT.at_disclosure(subject, index, message);
            findings.push(finding.graded(Severity::Error));
        } else if salt.chars().count() < SHORTEST {
            let length = salt.chars().count();
            let message = format!(
                "The salt of disclosure {} has {length} characters of at least {SHORTEST}, {advice}",
                index + 1
            );
            findings.push(SD_SALT.at_disclosure(subject, index, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::sd;

    const FIRST: &str = r#"["0123456789abcdefghijkl","a",1]"#;

    #[test]
    fn fires_on_short_and_shared_salts() {
        let short = sd("{}", &[r#"["1234","a",1]"#]).finding(&SD_SALT).unwrap();
        assert_eq!(short.severity, Severity::Warning);
        let shared = sd("{}", &[FIRST, r#"["0123456789abcdefghijkl","b",1]"#]);
        assert_eq!(shared.finding(&SD_SALT).unwrap().severity, Severity::Error);
    }

    #[test]
    fn is_silent_about_long_salts_each_its_own() {
        assert!(!sd("{}", &[FIRST, r#"["1123456789abcdefghijkl","b",1]"#]).fires(&SD_SALT));
    }
}

//! Rule `sd-alg`.

use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// An `_sd_alg` that is none of sha-256, sha-384, sha-512 and their SHA-3 sisters: MD5, SHA-1, truncated or unknown functions.
    ///
    /// ## Why it matters
    /// With a hash function that does not resist collisions, a holder can make two disclosures for one digest.
    ///
    /// ## What to do
    /// Use sha-256, which is also what a missing `_sd_alg` means.
    ///
    /// ## References
    /// - RFC 9901 4.1.1
    /// - RFC 9901 9.4
    SD_ALG, "sd-alg", Error, "Hash algorithm unsupported or weak",
    "RFC 9901 4.1.1, 9.4", needs: [Claims]
}

const STRONG: [&str; 6] = ["sha-256", "sha-384", "sha-512", "sha3-256", "sha3-384", "sha3-512"];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(claim) = subject.facts.claim("_sd_alg") else { return };
    if claim.as_str().is_some_and(|name| STRONG.contains(&name)) {
        return;
    }
    let shown = text::quoted(claim.as_str().unwrap_or("no text"));
    let message = format!(
        "`_sd_alg` is {shown}, which is not known to resist collisions: verifiers must refuse it. Use `sha-256`."
    );
    findings.push(SD_ALG.at_claim(subject, "_sd_alg", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::tests::sd_jwt::sd;

    #[test]
    fn fires_on_weak_truncated_and_unknown_functions() {
        for name in [r#""md5""#, r#""sha-256-128""#, r#""sha256""#, "1"] {
            assert!(sd(&format!(r#"{{"_sd_alg":{name}}}"#), &[]).fires(&SD_ALG), "{name}");
        }
    }

    #[test]
    fn is_silent_about_strong_ones_and_the_default() {
        for claims in ["{}", r#"{"_sd_alg":"sha-512"}"#, r#"{"_sd_alg":"sha3-256"}"#] {
            assert!(!sd(claims, &[]).fires(&SD_ALG), "{claims}");
        }
    }
}

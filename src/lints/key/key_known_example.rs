//! Rule `key-known-example`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A key that is printed in a document, with its private half: jwt.io's and those of the RFCs.
    ///
    /// ## Why it matters
    /// Anyone can sign with it.
    ///
    /// ## What to do
    /// Use it to learn, and make a key of your own.
    ///
    /// ## References
    /// - RFC 7515 A.2-A.4
    /// - RFC 8037 A
    /// - RFC 9449
    KEY_KNOWN_EXAMPLE, "key-known-example", Error, "Published example key",
    "RFC 7515 A.2-A.4; RFC 8037 A; RFC 9449", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for key in &subject.keys.list {
        let thumbprint = key.thumbprint.as_deref().unwrap_or_default();
        if let Some((_, source)) = KNOWN.iter().find(|(known, _)| *known == thumbprint) {
            let message = format!(
                "This key is printed in {source}, its private half included: anyone can sign with it. Make a key of your own."
            );
            findings.push(KEY_KNOWN_EXAMPLE.finding(message));
        }
    }
}

/// RFC 7638 SHA-256 thumbprints and where the keys are printed.
const KNOWN: [(&str, &str); 6] = [
    ("oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY", "the RS256 example of jwt.io"),
    ("19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8", "the ES256 example of jwt.io"),
    ("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U", "RFC 7515, appendix A.3"),
    ("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", "RFC 8037, appendix A"),
    ("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", "RFC 9449"),
    ("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", "RFC 7638 and RFC 7517, appendix A"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn printed(thumbprint: &str) -> Case {
        let mut case = Case::header(r#"{"alg":"RS256"}"#).ec_key(false);
        case.keys.list[0].thumbprint = Some(thumbprint.to_owned());
        case
    }

    #[test]
    fn fires_on_printed_keys() {
        let case = printed("oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY");
        assert!(case.fires(&KEY_KNOWN_EXAMPLE), "{case:?}");
    }

    #[test]
    fn is_silent_about_others() {
        let case = printed("AAAmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY");
        assert!(!case.fires(&KEY_KNOWN_EXAMPLE), "{case:?}");
    }
}

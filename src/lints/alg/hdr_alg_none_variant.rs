//! Rule `hdr-alg-none-variant`.

use super::means_none;
use crate::lints::{Finding, Subject, declare_lint, text};

declare_lint! {
    /// ## What it finds
    /// An `alg` that is not `none` but reads like it: other letter case, added blanks or invisible characters, look-alike letters, an empty string, or words such as `null`, `undefined`, `false`, `unsigned`.
    ///
    /// ## Why it matters
    /// Nobody writes `nOnE` by accident. It slips past verifiers that only compare with the exact text `none`.
    ///
    /// ## What to do
    /// Refuse the token, and compare `alg` with a list of accepted names, letter by letter.
    ///
    /// ## References
    /// - draft-ietf-oauth-rfc8725bis, sections 2.11 and 3.1
    HDR_ALG_NONE_VARIANT, "hdr-alg-none-variant", Error, "Disguised alg none",
    "draft-ietf-oauth-rfc8725bis-08 2.11 and 3.1", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(alg) = subject.facts.algorithm() else { return };
    if alg == "none" || !means_none(alg) {
        return;
    }
    let message = match alg {
        "" => "`alg` is empty, so the token names no algorithm at all; some libraries read that as `none`. Refuse it, and compare `alg` with a list of accepted names.".to_owned(),
        _ => format!(
            "{} is a disguised `none`, meant to slip past checks that look for the exact word. Refuse it, and compare `alg` with a list of accepted names, letter by letter.",
            text::quoted(alg)
        ),
    };
    findings.push(HDR_ALG_NONE_VARIANT.at_header(subject, "alg", message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn fires(alg: &str) -> bool {
        Case::header(&format!(r#"{{"alg":"{alg}"}}"#)).fires(&HDR_ALG_NONE_VARIANT)
    }

    #[test]
    fn fires_on_every_disguise() {
        for alg in [
            "nOnE",
            "NONE",
            "none ",
            "",
            "n\\u043ene",
            "no\\u200bne",
            "ｎｏｎｅ",
            "null",
            "undefined",
        ] {
            assert!(fires(alg), "{alg}");
        }
    }

    #[test]
    fn is_silent_about_the_plain_word_and_about_other_names() {
        for alg in ["none", "NONEC1", "HS256", "nonexistent"] {
            assert!(!fires(alg), "{alg}");
        }
    }
}

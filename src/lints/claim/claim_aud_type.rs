//! Rule `claim-aud-type`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use std::collections::BTreeSet;

declare_lint! {
    /// ## What it finds
    /// An `aud` that is neither a string nor a list of different strings, or that is empty.
    ///
    /// ## Why it matters
    /// Empty and oddly typed audiences have got past checks.
    ///
    /// ## What to do
    /// Write one string, or a list of strings.
    ///
    /// ## References
    /// - RFC 7519 4.1.3
    /// - CVE-2020-26160 (dgrijalva/jwt-go aud type confusion)
    CLAIM_AUD_TYPE, "claim-aud-type", Error, "aud is malformed",
    "RFC 7519 4.1.3; CVE-2020-26160 (dgrijalva/jwt-go aud type confusion)", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(audience) = subject.facts.claim("aud").filter(|aud| !aud.is_null()) else { return };
    let sound = match (audience.as_str(), audience.elements()) {
        (Some(text), _) => !text.is_empty(),
        (_, Some(list)) => {
            let names: BTreeSet<&str> =
                list.iter().filter_map(Node::as_str).filter(|it| !it.is_empty()).collect();
            !list.is_empty() && names.len() == list.len()
        }
        _ => false,
    };
    if !sound {
        let message = "`aud` must be a string or a list of different strings, and not empty. Such audiences have got past checks; correct it where the token is made.";
        findings.push(CLAIM_AUD_TYPE.at_claim(subject, "aud", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_malformed_audiences() {
        for case in [
            Case::claims(r#"{"aud":[]}"#),
            Case::claims(r#"{"aud":{"a":1}}"#),
            Case::claims(r#"{"aud":""}"#),
            Case::claims(r#"{"aud":["a","a"]}"#),
        ] {
            assert!(case.fires(&CLAIM_AUD_TYPE), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_strings_and_lists() {
        for case in
            [Case::claims(r#"{"aud":["a"]}"#), Case::claims(r#"{"aud":"a"}"#), Case::claims("{}")]
        {
            assert!(!case.fires(&CLAIM_AUD_TYPE), "{case:?}");
        }
    }
}

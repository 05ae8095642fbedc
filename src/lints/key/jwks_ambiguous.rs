//! Rule `jwks-ambiguous`.

use crate::algorithms;
use crate::keys::Key;
use crate::lints::{Finding, Subject, declare_lint};
use crate::request::KeyFormat;

declare_lint! {
    /// ## What it finds
    /// A key set in which several keys fit: the token names none, or two have the same `kid`.
    ///
    /// ## Why it matters
    /// Verifiers may pick different ones.
    ///
    /// ## What to do
    /// Give every key its own `kid`, and name it in the header.
    ///
    /// ## References
    /// - RFC 7517 4.5
    JWKS_AMBIGUOUS, "jwks-ambiguous", Warning, "Several keys match",
    "RFC 7517 4.5", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let row = subject.facts.algorithm().and_then(algorithms::find);
    let Some(row) = row.filter(|_| subject.keys.format == KeyFormat::Jwks) else { return };
    let wanted = subject.facts.key_id();
    let fits = |key: &&Key| {
        key.material.key_type() == row.key_type
            && key.public_key_use.as_deref() != Some("enc")
            && key.algorithm.as_deref().is_none_or(|own| own == row.name)
            && (wanted.is_none() || key.key_id.as_deref() == wanted)
    };
    let count = subject.keys.list.iter().filter(fits).count();
    if count > 1 {
        let message = format!(
            "{count} keys of the set fit this token, so verifiers may pick different ones. Give every key its own `kid`, and name it in the header."
        );
        findings.push(JWKS_AMBIGUOUS.at_header(subject, "kid", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn set(header: &str, first: &str, second: &str) -> Case {
        let mut case = Case::header(header).ec_key(false).ec_key(false);
        case.keys.format = KeyFormat::Jwks;
        case.keys.list[0].key_id = Some(first.to_owned());
        case.keys.list[1].key_id = Some(second.to_owned());
        case
    }

    #[test]
    fn fires_when_several_keys_fit() {
        for case in
            [set(r#"{"alg":"ES256"}"#, "a", "b"), set(r#"{"alg":"ES256","kid":"a"}"#, "a", "a")]
        {
            assert!(case.fires(&JWKS_AMBIGUOUS), "{case:?}");
        }
    }

    #[test]
    fn is_silent_when_one_does() {
        for case in
            [set(r#"{"alg":"ES256","kid":"a"}"#, "a", "b"), set(r#"{"alg":"RS256"}"#, "a", "b")]
        {
            assert!(!case.fires(&JWKS_AMBIGUOUS), "{case:?}");
        }
    }
}

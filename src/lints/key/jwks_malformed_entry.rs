//! Rule `jwks-malformed-entry`.

use crate::lints::{Finding, Subject, declare_lint};
use crate::request::KeyFormat;

declare_lint! {
    /// ## What it finds
    /// A key set with entries that cannot be read, or without any.
    ///
    /// ## Why it matters
    /// An empty set verifies nothing; entries that cannot be read are left out.
    ///
    /// ## What to do
    /// Fetch the set again, or correct it where it is made.
    ///
    /// ## References
    /// - RFC 7517 5
    JWKS_MALFORMED_ENTRY, "jwks-malformed-entry", Warning, "Unusable entries in the JWK set",
    "RFC 7517 5", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let problems = &subject.keys.problems;
    let Some(first) = problems.first().filter(|_| subject.keys.format == KeyFormat::Jwks) else {
        return;
    };
    let message = match problems.len() {
        1 => first.message.clone(),
        count => format!("{count} entries of the set cannot be used. The first: {}", first.message),
    };
    findings.push(JWKS_MALFORMED_ENTRY.finding(message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    use crate::keys::PastedKey;
    use crate::report::KeyProblem;

    fn refused(code: &'static str, keys: usize) -> Case {
        let mut case = (0..keys).fold(Case::header("{}"), |case, _| case.ec_key(false));
        case.keys.text = PastedKey("-----BEGIN X-----".into());
        case.keys.format = KeyFormat::Jwks;
        let message = "This is no key.".to_owned();
        case.keys.problems.push(KeyProblem { code: code.into(), message, offset: None });
        case
    }

    fn pasted(text: &str) -> Case {
        Case::header(r#"{"alg":"ES256"}"#).secret_text(text)
    }

    #[test]
    fn fires_on_unreadable_entries() {
        let case = refused("jwk-unreadable", 1);
        assert!(case.fires(&JWKS_MALFORMED_ENTRY), "{case:?}");
    }

    #[test]
    fn is_silent_about_other_keys() {
        let case = pasted("x");
        assert!(!case.fires(&JWKS_MALFORMED_ENTRY), "{case:?}");
    }
}

//! Rule `jwe-nested-unsecured`.

use crate::facts::Facts;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// An encrypted token with an unsigned one inside.
    ///
    /// ## Why it matters
    /// Whoever has the public key can make it. A verifier that only decrypts lets everybody in.
    ///
    /// ## What to do
    /// Refuse it. Require a signature on the inner token.
    ///
    /// ## References
    /// - CVE-2026-29000 (pac4j-jwt, CVSS 10)
    /// - RFC 8725 3.3
    JWE_NESTED_UNSECURED, "jwe-nested-unsecured", Error, "Unsigned token inside the encryption",
    "CVE-2026-29000 (pac4j-jwt, CVSS 10); RFC 8725 3.3", needs: [Token, Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // Whichever of the two is looked at.
    let pair = match (subject.facts, subject.carrier) {
        (Facts { kind: Kind::Jwe, inner: Some(inner), .. }, _) => Some(&**inner),
        (inner, Some(Facts { kind: Kind::Jwe, .. })) => Some(inner),
        _ => None,
    };
    let unsecured = |it: &&Facts| {
        it.algorithm().is_some_and(|alg| alg.eq_ignore_ascii_case("none"))
            || it.signature().is_some_and(<[u8]>::is_empty)
    };
    if pair.filter(|it| it.kind == Kind::Jws).is_some_and(|it| unsecured(&it)) {
        let message = "The token inside the encryption is not signed: whoever has the public key can make it. Refuse it, and require a signature inside.";
        findings.push(JWE_NESTED_UNSECURED.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const OUTER: &str = r#"{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}"#;

    #[test]
    fn fires_on_an_unsigned_token_inside_from_both_sides() {
        let case = Case::jwe(OUTER).decrypted("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.");
        assert!(case.fires(&JWE_NESTED_UNSECURED));
        assert!(case.innermost().fires(&JWE_NESTED_UNSECURED));
    }

    #[test]
    fn is_silent_about_a_signed_one_and_about_one_that_was_not_encrypted() {
        let case = Case::jwe(OUTER).decrypted("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA");
        assert!(!case.fires(&JWE_NESTED_UNSECURED));
        assert!(!case.innermost().fires(&JWE_NESTED_UNSECURED));
        assert!(!Case::header(r#"{"alg":"none"}"#).fires(&JWE_NESTED_UNSECURED));
    }
}

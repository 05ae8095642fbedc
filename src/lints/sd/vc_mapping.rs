//! Rule `vc-mapping`.

use crate::encoding::json::Node;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;
use crate::time::Timestamp;

declare_lint! {
    /// ## What it finds
    /// A credential whose `iss`, `sub`, `jti`, `nbf` or `exp` says something else than the credential in it; of the data model 2.0 also one that is wrapped in `vc` or `vp` (an error), or without `@context` or `type`.
    ///
    /// ## Why it matters
    /// Verifiers may check either, and so two of them may accept different things.
    ///
    /// ## What to do
    /// Issue it with the same values in both places, or with one of them only.
    ///
    /// ## References
    /// - VC Data Model 1.1 6.3.1
    /// - VC-JOSE-COSE 3.1
    VC_MAPPING, "vc-mapping", Warning, "VC and JWT claims disagree",
    "VC Data Model 1.1 6.3.1; VC-JOSE-COSE 3.1", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    match (subject.facts.profile.id, subject.facts.claim("vc")) {
        ("vc-jose", _) => plain(subject, findings),
        (_, Some(credential)) => wrapped(subject, credential, findings),
        _ => {}
    }
}

/// Data model 1.1: the credential stands in `vc`.
fn wrapped(subject: &Subject<'_>, credential: &Node, findings: &mut Vec<Finding>) {
    let issuer = credential.get("issuer");
    let holder = credential.get("credentialSubject");
    let pairs = [
        ("iss", issuer.and_then(id_or_self), "vc.issuer"),
        ("jti", credential.get("id"), "vc.id"),
        ("sub", holder.and_then(|it| it.get("id")), "vc.credentialSubject.id"),
        ("nbf", credential.get("issuanceDate"), "vc.issuanceDate"),
        ("exp", credential.get("expirationDate"), "vc.expirationDate"),
    ];
    for (claim, value, name) in pairs {
        compare(subject, claim, value, name, findings);
    }
}

/// Data model 2.0: the credential is the payload.
fn plain(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in ["vc", "vp"] {
        if subject.facts.claim(name).is_some() {
            let message = format!(
                "A credential of the data model 2.0 is the payload itself; `{name}` is of version 1.1. Verifiers refuse the mixture."
            );
            findings.push(VC_MAPPING.at_claim(subject, name, message).graded(Severity::Error));
        }
    }
    for name in ["@context", "type"] {
        if subject.facts.claim(name).is_none() {
            let message =
                format!("A credential of the data model 2.0 needs `{name}`, and there is none.");
            findings.push(VC_MAPPING.at_claim(subject, name, message));
        }
    }
    let pairs = [("nbf", "validFrom"), ("exp", "validUntil")];
    for (claim, name) in pairs {
        compare(subject, claim, subject.facts.claim(name), name, findings);
    }
    let issuer = subject.facts.claim("issuer").and_then(id_or_self);
    compare(subject, "iss", issuer, "issuer", findings);
}

fn compare(
    subject: &Subject<'_>,
    claim: &str,
    value: Option<&Node>,
    name: &str,
    findings: &mut Vec<Finding>,
) {
    let Some(value) = value.and_then(Node::as_str) else { return };
    let differs =
        match (subject.facts.time(claim), subject.facts.claim(claim).and_then(Node::as_str)) {
            (Some(instant), _) => Timestamp::from_date(value).is_some_and(|date| date != instant),
            (_, Some(text)) => text != value,
            _ => false,
        };
    if differs {
        let message = format!(
            "`{claim}` and `{name}` state different values. Verifiers may check either; issue it with the same in both."
        );
        findings.push(VC_MAPPING.at_claim(subject, claim, message));
    }
}

/// An identifier stands as it is, or as the `id` of an object.
fn id_or_self(node: &Node) -> Option<&Node> {
    if node.members().is_some() { node.get("id") } else { Some(node) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const V2: &str = r#"{"alg":"ES256","typ":"vc+jwt"}"#;

    #[test]
    fn fires_on_two_values() {
        for claims in [
            r#"{"nbf":1790000000,"vc":{"issuanceDate":"2026-09-21T14:13:21Z"}}"#,
            r#"{"iss":"did:a","vc":{"issuer":{"id":"did:b"}}}"#,
            r#"{"sub":"did:a","vc":{"credentialSubject":{"id":"did:b"}}}"#,
            r#"{"jti":"a","vc":{"id":"b"}}"#,
        ] {
            assert!(Case::claims(claims).fires(&VC_MAPPING), "{claims}");
        }
        let conflict =
            r#"{"@context":[],"type":[],"exp":1790000000,"validUntil":"2030-01-01T00:00:00Z"}"#;
        assert!(Case::jwt(V2, conflict).fires(&VC_MAPPING));
        assert!(Case::jwt(V2, r#"{"type":[]}"#).fires(&VC_MAPPING));
        let mixed = Case::jwt(V2, r#"{"@context":[],"type":[],"vc":{}}"#);
        assert_eq!(mixed.finding(&VC_MAPPING).unwrap().severity, Severity::Error);
    }

    #[test]
    fn is_silent_about_one_value_and_about_the_same() {
        for claims in [
            r#"{"nbf":1790000000,"vc":{"issuanceDate":"2026-09-21T14:13:20Z"}}"#,
            r#"{"nbf":1790000000,"vc":{"issuanceDate":"2026-09-21T16:13:20.5+02:00"}}"#,
            r#"{"nbf":1790000000,"vc":{}}"#,
            r#"{"vc":{"issuer":"did:b","issuanceDate":"2026-09-21T14:13:20Z"}}"#,
            r#"{"iss":"did:b","vc":{"issuer":"did:b"}}"#,
        ] {
            assert!(!Case::claims(claims).fires(&VC_MAPPING), "{claims}");
        }
        let good = r#"{"@context":[],"type":[],"issuer":"did:a","iss":"did:a"}"#;
        assert!(!Case::jwt(V2, good).fires(&VC_MAPPING));
    }
}

//! Rule `spiffe-svid`.

use crate::encoding::json::{Member, Node};
use crate::lints::claim::audiences;
use crate::lints::oauth::missing;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;

declare_lint! {
    /// ## What it finds
    /// A SPIFFE JWT-SVID with another algorithm or header parameter than allowed, without `aud` or `exp`, or with a SPIFFE ID that is none.
    ///
    /// ## Why it matters
    /// Validators refuse it. More than one audience is a warning: each of them can pass the token on to the others.
    ///
    /// ## What to do
    /// Use RS, ES or PS with `alg`, `kid` and `typ` only, one audience, and an identity as spiffe://trust-domain/path.
    ///
    /// ## References
    /// - SPIFFE JWT-SVID 2-3
    /// - SPIFFE-ID 2
    SPIFFE_SVID, "spiffe-svid", Error, "JWT-SVID violates the SPIFFE profile",
    "SPIFFE JWT-SVID 2-3; SPIFFE-ID 2", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let text = |node: Option<&Node>| node.and_then(Node::as_str).unwrap_or_default().to_owned();
    let identity = text(facts.claim("sub"));
    if !identity.starts_with("spiffe://") {
        return;
    }
    let algorithm = facts.algorithm().unwrap_or_default();
    let allowed = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"];
    let typ = text(facts.header("typ"));
    let header = facts.header.object().and_then(Node::members).unwrap_or_default();
    let other = |member: &Member| !["alg", "kid", "typ"].contains(&&*member.name);
    let missing = missing(subject, &["aud", "exp"]);
    let faults = [
        (!allowed.contains(&algorithm), "the algorithm is not RS, ES or PS"),
        (header.iter().any(other), "the header has more than `alg`, `kid` and `typ`"),
        (!["", "JWT", "JOSE"].contains(&&*typ), "`typ` is not JWT or JOSE"),
        (!missing.is_empty(), "`aud` or `exp` is missing"),
        (!is_spiffe_id(&identity), "`sub` is no SPIFFE ID"),
    ];
    let found: Vec<&str> = faults.into_iter().filter(|it| it.0).map(|it| it.1).collect();
    if !found.is_empty() {
        let message = format!(
            "This JWT-SVID violates the SPIFFE profile: {}. Validators refuse it.",
            found.join(", ")
        );
        findings.push(SPIFFE_SVID.at_claim(subject, "sub", message));
    } else if audiences(subject).len() > 1 {
        let message = "This JWT-SVID has several audiences: each of them can use it with the others. Ask for one token for each.";
        let finding = SPIFFE_SVID.at_claim(subject, "aud", message);
        findings.push(finding.graded(Severity::Warning));
    }
}

/// SPIFFE-ID, section 2: a trust domain in lower case, and a path without empty, `.` and `..` segments.
fn is_spiffe_id(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("spiffe://") else { return false };
    let (domain, path) =
        rest.split_once('/').map_or((rest, None), |(domain, path)| (domain, Some(path)));
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    let step = |step: &str| !["", ".", ".."].contains(&step) && step.chars().all(plain);
    text.len() <= 2048
        && (1..=255).contains(&domain.len())
        && domain.chars().all(small)
        && path.is_none_or(|path| path.split('/').all(step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn svid(header: &str, sub: &str, aud: &str) -> Case {
        Case::jwt(header, &format!(r#"{{"sub":"{sub}","aud":{aud},"exp":1790000300}}"#))
    }

    const HEADER: &str = r#"{"alg":"ES256","kid":"a","typ":"JWT"}"#;

    #[test]
    fn fires_on_what_the_profile_forbids() {
        let id = "spiffe://d.example/a";
        for case in [
            svid(r#"{"alg":"HS256"}"#, id, "\"b\""),
            svid(r#"{"alg":"ES256","jku":"https://a.example"}"#, id, "\"b\""),
            svid(r#"{"alg":"ES256","typ":"at+jwt"}"#, id, "\"b\""),
            svid(HEADER, "spiffe://D.example/a", "\"b\""),
            svid(HEADER, "spiffe://d.example/a/../b", "\"b\""),
            svid(HEADER, "spiffe://d.example/a/", "\"b\""),
            svid(HEADER, "spiffe://d.example/a?x", "\"b\""),
            Case::jwt(HEADER, r#"{"sub":"spiffe://d.example/a"}"#),
        ] {
            assert_eq!(case.finding(&SPIFFE_SVID).unwrap().severity, Severity::Error, "{case:?}");
        }
        let several = svid(HEADER, id, r#"["b","c"]"#).finding(&SPIFFE_SVID).unwrap();
        assert_eq!(several.severity, Severity::Warning);
    }

    #[test]
    fn is_silent_about_proper_ones() {
        for case in [
            svid(HEADER, "spiffe://d.example/ns/a/sa/B_1", "[\"b\"]"),
            svid(HEADER, "spiffe://d.example", "\"b\""),
            Case::claims(r#"{"sub":"u1"}"#),
        ] {
            assert!(!case.fires(&SPIFFE_SVID), "{case:?}");
        }
    }
}

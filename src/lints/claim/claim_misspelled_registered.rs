//! Rule `claim-misspelled-registered`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A claim whose name is plainly meant as a registered one that is missing: `expires` for `exp`, `issuer` for `iss`, or one letter off `exp`, `iat` or `nbf` with a time as value.
    ///
    /// ## Why it matters
    /// No library checks it.
    ///
    /// ## What to do
    /// Write the registered name.
    ///
    /// ## References
    /// - RFC 7519 4.1
    CLAIM_MISSPELLED_REGISTERED, "claim-misspelled-registered", Warning, "Looks like a misspelled standard claim",
    "RFC 7519 4.1", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let members = subject.facts.payload.object().and_then(Node::members).unwrap_or_default();
    let mut reported: Vec<&str> = Vec::new();
    for member in members {
        let Some(meant) = meant(&member.name, &member.value, subject) else { continue };
        if subject.facts.claim(meant).is_some() || reported.contains(&meant) {
            continue;
        }
        reported.push(meant);
        let message = format!(
            "{} is not checked by any JWT library; `{meant}` is probably meant. Write that.",
            text::quoted(&member.name)
        );
        findings.push(CLAIM_MISSPELLED_REGISTERED.at_claim(subject, &member.name, message));
    }
}

fn meant(name: &str, value: &Node, subject: &Subject<'_>) -> Option<&'static str> {
    let meant = match name {
        // A credential of the data model 2.0 has an `issuer`.
        "issuer" if subject.facts.profile.id == "vc-jose" => return None,
        "issuer" | "issuedBy" => "iss",
        "audience" => "aud",
        "subject" if value.as_str().is_some() => "sub",
        "expires" | "expiry" | "expiration" | "expire" | "exp_time" | "expirationTime" => "exp",
        "not_before" | "notBefore" => "nbf",
        "issued_at" | "issuedAt" => "iat",
        "jwt_id" | "token_id" => "jti",
        "scopes" if value.elements().is_some() && subject.facts.profile.id == "at+jwt" => "scope",
        _ => return near(name, value),
    };
    Some(meant)
}

/// A registered time claim one slip away, when the value is a time.
fn near(name: &str, value: &Node) -> Option<&'static str> {
    let time = value.as_number()?.parse::<i64>().ok()?;
    let times = ["exp", "iat", "nbf"].into_iter();
    let mut near =
        times.filter(|claim| !claim.eq_ignore_ascii_case(name) && is_one_slip(claim, name));
    near.next().filter(|_| (1_000_000_000..=10_000_000_000_000).contains(&time))
}

/// One letter added, left out, replaced or two neighbours swapped.
fn is_one_slip(right: &str, written: &str) -> bool {
    let right: Vec<char> = right.chars().collect();
    let written: Vec<char> = written.chars().collect();
    let same = right.iter().zip(&written).take_while(|(one, other)| one == other).count();
    let (right, written) = (right.get(same..), written.get(same..));
    match (right.unwrap_or_default(), written.unwrap_or_default()) {
        ([first, second, rest @ ..], [swapped, with, end @ ..])
            if first == with && second == swapped && rest == end =>
        {
            true
        }
        ([_, rest @ ..], [_, end @ ..]) if rest == end => true,
        (right, [_, end @ ..]) if right == end => true,
        ([_, rest @ ..], written) => rest == written,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_names_that_are_meant_otherwise() {
        for case in [
            Case::claims(r#"{"expires":1900000000}"#),
            Case::claims(r#"{"epx":1790000000}"#),
            Case::claims(r#"{"iss":"a","issuedAt":1}"#),
            Case::claims(r#"{"exp_":1790000000}"#),
        ] {
            assert!(case.fires(&CLAIM_MISSPELLED_REGISTERED), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_other_claims() {
        for case in [
            Case::claims(r#"{"exp":1900000000,"expires_in":3600}"#),
            Case::claims(r#"{"lat":52.5}"#),
            Case::claims(r#"{"aid":"acct_1"}"#),
            Case::claims(r#"{"exp":1,"expires":2}"#),
            Case::claims(r#"{"epx":5}"#),
            Case::claims(r#"{"Exp":1790000000}"#),
        ] {
            assert!(!case.fires(&CLAIM_MISSPELLED_REGISTERED), "{case:?}");
        }
    }
}

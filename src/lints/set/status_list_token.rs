//! Rule `status-list-token`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Severity;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

/// A longer list is not inflated to its end.
const LIST: usize = 10_000_000;

declare_lint! {
    /// ## What it finds
    /// A status list token without what it needs: `sub` and `iat`, entries of 1, 2, 4 or 8 bits, and a compressed list.
    ///
    /// ## Why it matters
    /// Nobody can look up in it whether a token was revoked.
    ///
    /// ## What to do
    /// Make the list as the draft says.
    ///
    /// ## References
    /// - draft-ietf-oauth-status-list 5-6
    STATUS_LIST_TOKEN, "status-list-token", Error, "Status list token malformed",
    "draft-ietf-oauth-status-list 5-6", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    if facts.profile.id != "status-list" {
        return;
    }
    let list = facts.claim("status_list");
    let member = |name: &str| list.and_then(|list| list.get(name));
    let positive = |ttl: &Node| {
        ttl.as_number().is_some_and(|ttl| {
            !ttl.starts_with('-') && ttl.contains(|c: char| ('1'..='9').contains(&c))
        })
    };
    let checks = [
        (
            facts.claim("sub").and_then(Node::as_str).is_some_and(|it| it.contains(':')),
            "sub as a URI",
        ),
        (facts.time("iat").is_some(), "iat"),
        (
            member("bits")
                .and_then(Node::as_number)
                .is_some_and(|it| matches!(it, "1" | "2" | "4" | "8")),
            "status_list.bits of 1, 2, 4 or 8",
        ),
        (
            member("lst").and_then(Node::as_str).is_some_and(is_compressed),
            "status_list.lst in ZLIB and base64url",
        ),
        (facts.claim("ttl").is_none_or(positive), "ttl above 0"),
    ];
    let lacking: Vec<String> =
        checks.iter().filter(|(there, _)| !there).map(|(_, what)| (*what).to_owned()).collect();
    if !lacking.is_empty() {
        let message = format!(
            "A status list token needs {}; nobody can look anything up in this one. Make it anew.",
            text::list(&lacking)
        );
        findings.push(STATUS_LIST_TOKEN.at_segment(subject, 1, message));
    } else if facts.claim("exp").is_none() {
        let message = "This status list has no `exp`, so an old one passes for ever. Add one.";
        let finding = STATUS_LIST_TOKEN.at_segment(subject, 1, message);
        findings.push(finding.graded(Severity::Info));
    }
}

fn is_compressed(text: &str) -> bool {
    let decoded = base64url::decode(text);
    decoded.oddities.is_empty()
        && decoded.bytes.is_some_and(|bytes| {
            match decompress_to_vec_zlib_with_limit(&bytes, LIST) {
                Ok(_) => true,
                Err(error) => error.status == TINFLStatus::HasMoreOutput,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const HEADER: &str = r#"{"alg":"ES256","typ":"statuslist+jwt"}"#;
    /// The list of the draft, section 4.1.
    const GOOD: &str = r#"{"sub":"https://a.example/1","iat":1789999940,"exp":1790000840,"ttl":60,"status_list":{"bits":1,"lst":"eNrbuRgAAhcBXQ"}}"#;

    #[test]
    fn fires_on_malformed_lists() {
        for (from, to) in [
            ("\"bits\":1", "\"bits\":3"),
            ("eNrbuRgAAhcBXQ", "AAAA"),
            ("eNrbuRgAAhcBXQ", "eNrbuRgAAhcBXQ=="),
            ("\"ttl\":60", "\"ttl\":0"),
            ("https://a.example/1", "a"),
            ("\"iat\"", "\"at\""),
        ] {
            let case = Case::jwt(HEADER, &GOOD.replace(from, to));
            assert_eq!(case.finding(&STATUS_LIST_TOKEN).unwrap().severity, Severity::Error, "{to}");
        }
        let endless = Case::jwt(HEADER, &GOOD.replace("\"exp\"", "\"ex\""));
        assert_eq!(endless.finding(&STATUS_LIST_TOKEN).unwrap().severity, Severity::Info);
    }

    #[test]
    fn is_silent_about_a_good_list_and_other_tokens() {
        for case in [Case::jwt(HEADER, GOOD), Case::claims("{}")] {
            assert!(!case.fires(&STATUS_LIST_TOKEN), "{case:?}");
        }
    }
}

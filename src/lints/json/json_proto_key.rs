//! Rule `json-proto-key`.

use crate::lints::point::parts;
use crate::lints::walk::walk;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A member named `__proto__`, or a `constructor` with a `prototype` in it, at any depth.
    ///
    /// ## Why it matters
    /// Code that merges claims into JavaScript objects changes the prototype of all objects with it.
    ///
    /// ## What to do
    /// Copy the claims that you know by name instead of merging. Nothing honest needs this member.
    ///
    /// ## References
    /// - CWE-1321
    JSON_PROTO_KEY, "json-proto-key", Warning, "Prototype-pollution key",
    "CWE-1321", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (segment, part) in parts(subject) {
        let Some(object) = part.object() else { continue };
        walk(object, &mut |visit| {
            let polluting = visit.name == "__proto__"
                || visit.name == "constructor" && visit.node.get("prototype").is_some();
            if polluting {
                let message = format!(
                    "There is a member `{}`, which changes the prototypes of JavaScript objects that claims are merged into. Copy claims by name.",
                    visit.name
                );
                findings.push(visit.finding(&JSON_PROTO_KEY, subject, segment, message));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_polluting_members() {
        for case in [
            Case::claims(r#"{"__proto__":{"admin":true}}"#),
            Case::claims(r#"{"a":[{"constructor":{"prototype":{}}}]}"#),
        ] {
            assert!(case.fires(&JSON_PROTO_KEY), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_a_plain_constructor() {
        let case = Case::claims(r#"{"constructor":"ACME Ltd"}"#);
        assert!(!case.fires(&JSON_PROTO_KEY), "{case:?}");
    }
}

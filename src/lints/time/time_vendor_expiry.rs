//! Rule `time-vendor-expiry`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A claim such as `expires_in`, `expires_at`, `ttl` or `tokenExp` that looks like an expiry.
    ///
    /// ## Why it matters
    /// No JWT library checks it; only `exp` counts.
    ///
    /// ## What to do
    /// Set `exp`. If the other claim is for a client's convenience, it may stay.
    ///
    /// ## References
    /// - RFC 7519 4.1.4
    TIME_VENDOR_EXPIRY, "time-vendor-expiry", Info, "Non-standard expiry claim",
    "RFC 7519 4.1.4", needs: [Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in NAMES {
        let Some(node) = subject.facts.claim(claim) else { continue };
        let number = node.as_number().is_some();
        let status_list = subject.facts.profile.id == "status-list";
        let own = match claim {
            "ttl" => !number || status_list,
            // Zoom's meeting tokens carry it beside `exp`.
            "tokenExp" => {
                subject.facts.claim("appKey").is_some() || subject.facts.claim("sdkKey").is_some()
            }
            _ => !number && node.as_str().is_none(),
        };
        if !own {
            let message = format!(
                "`{claim}` is not checked by JWT libraries; only `exp` is. Make sure that `exp` says what you mean."
            );
            findings.push(TIME_VENDOR_EXPIRY.at_claim(subject, claim, message));
        }
    }
}

const NAMES: [&str; 8] =
    ["expires", "expires_at", "expiresIn", "expires_in", "expiry", "expiration", "ttl", "tokenExp"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_expiries_of_other_names() {
        for case in [
            Case::claims(r#"{"expires_in":3600}"#),
            Case::claims(r#"{"exp":1790000840,"expires_at":"2026-01-01"}"#),
            Case::claims(r#"{"ttl":60}"#),
        ] {
            assert!(case.fires(&TIME_VENDOR_EXPIRY), "{case:?}");
        }
    }

    #[test]
    fn is_silent_about_exp_and_where_the_name_is_defined() {
        for case in [
            Case::claims(r#"{"exp":1790000840}"#),
            Case::claims(r#"{"appKey":"a","exp":1790000840,"tokenExp":1790000840}"#),
            Case::jwt(r#"{"alg":"ES256","typ":"statuslist+jwt"}"#, r#"{"ttl":60}"#),
        ] {
            assert!(!case.fires(&TIME_VENDOR_EXPIRY), "{case:?}");
        }
    }
}

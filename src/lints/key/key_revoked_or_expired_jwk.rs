//! Rule `key-revoked-or-expired-jwk`.

use crate::encoding::json::Node;
use crate::lints::written::all_jwks;
use crate::lints::{Finding, Subject, declare_lint};
use crate::time::Timestamp;

declare_lint! {
    /// ## What it finds
    /// A JWK that says of itself that it is expired (`exp`), not valid yet (`nbf`) or revoked (`revoked`).
    ///
    /// ## Why it matters
    /// Whoever publishes the key tells others not to use it.
    ///
    /// ## What to do
    /// Use another key of the issuer.
    ///
    /// ## References
    /// - OpenID Federation 1.0 8.7.2
    KEY_REVOKED_OR_EXPIRED_JWK, "key-revoked-or-expired-jwk", Warning, "JWK carries its own expiry or revocation",
    "OpenID Federation 1.0 8.7.2", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let keys = all_jwks(&subject.keys.text.0);
    let Some(said) = keys.iter().find_map(|jwk| said(jwk, subject.now)) else { return };
    let message = format!("The key itself says that it {said}. Use another key of the issuer.");
    findings.push(KEY_REVOKED_OR_EXPIRED_JWK.finding(message));
}

fn said(jwk: &Node, now: Timestamp) -> Option<String> {
    let instant = |node: &Node, name: &str| Timestamp::from_number(node.get(name)?.as_number()?);
    if let Some(revoked) = jwk.get("revoked").filter(|it| it.members().is_some()) {
        let when = instant(revoked, "revoked_at").map(|at| format!(" on {at}")).unwrap_or_default();
        let reason: String = revoked
            .get("reason")
            .and_then(Node::as_str)
            .unwrap_or_default()
            .chars()
            .take(40)
            .collect();
        let reason = if reason.is_empty() { reason } else { format!(" ({reason})") };
        return Some(format!("was revoked{when}{reason}"));
    }
    let expired = instant(jwk, "exp").filter(|at| *at < now).map(|at| format!("expired on {at}"));
    let early = instant(jwk, "nbf").filter(|at| *at > now);
    expired.or_else(|| early.map(|at| format!("is not valid before {at}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(member: &str) -> Case {
        Case::header("{}").secret_text(&format!(r#"{{"kty":"RSA","n":"AQ","e":"AQAB"{member}}}"#))
    }

    #[test]
    fn fires_on_keys_that_say_so() {
        for member in
            [r#","revoked":{"revoked_at":1}"#, r#","exp":1700000000"#, r#","nbf":1999999999"#]
        {
            assert!(pasted(member).fires(&KEY_REVOKED_OR_EXPIRED_JWK), "{member}");
        }
    }

    #[test]
    fn is_silent_about_others() {
        for member in ["", r#","exp":1999999999"#] {
            assert!(!pasted(member).fires(&KEY_REVOKED_OR_EXPIRED_JWK), "{member}");
        }
    }
}

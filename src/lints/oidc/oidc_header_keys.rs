//! Rule `oidc-header-keys`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An ID token with `x5u`, `x5c`, `jku` or `jwk` in its header.
    ///
    /// ## Why it matters
    /// Its keys come from the issuer's metadata; these parameters invite verifiers to take the sender's.
    ///
    /// ## What to do
    /// Leave them out, and ignore them.
    ///
    /// ## References
    /// - OpenID Connect Core 2
    OIDC_HEADER_KEYS, "oidc-header-keys", Warning, "ID token header carries key material",
    "OpenID Connect Core 2", needs: [Header, Claims]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in ["x5u", "x5c", "jku", "jwk"] {
        if subject.facts.profile.id == "id_token" && subject.facts.header(name).is_some() {
            let message = format!(
                "ID tokens should not carry `{name}`: their keys come from the issuer's metadata. Ignore it."
            );
            findings.push(OIDC_HEADER_KEYS.at_header(subject, name, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_keys_in_the_header() {
        let case = Case::jwt(r#"{"alg":"RS256","jku":"https://a.example"}"#, r#"{"nonce":"n"}"#);
        assert!(case.fires(&OIDC_HEADER_KEYS), "{case:?}");
    }

    #[test]
    fn is_silent_about_names_of_keys() {
        let case = Case::jwt(r#"{"alg":"RS256","kid":"a","x5t":"b"}"#, r#"{"nonce":"n"}"#);
        assert!(!case.fires(&OIDC_HEADER_KEYS), "{case:?}");
    }
}

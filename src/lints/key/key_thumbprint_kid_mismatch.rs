//! Rule `key-thumbprint-kid-mismatch`.

use super::key_in_question;
use crate::keys::Key;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A `kid` that is a thumbprint URI (RFC 9278), in the header or in the key, and not that of its key.
    ///
    /// ## Why it matters
    /// The key was exchanged, or the name copied from another one.
    ///
    /// ## What to do
    /// Fetch the key again, and do not accept it until its thumbprint fits.
    ///
    /// ## References
    /// - RFC 9278
    /// - RFC 7638
    KEY_THUMBPRINT_KID_MISMATCH, "key-thumbprint-kid-mismatch", Error, "Thumbprint-style kid does not match the key",
    "RFC 9278; RFC 7638", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let own = subject
        .keys
        .list
        .iter()
        .any(|key| key.key_id.as_deref().is_some_and(|id| differs(id, key)));
    let named = subject.facts.key_id().zip(key_in_question(subject));
    let header = named.is_some_and(|(id, key)| differs(id, key));
    let message = "`kid` says that it is the thumbprint of the key, and is that of another one: the key was exchanged, or the name copied. Fetch the key again from its source.";
    if header {
        findings.push(KEY_THUMBPRINT_KID_MISMATCH.at_header(subject, "kid", message));
    } else if own {
        findings.push(KEY_THUMBPRINT_KID_MISMATCH.finding(message));
    }
}

const PREFIX: &str = "urn:ietf:params:oauth:jwk-thumbprint:sha-256:";

fn differs(id: &str, key: &Key) -> bool {
    let thumbprint = id.strip_prefix(PREFIX);
    thumbprint.is_some_and(|it| key.thumbprint.as_deref().is_some_and(|own| own != it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keys;
    use crate::lints::case::Case;
    use crate::request::Request;

    fn named(id: &str) -> Case {
        let mut case = Case::header(&format!(r#"{{"alg":"EdDSA","kid":"{id}"}}"#));
        let key =
            r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        case.keys = Keys::read(&Request { key: key.into(), ..Request::default() });
        case
    }

    #[test]
    fn fires_on_the_thumbprint_of_another_key() {
        let case = named(&format!("{PREFIX}l4XrI-vt6Y0fY_JuktBKo0lUYqu8FX-8SvlrPhRaks4"));
        assert!(case.fires(&KEY_THUMBPRINT_KID_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_its_own_and_about_other_names() {
        for id in [&*format!("{PREFIX}kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"), "2024-key-1"] {
            assert!(!named(id).fires(&KEY_THUMBPRINT_KID_MISMATCH), "{id}");
        }
    }
}

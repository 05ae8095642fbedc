//! Rule `jwe-key-reuse`.

use crate::keys::{Key, Material};
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::SignatureState;

declare_lint! {
    /// ## What it finds
    /// A key pair that serves for signatures as well as for encryption.
    ///
    /// ## Why it matters
    /// Where one key does both, an encrypted token can be passed off as a signed one.
    ///
    /// ## What to do
    /// Use a pair for each, and say so in their `use`.
    ///
    /// ## References
    /// - CVE-2023-51774
    /// - NIST SP 800-57 5.2
    /// - draft-ietf-oauth-rfc8725bis-08 2.3
    JWE_KEY_REUSE, "jwe-key-reuse", Error, "Same key used for signing and encryption",
    "CVE-2023-51774; NIST SP 800-57 5.2; draft-ietf-oauth-rfc8725bis-08 2.3", needs: [Token, Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let keys = &subject.keys.list;
    let Some(own) = subject.opener else { return };
    if matches!(own.material, Material::Secret(_)) {
        return;
    }
    let same = |other: &Key| other.thumbprint.is_some() && other.thumbprint == own.thumbprint;
    let signs = |key: &Key| {
        let operations = key.key_operations.iter().flatten();
        key.public_key_use.as_deref() == Some("sig")
            || operations.into_iter().any(|it| matches!(it.as_str(), "sign" | "verify"))
    };
    let verdict = subject.verdict;
    let verifies = verdict.state == SignatureState::Valid
        && verdict.key.and_then(|index| keys.get(index)).is_some_and(same);
    if verifies || keys.iter().any(|key| same(key) && signs(key)) || signs(own) {
        let message = "The key that opens the token is one for signatures, too: then an encrypted token can be passed off as a signed one. Use a pair for each.";
        findings.push(JWE_KEY_REUSE.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn with(purposes: &[Option<&str>]) -> Case {
        let mut case = Case::jwe(r#"{"alg":"ECDH-ES","enc":"A256GCM"}"#).decrypted("{}");
        for purpose in purposes {
            case = case.ec_key(true);
            if let Some(key) = case.keys.list.last_mut() {
                key.thumbprint = Some("t".to_owned());
                key.public_key_use = purpose.map(str::to_owned);
            }
        }
        case
    }

    #[test]
    fn fires_on_a_key_in_both_roles() {
        assert!(with(&[Some("sig")]).fires(&JWE_KEY_REUSE));
        assert!(with(&[Some("enc"), Some("sig")]).fires(&JWE_KEY_REUSE));
        assert!(
            with(&[None])
                .judged(SignatureState::Valid, crate::verdict::Why::Matched)
                .fires(&JWE_KEY_REUSE)
        );
    }

    #[test]
    fn is_silent_about_separate_keys() {
        assert!(!with(&[Some("enc")]).fires(&JWE_KEY_REUSE));
        let mut case = with(&[Some("enc"), Some("sig")]);
        case.keys.list[1].thumbprint = Some("u".to_owned());
        assert!(!case.fires(&JWE_KEY_REUSE));
    }
}

//! Rule `key-use-mismatch`.

use super::key_in_question;
use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A key whose `use` or `key_ops` do not allow to verify signatures.
    ///
    /// ## Why it matters
    /// A key for encryption that verifies signatures invites confusion of the two.
    ///
    /// ## What to do
    /// Look for the key that is meant for signatures.
    ///
    /// ## References
    /// - RFC 7517 4.2, 4.3
    KEY_USE_MISMATCH, "key-use-mismatch", Error, "Key is not meant for this purpose",
    "RFC 7517 4.2, 4.3", needs: [Header, Key, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(key) = key_in_question(subject) else { return };
    let purpose = key.public_key_use.as_deref() == Some("enc");
    let allows = |operations: &Vec<String>| {
        operations.iter().any(|it| {
            it == "verify"
                || it == "sign" && (key.private || matches!(key.material, Material::Secret(_)))
        })
    };
    if purpose || key.key_operations.as_ref().is_some_and(|operations| !allows(operations)) {
        let message = "`use` or `key_ops` of the key do not allow to verify signatures with it. Look for the key that is meant for signatures.";
        findings.push(KEY_USE_MISMATCH.finding(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn used(purpose: &str) -> Case {
        let mut case = Case::header(r#"{"alg":"ES256"}"#).ec_key(false);
        case.keys.list[0].public_key_use = Some(purpose.to_owned());
        case
    }

    #[test]
    fn fires_on_keys_for_encryption() {
        let case = used("enc");
        assert!(case.fires(&KEY_USE_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_keys_for_signatures() {
        for case in [used("sig"), used("jwt-svid")] {
            assert!(!case.fires(&KEY_USE_MISMATCH), "{case:?}");
        }
    }
}

//! Rule `key-unsupported-format`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A key text from which no key can be read.
    ///
    /// ## Why it matters
    /// The signature cannot be checked.
    ///
    /// ## What to do
    /// Paste a public key as PEM, certificate, JWK or JWK set. `openssl pkey -pubout` makes one from a private key, `ssh-keygen -e -m pkcs8` from an OpenSSH key.
    ///
    /// ## References
    /// - RFC 7517
    KEY_UNSUPPORTED_FORMAT, "key-unsupported-format", Error, "Key format not usable for verification",
    "RFC 7517", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let first = subject.keys.problems.first().filter(|_| subject.keys.list.is_empty());
    if let Some(problem) = first.filter(|problem| problem.code != "ssh-key") {
        findings.push(KEY_UNSUPPORTED_FORMAT.finding(problem.message.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    use crate::keys::PastedKey;
    use crate::report::KeyProblem;
    use crate::request::KeyFormat;

    fn refused(code: &'static str, keys: usize) -> Case {
        let mut case = (0..keys).fold(Case::header("{}"), |case, _| case.ec_key(false));
        case.keys.text = PastedKey("-----BEGIN X-----".into());
        case.keys.format = KeyFormat::Pem;
        let message = "This is no key.".to_owned();
        case.keys.problems.push(KeyProblem { code: code.into(), message, offset: None });
        case
    }

    #[test]
    fn fires_when_no_key_can_be_read() {
        let case = refused("pem-key", 0);
        assert!(case.fires(&KEY_UNSUPPORTED_FORMAT), "{case:?}");
    }

    #[test]
    fn is_silent_when_one_can() {
        for case in [refused("pem-key", 1), refused("ssh-key", 0)] {
            assert!(!case.fires(&KEY_UNSUPPORTED_FORMAT), "{case:?}");
        }
    }
}

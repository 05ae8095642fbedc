//! Rule `jwe-direct-key-length`.

use crate::algorithms::{content_key_bytes, wrapping_key_bytes};
use crate::encoding::json::Node;
use crate::keys::Material;
use crate::lints::{Finding, Subject, declare_lint};
use crate::report::Kind;

declare_lint! {
    /// ## What it finds
    /// A shared secret of another length than the algorithm takes.
    ///
    /// ## Why it matters
    /// Only a key of exactly that length opens the token. A password is no key: it can be guessed.
    ///
    /// ## What to do
    /// Find the key, or how it is encoded; derive keys from passwords with PBES2.
    ///
    /// ## References
    /// - RFC 7518 4.5
    /// - RFC 8725 3.5
    JWE_DIRECT_KEY_LENGTH, "jwe-direct-key-length", Error, "Direct key has the wrong length",
    "RFC 7518 4.5; RFC 8725 3.5", needs: [Token, Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let facts = subject.facts;
    let alg = facts.algorithm().filter(|_| facts.kind == Kind::Jwe).unwrap_or_default();
    let enc = facts.header("enc").and_then(Node::as_str).unwrap_or_default();
    let (name, needed) = match alg {
        "dir" => (enc, content_key_bytes(enc)),
        // Of the others the secret is a password, or half of a pair.
        _ if alg.contains(['+', '-']) => return,
        _ => (alg, wrapping_key_bytes(alg)),
    };
    let Some(needed) = needed else { return };
    let mut shortest: Option<(usize, bool)> = None;
    for key in &subject.keys.list {
        let Material::Secret(readings) = &key.material else { continue };
        if readings.iter().any(|reading| reading.bytes.0.len() == needed) {
            return;
        }
        let text = readings.first().map(|reading| &reading.bytes.0);
        let printable = text.is_some_and(|it| it.iter().all(|byte| matches!(byte, b' '..=b'~')));
        shortest = shortest.or(text.map(|text| (text.len(), printable)));
    }
    if let Some((found, printable)) = shortest {
        let rest = if printable { " It looks like a password, which is no key." } else { "" };
        let message = format!(
            "{name} takes a key of exactly {needed} bytes; your secret has {found}.{rest} Find the key, or how it is encoded."
        );
        findings.push(JWE_DIRECT_KEY_LENGTH.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    const DIRECT: &str = r#"{"alg":"dir","enc":"A256GCM"}"#;

    #[test]
    fn fires_on_a_passphrase() {
        let case = Case::jwe(DIRECT).secret_text("a passphrase of 26 letters");
        let message = case.finding(&JWE_DIRECT_KEY_LENGTH).unwrap().message;
        assert!(message.contains("looks like a password"), "{message}");
        assert!(
            Case::jwe(r#"{"alg":"A128KW","enc":"A256GCM"}"#)
                .secret(32)
                .fires(&JWE_DIRECT_KEY_LENGTH)
        );
    }

    #[test]
    fn is_silent_about_a_key_and_about_passwords_that_are_meant() {
        assert!(!Case::jwe(DIRECT).secret(32).fires(&JWE_DIRECT_KEY_LENGTH));
        let derived = r#"{"alg":"PBES2-HS256+A128KW","enc":"A256GCM"}"#;
        assert!(!Case::jwe(derived).secret(26).fires(&JWE_DIRECT_KEY_LENGTH));
    }
}

//! Rule `key-alg-mismatch`.

use super::key_in_question;
use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A key that says another `alg` than the token.
    ///
    /// ## Why it matters
    /// Each key must be used with one algorithm only.
    ///
    /// ## What to do
    /// Look for the key that is meant; in a key set, `kid` names it.
    ///
    /// ## References
    /// - draft-ietf-oauth-rfc8725bis-08 3.1
    /// - RFC 7517 4.4
    KEY_ALG_MISMATCH, "key-alg-mismatch", Error, "Key is declared for another algorithm",
    "draft-ietf-oauth-rfc8725bis-08 3.1; RFC 7517 4.4", needs: [Header, Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(named) = subject.facts.algorithm() else { return };
    let Some(own) = key_in_question(subject).and_then(|key| key.algorithm.as_deref()) else {
        return;
    };
    let edwards = |name: &str| matches!(name, "EdDSA" | "Ed25519" | "Ed448");
    // Used directly, the key is the content key (RFC 7520 section 5.6).
    let enc = subject.facts.header("enc").and_then(Node::as_str);
    let direct = named == "dir" && enc == Some(own);
    if own != named && !direct && !(edwards(own) && edwards(named)) {
        let message = format!(
            "The key says `alg` {}, but the token {}. Each key must be used with one algorithm only; look for the key that is meant.",
            text::quoted(own),
            text::quoted(named)
        );
        findings.push(KEY_ALG_MISMATCH.at_header(subject, "alg", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn declared(own: &str, named: &str) -> Case {
        let mut case = Case::header(&format!(r#"{{"alg":"{named}"}}"#)).ec_key(false);
        case.keys.list[0].algorithm = Some(own.to_owned());
        case
    }

    #[test]
    fn fires_on_another_algorithm() {
        let case = declared("RS256", "PS256");
        assert!(case.fires(&KEY_ALG_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_a_content_key_that_is_used_directly() {
        let direct = |own: &str| {
            let mut case = Case::jwe(r#"{"alg":"dir","enc":"A128GCM"}"#).secret(16);
            case.keys.list[0].algorithm = Some(own.to_owned());
            case.fires(&KEY_ALG_MISMATCH)
        };
        assert!(!direct("A128GCM") && direct("A256GCM"));
    }

    #[test]
    fn is_silent_about_the_same() {
        for case in [declared("Ed25519", "EdDSA"), declared("ES256", "ES256")] {
            assert!(!case.fires(&KEY_ALG_MISMATCH), "{case:?}");
        }
    }
}

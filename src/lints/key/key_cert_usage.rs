//! Rule `key-cert-usage`.

use super::key_in_question;
use crate::keys::chain;
use crate::keys::{Key, Material, bits};
use crate::lints::carried::carried;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A signer's certificate, the key's or the first of `x5c`, that is an authority's, whose key usage does not include signatures, that is itself signed with MD5 or SHA-1, or whose RSA key is shorter than 2048 bits.
    ///
    /// ## Why it matters
    /// Verifiers that check certificates refuse it.
    ///
    /// ## What to do
    /// Have a certificate for signatures issued (`digitalSignature`).
    ///
    /// ## References
    /// - RFC 5280 4.2.1.3
    KEY_CERT_USAGE, "key-cert-usage", Warning, "Certificate not valid for signing",
    "RFC 5280 4.2.1.3", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let carried = carried(subject);
    let leaf = carried.as_ref().and_then(|keys| keys.list.first());
    // A key that decided nothing may be there as the root of a chain.
    let decided = key_in_question(subject).filter(|_| subject.verdict.key.is_some());
    let Some(fault) = decided.into_iter().chain(leaf).find_map(fault) else { return };
    let message = format!(
        "The signer's certificate {fault}: verifiers that check certificates refuse it. Have one for signatures issued."
    );
    findings.push(KEY_CERT_USAGE.finding(message));
}

fn fault(key: &Key) -> Option<&'static str> {
    let certified = key.certificate.as_ref()?;
    let role = chain::role(certified);
    let short = matches!(&key.material, Material::Rsa { modulus, .. } if bits(modulus) < 2048);
    // Tools write it into certificates that sign themselves, which nobody puts into a chain.
    Some(if role.authority && certified.subject != certified.issuer {
        "is that of an authority (CA)"
    } else if !role.signs() {
        "is not for signatures (key usage)"
    } else if chain::is_signed_weakly(certified) {
        "is signed with MD5 or SHA-1"
    } else if short {
        "has an RSA key shorter than 2048 bits"
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keys;
    use crate::lints::case::Case;
    use crate::report::SignatureState;
    use crate::request::Request;
    use crate::verdict::Why;

    fn decided_by(key: &str) -> Case {
        let mut case = Case::header(r#"{"alg":"ES256"}"#);
        case.keys = Keys::read(&Request { key: key.into(), ..Request::default() });
        case.judged(SignatureState::Valid, Why::Matched)
    }

    #[test]
    fn fires_on_the_certificate_of_an_authority() {
        let case = decided_by(include_str!("../../verify/chain/mid.pem"));
        assert!(case.fires(&KEY_CERT_USAGE), "{case:?}");
    }

    #[test]
    fn is_silent_about_one_for_signatures() {
        let case = decided_by(include_str!("../../verify/chain/leaf.pem"));
        assert!(!case.fires(&KEY_CERT_USAGE), "{case:?}");
    }
}

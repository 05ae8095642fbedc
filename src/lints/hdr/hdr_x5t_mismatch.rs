//! Rule `hdr-x5t-mismatch`.

use crate::encoding::base64url::encode;
use crate::encoding::json::Node;
use crate::keys::chain;
use crate::lints::carried::carried;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `x5t` or `x5t#S256` that is not the thumbprint of the certificate at hand: the first of `x5c`, or the key's.
    ///
    /// ## Why it matters
    /// The token was signed with another certificate, or edited to name this one.
    ///
    /// ## What to do
    /// Find out which certificate the issuer signs with.
    ///
    /// ## References
    /// - RFC 7515 4.1.7, 4.1.8
    HDR_X5T_MISMATCH, "hdr-x5t-mismatch", Error, "Thumbprint does not match the certificate",
    "RFC 7515 4.1.7, 4.1.8", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let carried = carried(subject);
    let list = &subject.keys.list;
    let own = subject.verdict.key.and_then(|index| list.get(index));
    let own = own.or_else(|| list.first().filter(|_| list.len() == 1));
    let leaf = carried.as_ref().and_then(|keys| keys.list.first()).or(own);
    let Some(certified) = leaf.and_then(|key| key.certificate.as_ref()) else { return };
    let differs = |name: &str, digest: fn(&[u8]) -> Vec<u8>| {
        let said = subject.facts.header(name).and_then(Node::as_str);
        said.is_some_and(|said| said != encode(&digest(&certified.der)))
    };
    if let Some((name, _)) = chain::THUMBPRINTS.iter().find(|(name, digest)| differs(name, *digest))
    {
        let message = format!(
            "`{name}` is not the thumbprint of the certificate at hand ({}): the token was signed with another one, or edited to name it. Find out which certificate the issuer signs with.",
            certified.subject
        );
        findings.push(HDR_X5T_MISMATCH.at_header(subject, name, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    /// The SHA-256 of the signer's certificate, or another text.
    fn header(thumbprint: Option<&str>) -> Case {
        let pem = include_str!("../../verify/chain/leaf.pem");
        let body: String = pem.lines().filter(|it| !it.starts_with('-')).collect();
        let der = crate::encoding::base64url::decode(&body).bytes.unwrap();
        let own = encode(&crate::engine::digest::sha256(&der));
        let thumbprint = thumbprint.unwrap_or(&own);
        Case::header(&format!(r#"{{"alg":"ES256","x5t#S256":"{thumbprint}","x5c":["{body}"]}}"#))
    }

    #[test]
    fn fires_on_the_thumbprint_of_another_certificate() {
        let case = header(Some("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
        assert!(case.fires(&HDR_X5T_MISMATCH), "{case:?}");
    }

    #[test]
    fn is_silent_about_its_own_and_without_a_certificate() {
        for case in [header(None), Case::header(r#"{"alg":"RS256","x5t":"AAAA"}"#)] {
            assert!(!case.fires(&HDR_X5T_MISMATCH), "{case:?}");
        }
    }
}

//! Rule `key-cert-expired`.

use super::key_in_question;
use crate::lints::carried::carried;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A certificate, the key's or the first of `x5c`, that is expired or not valid yet.
    ///
    /// ## Why it matters
    /// Verifiers that check certificates refuse the token, although the signature itself may match.
    ///
    /// ## What to do
    /// Renew the certificate, or ask the issuer for the current one.
    ///
    /// ## References
    /// - RFC 7515 4.1.6
    /// - RFC 5280 4.1.2.5
    KEY_CERT_EXPIRED, "key-cert-expired", Warning, "Certificate outside its validity period",
    "RFC 7515 4.1.6; RFC 5280 4.1.2.5", needs: [Input]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let carried = carried(subject);
    let leaf = carried.as_ref().and_then(|keys| keys.list.first());
    let mut certificates =
        key_in_question(subject).into_iter().chain(leaf).filter_map(|key| key.certificate.as_ref());
    let Some(it) = certificates.find(|it| !it.is_valid_at(subject.now)) else { return };
    let when = if subject.now > it.not_after {
        format!("expired on {}", it.not_after)
    } else {
        format!("is not valid before {}", it.not_before)
    };
    let signed = ["iat", "nbf"].iter().find_map(|name| subject.facts.time(name));
    let then = match signed.map(|at| it.is_valid_at(at)) {
        Some(true) => " It was valid when the token says it was made.",
        Some(false) => " Nor was it valid when the token says it was made.",
        None => "",
    };
    let message = format!(
        "The certificate of {} {when}.{then} Verifiers that check certificates refuse the token, whatever its signature. Ask the issuer for the current one.",
        it.subject
    );
    findings.push(KEY_CERT_EXPIRED.finding(message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keys;
    use crate::lints::case::Case;
    use crate::request::Request;

    fn signed_by(header: &str, key: &str) -> Case {
        let mut case = Case::header(header);
        case.keys = Keys::read(&Request { key: key.into(), ..Request::default() });
        case
    }

    #[test]
    fn fires_outside_of_the_validity() {
        let mut case = signed_by(r#"{"alg":"ES256"}"#, include_str!("../../verify/chain/leaf.pem"));
        case.keys.list[0].certificate.as_mut().unwrap().not_after =
            crate::time::Timestamp(1_700_000_000);
        let finding = case.finding(&KEY_CERT_EXPIRED).unwrap();
        assert!(finding.message.contains("expired on 2023-11-14"), "{}", finding.message);
    }

    #[test]
    fn is_silent_within_it() {
        let mut case = signed_by(r#"{"alg":"ES256"}"#, include_str!("../../verify/chain/leaf.pem"));
        case.keys.list[0].certificate.as_mut().unwrap().not_before = crate::time::Timestamp(0);
        assert!(!case.fires(&KEY_CERT_EXPIRED), "{case:?}");
    }
}

//! An ECDSA signature in ASN.1 DER, as OpenSSL, Java and key services return it (RFC 7518 section 3.4 wants r and s).

use super::{Question, certain, likely};
use crate::encoding::der;
use crate::report::Diagnosis;

/// Converts to r and s, and tries again.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let bytes = question.length().filter(|_| question.algorithm.key_type == "EC")?;
    let converted = der::pair(question.signature, bytes / 2)?;
    let cause = "sig-ecdsa-der";
    let what = "The signature is in ASN.1 DER, as OpenSSL, Java and key services return it";
    let fix = format!("convert it to the {bytes} bytes of r and s before it is encoded");
    Some(if question.matches_as(&converted) {
        certain(cause, format!("{what}; converted, it matches. At the signer, {fix}."))
    } else {
        likely(
            cause,
            format!(
                "{what}, and converted it does not match this key either. At the signer, {fix}."
            ),
        )
    })
}

//! Rule `key-x5c-order`.

use crate::keys::chain;
use crate::lints::carried::carried;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An `x5c` in which a certificate is not issued by the one behind it.
    ///
    /// ## Why it matters
    /// Readers build the chain in this order and fail.
    ///
    /// ## What to do
    /// Write the signer's certificate first, then each issuer's.
    ///
    /// ## References
    /// - RFC 7515 4.1.6
    KEY_X5C_ORDER, "key-x5c-order", Warning, "Certificate chain is out of order",
    "RFC 7515 4.1.6", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(carried) = carried(subject) else { return };
    let pairs = carried.list.iter().zip(carried.list.iter().skip(1));
    let broken = pairs.enumerate().find(|(_, (below, above))| {
        below.certificate.as_ref().is_some_and(|it| !chain::is_issued_by(it, above))
    });
    if let Some((index, _)) = broken {
        let message = format!(
            "Certificate {} of `x5c` is not issued by the one behind it. Write the signer's certificate first, then that of each issuer.",
            index + 1
        );
        findings.push(KEY_X5C_ORDER.at_header(subject, "x5c", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn chain(list: &[&str]) -> Case {
        let body = |pem: &&str| pem.lines().filter(|it| !it.starts_with('-')).collect::<String>();
        let list: Vec<String> = list.iter().map(|pem| format!("\"{}\"", body(pem))).collect();
        Case::header(&format!(r#"{{"alg":"ES256","x5c":[{}]}}"#, list.join(",")))
    }

    const ROOT: &str = include_str!("../../verify/chain/root.pem");
    const ISSUING: &str = include_str!("../../verify/chain/mid.pem");
    const SIGNER: &str = include_str!("../../verify/chain/leaf.pem");

    #[test]
    fn fires_on_the_root_first() {
        assert!(chain(&[ROOT, ISSUING, SIGNER]).fires(&KEY_X5C_ORDER));
        assert!(chain(&[SIGNER, ROOT]).fires(&KEY_X5C_ORDER));
    }

    #[test]
    fn is_silent_about_the_order_of_the_rfc() {
        for list in [&[SIGNER, ISSUING, ROOT][..], &[SIGNER]] {
            assert!(!chain(list).fires(&KEY_X5C_ORDER), "{list:?}");
        }
    }
}

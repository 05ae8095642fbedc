//! Rule `sig-unkeyed-hash`.

use super::report;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A “signature” that is only SHA-2 of the token or its payload, as bytes or as hexadecimal.
    ///
    /// ## Why it matters
    /// A hash needs no key, so anybody can make such tokens.
    ///
    /// ## What to do
    /// Use HMAC with a secret, or a digital signature.
    ///
    /// ## References
    /// - RFC 7518 3.2
    /// - CWE-354
    SIG_UNKEYED_HASH, "sig-unkeyed-hash", Error, "Signature is a plain hash, no key involved",
    "RFC 7518 3.2; CWE-354", needs: [Header, Signature]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    findings.extend(report(&SIG_UNKEYED_HASH, subject));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::engine::digest::named;
    use crate::lints::case::HS256;
    use crate::lints::tests::{found, mac};

    fn hashed(name: &str, what: impl Fn(&str) -> String, hex: bool) -> Vec<String> {
        let signed = format!("{}.{}", encode(HS256.as_bytes()), encode(b"{}"));
        let hash = named(name).unwrap()(what(&signed).as_bytes());
        let hash = if hex { crate::keys::encode::hex(&hash).into_bytes() } else { hash };
        found(&format!("{signed}.{}", encode(&hash)), "")
    }

    #[test]
    fn fires_on_a_hash_of_the_token_or_its_payload() {
        let id = SIG_UNKEYED_HASH.id().to_owned();
        assert!(hashed("sha-256", str::to_owned, false).contains(&id));
        assert!(hashed("sha-512", str::to_owned, true).contains(&id));
        assert!(hashed("sha-384", |_| "{}".to_owned(), false).contains(&id));
        assert!(
            hashed("sha-256", |it| it.split_once('.').unwrap().1.to_owned(), false).contains(&id)
        );
    }

    #[test]
    fn is_silent_about_a_mac() {
        let rules = found(&mac(HS256, "{}", b"secret"), "");
        assert!(!rules.contains(&SIG_UNKEYED_HASH.id().to_owned()), "{rules:?}");
    }
}

//! Rule `hdr-jwk-embedded`.

use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// A public key in the header of a token whose kind does not call for it. DPoP proofs, ACME requests and wallet proofs do.
    ///
    /// ## Why it matters
    /// The key that verifies the token came with it: a valid signature proves nothing about the issuer.
    ///
    /// ## What to do
    /// Ignore `jwk`. Use the issuer's published keys.
    ///
    /// ## References
    /// - RFC 7515 4.1.3
    /// - CVE-2018-0114 (Cisco node-jose)
    HDR_JWK_EMBEDDED, "hdr-jwk-embedded", Warning, "Public key embedded in the header (jwk)",
    "RFC 7515 4.1.3; CVE-2018-0114 (Cisco node-jose)", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const PROOFS: [&str; 5] = ["dpop", "acme", "oid4vci-proof", "client-attestation", "wpt"];
    let facts = subject.facts;
    // Docker's old registry tokens: twelve groups of four letters.
    let docker = facts.key_id().is_some_and(|kid| kid.split(':').count() == 12);
    if facts.header("jwk").is_some() && !PROOFS.contains(&facts.profile.id) && !docker {
        let message = "The key that verifies this token travels inside it, so a valid signature proves nothing about the issuer. Ignore `jwk` and use the issuer's published keys.";
        findings.push(HDR_JWK_EMBEDDED.at_header(subject, "jwk", message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_a_key_in_the_header() {
        let case = Case::header(r#"{"alg":"RS256","jwk":{"kty":"RSA"}}"#);
        assert!(case.fires(&HDR_JWK_EMBEDDED), "{case:?}");
    }

    #[test]
    fn is_silent_about_proofs_of_possession() {
        let case = Case::header(r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC"}}"#);
        assert!(!case.fires(&HDR_JWK_EMBEDDED), "{case:?}");
    }
}

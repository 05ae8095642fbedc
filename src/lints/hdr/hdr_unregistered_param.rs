//! Rule `hdr-unregistered-param`.

use crate::encoding::json::Node;
use crate::lints::text;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// Header parameters that are not registered.
    ///
    /// ## Why it matters
    /// Verifiers ignore what they do not know unless `crit` lists it.
    ///
    /// ## What to do
    /// Nothing, if both sides agree on them.
    ///
    /// ## References
    /// - RFC 7515 4.3
    HDR_UNREGISTERED_PARAM, "hdr-unregistered-param", Verbose, "Unregistered header parameters",
    "RFC 7515 4.3", needs: [Header]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let members = subject.facts.header.object().and_then(Node::members).unwrap_or_default();
    let load_balancer = subject.facts.header("signer").is_some();
    let known = |name: &str| {
        REGISTERED.contains(&name) || load_balancer && ["signer", "client", "exp"].contains(&name)
    };
    let names = members.iter().map(|member| member.name.to_string());
    let unknown: Vec<String> = names.filter(|name| !known(name)).collect();
    if let Some(first) = unknown.first() {
        let message = format!(
            "The header has parameters that are not registered: {}. Verifiers ignore them unless `crit` lists them.",
            text::list(&unknown)
        );
        findings.push(HDR_UNREGISTERED_PARAM.at_header(subject, first, message));
    }
}

/// The IANA registry "JSON Web Signature and Encryption Header Parameters".
const REGISTERED: [&str; 35] = [
    "alg",
    "apu",
    "apv",
    "aud",
    "b64",
    "client_id",
    "crit",
    "cty",
    "ek",
    "enc",
    "epk",
    "iheSSId",
    "iss",
    "iv",
    "jku",
    "jwk",
    "jwt",
    "kid",
    "nonce",
    "p2c",
    "p2s",
    "peer_trust_chain",
    "ppt",
    "psk_id",
    "sub",
    "svt",
    "tag",
    "trust_chain",
    "typ",
    "url",
    "x5c",
    "x5t",
    "x5t#S256",
    "x5u",
    "zip",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    #[test]
    fn fires_on_private_parameters() {
        let case = Case::header(r#"{"alg":"HS256","foo":1}"#);
        assert!(case.fires(&HDR_UNREGISTERED_PARAM), "{case:?}");
    }

    #[test]
    fn is_silent_about_registered_ones() {
        let case = Case::header(r#"{"alg":"ES256","typ":"passport","ppt":"shaken"}"#);
        assert!(!case.fires(&HDR_UNREGISTERED_PARAM), "{case:?}");
    }
}

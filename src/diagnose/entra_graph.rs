//! Tokens for Microsoft Graph: the `nonce` of the header is replaced by its SHA-256 before signing, so that only Graph,
//! which knows this, accepts them.

use super::{Question, certain, likely};
use crate::encoding::base64url;
use crate::encoding::json::{self, Node};
use crate::engine::digest::sha256;
use crate::keys::encode;
use crate::report::Diagnosis;

/// Hashes the nonce, and tries again.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let header = json::parse(question.header).ok()?;
    let node = header.get("nonce").filter(|_| question.algorithm.key_type == "RSA")?;
    let hash = sha256(node.as_str()?.as_bytes());
    let encoded = [base64url::encode(&hash), encode::base64(&hash), encode::hex(&hash)];
    let payload = std::str::from_utf8(question.signed).ok()?.split_once('.')?.1;
    let matches = encoded.iter().any(|hash| {
        let before = question.header.get(..=node.span.start).unwrap_or_default();
        let after = question.header.get(node.span.end - 1..).unwrap_or_default();
        let header = base64url::encode([before, hash, after].concat().as_bytes());
        question.covers(format!("{header}.{payload}").as_bytes())
    });
    let cause = "prov-entra-graph";
    let fix = "Request a token for your own API instead, with a scope such as `api://<id>/.default`; do not verify tokens that are meant for Graph.";
    if matches {
        return Some(certain(
            cause,
            format!(
                "The token is for Microsoft Graph: the signature matches once the header's “nonce” is replaced by its SHA-256. {fix}"
            ),
        ));
    }
    is_entra(question.payload).then(|| {
        likely(
            cause,
            format!(
                "The header has a “nonce”, as tokens of Microsoft Entra ID for Microsoft Graph have: their signature does not match anywhere else. {fix}"
            ),
        )
    })
}

fn is_entra(payload: &str) -> bool {
    let claims = json::parse(payload).ok();
    let issuer = claims.as_ref().and_then(|it| it.get("iss")).and_then(Node::as_str);
    issuer.is_some_and(|it| {
        it.starts_with("https://login.microsoftonline.")
            || it.starts_with("https://sts.windows.net/")
    })
}

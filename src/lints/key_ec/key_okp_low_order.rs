//! Rule `key-okp-low-order`.

use crate::encoding::base64url;
use crate::encoding::json::Node;
use crate::keys::Material;
use crate::lints::written::jwks;
use crate::lints::{Finding, Subject, declare_lint};

declare_lint! {
    /// ## What it finds
    /// An Ed25519 key that is one of the fourteen encodings of points of small order.
    ///
    /// ## Why it matters
    /// One signature under such a key verifies for many messages. Nobody gets such a key by chance.
    ///
    /// ## What to do
    /// Refuse the key.
    ///
    /// ## References
    /// - RFC 8032 5.1.7
    /// - RFC 7748 6.1
    /// - RFC 8037 security considerations
    KEY_OKP_LOW_ORDER, "key-okp-low-order", Error, "Ed25519/X25519 key of small order",
    "RFC 8032 5.1.7; RFC 7748 6.1; RFC 8037 security considerations", needs: [Key]
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let listed = subject.keys.list.iter().filter_map(|key| match &key.material {
        Material::Okp { curve: "Ed25519", x } => Some(base64url::encode(x)),
        _ => None,
    });
    let written = jwks(&subject.keys.text.0, "OKP");
    let written =
        written.iter().filter_map(|jwk| jwk.get("x").and_then(Node::as_str)).map(str::to_owned);
    if listed.chain(written).any(|x| SMALL_ORDER.contains(&x.as_str())) {
        let message = "This Ed25519 key is a point of small order: one signature verifies for many messages. Nobody gets such a key by chance; refuse it.";
        findings.push(KEY_OKP_LOW_ORDER.finding(message));
    }
}

/// Every encoding of the eight points whose order divides 8, base64url.
const SMALL_ORDER: [&str; 14] = [
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA",
    "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIA",
    "JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_AU",
    "JuiVj8KyJ7BFw_SJ8u-Y8NXfrAXTxjM5sTgCiG1T_IU",
    "xxdqcD1N2E-6PAt2DRBnDyogU_osOczGTsf9d5KsA3o",
    "xxdqcD1N2E-6PAt2DRBnDyogU_osOczGTsf9d5KsA_o",
    "7P_______________________________________38",
    "7P________________________________________8",
    "7f_______________________________________38",
    "7f________________________________________8",
    "7v_______________________________________38",
    "7v________________________________________8",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lints::case::Case;

    fn pasted(text: &str) -> Case {
        Case::header(r#"{"alg":"ES256"}"#).secret_text(text)
    }

    #[test]
    fn fires_on_points_of_small_order() {
        let case = pasted(
            r#"{"kty":"OKP","crv":"Ed25519","x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        );
        assert!(case.fires(&KEY_OKP_LOW_ORDER), "{case:?}");
    }

    #[test]
    fn is_silent_about_ordinary_keys() {
        let case = pasted(
            r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#,
        );
        assert!(!case.fires(&KEY_OKP_LOW_ORDER), "{case:?}");
    }
}

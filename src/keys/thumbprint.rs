//! JWK thumbprints (RFC 7638 section 3.2, RFC 8037 section 2): the hash of the required members in order.

use super::Material;
use crate::encoding::base64url::encode;
use crate::engine::digest::sha256;

/// The SHA-256 thumbprint, base64url; none for secrets, whose hash could be searched.
pub fn of(material: &Material) -> Option<String> {
    let json = match material {
        Material::Ec { curve, x, y } => {
            let (x, y) = (encode(x), encode(y));
            format!(r#"{{"crv":"{}","kty":"EC","x":"{x}","y":"{y}"}}"#, curve.name())
        }
        Material::Okp { curve, x } => {
            format!(r#"{{"crv":"{curve}","kty":"OKP","x":"{}"}}"#, encode(x))
        }
        Material::Rsa { modulus, exponent } => {
            let (e, n) = (encode(exponent), encode(modulus));
            format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#)
        }
        Material::Secret(_) | Material::Unsupported { .. } => return None,
    };
    Some(encode(&sha256(json.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8037 appendix A.3.
    #[test]
    fn the_example_of_the_rfc_has_its_thumbprint() {
        let x = crate::encoding::base64url::decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        let key = Material::Okp { curve: "Ed25519", x: x.bytes.unwrap() };
        assert_eq!(of(&key).unwrap(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }
}

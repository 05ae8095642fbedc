//! JWK thumbprints (RFC 7638 section 3.2, RFC 8037 section 2): the hash of the required members in order.

use super::Material;
use crate::encoding::base64url::encode;
use crate::encoding::json::{Node, ObjectWriter};
use crate::engine::digest::sha256;

/// The SHA-256 thumbprint, base64url; none for secrets, whose hash could be searched.
pub fn of(material: &Material) -> Option<String> {
    let json = match material {
        Material::Akp { parameters, public } => {
            format!(r#"{{"alg":"{parameters}","kty":"AKP","pub":"{}"}}"#, encode(public))
        }
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

/// The same of a public JWK as it is written, supported or not (RFC 8037 section 2; RFC 9964 for `AKP`).
pub fn of_jwk(jwk: &Node) -> Option<String> {
    let names: &[&str] = match jwk.get("kty")?.as_str()? {
        "AKP" => &["alg", "kty", "pub"],
        "EC" => &["crv", "kty", "x", "y"],
        "OKP" => &["crv", "kty", "x"],
        "RSA" => &["e", "kty", "n"],
        _ => return None,
    };
    let mut members = ObjectWriter::default();
    for name in names {
        members = members.text(name, jwk.get(name)?.as_str()?);
    }
    Some(encode(&sha256(members.finish().as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_not_supported_have_one_as_well() {
        let jwk = r#"{"kty":"OKP","crv":"X25519","x":"xYQWxXw2FH70TCv_IUTZZC2ZQasnrMny_DeR34fa7F8","use":"enc"}"#;
        let jwk = crate::encoding::json::parse(jwk).unwrap();
        assert_eq!(of_jwk(&jwk).unwrap(), "l4XrI-vt6Y0fY_JuktBKo0lUYqu8FX-8SvlrPhRaks4");
    }

    /// RFC 8037 appendix A.3.
    #[test]
    fn the_example_of_the_rfc_has_its_thumbprint() {
        let x = crate::encoding::base64url::decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        let key = Material::Okp { curve: "Ed25519", x: x.bytes.unwrap() };
        assert_eq!(of(&key).unwrap(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }
}

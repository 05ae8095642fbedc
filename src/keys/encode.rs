//! The encodings of a public key that a forger could have used as an HMAC secret.

use super::{Curve, Material};
use crate::engine::curve;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use der::Encode;
use der::asn1::{AnyRef, BitStringRef, ObjectIdentifier, UintRef};
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const K256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.10");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const P521: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.35");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

/// `SubjectPublicKeyInfo` in DER (RFC 5280 section 4.1).
pub fn spki(material: &Material) -> Option<Vec<u8>> {
    match material {
        Material::Ec { curve, x, y } => {
            let oid = match curve {
                Curve::K256 => K256,
                Curve::P256 => P256,
                Curve::P384 => P384,
                Curve::P521 => P521,
            };
            info(EC, Some((&oid).into()), &curve::point(x, y))
        }
        Material::Okp { curve: "Ed25519", x } => info(ED25519, None, x),
        Material::Rsa { .. } => info(RSA, Some(AnyRef::NULL), &pkcs1(material)?),
        _ => None,
    }
}

/// `RSAPublicKey` in DER (RFC 8017 appendix A.1.1).
pub fn pkcs1(material: &Material) -> Option<Vec<u8>> {
    let Material::Rsa { modulus, exponent } = material else { return None };
    let key = pkcs1::RsaPublicKey {
        modulus: UintRef::new(modulus).ok()?,
        public_exponent: UintRef::new(exponent).ok()?,
    };
    key.to_der().ok()
}

/// PEM with lines of 64 characters and a line feed after each (RFC 7468 section 2).
pub fn pem(label: &str, der: &[u8]) -> String {
    const LINE: usize = 64;
    let mut text = format!("-----BEGIN {label}-----\n");
    let body = base64(der);
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text + &format!("-----END {label}-----\n")
}

/// Standard base64 with padding.
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

fn info(oid: ObjectIdentifier, parameters: Option<AnyRef<'_>>, bits: &[u8]) -> Option<Vec<u8>> {
    let info = SubjectPublicKeyInfoRef {
        algorithm: AlgorithmIdentifierRef { oid, parameters },
        subject_public_key: BitStringRef::from_bytes(bits).ok()?,
    };
    info.to_der().ok()
}

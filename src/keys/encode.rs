//! The encodings of a public key that a forger could have used as an HMAC secret.

use super::{Material, oid};
use crate::encoding::der::{tag, write, write_unsigned};
use crate::engine::curve;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// `SubjectPublicKeyInfo` in DER (RFC 5280 section 4.1).
pub fn spki(material: &Material) -> Option<Vec<u8>> {
    match material {
        Material::Ec { curve, x, y } => {
            let named = write(tag::OID, oid::of_curve(*curve));
            Some(info(oid::EC, &named, &curve::point(x, y)))
        }
        Material::Okp { curve: name, x: bytes }
        | Material::Akp { parameters: name, public: bytes } => {
            Some(info(oid::of_name(name)?, &[], bytes))
        }
        Material::Rsa { .. } => Some(info(oid::RSA, &write(tag::NULL, &[]), &pkcs1(material)?)),
        _ => None,
    }
}

/// `RSAPublicKey` in DER (RFC 8017 appendix A.1.1).
pub fn pkcs1(material: &Material) -> Option<Vec<u8>> {
    let Material::Rsa { modulus, exponent } = material else { return None };
    let numbers = [write_unsigned(modulus), write_unsigned(exponent)].concat();
    Some(write(tag::SEQUENCE, &numbers))
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

/// Hexadecimal in small letters.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|it| char::from_digit(it.into(), 16))
        .collect()
}

/// Standard base64 with padding.
pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

fn info(algorithm: &[u8], parameters: &[u8], bits: &[u8]) -> Vec<u8> {
    let algorithm = [&write(tag::OID, algorithm), parameters].concat();
    let bits = [&[0], bits].concat();
    let info = [write(tag::SEQUENCE, &algorithm), write(tag::BIT_STRING, &bits)].concat();
    write(tag::SEQUENCE, &info)
}

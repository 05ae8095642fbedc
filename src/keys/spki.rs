//! DER containers of keys: SPKI (RFC 5280), PKCS#1 (RFC 8017 appendix A), PKCS#8 (RFC 5958), SEC 1, X.509 certificates.

use super::{Certified, Curve, Key, Material, ec, rsa};
use crate::engine::curve;
use crate::time::Timestamp;
use der::asn1::{ObjectIdentifier, OctetStringRef};
use der::{Decode, Encode};
use pkcs8::PrivateKeyInfoRef;
use sec1::{EcParameters, EcPrivateKey};
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};
use x509_cert::time::Time;
use x509_cert::{Certificate, TbsCertificate};

/// A key and what it was, or the sentence that says why it is none.
pub type Reading = Result<(Key, String), String>;

const RSA: &str = "1.2.840.113549.1.1.1";
const RSA_PSS: &str = "1.2.840.113549.1.1.10";
const EC: &str = "1.2.840.10045.2.1";
const CURVES: [(&str, Curve); 4] = [
    ("1.3.132.0.10", Curve::K256),
    ("1.2.840.10045.3.1.7", Curve::P256),
    ("1.3.132.0.34", Curve::P384),
    ("1.3.132.0.35", Curve::P521),
];
const ED25519: &str = "1.3.101.112";
/// Key types that are recognised and cannot verify here: OID, JWK `kty`, name.
const OTHERS: [(&str, &str, &str); 7] = [
    ("1.3.101.110", "OKP", "X25519"),
    ("1.3.101.111", "OKP", "X448"),
    ("1.3.101.113", "OKP", "Ed448"),
    ("2.16.840.1.101.3.4.3.17", "AKP", "ML-DSA-44"),
    ("2.16.840.1.101.3.4.3.18", "AKP", "ML-DSA-65"),
    ("2.16.840.1.101.3.4.3.19", "AKP", "ML-DSA-87"),
    ("1.2.840.10040.4.1", "DSA", "DSA"),
];

/// Reads the DER of a PEM block; `None` for a block that belongs to a key without being one.
pub fn labelled(label: &str, der: &[u8]) -> Option<Reading> {
    Some(match label {
        "PUBLIC KEY" => subject_public_key(der),
        "RSA PUBLIC KEY" => rsa_public(der),
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => certificate(der),
        "PRIVATE KEY" => private_key(der),
        "RSA PRIVATE KEY" => rsa_private(der),
        "EC PRIVATE KEY" => ec_private(der, None),
        "EC PARAMETERS" => return None,
        "ENCRYPTED PRIVATE KEY" => Err("This private key is encrypted with a password and cannot be read. A token is verified with the public key: paste that instead.".to_owned()),
        "OPENSSH PRIVATE KEY" => Err("This is an OpenSSH private key. A token is verified with the public key: convert it with “ssh-keygen -e -m PKCS8” and paste the PEM.".to_owned()),
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => Err("This is a certificate request, not a certificate. Paste the certificate or the public key.".to_owned()),
        other => Err(format!(
            "A PEM block labelled “{}” holds no key that verifies tokens. Paste PUBLIC KEY, RSA PUBLIC KEY or CERTIFICATE.",
            super::shorten(other)
        )),
    })
}

/// Reads DER of unknown kind; `None` when it is nothing known.
pub fn any(der: &[u8]) -> Option<Reading> {
    if SubjectPublicKeyInfoRef::from_der(der).is_ok() {
        return Some(subject_public_key(der));
    }
    let readers: [fn(&[u8]) -> Reading; 4] = [certificate, rsa_public, private_key, rsa_private];
    readers.iter().map(|read| read(der)).find(Result::is_ok)
}

fn damaged(what: &str) -> String {
    format!(
        "This is not a readable {what}: the block is damaged or wrongly labelled. Copy it again from its source."
    )
}

fn subject_public_key(der: &[u8]) -> Reading {
    let info = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| damaged("public key (SPKI)"))?;
    let key = Key::of(public(&info)?);
    let name = format!("public key (SPKI), {}", key.material.kind());
    Ok((key, name))
}

fn public(info: &SubjectPublicKeyInfoRef<'_>) -> Result<Material, String> {
    let bits = info.subject_public_key.as_bytes().ok_or_else(|| damaged("public key (SPKI)"))?;
    match info.algorithm.oid.to_string().as_str() {
        RSA | RSA_PSS => pkcs1_numbers(bits),
        EC => match named_curve(&info.algorithm) {
            Ok(on) => ec::from_point(on, bits),
            Err(other) => Ok(unsupported(&other)),
        },
        ED25519 => ed25519(bits),
        other => Ok(unsupported(other)),
    }
}

/// The key of 32 bytes (RFC 8032 section 5.1.5).
pub fn ed25519(x: &[u8]) -> Result<Material, String> {
    if curve::is_ed25519(x) {
        return Ok(Material::Okp { curve: "Ed25519", x: x.to_vec() });
    }
    Err(format!(
        "This Ed25519 key is not a point of the curve ({} bytes, 32 expected): it is damaged. Copy it again.",
        x.len()
    ))
}

fn unsupported(oid: &str) -> Material {
    let known = OTHERS.iter().find(|(known, ..)| *known == oid);
    let (key_type, name) = known.map_or(("unknown", oid), |(_, key_type, name)| (*key_type, *name));
    Material::Unsupported { key_type: key_type.to_owned(), name: name.to_owned() }
}

fn named_curve(algorithm: &AlgorithmIdentifierRef<'_>) -> Result<Curve, String> {
    let oid = algorithm.parameters_oid().map_err(|_| "explicit curve parameters".to_owned())?;
    curve_of(oid).ok_or_else(|| oid.to_string())
}

fn curve_of(oid: ObjectIdentifier) -> Option<Curve> {
    let oid = oid.to_string();
    CURVES.iter().find(|(known, _)| *known == oid).map(|(_, curve)| *curve)
}

fn rsa_public(der: &[u8]) -> Reading {
    let key = Key::of(pkcs1_numbers(der)?);
    let name = format!("public key (PKCS#1), {}", key.material.kind());
    Ok((key, name))
}

fn pkcs1_numbers(der: &[u8]) -> Result<Material, String> {
    let key = pkcs1::RsaPublicKeyRef::from_der(der).map_err(|_| damaged("RSA public key"))?;
    rsa::material(key.modulus.as_bytes(), key.public_exponent.as_bytes())
}

fn certified(certificate: &TbsCertificate) -> Certified {
    let seconds =
        |time: &Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    let validity = certificate.validity();
    Certified {
        subject: certificate.subject().to_string(),
        issuer: certificate.issuer().to_string(),
        not_before: Timestamp(seconds(&validity.not_before)),
        not_after: Timestamp(seconds(&validity.not_after)),
    }
}

fn certificate(der: &[u8]) -> Reading {
    let certificate = Certificate::from_der(der).map_err(|_| damaged("X.509 certificate"))?;
    let subject = certificate.tbs_certificate().subject().to_string();
    let info = certificate.tbs_certificate().subject_public_key_info();
    let info = info.to_der().map_err(|_| damaged("X.509 certificate"))?;
    let info =
        SubjectPublicKeyInfoRef::from_der(&info).map_err(|_| damaged("X.509 certificate"))?;
    let key = Key {
        certificate: Some(certified(certificate.tbs_certificate())),
        ..Key::of(public(&info)?)
    };
    let subject = if subject.is_empty() { "no name".to_owned() } else { super::shorten(&subject) };
    Ok((key, format!("X.509 certificate for {subject}")))
}

fn private(material: Material, container: &str) -> (Key, String) {
    let key = Key { private: true, ..Key::of(material) };
    let name =
        format!("private key ({container}), {}; only its public half is used", key.material.kind());
    (key, name)
}

fn private_key(der: &[u8]) -> Reading {
    let broken = || damaged("private key (PKCS#8)");
    let info = PrivateKeyInfoRef::from_der(der).map_err(|_| broken())?;
    let inner = info.private_key.as_bytes();
    match info.algorithm.oid.to_string().as_str() {
        RSA | RSA_PSS => Ok(private(rsa_private_numbers(inner)?, "PKCS#8")),
        EC => match named_curve(&info.algorithm) {
            Ok(on) => ec_private(inner, Some(on)),
            Err(other) => Ok(private(unsupported(&other), "PKCS#8")),
        },
        ED25519 => {
            let seed = <&OctetStringRef>::from_der(inner).map_err(|_| broken())?;
            let x = curve::ed25519_public(seed.as_bytes()).ok_or_else(broken)?;
            Ok(private(Material::Okp { curve: "Ed25519", x }, "PKCS#8"))
        }
        other => Ok(private(unsupported(other), "PKCS#8")),
    }
}

fn rsa_private(der: &[u8]) -> Reading {
    Ok(private(rsa_private_numbers(der)?, "PKCS#1"))
}

fn rsa_private_numbers(der: &[u8]) -> Result<Material, String> {
    let key = pkcs1::RsaPrivateKeyRef::from_der(der).map_err(|_| damaged("RSA private key"))?;
    rsa::material(key.modulus.as_bytes(), key.public_exponent.as_bytes())
}

fn ec_private(der: &[u8], on: Option<Curve>) -> Reading {
    let broken = || damaged("EC private key");
    let key = EcPrivateKey::from_der(der).map_err(|_| broken())?;
    let named = key.parameters.and_then(EcParameters::named_curve);
    let Some(on) = on.or_else(|| named.and_then(curve_of)) else {
        let oid = named.map_or_else(|| "unnamed curve".to_owned(), |oid| oid.to_string());
        return Ok(private(unsupported(&oid), "SEC 1"));
    };
    let (x, y) = curve::public_point(on, key.private_key).ok_or_else(broken)?;
    Ok(private(Material::Ec { curve: on, x, y }, "SEC 1"))
}

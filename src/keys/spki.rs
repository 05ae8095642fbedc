//! DER containers of keys: SPKI (RFC 5280), PKCS#1 (RFC 8017 appendix A), PKCS#8 (RFC 5958), SEC 1, X.509 certificates.

use super::{
    Curve, Key, Material, PrivateHalf, RsaPrivate, Secret, certificate, ec, oid, okp, rsa,
};
use crate::encoding::der::{self, Reader, dotted, tag};
use crate::engine::curve;

/// A key and what it was, or the sentence that says why it is none.
pub type Reading = Result<(Key, String), String>;

/// Key types that are recognised and cannot verify here: identifier, JWK `kty`, name.
const OTHERS: [(&[u8], &str, &str); 1] = [(b"\x2a\x86\x48\xce\x38\x04\x01", "DSA", "DSA")];

/// An `AlgorithmIdentifier` (RFC 5280 section 4.1.1.2).
#[derive(Clone, Copy)]
struct Algorithm<'a> {
    oid: &'a [u8],
    /// Tag and content of the parameters.
    parameters: Option<(u8, &'a [u8])>,
}

impl<'a> Algorithm<'a> {
    fn read(reader: &mut Reader<'a>) -> Option<Self> {
        let mut inside = reader.sequence()?;
        let oid = inside.oid()?;
        let parameters = inside.any().map(|(tag, content, _)| (tag, content));
        inside.end().map(|()| Self { oid, parameters })
    }

    /// The curve in the parameters (RFC 5480 section 2.1.1), or the key that one of another curve is.
    fn curve(&self) -> Result<Curve, Material> {
        match self.parameters {
            Some((tag::OID, named)) => oid::curve(named).ok_or_else(|| unsupported(named)),
            _ => Err(Material::Unsupported {
                key_type: "unknown".to_owned(),
                name: "explicit curve parameters".to_owned(),
            }),
        }
    }
}

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
    if info(der).is_some() {
        return Some(subject_public_key(der));
    }
    let readers: [fn(&[u8]) -> Reading; 5] =
        [certificate, rsa_public, private_key, rsa_private, |der| ec_private(der, None)];
    readers.iter().map(|read| read(der)).find(Result::is_ok)
}

fn damaged(what: &str) -> String {
    format!(
        "This is not a readable {what}: the block is damaged or wrongly labelled. Copy it again from its source."
    )
}

/// Algorithm and bits of a `SubjectPublicKeyInfo`.
fn info(der: &[u8]) -> Option<(Algorithm<'_>, &[u8])> {
    let mut info = der::sequence(der)?;
    let found = (Algorithm::read(&mut info)?, info.bits()?);
    info.end().map(|()| found)
}

fn subject_public_key(der: &[u8]) -> Reading {
    let key = Key::of(public(der)?);
    let name = format!("public key (SPKI), {}", key.material.kind());
    Ok((key, name))
}

fn public(der: &[u8]) -> Result<Material, String> {
    let (algorithm, bits) = info(der).ok_or_else(|| damaged("public key (SPKI)"))?;
    match algorithm.oid {
        oid::RSA | oid::RSA_PSS => pkcs1_numbers(bits),
        oid::EC => match algorithm.curve() {
            Ok(on) => ec::from_point(on, bits),
            Err(other) => Ok(other),
        },
        other => match (oid::okp(other), oid::ml_dsa(other)) {
            (Some(curve), _) => okp::on_curve(curve, bits),
            (_, Some(parameters)) => okp::in_set(parameters, bits),
            _ => Ok(unsupported(other)),
        },
    }
}

fn unsupported(oid: &[u8]) -> Material {
    let (key_type, name) = match OTHERS.iter().find(|(known, ..)| *known == oid) {
        Some((_, key_type, name)) => (*key_type, (*name).to_owned()),
        None => ("unknown", dotted(oid)),
    };
    Material::Unsupported { key_type: key_type.to_owned(), name }
}

fn rsa_public(der: &[u8]) -> Reading {
    let key = Key::of(pkcs1_numbers(der)?);
    let name = format!("public key (PKCS#1), {}", key.material.kind());
    Ok((key, name))
}

fn pkcs1_numbers(der: &[u8]) -> Result<Material, String> {
    let numbers = || {
        let mut key = der::sequence(der)?;
        let numbers = (key.unsigned()?, key.unsigned()?);
        key.end().map(|()| numbers)
    };
    let (modulus, exponent) = numbers().ok_or_else(|| damaged("RSA public key"))?;
    rsa::material(modulus, exponent)
}

fn certificate(der: &[u8]) -> Reading {
    let (certified, info) = certificate::read(der).ok_or_else(|| damaged("X.509 certificate"))?;
    let subject = match certified.subject.as_str() {
        "" => "no name".to_owned(),
        subject => super::shorten(subject),
    };
    let key = Key { certificate: Some(certified), ..Key::of(public(info)?) };
    Ok((key, format!("X.509 certificate for {subject}")))
}

fn private(halves: (Material, Option<PrivateHalf>), container: &str) -> (Key, String) {
    let (material, private_half) = halves;
    let key = Key { private: true, private_half, ..Key::of(material) };
    let name = format!("private key ({container}), {}", key.material.kind());
    (key, name)
}

/// Algorithm and key of a `PrivateKeyInfo`, or of a `OneAsymmetricKey` with its public half (RFC 5958 section 2).
fn private_info(der: &[u8]) -> Option<(Algorithm<'_>, &[u8])> {
    let mut info = der::sequence(der)?;
    let version = info.unsigned()?;
    let found = (Algorithm::read(&mut info)?, info.value(tag::OCTET_STRING)?);
    // Attributes, then the public half, with which the version is 2.
    info.skip(tag::context(0));
    let has_public = info.skip(0x81);
    info.end().filter(|()| version == [u8::from(has_public)]).map(|()| found)
}

fn private_key(der: &[u8]) -> Reading {
    let broken = || damaged("private key (PKCS#8)");
    let (algorithm, inner) = private_info(der).ok_or_else(broken)?;
    match algorithm.oid {
        oid::RSA | oid::RSA_PSS => Ok(private(rsa_private_numbers(inner)?, "PKCS#8")),
        oid::EC => match algorithm.curve() {
            Ok(on) => ec_private(inner, Some(on)),
            Err(other) => Ok(private((other, None), "PKCS#8")),
        },
        other => {
            let found = match (oid::okp(other), oid::ml_dsa(other)) {
                (Some(curve), _) => octets(inner).and_then(|d| okp::private_on_curve(curve, d)),
                (_, Some(parameters)) => {
                    if let Some(seed) = seed(inner) {
                        okp::private_in_set(parameters, seed)
                    } else {
                        let expanded = octets(inner);
                        let public = expanded.and_then(|it| okp::expanded_in_set(parameters, it));
                        return Ok(private((public.ok_or_else(broken)?, None), "PKCS#8"));
                    }
                }
                _ => return Ok(private((unsupported(other), None), "PKCS#8")),
            };
            let (material, half) = found.ok_or_else(broken)?;
            Ok(private((material, Some(half)), "PKCS#8"))
        }
    }
}

/// The only octet string of some bytes.
fn octets(der: &[u8]) -> Option<&[u8]> {
    let mut inner = Reader::new(der);
    inner.value(tag::OCTET_STRING).filter(|_| inner.is_at_end())
}

/// The seed of an ML-DSA key, alone or before the expanded key (RFC 9881 section 6).
fn seed(der: &[u8]) -> Option<&[u8]> {
    let mut inner = Reader::new(der);
    match inner.tag()? {
        tag::SEQUENCE => inner.sequence()?.value(tag::OCTET_STRING),
        _ => inner.value(0x80),
    }
}

fn rsa_private(der: &[u8]) -> Reading {
    Ok(private(rsa_private_numbers(der)?, "PKCS#1"))
}

fn rsa_private_numbers(der: &[u8]) -> Result<(Material, Option<PrivateHalf>), String> {
    let (modulus, exponent, private) =
        rsa_private_info(der).ok_or_else(|| damaged("RSA private key"))?;
    Ok((rsa::material(modulus, exponent)?, Some(PrivateHalf::Rsa(private))))
}

/// The numbers of an `RSAPrivateKey` of two primes (RFC 8017 appendix A.1.2): modulus, exponent, private half.
fn rsa_private_info(der: &[u8]) -> Option<(&[u8], &[u8], RsaPrivate)> {
    let mut key = der::sequence(der)?;
    key.number(0)?;
    let (modulus, exponent) = (key.unsigned()?, key.unsigned()?);
    let mut next = || key.unsigned().map(Secret::from);
    let private = RsaPrivate {
        exponent: next()?,
        primes: vec![next()?, next()?],
        derived: vec![next()?, next()?, next()?],
    };
    key.end().map(|()| (modulus, exponent, private))
}

/// The number of an `ECPrivateKey` and the identifier of its curve (RFC 5915 section 3).
fn ec_private_info(der: &[u8]) -> Option<(&[u8], Option<&[u8]>)> {
    let mut key = der::sequence(der)?;
    key.number(1)?;
    let number = key.value(tag::OCTET_STRING)?;
    let named = match key.inside(tag::context(0)) {
        Some(mut parameters) => Some(parameters.oid().filter(|_| parameters.is_at_end())?),
        None => None,
    };
    if let Some(mut public) = key.inside(tag::context(1)) {
        public.bits()?;
        public.end()?;
    }
    key.end().map(|()| (number, named))
}

fn ec_private(der: &[u8], on: Option<Curve>) -> Reading {
    let broken = || damaged("EC private key");
    let (number, named) = ec_private_info(der).ok_or_else(broken)?;
    let Some(on) = on.or_else(|| named.and_then(oid::curve)) else {
        let other = named.map_or_else(
            || Material::Unsupported {
                key_type: "unknown".to_owned(),
                name: "unnamed curve".to_owned(),
            },
            unsupported,
        );
        return Ok(private((other, None), "SEC 1"));
    };
    let (x, y) = curve::public_point(on, number).ok_or_else(broken)?;
    let half = PrivateHalf::Ec(number.into());
    Ok(private((Material::Ec { curve: on, x, y }, Some(half)), "SEC 1"))
}

#[cfg(test)]
#[path = "differential.rs"]
mod differential;

//! Who issued a certificate (RFC 5280 section 6): names that fit, and a signature that matches.

use super::{Certified, Key, Keys, Material, certificate};
use crate::encoding::der::{self, Reader, tag};
use crate::encoding::json::Node;
use crate::engine::digest::{self, Digester};
use crate::engine::{ecdsa_hash, signature_check};
use crate::request::{KeyFormat, Request};
use certificate::Role;

/// Signature algorithms of certificates: identifier, and the JOSE algorithm that does the same, or the hash of ECDSA.
const ALGORITHMS: [(&[u8], &str); 12] = [
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b", "RS256"),
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c", "RS384"),
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d", "RS512"),
    (b"\x2a\x86\x48\xce\x3d\x04\x03\x02", "SHA-256"),
    (b"\x2a\x86\x48\xce\x3d\x04\x03\x03", "SHA-384"),
    (b"\x2a\x86\x48\xce\x3d\x04\x03\x04", "SHA-512"),
    (b"\x2b\x65\x70", "Ed25519"),
    (b"\x2b\x65\x71", "Ed448"),
    (b"\x60\x86\x48\x01\x65\x03\x04\x03\x11", "ML-DSA-44"),
    (b"\x60\x86\x48\x01\x65\x03\x04\x03\x12", "ML-DSA-65"),
    (b"\x60\x86\x48\x01\x65\x03\x04\x03\x13", "ML-DSA-87"),
    (b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a", "PS"),
];

/// Header parameters that are thumbprints of a certificate, with their digests (RFC 7515 sections 4.1.7 and 4.1.8).
pub const THUMBPRINTS: [(&str, Digester); 2] =
    [("x5t", digest::sha1), ("x5t#S256", |bytes| digest::sha256(bytes).to_vec())];

/// Certificates of one `x5c` that are read.
const LONGEST: usize = 10;

/// The keys of an `x5c`, the signer's first; `None` when a certificate cannot be read (RFC 7515 section 4.1.6).
pub fn of_x5c(x5c: &Node) -> Option<Keys> {
    let bodies = x5c.elements()?.iter().take(LONGEST).filter_map(Node::as_str);
    let block = |body| format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n");
    let key = bodies.map(block).collect::<String>().into();
    let keys = Keys::read(&Request { key, key_format: KeyFormat::Pem, ..Request::default() });
    (!keys.list.is_empty() && keys.problems.is_empty()).then_some(keys)
}

/// Whether the certificate itself is signed with MD5 or SHA-1.
pub fn is_signed_weakly(certified: &Certified) -> bool {
    let oid = certificate::parts(&certified.der).and_then(|it| Reader::new(it.algorithm).oid());
    matches!(
        oid,
        Some(
            b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x04"
                | b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x05"
                | b"\x2a\x86\x48\xce\x3d\x04\x01"
        )
    )
}

/// Whether the key of `issuer` signed the certificate, under the name that the certificate gives its issuer.
pub fn is_issued_by(certified: &Certified, issuer: &Key) -> bool {
    let Some(above) = &issuer.certificate else { return false };
    let (Some(parts), Some(above)) =
        (certificate::parts(&certified.der), certificate::parts(&above.der))
    else {
        return false;
    };
    parts.issuer == above.subject
        && check(parts.algorithm, &issuer.material, parts.signed, parts.signature)
}

/// What the certificate may be used for.
pub fn role(certified: &Certified) -> Role {
    certificate::parts(&certified.der).map(|parts| certificate::role(&parts)).unwrap_or_default()
}

fn check(algorithm: &[u8], key: &Material, signed: &[u8], signature: &[u8]) -> bool {
    let mut reader = Reader::new(algorithm);
    let oid = reader.oid();
    let Some((_, name)) = ALGORITHMS.iter().find(|(known, _)| Some(*known) == oid) else {
        return false;
    };
    if let Material::Ec { curve, .. } = key {
        let raw = der::pair(signature, curve.bytes());
        return raw.is_some_and(|raw| ecdsa_hash(key, signed, &raw) == Some(name));
    }
    let name = if *name == "PS" { pss(&mut reader) } else { Some(*name) };
    name.and_then(signature_check).is_some_and(|check| check(key, signed, signature))
}

/// The algorithm of PSS parameters (RFC 4055 section 3.1), when it is one of JOSE.
fn pss(reader: &mut Reader<'_>) -> Option<&'static str> {
    let hash = reader.sequence()?.inside(tag::context(0))?.sequence()?.oid()?;
    match hash {
        b"\x60\x86\x48\x01\x65\x03\x04\x02\x01" => Some("PS256"),
        b"\x60\x86\x48\x01\x65\x03\x04\x02\x02" => Some("PS384"),
        b"\x60\x86\x48\x01\x65\x03\x04\x02\x03" => Some("PS512"),
        _ => None,
    }
}

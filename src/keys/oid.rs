//! Object identifiers of keys, as their bytes in DER.

use super::Curve;

pub const RSA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
pub const RSA_PSS: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a";
pub const EC: &[u8] = b"\x2a\x86\x48\xce\x3d\x02\x01";

/// The curves of RFC 8410.
const OKP: [(&[u8], &str); 4] = [
    (b"\x2b\x65\x6e", "X25519"),
    (b"\x2b\x65\x6f", "X448"),
    (b"\x2b\x65\x70", "Ed25519"),
    (b"\x2b\x65\x71", "Ed448"),
];

/// The parameter sets of ML-DSA (RFC 9881 section 2).
const ML_DSA: [(&[u8], &str); 3] = [
    (b"\x60\x86\x48\x01\x65\x03\x04\x03\x11", "ML-DSA-44"),
    (b"\x60\x86\x48\x01\x65\x03\x04\x03\x12", "ML-DSA-65"),
    (b"\x60\x86\x48\x01\x65\x03\x04\x03\x13", "ML-DSA-87"),
];

/// The named curves (RFC 5480 section 2.1.1.1, SEC 2 appendix A.2).
const CURVES: [(&[u8], Curve); 4] = [
    (b"\x2b\x81\x04\x00\x0a", Curve::K256),
    (b"\x2a\x86\x48\xce\x3d\x03\x01\x07", Curve::P256),
    (b"\x2b\x81\x04\x00\x22", Curve::P384),
    (b"\x2b\x81\x04\x00\x23", Curve::P521),
];

/// The JWK `crv` of an identifier.
pub fn okp(oid: &[u8]) -> Option<&'static str> {
    named(&OKP, oid)
}

/// The JWK `alg` of an identifier.
pub fn ml_dsa(oid: &[u8]) -> Option<&'static str> {
    named(&ML_DSA, oid)
}

fn named(table: &[(&[u8], &'static str)], oid: &[u8]) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == oid).map(|(_, name)| *name)
}

/// The identifier of a JWK `crv` or `alg` in these tables.
pub fn of_name(name: &str) -> Option<&'static [u8]> {
    OKP.iter().chain(&ML_DSA).find(|(_, known)| *known == name).map(|(oid, _)| *oid)
}

/// The curve of an identifier.
pub fn curve(oid: &[u8]) -> Option<Curve> {
    CURVES.iter().find(|(known, _)| *known == oid).map(|(_, curve)| *curve)
}

/// The identifier of a curve.
pub fn of_curve(curve: Curve) -> &'static [u8] {
    CURVES.iter().find(|(_, known)| *known == curve).map_or(&[], |(oid, _)| oid)
}

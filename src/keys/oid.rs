//! Object identifiers of keys, as their bytes in DER.

use super::Curve;

pub const RSA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
pub const RSA_PSS: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a";
pub const EC: &[u8] = b"\x2a\x86\x48\xce\x3d\x02\x01";
pub const ED25519: &[u8] = b"\x2b\x65\x70";

/// The named curves (RFC 5480 section 2.1.1.1, SEC 2 appendix A.2).
const CURVES: [(&[u8], Curve); 4] = [
    (b"\x2b\x81\x04\x00\x0a", Curve::K256),
    (b"\x2a\x86\x48\xce\x3d\x03\x01\x07", Curve::P256),
    (b"\x2b\x81\x04\x00\x22", Curve::P384),
    (b"\x2b\x81\x04\x00\x23", Curve::P521),
];

/// The curve of an identifier.
pub fn curve(oid: &[u8]) -> Option<Curve> {
    CURVES.iter().find(|(known, _)| *known == oid).map(|(_, curve)| *curve)
}

/// The identifier of a curve.
pub fn of_curve(curve: Curve) -> &'static [u8] {
    CURVES.iter().find(|(_, known)| *known == curve).map_or(&[], |(oid, _)| oid)
}

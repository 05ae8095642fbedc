//! secp256k1 (SEC 2 section 2.4.1) by its parameters, with the arithmetic that the P curves share. The crate for this
//! curve is unrolled for speed, which took 7 KB of the worker.

mod field;
mod scalar;

use ecdsa::EcdsaCurve;
use field::FieldElement;
use primeorder::elliptic_curve::bigint::{Odd, U256};
use primeorder::elliptic_curve::consts::U32;
use primeorder::elliptic_curve::hazmat::FieldArithmetic;
use primeorder::elliptic_curve::point::{PointCompaction, PointCompression};
use primeorder::elliptic_curve::{Curve, CurveArithmetic, PrimeCurve, PrimeCurveArithmetic};
use primeorder::{AffinePoint, PrimeCurveParams, ProjectivePoint};
use primeorder::{mul_backend::VariableOnly, point_arithmetic::EquationAIsZero};
use scalar::Scalar;

/// The number of points.
const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

/// The curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Secp256k1;

impl Curve for Secp256k1 {
    type FieldBytesSize = U32;
    type Uint = U256;
    const ORDER: Odd<U256> = Odd::<U256>::from_be_hex(ORDER);
}

impl PrimeCurve for Secp256k1 {}

impl PointCompression for Secp256k1 {
    const COMPRESS_POINTS: bool = false;
}

impl PointCompaction for Secp256k1 {
    const COMPACT_POINTS: bool = false;
}

impl CurveArithmetic for Secp256k1 {
    type AffinePoint = AffinePoint<Self>;
    type ProjectivePoint = ProjectivePoint<Self>;
    type Scalar = Scalar;
}

impl FieldArithmetic for Secp256k1 {
    type FieldElement = FieldElement;
}

impl PrimeCurveArithmetic for Secp256k1 {
    type CurveGroup = ProjectivePoint<Self>;
}

/// A high s is as good as a low one (RFC 8812 section 3.2).
impl EcdsaCurve for Secp256k1 {
    const NORMALIZE_S: bool = false;
}

impl PrimeCurveParams for Secp256k1 {
    type PointArithmetic = EquationAIsZero;
    type Backend = VariableOnly;
    const EQUATION_A: FieldElement = FieldElement::ZERO;
    const EQUATION_B: FieldElement = FieldElement::from_u64(7);
    const GENERATOR: (FieldElement, FieldElement) = (
        FieldElement::from_hex_vartime(
            "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798",
        ),
        FieldElement::from_hex_vartime(
            "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8",
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::Secp256k1;
    use crate::engine::digest::sha256;
    use k256::ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
    use primeorder::elliptic_curve::{SecretKey, sec1::ToSec1Point};

    /// Private numbers: the smallest, the largest, and hashes in between.
    fn numbers() -> impl Iterator<Item = [u8; 32]> {
        let mut last = k256::Scalar::ONE.negate().to_bytes();
        let mut one = [0; 32];
        one[31] = 1;
        let hashes = (0..40).map(|seed: u8| sha256(&[seed]));
        [one, std::mem::take(&mut last).into()].into_iter().chain(hashes)
    }

    #[test]
    fn points_are_those_of_the_crate_for_this_curve() {
        for number in numbers() {
            let ours = SecretKey::<Secp256k1>::from_slice(&number).unwrap().public_key();
            let theirs = k256::SecretKey::from_slice(&number).unwrap().public_key();
            for compressed in [false, true] {
                assert_eq!(
                    ours.to_sec1_point(compressed).as_bytes(),
                    theirs.to_sec1_point(compressed).as_bytes()
                );
            }
        }
    }

    /// Every bit of a signature counts, and a high s matches as the low one does.
    #[test]
    fn signatures_match_as_with_the_crate_for_this_curve() {
        for number in numbers() {
            let signer = k256::ecdsa::SigningKey::from_slice(&number).unwrap();
            let hash = sha256(&number);
            let signature: k256::ecdsa::Signature = signer.sign_prehash(&hash).unwrap();
            let (r, s) = signature.split_scalars();
            let high = k256::ecdsa::Signature::from_scalars(r, -s).unwrap();
            let point = signer.verifying_key().to_sec1_point(false);
            let key = ecdsa::VerifyingKey::<Secp256k1>::from_sec1_bytes(point.as_bytes()).unwrap();
            let matches = |bytes: &[u8], hash: &[u8]| {
                let signature = ecdsa::Signature::from_slice(bytes);
                signature.is_ok_and(|it| key.verify_prehash(hash, &it).is_ok())
            };
            assert!(matches(&signature.to_bytes(), &hash) && matches(&high.to_bytes(), &hash));
            assert!(!matches(&signature.to_bytes(), &sha256(b"other")));
            for at in 0..64 {
                let mut bytes = signature.to_bytes();
                bytes[at] ^= 1 << (at % 8);
                assert!(!matches(&bytes, &hash), "{at}");
            }
        }
    }

    /// Numbers that are no scalar, and points off the curve.
    #[test]
    fn what_is_none_is_refused() {
        assert!(SecretKey::<Secp256k1>::from_slice(&[0xff; 32]).is_err());
        assert!(SecretKey::<Secp256k1>::from_slice(&[0; 32]).is_err());
        let mut off = [7; 65];
        off[0] = 4;
        assert!(ecdsa::VerifyingKey::<Secp256k1>::from_sec1_bytes(&off).is_err());
    }
}

//! The field of the multiples of the generator.

use super::{ORDER, Secp256k1};
use primeorder::PrimeField;
use primeorder::elliptic_curve::bigint::{ArrayEncoding, Limb, U256};
use primeorder::elliptic_curve::ops::{Reduce, ReduceNonZero};
use primeorder::elliptic_curve::scalar::{FromUintUnchecked, IsHigh};
use primeorder::elliptic_curve::subtle::{
    Choice, ConditionallySelectable, ConstantTimeEq, ConstantTimeGreater, CtOption,
};
use primeorder::elliptic_curve::{Curve, FieldBytes, scalar_impls};
use primeorder::wnaf::impl_wnaf_size_for_scalar;

primefield::monty_field_params! {
    name: ScalarParams,
    modulus: ORDER,
    uint: U256,
    byte_order: primefield::ByteOrder::BigEndian,
    multiplicative_generator: 7,
    doc: "The field of the multiples of the generator."
}

primefield::monty_field_element! {
    name: Scalar,
    params: ScalarParams,
    uint: U256,
    doc: "How often a point is taken."
}

primefield::monty_field_arithmetic! {
    name: Scalar,
    params: ScalarParams,
    uint: U256
}

scalar_impls!(Secp256k1, Scalar);
impl_wnaf_size_for_scalar!(Scalar);

impl AsRef<Self> for Scalar {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl FromUintUnchecked for Scalar {
    type Uint = U256;

    fn from_uint_unchecked(uint: U256) -> Self {
        Self::from_uint_unchecked(uint)
    }
}

impl IsHigh for Scalar {
    fn is_high(&self) -> Choice {
        const HALF: U256 = Secp256k1::ORDER.as_ref().shr_vartime(1);
        self.to_canonical().ct_gt(&HALF)
    }
}

/// `w` less `modulus` when it is not below it.
fn reduced(w: &U256, modulus: &U256) -> U256 {
    let (less, borrow) = w.borrowing_sub(modulus, Limb::ZERO);
    U256::conditional_select(&less, w, Choice::from(u8::from(borrow != Limb::ZERO)))
}

impl Reduce<U256> for Scalar {
    fn reduce(w: &U256) -> Self {
        Self::from_uint_unchecked(reduced(w, &Secp256k1::ORDER))
    }
}

impl Reduce<FieldBytes<Secp256k1>> for Scalar {
    fn reduce(bytes: &FieldBytes<Secp256k1>) -> Self {
        Self::reduce(&U256::from_be_byte_array(*bytes))
    }
}

impl ReduceNonZero<U256> for Scalar {
    fn reduce_nonzero(w: &U256) -> Self {
        const LAST: U256 = Secp256k1::ORDER.as_ref().wrapping_sub(&U256::ONE);
        Self::from_uint_unchecked(reduced(w, &LAST).wrapping_add(&U256::ONE))
    }
}

impl ReduceNonZero<FieldBytes<Secp256k1>> for Scalar {
    fn reduce_nonzero(bytes: &FieldBytes<Secp256k1>) -> Self {
        Self::reduce_nonzero(&U256::from_be_byte_array(*bytes))
    }
}

//! The field of the coordinates.

use primeorder::PrimeField;
use primeorder::elliptic_curve::bigint::U256;
use primeorder::elliptic_curve::ops::BatchInvert;
use primeorder::elliptic_curve::subtle::{Choice, ConstantTimeEq, CtOption};

const PRIME: &str = "fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f";

primefield::monty_field_params! {
    name: FieldParams,
    modulus: PRIME,
    uint: U256,
    byte_order: primefield::ByteOrder::BigEndian,
    multiplicative_generator: 3,
    doc: "The field of the coordinates."
}

primefield::monty_field_element! {
    name: FieldElement,
    params: FieldParams,
    uint: U256,
    doc: "A coordinate."
}

primefield::monty_field_arithmetic! {
    name: FieldElement,
    params: FieldParams,
    uint: U256
}

impl BatchInvert for FieldElement {}

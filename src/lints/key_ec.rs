//! Rules about keys on elliptic curves and post-quantum keys.

pub(super) mod key_akp_alg_missing;
pub(super) mod key_ec_coordinate_length;
pub(super) mod key_ec_curve_mismatch;
pub(super) mod key_ec_off_curve;
pub(super) mod key_ec_private_mismatch;
pub(super) mod key_ec_trivial;
pub(super) mod key_okp_length;
pub(super) mod key_okp_low_order;
pub(super) mod key_okp_noncanonical;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &key_ec_coordinate_length::KEY_EC_COORDINATE_LENGTH,
    &key_ec_curve_mismatch::KEY_EC_CURVE_MISMATCH,
    &key_okp_length::KEY_OKP_LENGTH,
    &key_okp_low_order::KEY_OKP_LOW_ORDER,
    &key_akp_alg_missing::KEY_AKP_ALG_MISSING,
    &key_ec_off_curve::KEY_EC_OFF_CURVE,
    &key_ec_trivial::KEY_EC_TRIVIAL,
    &key_ec_private_mismatch::KEY_EC_PRIVATE_MISMATCH,
    &key_okp_noncanonical::KEY_OKP_NONCANONICAL,
];

//! Rules about `DPoP` proofs.

pub(super) mod dpop_freshness;
pub(super) mod dpop_htm_htu;
pub(super) mod dpop_structure;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &dpop_structure::DPOP_STRUCTURE,
    &dpop_htm_htu::DPOP_HTM_HTU,
    &dpop_freshness::DPOP_FRESHNESS,
];

//! Rules about `DPoP` proofs.

pub(super) mod dpop_ath;
pub(super) mod dpop_freshness;
pub(super) mod dpop_htm_htu;
pub(super) mod dpop_jkt_mismatch;
pub(super) mod dpop_signature;
pub(super) mod dpop_structure;
pub(super) mod pop_proof_other;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &dpop_structure::DPOP_STRUCTURE,
    &dpop_signature::DPOP_SIGNATURE,
    &dpop_htm_htu::DPOP_HTM_HTU,
    &dpop_freshness::DPOP_FRESHNESS,
    &dpop_ath::DPOP_ATH,
    &dpop_jkt_mismatch::DPOP_JKT_MISMATCH,
    &pop_proof_other::POP_PROOF_OTHER,
];

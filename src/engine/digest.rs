//! SHA-256 for thumbprints.

use sha2::{Digest, Sha256};

/// SHA-256 (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

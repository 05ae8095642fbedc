//! SHA-2 for thumbprints and disclosures.

use sha2::{Digest, Sha256, Sha384, Sha512};

/// The digest of some bytes.
pub type Digester = fn(&[u8]) -> Vec<u8>;

/// SHA-256 (FIPS 180-4).
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-1, which names certificates (RFC 7515 section 4.1.7) and proves nothing.
pub fn sha1(bytes: &[u8]) -> Vec<u8> {
    sha1::Sha1::digest(bytes).to_vec()
}

/// A hash function of the registry that `_sd_alg` names (RFC 9901 section 4.1.1); `None` for one that is not here.
pub fn named(name: &str) -> Option<Digester> {
    Some(match name {
        "sha-256" => |bytes| Sha256::digest(bytes).to_vec(),
        "sha-384" => |bytes| Sha384::digest(bytes).to_vec(),
        "sha-512" => |bytes| Sha512::digest(bytes).to_vec(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn each_name_gives_its_own_length() {
        let length = |name| named(name).map(|hash| hash(b"").len());
        let names = ["sha-256", "sha-384", "sha-512", "sha3-256"];
        assert_eq!(names.map(length), [Some(32), Some(48), Some(64), None]);
    }
}

//! The algorithm table: everything known about a registered `alg` or `enc` is one row (RFC 7518 and the IANA registry).

mod table;

pub use table::ALGORITHMS;

/// One registered algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Algorithm {
    /// The value of `alg` or `enc`; case-sensitive.
    pub name: &'static str,
    pub purpose: Purpose,
    /// The JWK `kty` of its keys; empty when it has none.
    pub key_type: &'static str,
    /// The only JWK `crv` of its keys; empty when there is none or the key chooses.
    pub curve: &'static str,
    /// The hash inside; empty when it has none.
    pub hash: &'static str,
    pub signature: Length,
    pub status: Status,
    /// The document and section that defines it.
    pub reference: &'static str,
    pub description: &'static str,
    /// Whether this program can verify or decrypt with it.
    pub supported: bool,
}

/// What an algorithm is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// `enc` of a JWE.
    Encrypt,
    /// Registered for the `alg` member of keys only.
    KeyOnly,
    /// `alg` of a JWE.
    ManageKey,
    /// `alg` of a JWS.
    Sign,
}

/// The length of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Bytes(usize),
    /// The key's curve decides: 64 bytes for Ed25519, 114 for Ed448.
    Curve,
    /// As many bytes as the RSA modulus.
    Modulus,
    /// It makes no signatures.
    None,
}

/// What the registry says about its use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Deprecated,
    Prohibited,
    Registered,
}

/// The row of that exact name.
pub fn find(name: &str) -> Option<&'static Algorithm> {
    ALGORITHMS.iter().find(|algorithm| algorithm.name == name)
}

/// Bytes of the key of a content encryption (RFC 7518 sections 5.2 and 5.3).
pub fn content_key_bytes(encryption: &str) -> Option<usize> {
    let bytes = aes_key_bytes(encryption)?;
    match encryption.get(4..)? {
        "GCM" => Some(bytes),
        "CBC-HS256" | "CBC-HS384" | "CBC-HS512" => Some(2 * bytes),
        _ => None,
    }
}

/// Bytes of the key that wraps the content key (RFC 7518 sections 4.4, 4.6, 4.7 and 4.8).
pub fn wrapping_key_bytes(algorithm: &str) -> Option<usize> {
    let name = algorithm.rsplit('+').next()?;
    matches!(name.get(4..)?, "KW" | "GCMKW").then(|| aes_key_bytes(name))?
}

/// Bytes of the encrypted key; `None` where the key decides, as with RSA (RFC 7518 sections 4.4 to 4.8).
pub fn encrypted_key_bytes(algorithm: &str, encryption: &str) -> Option<usize> {
    if matches!(algorithm, "dir" | "ECDH-ES") {
        return Some(0);
    }
    wrapping_key_bytes(algorithm)?;
    // Key wrap adds 8 bytes, GCM has its tag in the header.
    let added = if algorithm.ends_with("GCMKW") { 0 } else { 8 };
    Some(content_key_bytes(encryption)? + added)
}

/// Bytes of the key of an AES, whose bits stand in the name: `A128KW`.
fn aes_key_bytes(name: &str) -> Option<usize> {
    match name.get(..4)? {
        "A128" => Some(16),
        "A192" => Some(24),
        "A256" => Some(32),
        _ => None,
    }
}

impl Algorithm {
    /// Whether a signature can have that many bytes; of RSA only what every modulus has in common.
    pub fn allows_length(&self, bytes: usize) -> bool {
        match self.signature {
            Length::Bytes(expected) => bytes == expected,
            Length::Curve => matches!(bytes, 64 | 114),
            Length::Modulus => bytes >= 64,
            Length::None => false,
        }
    }

    /// The signature's length in words, such as `64 bytes`.
    pub fn length_in_words(&self) -> String {
        match self.signature {
            Length::Bytes(bytes) => format!("{bytes} bytes"),
            Length::Curve => "64 or 114 bytes".to_owned(),
            Length::Modulus => "as many bytes as the key's modulus".to_owned(),
            Length::None => "no bytes".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_exact() {
        for (index, row) in ALGORITHMS.iter().enumerate() {
            assert!(ALGORITHMS.iter().skip(index + 1).all(|other| other.name != row.name));
        }
        assert_eq!(find("es256"), None);
    }

    #[test]
    fn signature_lengths_are_those_of_the_rfcs() {
        let allows = |name, bytes| find(name).unwrap().allows_length(bytes);
        assert!(allows("ES512", 132) && !allows("ES512", 131));
        assert!(allows("HS256", 32) && !allows("HS256", 0));
        assert!(allows("RS256", 256) && !allows("RS256", 0) && !allows("dir", 0));
        assert!(allows("EdDSA", 114) && !allows("Ed25519", 114));
    }
}

//! The algorithm table: everything known about a registered `alg` or `enc` is one row (RFC 7518 and the IANA registry).

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

    const fn supported(self) -> Self {
        Self { supported: true, ..self }
    }

    const fn deprecated(self) -> Self {
        Self { status: Status::Deprecated, ..self }
    }

    const fn prohibited(self) -> Self {
        Self { status: Status::Prohibited, ..self }
    }
}

const fn sign(
    name: &'static str,
    (key_type, curve): (&'static str, &'static str),
    hash: &'static str,
    signature: Length,
    reference: &'static str,
    description: &'static str,
) -> Algorithm {
    Algorithm {
        name,
        purpose: Purpose::Sign,
        key_type,
        curve,
        hash,
        signature,
        status: Status::Registered,
        reference,
        description,
        supported: false,
    }
}

const fn other(
    name: &'static str,
    purpose: Purpose,
    key_type: &'static str,
    reference: &'static str,
    description: &'static str,
) -> Algorithm {
    Algorithm { purpose, ..sign(name, (key_type, ""), "", Length::None, reference, description) }
}

/// In the order of the IANA registry "JSON Web Signature and Encryption Algorithms".
pub static ALGORITHMS: &[Algorithm] = &[
    sign("HS256", ("oct", ""), "SHA-256", Length::Bytes(32), "RFC 7518 3.2", "HMAC with SHA-256")
        .supported(),
    sign("HS384", ("oct", ""), "SHA-384", Length::Bytes(48), "RFC 7518 3.2", "HMAC with SHA-384")
        .supported(),
    sign("HS512", ("oct", ""), "SHA-512", Length::Bytes(64), "RFC 7518 3.2", "HMAC with SHA-512")
        .supported(),
    sign(
        "RS256",
        ("RSA", ""),
        "SHA-256",
        Length::Modulus,
        "RFC 7518 3.3",
        "RSA PKCS#1 v1.5 signature with SHA-256",
    )
    .supported(),
    sign(
        "RS384",
        ("RSA", ""),
        "SHA-384",
        Length::Modulus,
        "RFC 7518 3.3",
        "RSA PKCS#1 v1.5 signature with SHA-384",
    )
    .supported(),
    sign(
        "RS512",
        ("RSA", ""),
        "SHA-512",
        Length::Modulus,
        "RFC 7518 3.3",
        "RSA PKCS#1 v1.5 signature with SHA-512",
    )
    .supported(),
    sign(
        "ES256",
        ("EC", "P-256"),
        "SHA-256",
        Length::Bytes(64),
        "RFC 7518 3.4",
        "ECDSA on P-256 with SHA-256",
    )
    .supported(),
    sign(
        "ES384",
        ("EC", "P-384"),
        "SHA-384",
        Length::Bytes(96),
        "RFC 7518 3.4",
        "ECDSA on P-384 with SHA-384",
    )
    .supported(),
    sign(
        "ES512",
        ("EC", "P-521"),
        "SHA-512",
        Length::Bytes(132),
        "RFC 7518 3.4",
        "ECDSA on P-521 with SHA-512",
    )
    .supported(),
    sign("PS256", ("RSA", ""), "SHA-256", Length::Modulus, "RFC 7518 3.5", "RSA-PSS with SHA-256")
        .supported(),
    sign("PS384", ("RSA", ""), "SHA-384", Length::Modulus, "RFC 7518 3.5", "RSA-PSS with SHA-384")
        .supported(),
    sign("PS512", ("RSA", ""), "SHA-512", Length::Modulus, "RFC 7518 3.5", "RSA-PSS with SHA-512")
        .supported(),
    Algorithm {
        status: Status::Prohibited,
        ..sign("none", ("", ""), "", Length::Bytes(0), "RFC 7518 3.6", "No signature (unsecured)")
    },
    other("RSA1_5", Purpose::ManageKey, "RSA", "RFC 7518 4.2", "RSA PKCS#1 v1.5 key encryption")
        .supported()
        .deprecated(),
    other("RSA-OAEP", Purpose::ManageKey, "RSA", "RFC 7518 4.3", "RSA-OAEP with SHA-1 defaults")
        .supported(),
    other("RSA-OAEP-256", Purpose::ManageKey, "RSA", "RFC 7518 4.3", "RSA-OAEP with SHA-256")
        .supported(),
    other("A128KW", Purpose::ManageKey, "oct", "RFC 7518 4.4", "AES key wrap, 128-bit key")
        .supported(),
    other("A192KW", Purpose::ManageKey, "oct", "RFC 7518 4.4", "AES key wrap, 192-bit key")
        .supported(),
    other("A256KW", Purpose::ManageKey, "oct", "RFC 7518 4.4", "AES key wrap, 256-bit key")
        .supported(),
    other(
        "dir",
        Purpose::ManageKey,
        "oct",
        "RFC 7518 4.5",
        "Shared key used directly as content key",
    )
    .supported(),
    other(
        "ECDH-ES",
        Purpose::ManageKey,
        "EC",
        "RFC 7518 4.6",
        "Ephemeral-static ECDH, derived key used directly",
    )
    .supported(),
    other(
        "ECDH-ES+A128KW",
        Purpose::ManageKey,
        "EC",
        "RFC 7518 4.6",
        "Ephemeral-static ECDH plus AES key wrap",
    )
    .supported(),
    other(
        "ECDH-ES+A192KW",
        Purpose::ManageKey,
        "EC",
        "RFC 7518 4.6",
        "Ephemeral-static ECDH plus AES key wrap",
    )
    .supported(),
    other(
        "ECDH-ES+A256KW",
        Purpose::ManageKey,
        "EC",
        "RFC 7518 4.6",
        "Ephemeral-static ECDH plus AES key wrap",
    )
    .supported(),
    other(
        "A128GCMKW",
        Purpose::ManageKey,
        "oct",
        "RFC 7518 4.7",
        "Key encryption with AES-GCM, 128-bit key",
    )
    .supported(),
    other(
        "A192GCMKW",
        Purpose::ManageKey,
        "oct",
        "RFC 7518 4.7",
        "Key encryption with AES-GCM, 192-bit key",
    )
    .supported(),
    other(
        "A256GCMKW",
        Purpose::ManageKey,
        "oct",
        "RFC 7518 4.7",
        "Key encryption with AES-GCM, 256-bit key",
    )
    .supported(),
    other(
        "PBES2-HS256+A128KW",
        Purpose::ManageKey,
        "oct",
        "RFC 7518 4.8",
        "Password-based (PBKDF2) key derivation plus AES key wrap",
    )
    .supported(),
    other(
        "PBES2-HS384+A192KW",
        Purpose::ManageKey,
        "oct",
        "RFC 7518 4.8",
        "Password-based (PBKDF2) key derivation plus AES key wrap",
    )
    .supported(),
    other(
        "PBES2-HS512+A256KW",
        Purpose::ManageKey,
        "oct",
        "RFC 7518 4.8",
        "Password-based (PBKDF2) key derivation plus AES key wrap",
    )
    .supported(),
    other(
        "A128CBC-HS256",
        Purpose::Encrypt,
        "oct",
        "RFC 7518 5.2.3",
        "AES-CBC with HMAC (authenticated)",
    )
    .supported(),
    other(
        "A192CBC-HS384",
        Purpose::Encrypt,
        "oct",
        "RFC 7518 5.2.4",
        "AES-CBC with HMAC (authenticated)",
    )
    .supported(),
    other(
        "A256CBC-HS512",
        Purpose::Encrypt,
        "oct",
        "RFC 7518 5.2.5",
        "AES-CBC with HMAC (authenticated)",
    )
    .supported(),
    other("A128GCM", Purpose::Encrypt, "oct", "RFC 7518 5.3", "AES-GCM, 128-bit key").supported(),
    other("A192GCM", Purpose::Encrypt, "oct", "RFC 7518 5.3", "AES-GCM, 192-bit key").supported(),
    other("A256GCM", Purpose::Encrypt, "oct", "RFC 7518 5.3", "AES-GCM, 256-bit key").supported(),
    sign(
        "EdDSA",
        ("OKP", ""),
        "SHA-512",
        Length::Curve,
        "RFC 9864 2.2",
        "Edwards-curve signature, curve given by the key",
    )
    .supported()
    .deprecated(),
    other("RS1", Purpose::KeyOnly, "RSA", "W3C WebCrypto", "RSA PKCS#1 v1.5 signature with SHA-1")
        .prohibited(),
    other("RSA-OAEP-384", Purpose::ManageKey, "RSA", "W3C WebCrypto", "RSA-OAEP with SHA-384")
        .supported(),
    other("RSA-OAEP-512", Purpose::ManageKey, "RSA", "W3C WebCrypto", "RSA-OAEP with SHA-512")
        .supported(),
    other("A128CBC", Purpose::KeyOnly, "oct", "W3C WebCrypto", "AES-CBC without authentication")
        .prohibited(),
    other("A192CBC", Purpose::KeyOnly, "oct", "W3C WebCrypto", "AES-CBC without authentication")
        .prohibited(),
    other("A256CBC", Purpose::KeyOnly, "oct", "W3C WebCrypto", "AES-CBC without authentication")
        .prohibited(),
    other("A128CTR", Purpose::KeyOnly, "oct", "W3C WebCrypto", "AES-CTR without authentication")
        .prohibited(),
    other("A192CTR", Purpose::KeyOnly, "oct", "W3C WebCrypto", "AES-CTR without authentication")
        .prohibited(),
    other("A256CTR", Purpose::KeyOnly, "oct", "W3C WebCrypto", "AES-CTR without authentication")
        .prohibited(),
    other("HS1", Purpose::KeyOnly, "oct", "W3C WebCrypto", "HMAC with SHA-1").prohibited(),
    sign(
        "ES256K",
        ("EC", "secp256k1"),
        "SHA-256",
        Length::Bytes(64),
        "RFC 8812 3.2",
        "ECDSA on secp256k1 with SHA-256",
    )
    .supported(),
    sign(
        "ML-DSA-44",
        ("AKP", ""),
        "SHAKE256",
        Length::Bytes(2420),
        "RFC 9964",
        "Post-quantum lattice signature (FIPS 204), kty AKP",
    )
    .supported(),
    sign(
        "ML-DSA-65",
        ("AKP", ""),
        "SHAKE256",
        Length::Bytes(3309),
        "RFC 9964",
        "Post-quantum lattice signature (FIPS 204), kty AKP",
    )
    .supported(),
    sign(
        "ML-DSA-87",
        ("AKP", ""),
        "SHAKE256",
        Length::Bytes(4627),
        "RFC 9964",
        "Post-quantum lattice signature (FIPS 204), kty AKP",
    )
    .supported(),
    sign(
        "Ed25519",
        ("OKP", "Ed25519"),
        "SHA-512",
        Length::Bytes(64),
        "RFC 9864 2.2",
        "Ed25519 signature",
    )
    .supported(),
    sign(
        "Ed448",
        ("OKP", "Ed448"),
        "SHAKE256",
        Length::Bytes(114),
        "RFC 9864 2.2",
        "Ed448 signature",
    )
    .supported(),
];

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

//! The rows, in the order of the IANA registry.

use super::{Algorithm, Length, Purpose, Status};

impl Algorithm {
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

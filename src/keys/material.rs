//! What a key is made of: its numbers, its secret bytes, and their names.

use super::shorten;
use crate::request::KeyFormat;
use std::fmt;
use std::rc::Rc;
use zeroize::Zeroize;

/// The numbers of a key, big-endian without leading zeros unless the curve fixes the length.
#[derive(Clone, Debug)]
pub enum Material {
    Ec {
        curve: Curve,
        x: Vec<u8>,
        y: Vec<u8>,
    },
    /// ML-DSA (RFC 9964).
    Akp {
        /// The JWK `alg`, such as `ML-DSA-44`.
        parameters: &'static str,
        public: Vec<u8>,
    },
    Okp {
        /// `Ed25519`, `Ed448`, `X25519` or `X448`.
        curve: &'static str,
        x: Vec<u8>,
    },
    Rsa {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
    },
    /// The candidates of one shared secret, the reading in force first.
    Secret(Vec<SecretReading>),
    /// Recognised, but nothing here can verify with it.
    Unsupported {
        /// The JWK `kty`.
        key_type: String,
        /// The curve, parameter set or type, as people call it.
        name: String,
    },
}

/// The private half of a key. It never prints and stands in no report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrivateHalf {
    /// The seed of ML-DSA (FIPS 204 algorithm 6).
    Akp(Secret),
    /// The number, big-endian.
    Ec(Secret),
    /// The bytes of `d` (RFC 8037 section 2).
    Okp(Secret),
    Rsa(RsaPrivate),
}

/// The private numbers of an RSA key (RFC 8017 section 3.2), big-endian.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RsaPrivate {
    pub exponent: Secret,
    /// Empty when only the exponent was given.
    pub primes: Vec<Secret>,
    /// dP, dQ and qInv, as far as they were given; they follow from the others.
    pub derived: Vec<Secret>,
}

/// The curves of the ES algorithms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// secp256k1 (RFC 8812).
    K256,
    P256,
    P384,
    P521,
}

/// One way to turn the text of a secret into bytes.
#[derive(Clone, Debug)]
pub struct SecretReading {
    pub format: KeyFormat,
    pub bytes: Secret,
}

/// Secret bytes that never print.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub Rc<[u8]>);

/// Pasted key text that never prints.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PastedKey(pub Rc<str>);

impl From<&[u8]> for Secret {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl Drop for Secret {
    /// The last one leaves nothing in memory.
    fn drop(&mut self) {
        if let Some(bytes) = Rc::get_mut(&mut self.0) {
            bytes.zeroize();
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({} bytes)", self.0.len())
    }
}

impl fmt::Debug for PastedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PastedKey({} bytes)", self.0.len())
    }
}

impl Material {
    /// The JWK `kty`.
    pub fn key_type(&self) -> &str {
        match self {
            Self::Akp { .. } => "AKP",
            Self::Ec { .. } => "EC",
            Self::Okp { .. } => "OKP",
            Self::Rsa { .. } => "RSA",
            Self::Secret(_) => "oct",
            Self::Unsupported { key_type, .. } => key_type,
        }
    }

    /// What kind of key it is, as it stands before the word "key": `EC P-256`, `2048-bit RSA`.
    pub fn kind(&self) -> String {
        match self {
            Self::Akp { parameters: name, .. } | Self::Okp { curve: name, .. } => {
                (*name).to_owned()
            }
            Self::Ec { curve, .. } => format!("EC {}", curve.name()),
            Self::Rsa { modulus, .. } => format!("{}-bit RSA", bits(modulus)),
            Self::Secret(_) => "HMAC".to_owned(),
            Self::Unsupported { name, .. } => shorten(name),
        }
    }
}

impl Curve {
    /// The JWK `crv` (RFC 7518 section 6.2.1.1, RFC 8812 section 3.1).
    pub fn name(self) -> &'static str {
        match self {
            Self::K256 => "secp256k1",
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            Self::P521 => "P-521",
        }
    }

    /// The curve of a JWK `crv`.
    pub fn of(name: &str) -> Option<Self> {
        [Self::K256, Self::P256, Self::P384, Self::P521]
            .into_iter()
            .find(|curve| curve.name() == name)
    }

    /// Bytes of a coordinate.
    pub fn bytes(self) -> usize {
        match self {
            Self::K256 | Self::P256 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
        }
    }
}

/// Bits of a big-endian number without leading zero bytes.
pub fn bits(number: &[u8]) -> usize {
    let Some(first) = number.first() else { return 0 };
    number.len() * 8 - usize::try_from(first.leading_zeros()).unwrap_or_default()
}

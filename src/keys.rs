//! Pasted key material, recognised and reduced to what verification needs.

use crate::report::{KeyBox, KeyProblem, KeySource, KeyUse};
use crate::request::{KeyFormat, Request};
use std::fmt;
use std::rc::Rc;

/// The key box as it was understood.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// In the order pasted.
    pub list: Vec<Key>,
    /// The format in force, after recognition; `Auto` when the box is empty.
    pub format: KeyFormat,
    /// What the text was recognised as, for a person.
    pub recognised: String,
    /// The formats that the text could be read as.
    pub choices: Vec<KeyFormat>,
    pub problems: Vec<KeyProblem>,
    /// The text as pasted: forged tokens are keyed with the text of public keys.
    pub text: PastedKey,
}

/// One key.
#[derive(Clone, Debug)]
pub struct Key {
    pub key_id: Option<String>,
    /// The JWK's `alg` (RFC 7517 section 4.4).
    pub algorithm: Option<String>,
    /// The JWK's `use` (section 4.2).
    pub public_key_use: Option<String>,
    /// The JWK's `key_ops` (section 4.3).
    pub key_operations: Option<Vec<String>>,
    pub material: Material,
    /// Whether the private half was pasted; it is not kept.
    pub private: bool,
    pub source: KeySource,
    /// RFC 7638 SHA-256 thumbprint, base64url; none for secrets.
    pub thumbprint: Option<String>,
}

/// The numbers of a key, big-endian without leading zeros unless the curve fixes the length.
#[derive(Clone, Debug)]
pub enum Material {
    Ec {
        curve: Curve,
        x: Vec<u8>,
        y: Vec<u8>,
    },
    Okp {
        curve: &'static str,
        x: Vec<u8>,
    },
    Rsa {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
    },
    /// The candidates of one shared secret, the reading in force first.
    Secret(Vec<SecretReading>),
    /// Recognised, but nothing here can verify with it: why, as the end of a sentence.
    Unsupported {
        key_type: String,
        why: String,
    },
}

/// The curves of the ES algorithms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
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

impl Keys {
    /// Reads the key box. What cannot be read becomes a problem.
    pub fn read(request: &Request) -> Self {
        Self { text: PastedKey(request.key.clone()), ..Self::default() }
    }

    /// The key as the report names it.
    pub fn key_use(&self, _index: usize) -> Option<KeyUse> {
        None
    }

    /// The box as plain data; `used` is the index of the key that decided.
    pub fn describe(&self, _used: Option<usize>) -> KeyBox {
        KeyBox {
            recognised: self.recognised.clone(),
            format: self.format,
            choices: self.choices.clone(),
            keys: Vec::new(),
            problems: self.problems.clone(),
        }
    }
}

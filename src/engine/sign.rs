//! Signing, for the example tokens only: deterministic, so that the worker needs no source of randomness.

use crate::encoding::der::{self, Reader, tag};
use crate::engine::digest::sha256;
use ed25519_dalek::Signer;
use rsa::rand_core::{TryCryptoRng, TryRng};
use rsa::{BoxedUint, Pkcs1v15Sign, Pss, RsaPrivateKey};
use sha2::Sha256;
use std::convert::Infallible;

/// ES256 with the deterministic nonce of RFC 6979; `None` when the PKCS#8 DER holds no P-256 key.
pub fn es256(pkcs8: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    let mut key = inner(pkcs8)?.sequence()?;
    key.number(1)?;
    let key = p256::ecdsa::SigningKey::from_slice(key.value(tag::OCTET_STRING)?).ok()?;
    let signature: p256::ecdsa::Signature = key.sign(message);
    Some(signature.to_bytes().to_vec())
}

/// `EdDSA` over Ed25519; `None` when the PKCS#8 DER holds no such key.
pub fn ed25519(pkcs8: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    let seed = inner(pkcs8)?.value(tag::OCTET_STRING)?;
    let key = ed25519_dalek::SigningKey::from_bytes(seed.try_into().ok()?);
    Some(key.sign(message).to_bytes().to_vec())
}

/// RS256; `None` when the PKCS#8 DER holds no RSA key.
pub fn rs256(pkcs8: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    let key = rsa(pkcs8)?;
    key.sign(Pkcs1v15Sign::new::<Sha256>(), &sha256(message)).ok()
}

/// PS256 with a salt derived from the message; `None` when the PKCS#8 DER holds no RSA key.
pub fn ps256(pkcs8: &[u8], message: &[u8]) -> Option<Vec<u8>> {
    let key = rsa(pkcs8)?;
    let hash = sha256(message);
    let mut stream = HashStream { state: sha256(&hash), used: 0 };
    key.sign_with_rng(&mut stream, Pss::<Sha256>::new_with_salt(hash.len()), &hash).ok()
}

fn rsa(pkcs8: &[u8]) -> Option<RsaPrivateKey> {
    let mut key = inner(pkcs8)?.sequence()?;
    key.number(0)?;
    let mut number = || key.unsigned().map(BoxedUint::from_be_slice_vartime);
    let (modulus, exponent, private) = (number()?, number()?, number()?);
    let primes = vec![number()?, number()?];
    RsaPrivateKey::from_components(modulus, exponent, private, primes).ok()
}

/// The key in a `PrivateKeyInfo` (RFC 5958 section 2), which the caller knows to be of the right kind.
fn inner(pkcs8: &[u8]) -> Option<Reader<'_>> {
    let mut info = der::sequence(pkcs8)?;
    info.number(0)?;
    info.sequence()?;
    info.inside(tag::OCTET_STRING)
}

/// SHA-256 of itself over and over: good enough for the salt and the blinding of a key that protects nothing.
struct HashStream {
    state: [u8; 32],
    used: usize,
}

impl HashStream {
    fn byte(&mut self) -> u8 {
        if self.used == self.state.len() {
            *self = Self { state: sha256(&self.state), used: 0 };
        }
        let byte = self.state.get(self.used).copied().unwrap_or_default();
        self.used += 1;
        byte
    }
}

impl TryRng for HashStream {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_be_bytes(std::array::from_fn(|_| self.byte())))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_be_bytes(std::array::from_fn(|_| self.byte())))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill_with(|| self.byte());
        Ok(())
    }
}

impl TryCryptoRng for HashStream {}

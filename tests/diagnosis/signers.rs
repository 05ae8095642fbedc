//! One signer for each algorithm that the table of causes is asked with.

use jotlens::encoding::base64url::encode;
use jotlens::engine::{curve, hmac, sign};
use jotlens::examples::Example;
use jotlens::keys::Curve;
use jotlens::mint::mint;
use p256::ecdsa::signature::hazmat::PrehashSigner;
use rsa::rand_core::{TryCryptoRng, TryRng};
use rsa::{BoxedUint, RsaPrivateKey};
use sha2::{Digest, Sha256, Sha384, Sha512};
use std::convert::Infallible;

/// Who signs, and the key with which the signatures match.
pub struct Signer {
    pub name: &'static str,
    pub sign: fn(&[u8]) -> Vec<u8>,
    pub key: fn() -> String,
}

pub fn signer(name: &str) -> &'static Signer {
    SIGNERS.iter().find(|it| it.name == name).unwrap()
}

pub const SIGNERS: &[Signer] = &[
    Signer {
        name: "HS256",
        sign: |it| hmac::compute(hmac::Hash::Sha256, super::SECRET.as_bytes(), it),
        key: secret,
    },
    Signer {
        name: "HS512",
        sign: |it| hmac::compute(hmac::Hash::Sha512, super::SECRET.as_bytes(), it),
        key: secret,
    },
    Signer { name: "RS256", sign: |it| sign::rs256(RSA, it).unwrap(), key: rsa },
    Signer { name: "PS256", sign: |it| sign::ps256(RSA, it).unwrap(), key: rsa },
    Signer { name: "ES256", sign: |it| p256(&Sha256::digest(it)), key: || jwk(Curve::P256) },
    Signer {
        name: "ES384",
        sign: |it| {
            let key = p384::ecdsa::SigningKey::from_slice(&[7; 48]).unwrap();
            let signature: p384::ecdsa::Signature = key.sign_prehash(&Sha384::digest(it)).unwrap();
            signature.to_bytes().to_vec()
        },
        key: || jwk(Curve::P384),
    },
    Signer {
        name: "ES512",
        sign: |it| {
            let key = p521::ecdsa::SigningKey::from_slice(&private(Curve::P521)).unwrap();
            let signature: p521::ecdsa::Signature = key.sign_prehash(&Sha512::digest(it)).unwrap();
            signature.to_bytes().to_vec()
        },
        key: || jwk(Curve::P521),
    },
    Signer {
        name: "EdDSA",
        sign: |it| sign::ed25519(include_bytes!("../../src/mint/keys/ed25519.der"), it).unwrap(),
        key: || mint(Example::EdDsa, super::NOW).1,
    },
];

/// Signers that no algorithm describes.
pub const ODD: &[Signer] = &[
    Signer { name: "ES256", sign: |it| p256(&Sha384::digest(it)), key: || jwk(Curve::P256) },
    Signer { name: "PS256", sign: |it| pss(it, 0), key: rsa },
    Signer { name: "PS256", sign: |it| pss(it, 222), key: rsa },
    Signer { name: "RS256", sign: |it| raw(it, &[]), key: rsa },
    Signer {
        name: "RS256",
        sign: |it| {
            raw(it, &[0x30, 47, 0x30, 11, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, 4, 32])
        },
        key: rsa,
    },
];

const RSA: &[u8] = include_bytes!("../../src/mint/keys/rsa.der");

fn secret() -> String {
    super::SECRET.to_owned()
}

/// The certificate of the key, which names no algorithm.
fn rsa() -> String {
    mint(Example::Ps256, super::NOW).1
}

fn private(curve: Curve) -> Vec<u8> {
    let mut number = vec![7; curve.bytes()];
    number[0] = if curve == Curve::P521 { 0 } else { 7 };
    number
}

fn jwk(curve: Curve) -> String {
    let (x, y) = curve::public_point(curve, &private(curve)).unwrap();
    format!(r#"{{"kty":"EC","crv":"{}","x":"{}","y":"{}"}}"#, curve.name(), encode(&x), encode(&y))
}

fn p256(hash: &[u8]) -> Vec<u8> {
    let key = p256::ecdsa::SigningKey::from_slice(&[7; 32]).unwrap();
    let signature: p256::ecdsa::Signature = key.sign_prehash(hash).unwrap();
    signature.to_bytes().to_vec()
}

fn pss(signed: &[u8], salt: usize) -> Vec<u8> {
    let scheme = rsa::Pss::<Sha256>::new_with_salt(salt);
    private_rsa().sign_with_rng(&mut Sevens, scheme, &Sha256::digest(signed)).unwrap()
}

/// PKCS#1 with that in front of the hash.
fn raw(signed: &[u8], prefix: &[u8]) -> Vec<u8> {
    let scheme = rsa::Pkcs1v15Sign { hash_len: Some(32), prefix: prefix.into() };
    private_rsa().sign(scheme, &Sha256::digest(signed)).unwrap()
}

fn private_rsa() -> RsaPrivateKey {
    let info = pkcs8::PrivateKeyInfoRef::try_from(RSA).unwrap();
    let key = pkcs1::RsaPrivateKey::try_from(info.private_key.as_bytes()).unwrap();
    let number = |it: pkcs1::UintRef<'_>| BoxedUint::from_be_slice_vartime(it.as_bytes());
    let primes = vec![number(key.prime1), number(key.prime2)];
    let [modulus, exponent, private] =
        [key.modulus, key.public_exponent, key.private_exponent].map(number);
    RsaPrivateKey::from_components(modulus, exponent, private, primes).unwrap()
}

/// Not random, which does not matter to a test.
struct Sevens;

impl TryRng for Sevens {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(7)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(7)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill(7);
        Ok(())
    }
}

impl TryCryptoRng for Sevens {}

//! The content encryptions (RFC 7518 section 5): AES-CBC with HMAC, and AES-GCM.

use super::aes::Aes;
use super::hmac::{Hash, matches_truncated};
use aes_gcm::AesGcm;
use aes_gcm::aead::AeadInOut;
use aes_gcm::aead::consts::U12;
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, InnerIvInit};

/// A content encryption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// Bytes of its key.
    pub key: usize,
    /// The hash of its HMAC; none in AES-GCM.
    hash: Option<Hash>,
}

/// The content encryption of an `enc` that is implemented here.
pub fn named(enc: &str) -> Option<Content> {
    let (key, hash) = match enc {
        "A128GCM" => (16, None),
        "A192GCM" => (24, None),
        "A256GCM" => (32, None),
        "A128CBC-HS256" => (32, Some(Hash::Sha256)),
        "A192CBC-HS384" => (48, Some(Hash::Sha384)),
        "A256CBC-HS512" => (64, Some(Hash::Sha512)),
        _ => return None,
    };
    Some(Content { key, hash })
}

/// What was encrypted, and what protects it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sealed<'a> {
    pub iv: &'a [u8],
    pub aad: &'a [u8],
    pub ciphertext: &'a [u8],
    pub tag: &'a [u8],
}

impl Content {
    /// Bytes of the initialization vector and of the authentication tag (RFC 7518 sections 5.2.2.1 and 5.3).
    pub fn iv_and_tag(self) -> (usize, usize) {
        if self.hash.is_some() { (16, self.key / 2) } else { (12, 16) }
    }

    /// The plaintext; `None` whatever is wrong.
    pub fn open(self, key: &[u8], sealed: &Sealed<'_>) -> Option<Vec<u8>> {
        if key.len() != self.key {
            return None;
        }
        match self.hash {
            Some(hash) => cbc(hash, key, sealed),
            None => gcm(key, sealed),
        }
    }
}

/// AES-GCM with an IV of 96 bits and a tag of 128 (RFC 7518 sections 4.7 and 5.3).
pub fn gcm(key: &[u8], sealed: &Sealed<'_>) -> Option<Vec<u8>> {
    let cipher = AesGcm::<Aes, U12>::from(Aes::new(key)?);
    let (nonce, tag) = (sealed.iv.try_into().ok()?, sealed.tag.try_into().ok()?);
    let mut text = sealed.ciphertext.to_vec();
    cipher.decrypt_inout_detached(nonce, sealed.aad, text.as_mut_slice().into(), tag).ok()?;
    Some(text)
}

/// The ciphertext and the tag of AES-256-GCM, for the example tokens only.
pub fn seal(key: &[u8; 32], iv: [u8; 12], aad: &[u8], text: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let mut text = text.to_vec();
    let sealed = Aes::new(key).and_then(|cipher| {
        let cipher = AesGcm::<Aes, U12>::from(cipher);
        cipher.encrypt_inout_detached(&iv.into(), aad, text.as_mut_slice().into()).ok()
    });
    let tag = sealed.expect("a token is not too long").to_vec();
    (text, tag)
}

/// The MAC is checked before anything is decrypted (RFC 7518 section 5.2.2.2).
fn cbc(hash: Hash, key: &[u8], sealed: &Sealed<'_>) -> Option<Vec<u8>> {
    let Sealed { iv, aad, ciphertext, tag } = *sealed;
    let (mac_key, key) = key.split_at_checked(key.len() / 2)?;
    let length = (u64::try_from(aad.len()).ok()? * 8).to_be_bytes();
    let message = [aad, iv, ciphertext, &length].concat();
    if tag.len() != mac_key.len() || !matches_truncated(hash, mac_key, &message, tag) {
        return None;
    }
    unpad(key, iv, ciphertext)
}

/// AES-CBC with the padding of PKCS#7.
pub fn unpad(key: &[u8], iv: &[u8], ciphertext: &[u8]) -> Option<Vec<u8>> {
    let cipher = Decryptor::inner_iv_init(Aes::new(key)?, iv.try_into().ok()?);
    let mut text = ciphertext.to_vec();
    let length = cipher.decrypt_padded::<Pkcs7>(&mut text).ok()?.len();
    text.truncate(length);
    Some(text)
}

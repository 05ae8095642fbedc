//! AES with a key of any of its three sizes, as one type, so that each mode is compiled once and not three times.

use aes::cipher::common::{BlockSizeUser, ParBlocks, ParBlocksSizeUser};
use aes::cipher::inout::InOut;
use aes::cipher::typenum::{U2, U16};
use aes::cipher::{
    Block, BlockCipherDecBackend, BlockCipherDecClosure, BlockCipherDecrypt, BlockCipherEncBackend,
    BlockCipherEncClosure, BlockCipherEncrypt, KeyInit,
};

/// The block cipher with its key (FIPS 197).
pub enum Aes {
    Bits128(aes::Aes128),
    Bits192(aes::Aes192),
    Bits256(aes::Aes256),
}

impl Aes {
    /// The cipher of a key of 16, 24 or 32 bytes.
    pub fn new(key: &[u8]) -> Option<Self> {
        Some(match key.len() {
            16 => Self::Bits128(aes::Aes128::new_from_slice(key).ok()?),
            24 => Self::Bits192(aes::Aes192::new_from_slice(key).ok()?),
            32 => Self::Bits256(aes::Aes256::new_from_slice(key).ok()?),
            _ => return None,
        })
    }
}

impl BlockSizeUser for Aes {
    type BlockSize = U16;
}

/// As many as the portable implementation takes at once on 32 bits.
impl ParBlocksSizeUser for Aes {
    type ParBlocksSize = U2;
}

impl BlockCipherEncrypt for Aes {
    fn encrypt_with_backend(&self, f: impl BlockCipherEncClosure<BlockSize = U16>) {
        f.call(self);
    }
}

impl BlockCipherDecrypt for Aes {
    fn decrypt_with_backend(&self, f: impl BlockCipherDecClosure<BlockSize = U16>) {
        f.call(self);
    }
}

impl BlockCipherEncBackend for Aes {
    fn encrypt_block(&self, block: InOut<'_, '_, Block<Self>>) {
        match self {
            Self::Bits128(cipher) => cipher.encrypt_block_inout(block),
            Self::Bits192(cipher) => cipher.encrypt_block_inout(block),
            Self::Bits256(cipher) => cipher.encrypt_block_inout(block),
        }
    }

    fn encrypt_par_blocks(&self, blocks: InOut<'_, '_, ParBlocks<Self>>) {
        let blocks = blocks.into_buf();
        match self {
            Self::Bits128(cipher) => cipher.encrypt_blocks_inout(blocks),
            Self::Bits192(cipher) => cipher.encrypt_blocks_inout(blocks),
            Self::Bits256(cipher) => cipher.encrypt_blocks_inout(blocks),
        }
    }
}

impl BlockCipherDecBackend for Aes {
    fn decrypt_block(&self, block: InOut<'_, '_, Block<Self>>) {
        match self {
            Self::Bits128(cipher) => cipher.decrypt_block_inout(block),
            Self::Bits192(cipher) => cipher.decrypt_block_inout(block),
            Self::Bits256(cipher) => cipher.decrypt_block_inout(block),
        }
    }
}

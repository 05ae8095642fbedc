//! AES key wrap (RFC 3394, RFC 7518 section 4.4).

use super::aes::Aes;
use aes_kw::AesKw;
use aes_kw::cipher::common::InnerInit;

/// The wrapped key; `None` whatever is wrong.
pub fn unwrap(key: &[u8], wrapped: &[u8]) -> Option<Vec<u8>> {
    let mut content_key = vec![0; wrapped.len().checked_sub(8).filter(|length| *length >= 16)?];
    AesKw::inner_init(Aes::new(key)?).unwrap_key(wrapped, &mut content_key).ok()?;
    Some(content_key)
}

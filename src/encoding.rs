//! Strict decoders that keep positions: base64url, UTF-8, JSON.

pub mod base64url;
pub mod json;
pub mod utf8;

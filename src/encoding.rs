//! Strict decoders that keep positions: base64url, UTF-8, JSON; and what a person cannot see.

pub mod base64url;
pub mod hidden;
pub mod json;
pub mod utf8;

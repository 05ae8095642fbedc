//! Strict decoders: base64url, UTF-8 and JSON with positions, DER; URLs; and what a person cannot see.

pub mod base64url;
pub mod der;
pub mod hidden;
pub mod json;
pub mod url;
pub mod utf8;

//! Tokens that no vector has: written by hand, signed by nobody but the first.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// `{"sub":"ann"}` under HS256, signed with the 32 letters of [`SECRET`].
pub const SIGNED: &str =
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.oXgO8QuXJbN8wPn7kSrx5AOcdGI8kDZGnGeb3CZe5bM";
pub const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// Unpadded base64url of these bytes.
pub fn segment(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A compact JWS of this header and payload with 32 bytes that are no signature.
pub fn token(header: &str, payload: impl AsRef<[u8]>) -> String {
    format!("{}.{}.{}", segment(header), segment(payload), segment([7; 32]))
}

/// The same under the header `{"alg":"HS256","typ":"JWT"}`.
pub fn hs256(payload: impl AsRef<[u8]>) -> String {
    token(r#"{"alg":"HS256","typ":"JWT"}"#, payload)
}

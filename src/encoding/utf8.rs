//! UTF-8 with the position of the first byte that is not.

/// Decodes `bytes`. On failure gives the text with replacement characters and the index of the first wrong byte.
pub fn decode(bytes: &[u8]) -> Result<String, (String, usize)> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => Err((String::from_utf8_lossy(bytes).into_owned(), error.valid_up_to())),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_first_wrong_byte_is_named_and_the_rest_still_shown() {
        assert_eq!(super::decode(b"ab\xffc"), Err(("ab\u{fffd}c".to_owned(), 2)));
        assert_eq!(super::decode("ä".as_bytes()), Ok("ä".to_owned()));
    }
}

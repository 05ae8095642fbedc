//! Opens what is compressed (RFC 7516 section 4.1.3), within a limit.

use crate::encoding::base64url;
use crate::facts::Facts;
use crate::report::{Inflation, Kind, Opened};
use crate::request::LIMITS;
use miniz_oxide::inflate::{
    DecompressError, TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};

/// What is inside the compressed payloads, layer by layer.
pub fn open(facts: &Facts) -> Vec<Opened> {
    let mut facts = facts.clone();
    let mut opened = Vec::new();
    while let Some(found) = closed(&facts, opened.len()) {
        facts = facts.opened(std::slice::from_ref(&found));
        opened.push(found);
    }
    opened
}

/// The content of the first compressed layer that is not among the `done` ones already opened.
fn closed(facts: &Facts, done: usize) -> Option<Opened> {
    let layers = facts.layers().enumerate();
    let mut compressed = layers.filter(|(_, it)| it.kind == Kind::Jws && it.is_compressed());
    let (layer, facts) = compressed.nth(done)?;
    let bytes = facts.segments.get(1)?.decoded.bytes.as_deref()?;
    Some(Opened { layer, ..inflate(bytes) })
}

/// Inflates bare DEFLATE, or says what it is instead.
fn inflate(bytes: &[u8]) -> Opened {
    let answer = |inflation, content: &[u8]| Opened {
        layer: 0,
        inflation,
        content: base64url::encode(content),
    };
    let raw = decompress_to_vec_with_limit(bytes, LIMITS.inflated);
    let zlib = || decompress_to_vec_zlib_with_limit(bytes, LIMITS.inflated);
    match raw {
        Ok(content) => answer(Inflation::Raw, &content),
        Err(error) if is_too_long(&error) => answer(Inflation::TooLong, &[]),
        Err(_) => match zlib() {
            Ok(content) => answer(Inflation::Zlib, &content),
            Err(error) if is_too_long(&error) => answer(Inflation::TooLong, &[]),
            Err(_) => answer(Inflation::Broken, &[]),
        },
    }
}

fn is_too_long(error: &DecompressError) -> bool {
    error.status == TINFLStatus::HasMoreOutput
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Request;
    use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

    fn opened(payload: &[u8]) -> Facts {
        let header = base64url::encode(br#"{"alg":"ES256","zip":"DEF"}"#);
        let input = format!("{header}.{}.AAAA", base64url::encode(payload)).into();
        let facts = Facts::read(&Request { input, ..Request::default() });
        facts.opened(&open(&facts))
    }

    fn codes(facts: &Facts) -> Vec<&'static str> {
        facts.problems.iter().map(|problem| problem.code.name()).collect()
    }

    #[test]
    fn claims_come_out_of_a_deflated_payload() {
        let facts = opened(&compress_to_vec(br#"{"iss":"https://a.example","n":1e400}"#, 9));
        assert_eq!(facts.payload.source(facts.claim("n").unwrap()), "1e400");
        assert!(codes(&facts).is_empty(), "{:?}", facts.problems);
    }

    #[test]
    fn a_zlib_wrapper_is_opened_and_said() {
        let facts = opened(&compress_to_vec_zlib(br#"{"iss":"a"}"#, 9));
        assert!(facts.claim("iss").is_some());
        assert_eq!(codes(&facts), ["zlib-wrapped"]);
    }

    #[test]
    fn what_is_no_deflate_is_said_and_kept() {
        let facts = opened(br#"{"iss":"a"}"#);
        assert_eq!(codes(&facts), ["not-deflated"]);
        assert_eq!(facts.payload.text, r#"{"iss":"a"}"#);
    }

    #[test]
    fn a_bomb_is_not_inflated() {
        let facts = opened(&compress_to_vec(&vec![0; LIMITS.inflated + 1], 9));
        assert_eq!(codes(&facts), ["inflated-too-long"]);
    }

    #[test]
    fn a_token_inside_a_deflated_payload_is_the_next_layer() {
        let facts = opened(&compress_to_vec(b"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AA", 9));
        let inner = facts.inner.as_ref().unwrap();
        assert_eq!(inner.claim("sub").and_then(|sub| sub.as_str()), Some("x"));
    }
}

//! Opens what is compressed (RFC 7516 section 4.1.3), within a limit, and what is encrypted, layer by layer.

use crate::decrypt;
use crate::encoding::base64url;
use crate::facts::Facts;
use crate::keys::Keys;
use crate::report::{DecryptionState, Inflation, Kind, Opened};
use crate::request::{LIMITS, Request};
use crate::verdict::opening::Opening;
use miniz_oxide::inflate::{
    DecompressError, TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};
use std::mem::take;

/// A token with everything in it that could be opened.
#[derive(Clone, Debug)]
pub struct Inside {
    pub facts: Facts,
    /// What was inside compressed payloads and encrypted tokens.
    pub opened: Vec<Opened>,
    /// Of each layer that is encrypted, what came of opening it.
    pub openings: Vec<(usize, Opening)>,
}

impl Inside {
    /// What came of opening that layer or the nearest one around it.
    pub fn opening(&self, layer: usize) -> Option<&Opening> {
        self.openings.iter().rfind(|(at, _)| *at <= layer).map(|(_, opening)| opening)
    }

    /// The keys that opened what is around that layer, as indexes into `Keys::list`.
    pub fn openers(&self, layer: usize) -> Vec<usize> {
        let around = self.openings.iter().filter(|(at, _)| *at < layer);
        around.filter_map(|(_, opening)| opening.key).collect()
    }
}

/// Opens one layer after the other.
pub fn open(facts: Facts, keys: &Keys, request: &Request) -> Inside {
    let mut inside = Inside { facts, opened: Vec::new(), openings: Vec::new() };
    for layer in 0..LIMITS.layers {
        let Some(facts) = inside.facts.layers().nth(layer) else { break };
        let opened = match facts.kind {
            Kind::Jws if facts.is_compressed() => {
                let bytes = facts.segments.get(1).and_then(|it| it.decoded.bytes.as_deref());
                bytes.map(inflate)
            }
            Kind::Jwe => {
                let chosen = request.entry.filter(|_| layer == 0);
                let (entry, mut opening) = decrypt::open(facts, keys, &request.options, chosen);
                let opened = unpack(facts.is_compressed(), &mut opening);
                if layer == 0 && entry != facts.entry {
                    inside.facts = inside.facts.select(entry);
                }
                inside.openings.push((layer, opening));
                opened
            }
            _ => None,
        };
        let Some(opened) = opened else { continue };
        let opened = Opened { layer, ..opened };
        inside.facts = take(&mut inside.facts).opened(std::slice::from_ref(&opened));
        inside.opened.push(opened);
    }
    inside
}

/// What was encrypted, inflated where it was deflated; that it cannot be is a failure of its own.
fn unpack(compressed: bool, opening: &mut Opening) -> Option<Opened> {
    let plaintext = opening.plaintext.as_deref()?;
    if !compressed {
        return Some(Opened { content: base64url::encode(plaintext), ..Opened::default() });
    }
    let opened = inflate(plaintext);
    opening.plaintext = None;
    if opened.inflation.is_open() {
        opening.plaintext = base64url::decode(&opened.content).bytes;
        return Some(opened);
    }
    opening.state = DecryptionState::Failed;
    opening.message.push_str(match opened.inflation {
        Inflation::TooLong => {
            ", but the content unpacks to more than is read here: refuse the token"
        }
        _ => ", but the content is not compressed as “zip” says",
    });
    Some(opened)
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
    use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

    fn opened(payload: &[u8]) -> Facts {
        let header = base64url::encode(br#"{"alg":"ES256","zip":"DEF"}"#);
        let input = format!("{header}.{}.AAAA", base64url::encode(payload)).into();
        let facts = Facts::read(&Request { input, ..Request::default() });
        open(facts, &Keys::default(), &Request::default()).facts
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

//! What the bytes of a signature mean, by the row of its algorithm.

use crate::registry::Registry;
use std::ops::Range;

/// The pieces of a signature, and a sentence about its length.
pub fn of(
    registry: &Registry,
    algorithm: Option<&str>,
    bytes: &[u8],
) -> (Vec<(&'static str, Range<usize>)>, String) {
    let length = bytes.len();
    let whole = |name: &'static str| vec![(name, 0..length)];
    let halves = |first, second| vec![(first, 0..length / 2), (second, length / 2..length)];
    let name = algorithm.unwrap_or_default();
    let Some((key_type, expected)) = registry.signature_form(name) else {
        return (whole("bytes"), String::new());
    };
    if expected.is_some_and(|expected| expected != length) {
        return (whole("bytes"), wrong_length(registry, name, bytes));
    }
    match key_type {
        "EC" => (halves("r", "s"), format!("{name}: r and s of {} bytes each.", length / 2)),
        // Ed25519 and Ed448 (RFC 8032).
        "OKP" if matches!(length, 64 | 114) => {
            let curve = if length == 64 { "Ed25519" } else { "Ed448" };
            (halves("R", "S"), format!("{name}: the point R and the number S of {curve}."))
        }
        "OKP" => (
            whole("bytes"),
            format!("{name} makes 64 bytes (Ed25519) or 114 (Ed448), not {length}."),
        ),
        "RSA" => {
            let bits = length * 8;
            (
                whole("number"),
                format!("{name}: as long as the modulus of its key, so the key has {bits} bits."),
            )
        }
        "oct" => (whole("MAC"), format!("{name}: the whole output of its hash, {length} bytes.")),
        _ => (whole("bytes"), format!("{name}: the level with signatures of {length} bytes.")),
    }
}

fn wrong_length(registry: &Registry, name: &str, bytes: &[u8]) -> String {
    let length = bytes.len();
    let Some((key_type, Some(expected))) = registry.signature_form(name) else {
        return String::new();
    };
    let guess = match registry.algorithm_of_length(key_type, length) {
        _ if is_der(bytes) => " It looks like DER, as OpenSSL and Java write ECDSA signatures: JOSE wants r and s side by side.".to_owned(),
        Some(other) => format!(" {other} has that length."),
        None if length < expected => " It may have been cut; copy the whole token.".to_owned(),
        None => String::new(),
    };
    format!("{name} has signatures of {expected} bytes, this has {length}.{guess}")
}

/// Whether the bytes are a SEQUENCE of two INTEGERs that fills them (RFC 3279 section 2.2.3).
fn is_der(bytes: &[u8]) -> bool {
    let (content, length) = match bytes {
        [0x30, 0x81, length, content @ ..] | [0x30, length, content @ ..] => (content, *length),
        _ => return false,
    };
    let (Some(2), Some(first)) = (content.first(), content.get(1)) else { return false };
    content.len() == usize::from(length) && content.get(2 + usize::from(*first)) == Some(&2)
}

#[cfg(all(test, feature = "inspector"))]
mod tests {
    use super::*;
    use crate::registry::tables;

    fn pieces(name: &str, length: usize) -> String {
        let (pieces, sentence) = of(&tables(), Some(name), &vec![7; length]);
        let pieces: Vec<String> =
            pieces.iter().map(|(name, range)| format!("{name} {}", range.len())).collect();
        format!("{}: {sentence}", pieces.join(", "))
    }

    #[test]
    fn pieces_are_those_of_the_algorithm() {
        for (name, length, expected) in [
            ("ES256", 64, "r 32, s 32: "),
            ("ES512", 132, "r 66, s 66: "),
            ("EdDSA", 64, "R 32, S 32: EdDSA: the point R and the number S of Ed25519."),
            ("EdDSA", 114, "R 57, S 57: EdDSA: the point R and the number S of Ed448."),
            ("EdDSA", 65, "bytes 65: EdDSA makes 64 bytes"),
            (
                "RS256",
                256,
                "number 256: RS256: as long as the modulus of its key, so the key has 2048 bits.",
            ),
            ("HS256", 32, "MAC 32: "),
            (
                "HS256",
                20,
                "bytes 20: HS256 has signatures of 32 bytes, this has 20. It may have been cut",
            ),
            (
                "HS256",
                64,
                "bytes 64: HS256 has signatures of 32 bytes, this has 64. HS512 has that length.",
            ),
            ("ML-DSA-44", 2420, "bytes 2420: ML-DSA-44: "),
            (
                "ML-DSA-44",
                3309,
                "bytes 3309: ML-DSA-44 has signatures of 2420 bytes, this has 3309. ML-DSA-65 has",
            ),
            ("mine", 5, "bytes 5: "),
        ] {
            assert!(pieces(name, length).starts_with(expected), "{}", pieces(name, length));
        }
    }

    #[test]
    fn der_is_recognised() {
        let mut der = vec![0x30, 69, 2, 33, 0];
        der.extend([0x80; 32]);
        der.extend([2, 32]);
        der.extend([0x11; 32]);
        let (_, sentence) = of(&tables(), Some("ES256"), &der);
        assert!(sentence.contains("71.") && sentence.contains("DER"), "{sentence}");
        assert!(!is_der(&der[..70]) && !is_der(&[]) && !is_der(&[0x30]));
    }
}

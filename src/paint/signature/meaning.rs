//! What the bytes of a signature mean, by the row of its algorithm.

use super::count;
use crate::algorithms::{self, ALGORITHMS, Length};
use std::ops::Range;

/// The pieces of a signature, and a sentence about its length.
pub fn of(algorithm: Option<&str>, bytes: &[u8]) -> (Vec<(&'static str, Range<usize>)>, String) {
    let length = bytes.len();
    let name = algorithm.unwrap_or_default();
    let Some((key_type, expected)) = form(name) else {
        return (vec![("bytes", 0..length)], String::new());
    };
    // Ed25519 and Ed448 (RFC 8032).
    let fits = expected.map_or(key_type != "OKP" || matches!(length, 64 | 114), |it| it == length);
    let (first, second) = match key_type {
        "EC" if fits => ("r", "s"),
        "OKP" if fits => ("R", "S"),
        "RSA" => ("number", ""),
        "oct" if fits => ("MAC", ""),
        _ => ("bytes", ""),
    };
    let middle = if second.is_empty() { length } else { length / 2 };
    let sentence = if !fits {
        wrong_length((name, key_type, expected), bytes)
    } else if key_type == "RSA" {
        let bits = (length * 8).to_string();
        ["As long as the modulus of the key, so the key has ", &bits, " bits."].concat()
    } else {
        String::new()
    };
    (vec![(first, 0..middle), (second, middle..length)], sentence)
}

/// Of a signature algorithm the `kty` of its keys and the length of its signatures in bytes, where it has one length.
fn form(name: &str) -> Option<(&'static str, Option<usize>)> {
    let row = algorithms::find(name)?;
    match row.signature {
        Length::Bytes(bytes) => Some((row.key_type, Some(bytes))),
        Length::Curve | Length::Modulus => Some((row.key_type, None)),
        Length::None => None,
    }
}

fn wrong_length((name, key_type, expected): (&str, &str, Option<usize>), bytes: &[u8]) -> String {
    let expected = expected.map_or("64 or 114 bytes".to_owned(), count);
    let length = count(bytes.len());
    let mut text = [name, " has signatures of ", &expected, ", this has ", &length, "."].concat();
    if key_type == "EC" && is_der(bytes) {
        text.push_str(" It looks like DER; JOSE wants r and s side by side.");
    } else if let Some(other) =
        ALGORITHMS.iter().find(|row| form(row.name) == Some((key_type, Some(bytes.len()))))
    {
        text.extend([" ", other.name, " has that length."]);
    }
    text
}

/// Whether the bytes are a SEQUENCE that fills them and begins with an INTEGER (RFC 3279 section 2.2.3).
fn is_der(bytes: &[u8]) -> bool {
    match bytes {
        [0x30, 0x81, length, content @ ..] | [0x30, length, content @ ..] => {
            content.first() == Some(&2) && content.len() == usize::from(*length)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(name: &str, length: usize) -> String {
        let (pieces, sentence) = of(Some(name), &vec![7; length]);
        let pieces = pieces.iter().filter(|(_, range)| !range.is_empty());
        let pieces: Vec<String> =
            pieces.map(|(name, range)| format!("{name} {}", range.len())).collect();
        format!("{}: {sentence}", pieces.join(", "))
    }

    #[test]
    fn pieces_are_those_of_the_algorithm() {
        for (name, length, expected) in [
            ("ES256", 64, "r 32, s 32: "),
            ("ES512", 132, "r 66, s 66: "),
            ("EdDSA", 64, "R 32, S 32: "),
            ("EdDSA", 114, "R 57, S 57: "),
            ("EdDSA", 65, "bytes 65: EdDSA has signatures of 64 or 114 bytes, this has 65 bytes."),
            (
                "RS256",
                256,
                "number 256: As long as the modulus of the key, so the key has 2048 bits.",
            ),
            ("HS256", 32, "MAC 32: "),
            ("HS256", 20, "bytes 20: HS256 has signatures of 32 bytes, this has 20 bytes."),
            (
                "HS256",
                64,
                "bytes 64: HS256 has signatures of 32 bytes, this has 64 bytes. HS512 has that length.",
            ),
            ("ML-DSA-44", 2420, "bytes 2420: "),
            (
                "ML-DSA-44",
                3309,
                "bytes 3309: ML-DSA-44 has signatures of 2420 bytes, this has 3309 bytes. ML-DSA-65 has that length.",
            ),
            ("mine", 5, "bytes 5: "),
        ] {
            assert_eq!(pieces(name, length), expected);
        }
    }

    #[test]
    fn der_is_recognised() {
        let mut der = vec![0x30, 69, 2, 33, 0];
        der.extend([0x80; 32]);
        der.extend([2, 32]);
        der.extend([0x11; 32]);
        let (_, sentence) = of(Some("ES256"), &der);
        assert!(sentence.contains("71 bytes. It looks like DER"), "{sentence}");
        assert!(!is_der(&der[..70]) && !is_der(&[]) && !is_der(&[0x30]));
    }
}

//! Base64url without padding (RFC 4648 section 5, RFC 7515 section 2): strict, and tolerant with a list of what was wrong.

use std::borrow::Cow;
use std::fmt;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Of a byte that is no character of the alphabet.
const NONE: u8 = 0xff;

/// The six bits of each ASCII character.
const BITS: [u8; 128] = {
    let mut bits = [NONE; 128];
    let mut value = 0;
    while value < 64 {
        #[expect(
            clippy::as_conversions,
            clippy::indexing_slicing,
            reason = "checked at compile time"
        )]
        {
            bits[ALPHABET[value as usize] as usize] = value;
        }
        value += 1;
    }
    bits
};

/// Something that strict base64url forbids. Offsets are bytes from the start of the decoded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// A character of no base64 alphabet; nothing can be decoded.
    Character { offset: usize, found: char },
    /// A length that no encoder produces: one character too few or too many.
    Length { characters: usize },
    /// `=` at the end, which JOSE leaves out.
    Padding { offset: usize },
    /// `+` or `/`: the standard alphabet instead of the URL-safe one.
    StandardAlphabet { offset: usize, found: char },
    /// The unused low bits of the last character are not zero; `canonical` is what it should be.
    TrailingBits { offset: usize, found: char, canonical: char },
}

/// The bytes that could be read, and everything that was wrong on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// `None` when a character or the length makes decoding impossible.
    pub bytes: Option<Vec<u8>>,
    pub oddities: Vec<Oddity>,
}

/// Decodes `text`, tolerating padding, the standard alphabet and stray trailing bits, and saying so.
pub fn decode(text: &str) -> Decoded {
    let mut oddities = Vec::new();
    let body = text.trim_end_matches('=');
    if body.len() < text.len() {
        oddities.push(Oddity::Padding { offset: body.len() });
    }
    let body = to_url_alphabet(body, &mut oddities);
    if body.len() % 4 == 1 && body.chars().all(is_base64url) {
        oddities.push(Oddity::Length { characters: body.len() });
        return Decoded { bytes: None, oddities };
    }
    match sextets(&body) {
        Ok((bytes, rest)) => {
            oddities.extend(trailing_bits(&body, rest));
            Decoded { bytes: Some(bytes), oddities }
        }
        Err(offset) => {
            let found = body.get(offset..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            oddities.push(Oddity::Character { offset, found });
            Decoded { bytes: None, oddities }
        }
    }
}

/// The bytes and the bits left over after the last of them, or the offset of the first wrong character.
fn sextets(body: &str) -> Result<(Vec<u8>, u8), usize> {
    let mut bytes = Vec::with_capacity(body.len() * 3 / 4 + 3);
    for group in body.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for byte in group {
            let value = BITS.get(usize::from(*byte)).copied().unwrap_or(NONE);
            if value == NONE {
                let wrong =
                    |byte: &u8| BITS.get(usize::from(*byte)).is_none_or(|bits| *bits == NONE);
                return Err(body.bytes().position(|byte| wrong(&byte)).unwrap_or_default());
            }
            bits = bits << 6 | u32::from(value);
        }
        let [_, first, second, third] = (bits << (6 * (4 - group.len()))).to_be_bytes();
        match group.len() {
            4 => bytes.extend_from_slice(&[first, second, third]),
            3 => {
                bytes.extend_from_slice(&[first, second]);
                return Ok((bytes, third >> 6));
            }
            _ => {
                bytes.push(first);
                return Ok((bytes, second >> 4));
            }
        }
    }
    Ok((bytes, 0))
}

/// Encodes without padding.
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity((bytes.len() * 4).div_ceil(3));
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for place in 0..=group.len() {
            out.push(character(bits >> (18 - 6 * place)));
        }
    }
    out
}

/// The character of the low six bits.
fn character(bits: u32) -> char {
    let index = usize::try_from(bits & 63).unwrap_or_default();
    ALPHABET.get(index).copied().map_or('A', char::from)
}

/// Whether strict base64url may contain `c`.
pub fn is_base64url(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

fn to_url_alphabet<'a>(body: &'a str, oddities: &mut Vec<Oddity>) -> Cow<'a, str> {
    let standard = |byte| matches!(byte, b'+' | b'/');
    let Some(offset) = body.bytes().position(standard) else { return Cow::Borrowed(body) };
    let found = body.get(offset..).and_then(|rest| rest.chars().next()).unwrap_or('+');
    oddities.push(Oddity::StandardAlphabet { offset, found });
    Cow::Owned(body.replace('+', "-").replace('/', "_"))
}

fn trailing_bits(body: &str, rest: u8) -> Option<Oddity> {
    if rest == 0 {
        return None;
    }
    let found = body.chars().next_back()?;
    let value = BITS.get(usize::try_from(u32::from(found)).ok()?)?;
    let canonical = character(u32::from(value - rest));
    Some(Oddity::TrailingBits { offset: body.len() - 1, found, canonical })
}

impl Oddity {
    /// Bytes from the start of the text at which the oddity stands; its end for a length.
    pub fn offset(&self) -> usize {
        match self {
            Self::Length { characters } => *characters,
            Self::Character { offset, .. }
            | Self::Padding { offset }
            | Self::StandardAlphabet { offset, .. }
            | Self::TrailingBits { offset, .. } => *offset,
        }
    }

    /// The same oddity, counted from further left.
    #[must_use]
    pub fn shifted(&self, by: usize) -> Self {
        let mut shifted = self.clone();
        match &mut shifted {
            Self::Length { .. } => {}
            Self::Character { offset, .. }
            | Self::Padding { offset }
            | Self::StandardAlphabet { offset, .. }
            | Self::TrailingBits { offset, .. } => *offset += by,
        }
        shifted
    }
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Character { found, .. } if found.is_control() || found.is_whitespace() => {
                write!(f, "the character U+{:04X} is not base64url", u32::from(*found))
            }
            Self::Character { found, .. } => write!(f, "“{found}” is not a base64url character"),
            Self::Length { characters } => write!(
                f,
                "{characters} characters is a length no base64url encoder produces, so at least one is missing or extra"
            ),
            Self::Padding { .. } => f.write_str("it ends with “=” padding, which JOSE leaves out"),
            Self::StandardAlphabet { found, .. } => write!(
                f,
                "“{found}” belongs to standard base64; base64url has “-” and “_” instead of “+” and “/”"
            ),
            Self::TrailingBits { found, canonical, .. } => write!(
                f,
                "the unused bits of the last character are not zero: “{found}” should be “{canonical}”"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oddities(text: &str) -> Vec<Oddity> {
        decode(text).oddities
    }

    #[test]
    fn strict_text_has_no_oddities() {
        let every: Vec<u8> = (0..=255).collect();
        for bytes in [&b""[..], b"a", b"ab", b"abc", &[0xfb, 0xff], &every, &every[1..]] {
            let decoded = decode(&encode(bytes));
            assert_eq!((decoded.bytes.as_deref(), decoded.oddities.len()), (Some(bytes), 0));
        }
    }

    #[test]
    fn each_oddity_has_its_place() {
        assert_eq!(oddities("YQ=="), [Oddity::Padding { offset: 2 }]);
        assert_eq!(oddities("a+/_"), [Oddity::StandardAlphabet { offset: 1, found: '+' }]);
        assert_eq!(oddities("abcde"), [Oddity::Length { characters: 5 }]);
        assert_eq!(oddities("ab!d"), [Oddity::Character { offset: 2, found: '!' }]);
        let bits = Oddity::TrailingBits { offset: 1, found: 'R', canonical: 'Q' };
        assert_eq!(oddities("YR"), [bits]);
        let bits = Oddity::TrailingBits { offset: 2, found: '_', canonical: '8' };
        assert_eq!(oddities("AA_"), [bits]);
        assert_eq!(encode(b"\xfb\xff\xfeM"), "-__-TQ");
    }

    #[test]
    fn tolerated_oddities_still_give_the_bytes() {
        assert_eq!(decode("YQ==").bytes.as_deref(), Some(&b"a"[..]));
        assert_eq!(decode("YR").bytes.as_deref(), Some(&b"a"[..]));
        assert_eq!(decode("+/8=").bytes.as_deref(), Some(&[0xfb, 0xff][..]));
        assert_eq!(decode("ab\u{e9}d").bytes, None);
    }
}

//! Shared secrets: the text as it is, or what it encodes.

use super::{Key, Keys, Material, Secret, SecretReading};
use crate::encoding::base64url::{self, Oddity};
use crate::report::KeyProblem;
use crate::request::KeyFormat;
use std::borrow::Cow;

/// Secrets shorter than this are not guessed to be encoded.
const SHORTEST_ENCODED: usize = 8;

/// Every plausible reading of the text, the text itself first, none twice.
pub fn readings(text: &str) -> Vec<SecretReading> {
    let mut readings = vec![reading(KeyFormat::SecretUtf8, text.as_bytes().to_vec())];
    if text.trim().len() < SHORTEST_ENCODED {
        return readings;
    }
    let encoded = [KeyFormat::SecretHex, KeyFormat::SecretBase64url, KeyFormat::SecretBase64];
    for format in encoded {
        if let Ok(bytes) = decode(text, format)
            && !bytes.is_empty()
            && readings.iter().all(|known| *known.bytes.0 != *bytes)
        {
            readings.push(reading(format, bytes));
        }
    }
    readings
}

/// Reads the text in exactly that format.
pub fn read(text: &str, format: KeyFormat) -> Keys {
    if text.trim().is_empty() {
        return Keys { format, ..Keys::default() };
    }
    match decode(text, format) {
        Ok(bytes) => {
            let recognised = format!("shared secret: {}, {}", count(bytes.len()), how(format));
            let material = Material::Secret(vec![reading(format, bytes)]);
            Keys { list: vec![Key::of(material)], format, recognised, ..Keys::default() }
        }
        Err(problem) => Keys { format, problems: vec![problem], ..Keys::default() },
    }
}

/// The secret whose format nobody named.
pub fn recognise(text: &str) -> Keys {
    let readings = readings(text);
    let recognised = format!("shared secret: {} of text", count(text.len()));
    Keys {
        list: vec![Key::of(Material::Secret(readings))],
        format: KeyFormat::SecretUtf8,
        recognised,
        ..Keys::default()
    }
}

/// How the bytes came from the text, as the end of a sentence.
pub fn how(format: KeyFormat) -> &'static str {
    match format {
        KeyFormat::SecretHex => "read as hexadecimal",
        KeyFormat::SecretBase64 => "read as base64",
        KeyFormat::SecretBase64url => "read as base64url",
        KeyFormat::Jwk | KeyFormat::Jwks => "from a JWK",
        KeyFormat::Auto | KeyFormat::Pem | KeyFormat::SecretUtf8 => "read as text",
    }
}

/// One reading.
pub fn reading(format: KeyFormat, bytes: Vec<u8>) -> SecretReading {
    SecretReading { format, bytes: Secret(bytes.into()) }
}

/// The bytes of the text in that format; blanks around an encoded secret do not matter.
pub fn decode(text: &str, format: KeyFormat) -> Result<Vec<u8>, KeyProblem> {
    let body = text.trim();
    let start = text.chars().count() - text.trim_start().chars().count();
    match format {
        KeyFormat::SecretHex => {
            hex(body).map_err(|(at, why)| problem("hexadecimal", &why, start + at))
        }
        KeyFormat::SecretBase64 | KeyFormat::SecretBase64url => {
            base64(body, format).map_err(|(at, why)| problem(name(format), &why, start + at))
        }
        _ => Ok(text.as_bytes().to_vec()),
    }
}

fn name(format: KeyFormat) -> &'static str {
    if format == KeyFormat::SecretBase64 { "base64" } else { "base64url" }
}

fn count(bytes: usize) -> String {
    format!("{bytes} byte{}", if bytes == 1 { "" } else { "s" })
}

fn problem(format: &'static str, why: &str, offset: usize) -> KeyProblem {
    KeyProblem {
        code: Cow::Borrowed("secret-encoding"),
        message: format!(
            "The secret is not {format}: {why}. Choose another format for the key, or copy it again."
        ),
        offset: Some(offset),
    }
}

fn hex(body: &str) -> Result<Vec<u8>, (usize, String)> {
    if let Some(at) = body.chars().position(|c| !c.is_ascii_hexdigit()) {
        return Err((at, format!("character {} is no hexadecimal digit", at + 1)));
    }
    if body.len() % 2 == 1 {
        return Err((body.len(), "the number of digits is odd".to_owned()));
    }
    let digit = |c: u8| char::from(c).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let pair = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    Ok(body.as_bytes().chunks(2).filter_map(pair).collect())
}

/// Base64 of the one alphabet or the other; padding may be there or not.
fn base64(body: &str, format: KeyFormat) -> Result<Vec<u8>, (usize, String)> {
    let other_alphabet: [char; 2] =
        if format == KeyFormat::SecretBase64 { ['-', '_'] } else { ['+', '/'] };
    if let Some(at) = body.chars().position(|c| other_alphabet.contains(&c)) {
        return Err((at, format!("character {} belongs to the other base64 alphabet", at + 1)));
    }
    let decoded = base64url::decode(body);
    if let Some(bytes) = decoded.bytes {
        return Ok(bytes);
    }
    match decoded.oddities.last() {
        Some(Oddity::Character { offset, .. }) => {
            let at = body.get(..*offset).map_or(0, |before| before.chars().count());
            Err((at, format!("character {} belongs to no base64 alphabet", at + 1)))
        }
        _ => Err((body.chars().count(), "its length shows that characters are missing".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(text: &str) -> Vec<KeyFormat> {
        readings(text).iter().map(|reading| reading.format).collect()
    }

    #[test]
    fn the_text_itself_is_the_first_reading_and_none_comes_twice() {
        use KeyFormat::{SecretBase64, SecretBase64url, SecretHex, SecretUtf8};
        assert_eq!(formats("secret"), [SecretUtf8]);
        assert_eq!(formats("0123456789abcdef"), [SecretUtf8, SecretHex, SecretBase64url]);
        assert_eq!(formats("AAEC+/8FBgc="), [SecretUtf8, SecretBase64]);
        assert_eq!(formats("correct horse battery"), [SecretUtf8]);
    }

    #[test]
    fn a_wrong_character_is_located_and_not_repeated() {
        let problem = decode("  00zz", KeyFormat::SecretHex).unwrap_err();
        assert_eq!(problem.offset, Some(4));
        assert!(!problem.message.contains('z'), "{}", problem.message);
        assert_eq!(decode("_-A", KeyFormat::SecretBase64).unwrap_err().offset, Some(0));
        assert_eq!(decode(" YWI= ", KeyFormat::SecretBase64).unwrap(), b"ab");
    }
}

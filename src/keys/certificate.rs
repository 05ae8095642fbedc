//! X.509 certificates (RFC 5280 section 4.1): whose key it is, from when to when, and by whom.

use super::{Certified, name};
use crate::encoding::der::{self, Reader, tag};
use crate::time::Timestamp;

/// A certificate in its parts, as they stand there.
pub struct Parts<'a> {
    /// What is signed.
    pub signed: &'a [u8],
    /// The content of the signature's `AlgorithmIdentifier`.
    pub algorithm: &'a [u8],
    pub signature: &'a [u8],
    /// The content of the issuer's `Name`.
    pub issuer: &'a [u8],
    /// The content of the subject's `Name`.
    pub subject: &'a [u8],
    validity: Reader<'a>,
    info: &'a [u8],
    extensions: &'a [u8],
}

/// What a certificate may be used for (RFC 5280 sections 4.2.1.3 and 4.2.1.9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Whether it may issue certificates.
    pub authority: bool,
    /// How many authorities may stand between it and the last certificate.
    pub path_length: Option<u8>,
    /// The bits of `keyUsage`, the first one highest; `None` when it says nothing.
    pub usage: Option<u8>,
    /// Whether it demands an extension that is not known here.
    pub unknown_critical: bool,
}

impl Role {
    /// Whether the key may sign certificates.
    pub fn signs_certificates(self) -> bool {
        self.authority && self.usage.is_none_or(|bits| bits & 0x04 != 0)
    }

    /// Whether the key may sign tokens: `digitalSignature` or `nonRepudiation`.
    pub fn signs(self) -> bool {
        self.usage.is_none_or(|bits| bits & 0xc0 != 0)
    }
}

/// The parts of a certificate; `None` when it cannot be read.
pub fn parts(bytes: &[u8]) -> Option<Parts<'_>> {
    let mut certificate = der::sequence(bytes)?;
    let (kind, body, signed) = certificate.any()?;
    let algorithm = certificate.value(tag::SEQUENCE)?;
    Reader::new(algorithm).oid()?;
    let (_, signature) = certificate.value(tag::BIT_STRING)?.split_first()?;
    certificate.end()?;
    let mut body = Reader::new(body);
    body.skip(tag::context(0));
    body.value(tag::INTEGER)?;
    body.sequence()?.oid()?;
    let issuer = body.value(tag::SEQUENCE)?;
    let validity = body.sequence()?;
    let subject = body.value(tag::SEQUENCE)?;
    let (info_kind, _, info) = body.any()?;
    // Unique identifiers of issuer and subject.
    body.skip(0x81);
    body.skip(0x82);
    let extensions = body.value(tag::context(3)).unwrap_or_default();
    body.end()?;
    (kind == tag::SEQUENCE && info_kind == tag::SEQUENCE).then_some(Parts {
        signed,
        algorithm,
        signature,
        issuer,
        subject,
        validity,
        info,
        extensions,
    })
}

/// What a certificate says, and the key's `SubjectPublicKeyInfo` in DER; `None` when it cannot be read.
pub fn read(bytes: &[u8]) -> Option<(Certified, &[u8])> {
    let Parts { issuer, subject, mut validity, info, .. } = parts(bytes)?;
    let (not_before, not_after) = (time(&mut validity)?, time(&mut validity)?);
    validity.end()?;
    let (subject, issuer) = (name::text(subject)?, name::text(issuer)?);
    Some((Certified { subject, issuer, not_before, not_after, der: bytes.to_vec() }, info))
}

/// What the extensions allow; of an unreadable one nothing.
pub fn role(parts: &Parts<'_>) -> Role {
    let mut role = Role::default();
    let mut list = Reader::new(parts.extensions);
    let Some(mut list) = list.sequence() else { return role };
    while let Some(mut extension) = list.sequence() {
        let oid = extension.oid().unwrap_or_default();
        let critical = extension.value(tag::BOOLEAN).is_some_and(|it| it != [0]);
        let content = extension.value(tag::OCTET_STRING).unwrap_or_default();
        match oid {
            b"\x55\x1d\x13" => constraints(content, &mut role),
            b"\x55\x1d\x0f" => {
                let bits = Reader::new(content).value(tag::BIT_STRING);
                role.usage = Some(bits.and_then(|bits| bits.get(1)).copied().unwrap_or_default());
            }
            // Extended key usage, alternative names, key identifiers, policies: they limit no signature here.
            b"\x55\x1d\x25" | b"\x55\x1d\x11" | b"\x55\x1d\x0e" | b"\x55\x1d\x23"
            | b"\x55\x1d\x20" => {}
            _ => role.unknown_critical |= critical,
        }
    }
    role
}

fn constraints(content: &[u8], role: &mut Role) {
    let Some(mut inside) = der::sequence(content) else { return };
    role.authority = inside.value(tag::BOOLEAN).is_some_and(|it| it != [0]);
    role.path_length = inside.unsigned().map(|it| it.first().copied().unwrap_or_default());
}

/// A `Time`: two or four digits of the year, then month, day, hour, minute and second (section 4.1.2.5).
fn time(reader: &mut Reader<'_>) -> Option<Timestamp> {
    let (kind, text, _) = reader.any()?;
    let digits = text.strip_suffix(b"Z")?;
    let (year, rest) = match kind {
        tag::UTC_TIME => {
            let (year, rest) = digits.split_at_checked(2)?;
            let year = number(year)?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        tag::GENERALIZED_TIME => {
            let (year, rest) = digits.split_at_checked(4)?;
            (number(year)?, rest)
        }
        _ => return None,
    };
    let mut parts = rest.chunks(2).map(number);
    let mut next = |range: std::ops::RangeInclusive<i64>| {
        parts.next().flatten().filter(|part| range.contains(part))
    };
    let (month, day) = (next(1..=12)?, next(1..=31)?);
    let seconds = 3600 * next(0..=23)? + 60 * next(0..=59)? + next(0..=59)?;
    (rest.len() == 10).then(|| Timestamp::of_date(year, month, day).plus(seconds))
}

fn number(digits: &[u8]) -> Option<i64> {
    let is_number = digits.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(digits).ok().filter(|_| is_number)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_time(kind: u8, text: &str) -> Option<String> {
        time(&mut Reader::new(&der::write(kind, text.as_bytes())))?.utc()
    }

    #[test]
    fn both_forms_of_time_are_read() {
        let utc = |text| read_time(tag::UTC_TIME, text);
        assert_eq!(utc("261121080000Z").unwrap(), "2026-11-21 08:00:00 UTC");
        assert_eq!(utc("490228235959Z").unwrap(), "2049-02-28 23:59:59 UTC");
        assert_eq!(utc("500101000000Z").unwrap(), "1950-01-01 00:00:00 UTC");
        let general = |text| read_time(tag::GENERALIZED_TIME, text);
        assert_eq!(general("20520229120000Z").unwrap(), "2052-02-29 12:00:00 UTC");
        assert_eq!(general("99991231235959Z").unwrap(), "9999-12-31 23:59:59 UTC");
        for wrong in ["2611210800Z", "261121080000", "261321080000Z", "26112108000+1Z", "Z", ""] {
            assert_eq!(utc(wrong), None, "{wrong}");
        }
        assert_eq!(read_time(tag::INTEGER, "261121080000Z"), None);
    }
}

//! X.509 certificates (RFC 5280 section 4.1): whose key it is, from when to when, and by whom.

use super::{Certified, name};
use crate::encoding::der::{self, Reader, tag};
use crate::time::Timestamp;

/// What a certificate says, and the key's `SubjectPublicKeyInfo` in DER; `None` when it cannot be read.
pub fn read(bytes: &[u8]) -> Option<(Certified, &[u8])> {
    let mut certificate = der::sequence(bytes)?;
    let mut body = certificate.sequence()?;
    certificate.sequence()?.oid()?;
    certificate.value(tag::BIT_STRING)?;
    certificate.end()?;
    body.skip(tag::context(0));
    body.value(tag::INTEGER)?;
    body.sequence()?.oid()?;
    let issuer = name::text(body.value(tag::SEQUENCE)?)?;
    let mut validity = body.sequence()?;
    let (not_before, not_after) = (time(&mut validity)?, time(&mut validity)?);
    validity.end()?;
    let subject = name::text(body.value(tag::SEQUENCE)?)?;
    let (kind, _, info) = body.any()?;
    // Unique identifiers of issuer and subject, and extensions.
    for optional in [0x81, 0x82, tag::context(3)] {
        body.skip(optional);
    }
    body.end()?;
    let certified = Certified { subject, issuer, not_before, not_after };
    (kind == tag::SEQUENCE).then_some((certified, info))
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

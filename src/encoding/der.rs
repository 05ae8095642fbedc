//! DER (X.690), strict: values are read one after the other, and nothing is skipped unseen.

/// Tags of the values that keys and certificates are made of (X.690 section 8).
pub mod tag {
    pub const BOOLEAN: u8 = 0x01;
    pub const INTEGER: u8 = 0x02;
    pub const BIT_STRING: u8 = 0x03;
    pub const OCTET_STRING: u8 = 0x04;
    pub const NULL: u8 = 0x05;
    pub const OID: u8 = 0x06;
    pub const UTF8_STRING: u8 = 0x0c;
    pub const PRINTABLE_STRING: u8 = 0x13;
    pub const TELETEX_STRING: u8 = 0x14;
    pub const IA5_STRING: u8 = 0x16;
    pub const UTC_TIME: u8 = 0x17;
    pub const GENERALIZED_TIME: u8 = 0x18;
    pub const SEQUENCE: u8 = 0x30;
    pub const SET: u8 = 0x31;

    /// The tag of `[number]` around other values.
    pub const fn context(number: u8) -> u8 {
        0xa0 | number
    }
}

/// Values that follow one another. Every method takes the next one, or gives `None` when it is not there or not DER.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The tag of the next value, which is not taken.
    pub fn tag(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Whether nothing follows.
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// `Some` when nothing follows.
    pub fn end(&self) -> Option<()> {
        self.is_at_end().then_some(())
    }

    /// A value of any tag: its tag, its content, and all its bytes.
    pub fn any(&mut self) -> Option<(u8, &'a [u8], &'a [u8])> {
        let (tag, after) = self.rest.split_first()?;
        // Tags of more than one byte stand nowhere in a key or a certificate.
        if tag & 0x1f == 0x1f {
            return None;
        }
        let (length, after) = length(after)?;
        let (content, after) = after.split_at_checked(length)?;
        let whole = self.rest.get(..self.rest.len() - after.len())?;
        self.rest = after;
        Some((*tag, content, whole))
    }

    /// Takes a value that has this tag, and says whether it had.
    pub fn skip(&mut self, tag: u8) -> bool {
        self.value(tag).is_some()
    }

    /// The content of a value with this tag; another one stays.
    pub fn value(&mut self, tag: u8) -> Option<&'a [u8]> {
        if self.tag()? != tag {
            return None;
        }
        self.any().map(|(_, content, _)| content)
    }

    /// The values in a sequence, or in another value with this tag.
    pub fn inside(&mut self, tag: u8) -> Option<Self> {
        self.value(tag).map(Self::new)
    }

    pub fn sequence(&mut self) -> Option<Self> {
        self.inside(tag::SEQUENCE)
    }

    /// A non-negative integer, without the byte that only keeps it positive (X.690 section 8.3).
    pub fn unsigned(&mut self) -> Option<&'a [u8]> {
        match self.value(tag::INTEGER)? {
            [0] => Some(&[0]),
            [0, rest @ ..] if rest.first().is_some_and(|first| first & 0x80 != 0) => Some(rest),
            all @ [1..=0x7f, ..] => Some(all),
            _ => None,
        }
    }

    /// Whether the next value is the integer `number`, which is small.
    pub fn number(&mut self, number: u8) -> Option<()> {
        (self.unsigned()? == [number]).then_some(())
    }

    /// A bit string of whole bytes (X.690 section 8.6).
    pub fn bits(&mut self) -> Option<&'a [u8]> {
        let (unused, bytes) = self.value(tag::BIT_STRING)?.split_first()?;
        (*unused == 0).then_some(bytes)
    }

    /// The bytes of an object identifier (X.690 section 8.19).
    pub fn oid(&mut self) -> Option<&'a [u8]> {
        // The last number does not stop in the middle.
        self.value(tag::OID).filter(|oid| oid.last().is_some_and(|last| last & 0x80 == 0))
    }
}

/// The only sequence of some bytes, with nothing behind it.
pub fn sequence(bytes: &[u8]) -> Option<Reader<'_>> {
    let mut reader = Reader::new(bytes);
    let inside = reader.sequence()?;
    reader.end().map(|()| inside)
}

/// A sequence of two numbers, each filled to `length` bytes, one after the other: an ECDSA signature as JOSE writes it.
pub fn pair(bytes: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut numbers = sequence(bytes)?;
    let mut filled = || {
        let bytes = numbers.unsigned()?;
        let missing = length.checked_sub(bytes.len())?;
        Some([vec![0; missing].as_slice(), bytes].concat())
    };
    let both = [filled()?, filled()?].concat();
    numbers.end().map(|()| both)
}

/// A length in its shortest form, and what follows it (X.690 sections 8.1.3 and 10.1).
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (first, rest) = bytes.split_first()?;
    match first {
        0..=0x7f => Some((usize::from(*first), rest)),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let length = digits.iter().fold(0_u32, |sum, digit| sum << 8 | u32::from(*digit));
            let shortest = digits.first()? != &0 && length > 0x7f;
            shortest.then_some((usize::try_from(length).ok()?, rest))
        }
        _ => None,
    }
}

/// `1.2.840.113549.1.1.1`, of the bytes of an object identifier.
pub fn dotted(oid: &[u8]) -> String {
    let mut text = String::new();
    let mut arc = 0_u64;
    for byte in oid {
        arc = arc.wrapping_shl(7) | u64::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        // The first two arcs stand in one number.
        if text.is_empty() {
            let first = (arc / 40).min(2);
            text.push_str(&first.to_string());
            arc -= 40 * first;
        }
        text.push('.');
        text.push_str(&arc.to_string());
        arc = 0;
    }
    text
}

/// A value of this tag around the content.
pub fn write(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut value = vec![tag];
    let length = content.len().to_be_bytes();
    let zeros = length.iter().take_while(|digit| **digit == 0).count();
    let digits = length.get(zeros..).unwrap_or_default();
    match digits {
        [] => value.push(0),
        [short @ ..=0x7f] => value.push(*short),
        _ => {
            value.push(0x80 | u8::try_from(digits.len()).unwrap_or_default());
            value.extend_from_slice(digits);
        }
    }
    value.extend_from_slice(content);
    value
}

/// A non-negative integer of big-endian bytes.
pub fn write_unsigned(number: &[u8]) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let digits = number.get(zeros..).unwrap_or_default();
    match digits.first() {
        Some(..=0x7f) => write(tag::INTEGER, digits),
        _ => write(tag::INTEGER, &[&[0], digits].concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What follows a value that cannot be read is not touched.
    fn taken(bytes: &[u8]) -> Option<(u8, Vec<u8>)> {
        Reader::new(bytes).any().map(|(tag, content, whole)| {
            assert!(bytes.starts_with(whole) && whole.ends_with(content));
            (tag, content.to_vec())
        })
    }

    #[test]
    fn lengths_have_one_form() {
        let long = |head: &[u8], length: usize| [head, &vec![7; length]].concat();
        assert_eq!(taken(&[4, 2, 8, 9, 1]), Some((4, vec![8, 9])));
        assert_eq!(taken(&long(&[4, 0x81, 0x80], 128)).unwrap().1.len(), 128);
        assert_eq!(taken(&long(&[4, 0x82, 1, 0], 256)).unwrap().1.len(), 256);
        let wrong: [&[u8]; 8] = [
            &[],
            &[4],
            &[4, 2, 8],
            &[4, 0x80, 8, 0, 0],
            &[4, 0x81, 1, 8],
            &[4, 0x82, 0, 0x80],
            &[4, 0x85, 0, 0, 0, 0, 1, 8],
            &[0x1f, 1, 8],
        ];
        assert_eq!(wrong.map(taken), [const { None }; 8]);
        assert_eq!(taken(&long(&[4, 0x82, 0, 0x80], 128)), None);
        assert_eq!(taken(&[4, 0x84, 0xff, 0xff, 0xff, 0xff, 8]), None);
    }

    #[test]
    fn numbers_are_not_negative_and_not_padded() {
        let read = |bytes: &[u8]| Reader::new(bytes).unsigned().map(<[u8]>::to_vec);
        assert_eq!(read(&[2, 1, 0]), Some(vec![0]));
        assert_eq!(read(&[2, 2, 0, 0x80]), Some(vec![0x80]));
        let wrong: [&[u8]; 5] = [&[2, 0], &[2, 1, 0x80], &[2, 2, 0, 1], &[2, 2, 0, 0], &[4, 1, 1]];
        assert_eq!(wrong.map(read), [const { None }; 5]);
        for number in [&[0_u8][..], &[1], &[0x80], &[1; 200]] {
            assert_eq!(read(&write_unsigned(number)).as_deref(), Some(number));
        }
        assert_eq!(write_unsigned(&[0, 0, 1]), [2, 1, 1]);
    }

    #[test]
    fn identifiers_are_checked_and_printed() {
        let read = |bytes: &[u8]| Reader::new(bytes).oid().map(dotted);
        let rsa = [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
        assert_eq!(read(&rsa).as_deref(), Some("1.2.840.113549.1.1.1"));
        assert_eq!(read(&[6, 3, 0x55, 4, 3]).as_deref(), Some("2.5.4.3"));
        assert_eq!(read(&[6, 3, 0x88, 0x37, 3]).as_deref(), Some("2.999.3"));
        assert_eq!([&[6, 0][..], &[6, 1, 0x88]].map(read), [const { None }; 2]);
        // Numbers beyond any registry do not stop the program.
        assert!(!dotted(&[&[0xff; 30][..], &[0x7f]].concat()).is_empty());
    }

    #[test]
    fn nothing_stands_behind_the_sequence() {
        assert!(sequence(&[0x30, 0]).unwrap().is_at_end());
        assert!(sequence(&[0x30, 0, 0]).is_none() && sequence(&[0x31, 0]).is_none());
    }

    #[test]
    fn what_is_written_is_read() {
        for length in [0, 1, 127, 128, 255, 256, 65_535, 65_536] {
            let content = vec![3; length];
            let written = write(tag::OCTET_STRING, &content);
            let mut reader = Reader::new(&written);
            assert_eq!(reader.value(tag::OCTET_STRING), Some(content.as_slice()));
            assert!(reader.is_at_end());
        }
    }
}

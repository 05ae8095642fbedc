//! The way between the pasted text and what it stands for: which characters carry a byte, which byte a character carries.

use super::problem::Role;
use super::{Facts, Form, Segment, read};
use crate::facts::part::Part;
use std::ops::Range;

/// A byte of a decoded segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub segment: usize,
    pub byte: usize,
}

impl Facts {
    /// What segment `index` is.
    pub fn role(&self, index: usize) -> Role {
        read::role(self, index)
    }

    /// The part that segment `index` holds, when it is one that is read as JSON.
    pub fn part(&self, index: usize) -> Option<&Part> {
        match self.role(index) {
            Role::Header => Some(&self.header),
            Role::Payload => Some(&self.payload),
            _ => None,
        }
    }

    /// The segment that holds the header or the payload, when its bytes stand in the paste as they are read: not those
    /// of a token inside another one, of a detached or compressed payload, or of text with escapes.
    pub fn exact_segment(&self, role: Role) -> Option<usize> {
        let index = (0..self.segments.len()).find(|index| self.role(*index) == role)?;
        let Segment { span, form, .. } = self.segments.get(index)?;
        let elsewhere = matches!(form, Form::Escaped(..)) || span.is_empty();
        let inflated = role == Role::Payload && self.is_compressed();
        let replaced = self.part(index).is_some_and(Part::is_binary);
        (!elsewhere && !inflated && !replaced && !self.clean.is_apart()).then_some(index)
    }

    /// The bytes of the paste from the first to the last character that carries a bit of those bytes of a decoded
    /// segment; `None` when they stand nowhere in the paste.
    pub fn carriers(&self, segment: usize, bytes: &Range<usize>) -> Option<Range<usize>> {
        let Segment { span, form, .. } = self.segments.get(segment)?;
        let (start, end) = match form {
            Form::Base64url => (bytes.start * 4 / 3, (bytes.end * 4).div_ceil(3)),
            Form::Plain => (bytes.start, bytes.end),
            Form::Escaped(..) => (0, span.len()),
        };
        let (start, end) = (span.start + start, (span.start + end).min(span.end));
        let last = end.checked_sub(1).filter(|last| start <= *last && !self.clean.is_apart())?;
        Some(self.clean.pasted_bytes(&(start..last + 1)))
    }

    /// What the character at that byte of the paste carries: the byte that begins in it, else the one that ends there.
    /// Behind its last character a segment has its last byte.
    pub fn spot(&self, pasted: usize) -> Option<Spot> {
        let at = self.clean.clean_byte(pasted)?;
        let inside = |span: &Range<usize>| span.start <= at && at <= span.end;
        let index = self.segments.iter().position(|segment| inside(&segment.span))?;
        let Segment { span, form, decoded } = self.segments.get(index)?;
        let character = (at - span.start).min(span.len().checked_sub(1)?);
        let last = decoded.bytes.as_ref().map_or(usize::MAX, |bytes| bytes.len().saturating_sub(1));
        let byte = match form {
            Form::Base64url => (6 * character + 5) / 8,
            Form::Plain => character,
            Form::Escaped(..) => 0,
        };
        Some(Spot { segment: index, byte: byte.min(last) })
    }

    /// The last byte of a segment that ends in the characters before that byte of the paste.
    pub fn last_byte(&self, segment: usize, pasted_end: usize) -> Option<usize> {
        let Segment { span, form, .. } = self.segments.get(segment)?;
        let end = self.clean.clean_byte(pasted_end)?.min(span.end).checked_sub(span.start)?;
        let end = if *form == Form::Base64url { 6 * end / 8 } else { end };
        end.checked_sub(1)
    }

    /// Which part that follows an issuer-signed JWT holds that byte of the paste: `disclosure 2`, `key binding JWT`.
    pub fn part_after(&self, pasted: usize) -> Option<String> {
        let at = self.clean.clean_byte(pasted)?;
        let number = self.disclosures.list.iter().position(|it| it.span.contains(&at));
        let binding = self.disclosures.key_binding.as_ref().filter(|it| it.span.contains(&at));
        let number = number.map(|index| format!("disclosure {}", index + 1));
        number.or_else(|| binding.map(|_| "key binding JWT".to_owned()))
    }

    /// JSON Pointer in a report's layer to the deepest member at a spot: `/claims/aud/0`.
    pub fn pointer(&self, spot: Spot) -> Option<String> {
        let role = self.role(spot.segment);
        let node = self.part(self.exact_segment(role)?)?.json.as_ref()?;
        let root = if role == Role::Header { "/header" } else { "/claims" };
        Some(format!("{root}{}", node.pointer_at(spot.byte)))
    }
}

/// The byte of a text before which `count` units stand; `units` says how many a character has.
pub fn byte_of(text: &str, count: usize, units: fn(char) -> usize) -> usize {
    // So many units are so many bytes in nearly every token.
    if text.is_ascii() {
        return count.min(text.len());
    }
    let mut seen = 0;
    let place = text.char_indices().find(|(_, c)| {
        let here = seen >= count;
        seen += units(*c);
        here
    });
    place.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::request::Request;

    fn facts(input: &str) -> Facts {
        Facts::read(&Request { input: input.into(), ..Request::default() })
    }

    #[test]
    fn a_claim_of_an_inner_token_is_carried_by_characters_of_the_outer_one() {
        let inner =
            [r#"{"alg":"ES256"}"#, r#"{"sub":"in","n":5}"#, "xx"].map(|it| encode(it.as_bytes()));
        let payload = encode(inner.join(".").as_bytes());
        let outer = format!("Bearer {}.{payload}.AA", encode(br#"{"alg":"HS256","cty":"JWT"}"#));
        let facts = facts(&outer);
        let inner_facts = facts.inner.as_ref().unwrap();
        let member = &inner_facts.payload.json.as_ref().unwrap().members().unwrap()[1];
        let place = inner_facts.carriers(1, &(member.name_span.start..member.value.span.end));
        let carried = outer.get(place.unwrap()).unwrap();
        // Decoded twice with the characters around it, the place holds the member and hardly more.
        let start = payload.find(carried).unwrap();
        let aligned = start / 4 * 4..(start + carried.len()).div_ceil(4) * 4;
        let bytes = crate::encoding::base64url::decode(
            payload.get(aligned.start..aligned.end.min(payload.len())).unwrap(),
        );
        let text = String::from_utf8(bytes.bytes.unwrap()).unwrap();
        let claims = &inner[1];
        let found = claims.get(claims.len() - 8..).unwrap();
        assert!(text.contains(found) && text.len() < 20, "{text} should hold {found}");
        let spot = inner_facts.spot(outer.find(carried).unwrap() + carried.len() / 2).unwrap();
        assert_eq!(inner_facts.pointer(spot).as_deref(), Some("/claims/n"));
    }

    #[test]
    fn every_byte_is_found_from_the_characters_that_carry_it() {
        let payload = r#"{"iss":"a","n":{"b":[1,22]}}"#;
        let token =
            format!("{}.{}.AAAA", encode(br#"{"alg":"HS256"}"#), encode(payload.as_bytes()));
        for input in [
            token.clone(),
            format!("Bearer {token}"),
            token.replace('J', "J\r\n "),
            format!("“{token}”"),
        ] {
            let facts = facts(&input);
            for byte in 0..payload.len() {
                let carriers = facts.carriers(1, &(byte..byte + 1)).unwrap();
                let written: String =
                    input[carriers.clone()].chars().filter(|c| !c.is_whitespace()).collect();
                assert_eq!(written.len(), 2, "{byte} of {input}");
                assert_eq!(facts.last_byte(1, carriers.end), Some(byte));
                assert_eq!(facts.spot(carriers.start), Some(Spot { segment: 1, byte }), "{input}");
            }
            let span = facts.claim("n").unwrap().span.clone();
            let carriers = facts.carriers(1, &span).unwrap();
            let spot = facts.spot(carriers.start).unwrap();
            assert_eq!(facts.pointer(spot).as_deref(), Some("/claims/n"));
        }
    }

    #[test]
    fn what_stands_around_a_token_carries_nothing() {
        let facts = facts("Bearer e30.e30.");
        assert_eq!(facts.spot(0), None);
        assert_eq!(facts.spot(7), Some(Spot { segment: 0, byte: 0 }));
        // Behind the segment, and the empty signature.
        assert_eq!(facts.spot(10), Some(Spot { segment: 0, byte: 1 }));
        assert_eq!(facts.spot(15), None);
        assert_eq!(facts.spot(99), None);
    }

    #[test]
    fn disclosures_and_key_binding_are_told() {
        let facts = facts("Bearer e30.e30.AA~WyJzIiwxXQ~WyJzIiwyXQ~e30.e30.AA");
        let parts = [8, 24, 28, 38, 46].map(|at| facts.part_after(at));
        let parts = parts.each_ref().map(Option::as_deref);
        let [first, second] = ["disclosure 1", "disclosure 2"].map(Some);
        assert_eq!(parts, [None, first, None, second, Some("key binding JWT")]);
    }

    #[test]
    fn units_are_counted_in_characters_and_in_utf16() {
        for (count, characters, units) in [(0, 0, 0), (1, 1, 1), (2, 5, 5), (3, 7, 5), (9, 7, 7)] {
            let text = "a😀é";
            assert_eq!(byte_of(text, count, |_| 1), characters);
            assert_eq!(byte_of(text, count, char::len_utf16), units);
        }
    }

    #[test]
    fn what_is_not_in_the_paste_as_it_is_read_has_no_segment() {
        let payload = encode(br#"{"a":1}"#);
        let options = crate::request::Options {
            detached_payload: Some(payload.clone()),
            ..crate::request::Options::default()
        };
        let input = "eyJhbGciOiJIUzI1NiJ9..AAAA".into();
        let detached = Facts::read(&Request { input, options, ..Request::default() });
        assert!(detached.claim("a").is_some());
        assert_eq!(detached.exact_segment(Role::Payload), None);
        assert_eq!(detached.exact_segment(Role::Header), Some(0));
        let inflated = format!("{}.{payload}.AAAA", encode(br#"{"alg":"HS256","zip":"DEF"}"#));
        assert_eq!(facts(&inflated).exact_segment(Role::Payload), None);
        let whole = facts(&format!("eyJhbGciOiJIUzI1NiJ9.{payload}.AAAA"));
        assert_eq!(whole.exact_segment(Role::Payload), Some(1));
    }

    #[test]
    fn flattened_and_unencoded_tokens_have_their_places() {
        let flattened = format!(
            r#"{{"payload":"{}", "protected":"eyJhbGciOiJIUzI1NiJ9","signature":"AAAA"}}"#,
            encode(br#"{"a":1}"#)
        );
        let unencoded = format!(
            "{}.{{\"a\":1}}.AAAA",
            encode(br#"{"alg":"HS256","b64":false,"crit":["b64"]}"#)
        );
        for (input, written) in [(flattened, "JhIjox"), (unencoded, r#""a":1"#)] {
            let facts = facts(&input);
            let segment = facts.exact_segment(Role::Payload).unwrap();
            let carriers = facts.carriers(segment, &(1..6)).unwrap();
            assert!(input[carriers.clone()].contains(written), "{}", &input[carriers]);
            let spot = facts.spot(carriers.start).unwrap();
            assert_eq!(facts.pointer(spot).as_deref(), Some("/claims/a"));
            assert_eq!(facts.last_byte(segment, carriers.end), Some(5));
        }
    }

    #[test]
    fn what_is_no_json_has_no_pointer() {
        let facts = facts("eyJhbGciOiJIUzI1NiJ9.aGVsbG8.AAAA");
        let spot = facts.spot(22).unwrap();
        assert_eq!((facts.role(spot.segment), facts.pointer(spot)), (Role::Payload, None));
    }

    #[test]
    fn a_header_parameter_has_a_pointer_of_its_own() {
        let facts = facts("eyJhbGciOiJIUzI1NiJ9.e30.AAAA");
        let spot = facts.spot(4).unwrap();
        assert_eq!(facts.pointer(spot).as_deref(), Some("/header/alg"));
    }

    #[test]
    fn the_innermost_of_three_tokens_stands_in_the_outermost() {
        let inside = |payload: &str| {
            format!("{}.{}.AAAA", encode(br#"{"alg":"ES256"}"#), encode(payload.as_bytes()))
        };
        let outer = inside(&inside(&inside(r#"{"a":1}"#)));
        let facts = facts(&outer);
        let middle = facts.inner.as_ref().unwrap();
        let innermost = middle.inner.as_ref().unwrap();
        let within = |facts: &Facts| facts.carriers(1, &(0..facts.payload.bytes.len())).unwrap();
        let (all, half, part) = (within(&facts), within(middle), within(innermost));
        assert!(all.start < half.start && half.start < part.start, "{all:?} {half:?} {part:?}");
        assert!(part.end <= half.end && half.end <= all.end, "{all:?} {half:?} {part:?}");
    }
}

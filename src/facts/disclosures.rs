//! What follows the issuer-signed JWT of an SD-JWT (RFC 9901 section 4): its disclosures and its key binding, read without hashing.

use super::clean::Clean;
use super::part::{self, Part};
use super::problem::{Code, Problem};
use super::{Facts, read as reader};
use crate::encoding::base64url::{self, Oddity};
use crate::encoding::json::{self, Node};
use crate::request::LIMITS;
use std::fmt;
use std::ops::Range;

/// The disclosures and the key binding of one SD-JWT.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disclosures {
    /// In the order written, at most `LIMITS.disclosures`.
    pub list: Vec<Disclosure>,
    /// How many the text holds.
    pub count: usize,
    pub key_binding: Option<KeyBinding>,
    /// Of a JSON serialization: the compact form of what the holder signs the hash of (section 8.1).
    pub presented: Option<Box<str>>,
}

/// One disclosure: an array of salt, name and value, or of salt and array element (section 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disclosure {
    /// Bytes of [`Clean::text`].
    pub span: Range<usize>,
    /// The base64url text, over which its digest is computed.
    pub encoded: Box<str>,
    /// The array, as far as it could be read.
    pub part: Part,
    /// Why it is no disclosure.
    pub fault: Option<Fault>,
}

/// The key binding JWT (section 4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBinding {
    /// Bytes of [`Clean::text`].
    pub span: Range<usize>,
    /// Its own reading; places in it count from the start of `span`.
    pub facts: Box<Facts>,
}

/// Why a text is no disclosure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Base64url(Oddity),
    Empty,
    Json(json::Problem),
    /// The number of elements.
    Length(usize),
    Name,
    NotArray,
    /// A name that the format keeps to itself.
    Reserved(Box<str>),
    Salt,
    /// The index of the first byte that is not UTF-8.
    Utf8(usize),
}

impl Disclosure {
    /// Reads one disclosure; `span` tells where it stands.
    pub fn of(encoded: &str, span: Range<usize>) -> Self {
        let mut part = Part::default();
        let fault = read(encoded, &mut part).err();
        Self { span, encoded: encoded.into(), part, fault }
    }

    /// Salt, name and value, or salt and value; nothing when it is not an array of 2 or 3.
    fn elements(&self) -> &[Node] {
        let elements = self.part.json.as_ref().and_then(Node::elements).unwrap_or_default();
        if matches!(elements.len(), 2 | 3) { elements } else { &[] }
    }

    /// The salt, when it is text.
    pub fn salt(&self) -> Option<&str> {
        self.elements().first()?.as_str()
    }

    /// The element that should be the claim's name; none in the disclosure of an array element.
    pub fn name_node(&self) -> Option<&Node> {
        if let [_, name, _] = self.elements() { Some(name) } else { None }
    }

    /// The claim's name; none for an array element.
    pub fn name(&self) -> Option<&str> {
        self.name_node()?.as_str()
    }

    /// The value; its span counts bytes of the part's text.
    pub fn value(&self) -> Option<&Node> {
        self.elements().last()
    }

    /// Where the fault stands, in bytes of [`Clean::text`]: start and length.
    fn place(&self) -> (usize, usize) {
        let Range { start, end } = self.span;
        let at = match &self.fault {
            Some(Fault::Base64url(oddity)) => start + oddity.offset(),
            Some(Fault::Json(problem)) => start + problem.offset * 4 / 3,
            Some(Fault::Utf8(byte)) => start + byte * 4 / 3,
            _ => return (start, end - start),
        };
        let at = at.min(end);
        (at, 1.min(end - at))
    }
}

/// Reads as much as possible into `part`; the error is what is wrong first.
fn read(encoded: &str, part: &mut Part) -> Result<(), Fault> {
    if encoded.is_empty() {
        return Err(Fault::Empty);
    }
    let decoded = base64url::decode(encoded);
    let oddity =
        decoded.oddities.into_iter().next_back().map_or(Ok(()), |it| Err(Fault::Base64url(it)));
    *part = Part::of(decoded.bytes.unwrap_or_default(), true);
    oddity?;
    match part.problem.take() {
        Some(part::Problem::Utf8(at)) => return Err(Fault::Utf8(at)),
        Some(part::Problem::Json(problem)) => return Err(Fault::Json(problem)),
        Some(part::Problem::NotObject(_)) | None => {}
    }
    let elements = part.json.as_ref().and_then(Node::elements).ok_or(Fault::NotArray)?;
    let (salt, name) = match elements {
        [salt, _] => (salt, None),
        [salt, name, _] => (salt, Some(name)),
        other => return Err(Fault::Length(other.len())),
    };
    if salt.as_str().is_none() {
        return Err(Fault::Salt);
    }
    match name.map(|name| name.as_str().ok_or(Fault::Name)).transpose()? {
        Some(name @ ("_sd" | "...")) => Err(Fault::Reserved(name.into())),
        _ => Ok(()),
    }
}

/// Reads what follows byte `token_end` of the clean text, which is a tilde.
pub fn compact(facts: &mut Facts, token_end: usize) {
    let text = std::mem::take(&mut facts.clean.text);
    let mut start = token_end + 1;
    let rest = text.get(start..).unwrap_or_default();
    // Every disclosure is followed by a tilde; what follows the last one is the key binding.
    let listed = rest.rfind('~').map(|end| rest.get(..end).unwrap_or_default());
    for encoded in listed.into_iter().flat_map(|listed| listed.split('~')) {
        let span = start..start + encoded.len();
        start = span.end + 1;
        add(facts, encoded, span);
    }
    let last = text.get(start..).unwrap_or_default();
    if !last.is_empty() {
        bind(facts, last, start..text.len());
    }
    facts.clean.text = text;
    finish(facts);
}

/// Adds the next disclosure, within the limit.
pub fn add(facts: &mut Facts, encoded: &str, span: Range<usize>) {
    facts.disclosures.count += 1;
    if facts.disclosures.count <= LIMITS.disclosures {
        facts.disclosures.list.push(Disclosure::of(encoded, span));
    }
}

/// Adds the key binding JWT.
pub fn bind(facts: &mut Facts, text: &str, span: Range<usize>) {
    let own = reader::token(Clean::untouched(text));
    facts.disclosures.key_binding = Some(KeyBinding { span, facts: Box::new(own) });
}

/// Says what is wrong with disclosures and key binding.
pub fn finish(facts: &mut Facts) {
    let Disclosures { list, count, key_binding, .. } = &facts.disclosures;
    let mut problems = Vec::new();
    for (index, disclosure) in list.iter().enumerate() {
        if let Some(fault) = disclosure.fault.clone() {
            let code = Code::Disclosure { number: index + 1, fault };
            problems.push(Problem { code, span: Some(disclosure.place()) });
        }
    }
    if *count > list.len() {
        let code = Code::TooManyDisclosures { count: *count, limit: list.len() };
        problems.push(Problem { code, span: None });
    }
    if let Some(KeyBinding { span, facts: own }) = key_binding {
        if own.clean.text.contains('.') {
            problems.extend(own.problems.iter().map(|problem| Problem {
                code: Code::KeyBinding(Box::new(problem.code.clone())),
                span: problem.span.map(|(start, length)| (span.start + start, length)),
            }));
        } else {
            let span = Some((span.start, span.len()));
            problems.push(Problem { code: Code::FinalTilde, span });
        }
    }
    facts.problems.append(&mut problems);
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base64url(oddity) => write!(f, "not base64url: {oddity}"),
            Self::Empty => f.write_str("empty: two tildes stand next to each other"),
            Self::Json(problem) => write!(f, "not JSON ({problem})"),
            Self::Length(count) => write!(f, "an array of {count}, where 2 or 3 must stand"),
            Self::Name => f.write_str("without a text as its claim name"),
            Self::NotArray => f.write_str("not a JSON array"),
            Self::Reserved(name) => {
                write!(f, "for the claim name “{name}”, which the format keeps to itself")
            }
            Self::Salt => f.write_str("without a text as its salt"),
            Self::Utf8(at) => write!(f, "not UTF-8: byte {at} (counted from 0) fits no character"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url::encode;
    use crate::request::Request;

    fn facts(after: &str) -> Facts {
        let token = format!("{}.{}.AAAA", encode(br#"{"alg":"ES256"}"#), encode(b"{}"));
        let input = format!("Bearer {token}~{after}");
        Facts::read(&Request { input: input.into(), ..Request::default() })
    }

    fn fault(json: &str) -> Option<Fault> {
        Disclosure::of(&encode(json.as_bytes()), 0..1).fault
    }

    #[test]
    fn members_and_elements_are_read_with_their_values_as_written() {
        let member = encode(br#"["salt", "a/b", {"n": 1.0}]"#);
        let element = encode(br#"["salt2", 1e3]"#);
        let facts = facts(&format!("{member}~{element}~"));
        let [first, second] = facts.disclosures.list.as_slice() else { panic!() };
        let source = |it: &Disclosure| it.part.source(it.value().unwrap()).to_owned();
        assert_eq!((first.salt(), first.name()), (Some("salt"), Some("a/b")));
        assert_eq!((&*source(first), &*source(second)), (r#"{"n": 1.0}"#, "1e3"));
        assert_eq!(second.name(), None);
        assert_eq!(facts.clean.text.get(second.span.clone()), Some(&*element));
        assert!(facts.problems.is_empty() && facts.disclosures.key_binding.is_none());
    }

    #[test]
    fn what_is_no_disclosure_says_why() {
        assert_eq!(fault("{}"), Some(Fault::NotArray));
        assert_eq!(fault("[1]"), Some(Fault::Length(1)));
        assert_eq!(fault(r#"["s","n",1,2]"#), Some(Fault::Length(4)));
        assert_eq!(fault(r#"[1,"n",1]"#), Some(Fault::Salt));
        assert_eq!(fault(r#"["s",2,1]"#), Some(Fault::Name));
        assert_eq!(fault(r#"["s","_sd",1]"#), Some(Fault::Reserved("_sd".into())));
        assert_eq!(fault(r#"["s","...",1]"#), Some(Fault::Reserved("...".into())));
        assert!(matches!(fault("[1"), Some(Fault::Json(_))));
        assert_eq!(fault(r#"["s","n",{"_sd":[]}]"#), None);
        assert_eq!(Disclosure::of("", 3..3).fault, Some(Fault::Empty));
        let padded = Disclosure::of("WyJzIiwxXQ==", 0..12);
        assert!(matches!(padded.fault, Some(Fault::Base64url(Oddity::Padding { .. }))));
        assert_eq!(padded.value().and_then(Node::as_number), Some("1"));
    }

    #[test]
    fn a_problem_marks_its_place_in_the_paste() {
        let facts = facts(&format!("{}~!!~", encode(br#"["s",1]"#)));
        let [problem] = facts.listed_problems().try_into().unwrap();
        let start = facts.disclosures.list[1].span.start + "Bearer ".len();
        assert_eq!((problem.code, problem.offset), ("disclosure", Some(start)));
        assert!(problem.message.starts_with("Disclosure 2 is not base64url"), "{problem:?}");
        assert!(!facts.is_malformed());
    }

    #[test]
    fn a_fault_marks_the_characters_that_carry_it() {
        let cases = [
            // One character that is not base64url.
            ("WyJz!IjE".to_owned(), 4, 1),
            // The sixth byte of the JSON is carried by the seventh character.
            (encode(br#"["s",x]"#), 6, 1),
            (encode(b"[\"salt\",\"\xff\"]"), 12, 1),
            // The text ends too early: behind its last character.
            (encode(b"[12"), 4, 0),
            // All of it is something else.
            (encode(br#"{"a":1}"#), 0, 10),
        ];
        for (disclosure, offset, length) in cases {
            let facts = facts(&format!("{disclosure}~"));
            let start = facts.disclosures.list[0].span.start + "Bearer ".len();
            let [problem] = facts.listed_problems().try_into().unwrap();
            let place = (problem.offset, problem.length);
            assert_eq!(place, (Some(start + offset), Some(length)), "{disclosure}: {problem:?}");
        }
    }

    #[test]
    fn the_key_binding_is_read_for_itself() {
        let own = format!("{}.{}.AAAA", encode(br#"{"alg":"ES256"}"#), encode(b"[1]"));
        let facts = facts(&format!("{}~{own}", encode(br#"["s",1]"#)));
        let binding = facts.disclosures.key_binding.clone().unwrap();
        assert_eq!(facts.clean.text.get(binding.span.clone()), Some(&*own));
        assert_eq!(binding.facts.algorithm(), Some("ES256"));
        let [problem] = facts.problems.as_slice() else { panic!() };
        let place = binding.facts.segments[1].span.clone();
        assert_eq!(problem.span, Some((binding.span.start + place.start, place.len())));
    }

    #[test]
    fn a_missing_tilde_at_the_end_is_told_from_a_key_binding() {
        let facts = facts(&format!("{}~{}", encode(br#"["s",1]"#), encode(br#"["s",2]"#)));
        assert_eq!(facts.disclosures.list.len(), 1);
        assert_eq!(facts.problems[0].code, Code::FinalTilde);
    }

    #[test]
    fn more_disclosures_than_the_limit_are_counted_and_said() {
        let facts = facts(&"WyJzIiwxXQ~".repeat(LIMITS.disclosures + 2));
        assert_eq!(facts.disclosures.list.len(), LIMITS.disclosures);
        let message = facts.problems[0].code.to_string();
        assert!(message.contains("10002") && message.contains("10000"), "{message}");
    }
}

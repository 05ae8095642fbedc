//! The JSON serializations: flattened and general JWS (RFC 7515 section 7.2) and JWE (RFC 7516 section 7.2).

use super::part::Part;
use super::problem::{Code, Problem};
use super::{Entry, Facts, Form, Segment, disclosures, read};
use crate::encoding::base64url::{self, Decoded};
use crate::encoding::json::{Node, Value};
use crate::report::{Kind, Serialization};
use crate::request::LIMITS;

/// The members that hold the segments, in the order of the compact serialization.
const JWS: [&str; 3] = ["protected", "payload", "signature"];
const JWE: [&str; 5] = ["protected", "encrypted_key", "iv", "ciphertext", "tag"];

/// Reads the object; of several signatures or recipients entry `wanted`, or the last one when there are fewer.
pub fn read(facts: &mut Facts, object: &Node, wanted: usize) {
    facts.kind = if object.get("ciphertext").is_some() { Kind::Jwe } else { Kind::Jws };
    let list = list(facts, object);
    let entries = list.and_then(Node::elements).unwrap_or_default();
    let general = list.is_some();
    facts.serialization =
        Some(if general { Serialization::General } else { Serialization::Flattened });
    facts.entry = wanted.min(entries.len().saturating_sub(1));
    let own = if general { entries.get(facts.entry) } else { Some(object) };
    let names: &[&'static str] = if facts.kind == Kind::Jwe { &JWE } else { &JWS };
    for name in names {
        let holder = if per_entry(facts.kind, name) { own } else { Some(object) };
        let segment = segment(facts, holder, name);
        facts.segments.push(segment);
    }
    let header = own.and_then(|own| own.get("header"));
    let shared = object.get("unprotected").filter(|_| facts.kind == Kind::Jwe);
    headers(facts, header, shared);
    for index in 1..facts.segments.len() {
        read::decode(facts, index);
    }
    let shown = entries.iter().take(LIMITS.signatures);
    facts.entries = shown.map(|it| entry(facts, it, object)).collect();
    if facts.kind == Kind::Jws {
        disclosed(facts, if general { entries } else { std::slice::from_ref(object) }, object);
    }
    read::compressed(facts);
    if facts.kind == Kind::Jwe {
        facts.problems.push(Problem { code: Code::Encrypted, span: None });
    }
}

/// The disclosures and the key binding of an SD-JWT stand in the unprotected header of one signature, whichever is
/// read (RFC 9901 section 8).
fn disclosed(facts: &mut Facts, signatures: &[Node], object: &Node) {
    let names = ["disclosures", "kb_jwt"];
    let found = signatures.iter().find_map(|signature| {
        let header = signature.get("header")?;
        names.iter().any(|name| header.get(name).is_some()).then_some((signature, header))
    });
    let Some((signature, header)) = found else { return };
    facts.kind = Kind::SdJwt;
    let text = |holder: &Node, name| {
        holder.get(name).and_then(Node::as_str).unwrap_or_default().to_owned()
    };
    let token =
        [text(signature, "protected"), text(object, "payload"), text(signature, "signature")];
    let mut presented = token.join(".") + "~";
    let list = header.get("disclosures");
    let elements = list.and_then(Node::elements).unwrap_or_default();
    let texts: Vec<&str> = elements.iter().filter_map(Node::as_str).collect();
    if list.is_some_and(|list| list.elements().is_none()) || texts.len() < elements.len() {
        let expected = "a list of strings";
        problem(facts, Code::MemberType { name: "disclosures", expected }, list);
    }
    for (node, text) in elements.iter().filter_map(|node| Some((node, node.as_str()?))) {
        disclosures::add(facts, text, inside(node));
        presented.push_str(text);
        presented.push('~');
    }
    facts.disclosures.presented = Some(presented.into());
    if let Some(node) = header.get("kb_jwt") {
        match node.as_str() {
            Some(text) => disclosures::bind(facts, text, inside(node)),
            None => problem(
                facts,
                Code::MemberType { name: "kb_jwt", expected: "a string" },
                Some(node),
            ),
        }
    }
    disclosures::finish(facts);
}

/// The bytes between the quotes of a string.
fn inside(node: &Node) -> std::ops::Range<usize> {
    node.span.start + 1..node.span.end.saturating_sub(1)
}

/// `signatures` or `recipients`, after a look at what must not stand together.
fn list<'a>(facts: &mut Facts, object: &'a Node) -> Option<&'a Node> {
    let (name, alone): (_, &[&str]) = if facts.kind == Kind::Jwe {
        ("recipients", &["encrypted_key", "header", "signature", "signatures"])
    } else {
        ("signatures", &["signature", "protected", "header"])
    };
    let list = object.get(name);
    let odd = alone.iter().filter(|it| list.is_some() || it.starts_with("sig"));
    if let Some((other, node)) = odd
        .filter(|_| list.is_some() || facts.kind == Kind::Jwe)
        .find_map(|it| Some((*it, object.get(it)?)))
    {
        problem(
            facts,
            Code::MixedMembers {
                name: other,
                with: if list.is_some() { name } else { "ciphertext" },
            },
            Some(node),
        );
    }
    let list = list?;
    match list.elements() {
        Some(elements) if elements.len() > LIMITS.signatures => {
            problem(facts, Code::TooManyEntries { name, count: elements.len() }, None);
        }
        Some(elements)
            if elements.iter().all(|it| it.members().is_some()) && !elements.is_empty() => {}
        _ => problem(
            facts,
            Code::MemberType { name, expected: "a list with at least one object" },
            Some(list),
        ),
    }
    Some(list)
}

/// Whether each signature or recipient has a member of that name of its own.
fn per_entry(kind: Kind, name: &str) -> bool {
    match kind {
        Kind::Jwe => name == "encrypted_key",
        _ => name != "payload",
    }
}

fn problem(facts: &mut Facts, code: Code, node: Option<&Node>) {
    let span = node.map(|node| (node.span.start, node.span.len()));
    facts.problems.push(Problem { code, span });
}

/// The segment that a member holds; an empty one where there is none.
fn segment(facts: &mut Facts, holder: Option<&Node>, name: &'static str) -> Segment {
    let nothing = Decoded { bytes: Some(Vec::new()), oddities: Vec::new() };
    let empty = Segment { span: 0..0, decoded: nothing, form: Form::Base64url };
    let Some(node) = holder.and_then(|holder| holder.get(name)) else {
        // A payload may travel apart, and an encrypted key, an iv and a tag are not always needed.
        if matches!(name, "signature" | "ciphertext") {
            problem(facts, Code::MemberMissing { name }, holder);
        }
        return empty;
    };
    let Some(text) = node.as_str() else {
        problem(facts, Code::MemberType { name, expected: "a string" }, Some(node));
        return empty;
    };
    let span = node.span.start + 1..node.span.end.saturating_sub(1);
    let written = facts.clean.text.get(span.clone()) == Some(text);
    let form = if written { Form::Base64url } else { Form::Escaped(text.into(), true) };
    Segment { span, decoded: base64url::decode(text), form }
}

/// Reads the protected header, and the unprotected ones beside it or in its place.
fn headers(facts: &mut Facts, own: Option<&Node>, shared: Option<&Node>) {
    let has_protected = facts.segment_text(0) != Some("");
    let mut unprotected: Vec<(Part, std::ops::Range<usize>)> = Vec::new();
    for (name, node) in [("header", own), ("unprotected", shared)] {
        let Some(node) = node else { continue };
        if node.members().is_some() {
            let text = facts.clean.text.get(node.span.clone()).unwrap_or_default();
            unprotected.push((Part::of(text.as_bytes().to_vec(), true), node.span.clone()));
        } else {
            problem(facts, Code::MemberType { name, expected: "an object" }, Some(node));
        }
    }
    if !has_protected && !unprotected.is_empty() {
        let (header, span) = unprotected.remove(0);
        let decoded = Decoded { bytes: Some(header.bytes.clone()), oddities: Vec::new() };
        if let Some(first) = facts.segments.first_mut() {
            *first = Segment { span, decoded, form: Form::Plain };
        }
    }
    facts.unprotected = unprotected.into_iter().map(|(part, _)| part).collect();
    read::decode(facts, 0);
    repeated(facts, own, shared);
    plain_payload(facts);
}

/// Header parameter names must be unique over all headers (RFC 7515 section 7.2.1, RFC 7516 section 7.2.1).
fn repeated(facts: &mut Facts, own: Option<&Node>, shared: Option<&Node>) {
    if facts.is_unprotected() {
        return;
    }
    let members = [own, shared].into_iter().flatten().filter_map(Node::members).flatten();
    let in_both = members.filter(|member| {
        facts.header.object().is_some_and(|header| header.get(&member.name).is_some())
    });
    let found: Vec<Problem> = in_both
        .map(|member| {
            let name = member.name.chars().take(40).collect();
            let span = Some((member.name_span.start, member.name_span.len()));
            Problem { code: Code::RepeatedParameter { name }, span }
        })
        .collect();
    facts.problems.extend(found);
}

/// With `b64: false` the member holds the payload itself (RFC 7797 section 6).
fn plain_payload(facts: &mut Facts) {
    if facts.kind == Kind::Jwe || !facts.is_unencoded() {
        return;
    }
    let text = facts.segment_text(1).unwrap_or_default().to_owned();
    if let Some(payload) = facts.segments.get_mut(1) {
        payload.decoded = Decoded { bytes: Some(text.clone().into_bytes()), oddities: Vec::new() };
        payload.form = match payload.form {
            Form::Escaped(..) => Form::Escaped(text.into(), false),
            _ => Form::Plain,
        };
    }
}

/// What a list shows of a signature or recipient.
fn entry(facts: &Facts, node: &Node, object: &Node) -> Entry {
    let holder = if facts.kind == Kind::Jwe { object } else { node };
    let protected = holder.get("protected").and_then(Node::as_str).unwrap_or_default();
    let protected = Part::of(base64url::decode(protected).bytes.unwrap_or_default(), true);
    let text = |name: &str| {
        let protected = protected.json.as_ref().and_then(|header| header.get(name));
        let own = || node.get("header")?.get(name);
        let shared = || object.get("unprotected")?.get(name);
        let found = protected.or_else(own).or_else(shared)?;
        found.as_str().map(|text| text.chars().take(200).collect())
    };
    let member = if facts.kind == Kind::Jwe { "encrypted_key" } else { "signature" };
    let bytes = match node.get(member).map(|node| &node.value) {
        Some(Value::String(text)) => base64url::decode(text).bytes.map(|bytes| bytes.len()),
        _ => None,
    };
    Entry { algorithm: text("alg"), key_id: text("kid"), bytes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::Request;

    fn facts(input: &str) -> Facts {
        Facts::read(&Request { input: input.into(), ..Request::default() })
    }

    fn codes(facts: &Facts) -> Vec<&'static str> {
        facts.problems.iter().map(|problem| problem.code.name()).collect()
    }

    /// `{"alg":"ES256"}`, `{"sub":"a"}`.
    const FLATTENED: &str = r#"{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","header":{"kid":"k"},"signature":"AAAA"}"#;

    #[test]
    fn a_flattened_jws_has_the_segments_of_a_compact_one() {
        let facts = facts(FLATTENED);
        assert_eq!((facts.kind, facts.serialization), (Kind::Jws, Some(Serialization::Flattened)));
        assert_eq!(facts.signing_input().unwrap(), b"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0");
        assert_eq!((facts.algorithm(), facts.key_id()), (Some("ES256"), Some("k")));
        assert_eq!(facts.claim("sub").and_then(Node::as_str), Some("a"));
        assert_eq!(facts.place_of_segment(1), Some((12, 15)));
        // The value of `sub` is bytes 7 to 10, which characters 9 to 13 of the segment carry.
        assert_eq!(facts.place_of_decoded(1, 7..10), Some((12 + 9, 5)));
        assert!(!facts.is_malformed(), "{:?}", facts.problems);
    }

    #[test]
    fn each_signature_is_read_with_its_own_header() {
        let input = r#"{"payload":"e30","signatures":[{"protected":"eyJhbGciOiJFUzI1NiJ9","signature":"AA"},{"header":{"alg":"HS256","kid":"2"},"signature":"AAAA"}]}"#;
        let first = facts(input);
        let listed: Vec<_> =
            first.entries.iter().map(|it| (it.algorithm.as_deref(), it.bytes)).collect();
        assert_eq!(listed, [(Some("ES256"), Some(1)), (Some("HS256"), Some(3))]);
        let second = first.select(1);
        assert_eq!((first.algorithm(), second.algorithm()), (Some("ES256"), Some("HS256")));
        assert!(second.is_unprotected());
        assert_eq!(second.signing_input().unwrap(), b".e30");
        assert_eq!(second.entry, 1);
    }

    #[test]
    fn a_jwe_has_five_segments_and_three_headers() {
        let input = r#"{"protected":"eyJlbmMiOiJBMTI4R0NNIn0","unprotected":{"jku":"u"},"recipients":[{"header":{"alg":"A128KW","kid":"7"},"encrypted_key":"AAAA"}],"iv":"AA","ciphertext":"AAA","tag":"AAAAAA"}"#;
        let facts = facts(input);
        assert_eq!((facts.kind, facts.serialization), (Kind::Jwe, Some(Serialization::General)));
        let sizes: Vec<_> = facts
            .segments
            .iter()
            .skip(1)
            .map(|it| it.decoded.bytes.as_ref().map(Vec::len))
            .collect();
        assert_eq!(sizes, [Some(3), Some(1), Some(2), Some(4)]);
        for (name, value) in [("enc", "A128GCM"), ("alg", "A128KW"), ("jku", "u")] {
            assert_eq!(facts.header(name).and_then(Node::as_str), Some(value));
        }
        assert_eq!(facts.header_source("alg"), Some("\"A128KW\""));
        assert!(!facts.is_malformed(), "{:?}", facts.problems);
    }

    #[test]
    fn what_no_reader_may_accept_is_a_problem_with_its_place() {
        let cases = [
            (
                r#"{"signature":"AA","signatures":[{"protected":"e30","signature":"AA"}],"payload":"e30"}"#,
                "members-mixed",
            ),
            (r#"{"ciphertext":"AA","signature":"AA","protected":"e30"}"#, "members-mixed"),
            (r#"{"payload":"e30","signatures":[]}"#, "member-type"),
            (r#"{"payload":5,"protected":"e30","signature":"AA"}"#, "member-type"),
            (r#"{"payload":"e30","protected":"e30","header":7,"signature":"AA"}"#, "member-type"),
            (r#"{"payload":"e30","signatures":[{"protected":"e30"}]}"#, "member-missing"),
            (
                r#"{"payload":"e30","protected":"eyJhbGciOiJFUzI1NiJ9","header":{"alg":"HS256"},"signature":"AA"}"#,
                "parameter-repeated",
            ),
            (r#"{"payload":"e3*","protected":"e30","signature":"AA"}"#, "base64url-character"),
        ];
        for (input, code) in cases {
            let facts = facts(input);
            assert!(facts.is_malformed(), "{input}");
            let problem = facts.problems.iter().find(|problem| problem.code.name() == code);
            assert!(
                problem.is_some_and(|problem| problem.span.is_some()),
                "{input}: {:?}",
                codes(&facts)
            );
        }
    }

    #[test]
    fn an_unencoded_payload_is_the_text_of_its_member() {
        // {"alg":"HS256","b64":false,"crit":["b64"]}
        let header = "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19";
        let json = format!(r#"{{"payload":"$.\n02","protected":"{header}","signature":"AA"}}"#);
        let json = facts(&json);
        assert_eq!(json.signing_input().unwrap(), format!("{header}.$.\n02").into_bytes());
        assert_eq!(json.payload.text, "$.\n02");
        let compact = facts(&format!("{header}.$02.AA"));
        assert_eq!(compact.payload.text, "$02");
        assert_eq!(compact.signing_input().unwrap(), format!("{header}.$02").into_bytes());
        assert!(!compact.is_malformed(), "{:?}", compact.problems);
        assert_eq!(codes(&facts(&format!("{header}.$.02.AA"))), ["payload-dot", "payload-json"]);
    }

    #[test]
    fn escapes_in_a_member_are_undone() {
        let facts = facts(&FLATTENED.replacen("eyJz", "\\u0065yJz", 1));
        assert_eq!(facts.claim("sub").and_then(Node::as_str), Some("a"));
        assert_eq!(facts.signing_input().unwrap(), b"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0");
    }

    #[test]
    fn a_token_in_a_payload_is_the_next_layer() {
        let encode = |text: &str| base64url::encode(text.as_bytes());
        let inner = format!("{}.{}.AA", encode(r#"{"alg":"ES256"}"#), encode(r#"{"sub":"in"}"#));
        let outer = format!("{}.{}.AA", encode(r#"{"alg":"HS256","cty":"JWT"}"#), encode(&inner));
        let facts = facts(&outer);
        let layers: Vec<_> = facts.layers().map(Facts::algorithm).collect();
        assert_eq!(layers, [Some("HS256"), Some("ES256")]);
        assert!(facts.problems.is_empty(), "{:?}", facts.problems);
        assert_eq!(facts.layers().last().unwrap().claim("sub").and_then(Node::as_str), Some("in"));
    }

    #[test]
    fn tokens_inside_tokens_end_somewhere() {
        let mut token = "eyJhbGciOiJIUzI1NiJ9.e30.AA".to_owned();
        for _ in 0..LIMITS.layers + 2 {
            token = format!("eyJhbGciOiJIUzI1NiJ9.{}.AA", base64url::encode(token.as_bytes()));
        }
        let facts = facts(&token);
        assert_eq!(facts.layers().count(), LIMITS.layers);
        assert_eq!(codes(facts.layers().last().unwrap()), ["too-deep"]);
    }
}

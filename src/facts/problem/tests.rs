//! What a person reads of each problem: none is without a sentence of its own.

use crate::facts::Facts;
use crate::request::Request;

fn sentences(input: &str) -> Vec<String> {
    let facts = Facts::read(&Request { input: input.into(), ..Request::default() });
    facts.listed_problems().into_iter().map(|it| it.message).collect()
}

#[test]
fn a_compact_token_is_told_what_it_lacks() {
    let cases = [
        ("eyJhbGciOiJFUzI1NiJ9", "There is only one part and no dot"),
        ("eyJhbGciOiJFUzI1NiJ9.e30", "this has two. Copy the whole token"),
        ("eyJhbGciOiJFUzI1NiJ9.e30.AA.AA", "There are four parts"),
        ("eyJhbGciOiJFUzI1NiJ9.e30.AA.AA.AA.AA.AA", "There are 7 parts"),
        (".e30.AA", "The header is empty: the text starts with a dot"),
        ("e30.e30!.AA", "The payload is not base64url: "),
        ("e30.e30!.AA", "Remove it, or copy the token again from its source."),
        ("e30.e30=.AA", "strip the padding where it is made."),
        ("e30.e30.A+/A", "encode with the URL-safe alphabet"),
        ("e30.e30.AAAAA", "The signature is not base64url: "),
        ("e30.e30.AAAAA", "The token was cut or edited"),
        ("eyJh.e30.AA", "The header is not JSON ("),
        ("eyJh.e30.AA", "Nothing can be verified without a header"),
        ("e30.eyJh.AA", "a JWT must carry a JSON object."),
        (
            "W10.e30.AA",
            "The header is JSON, but an array instead of an object. No verifier can accept it",
        ),
        (
            "e30.W10.AA",
            "The payload is JSON, but an array instead of an object. A JWS may carry it",
        ),
        (
            "_w.e30.AA",
            "The header is not UTF-8: byte 0 (counted from 0) fits no character. Headers must be",
        ),
        ("e30._w.AA", "It may be binary, compressed, or text in another encoding."),
        ("e30.AA.AA.AA.AA", "This is an encrypted token (JWE)"),
        ("e30.AA!.AA.AA.AA", "The encrypted key is not base64url"),
        ("e30.AA.AA!.AA.AA", "The initialization vector is not base64url"),
        ("e30.AA.AA.AA!.AA", "The ciphertext is not base64url"),
        ("e30.AA.AA.AA.AA!", "The authentication tag is not base64url"),
        ("e30.e30.AA.AA!", "The part 4 is not base64url"),
        ("eyJ6aXAiOiJERUYifQ.AA.AA", "The payload is compressed (zip: DEF) and is opened"),
        ("eyJhbGciOiJFUzI1NiJ9.e30.AA~WyJzIiwxXQ~WyJ0IiwyXQ", "ends with “~”: this one was cut."),
        ("eyJiNjQiOmZhbHNlfQ.a.b.AA", "The unencoded payload (b64: false) holds a dot"),
    ];
    for (input, said) in cases {
        let sentences = sentences(input);
        assert!(sentences.iter().any(|it| it.contains(said)), "{input}: {said}: {sentences:?}");
        assert!(sentences.iter().all(|it| it.ends_with('.')), "{sentences:?}");
    }
}

#[test]
fn other_texts_are_told_what_they_are() {
    let cases = [
        ("hello", "A JSON Web Token has three parts joined by dots"),
        ("{\"a\":", "This starts like JSON, but it is not ("),
        ("{\"a\":1}", "This is a JSON document, not a token"),
        ("{\"kty\":\"oct\"}", "This is a JSON Web Key, not a token"),
        ("{\"keys\":[]}", "This is a JSON Web Key Set, not a token"),
        ("-----BEGIN CERTIFICATE-----", "This is an X.509 certificate, not a token"),
        ("-----BEGIN PUBLIC KEY-----", "This is a PEM block (PUBLIC KEY), not a token"),
        (
            "{\"payload\":\"e30\",\"protected\":\"e30\",\"signatures\":[{}]}",
            "“protected” stands beside “signatures”",
        ),
        (
            "{\"payload\":\"e30\",\"signatures\":[{\"protected\":\"e30\"}]}",
            "The object has no “signature”",
        ),
        ("{\"payload\":1,\"protected\":\"e30\",\"signature\":\"AA\"}", "“payload” is not a string"),
        (
            "{\"payload\":\"e30\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":{\"alg\":\"a\"},\"signature\":\"AA\"}",
            "“alg” stands in the protected and in an unprotected header",
        ),
    ];
    for (input, said) in cases {
        let sentences = sentences(input);
        assert!(sentences.iter().any(|it| it.contains(said)), "{input}: {said}: {sentences:?}");
    }
}

#[test]
fn limits_are_told_with_their_numbers() {
    use super::Code;
    use crate::request::LIMITS;
    let cases = [
        (Code::InflatedTooLong, format!("longer than {} bytes", LIMITS.inflated)),
        (Code::TooDeep, format!("inside each other than {}", LIMITS.layers)),
        (Code::TooLong { bytes: 9, limit: 7 }, "has 9 bytes; at most 7 are read".to_owned()),
        (Code::TooMany(3), "3 more problems are not listed.".to_owned()),
        (Code::TooManyDisclosures { count: 9, limit: 7 }, "9 disclosures; only the first 7".into()),
        (
            Code::TooManyEntries { name: "signatures", count: 101 },
            format!("“signatures” has 101 elements; the first {} are read.", LIMITS.signatures),
        ),
        (Code::NotDeflated, "cannot be inflated".to_owned()),
        (Code::ZlibWrapped, "Compress with raw deflate.".to_owned()),
        (Code::KeyBinding(Box::new(Code::TooMany(1))), "In the key binding JWT: 1 more".to_owned()),
    ];
    for (code, said) in cases {
        assert!(code.to_string().contains(&said), "{code}");
    }
}

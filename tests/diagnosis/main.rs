//! Each cause on tokens that were made to have it, with every algorithm to which it applies; correct ones have none.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a test may stop at once")]
#![expect(clippy::similar_names, reason = "what is signed, and who signs it")]
#![expect(
    clippy::needless_pass_by_value,
    reason = "each way to write a signature has the same type"
)]

mod bounds;
mod exact;
mod signers;

use jotlens::encoding::base64url::encode;
use jotlens::engine::{digest, hmac, sign};
use jotlens::examples::{EXAMPLES, Example};
use jotlens::inspect::examine;
use jotlens::keys::encode as keys;
use jotlens::mint::mint;
use jotlens::report::{Certainty, Signature, SignatureState};
use jotlens::request::{KeyFormat, Request};
use jotlens::time::Timestamp;
use signers::{SIGNERS, Signer, signer};

const NOW: Timestamp = Timestamp(1_800_000_000);
const SECRET: &str = "Zaphod keeps two heads under one hat!";
const CLAIMS: &str = r#"{"sub":"a/é","n":1}"#;

fn signature(input: &str, key: &str, key_format: KeyFormat) -> Signature {
    let request =
        Request { input: input.into(), key: key.into(), key_format, ..Request::default() };
    examine(&request).1.signature
}

/// The one cause found; a diagnosed token is never valid, and the message never holds the secret.
fn cause(input: &str, key: &str, key_format: KeyFormat) -> (String, Certainty) {
    let signature = signature(input, key, key_format);
    assert_ne!(signature.state, SignatureState::Valid, "{}", signature.message);
    let [found] = signature.diagnosis.as_slice() else {
        return (signature.message, Certainty::Likely);
    };
    assert!(!found.message.contains(key.trim()), "{}", found.message);
    (found.cause.clone().into_owned(), found.certainty)
}

#[track_caller]
fn is(expected: &str, input: &str, key: &str) {
    assert_eq!(cause(input, key, KeyFormat::Auto), (expected.to_owned(), Certainty::Certain));
}

#[track_caller]
fn is_likely(expected: &str, input: &str, key: &str) {
    assert_eq!(cause(input, key, KeyFormat::Auto), (expected.to_owned(), Certainty::Likely));
}

/// What is sent, when this is signed and the signature is written so.
fn token(
    signer: &Signer,
    signed: impl Fn(&str, &str) -> Vec<u8>,
    written: impl Fn(Vec<u8>) -> String,
) -> String {
    let header = format!(r#"{{"alg":"{}","x":"??>"}}"#, signer.name);
    let parts = [header.as_bytes(), CLAIMS.as_bytes()].map(encode);
    let signature = (signer.sign)(&signed(&header, CLAIMS));
    format!("{}.{}", parts.join("."), written(signature))
}

fn input(header: &str, payload: &str) -> Vec<u8> {
    format!("{}.{}", encode(header.as_bytes()), encode(payload.as_bytes())).into_bytes()
}

fn plain(signature: Vec<u8>) -> String {
    encode(&signature)
}

#[test]
fn correct_tokens_are_never_diagnosed() {
    for signer in SIGNERS {
        let found = signature(&token(signer, input, plain), &(signer.key)(), KeyFormat::Auto);
        assert_eq!(found.state, SignatureState::Valid, "{}", found.message);
        assert!(found.diagnosis.is_empty(), "{found:?}");
    }
    for example in EXAMPLES {
        let (token, key) = mint(example, NOW);
        let found = signature(&token, &key, KeyFormat::Auto);
        assert!(found.diagnosis.is_empty(), "{found:?}");
    }
}

type Form<'a> = &'a dyn Fn(&str, &str) -> Vec<u8>;

#[test]
fn what_was_signed_in_another_form_than_it_was_sent() {
    let standard = |text: &str| keys::base64(text.as_bytes());
    let text = |text: &str| encode(text.as_bytes());
    let ascii = r#"{"sub":"a/\u00e9","n":1}"#;
    let forms: [Form<'_>; 16] = [
        &|h, p| format!("{}.{}", standard(h), standard(p)).into(),
        &|h, p| {
            format!("{}.{}", standard(h).trim_end_matches('='), standard(p).trim_end_matches('='))
                .into()
        },
        &|h, p| [input(h, p).as_slice(), b"\n"].concat(),
        &|h, p| [text(h), text(p)].concat().into(),
        &|h, p| format!("{h}.{p}").into(),
        &|_, p| p.into(),
        &|_, p| text(p).into(),
        &|h, p| digest::sha256(&input(h, p)).to_vec(),
        &|h, p| input(h, &p.replace(':', ": ").replace(',', ", ")),
        &|h, p| input(h, &p.replace('/', r"\/")),
        &|h, _| input(h, ascii),
        &|h, _| input(h, &ascii.replace(':', ": ").replace(',', ", ")),
        &|h, _| input(h, "{\"n\":1,\"sub\":\"a/é\"}"),
        &|h, p| input(h, &format!("{p}\n")),
        &|h, p| input(&h.replace(':', ": ").replace(',', ", "), p),
        &|h, _| input(h, "{\n  \"sub\": \"a/é\",\n  \"n\": 1\n}"),
    ];
    for (at, form) in forms.iter().enumerate() {
        // Each with a secret; with the slow ones only some.
        for signer in SIGNERS.iter().filter(|it| it.name == "HS256" || at % 8 == it.name.len() % 8)
        {
            is("sig-verifies-after-normalising", &token(signer, form, plain), &(signer.key)());
        }
    }
}

#[test]
fn signatures_written_twice_or_in_hexadecimal() {
    for signer in SIGNERS {
        let key = (signer.key)();
        let hex = |it: Vec<u8>| keys::hex(&it);
        is("sig-hex-encoded", &token(signer, input, hex), &key);
        is("sig-hex-encoded", &token(signer, input, |it| encode(hex(it).as_bytes())), &key);
        let twice = |it: Vec<u8>| encode(encode(&it).as_bytes());
        is("sig-double-encoded", &token(signer, input, twice), &key);
        let padded = |it: Vec<u8>| encode(keys::base64(&it).as_bytes());
        is("sig-double-encoded", &token(signer, input, padded), &key);
    }
}

#[test]
fn ecdsa_in_der_swapped_reversed_or_without_its_zeros() {
    use jotlens::encoding::der::{tag, write, write_unsigned};
    let halves = |it: Vec<u8>| (it[..it.len() / 2].to_vec(), it[it.len() / 2..].to_vec());
    let turned = |it: Vec<u8>| it.into_iter().rev().collect::<Vec<u8>>();
    let der = |it: Vec<u8>| {
        let (r, s) = halves(it);
        write(tag::SEQUENCE, &[write_unsigned(&r), write_unsigned(&s)].concat())
    };
    for signer in SIGNERS.iter().filter(|it| it.name.starts_with("ES")) {
        let key = (signer.key)();
        is("sig-ecdsa-der", &token(signer, input, |it| encode(&der(it))), &key);
        is_likely("sig-ecdsa-der", &token(signer, |_, _| vec![1], |it| encode(&der(it))), &key);
        is(
            "sig-hex-encoded",
            &token(signer, input, |it| encode(keys::hex(&der(it)).as_bytes())),
            &key,
        );
        let swapped = |it| {
            let (r, s) = halves(it);
            encode(&[s, r].concat())
        };
        is("ecdsa-swapped", &token(signer, input, swapped), &key);
        let reversed = |it| {
            let (r, s) = halves(it);
            encode(&[turned(r), turned(s)].concat())
        };
        is("ecdsa-reversed", &token(signer, input, reversed), &key);
        let longer = |it| {
            let (r, s) = halves(it);
            encode(&[r, vec![0], s].concat())
        };
        is("sig-length-mismatch", &token(signer, input, longer), &key);
    }
    let signer = signer("EdDSA");
    let reversed = |it| {
        let (r, s) = halves(it);
        encode(&[r, turned(s)].concat())
    };
    is("ecdsa-reversed", &token(signer, input, reversed), &(signer.key)());
    // A signature with a leading zero is found after some tries.
    let signer = self::signer("ES256");
    let (signed, raw) = (0..10_000)
        .map(|n| {
            let signed = [r#"{"alg":"ES256"}"#.to_owned(), format!("{{\"n\":{n}}}")]
                .map(|it| encode(it.as_bytes()))
                .join(".");
            let raw = (signer.sign)(signed.as_bytes());
            (signed, raw)
        })
        .find(|(_, raw)| raw[0] == 0)
        .unwrap();
    is("sig-length-mismatch", &format!("{signed}.{}", encode(&raw[1..])), &(signer.key)());
}

#[test]
fn what_was_cut_off() {
    for signer in SIGNERS {
        let cut = token(signer, input, |it| encode(&it[..it.len() - 8]));
        if signer.name.starts_with("HS") {
            is("sig-truncated-mac", &cut, &(signer.key)());
        } else {
            is_likely("sig-length-mismatch", &cut, &(signer.key)());
        }
    }
}

#[test]
fn another_algorithm_of_the_same_key() {
    let named = |name: &'static str, by: &Signer| {
        let signer = Signer { name, sign: by.sign, key: by.key };
        is("sig-verifies-with-other-alg", &token(&signer, input, plain), &(by.key)());
    };
    for (names, key) in [
        (["RS512", "PS256", "PS384"], "RS256"),
        (["RS256", "PS512", "RS384"], "PS256"),
        (["HS384", "HS512", "HS384"], "HS256"),
    ] {
        for name in names {
            named(name, signer(key));
        }
    }
    named("ES384", signer("ES256"));
    named("ES256", signer("ES384"));
    for odd in signers::ODD {
        is("sig-verifies-with-other-alg", &token(odd, input, plain), &(odd.key)());
    }
}

fn with_header(header: &str, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let signed = format!("{}.e30", encode(header.as_bytes()));
    let signature = sign(signed.as_bytes());
    format!("{signed}.{}", encode(&signature))
}

fn hs256(secret: &[u8]) -> String {
    with_header(r#"{"alg":"HS256"}"#, |it| hmac::compute(hmac::Hash::Sha256, secret, it))
}

#[test]
fn the_public_key_as_secret_in_every_form() {
    let confusion = "sig-public-key-as-secret";
    for example in [Example::Rs256, Example::Ps256, Example::Es256, Example::EdDsa] {
        let key = mint(example, NOW).1;
        for secret in
            [key.clone(), format!("{key}\n"), key.replace('\n', "\r\n"), key.trim().to_owned()]
        {
            is(confusion, &hs256(secret.as_bytes()), &key);
            let state = signature(&hs256(secret.as_bytes()), &key, KeyFormat::Auto).state;
            assert_eq!(state, SignatureState::Invalid);
        }
    }
    let read =
        |key: &str| jotlens::keys::Keys::read(&Request { key: key.into(), ..Request::default() });
    let key = mint(Example::Rs256, NOW).1;
    let material = &read(&key).list[0].material;
    let (spki, pkcs1) = (keys::spki(material).unwrap(), keys::pkcs1(material).unwrap());
    let jotlens::keys::Material::Rsa { modulus, .. } = material else { panic!() };
    let pem = keys::pem("PUBLIC KEY", &spki);
    let certificate = mint(Example::Ps256, NOW).1;
    let body: String = certificate.lines().filter(|line| !line.starts_with('-')).collect();
    let forms = [
        pem.clone().into_bytes(),
        pem.trim().into(),
        pem.replace('\n', "\r\n").into(),
        keys::pem("RSA PUBLIC KEY", &pkcs1).into(),
        keys::base64(&spki).into(),
        spki,
        pkcs1,
        modulus.clone(),
        encode(modulus).into(),
    ];
    for form in forms {
        is(confusion, &hs256(&form), &key);
    }
    for form in [
        body.clone().into_bytes(),
        jotlens::encoding::base64url::decode(&body).bytes.unwrap(),
        pem.into(),
    ] {
        is(confusion, &hs256(&form), &certificate);
    }
}

#[test]
fn the_secret_in_another_reading() {
    use KeyFormat::{Auto, SecretBase64url, SecretUtf8};
    let of = |secret: &[u8], key: &str, format| {
        let expected = ("sig-hmac-secret-encoding".to_owned(), Certainty::Certain);
        assert_eq!(cause(&hs256(secret), key, format), expected);
    };
    of(b"correct horse", " correct horse ", Auto);
    of(b"correct horse\n", "correct horse", Auto);
    of(b"correct horse", "\"correct horse\"", Auto);
    of(b"correct\nhorse", "correct\\nhorse", Auto);
    of(b"c2VjcmV0c2Vj", "c2VjcmV0c2Vj", SecretBase64url);
    of(b"secretsec", "c2VjcmV0c2Vj", SecretUtf8);
    of(b"c2VjcmV0c2Vj", r#"{"kty":"oct","k":"c2VjcmV0c2Vj"}"#, Auto);
}

#[test]
fn signatures_that_anybody_could_have_made() {
    is("sig-empty-key", &hs256(b""), SECRET);
    is("sig-weak-secret-found", &hs256(b"your-256-bit-secret"), SECRET);
    is("sig-weak-secret-found", &hs256(b"Secret123!"), SECRET);
    is("sig-secret-from-token", &hs256(b"e30"), SECRET);
    is(
        "sig-unkeyed-hash",
        &with_header(r#"{"alg":"HS256"}"#, |it| digest::sha256(it).to_vec()),
        SECRET,
    );
    let cut = with_header(r#"{"alg":"HS256"}"#, |it| {
        hmac::compute(hmac::Hash::Sha256, b"your-256-bit-secret", it)[..16].to_vec()
    });
    is("sig-weak-secret-found", &cut, SECRET);
}

#[test]
fn a_token_for_microsoft_graph() {
    let hash = |nonce: &str| encode(&digest::sha256(nonce.as_bytes()));
    let header = |nonce: &str| format!(r#"{{"alg":"RS256","nonce":"{nonce}"}}"#);
    let claims = r#"{"iss":"https://sts.windows.net/x/"}"#;
    let signer = signer("RS256");
    let signature = (signer.sign)(&input(&header(&hash("abc")), claims));
    let sent = String::from_utf8(input(&header("abc"), claims)).unwrap();
    is("prov-entra-graph", &format!("{sent}.{}", encode(&signature)), &(signer.key)());
    let changed =
        sent.replace(&encode(claims.as_bytes()), &encode(claims.replace('x', "y").as_bytes()));
    is_likely("prov-entra-graph", &format!("{changed}.{}", encode(&signature)), &(signer.key)());
}

#[test]
fn another_key_of_the_set_or_none() {
    let (_, set) = mint(Example::Es256, NOW);
    for kid in ["2026-04", "2020-01"] {
        let token = with_header(&format!(r#"{{"alg":"ES256","kid":"{kid}"}}"#), |it| {
            sign::es256(include_bytes!("../../src/mint/keys/es256.der"), it).unwrap()
        });
        is("sig-other-jwks-key", &token, &set);
    }
    let token = with_header(r#"{"alg":"ES256","kid":"2020-01"}"#, |_| vec![9; 64]);
    is_likely("jwks-no-matching-kid", &token, &set);
}

#[test]
fn keys_that_cannot_have_made_the_signature() {
    let sent = |name| token(signer(name), input, plain);
    is("key-type-mismatch", &sent("RS256"), &(signer("ES256").key)());
    is("key-type-mismatch", &sent("HS256"), &(signer("RS256").key)());
    is("key-ec-curve-mismatch", &sent("ES256"), &(signer("ES384").key)());
    let other = (signer("ES256").key)().replacen('{', r#"{"alg":"ES256K","#, 1);
    let forged = token(signer("ES256"), |_, _| vec![1], plain);
    is_likely("key-alg-mismatch", &forged, &other);
    is_likely("key-use-mismatch", &forged, &other.replace(r#""alg":"ES256K""#, r#""use":"enc""#));
}

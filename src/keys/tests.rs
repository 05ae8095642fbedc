//! What people put into the key box.

use super::*;
use crate::encoding::der::{self, tag};
use crate::examples::Example;
use crate::mint::mint;
use crate::time::Timestamp;

fn read(text: &str) -> Keys {
    read_as(text, KeyFormat::Auto)
}

fn read_as(text: &str, key_format: KeyFormat) -> Keys {
    Keys::read(&Request { key: text.into(), key_format, ..Request::default() })
}

/// The code, message and offset of the only problem of a text that gives no key.
fn problem(text: &str) -> (String, String, Option<usize>) {
    let keys = read(text);
    assert!(keys.list.is_empty(), "{:?}", keys.list);
    let [problem] = keys.problems.as_slice() else { panic!("{:?}", keys.problems) };
    (problem.code.clone().into_owned(), problem.message.clone(), problem.offset)
}

fn example(example: Example) -> String {
    mint(example, Timestamp(0)).1
}

#[test]
fn each_kind_of_key_is_recognised_and_named() {
    let cases = [
        (example(Example::Hs256), "shared secret: 43 bytes of text", "HMAC secret, 43 bytes"),
        (example(Example::Es256), "JWK set with 2 keys", "EC P-256"),
        (example(Example::Rs256), "JWK: RSA 2048 bits", "RSA 2048 bits"),
        (example(Example::Ps256), "X.509 certificate for CN=id.example.com", "RSA 2048 bits"),
        (example(Example::EdDsa), "public key (SPKI), Ed25519", "Ed25519"),
    ];
    for (text, recognised, description) in cases {
        let keys = read(&text);
        assert_eq!(keys.recognised, recognised);
        assert_eq!(keys.list[0].description(0), description);
        assert_eq!(keys.problems, []);
        assert_eq!(keys.describe(Some((0, 0))).keys[0].description, description);
    }
}

/// PKCS#8 with an expanded key of ML-DSA-44 (RFC 9881 section 6).
fn expanded(key: &[u8]) -> String {
    let oid = der::write(tag::OID, b"\x60\x86\x48\x01\x65\x03\x04\x03\x11");
    let key = der::write(tag::OCTET_STRING, &der::write(tag::OCTET_STRING, key));
    let parts = [der::write_unsigned(&[0]), der::write(tag::SEQUENCE, &oid), key];
    encode::pem("PRIVATE KEY", &der::write(tag::SEQUENCE, &parts.concat()))
}

#[test]
fn an_expanded_key_of_ml_dsa_is_reduced_to_its_public_half() {
    let read = read(&expanded(&[0; 2560]));
    let [key] = read.list.as_slice() else { panic!("{:?}", read.problems) };
    assert!(key.private && matches!(&key.material, Material::Akp { parameters: "ML-DSA-44", .. }));
    for damaged in [vec![0; 2559], vec![0xff; 2560]] {
        assert!(problem(&expanded(&damaged)).1.contains("damaged"));
    }
}

#[test]
fn a_private_key_is_reduced_to_its_public_half() {
    let keys: [(&[u8], Example); 3] = [
        (include_bytes!("../mint/keys/es256.der"), Example::Es256),
        (include_bytes!("../mint/keys/rsa.der"), Example::Rs256),
        (include_bytes!("../mint/keys/ed25519.der"), Example::EdDsa),
    ];
    for (der, public) in keys {
        let private = &read(&encode::pem("PRIVATE KEY", der)).list[0];
        let public = read(&example(public)).list;
        assert!(private.private);
        assert!(public.iter().any(|key| key.thumbprint == private.thumbprint), "{private:?}");
    }
}

#[test]
fn pem_is_read_as_it_arrives_in_real_life() {
    let pem = example(Example::EdDsa);
    let expected = read(&pem).list[0].thumbprint.clone();
    let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let forms = [
        pem.replace('\n', "\\n"),
        format!("\"{}\"", pem.replace('\n', "\\n")),
        pem.replace('\n', " "),
        pem.replace('\n', "\r\n"),
        format!("KEY:\n  {}\nthe end", pem.replace('\n', "\n  ")),
        body,
    ];
    for form in forms {
        let keys = read(&form);
        assert_eq!(keys.format, KeyFormat::Pem, "{form}");
        assert_eq!(keys.list[0].thumbprint, expected, "{form}");
    }
    let both = read(&format!("{pem}{}", example(Example::Ps256)));
    assert_eq!(both.list.len(), 2);
    assert!(both.recognised.starts_with("2 PEM blocks: "), "{}", both.recognised);
}

#[test]
fn broken_pem_says_where_and_what_to_do() {
    let pem = example(Example::Ps256);
    let (code, message, offset) = problem(pem.split_at(200).0);
    assert_eq!((code.as_str(), offset), ("pem-incomplete", Some(200)));
    assert!(message.contains("END CERTIFICATE"), "{message}");
    let (code, ..) = problem(pem.split_once('\n').unwrap().1);
    assert_eq!(code, "pem-incomplete");
    let (code, message, offset) = problem(&pem.replacen("MII", "M€I", 1));
    assert_eq!((code.as_str(), offset), ("pem-base64", Some(29)), "{message}");
    let (code, message, _) = problem(&pem.replace("CERTIFICATE", "PUBLIC KEY"));
    assert_eq!(code, "pem-key");
    assert!(message.contains("wrongly labelled"), "{message}");
}

#[test]
fn a_key_that_cannot_be_one_is_refused_with_its_reason() {
    let wrong = [
        (r#"{"kty":"EC","crv":"P-256","x":"AQ","y":"AQ"}"#, "not on the curve"),
        (r#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#, "only 17 bits"),
        (r#"{"kty":"OKP","crv":"Ed25519","x":"AQ"}"#, "1 bytes, 32 expected"),
        (r#"{"kty":"RSA","e":"AQAB"}"#, "“n”"),
        (r#"{"kty":"oct","k":"a€"}"#, "not base64url"),
        (r#"{"sub":"me"}"#, "no key"),
        (r#"{"kty":"RSA""#, "line 1, column 13"),
        ("eyJhbGciOiJub25lIn0.e30.", "is a token"),
        ("ssh-ed25519 AAAA me", "OpenSSH"),
    ];
    for (text, part) in wrong {
        let (_, message, _) = problem(text);
        assert!(message.contains(part), "{message}");
    }
    let numbers = |modulus: &[u8], exponent: &[u8]| rsa::material(modulus, exponent).unwrap_err();
    assert!(numbers(&[0xff; 256], &[2]).contains("exponent is even"));
    assert!(numbers(&[0xff; 256], &[1]).contains("exponent is 1"));
    assert!(numbers(&[0xff; 256], &[0xff; 5]).contains("40 bits"));
    assert!(numbers(&[0xfe; 256], &[3]).contains("modulus is even"));
    assert!(numbers(&[0xff; 2049], &[3]).contains("16392 bits"));
}

#[test]
fn an_unreadable_key_of_a_set_does_not_spoil_the_others() {
    let set = r#"{"keys": [{"kty":"RSA","n":"AQAB","e":"AQAB"}, 7, {"kty":"oct","k":"c2VjcmV0","kid":"a"},
        {"kty":"OKP","crv":"P-192","x":"AA"}]}"#;
    let keys = read(set);
    assert_eq!(keys.recognised, "JWK set with 4 keys");
    let found: Vec<_> = keys.list.iter().map(|key| key.description(0)).collect();
    assert_eq!(found, ["HMAC secret, 6 bytes", "P-192"]);
    let offsets: Vec<_> = keys.problems.iter().map(|problem| problem.offset).collect();
    assert_eq!(offsets, [Some(10), Some(47)]);
}

#[test]
fn an_explicit_format_is_obeyed() {
    let secret = read_as("abcdef01", KeyFormat::SecretHex);
    assert_eq!(secret.recognised, "shared secret: 4 bytes, read as hexadecimal");
    let wrong = read_as("xyz", KeyFormat::SecretHex);
    assert_eq!((wrong.list.len(), wrong.problems[0].offset), (0, Some(0)));
    let json = read_as(r#"{"kty":"oct"}"#, KeyFormat::SecretUtf8);
    assert_eq!(json.list[0].description(0), "HMAC secret, 13 bytes");
    assert!(read_as("no pem", KeyFormat::Pem).problems[0].message.contains("BEGIN"));
    assert!(json.choices.contains(&KeyFormat::Jwk), "{:?}", json.choices);
}

#[test]
fn secrets_never_print() {
    let keys = read("correct horse battery");
    let jwk = read(r#"{"kty":"oct","k":"Y29ycmVjdCBob3JzZQ"}"#);
    let text = format!("{keys:?} {jwk:?} {:?} {:?}", keys.describe(None), jwk.key_use(0, 0));
    assert!(!text.contains("correct") && !text.contains("Y29y") && !text.contains("99, 111"));
}

#[test]
fn any_text_is_read() {
    let texts =
        ["", " ", "\0", "{", "[]", "[1]", "-----BEGIN ", "-----BEGIN -----", "-----END X-----"];
    for text in texts {
        for format in [
            KeyFormat::Auto,
            KeyFormat::Jwk,
            KeyFormat::Jwks,
            KeyFormat::Pem,
            KeyFormat::SecretBase64,
        ] {
            let keys = read_as(text, format);
            let silent = keys.list.is_empty() && keys.problems.is_empty();
            assert!(!silent || text.trim().is_empty(), "{text:?} as {format:?}");
        }
    }
}

#[test]
fn much_of_everything_is_read_in_time() {
    let pem = example(Example::EdDsa);
    let many = read(&pem.repeat(2000));
    assert_eq!(many.list.len(), 2000);
    assert!(many.recognised.starts_with("2000 PEM blocks"));
    assert_eq!(many.describe(None).keys.len(), 100);
    let unfinished = read(&"-----BEGIN CERTIFICATE-----\n".repeat(100_000));
    assert_eq!(unfinished.problems.len(), 101);
    let toys =
        format!(r#"{{"keys":[{}7]}}"#, r#"{"kty":"RSA","n":"AQAB","e":"AQAB"},"#.repeat(9_999));
    assert_eq!(read(&toys).problems.len(), 100);
}

/// RFC 7748 section 6 and RFC 8037 appendix A: private keys without their public halves get them back.
#[test]
fn the_public_half_follows_from_the_private_one() {
    let halves = [
        (
            r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}"#,
            "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        ),
        (
            r#"{"kty":"OKP","crv":"X25519","d":"dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo"}"#,
            "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo",
        ),
        (
            r#"{"kty":"OKP","crv":"X448","d":"mo9JJdFRn1d1z0awS1gA1O6e6LrovFVl1JjCjdnJuvV0qUGXRIlzkQBjgqbxJ6sdmsLYwKWYcms"}"#,
            "mwj3zDG34-Z9ItWuoSEHSic70rg94Jxj-qc9LCLF2bvINmRyQdlT1AxbEtqIEg1TF3-A5TLEH6A",
        ),
    ];
    for (jwk, expected) in halves {
        let key = &read(jwk).list[0];
        let Material::Okp { x, .. } = &key.material else { panic!("{key:?}") };
        assert_eq!(crate::encoding::base64url::encode(x), expected);
        assert!(key.private && key.private_half.is_some());
    }
    let p256 = r#"{"kty":"EC","crv":"P-256","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"}"#;
    let Material::Ec { x, .. } = &read(p256).list[0].material else { panic!() };
    let x = crate::encoding::base64url::encode(x);
    assert_eq!(x, "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4");
}

#[test]
fn private_halves_never_print() {
    let jwk = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}"#;
    let printed = format!("{:?}", read(jwk).list[0]);
    assert!(printed.contains("Okp(Secret(32 bytes))"), "{printed}");
}

fn identities(keys: &Keys) -> Vec<(Option<&str>, String)> {
    keys.list.iter().map(|key| (key.key_id.as_deref(), key.description(0))).collect()
}

#[test]
fn pem_in_json_is_read_with_its_escapes_and_names() {
    let (eddsa, ps256) = (example(Example::EdDsa), example(Example::Ps256));
    let quoted = |text: &str| crate::encoding::json::quote(text);
    // As PHP and .NET escape base64.
    let escaped = |text: &str| quoted(text).replace('/', "\\/").replace('+', "\\u002B");
    let map = format!(r#"{{"8e3f":{},"0b41":{}}}"#, escaped(&ps256), escaped(&eddsa));
    let keys = read(&map);
    let named = [(Some("8e3f"), "RSA 2048 bits".into()), (Some("0b41"), "Ed25519".into())];
    assert_eq!(identities(&keys), named);
    assert_eq!((keys.format, keys.problems.len()), (KeyFormat::Pem, 0), "{:?}", keys.problems);
    assert!(keys.has_names());
    assert_eq!(identities(&read_as(&map, KeyFormat::Pem)), named);
    let private = encode::pem("PRIVATE KEY", include_bytes!("../mint/keys/rsa.der"));
    let account = format!(
        r#" {{"type":"service_account","private_key_id":"a1","private_key":{},"client_id":"7"}}"#,
        quoted(&private)
    );
    let keys = read(&account);
    assert_eq!(identities(&keys), [(Some("a1"), "RSA 2048 bits".into())]);
    assert!(keys.list[0].private && !keys.has_names());
    assert_eq!(keys.choices.last(), Some(&KeyFormat::Pem));
    let one = read(&format!(r#"{{"key":{}}}"#, quoted(&eddsa)));
    assert_eq!(identities(&one), [(None, "Ed25519".into())]);
    let broken = read(&format!(r#" {{"key":{}}}"#, quoted(eddsa.split_at(60).0)));
    assert_eq!(broken.problems[0].offset, Some(8), "{:?}", broken.problems);
}

#[test]
fn a_jwk_that_speaks_of_pem_is_a_jwk() {
    let jwk = r#"{"kty":"oct","k":"c2VjcmV0","note":"was -----BEGIN PRIVATE KEY-----"}"#;
    assert_eq!(identities(&read(jwk)), [(None, "HMAC secret, 6 bytes".into())]);
}

#[test]
fn several_keys_in_one_text_are_all_read() {
    let oct = r#"{"kty":"oct","k":"c2VjcmV0","kid":"a}{\""}"#;
    let okp = r#"{"kty":"OKP","crv":"X25519","x":"hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo","kid":"b"}"#;
    let pem = example(Example::EdDsa);
    let found = |keys: &Keys| keys.list.iter().map(|key| key.description(0)).collect::<Vec<_>>();
    let lines = read(&format!("{oct}\n{okp}\n"));
    assert_eq!(found(&lines), ["HMAC secret, 6 bytes", "X25519"]);
    let mixed = format!("first: {{x}} {oct}, then\n{pem}and {{\"keys\":[{okp}]}} at last\n{pem}");
    let keys = read(&mixed);
    assert_eq!(found(&keys), ["HMAC secret, 6 bytes", "Ed25519", "X25519", "Ed25519"]);
    assert_eq!(keys.format, KeyFormat::Jwks);
    assert!(
        keys.recognised.starts_with("4 keys: JWK: HMAC secret, 6 bytes, "),
        "{}",
        keys.recognised
    );
    assert!(keys.choices.contains(&KeyFormat::Jwks));
    assert_eq!(found(&read_as(&mixed, KeyFormat::Jwks)).len(), 4);
    // The place of a problem is one in the whole text.
    let broken = read(&format!("€ {okp} {{\"kty\":\"oct\"}}"));
    let at = 3 + okp.len();
    assert_eq!((broken.list.len(), broken.problems[0].offset), (1, Some(at)), "{broken:?}");
    // Words and braces alone stay a secret.
    assert_eq!(read("{kty} is no \"kty\"").list.len(), 0);
    assert_eq!(read("pass{word}").format, KeyFormat::SecretUtf8);
}

#[test]
fn every_container_is_read_without_its_armour() {
    // SEC 1 with the curve named (RFC 5915), of the key in RFC 7517 appendix A.2.
    let d = crate::encoding::base64url::decode("870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE");
    let curve = b"\xa0\x0a\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07";
    let der = [b"\x30\x31\x02\x01\x01\x04\x20", d.bytes.unwrap().as_slice(), curve].concat();
    let keys = read(&encode::base64(&der));
    assert_eq!(keys.recognised, "private key (SEC 1), EC P-256, in base64 without its PEM armour");
    // As the page hands over a file in DER.
    let handed = read(&crate::encoding::base64url::encode(&der));
    assert_eq!(handed.list[0].thumbprint, keys.list[0].thumbprint);
}

#[test]
fn megabytes_of_keys_end_in_time() {
    let pem = example(Example::Ps256);
    let long = read(&pem.repeat(5_000_000 / pem.len()));
    assert!(long.list.len() > 3000, "{}", long.list.len());
    let okp = r#"{"kty":"OKP","crv":"X25519","x":"hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo"}"#;
    assert_eq!(read(&format!("{okp}\n").repeat(10_001)).list.len(), 10_000);
    assert_eq!(read(&format!("\"kty\"{}", "{".repeat(1_000_000))).list.len(), 1);
}

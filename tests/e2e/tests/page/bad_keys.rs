//! Keys and tokens made to take long or to break something: answered while a test waits, which is about ten seconds, with
//! a sentence, and the page goes on.

use crate::Case;
use e2e::error::Error;
use e2e::page::Page;
use e2e::tokens::{hs256, segment, token};
use serde_json::{Value, json};
use std::fs;
use xtask::run::root;

/// `{"sub":"slowly"}` for the password `a long password`, after 1.3 million iterations.
const SLOW: &str = "eyJhbGciOiJQQkVTMi1IUzI1NitBMTI4S1ciLCJlbmMiOiJBMTI4R0NNIiwicDJjIjoxMzAwMDAwLCJwMnMiOiJjMmw0ZEdWbGJpMWllWFJsTFhOaGJBIn0.U_MYChMEYlMcI9UQy2Jgpgwedbi34oH9.AAECAwQFBgcICQoL.6E7UuwQ5zXY4vg79WtpSdQ.ADIz8y0tDUmtrc94vOIxjA";

/// Makes 5 MB of PEM: 28,000 blocks, or one.
const BLOCKS: &str = "const block = '-----BEGIN PUBLIC KEY-----\\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\\n-----END PUBLIC KEY-----\\n';
    return block.repeat(Math.ceil(5e6 / block.length))";
const BLOCK: &str = "const line = 'MCowBQYDK2VwAyEA'.repeat(4) + '\\n';
    return '-----BEGIN PUBLIC KEY-----\\n' + line.repeat(77000) + '-----END PUBLIC KEY-----\\n'";

/// Makes a set of 10,000 RSA keys of 2048 bits.
const SET: &str =
    "const key = n => ({kty: 'RSA', e: 'AQAB', n: 'xc' + String(10000 + n).repeat(68)});
    return JSON.stringify({keys: Array.from({length: 10000}, (_, n) => key(n))})";

pub fn cases() -> Vec<Case> {
    vec![
        Case("an_rsa_key_of_16384_bits_is_answered_soon", |page| {
            verify(page, ("RS256", 2_048), &rsa(2_048, "AQAB"), "invalid", "16384-bit RSA key")?;
            verify(page, ("RS256", 2_049), &rsa(2_049, "AQAB"), "error", "the limit here is 16384")
        }),
        Case("an_exponent_of_rsa_that_proves_nothing_is_told", |page| {
            verify(page, ("RS256", 256), &rsa(256, "AQ"), "error", "public exponent is 1")?;
            verify(page, ("RS256", 256), &rsa(256, "AQAA"), "error", "public exponent is even")?;
            verify(page, ("RS256", 256), &rsa(256, "Aw"), "invalid", "2048-bit RSA key")?;
            let findings = page.findings()?;
            assert!(findings.iter().any(|it| it.rule == "key-rsa-exponent-small"), "{findings:?}");
            Ok(())
        }),
        Case("a_point_off_the_curve_is_told", |page| {
            let (x, y) = (segment([1; 32]), segment([2; 32]));
            let key = json!({"kty": "EC", "crv": "P-256", "x": x, "y": y}).to_string();
            verify(page, ("ES256", 64), &key, "error", "not on the curve P-256")
        }),
        Case("an_ephemeral_key_off_the_curve_opens_nothing", |page| {
            decrypt(page, "gp-jwe-special-ecdh-invalid-curve", "not on the curve P-256")
        }),
        Case("an_ephemeral_key_of_low_order_opens_nothing", |page| {
            decrypt(page, "gp-jwe-special-x25519-zero-epk", "of low order")
        }),
        Case("iterations_without_end_are_never_run", |page| {
            let header = r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":2147483648,"p2s":"AAECAwQFBgcICQ"}"#;
            let [key, iv, tag] = [24, 12, 16].map(|length| segment(vec![7; length]));
            let token = format!("{}.{key}.{iv}.AAAA.{tag}", segment(header));
            enter(page, &token, "return 'a long password'")?;
            told(page, "demands 2147483648 iterations")?;
            assert!(page.holds("return !document.querySelector('#allow-iterations')")?);
            goes_on(page)
        }),
        Case("many_iterations_are_run_when_they_are_allowed", allowed),
        Case("a_zip_bomb_is_not_unpacked", bomb),
        Case("a_set_of_ten_thousand_keys_is_answered_soon", |page| {
            let token = token(r#"{"alg":"RS256"}"#, "{}");
            enter(page, &token, SET)?;
            assert_eq!(page.answer("signature")?, "error");
            told(page, "of 10000 keys")?;
            told(page, "Give fewer keys")?;
            goes_on(page)
        }),
        Case("five_megabytes_of_pem_are_answered_soon", |page| {
            let token = token(r#"{"alg":"EdDSA"}"#, "{}");
            enter(page, &token, BLOCKS)?;
            let said = page.text("[data-key-problem]")?;
            assert!(said.contains("10000 keys were read"), "{said}");
            goes_on(page)?;
            enter(page, &token, BLOCK)?;
            let said = page.text("[data-key-problem]")?;
            assert!(said.contains("damaged or wrongly labelled"), "{said}");
            goes_on(page)
        }),
    ]
}

/// A key with a modulus of so many bytes.
fn rsa(bytes: usize, exponent: &str) -> String {
    json!({"kty": "RSA", "n": segment(vec![0xc5; bytes]), "e": exponent}).to_string()
}

/// Verifies with the key; `(alg, bytes)` is the signature.
fn verify(
    page: &Page,
    (alg, bytes): (&str, usize),
    key: &str,
    state: &str,
    said: &str,
) -> Result<(), Error> {
    let header = json!({"alg": alg}).to_string();
    let token = format!("{}.e30.{}", segment(header), segment(vec![7; bytes]));
    page.open()?;
    page.type_token(&token)?;
    page.set_key(key)?;
    page.wait_idle()?;
    assert_eq!(page.answer("signature")?, state, "{said}");
    told(page, said)?;
    let findings = page.findings()?;
    goes_on(page)?;
    page.set_key(key)?;
    page.type_token(&token)?;
    assert_eq!(page.findings()?, findings, "and once more");
    Ok(())
}

/// Decrypts a vector with its key in vain.
fn decrypt(page: &Page, id: &str, said: &str) -> Result<(), Error> {
    let text = fs::read_to_string(root().join("tests/vectors/jwe.jsonl"))?;
    let cases: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let case = cases.iter().find(|case| case.get("id").is_some_and(|it| it == id));
    let part = |place: &str| case.and_then(|case| case.pointer(place)).cloned().unwrap_or_default();
    page.open()?;
    page.type_token(part("/token").as_str().unwrap_or_default())?;
    page.set_key(&part("/key/value").to_string())?;
    page.wait_idle()?;
    told(page, "Not decrypted")?;
    told(page, said)?;
    goes_on(page)
}

fn allowed(page: &Page) -> Result<(), Error> {
    enter(page, SLOW, "return 'a long password'")?;
    told(page, "demands 1300000 iterations")?;
    assert_eq!(page.members("claims")?, []);
    assert!(page.text("#allow-iterations")?.contains("1300000"), "what it will run is said");
    page.press_button("#allow-iterations")?;
    page.wait("it is open", "return !!document.querySelector('#claims [data-member=sub]')")?;
    assert_eq!(page.members("claims")?, [("sub".to_owned(), r#""slowly""#.to_owned())]);
    assert!(page.holds("return !document.querySelector('#allow-iterations')")?);
    // What was allowed for one token is not allowed for the next.
    page.type_token(&SLOW.replacen("AAEC", "AAED", 1))?;
    told(page, "demands 1300000 iterations")?;
    goes_on(page)
}

/// A hundred megabytes of zeros, deflated, as they are and encrypted.
fn bomb(page: &Page) -> Result<(), Error> {
    page.open()?;
    page.script(BOMB, vec![])?;
    for (name, said) in [
        ("signed", "longer than 250000 bytes when it is inflated"),
        ("encrypted", "the content unpacks to more than is read here: refuse the token"),
    ] {
        page.script(
            "const set = (id, text) => { const box = document.querySelector(id); box.value = text;
                   box.dispatchEvent(new Event('input', {bubbles: true})); };
                 set('#token', bombs[arguments[0]]);
                 set('#key', '{\"kty\":\"oct\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAA\"}');",
            vec![json!(name)],
        )?;
        page.wait_idle()?;
        let said_there = page.text("main")?;
        assert!(said_there.contains(said), "{name}: {said_there}");
        goes_on(page)?;
    }
    Ok(())
}

const BOMB: &str = r#"
    const base64url = bytes => btoa(Array.from(new Uint8Array(bytes), it => String.fromCharCode(it)).join(""))
      .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    const text = text => new TextEncoder().encode(text);
    const zeros = new Blob(Array(100).fill(new Uint8Array(1e6))).stream();
    const deflated = await new Response(zeros.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
    const header = base64url(text('{"alg":"dir","enc":"A128GCM","zip":"DEF"}'));
    const key = await crypto.subtle.importKey("raw", new Uint8Array(16), "AES-GCM", false, ["encrypt"]);
    const how = {name: "AES-GCM", iv: new Uint8Array(12), additionalData: text(header)};
    const sealed = await crypto.subtle.encrypt(how, key, deflated);
    const parts = [new Uint8Array(12), sealed.slice(0, -16), sealed.slice(-16)].map(base64url);
    window.bombs = {
      signed: [base64url(text('{"alg":"ES256","zip":"DEF"}')), base64url(deflated), "AAAA"].join("."),
      encrypted: [header, "", ...parts].join("."),
    };"#;

/// Puts a token and a key, which a script makes, into their boxes.
fn enter(page: &Page, token: &str, key: &str) -> Result<(), Error> {
    page.open()?;
    page.type_token(token)?;
    page.script(
        &format!(
            "const box = document.querySelector('#key');
             box.value = (() => {{ {key} }})();
             box.dispatchEvent(new Event('input', {{bubbles: true}}));"
        ),
        vec![],
    )?;
    page.wait_idle()
}

/// Whether the result says so.
fn told(page: &Page, said: &str) -> Result<(), Error> {
    page.wait_idle()?;
    let there = page.text(".key-card")?;
    assert!(there.contains(said), "“{said}” is not in: {there}");
    Ok(())
}

/// The page answers the next question, and nobody complained.
fn goes_on(page: &Page) -> Result<(), Error> {
    page.script(
        "for (const id of ['#key', '#token']) {
           const box = document.querySelector(id);
           box.value = '';
           box.dispatchEvent(new Event('input', {bubbles: true}));
         }",
        vec![],
    )?;
    page.type_token(&hs256(r#"{"sub":"next"}"#))?;
    assert_eq!(page.answer("signature")?, "unchecked");
    assert_eq!(page.members("claims")?, [("sub".to_owned(), r#""next""#.to_owned())]);
    assert_eq!(page.text("[role=alert]")?, "", "the worker lives");
    let complaints = page.complaints()?;
    assert!(complaints.is_empty(), "the console: {complaints:?}");
    Ok(())
}

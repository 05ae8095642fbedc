//! Wycheproof's vectors for what signatures and decryption are made of, below the tokens.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a missing JSON member reads as null")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use jotlens::algorithms;
use jotlens::encoding::base64url;
use jotlens::engine::content::{self, Sealed};
use jotlens::engine::ecdh::{montgomery, on_curve};
use jotlens::engine::hmac::Hash;
use jotlens::engine::rsa_decrypt::{self, Numbers};
use jotlens::engine::{curve, key_wrap, pbes2, signature_check};
use jotlens::keys::secret;
use jotlens::keys::{Curve, Keys, Material};
use jotlens::request::{KeyFormat, Request};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// Asks about every test of a file: what should come out, and what does.
fn hold(name: &str, ask: impl Fn(&Value, &Value) -> Option<Vec<u8>>, result: &str) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = root.join(format!("../shared/vectors/primitives/{name}.jsonl"));
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let mut wrong = Vec::new();
    let mut held = 0;
    for line in text.lines() {
        let group: Value = serde_json::from_str(line).unwrap();
        for test in group["tests"].as_array().unwrap() {
            held += 1;
            let found = ask(&group["group"], test);
            let expected = hex(&test[result]);
            let fits = match test["result"].as_str().unwrap() {
                "valid" => found.as_ref() == Some(&expected),
                "acceptable" => found.is_none_or(|found| found == expected),
                // What is refused quietly gives other bytes.
                _ => found.is_none_or(|found| found != expected),
            };
            if !fits {
                wrong.push(format!("{} {}: {}", group["id"], test["tcId"], test["comment"]));
            }
        }
    }
    assert!(held > 0 && wrong.is_empty(), "{} of {held}:\n{}", wrong.len(), wrong.join("\n"));
}

fn hex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap_or_default();
    secret::decode(text, KeyFormat::SecretHex).unwrap()
}

fn number(value: &Value) -> Vec<u8> {
    let bytes = hex(value);
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes[zeros..].to_vec()
}

#[test]
fn key_wrap() {
    hold("wp_aes_wrap", |_, test| key_wrap::unwrap(&hex(&test["key"]), &hex(&test["ct"])), "msg");
}

#[test]
fn gcm() {
    let open = |_: &Value, test: &Value| {
        let [key, iv, aad, ciphertext, tag] =
            ["key", "iv", "aad", "ct", "tag"].map(|name| hex(&test[name]));
        let sealed = Sealed { iv: &iv, aad: &aad, ciphertext: &ciphertext, tag: &tag };
        content::gcm(&key, &sealed)
    };
    hold("wp_aes_gcm", open, "msg");
}

#[test]
fn cbc() {
    let open = |_: &Value, test: &Value| {
        content::unpad(&hex(&test["key"]), &hex(&test["iv"]), &hex(&test["ct"]))
    };
    hold("wp_aes_cbc_pkcs5", open, "msg");
}

#[test]
fn agreement() {
    let member = |key: &Value, name: &str| {
        base64url::decode(key[name].as_str().unwrap_or_default()).bytes.unwrap_or_default()
    };
    let agree = |_: &Value, test: &Value| {
        let (public, private) = (&test["public"], &test["private"]);
        let (name, d) = (private["crv"].as_str()?, member(private, "d"));
        let [x, y] = ["x", "y"].map(|name| member(public, name));
        if public["crv"] != name || public["kty"] != private["kty"] {
            return None;
        }
        match Curve::of(name) {
            Some(on) => on_curve(on, &d, &curve::point(&x, &y)),
            None => montgomery(name, &d, &x),
        }
    };
    for name in ["secp256r1", "secp384r1", "secp521r1"] {
        hold(&format!("wp_ecdh_{name}_webcrypto"), agree, "shared");
    }
    for name in ["x25519", "x448"] {
        hold(&format!("wp_{name}_jwk"), agree, "shared");
    }
}

#[test]
fn rsa() {
    let files = [
        ("RSA-OAEP", "wp_rsa_oaep_2048_sha1_mgf1sha1"),
        ("RSA-OAEP-256", "wp_rsa_oaep_2048_sha256_mgf1sha256"),
        ("RSA-OAEP-384", "wp_rsa_oaep_2048_sha384_mgf1sha384"),
        ("RSA-OAEP-512", "wp_rsa_oaep_2048_sha512_mgf1sha512"),
        ("RSA1_5", "wp_rsa_pkcs1_2048"),
    ];
    for (algorithm, file) in files {
        let decrypt = |group: &Value, test: &Value| {
            // JOSE knows no labels.
            let labelled = test["label"].as_str().is_some_and(|label| !label.is_empty());
            if labelled {
                return (test["result"] == "valid").then(|| hex(&test["msg"]));
            }
            let key = &group["privateKey"];
            let [modulus, exponent, private] =
                ["modulus", "publicExponent", "privateExponent"].map(|name| number(&key[name]));
            let primes = ["prime1", "prime2"].map(|name| number(&key[name]));
            let numbers = Numbers {
                modulus: &modulus,
                exponent: &exponent,
                private_exponent: &private,
                primes: &primes,
            };
            rsa_decrypt::decrypt(algorithm, numbers, &hex(&test["ct"]))
        };
        hold(file, decrypt, "msg");
    }
}

#[test]
fn password() {
    for (hash, name) in [(Hash::Sha256, 256), (Hash::Sha384, 384), (Hash::Sha512, 512)] {
        let derive = |_: &Value, test: &Value| {
            let [count, length] =
                ["iterationCount", "dkLen"].map(|name| test[name].as_u64().unwrap());
            let (password, salt) = (hex(&test["password"]), hex(&test["salt"]));
            let length = usize::try_from(length).unwrap();
            Some(pbes2::derive(hash, &password, &salt, u32::try_from(count).unwrap(), length))
        };
        hold(&format!("wp_pbkdf2_hmacsha{name}"), derive, "dk");
    }
}

/// The key of a text, read as the key box reads it.
fn material(text: &str, key_format: KeyFormat) -> Option<Material> {
    let request = Request { key: text.into(), key_format, ..Request::default() };
    Keys::read(&request).list.into_iter().next().map(|key| key.material)
}

fn public_key(group: &Value, algorithm: &str) -> Option<Material> {
    if let Some(encoded) = group["publicKey_b64u"].as_str() {
        let jwk = format!(r#"{{"kty":"AKP","alg":"{algorithm}","pub":"{encoded}"}}"#);
        return material(&jwk, KeyFormat::Jwk);
    }
    if let Some(pem) = group["publicKeyPem"].as_str() {
        return material(pem, KeyFormat::Auto);
    }
    let key = &group["publicKey"];
    let [n, e] = ["modulus", "publicExponent"].map(|name| base64url::encode(&number(&key[name])));
    if !n.is_empty() {
        return material(&format!(r#"{{"kty":"RSA","n":"{n}","e":"{e}"}}"#), KeyFormat::Auto);
    }
    if group["publicKeyJwk"].is_object() {
        return material(&group["publicKeyJwk"].to_string(), KeyFormat::Auto);
    }
    // Some keys are given as a point only.
    let curve = algorithms::find(algorithm).unwrap().curve;
    let [x, y] = ["wx", "wy"].map(|name| base64url::encode(&number(&key[name])));
    material(&format!(r#"{{"kty":"EC","crv":"{curve}","x":"{x}","y":"{y}"}}"#), KeyFormat::Auto)
}

/// Message and signature of a test; ML-DSA has them in base64url.
fn signed(test: &Value) -> (Vec<u8>, Vec<u8>) {
    let both = |[message, signature]: [&str; 2]| [&test[message], &test[signature]];
    if test["sig_b64u"].is_string() {
        let [message, signature] = both(["msg_b64u", "sig_b64u"])
            .map(|it| base64url::decode(it.as_str().unwrap_or_default()).bytes.unwrap());
        (message, signature)
    } else {
        let [message, signature] = both(["msg", "sig"]).map(hex);
        (message, signature)
    }
}

fn matches(algorithm: &str, group: &Value, test: &Value) -> bool {
    let check = signature_check(algorithm).unwrap();
    let (message, signature) = signed(test);
    public_key(group, algorithm).is_some_and(|key| check(&key, &message, &signature))
}

/// `hold` compares bytes; what a signature gives is none.
fn hold_signatures(algorithm: &str, name: &str) {
    let verify = |group: &Value, test: &Value| matches(algorithm, group, test).then(Vec::new);
    hold(name, verify, "no bytes");
}

#[test]
fn hmac() {
    for bits in [256, 384, 512] {
        let check = signature_check(&format!("HS{bits}")).unwrap();
        let verify = |group: &Value, test: &Value| {
            let key = test["key"].as_str().unwrap();
            let key = material(key, KeyFormat::SecretHex).unwrap();
            let found = check(&key, &hex(&test["msg"]), &hex(&test["tag"]));
            // JOSE knows no shortened tags (RFC 7518 section 3.2): the right ones must be refused.
            let refused = test["result"] == "valid" && group["tagSize"] != bits;
            (found != refused).then(Vec::new)
        };
        hold(&format!("wp_hmac_sha{bits}"), verify, "no bytes");
    }
}

#[test]
fn rsa_signatures() {
    let files = [
        ("RS256", "wp_rsa_signature_2048_sha256"),
        ("RS384", "wp_rsa_signature_2048_sha384"),
        ("RS512", "wp_rsa_signature_2048_sha512"),
        ("RS256", "wp_rsa_signature_3072_sha256"),
        ("RS512", "wp_rsa_signature_4096_sha512"),
        ("PS256", "wp_rsa_pss_2048_sha256_mgf1_32"),
        ("PS384", "wp_rsa_pss_2048_sha384_mgf1_48"),
        ("PS384", "wp_rsa_pss_4096_sha384_mgf1_48"),
        ("PS512", "wp_rsa_pss_4096_sha512_mgf1_64"),
    ];
    for (algorithm, file) in files {
        hold_signatures(algorithm, file);
    }
}

/// The salt of JOSE is as long as the hash (RFC 7518 section 3.5), so none of these may match.
#[test]
fn a_salt_of_another_length_is_refused() {
    let refuse = |group: &Value, test: &Value| {
        // One test mends the salt.
        let mended = test["comment"] == "s_len changed to 32";
        let right = test["result"] == "valid" || mended;
        (right != matches("PS256", group, test)).then(Vec::new)
    };
    hold("wp_rsa_pss_2048_sha256_mgf1_0", refuse, "no bytes");
}

#[test]
fn ecdsa() {
    let files = [
        ("ES256", "secp256r1_sha256"),
        ("ES384", "secp384r1_sha384"),
        ("ES512", "secp521r1_sha512"),
        ("ES256K", "secp256k1_sha256"),
    ];
    for (algorithm, curve) in files {
        hold_signatures(algorithm, &format!("wp_ecdsa_{curve}_p1363"));
    }
}

#[test]
fn edwards_curves() {
    for (fully_specified, file) in [("Ed25519", "wp_ed25519"), ("Ed448", "wp_ed448")] {
        hold_signatures(fully_specified, file);
        hold_signatures("EdDSA", file);
    }
}

#[test]
fn ml_dsa() {
    for size in [44, 65, 87] {
        hold_signatures(&format!("ML-DSA-{size}"), &format!("wp_mldsa_{size}_verify"));
    }
}

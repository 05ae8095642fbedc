//! Wycheproof's vectors for what decryption is made of: key wrap, GCM, CBC, agreement, RSA and PBKDF2.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]
#![expect(clippy::indexing_slicing, reason = "a missing JSON member reads as null")]
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use jotlens::encoding::base64url;
use jotlens::engine::content::{self, Sealed};
use jotlens::engine::ecdh::{montgomery, on_curve};
use jotlens::engine::hmac::Hash;
use jotlens::engine::rsa_decrypt::{self, Numbers};
use jotlens::engine::{curve, key_wrap, pbes2};
use jotlens::keys::Curve;
use jotlens::keys::secret;
use jotlens::request::KeyFormat;
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

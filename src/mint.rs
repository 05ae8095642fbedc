//! Mints the example tokens with throw-away keys made for this project; they protect nothing.

mod claims;
mod presentation;

use crate::encoding::base64url::encode;
use crate::engine::{content, hmac, sign};
use crate::examples::Example;
use crate::time::Timestamp;

/// The keys are published with this program on purpose: PKCS#8 as OpenSSL made them, and their public halves.
const ED25519: &[u8] = include_bytes!("mint/keys/ed25519.der");
const ED25519_PUBLIC: &str = include_str!("mint/keys/ed25519.pub.pem");
const ES256: &[u8] = include_bytes!("mint/keys/es256.der");
const ES256_SET: &str = include_str!("mint/keys/es256.jwks.json");
const HOLDER: &[u8] = include_bytes!("mint/keys/holder.der");
const HS256_SECRET: &str = include_str!("mint/keys/hs256.secret.txt");
const RSA: &[u8] = include_bytes!("mint/keys/rsa.der");
const RSA_CERTIFICATE: &str = include_str!("mint/keys/rsa.cert.pem");
const RSA_JWK: &str = include_str!("mint/keys/rs256.jwk.json");

/// The content key, as the bytes that the set below holds as `k`.
const CONTENT_KEY: &[u8; 32] = b"for-an-example-and-nothing-else!";
/// The content key and the public half of [`ES256`].
const NESTED_SET: &str = r#"{"keys":[{"kty":"oct","kid":"content-2026","use":"enc","alg":"dir","k":"Zm9yLWFuLWV4YW1wbGUtYW5kLW5vdGhpbmctZWxzZSE"},{"kty":"EC","kid":"2026-10","use":"sig","alg":"ES256","crv":"P-256","x":"Cvxjl7Ugsdh-3hZg8eB_C_e7qvAdxWZeykU4qMWngSA","y":"fAjyvi_blNZaYmOPrVj8iie2ZY7n-SwTPoHReYIQ8Xg"}]}"#;
/// A word that everybody tries.
const WEAK_SECRET: &str = "secret";

/// How an example is signed.
struct Recipe {
    header: &'static str,
    sign: fn(&[u8]) -> Option<Vec<u8>>,
    /// The text for the key box.
    key: &'static str,
}

/// The token and the key text that verifies it.
pub fn mint(example: Example, now: Timestamp) -> (String, String) {
    let recipe = recipe(example);
    let claims = claims::of(example, now);
    let signed = format!("{}.{}", encode(recipe.header.as_bytes()), encode(claims.as_bytes()));
    let signature = (recipe.sign)(signed.as_bytes()).expect("the committed keys can sign");
    let token = format!("{signed}.{}", encode(&signature));
    let token = match example {
        Example::SdJwt => presentation::present(&token, now),
        Example::Encrypted => encrypt(&token, now),
        _ => token,
    };
    (token, recipe.key.trim_end().to_owned())
}

/// The token as the content of an encrypted one, with a key that both sides have (RFC 7518 section 4.5).
fn encrypt(token: &str, now: Timestamp) -> String {
    let header = encode(br#"{"alg":"dir","enc":"A256GCM","cty":"JWT","kid":"content-2026"}"#);
    let mut iv = [0; 12];
    let time = now.0.to_be_bytes();
    iv.iter_mut().zip(time).for_each(|(iv, time)| *iv = time);
    let (ciphertext, tag) = content::seal(CONTENT_KEY, iv, header.as_bytes(), token.as_bytes());
    format!("{header}..{}.{}.{}", encode(&iv), encode(&ciphertext), encode(&tag))
}

fn recipe(example: Example) -> Recipe {
    match example {
        Example::Es256 | Example::Expired | Example::NotYetValid => Recipe {
            header: r#"{"alg":"ES256","typ":"at+jwt","kid":"2026-10"}"#,
            sign: |signed| sign::es256(ES256, signed),
            key: ES256_SET,
        },
        Example::Encrypted => Recipe { key: NESTED_SET, ..recipe(Example::Es256) },
        Example::SdJwt => Recipe {
            header: r#"{"alg":"ES256","typ":"dc+sd-jwt","kid":"2026-10"}"#,
            sign: |signed| sign::es256(ES256, signed),
            key: ES256_SET,
        },
        Example::Rs256 => Recipe {
            header: r#"{"alg":"RS256","typ":"JWT","kid":"id-2026"}"#,
            sign: |signed| sign::rs256(RSA, signed),
            key: RSA_JWK,
        },
        Example::Ps256 => Recipe {
            header: r#"{"alg":"PS256","typ":"at+jwt"}"#,
            sign: |signed| sign::ps256(RSA, signed),
            key: RSA_CERTIFICATE,
        },
        Example::EdDsa => Recipe {
            header: r#"{"alg":"EdDSA","typ":"at+jwt"}"#,
            sign: |signed| sign::ed25519(ED25519, signed),
            key: ED25519_PUBLIC,
        },
        Example::Hs256 => Recipe {
            header: r#"{"alg":"HS256","typ":"at+jwt"}"#,
            sign: |signed| Some(hmac::compute(hmac::Hash::Sha256, HS256_SECRET.as_bytes(), signed)),
            key: HS256_SECRET,
        },
        Example::NoExpiry => Recipe {
            header: r#"{"alg":"ES256","typ":"JWT","kid":"2026-10"}"#,
            sign: |signed| sign::es256(ES256, signed),
            key: ES256_SET,
        },
        Example::KeyConfusion => Recipe {
            header: r#"{"alg":"HS256","typ":"at+jwt"}"#,
            sign: |signed| {
                Some(hmac::compute(hmac::Hash::Sha256, ED25519_PUBLIC.as_bytes(), signed))
            },
            key: ED25519_PUBLIC,
        },
        Example::WeakSecret => Recipe {
            header: r#"{"alg":"HS256","typ":"at+jwt"}"#,
            sign: |signed| Some(hmac::compute(hmac::Hash::Sha256, WEAK_SECRET.as_bytes(), signed)),
            key: WEAK_SECRET,
        },
        Example::EmbeddedKey => Recipe {
            header: presentation::EMBEDDING_HEADER,
            sign: |signed| sign::es256(HOLDER, signed),
            key: "",
        },
        Example::Unsigned => Recipe {
            header: r#"{"alg":"none","typ":"at+jwt"}"#,
            sign: |_| Some(Vec::new()),
            key: "",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{ATTACKS, EXAMPLES};
    use crate::facts::Facts;
    use crate::inspect::examine;
    use crate::report::{Judgement, Severity, SignatureState};
    use crate::request::Request;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn judgement(input: &str, key: &str) -> Judgement {
        let request =
            Request { input: input.into(), key: key.into(), now: NOW, ..Request::default() };
        examine(&request).1
    }

    #[test]
    fn every_example_verifies_with_its_key() {
        for example in EXAMPLES {
            let (token, key) = mint(example, NOW);
            let expected = match example {
                Example::Unsigned => SignatureState::None,
                _ => SignatureState::Valid,
            };
            let signature = judgement(&token, &key).signature;
            assert_eq!(signature.state, expected, "{example:?}: {}", signature.message);
        }
    }

    #[test]
    fn every_attack_is_found_out() {
        for (example, state, told) in [
            (Example::Unsigned, SignatureState::None, "hdr-alg-none"),
            (Example::KeyConfusion, SignatureState::Invalid, "sig-public-key-as-secret"),
            (Example::WeakSecret, SignatureState::Valid, "sig-weak-secret-found"),
            (Example::NoExpiry, SignatureState::Valid, "time-exp-missing"),
            (Example::EmbeddedKey, SignatureState::Consistent, "hdr-jwk-embedded"),
        ] {
            let (token, key) = mint(example, NOW);
            let judgement = judgement(&token, &key);
            assert_eq!(judgement.signature.state, state, "{example:?}");
            let causes = judgement.signature.diagnosis.iter().map(|it| &*it.cause);
            let mut all = judgement.findings.iter().map(|it| &*it.rule).chain(causes);
            assert!(all.any(|it| it == told), "{example:?}: {judgement:?}");
        }
        assert_eq!(ATTACKS.map(|it| Example::named(it.name())), ATTACKS.map(Some));
    }

    #[test]
    fn the_good_examples_have_no_error_and_no_warning() {
        let good = EXAMPLES.into_iter().filter(|example| {
            !matches!(example, Example::Expired | Example::NotYetValid | Example::Unsigned)
        });
        for example in good {
            let (token, key) = mint(example, NOW);
            let findings = judgement(&token, &key).findings;
            let bad: Vec<_> =
                findings.iter().filter(|it| it.severity <= Severity::Warning).collect();
            assert!(bad.is_empty(), "{example:?}: {bad:?}");
        }
    }

    #[test]
    fn the_encrypted_example_holds_the_signed_one() {
        let (token, key) = mint(Example::Encrypted, NOW);
        let request =
            Request { input: token.into(), key: key.into(), now: NOW, ..Request::default() };
        let (facts, judgement) = examine(&request);
        assert_eq!((facts.layers().count(), judgement.layer), (2, 1));
        assert!(facts.listed_problems().is_empty(), "{:?}", facts.listed_problems());
    }

    #[test]
    fn times_are_relative_to_the_clock() {
        let time = |example, claim| {
            let request = Request { input: mint(example, NOW).0.into(), ..Request::default() };
            Facts::read(&request).time(claim).unwrap().since(NOW)
        };
        assert_eq!(time(Example::Es256, "exp"), 900);
        assert_eq!(time(Example::Expired, "exp"), -3600);
        assert_eq!(time(Example::NotYetValid, "nbf"), 7_200);
    }
}

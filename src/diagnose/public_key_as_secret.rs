//! Algorithm confusion (RFC 8725 section 2.1): an HMAC keyed with some form of the public key.

use super::{KEYS_TRIED, PUBLIC_KEY_AS_SECRET, Question, certain};
use crate::encoding::{base64url, json};
use crate::engine::hmac::{Hash, matches};
use crate::keys::{Key, Material, encode};
use crate::report::Diagnosis;

/// Tries the pasted text and the usual encodings of every public key.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    let hash = Hash::of(question.algorithm.name)?;
    let keys = &question.keys.list;
    if keys.iter().all(|key| matches!(key.material, Material::Secret(_))) {
        return None;
    }
    let forms = texts(&question.keys.text.0).into_iter().chain(
        keys.iter().take(KEYS_TRIED).flat_map(encodings).flat_map(|(name, bytes)| match bytes {
            Bytes::Der(der) => vec![(name, der)],
            Bytes::Pem(pem) => endings(name, &pem),
        }),
    );
    let mut forms = forms;
    let (form, _) =
        forms.find(|(_, secret)| matches(hash, secret, question.signed, question.signature))?;
    Some(certain(
        PUBLIC_KEY_AS_SECRET,
        format!(
            "This token is forged by algorithm confusion: it is an HMAC ({}) keyed with your public key ({form}), which everybody knows. Let verifiers accept only the algorithm of the key; one that accepts this token is vulnerable.",
            question.algorithm.name
        ),
    ))
}

enum Bytes {
    Der(Vec<u8>),
    Pem(String),
}

type Form = (&'static str, Vec<u8>);

fn texts(pasted: &str) -> Vec<Form> {
    let mut forms = endings("its text as pasted", pasted);
    if pasted.contains("-----BEGIN") {
        let body: String =
            pasted.lines().filter(|line| !line.starts_with('-')).map(str::trim).collect();
        forms.extend(base64url::decode(&body).bytes.map(|der| ("its DER", der)));
        forms.push(("its base64 without the armour", body.into_bytes()));
    }
    if let Ok(node) = json::parse(pasted.trim()) {
        forms.push(("its JSON without blanks", json::compact(&node, pasted.trim()).into_bytes()));
        let keys = node.get("keys").and_then(json::Node::elements).unwrap_or_default();
        for key in keys.iter().take(KEYS_TRIED) {
            let text = json::compact(key, pasted.trim());
            forms.push(("the JSON of one key of the set", text.into_bytes()));
        }
    }
    forms
}

/// The text with each way to end its lines.
fn endings(name: &'static str, text: &str) -> Vec<Form> {
    let lf = text.replace("\r\n", "\n");
    let body = lf.trim().to_owned();
    let crlf = body.replace('\n', "\r\n");
    let variants = [text.to_owned(), lf, format!("{body}\n"), format!("{crlf}\r\n"), crlf, body];
    variants.into_iter().map(|variant| (name, variant.into_bytes())).collect()
}

fn encodings(key: &Key) -> Vec<(&'static str, Bytes)> {
    let mut found = Vec::new();
    if let Some(der) = encode::spki(&key.material) {
        found.push(("as SPKI PEM", Bytes::Pem(encode::pem("PUBLIC KEY", &der))));
        found.push(("as the base64 of its SPKI", Bytes::Der(encode::base64(&der).into_bytes())));
        found.push(("as SPKI DER", Bytes::Der(der)));
    }
    if let Some(der) = encode::pkcs1(&key.material) {
        found.push(("as PKCS#1 PEM", Bytes::Pem(encode::pem("RSA PUBLIC KEY", &der))));
        found.push(("as the base64 of its PKCS#1", Bytes::Der(encode::base64(&der).into_bytes())));
        found.push(("as PKCS#1 DER", Bytes::Der(der)));
    }
    if let Material::Rsa { modulus, .. } = &key.material {
        found.push(("its modulus", Bytes::Der(modulus.clone())));
        found.push(("its “n”", Bytes::Der(base64url::encode(modulus).into_bytes())));
    }
    if let Material::Okp { x, .. } | Material::Ec { x, .. } = &key.material {
        found.push(("its coordinate x", Bytes::Der(x.clone())));
    }
    found
}

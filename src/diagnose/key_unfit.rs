//! No key that was given can have made the signature, or the one that fits says that it did not.

use super::{Question, certain, likely};
use crate::keys::Material;
use crate::report::Diagnosis;
use crate::request::KeyFormat;

/// Says what does not fit together.
pub fn find(question: &Question<'_>) -> Option<Diagnosis> {
    match question.tried_keys().next() {
        Some(_) => said(question),
        None => unfit(question),
    }
}

/// Keys of the right type, which all say that they are for something else (RFC 7517 section 4).
fn said(question: &Question<'_>) -> Option<Diagnosis> {
    let name = question.algorithm.name;
    let for_other = |key: &crate::keys::Key| {
        if key.public_key_use.as_deref().is_some_and(|it| it != "sig") {
            Some(("key-use-mismatch", "another use than signatures".to_owned()))
        } else {
            let own = key.algorithm.as_deref().filter(|own| *own != name)?;
            let either = |it| matches!(it, "EdDSA" | "Ed25519" | "Ed448");
            let shown: String = own.chars().take(40).collect();
            (!(either(own) && either(name))).then_some(("key-alg-mismatch", shown))
        }
    };
    let mut all = question.tried_keys().map(for_other);
    let (cause, what) = all.next()??;
    all.all(|it| it.is_some()).then(|| {
        likely(
            cause,
            format!("The key says that it is for {what}, the token is signed with {name}: it is probably the wrong key. Take the one that the issuer publishes for {name}."),
        )
    })
}

fn unfit(question: &Question<'_>) -> Option<Diagnosis> {
    let name = question.algorithm.name;
    let keys = &question.keys.list;
    let first = &keys.first()?.material;
    if question.keys.format == KeyFormat::Jwks {
        return Some(likely(
            "jwks-no-matching-kid",
            format!(
                "No key of the set fits {name} and the header's “kid”, and none of the others matches. Fetch the set of this issuer again: it may have been rotated, or it is that of another environment."
            ),
        ));
    }
    if matches!(first, Material::Unsupported { .. }) {
        return None;
    }
    let same = first.key_type() == question.algorithm.key_type;
    let cause = if same { "key-ec-curve-mismatch" } else { "key-type-mismatch" };
    let (given, wanted) = (first.kind(), question.algorithm.key_type);
    let fix = if same {
        "Paste the key of the other curve, or make the signer name the algorithm of this one."
    } else {
        "Paste the key that the issuer signs with, or let the issuer sign with the key that you expect; never let the token choose."
    };
    let wanted = match wanted {
        "oct" => "a shared secret",
        "EC" => "an elliptic-curve key",
        "OKP" => "an Edwards-curve key",
        other => other,
    };
    let wanted = if same { question.algorithm.curve } else { wanted };
    Some(certain(
        cause,
        format!(
            "The key is {given}, and {name} needs {wanted}: with this key the signature can never match. {fix}"
        ),
    ))
}

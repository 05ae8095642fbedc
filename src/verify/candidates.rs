//! Which keys may answer: the key decides which algorithms it accepts, the token only names one of them.

use super::token::Token;
use super::verdict;
use crate::algorithms::{Algorithm, Length};
use crate::keys::{Curve, Key, Keys, Material};
use crate::report::SignatureState;
use crate::verdict::{Verdict, Why};

/// A key of the right type.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index into `Keys::list`.
    pub index: usize,
    /// What the key itself says against this use (RFC 7517 section 4), as part of a sentence.
    pub conflict: Option<String>,
}

/// The keys to try, those without a conflict first; or why there are none.
pub fn choose(token: &Token<'_>, keys: &Keys) -> Result<Vec<Candidate>, Box<Verdict>> {
    let fitting = named(token, keys)?;
    let mut candidates: Vec<Candidate> = fitting
        .into_iter()
        .map(|(index, key)| Candidate { index, conflict: conflict(key, token.algorithm) })
        .collect();
    candidates.sort_by_key(|candidate| candidate.conflict.is_some());
    Ok(candidates)
}

/// Of a set the keys that the header names, else those without a name; of anything else all that fit.
fn named<'a>(token: &Token<'_>, keys: &'a Keys) -> Result<Vec<(usize, &'a Key)>, Box<Verdict>> {
    let fitting: Vec<(usize, &Key)> = keys
        .list
        .iter()
        .enumerate()
        .filter(|(_, key)| fits(&key.material, token.algorithm))
        .collect();
    let Some(wanted) = token.key_id.filter(|_| keys.has_names()) else {
        return if fitting.is_empty() { Err(unfit(token, keys, None).into()) } else { Ok(fitting) };
    };
    let with_id = |id: Option<&str>| -> Vec<(usize, &'a Key)> {
        fitting.iter().filter(|(_, key)| key.key_id.as_deref() == id).copied().collect()
    };
    for chosen in [with_id(Some(wanted)), with_id(None)] {
        if !chosen.is_empty() {
            return Ok(chosen);
        }
    }
    let position = keys.list.iter().position(|key| key.key_id.as_deref() == Some(wanted));
    if position.is_some() || fitting.is_empty() {
        return Err(unfit(token, keys, position).into());
    }
    let wanted: String = wanted.chars().take(60).collect();
    let message = format!(
        "{} signature not checked: your JWKS has no key “{wanted}”, which the header names. Fetch the set again, it may have been rotated",
        token.algorithm.name
    );
    Err(verdict(SignatureState::Error, Why::KeyNotFound, message).into())
}

/// Whether the key is of the algorithm's type and curve.
pub fn fits(material: &Material, algorithm: &Algorithm) -> bool {
    match material {
        Material::Ec { curve, .. } => Curve::of(algorithm.curve) == Some(*curve),
        Material::Akp { parameters, .. } => algorithm.name == *parameters,
        // `EdDSA` takes both Edwards curves.
        Material::Okp { curve, .. } => {
            algorithm.key_type == "OKP"
                && (algorithm.curve == *curve
                    || algorithm.curve.is_empty() && curve.starts_with("Ed"))
        }
        Material::Rsa { .. } | Material::Secret(_) => material.key_type() == algorithm.key_type,
        Material::Unsupported { .. } => false,
    }
}

fn unfit(token: &Token<'_>, keys: &Keys, position: Option<usize>) -> Verdict {
    let name = token.algorithm.name;
    let count = if position.is_some() { 1 } else { keys.list.len() };
    let listed = || keys.list.iter().skip(position.unwrap_or_default()).take(count);
    let unsupported = listed().find(|key| {
        matches!(&key.material, Material::Unsupported { key_type, .. } if key_type == token.algorithm.key_type)
    });
    if let Some(key) = unsupported {
        let kind = key.material.kind();
        let message = format!("{name} signature not checked: {kind} keys are not supported here");
        return verdict(SignatureState::Unsupported, Why::UnsupportedAlgorithm, message);
    }
    let expected = expected(token.algorithm);
    let found = match listed().collect::<Vec<_>>().as_slice() {
        [one] => match &one.material {
            Material::Secret(_) => "a shared secret".to_owned(),
            other => format!("{} {} key", article(&other.kind()), other.kind()),
        },
        many => format!("{} keys of other types", many.len()),
    };
    let message = format!(
        "{name} needs {expected}, but you gave {found}: paste the key that the issuer signs with"
    );
    verdict(SignatureState::Error, Why::KeyTypeMismatch { expected, found }, message)
}

fn article(name: &str) -> &'static str {
    if name.starts_with(['A', 'E', 'H', 'M', 'O', 'R', 'X', '8']) { "an" } else { "a" }
}

fn expected(algorithm: &Algorithm) -> &'static str {
    match (algorithm.key_type, algorithm.curve) {
        ("EC", "secp256k1") => "an EC secp256k1 key",
        ("EC", "P-256") => "an EC P-256 key",
        ("EC", "P-384") => "an EC P-384 key",
        ("EC", "P-521") => "an EC P-521 key",
        ("OKP", "Ed25519") => "an Ed25519 key",
        ("OKP", "Ed448") => "an Ed448 key",
        ("OKP", _) => "an Ed25519 or Ed448 key",
        ("AKP", _) => "an ML-DSA key (AKP) with the same parameters",
        ("RSA", _) => "an RSA key",
        _ => "a shared secret",
    }
}

fn conflict(key: &Key, algorithm: &Algorithm) -> Option<String> {
    let shown = |text: &str| text.chars().take(40).collect::<String>();
    if let Some(purpose) = key.public_key_use.as_deref().filter(|it| *it != "sig") {
        return Some(format!(
            "the key says “use”: “{}”, so it is not for signatures",
            shown(purpose)
        ));
    }
    if let Some(operations) = &key.key_operations {
        let allows = |name: &str| operations.iter().any(|operation| operation == name);
        if !(allows("verify") || key.private && allows("sign")) {
            return Some("its “key_ops” do not include “verify”".to_owned());
        }
    }
    let own = key.algorithm.as_deref().filter(|own| !same(own, algorithm.name))?;
    Some(format!("the key says “alg”: “{}”, the token {}", shown(own), algorithm.name))
}

/// `EdDSA` names the same thing as the algorithm of the key's curve (RFC 9864 section 2.2).
fn same(own: &str, named: &str) -> bool {
    let of_curve = |name: &str| matches!(name, "Ed25519" | "Ed448");
    own == named || own == "EdDSA" && of_curve(named) || of_curve(own) && named == "EdDSA"
}

/// The conflict, when no candidate is without one.
pub fn conflict_of_all(candidates: &[Candidate]) -> Option<&str> {
    candidates.first()?.conflict.as_deref()
}

/// Expected and found length, when no candidate could have made a signature of this length.
pub fn wrong_length(
    token: &Token<'_>,
    keys: &Keys,
    candidates: &[Candidate],
) -> Option<(String, usize)> {
    let found = token.signature.len();
    let expected: Vec<usize> = candidates
        .iter()
        .filter_map(|candidate| {
            match (&keys.list.get(candidate.index)?.material, token.algorithm) {
                (Material::Rsa { modulus, .. }, _) => Some(modulus.len()),
                (Material::Okp { curve: "Ed448", .. }, _) => Some(114),
                (Material::Okp { .. }, _) => Some(64),
                (_, Algorithm { signature: Length::Bytes(bytes), .. }) => Some(*bytes),
                _ => None,
            }
        })
        .collect();
    let first = expected.first()?;
    (!expected.contains(&found)).then(|| (first.to_string(), found))
}

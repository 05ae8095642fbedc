//! Which keys may open it, and of those that may not, why: from what everybody can see.

use super::token::Question;
use crate::algorithms::wrapping_key_bytes;
use crate::keys::{Curve, Key, Keys, Material, PrivateHalf, SecretReading};

/// A key that fits, with the reading of its secret.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Index into `Keys::list`.
    pub index: usize,
    pub reading: usize,
    /// What the key itself says against this use (RFC 7517 section 4), as part of a sentence.
    pub conflict: Option<String>,
}

/// What the algorithm needs, for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Rsa,
    Agreement,
    Password,
    /// A secret of so many bytes.
    Secret(usize),
}

fn family(question: &Question<'_>) -> Family {
    let name = question.envelope.algorithm;
    if name.starts_with("RSA") {
        Family::Rsa
    } else if name.starts_with("ECDH") {
        Family::Agreement
    } else if name.starts_with("PBES2") {
        Family::Password
    } else {
        Family::Secret(wrapping_key_bytes(name).unwrap_or(question.envelope.content.key))
    }
}

/// What to paste.
pub fn needed(question: &Question<'_>) -> String {
    match family(question) {
        Family::Rsa => "the recipient’s private RSA key".to_owned(),
        Family::Agreement => {
            let curve = question.envelope.ephemeral.as_ref().map(Material::kind);
            format!("the recipient’s private {} key", curve.unwrap_or_default())
        }
        Family::Password => "the password".to_owned(),
        Family::Secret(bytes) => format!("the shared secret of {bytes} bytes"),
    }
}

/// The keys to try: those that the header names first, those with a conflict last; or why there are none.
pub fn choose(question: &Question<'_>, keys: &Keys) -> Result<Vec<Candidate>, String> {
    let mut found = Vec::new();
    let mut misfit: Option<(u8, String)> = None;
    for (index, key) in keys.list.iter().enumerate() {
        match readings(question, key) {
            Ok(readings) => found.extend(readings.into_iter().map(|reading| {
                let conflict = conflict(question, key);
                Candidate { index, reading, conflict }
            })),
            Err(other) if misfit.as_ref().is_none_or(|known| known.0 < other.0) => {
                misfit = Some(other);
            }
            Err(_) => {}
        }
    }
    if found.is_empty() {
        let (_, why) = misfit.unwrap_or_default();
        let needed = needed(question);
        let name = question.envelope.algorithm;
        return Err(format!("Not decrypted: {name} needs {needed}, but {why}"));
    }
    let named = |candidate: &Candidate| {
        let key = keys.list.get(candidate.index);
        question.key_id.is_some() && key.and_then(|key| key.key_id.as_deref()) == question.key_id
    };
    found.sort_by_key(|candidate| (candidate.conflict.is_some(), !named(candidate)));
    Ok(found)
}

/// The readings to try of a key that fits; else why it does not, and how near it came.
fn readings(question: &Question<'_>, key: &Key) -> Result<Vec<usize>, (u8, String)> {
    let other = || (1, format!("you gave {}", named(&key.material)));
    match (family(question), &key.material, &key.private_half) {
        (Family::Rsa, Material::Rsa { .. }, Some(PrivateHalf::Rsa(_))) => Ok(vec![0]),
        (Family::Agreement, own, Some(PrivateHalf::Ec(_) | PrivateHalf::Okp(_))) => {
            let theirs = question.envelope.ephemeral.as_ref();
            if theirs.is_some_and(|theirs| same_curve(own, theirs)) {
                Ok(vec![0])
            } else {
                Err((3, format!("your key is on {}", own.kind().replacen("EC ", "", 1))))
            }
        }
        (Family::Rsa, Material::Rsa { .. }, None)
        | (Family::Agreement, Material::Ec { .. } | Material::Okp { .. }, None) => {
            Err((2, "you gave only the public half".to_owned()))
        }
        (Family::Password, Material::Secret(readings), _) => Ok((0..readings.len()).collect()),
        (Family::Secret(bytes), Material::Secret(readings), _) => lengths(bytes, readings),
        _ => Err(other()),
    }
}

fn lengths(bytes: usize, readings: &[SecretReading]) -> Result<Vec<usize>, (u8, String)> {
    let fitting = readings.iter().enumerate().filter(|(_, it)| it.bytes.0.len() == bytes);
    let fitting: Vec<usize> = fitting.map(|(index, _)| index).collect();
    if !fitting.is_empty() {
        return Ok(fitting);
    }
    let found: Vec<String> = readings
        .iter()
        .map(|it| format!("{} {}", it.bytes.0.len(), crate::keys::secret::how(it.format)))
        .collect();
    Err((3, format!("your secret has another length in bytes: {}", found.join(", "))))
}

fn named(material: &Material) -> String {
    match material {
        Material::Secret(_) => "a shared secret".to_owned(),
        other => format!("a key of another type ({})", other.kind()),
    }
}

/// Whether two keys can agree on a secret.
fn same_curve(own: &Material, theirs: &Material) -> bool {
    match (own, theirs) {
        (Material::Ec { curve, .. }, Material::Ec { curve: other, .. }) => {
            curve == other && *curve != Curve::K256
        }
        (Material::Okp { curve, .. }, Material::Okp { curve: other, .. }) => curve == other,
        _ => false,
    }
}

fn conflict(question: &Question<'_>, key: &Key) -> Option<String> {
    const OPERATIONS: [&str; 4] = ["decrypt", "unwrapKey", "deriveKey", "deriveBits"];
    let shown = |text: &str| text.chars().take(40).collect::<String>();
    if let Some(purpose) = key.public_key_use.as_deref().filter(|it| *it != "enc") {
        return Some(format!("the key says “use”: “{}”, so it is not for this", shown(purpose)));
    }
    if let Some(operations) = &key.key_operations
        && !operations.iter().any(|operation| OPERATIONS.contains(&operation.as_str()))
    {
        return Some("its “key_ops” do not include decrypting".to_owned());
    }
    let envelope = &question.envelope;
    // With `dir` the key is the content key, and says so.
    let own = key.algorithm.as_deref().filter(|own| {
        *own != envelope.algorithm && !(envelope.algorithm == "dir" && *own == envelope.encryption)
    })?;
    Some(format!("the key says “alg”: “{}”, the token {}", shown(own), envelope.algorithm))
}

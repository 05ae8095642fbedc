//! Pasted key material, recognised and reduced to what verification needs.

pub mod audit;
pub mod certificate;
pub mod chain;
mod ec;
pub mod encode;
pub mod ephemeral;
mod escaped;
mod jwk;
pub mod known;
mod material;
pub mod multiples;
mod name;
mod oid;
mod okp;
mod pem;
mod pieces;
mod recognise;
mod rsa;
pub mod secret;
mod spki;
#[cfg(test)]
mod tests;
pub mod thumbprint;
use crate::report::{KeyBox, KeyDescription, KeyProblem, KeySource, KeyUse};
use crate::request::{KeyFormat, Request};
use crate::time::Timestamp;
pub use material::{
    Curve, Material, PastedKey, PrivateHalf, RsaPrivate, Secret, SecretReading, bits,
};

/// The key box as it was understood.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// In the order pasted.
    pub list: Vec<Key>,
    /// The format in force, after recognition; `Auto` when the box is empty.
    pub format: KeyFormat,
    /// What the text was recognised as, for a person.
    pub recognised: String,
    /// The formats that the text could be read as.
    pub choices: Vec<KeyFormat>,
    pub problems: Vec<KeyProblem>,
    /// The instant by which certificates are judged.
    pub now: Timestamp,
    /// The text as pasted: forged tokens are keyed with the text of public keys.
    pub text: PastedKey,
}

/// One key.
#[derive(Clone, Debug)]
pub struct Key {
    pub key_id: Option<String>,
    /// The JWK's `alg` (RFC 7517 section 4.4).
    pub algorithm: Option<String>,
    /// The JWK's `use` (section 4.2).
    pub public_key_use: Option<String>,
    /// The JWK's `key_ops` (section 4.3).
    pub key_operations: Option<Vec<String>>,
    pub material: Material,
    /// Whether the private half was pasted.
    pub private: bool,
    /// That half, where it could be read: for decrypting, and for the rules about private keys.
    pub private_half: Option<PrivateHalf>,
    /// The X.509 certificate that carried it, whose signature is not checked.
    pub certificate: Option<Certified>,
    pub source: KeySource,
    /// RFC 7638 SHA-256 thumbprint, base64url; none for secrets.
    pub thumbprint: Option<String>,
}

/// What a certificate says (RFC 5280 section 4.1.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certified {
    pub subject: String,
    pub issuer: String,
    pub not_before: Timestamp,
    pub not_after: Timestamp,
    /// The whole certificate.
    pub der: Vec<u8>,
}

impl Keys {
    /// Reads the key box. What cannot be read becomes a problem.
    pub fn read(request: &Request) -> Self {
        let mut keys = match request.key_format {
            KeyFormat::Auto => recognise::read(&request.key),
            KeyFormat::Jwk | KeyFormat::Jwks | KeyFormat::Pem => {
                recognise::chosen(&request.key, request.key_format)
            }
            secret => secret::read(&request.key, secret),
        };
        keys.text = PastedKey(request.key.clone());
        keys.now = request.now;
        keys.choices = recognise::choices(&request.key);
        if request.key_format == KeyFormat::Auto && !keys.list.is_empty() {
            // Several keys in one text are read as a set, which no other reader offers.
            keys.choices.extend(Some(keys.format).filter(|it| !keys.choices.contains(it)));
        }
        keys
    }

    /// Whether nothing was pasted.
    pub fn is_empty(&self) -> bool {
        self.text.0.trim().is_empty()
    }

    /// The box without those keys; an empty box when no other is left.
    #[must_use]
    pub fn without(&self, indexes: &[usize]) -> Self {
        let others = self.list.iter().enumerate().filter(|(index, _)| !indexes.contains(index));
        let list: Vec<Key> = others.map(|(_, key)| key.clone()).collect();
        if list.is_empty() { Self::default() } else { Self { list, ..self.clone() } }
    }

    /// Whether the key is chosen by the `kid` of the header (RFC 7515 section 4.1.4).
    pub fn has_names(&self) -> bool {
        self.format == KeyFormat::Jwks
            || self.list.len() > 1 && self.list.iter().any(|key| key.key_id.is_some())
    }

    /// The key as the report names it; `reading` tells how a secret was read.
    pub fn key_use(&self, index: usize, reading: usize) -> Option<KeyUse> {
        let key = self.list.get(index)?;
        let description = key.description(reading);
        Some(KeyUse { id: key.id(reading), source: key.source, description })
    }

    /// The box as plain data; `used` is the index of the key that decided, and which reading of it.
    pub fn describe(&self, used: Option<(usize, usize)>) -> KeyBox {
        let listed = self.list.iter().enumerate().take(KEYS_LISTED);
        KeyBox {
            recognised: self.recognised.clone(),
            format: self.format,
            choices: self.choices.clone(),
            keys: listed
                .map(|(index, key)| {
                    let reading = used.filter(|used| used.0 == index).map(|used| used.1);
                    let certificate = key.certificate.as_ref().map(|it| self.certificate(it));
                    KeyDescription { certificate, ..key.describe(reading) }
                })
                .collect(),
            problems: self.problems.clone(),
        }
    }

    /// A certificate as a sentence: whose, by whom, from when to when, and whether its issuer's is here as well.
    fn certificate(&self, certified: &Certified) -> String {
        let Certified { subject, issuer, not_before, not_after, .. } = certified;
        let state = match (self.now < *not_before, self.now > *not_after) {
            (true, _) => " (not yet)",
            (_, true) => " (expired)",
            _ => "",
        };
        let signer = self.list.iter().take(KEYS_LISTED);
        let signer = signer.filter(|key| chain::is_issued_by(certified, key));
        let signer = match signer.map(|key| key.certificate.as_ref()).next() {
            Some(Some(it)) if it == certified => ". It is self-signed",
            Some(_) => ". Its issuer's certificate is here, and the signature on it holds",
            None => "",
        };
        format!(
            "Certificate of {subject}, issued by {issuer}, valid from {not_before} until {not_after}{state}{signer}"
        )
    }

    /// The key as part of a sentence: `EC P-256 key “2026-10” from your JWKS (1 of 2)`.
    pub fn phrase(&self, index: usize, reading: usize) -> String {
        let Some(key) = self.list.get(index) else { return "your key".to_owned() };
        let name = key.key_id.as_ref().map(|id| format!(" “{}”", shorten(id))).unwrap_or_default();
        let from = match self.format {
            KeyFormat::Jwks => format!("JWKS ({} of {})", index + 1, self.list.len()),
            KeyFormat::Jwk => "JWK".to_owned(),
            KeyFormat::Pem if key.certificate.is_some() => "certificate".to_owned(),
            KeyFormat::Pem => "PEM".to_owned(),
            _ => return key.id(reading),
        };
        format!("{} key{name} from your {from}", key.material.kind())
    }
}

impl Key {
    /// A key of which only the numbers are known.
    pub fn of(material: Material) -> Self {
        Self {
            key_id: None,
            algorithm: None,
            public_key_use: None,
            key_operations: None,
            thumbprint: thumbprint::of(&material),
            material,
            private: false,
            private_half: None,
            certificate: None,
            source: KeySource::Yours,
        }
    }

    /// The bytes of a shared secret in that reading.
    pub fn secret(&self, reading: usize) -> Option<&[u8]> {
        match &self.material {
            Material::Secret(readings) => Some(&readings.get(reading)?.bytes.0),
            _ => None,
        }
    }

    /// `kid`, else the thumbprint, else how the secret was read.
    pub fn id(&self, reading: usize) -> String {
        if let Some(id) = self.key_id.as_ref().or(self.thumbprint.as_ref()) {
            return id.clone();
        }
        match &self.material {
            Material::Secret(readings) => {
                let format = readings.get(reading).map(|reading| reading.format);
                format!("your secret, {}", format.map_or("unreadable", secret::how))
            }
            _ => "your key".to_owned(),
        }
    }

    /// `EC P-256`, `RSA 2048 bits`, `HMAC secret, 32 bytes` in that reading.
    pub fn description(&self, reading: usize) -> String {
        match &self.material {
            Material::Rsa { modulus, .. } => format!("RSA {} bits", bits(modulus)),
            Material::Secret(readings) => {
                let bytes = readings.get(reading).map_or(0, |reading| reading.bytes.0.len());
                format!("HMAC secret, {bytes} byte{}", if bytes == 1 { "" } else { "s" })
            }
            other => other.kind(),
        }
    }

    /// `reading` is the one that decided, if this key did.
    fn describe(&self, reading: Option<usize>) -> KeyDescription {
        KeyDescription {
            id: self.id(reading.unwrap_or_default()),
            description: self.description(reading.unwrap_or_default()),
            thumbprint: self.thumbprint.clone(),
            purpose: self.purpose(),
            certificate: None,
            private: self.private,
            used: reading.is_some(),
        }
    }

    /// What the key says it is for (RFC 7517 sections 4.2 to 4.4).
    fn purpose(&self) -> Option<String> {
        let operations = self.key_operations.as_ref().map(|operations| operations.join(", "));
        let members =
            [("use", &self.public_key_use), ("key_ops", &operations), ("alg", &self.algorithm)];
        let said = members.into_iter().filter_map(|(name, value)| {
            let value: String = value.as_ref()?.chars().take(80).collect();
            Some(format!("{name}: {value}"))
        });
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| said.join(", "))
    }
}

impl Certified {
    /// Whether the instant lies within its validity.
    pub fn is_valid_at(&self, now: Timestamp) -> bool {
        (self.not_before..=self.not_after).contains(&now)
    }
}

/// A name from a key, short enough for a sentence.
fn shorten(name: &str) -> String {
    const LONGEST: usize = 60;
    match name.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", name.get(..cut).unwrap_or_default()),
        None => name.to_owned(),
    }
}

/// Keys listed in the report; more are counted in `recognised`.
const KEYS_LISTED: usize = 100;

//! Reads the worker's judgement.

use super::number;
use crate::encoding::json::Node;
use crate::report::{
    Certainty, Checks, Decryption, DecryptionState, Diagnosis, Disclosure, DisclosureState,
    Disclosures, Finding, Inflation, Judgement, KeyBinding, KeyBox, KeyDescription, KeyProblem,
    KeySource, KeyUse, Opened, Outcome, ProofState, Severity, Signature, SignatureState, Step,
};
use crate::request::KeyFormat;
use crate::time::Timestamp;
use std::borrow::Cow;

/// The judgement in a message; `None` when a member is missing or of another kind.
pub fn decode(node: &Node) -> Option<Judgement> {
    Some(Judgement {
        signature: signature(node.get("signature")?)?,
        decryption: Decryption {
            state: one_of(node.get("decryption")?, "state", &DECRYPTION_STATES)?,
        },
        disclosures: node.get("disclosures").and_then(disclosures),
        key_binding: node.get("key_binding").and_then(key_binding),
        processed_claims: None,
        keys: key_box(node.get("keys")?)?,
        trace: list(node, "trace", step)?,
        findings: list(node, "findings", finding)?,
        checks: checks(node.get("checks")?)?,
        stale_at: number(node, "stale_at").map(Timestamp),
        signatures: list(node, "signatures", signature).unwrap_or_default(),
        entry: number(node, "entry")?,
        layer: number(node, "layer")?,
        layer_signatures: list(node, "layer_signatures", signature).unwrap_or_default(),
        opened: list(node, "opened", opened).unwrap_or_default(),
        pasted_keys: node.get("pasted_keys").and_then(key_box),
    })
}

fn signature(node: &Node) -> Option<Signature> {
    Some(Signature {
        state: one_of(node, "state", &SIGNATURE_STATES)?,
        algorithm: text(node, "algorithm"),
        key: node.get("key").and_then(key_use),
        message: text(node, "message")?,
        diagnosis: list(node, "diagnosis", diagnosis)?,
    })
}

fn disclosures(node: &Node) -> Option<Disclosures> {
    Some(Disclosures {
        state: one_of(node, "state", &PROOF_STATES)?,
        algorithm: text(node, "algorithm")?,
        message: text(node, "message")?,
        undisclosed: number(node, "undisclosed")?,
        list: list(node, "list", disclosure)?,
    })
}

fn disclosure(node: &Node) -> Option<Disclosure> {
    Some(Disclosure {
        state: one_of(node, "state", &DISCLOSURE_STATES)?,
        name: text(node, "name"),
        digest: text(node, "digest")?,
        path: text(node, "path"),
    })
}

fn key_binding(node: &Node) -> Option<KeyBinding> {
    Some(KeyBinding {
        state: one_of(node, "state", &PROOF_STATES)?,
        key: node.get("key").and_then(key_use),
        message: text(node, "message")?,
    })
}

fn opened(node: &Node) -> Option<Opened> {
    Some(Opened {
        layer: number(node, "layer")?,
        inflation: one_of(node, "inflation", &INFLATIONS)?,
        content: text(node, "content")?,
    })
}

fn key_use(node: &Node) -> Option<KeyUse> {
    Some(KeyUse {
        id: text(node, "id")?,
        source: one_of(node, "source", &KEY_SOURCES)?,
        description: text(node, "description")?,
    })
}

fn diagnosis(node: &Node) -> Option<Diagnosis> {
    Some(Diagnosis {
        cause: word(node, "cause")?,
        message: text(node, "message")?,
        certainty: one_of(node, "certainty", &CERTAINTIES)?,
    })
}

fn key_box(node: &Node) -> Option<KeyBox> {
    Some(KeyBox {
        recognised: text(node, "recognised")?,
        format: one_of(node, "format", &KEY_FORMATS)?,
        choices: list(node, "choices", |choice| named(choice.as_str()?, &KEY_FORMATS))?,
        keys: list(node, "keys", key)?,
        problems: list(node, "problems", key_problem)?,
    })
}

fn key(node: &Node) -> Option<KeyDescription> {
    Some(KeyDescription {
        id: text(node, "id")?,
        description: text(node, "description")?,
        thumbprint: text(node, "thumbprint"),
        purpose: text(node, "purpose"),
        certificate: text(node, "certificate"),
        private: node.get("private")?.as_bool()?,
        used: node.get("used")?.as_bool()?,
    })
}

fn key_problem(node: &Node) -> Option<KeyProblem> {
    Some(KeyProblem {
        code: word(node, "code")?,
        message: text(node, "message")?,
        offset: number(node, "offset"),
    })
}

fn step(node: &Node) -> Option<Step> {
    Some(Step {
        step: word(node, "step")?,
        outcome: one_of(node, "outcome", &OUTCOMES)?,
        message: text(node, "message")?,
    })
}

fn finding(node: &Node) -> Option<Finding> {
    Some(Finding {
        rule: word(node, "rule")?,
        severity: one_of(node, "severity", &SEVERITIES)?,
        title: word(node, "title")?,
        message: text(node, "message")?,
        path: text(node, "path"),
        offset: number(node, "offset"),
        length: number(node, "length"),
        reference: word(node, "reference")?,
    })
}

fn checks(node: &Node) -> Option<Checks> {
    let reasons = list(node, "reasons", |pair| {
        let [reason, count] = pair.elements()? else { return None };
        Some((Cow::Owned(reason.as_str()?.to_owned()), count.as_number()?.parse().ok()?))
    })?;
    Some(Checks { ran: number(node, "ran")?, skipped: number(node, "skipped")?, reasons })
}

fn text(node: &Node, name: &str) -> Option<String> {
    node.get(name)?.as_str().map(str::to_owned)
}

fn word(node: &Node, name: &str) -> Option<Cow<'static, str>> {
    text(node, name).map(Cow::Owned)
}

fn list<T>(node: &Node, name: &str, read: fn(&Node) -> Option<T>) -> Option<Vec<T>> {
    node.get(name)?.elements()?.iter().map(read).collect()
}

fn one_of<T: Copy>(node: &Node, name: &str, table: &[(&str, T)]) -> Option<T> {
    named(node.get(name)?.as_str()?, table)
}

fn named<T: Copy>(name: &str, table: &[(&str, T)]) -> Option<T> {
    table.iter().find(|(candidate, _)| *candidate == name).map(|(_, value)| *value)
}

const SIGNATURE_STATES: [(&str, SignatureState); 7] = [
    ("none", SignatureState::None),
    ("unchecked", SignatureState::Unchecked),
    ("valid", SignatureState::Valid),
    ("consistent", SignatureState::Consistent),
    ("invalid", SignatureState::Invalid),
    ("unsupported", SignatureState::Unsupported),
    ("error", SignatureState::Error),
];

const PROOF_STATES: [(&str, ProofState); 5] = [
    ("none", ProofState::None),
    ("valid", ProofState::Valid),
    ("invalid", ProofState::Invalid),
    ("unsupported", ProofState::Unsupported),
    ("error", ProofState::Error),
];

const DISCLOSURE_STATES: [(&str, DisclosureState); 6] = [
    ("disclosed", DisclosureState::Disclosed),
    ("malformed", DisclosureState::Malformed),
    ("refused", DisclosureState::Refused),
    ("repeated", DisclosureState::Repeated),
    ("unchecked", DisclosureState::Unchecked),
    ("unreferenced", DisclosureState::Unreferenced),
];

const DECRYPTION_STATES: [(&str, DecryptionState); 2] =
    [("not-needed", DecryptionState::NotNeeded), ("unsupported", DecryptionState::Unsupported)];

const KEY_SOURCES: [(&str, KeySource); 3] =
    [("yours", KeySource::Yours), ("token", KeySource::Token), ("chain", KeySource::Chain)];

const CERTAINTIES: [(&str, Certainty); 2] =
    [("certain", Certainty::Certain), ("likely", Certainty::Likely)];

const INFLATIONS: [(&str, Inflation); 4] = [
    ("raw", Inflation::Raw),
    ("zlib", Inflation::Zlib),
    ("broken", Inflation::Broken),
    ("too-long", Inflation::TooLong),
];

const OUTCOMES: [(&str, Outcome); 3] =
    [("pass", Outcome::Pass), ("fail", Outcome::Fail), ("skip", Outcome::Skip)];

const SEVERITIES: [(&str, Severity); 5] = [
    ("error", Severity::Error),
    ("warning", Severity::Warning),
    ("info", Severity::Info),
    ("verbose", Severity::Verbose),
    ("ok", Severity::Ok),
];

const KEY_FORMATS: [(&str, KeyFormat); 8] = [
    ("auto", KeyFormat::Auto),
    ("secret-utf8", KeyFormat::SecretUtf8),
    ("secret-hex", KeyFormat::SecretHex),
    ("secret-base64", KeyFormat::SecretBase64),
    ("secret-base64url", KeyFormat::SecretBase64url),
    ("jwk", KeyFormat::Jwk),
    ("jwks", KeyFormat::Jwks),
    ("pem", KeyFormat::Pem),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::json;

    /// Every name of every table, so that a state added to the report cannot be forgotten here.
    fn judgements() -> Vec<Judgement> {
        let key = |source| KeyUse { id: "k".to_owned(), source, description: "d".to_owned() };
        let filled = Judgement {
            signature: Signature {
                algorithm: Some("ES256".to_owned()),
                key: Some(key(KeySource::Chain)),
                message: "m \"quoted\"".to_owned(),
                diagnosis: CERTAINTIES.map(|(_, certainty)| diagnosis_of(certainty)).to_vec(),
                ..Signature::default()
            },
            keys: KeyBox {
                recognised: "r".to_owned(),
                format: KeyFormat::Pem,
                choices: KEY_FORMATS.map(|(_, format)| format).to_vec(),
                keys: vec![KeyDescription {
                    id: "i".to_owned(),
                    description: "d".to_owned(),
                    thumbprint: Some("t".to_owned()),
                    purpose: Some("use: sig".to_owned()),
                    certificate: Some("Certificate of CN=a".to_owned()),
                    private: true,
                    used: false,
                }],
                problems: vec![KeyProblem {
                    code: "c".into(),
                    message: "m".to_owned(),
                    offset: Some(3),
                }],
            },
            trace: OUTCOMES.map(|(_, outcome)| step_of(outcome)).to_vec(),
            findings: SEVERITIES.map(|(_, severity)| finding_of(severity)).to_vec(),
            checks: Checks { ran: 2, skipped: 1, reasons: vec![("no key given".into(), 1)] },
            stale_at: Some(Timestamp(1_795_332_000)),
            signatures: vec![Signature::default(); 2],
            entry: 1,
            layer: 2,
            layer_signatures: vec![Signature::default()],
            opened: INFLATIONS.map(|(_, inflation)| opened_by(inflation)).to_vec(),
            pasted_keys: Some(KeyBox::default()),
            decryption: Decryption::default(),
            disclosures: None,
            key_binding: None,
            processed_claims: None,
        };
        let mut all = vec![Judgement::default(), filled];
        for (_, state) in SIGNATURE_STATES {
            let signature = Signature { state, ..Signature::default() };
            all.push(Judgement { signature, ..Judgement::default() });
        }
        all.extend(PROOF_STATES.map(|(_, state)| proof_of(state)));
        for (_, state) in DECRYPTION_STATES {
            all.push(Judgement { decryption: Decryption { state }, ..Judgement::default() });
        }
        all
    }

    fn proof_of(state: ProofState) -> Judgement {
        let list = DISCLOSURE_STATES.map(|(_, state)| disclosure_of(state)).to_vec();
        let (algorithm, message) = ("sha-256".to_owned(), "m".to_owned());
        let disclosures = Disclosures { state, algorithm, message, undisclosed: 3, list };
        let (id, description) = ("k".to_owned(), "d".to_owned());
        let key = Some(KeyUse { id, source: KeySource::Token, description });
        let key_binding = KeyBinding { state, key, message: "k".to_owned() };
        Judgement {
            disclosures: Some(disclosures),
            key_binding: Some(key_binding),
            ..Judgement::default()
        }
    }

    fn disclosure_of(state: DisclosureState) -> Disclosure {
        let path = (state == DisclosureState::Disclosed).then(|| "/a".to_owned());
        let name = path.as_ref().map(|_| "a".to_owned());
        Disclosure { state, name, digest: "d".to_owned(), path }
    }

    fn diagnosis_of(certainty: Certainty) -> Diagnosis {
        Diagnosis { cause: "c".into(), message: "m".to_owned(), certainty }
    }

    fn opened_by(inflation: Inflation) -> Opened {
        Opened { layer: 1, inflation, content: "e30".to_owned() }
    }

    fn step_of(outcome: Outcome) -> Step {
        Step { step: "s".into(), outcome, message: "m".to_owned() }
    }

    fn finding_of(severity: Severity) -> Finding {
        Finding {
            rule: "r".into(),
            severity,
            title: "t".into(),
            message: "m".to_owned(),
            path: Some("/claims/exp".to_owned()),
            offset: Some(1),
            length: Some(2),
            reference: "RFC 7519 4.1.4".into(),
        }
    }

    #[test]
    fn a_judgement_survives_the_border() {
        for judgement in judgements() {
            let text = serde_json::to_string(&judgement).unwrap();
            assert_eq!(decode(&json::parse(&text).unwrap()), Some(judgement), "{text}");
        }
    }
}

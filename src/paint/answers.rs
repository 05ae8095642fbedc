//! Two of the four answers: whether it is genuine, and whether anything is wrong.

use super::findings::{is_muted, severity};
use crate::facts::Facts;
use crate::report::outcome::Answer;
use crate::report::{
    Decryption, DecryptionState, Judgement, Kind, Severity, Signature, SignatureState,
};

/// Whether it is genuine.
pub fn signature(facts: &Facts, judgement: &Judgement) -> Answer {
    let verdict = &judgement.signature;
    if let Some(refusal) = judgement.refusal() {
        return refused(verdict, refusal);
    }
    let detail = match verdict.state {
        SignatureState::None if facts.kind == Kind::Jwe => return encrypted(&judgement.decryption),
        SignatureState::None => "anyone could have made it".to_owned(),
        SignatureState::Unchecked => "no key given".to_owned(),
        SignatureState::Valid => {
            let key = verdict.key.as_ref().map(|key| key.id.as_str());
            format!("with your key {}", key.unwrap_or_default())
        }
        SignatureState::Consistent => "with the key inside the token".to_owned(),
        SignatureState::Invalid => {
            format!("{}, with your key", verdict.algorithm.as_deref().unwrap_or_default())
        }
        SignatureState::Unsupported => {
            format!("{} is not checked here", verdict.algorithm.as_deref().unwrap_or_default())
        }
        SignatureState::Error => "see Verify for why".to_owned(),
    };
    Answer { detail, ..state(verdict) }
}

/// Of an encrypted token it is told whether it could be opened; that says nothing about who made it.
fn encrypted(decryption: &Decryption) -> Answer {
    let (tone, word, detail) = match decryption.state {
        DecryptionState::Decrypted => {
            let key = decryption.key.as_ref().map_or("", |key| &key.id);
            ("", "Decrypted", format!("with your key {key}; not signed"))
        }
        DecryptionState::Failed => ("err", "Not decrypted", "see Verify for why".to_owned()),
        DecryptionState::Unsupported => ("warn", "Encrypted", "not supported here".to_owned()),
        DecryptionState::NoKey | DecryptionState::NotNeeded => {
            ("", "Encrypted", "paste the key that opens it".to_owned())
        }
    };
    of("none", tone, word, &detail)
}

/// Whether the signature of a layer holds; of an encrypted one, whether it is open.
pub fn layer((signature, facts): (&Signature, &Facts)) -> Answer {
    match facts.kind {
        Kind::Jwe if facts.has_payload() => of("none", "", "Decrypted", ""),
        Kind::Jwe => of("none", "", "Encrypted", ""),
        _ => state(signature),
    }
}

/// The issuer's signature matches, but that is not enough for an SD-JWT.
fn refused(signature: &Signature, refusal: &str) -> Answer {
    let detail = format!("signed, but {refusal}");
    match signature.state {
        SignatureState::Unsupported => of("unsupported", "warn", "Not supported", &detail),
        SignatureState::Error => of("error", "err", "Could not check", &detail),
        _ => of("invalid", "err", "Not valid", &detail),
    }
}

/// A signature without its detail.
pub fn state(signature: &Signature) -> Answer {
    let (state, tone, word) = match signature.state {
        SignatureState::None => ("none", "err", "Not signed"),
        SignatureState::Unchecked => ("unchecked", "", "Not checked"),
        SignatureState::Valid => ("valid", "ok", "Verified"),
        SignatureState::Consistent => ("consistent", "warn", "Consistent"),
        SignatureState::Invalid => ("invalid", "err", "Does not match"),
        SignatureState::Unsupported => ("unsupported", "warn", "Not supported"),
        SignatureState::Error => ("error", "err", "Could not check"),
    };
    of(state, tone, word, "")
}

/// Whether anything is wrong: what the rules found, and what could not be read, in the shown token and around it.
pub fn findings(root: &Facts, facts: &Facts, judgement: &Judgement, muted: &[String]) -> Answer {
    let problems = root.listed_problems();
    let heard = || judgement.findings.iter().filter(|it| !is_muted(it, muted));
    let found = |wanted| heard().filter(|it| it.severity == wanted).count();
    let count =
        |wanted| found(wanted) + problems.iter().filter(|it| severity(it) == wanted).count();
    let (errors, warnings, notes) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Info));
    let silent = found(Severity::Error) == 0;
    let ran = judgement.checks.ran;
    let all = ran + judgement.checks.skipped;
    match (errors, warnings, notes) {
        _ if silent && judgement.pasted_keys.is_none() && facts.is_malformed() => {
            of("error", "err", "Not readable", "see the problems below")
        }
        (0, 0, 0) => of("clean", "ok", "None", &format!("found by {ran} of {all} checks")),
        (0, 0, _) => of("info", "", &number(notes, "note"), &format!("{ran} of {all} checks ran")),
        (0, ..) => of("warning", "warn", &number(warnings, "warning"), &number(notes, "note")),
        _ => {
            let detail = format!("{} · {}", number(warnings, "warning"), number(notes, "note"));
            of("error", "err", &number(errors, "error"), &detail)
        }
    }
}

fn of(state: &str, tone: &str, word: &str, detail: &str) -> Answer {
    let [state, tone, word, detail] = [state, tone, word, detail].map(str::to_owned);
    Answer { state, tone, word, detail }
}

fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

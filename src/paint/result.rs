//! What verification came to: one sentence, the cause of a failure, the steps.

use crate::drawn::Drawn;
use crate::report::{
    Certainty, Decryption, DecryptionState, Diagnosis, Judgement, Outcome, SignatureState, Step,
};
use macros::drawn;

/// The result, or nothing before there is a token.
pub fn result(judgement: &Judgement) -> Drawn {
    if judgement.trace.is_empty() {
        return Drawn::default();
    }
    let (tone, headline) = headline(judgement);
    let iterations = judgement.decryption.iterations;
    let causes = &judgement.signature.diagnosis;
    drawn! {
        <div class={format!("result {tone}")}>
            <b>{ headline }</b>
            if let Some(count) = iterations {
                <button type="button" id="allow-iterations" data-act={format!("allow-iterations {count}")}>{ format!("Run {count} iterations") }</button>
            }
            if !causes.is_empty() {
                <ul id="diagnosis">{ for causes.iter().map(diagnosis) }</ul>
            }
            <ol id="trace" class="steps">{ for judgement.trace.iter().map(step) }</ol>
        </div>
    }
}

fn headline(judgement: &Judgement) -> (&'static str, String) {
    let key = judgement.signature.key.as_ref();
    match judgement.signature.state {
        SignatureState::Valid => {
            ("ok", format!("Verified with your key {}", key.map_or("", |key| key.id.as_str())))
        }
        SignatureState::Consistent => {
            ("warn", "Consistent with the key inside the token".to_owned())
        }
        SignatureState::Invalid => ("err", "The signature does not match".to_owned()),
        SignatureState::Unsupported => ("warn", "Not supported".to_owned()),
        SignatureState::Error => ("err", "The signature could not be checked".to_owned()),
        SignatureState::None => unsigned(&judgement.decryption),
        SignatureState::Unchecked => ("", "The signature is not checked".to_owned()),
    }
}

/// Of an encrypted token that is judged itself, whether it is open.
fn unsigned(decryption: &Decryption) -> (&'static str, String) {
    match decryption.state {
        DecryptionState::Decrypted => {
            let key = decryption.key.as_ref().map_or("", |key| key.id.as_str());
            ("ok", format!("Decrypted with your key {key}"))
        }
        DecryptionState::Failed => ("err", "Not decrypted".to_owned()),
        DecryptionState::Unsupported => ("warn", "Not supported".to_owned()),
        DecryptionState::NoKey => ("", "Not decrypted: no key given".to_owned()),
        DecryptionState::NotNeeded => ("", "There is no signature to check".to_owned()),
    }
}

fn diagnosis(cause: &Diagnosis) -> Drawn {
    let certainty = match cause.certainty {
        Certainty::Certain => "Cause:",
        Certainty::Likely => "Likely cause:",
    };
    drawn! {
        <li data-cause={&*cause.cause}>
            <span class="certainty">{ certainty }</span>{ " " }{ &cause.message }
        </li>
    }
}

fn step(step: &Step) -> Drawn {
    let (outcome, word) = match step.outcome {
        Outcome::Pass => ("pass", "passed: "),
        Outcome::Fail => ("fail", "failed: "),
        Outcome::Skip => ("skip", "not checked: "),
    };
    drawn! {
        <li data-step={&*step.step} data-outcome={outcome}>
            <span class="visually-hidden">{ word }</span>{ &step.message }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::examine;
    use crate::request::Request;

    fn drawn(count: u32, key: &str) -> String {
        let header = format!(
            r#"{{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"8DqvP4N07cM5HNuXYggLAw","p2c":{count}}}"#
        );
        let parts = [header.as_bytes(), &[0; 24], &[0; 12], &[0], &[0; 16]];
        let input = parts.map(crate::encoding::base64url::encode).join(".").into();
        let request = Request { input, key: key.into(), ..Request::default() };
        result(&examine(&request).1).0
    }

    #[test]
    fn a_person_is_asked_before_many_iterations_and_only_then() {
        let asks = |count, key| drawn(count, key).contains("allow-iterations 1300000");
        assert!(asks(1_300_000, "password"));
        assert!(!asks(1_300_000, "") && !drawn(1_000, "password").contains("allow-iterations"));
        assert!(!drawn(20_000_000, "password").contains("allow-iterations"));
    }

    #[test]
    fn the_headline_of_an_encrypted_token_is_about_opening_it() {
        assert!(drawn(1_000, "").contains("Not decrypted: no key given"));
    }
}

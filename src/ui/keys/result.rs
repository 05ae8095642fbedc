//! What verification came to: one sentence, the cause of a failure, the steps.

use crate::report::{Certainty, Diagnosis, Judgement, Outcome, SignatureState, Step};
use crate::session::Session;
use macros::html;
use yew::prelude::*;

/// The result, or nothing before there is a token.
pub fn result(session: &Session) -> Html {
    let shown = session.judgement.as_ref();
    let Some(judgement) = shown.filter(|judgement| !judgement.trace.is_empty()) else {
        return Html::default();
    };
    let (tone, headline) = headline(judgement);
    let stale = session.is_busy().then_some("stale");
    html! {
        <div class={classes!("result", tone, stale)}>
            <b>{ headline }</b>
            { diagnosis(&judgement.signature.diagnosis) }
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
        SignatureState::Invalid => match judgement.refusal() {
            Some(refusal) => ("err", format!("The signature matches, but {refusal}")),
            None => ("err", "The signature does not match".to_owned()),
        },
        SignatureState::Unsupported => ("warn", "Not supported".to_owned()),
        SignatureState::Error => ("err", "The signature could not be checked".to_owned()),
        SignatureState::None => ("", "There is no signature to check".to_owned()),
        SignatureState::Unchecked => ("", "The signature is not checked".to_owned()),
    }
}

fn diagnosis(causes: &[Diagnosis]) -> Html {
    if causes.is_empty() {
        return Html::default();
    }
    html! {
        <ul id="diagnosis">
            { for causes.iter().map(|cause| html! {
                <li data-cause={cause.cause.to_string()}>
                    <span class="certainty">{ certainty(cause.certainty) }</span>{ " " }{ &cause.message }
                </li>
            }) }
        </ul>
    }
}

fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "Cause:",
        Certainty::Likely => "Likely cause:",
    }
}

fn step(step: &Step) -> Html {
    let (outcome, word) = match step.outcome {
        Outcome::Pass => ("pass", "passed: "),
        Outcome::Fail => ("fail", "failed: "),
        Outcome::Skip => ("skip", "not checked: "),
    };
    html! {
        <li data-step={step.step.to_string()} data-outcome={outcome}>
            <span class="visually-hidden">{ word }</span>{ &step.message }
        </li>
    }
}

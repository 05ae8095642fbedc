//! Draws what only the worker knows, for the page to show: the page has no bytes to spare for it.

pub mod explanation;
mod entries;
mod findings;
mod keys;
mod result;

use crate::facts::Facts;
use crate::report::outcome::{Mark, Outcome, Parts};
use crate::report::{Judgement, Severity, SignatureState};

/// What the page is told; the facts are the outermost layer.
pub fn outcome(facts: &Facts, judgement: &Judgement) -> Outcome {
    let Judgement { signature, checks, findings, .. } = judgement;
    let marks = findings.iter().map(|finding| Mark {
        severity: finding.severity,
        path: finding.path.clone().unwrap_or_default(),
    });
    Outcome {
        signature: signature.state,
        algorithm: signature.algorithm.clone().unwrap_or_default(),
        key: signature.key.as_ref().map(|key| key.id.clone()).unwrap_or_default(),
        layers: judgement.layer_signatures.iter().map(|it| it.state).collect(),
        marks: marks.collect(),
        ran: checks.ran,
        skipped: checks.skipped,
        entry: judgement.entry,
        layer: judgement.layer,
        opened: judgement.opened.clone(),
        stale_at: judgement.stale_at,
        recognised: judgement.keys.recognised.clone(),
        has_keys: judgement.pasted_keys.is_some(),
        drawn: parts(facts, judgement),
    }
}

fn parts(facts: &Facts, judgement: &Judgement) -> Parts {
    let listed = |wanted: fn(Severity) -> bool| {
        let found = judgement.findings.iter().filter(|finding| wanted(finding.severity));
        findings::list(&mut found.into_iter()).0
    };
    let shown = facts.layers().nth(judgement.layer).unwrap_or(facts);
    let pasted = judgement.pasted_keys.as_ref();
    Parts {
        findings: listed(|it| it < Severity::Verbose),
        verbose: listed(|it| it == Severity::Verbose),
        passed: listed(|it| it == Severity::Ok),
        checks: findings::checks(&judgement.checks).0,
        keys: keys::contents(&judgement.keys).0,
        result: result::result(judgement).0,
        entries: entries::entries(shown, judgement).0,
        pasted_keys: pasted.map(|keys| keys::pasted(keys).0).unwrap_or_default(),
    }
}

/// A state of a signature: its name in hooks, its tone, its word.
fn state(state: SignatureState) -> (&'static str, &'static str, &'static str) {
    (state.name(), state.tone(), state.word())
}

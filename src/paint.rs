//! Draws what only the worker knows, for the page to show: the page has no bytes to spare for it.

mod answers;
mod disclosures;
mod entries;
pub mod explanation;
mod exposure;
pub mod findings;
mod headers;
mod keys;
mod result;
mod signature;

use crate::exposure::exposure;
use crate::facts::Facts;
use crate::provider;
use crate::report::outcome::{Disclosed, Mark, Outcome, Parts};
use crate::report::{Finding, Judgement, Severity};
use crate::request::Request;

/// What the page is told; the facts are the outermost layer.
pub fn outcome(facts: &Facts, judgement: &Judgement, request: &Request) -> Outcome {
    let shown = facts.layers().nth(judgement.layer).unwrap_or(facts);
    let heard = judgement.findings.iter().filter(|it| !findings::is_muted(it, &request.muted));
    let marks = heard.map(|finding| Mark {
        rule: finding.rule.to_string(),
        severity: finding.severity,
        path: finding.path.clone().unwrap_or_default(),
    });
    let provider = provider::recognise(shown);
    let taken = shown.profile;
    Outcome {
        profile: [taken.label, taken.reference].join("\t"),
        provider: provider.map(|it| it.name.to_owned()).unwrap_or_default(),
        explained: provider.map(|it| it.explain(shown)).unwrap_or_default(),
        signature: answers::signature(shown, judgement),
        findings: answers::findings(facts, shown, judgement, &request.muted),
        layers: judgement.layer_signatures.iter().zip(facts.layers()).map(answers::layer).collect(),
        marks: marks.collect(),
        entry: judgement.entry,
        layer: judgement.layer,
        opened: judgement.opened.clone(),
        stale_at: judgement.stale_at,
        recognised: judgement.keys.recognised.clone(),
        has_keys: judgement.pasted_keys.is_some(),
        processed: judgement.processed_claims.as_deref().map(str::to_owned),
        disclosed: disclosed(judgement),
        drawn: parts(facts, shown, judgement, request),
    }
}

fn disclosed(judgement: &Judgement) -> Vec<Disclosed> {
    let list = judgement.disclosures.iter().flat_map(|it| it.list.iter().enumerate());
    list.filter_map(|(index, it)| {
        Some(Disclosed { index, path: it.path.clone()?, digest: it.digest.clone() })
    })
    .collect()
}

fn parts(root: &Facts, shown: &Facts, judgement: &Judgement, request: &Request) -> Parts {
    let muted = |finding: &&Finding| findings::is_muted(finding, &request.muted);
    let listed = |wanted: fn(Severity) -> bool| {
        let all = judgement.findings.iter().filter(|finding| wanted(finding.severity));
        // What is muted comes last.
        let found = all.clone().filter(|it| !muted(it)).chain(all.filter(muted));
        findings::list(&mut found.into_iter(), &request.muted).0
    };
    let pasted = judgement.pasted_keys.as_ref();
    Parts {
        findings: listed(|it| it < Severity::Verbose),
        verbose: listed(|it| it == Severity::Verbose),
        passed: listed(|it| it == Severity::Ok),
        checks: findings::checks(&judgement.checks).0,
        keys: keys::contents(&judgement.keys).0,
        result: result::result(judgement).0,
        problems: findings::problems(root).0,
        signature: signature::signature(shown).0,
        entries: entries::entries(shown, judgement).0,
        headers: headers::unprotected(shown).0,
        disclosures: disclosures::disclosures(shown, judgement, request.now).0,
        exposure: exposure::exposure(&exposure(shown, judgement.signature.state, request)).0,
        second: keys::second(&judgement.second).0,
        pasted_keys: pasted.map(|keys| keys::pasted(keys).0).unwrap_or_default(),
    }
}

//! What is inside: compressed payloads and plaintexts that the worker opened, and tokens in payloads.

use super::part::Part;
use super::problem::{Code, Problem, Role};
use super::{Facts, Form, Segment, part, profile, read};
use crate::encoding::base64url;
use crate::report::{Inflation, Kind, Opened};
use crate::request::LIMITS;
use std::rc::Rc;

impl Facts {
    /// The same layers, which nobody else holds, with what could be opened in place of what hid it.
    #[must_use]
    pub fn opened(mut self, opened: &[Opened]) -> Self {
        for it in opened {
            open(&mut self, it.layer, it);
        }
        self
    }
}

fn open(facts: &mut Facts, layer: usize, opened: &Opened) {
    if layer > 0 {
        if let Some(inner) = facts.inner.as_mut().and_then(Rc::get_mut) {
            open(inner, layer - 1, opened);
        }
        return;
    }
    let problem = match opened.inflation {
        Inflation::Raw => None,
        Inflation::Zlib => Some(Code::ZlibWrapped),
        Inflation::Broken => Some(Code::NotDeflated),
        Inflation::TooLong => Some(Code::InflatedTooLong),
    };
    // The worker answers anew whenever something else changes.
    facts.problems.retain(|problem| !is_about_inflating(&problem.code));
    if facts.kind == Kind::Jwe {
        facts.problems.retain(|problem| problem.code != Code::Encrypted);
    }
    forget_payload(facts);
    facts.problems.extend(problem.map(|code| Problem { code, span: None }));
    let Some(bytes) =
        base64url::decode(&opened.content).bytes.filter(|_| opened.inflation.is_open())
    else {
        return;
    };
    facts.payload = Part::of(bytes, true);
    if let Some(problem) = facts.payload.problem.clone() {
        let code = Code::Part { role: Role::Payload, problem };
        facts.problems.push(Problem { code, span: None });
    }
    facts.profile = profile::of_facts(facts);
    nest(facts, opened.layer + 1);
}

fn is_about_inflating(code: &Code) -> bool {
    matches!(code, Code::Compressed | Code::ZlibWrapped | Code::NotDeflated | Code::InflatedTooLong)
}

/// Forgets what was said of a payload that is not to be read as it is.
pub fn forget_payload(facts: &mut Facts) {
    facts
        .problems
        .retain(|problem| !matches!(problem.code, Code::Part { role: Role::Payload, .. }));
}

/// Reads the token that the payload is, if it is one; `depth` layers are read already.
pub fn nest(facts: &mut Facts, depth: usize) {
    if !matches!(facts.kind, Kind::Jws | Kind::Jwe) || !may_be_token(facts) {
        return;
    }
    let mut inner = read::layer(&facts.payload.text, None, 0);
    let is_token = matches!(inner.kind, Kind::Jws | Kind::Jwe | Kind::SdJwt);
    if !is_token || inner.algorithm().is_none() {
        return;
    }
    forget_payload(facts);
    if depth >= LIMITS.layers {
        facts.problems.push(Problem { code: Code::TooDeep, span: None });
        return;
    }
    let carrier = facts.exact_segment(Role::Payload).and_then(|index| facts.segments.get(index));
    match carrier {
        Some(Segment { span, form, .. }) => {
            inner.clean.set_outer(&facts.clean, span.start, *form == Form::Base64url);
        }
        None => inner.clean.set_apart(),
    }
    if facts.chosen.is_some() {
        inner.chosen = facts.chosen;
        inner.profile = profile::of_facts(&inner);
    }
    nest(&mut inner, depth + 1);
    facts.inner = Some(Rc::new(inner));
}

/// Whether it is worth a look: text that starts like a token, or an object that is no set of claims.
fn may_be_token(facts: &Facts) -> bool {
    let text = facts.payload.text.trim_start_matches(['"', ' ', '\t', '\r', '\n']);
    let token = text.starts_with("ey") || text.starts_with("ew");
    let object = || {
        facts
            .payload
            .object()
            .is_some_and(|it| it.get("ciphertext").is_some() || it.get("signatures").is_some())
    };
    !matches!(facts.payload.problem, Some(part::Problem::Utf8(_))) && (token || object())
}

//! Facts as the plain data of a report.

use super::{Facts, part::Part};
use crate::encoding::{base64url, json};
use crate::report::{Kind, Layer, Problem, Reading};
use crate::request::LIMITS;
use serde_json::value::RawValue;

impl Facts {
    /// What the text says, for export.
    pub fn reading(&self) -> Reading {
        Reading {
            kind: self.kind,
            serialization: self.serialization,
            profile: self.profile.id,
            provider: None,
            layers: self.layer().into_iter().collect(),
            problems: self.listed_problems(),
        }
    }

    /// The problems as sentences, with their places in characters of the paste.
    pub fn listed_problems(&self) -> Vec<Problem> {
        let listed = self.problems.iter().take(LIMITS.problems).map(|problem| {
            let place = problem.span.and_then(|(start, length)| {
                self.clean.place(start..start + length).or_else(|| self.clean.place(start..start))
            });
            Problem {
                code: problem.code.name(),
                message: problem.code.to_string(),
                offset: place.map(|(offset, _)| offset),
                length: place.map(|(_, length)| length),
            }
        });
        listed.collect()
    }

    fn layer(&self) -> Option<Layer> {
        let first = self.segments.first()?;
        let protected = self.clean.text.get(first.span.clone()).map(str::to_owned);
        let signed = self.kind != Kind::Jwe;
        let payload = Some(&self.payload).filter(|_| signed && self.segments.len() > 1);
        Some(Layer {
            header: raw(&self.header),
            protected,
            payload_text: payload
                .filter(|part| !matches!(part.problem, Some(super::part::Problem::Utf8(_))))
                .map(|part| part.text.clone()),
            payload_base64url: payload.map(|part| base64url::encode(&part.bytes)),
            claims: payload.and_then(raw),
            signature_base64url: self.segment_text(2).filter(|_| signed).map(str::to_owned),
        })
    }
}

/// The object of a part on one line, numbers and strings as written.
fn raw(part: &Part) -> Option<Box<RawValue>> {
    RawValue::from_string(json::compact(part.object()?, &part.text)).ok()
}

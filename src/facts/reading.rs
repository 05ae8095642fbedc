//! Facts as the JSON of a report (README.md, "From a shell").

use super::{
    Facts,
    disclosures::{Disclosure, Disclosures},
    part::{self, Part},
};
use crate::encoding::base64url;
use crate::encoding::json::{self, ObjectWriter};
use crate::report::{Kind, Problem};
use crate::request::LIMITS;

impl Facts {
    /// The part of the report that needs no key, clock or rule: the JSON text of an object.
    pub fn reading(&self) -> String {
        let serialization = self.serialization.map(crate::report::Serialization::name);
        let layers: Vec<String> = self.layers().filter_map(Self::layer).collect();
        let problems: Vec<String> = self.listed_problems().iter().map(problem).collect();
        ObjectWriter::default()
            .text("kind", self.kind.name())
            .optional("serialization", serialization)
            .text("profile", self.profile.id)
            .raw("layers", &format!("[{}]", layers.join(",")))
            .raw("problems", &format!("[{}]", problems.join(",")))
            .finish()
    }

    /// The problems as sentences, with their places in characters of the paste.
    pub fn listed_problems(&self) -> Vec<Problem> {
        let all = self.layers().flat_map(|layer| layer.problems.iter().map(move |it| (layer, it)));
        let listed = all.take(LIMITS.problems).map(|(layer, problem)| {
            let place = problem.span.and_then(|(start, length)| {
                let place = |bytes| layer.clean.place(bytes);
                place(start..start + length).or_else(|| place(start..start))
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

    /// The token as one layer, with whatever of it could be read.
    fn layer(&self) -> Option<String> {
        self.segments.first()?;
        let mut layer = ObjectWriter::default();
        let parts = std::iter::once(&self.header).chain(&self.unprotected);
        if let Some(header) = parts.filter_map(object).reduce(|all, more| json::join(&all, &more)) {
            layer = layer.raw("header", &header);
        }
        layer = layer.text("protected", self.protected_text().unwrap_or_default());
        if self.has_payload() {
            if !matches!(self.payload.problem, Some(part::Problem::Utf8(_))) {
                layer = layer.text("payload_text", &self.payload.text);
            }
            layer = layer.text("payload_base64url", &base64url::encode(&self.payload.bytes));
            if let Some(claims) = object(&self.payload) {
                layer = layer.raw("claims", &claims);
            }
        }
        if self.kind == Kind::SdJwt {
            layer = disclosed(layer, &self.disclosures);
        }
        if let Some(signature) = self.segment_text(2).filter(|_| self.kind != Kind::Jwe) {
            layer = layer.text("signature_base64url", signature);
        }
        Some(layer.finish())
    }
}

/// What follows the issuer-signed JWT.
fn disclosed(layer: ObjectWriter, read: &Disclosures) -> ObjectWriter {
    let list: Vec<String> = read.list.iter().map(disclosure).collect();
    let layer = layer.raw("disclosures", &format!("[{}]", list.join(",")));
    let Some(binding) = &read.key_binding else { return layer };
    let mut own = ObjectWriter::default();
    for (name, part) in [("header", &binding.facts.header), ("claims", &binding.facts.payload)] {
        if let Some(object) = object(part) {
            own = own.raw(name, &object);
        }
    }
    layer.raw("key_binding", &own.finish())
}

fn disclosure(read: &Disclosure) -> String {
    let mut object = ObjectWriter::default();
    for (name, text) in [("salt", read.salt()), ("name", read.name())] {
        if let Some(text) = text {
            object = object.text(name, text);
        }
    }
    if let Some(value) = read.value() {
        object = object.raw("value", &json::compact(value, &read.part.text));
    }
    object.finish()
}

/// The object of a part on one line, numbers and strings as written.
fn object(part: &Part) -> Option<String> {
    Some(json::compact(part.object()?, &part.text))
}

fn problem(problem: &Problem) -> String {
    let mut object =
        ObjectWriter::default().text("code", problem.code).text("message", &problem.message);
    for (name, number) in [("offset", problem.offset), ("length", problem.length)] {
        if let Some(number) = number {
            object = object.raw(name, &number.to_string());
        }
    }
    object.finish()
}

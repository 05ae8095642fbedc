//! The worker's end of the protocol.

use super::{key_format, number};
use crate::encoding::json::{self, Node, ObjectWriter};
use crate::examples::Example;
use crate::protocol::{FromWorker, ToWorker};
use crate::report::found::Scanned;
use crate::report::outcome::{Answer, Disclosed, Mark, Outcome, Parts};
use crate::report::{Inflation, Opened};
use crate::request::{KEY_FORMATS, Options, REPORT_FORMATS, Request};
use crate::time::Timestamp;
use std::ops::Range;
use std::rc::Rc;

/// A message of the page; `None` when it is none.
pub fn read(text: &str) -> Option<ToWorker> {
    let root = json::parse(text).ok()?;
    if root.as_str() == Some("StopScan") {
        return Some(ToWorker::StopScan);
    }
    let [message] = root.members()? else { return None };
    let body = &message.value;
    let now = || number(body, "now").map(Timestamp);
    Some(match &*message.name {
        "Inspect" => {
            ToWorker::Inspect { revision: number(body, "revision")?, request: request(body)? }
        }
        "Report" => {
            let name = body.get("format")?.as_str()?;
            let format = REPORT_FORMATS.iter().find(|(known, _)| *known == name)?.1;
            ToWorker::Report { request: request(body)?, format }
        }
        "Mint" => {
            let example = Example::named(body.get("example")?.as_str()?)?;
            ToWorker::Mint { example, now: now()? }
        }
        "Learn" => ToWorker::Learn {
            choices: body.get("choices")?.as_str()?.into(),
            request: request(body)?,
        },
        "Explain" => ToWorker::Explain { rule: text_of(body, "rule")? },
        "Scan" => ToWorker::Scan { id: number(body, "id")?, now: now()? },
        _ => return None,
    })
}

fn request(body: &Node) -> Option<Rc<Request>> {
    let node = body.get("request")?;
    let text = |name: &str| text_of(node, name);
    let format = node.get("key_format")?.as_str()?;
    let selection = node.get("selection").and_then(|range| {
        let [start, end] = ["start", "end"].map(|name| number(range, name));
        Some(Range { start: start?, end: end? })
    });
    let words = |name: &str| -> Option<Vec<String>> {
        Some(
            node.get(name)?
                .elements()?
                .iter()
                .filter_map(Node::as_str)
                .map(str::to_owned)
                .collect(),
        )
    };
    Some(Rc::new(Request {
        input: node.get("input")?.as_str()?.into(),
        selection,
        key: node.get("key")?.as_str()?.into(),
        key_format: KEY_FORMATS.into_iter().find(|it| key_format(*it) == format)?,
        now: Timestamp(number(node, "now")?),
        muted: words("muted")?.into(),
        entry: number(node, "entry"),
        layer: number(node, "layer"),
        options: Options {
            issuer: text("issuer"),
            audience: text("audience"),
            subject: text("subject"),
            token_type: text("type"),
            nonce: text("nonce"),
            profile: text("profile"),
            skew: number(node, "skew"),
            max_age: number(node, "max_age"),
            algorithms: words("algorithms")?,
            detached_payload: text("detached_payload"),
            iterations: number(node, "iterations"),
            method: text("method"),
            url: text("url"),
            other: text("other"),
        },
    }))
}

fn text_of(node: &Node, name: &str) -> Option<String> {
    node.get(name)?.as_str().map(str::to_owned)
}

/// The message as the page reads it.
pub fn write(message: &FromWorker) -> String {
    let (name, body) = match message {
        FromWorker::Ready { version, claims, header, algorithms } => {
            let tables = [
                ("version", &**version),
                ("claims", claims),
                ("header", header),
                ("algorithms", algorithms),
            ];
            ("Ready", texts(&tables))
        }
        FromWorker::Inspected { revision, outcome: it, tokens } => {
            let body = texts(&[("tokens", tokens)]).raw("outcome", &outcome(it));
            ("Inspected", body.raw("revision", &revision.to_string()))
        }
        FromWorker::Reported { report } => ("Reported", texts(&[("report", report)])),
        FromWorker::Scanned(Scanned { id, done, from, tokens, limited, finished }) => {
            let body = texts(&[("tokens", tokens)]).raw("id", &id.to_string());
            let body = body.raw("done", &done.to_string()).raw("from", &from.to_string());
            ("Scanned", body.raw("limited", boolean(*limited)).raw("finished", boolean(*finished)))
        }
        FromWorker::Minted { example, token, key } => {
            ("Minted", texts(&[("example", example.name()), ("token", token), ("key", key)]))
        }
        FromWorker::Learned { drawn } => ("Learned", texts(&[("drawn", drawn)])),
        FromWorker::Explained { rule, text } => {
            ("Explained", texts(&[("rule", rule), ("text", text)]))
        }
    };
    ObjectWriter::default().raw(name, &body.finish()).finish()
}

fn texts(members: &[(&str, &str)]) -> ObjectWriter {
    members.iter().fold(ObjectWriter::default(), |object, (name, value)| object.text(name, value))
}

fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn outcome(outcome: &Outcome) -> String {
    let Outcome {
        provider,
        profile,
        explained,
        signature,
        findings,
        layers,
        marks,
        entry,
        layer,
        opened,
        stale_at,
        recognised,
        has_keys,
        processed,
        disclosed,
        drawn,
    } = outcome;
    let words = [
        ("recognised", &**recognised),
        ("provider", provider),
        ("profile", profile),
        ("explained", explained),
    ];
    let mut object = texts(&words)
        .raw("signature", &answer(signature))
        .raw("findings", &answer(findings))
        .raw("layers", &list(layers.iter().map(answer)))
        .raw("marks", &list(marks.iter().map(mark)))
        .raw("entry", &entry.to_string())
        .raw("layer", &layer.to_string())
        .raw("opened", &list(opened.iter().map(self::opened)))
        .raw("has_keys", boolean(*has_keys))
        .raw("disclosed", &list(disclosed.iter().map(self::disclosed)))
        .raw("drawn", &parts(drawn));
    if let Some(stale_at) = stale_at {
        object = object.raw("stale_at", &stale_at.0.to_string());
    }
    if let Some(processed) = processed {
        object = object.text("processed", processed);
    }
    object.finish()
}

fn list(elements: impl Iterator<Item = String>) -> String {
    format!("[{}]", elements.collect::<Vec<_>>().join(","))
}

fn answer(Answer { state, tone, word, detail }: &Answer) -> String {
    texts(&[("state", state), ("tone", tone), ("word", word), ("detail", detail)]).finish()
}

fn mark(Mark { rule, severity, path }: &Mark) -> String {
    texts(&[("rule", rule), ("severity", severity.name()), ("path", path)]).finish()
}

fn opened(Opened { layer, inflation, content }: &Opened) -> String {
    let inflation = match inflation {
        Inflation::Raw => "raw",
        Inflation::Zlib => "zlib",
        Inflation::Broken => "broken",
        Inflation::TooLong => "too-long",
    };
    let object = texts(&[("inflation", inflation), ("content", content)]);
    object.raw("layer", &layer.to_string()).finish()
}

fn disclosed(Disclosed { index, path, digest }: &Disclosed) -> String {
    texts(&[("path", path), ("digest", digest)]).raw("index", &index.to_string()).finish()
}

fn parts(parts: &Parts) -> String {
    let Parts {
        problems,
        findings,
        verbose,
        passed,
        checks,
        keys,
        result,
        signature,
        entries,
        headers,
        disclosures,
        exposure,
        pasted_keys,
        second,
    } = parts;
    let parts = [
        ("problems", &**problems),
        ("findings", findings),
        ("verbose", verbose),
        ("passed", passed),
        ("checks", checks),
        ("keys", keys),
        ("result", result),
        ("signature", signature),
        ("entries", entries),
        ("headers", headers),
        ("disclosures", disclosures),
        ("exposure", exposure),
        ("pasted_keys", pasted_keys),
        ("second", second),
    ];
    texts(&parts).finish()
}

//! Messages as JSON text. This is the page's end of the protocol; [`worker`] is the other.

mod outcome;
#[cfg(feature = "inspector")]
pub mod worker;

use super::{FromWorker, ToWorker};
use crate::encoding::json::{self, Node, ObjectWriter};
use crate::examples::Example;
use crate::report::found::Scanned;
use crate::request::{KeyFormat, Options, REPORT_FORMATS, Request};
use std::ops::Range;
use std::rc::Rc;

/// The message as the worker reads it.
pub fn encode(message: &ToWorker) -> String {
    let (name, body) = match message {
        ToWorker::Inspect { revision, request } => {
            let body = ObjectWriter::default().raw("revision", &revision.to_string());
            ("Inspect", body.raw("request", &encode_request(request)))
        }
        ToWorker::Mint { example, now } => {
            let body = ObjectWriter::default().text("example", example.name());
            ("Mint", body.raw("now", &now.0.to_string()))
        }
        ToWorker::Report { request, format } => {
            let name = REPORT_FORMATS.iter().find(|(_, it)| it == format).map(|(name, _)| *name);
            let body = ObjectWriter::default().text("format", name.unwrap_or_default());
            ("Report", body.raw("request", &encode_request(request)))
        }
        ToWorker::Learn { choices, request } => {
            let body = ObjectWriter::default().text("choices", choices);
            ("Learn", body.raw("request", &encode_request(request)))
        }
        ToWorker::Explain { rule } => ("Explain", ObjectWriter::default().text("rule", rule)),
        ToWorker::Scan { id, now } => {
            let body = ObjectWriter::default().raw("id", &id.to_string());
            ("Scan", body.raw("now", &now.0.to_string()))
        }
        ToWorker::StopScan => return json::quote("StopScan"),
    };
    ObjectWriter::default().raw(name, &body.finish()).finish()
}

/// A message of the worker; `None` when it is none.
pub fn decode(text: &str) -> Option<FromWorker> {
    let root = json::parse(text).ok()?;
    let [message] = root.members()? else { return None };
    let body = &message.value;
    let word = |name: &str| body.get(name)?.as_str();
    Some(match &*message.name {
        "Ready" => FromWorker::Ready {
            version: word("version")?.to_owned(),
            claims: word("claims")?.into(),
            header: word("header")?.into(),
            algorithms: word("algorithms")?.into(),
        },
        "Inspected" => FromWorker::Inspected {
            revision: number(body, "revision")?,
            outcome: Rc::new(outcome::decode(body.get("outcome")?)?),
            tokens: word("tokens")?.into(),
        },
        "Reported" => FromWorker::Reported { report: word("report")?.into() },
        "Scanned" => FromWorker::Scanned(Scanned {
            id: number(body, "id")?,
            done: number(body, "done")?,
            from: number(body, "from")?,
            tokens: word("tokens")?.into(),
            limited: body.get("limited")?.as_bool()?,
            finished: body.get("finished")?.as_bool()?,
        }),
        "Minted" => {
            let example = Example::named(word("example")?)?;
            FromWorker::Minted { example, token: word("token")?.into(), key: word("key")?.into() }
        }
        "Learned" => FromWorker::Learned { drawn: word("drawn")?.into() },
        "Explained" => {
            FromWorker::Explained { rule: word("rule")?.to_owned(), text: word("text")?.to_owned() }
        }
        _ => return None,
    })
}

fn names(list: &[String]) -> String {
    let quoted: Vec<String> = list.iter().map(|it| json::quote(it)).collect();
    ["[", &quoted.join(","), "]"].concat()
}

fn encode_request(request: &Request) -> String {
    let Options {
        issuer,
        audience,
        subject,
        token_type,
        nonce,
        profile,
        skew,
        max_age,
        algorithms,
        detached_payload,
        method,
        url,
        iterations,
        other,
    } = &request.options;
    let mut object = ObjectWriter::default()
        .text("input", &request.input)
        .text("key", &request.key)
        .text("key_format", key_format(request.key_format))
        .raw("now", &request.now.0.to_string())
        .raw("algorithms", &names(algorithms))
        .raw("muted", &names(&request.muted));
    let texts = [
        ("issuer", issuer),
        ("audience", audience),
        ("subject", subject),
        ("type", token_type),
        ("nonce", nonce),
        ("profile", profile),
        ("detached_payload", detached_payload),
        ("method", method),
        ("url", url),
        ("other", other),
    ];
    for (name, value) in texts {
        if let Some(value) = value {
            object = object.text(name, value);
        }
    }
    if let Some(Range { start, end }) = &request.selection {
        let range = ObjectWriter::default().raw("start", &start.to_string());
        object = object.raw("selection", &range.raw("end", &end.to_string()).finish());
    }
    let [skew, max_age, iterations] = [skew.map(u64::from), max_age.map(u64::from), *iterations]
        .map(|it| usize::try_from(it?).ok());
    for (name, value) in [
        ("skew", skew),
        ("max_age", max_age),
        ("iterations", iterations),
        ("entry", request.entry),
        ("layer", request.layer),
    ] {
        if let Some(value) = value {
            object = object.raw(name, &value.to_string());
        }
    }
    object.finish()
}

/// The name of a key format in requests and reports.
pub fn key_format(format: KeyFormat) -> &'static str {
    match format {
        KeyFormat::Auto => "auto",
        KeyFormat::SecretUtf8 => "secret-utf8",
        KeyFormat::SecretHex => "secret-hex",
        KeyFormat::SecretBase64 => "secret-base64",
        KeyFormat::SecretBase64url => "secret-base64url",
        KeyFormat::Jwk => "jwk",
        KeyFormat::Jwks => "jwks",
        KeyFormat::Pem => "pem",
    }
}

fn number<T: std::str::FromStr>(node: &Node, name: &str) -> Option<T> {
    node.get(name)?.as_number()?.parse().ok()
}

#[cfg(all(test, feature = "inspector"))]
mod tests {
    use super::*;
    use crate::examples::{ATTACKS, EXAMPLES};
    use crate::request::KEY_FORMATS;
    use crate::time::Timestamp;

    #[test]
    fn the_worker_reads_what_the_page_writes() {
        let options = Options {
            profile: Some("at+jwt".to_owned()),
            issuer: Some("a\"\\\n\u{1}é".to_owned()),
            subject: Some("s".to_owned()),
            skew: Some(5),
            iterations: Some(1_300_000),
            max_age: Some(6),
            method: Some("POST".to_owned()),
            url: Some("https://a".to_owned()),
            algorithms: vec!["ES256".to_owned()],
            other: Some(String::new()),
            ..Options::default()
        };
        let request = Request {
            input: "x\u{2028}\u{0}".into(),
            selection: Some(1..4),
            key: "k".into(),
            key_format: KeyFormat::SecretBase64url,
            now: Timestamp(-7),
            muted: Rc::new(vec!["time-expired".to_owned()]),
            entry: Some(1),
            layer: None,
            options,
        };
        let mut messages = vec![
            ToWorker::Inspect { revision: 3, request: Rc::new(request.clone()) },
            ToWorker::Learn { choices: "a=1 b=2".into(), request: Rc::default() },
            ToWorker::Explain { rule: "hdr-alg-none".to_owned() },
            ToWorker::Scan { id: 4, now: Timestamp(-1) },
            ToWorker::StopScan,
        ];
        messages.extend(ATTACKS.map(|example| ToWorker::Mint { example, now: Timestamp(9) }));
        messages.extend(
            REPORT_FORMATS
                .map(|(_, format)| ToWorker::Report { request: Rc::new(request.clone()), format }),
        );
        messages.extend(EXAMPLES.map(|example| ToWorker::Mint { example, now: Timestamp(9) }));
        for message in messages {
            assert_eq!(worker::read(&encode(&message)), Some(message));
        }
    }

    #[test]
    fn every_key_format_has_the_name_that_serde_gives_it() {
        for format in KEY_FORMATS {
            let name = serde_json::to_string(&format).unwrap();
            assert_eq!(name, json::quote(key_format(format)));
        }
    }

    #[test]
    fn the_page_reads_what_the_worker_writes() {
        let mut messages = vec![
            FromWorker::Ready {
                version: "1".to_owned(),
                claims: "a\tb\n".into(),
                header: "".into(),
                algorithms: "c".into(),
            },
            FromWorker::Explained { rule: "r".to_owned(), text: "## a\n\"b\"".to_owned() },
            FromWorker::Scanned(Scanned {
                id: 1,
                done: 2,
                from: 3,
                tokens: "a\tb\nc".into(),
                limited: true,
                finished: false,
            }),
        ];
        messages.extend(EXAMPLES.map(|example| FromWorker::Minted {
            example,
            token: "t".into(),
            key: "-----\n".into(),
        }));
        messages.push(FromWorker::Learned { drawn: "\u{1}p\u{7}".into() });
        messages.push(FromWorker::Reported { report: "{\n}".into() });
        messages.push(FromWorker::Inspected {
            revision: 7,
            outcome: Rc::default(),
            tokens: "1\t2\n3\t4".into(),
        });
        for message in messages {
            assert_eq!(decode(&worker::write(&message)), Some(message));
        }
        assert_eq!(worker::read("{}"), None);
        assert_eq!(worker::read("\"Stop\""), None);
        assert_eq!(decode("{}"), None);
        assert_eq!(decode("{\"Stopped\":{}}"), None);
    }
}

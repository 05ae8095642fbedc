//! Reads the worker's answer to an inspection.

use super::number;
use crate::encoding::json::Node;
use crate::report::outcome::{Answer, Disclosed, Mark, Outcome, Parts};
use crate::report::{Inflation, Opened, Severity};
use crate::time::Timestamp;

/// The outcome in a message; `None` when a member is missing or of another kind.
pub fn decode(node: &Node) -> Option<Outcome> {
    Some(Outcome {
        signature: answer(node.get("signature")?)?,
        findings: answer(node.get("findings")?)?,
        provider: text(node, "provider")?,
        profile: text(node, "profile")?,
        explained: text(node, "explained")?,
        layers: list(node, "layers", answer)?,
        marks: list(node, "marks", mark)?,
        entry: number(node, "entry")?,
        layer: number(node, "layer")?,
        opened: list(node, "opened", opened)?,
        stale_at: number(node, "stale_at").map(Timestamp),
        recognised: text(node, "recognised")?,
        has_keys: node.get("has_keys")?.as_bool()?,
        processed: text(node, "processed"),
        disclosed: list(node, "disclosed", disclosed)?,
        drawn: parts(node.get("drawn")?)?,
    })
}

fn answer(node: &Node) -> Option<Answer> {
    Some(Answer {
        state: text(node, "state")?,
        tone: text(node, "tone")?,
        word: text(node, "word")?,
        detail: text(node, "detail")?,
    })
}

fn mark(node: &Node) -> Option<Mark> {
    let severity = one_of(node, "severity", &SEVERITIES)?;
    Some(Mark { rule: text(node, "rule")?, severity, path: text(node, "path")? })
}

fn opened(node: &Node) -> Option<Opened> {
    Some(Opened {
        layer: number(node, "layer")?,
        inflation: one_of(node, "inflation", &INFLATIONS)?,
        content: text(node, "content")?,
    })
}

fn disclosed(node: &Node) -> Option<Disclosed> {
    Some(Disclosed {
        index: number(node, "index")?,
        path: text(node, "path")?,
        digest: text(node, "digest")?,
    })
}

fn parts(node: &Node) -> Option<Parts> {
    Some(Parts {
        problems: text(node, "problems")?,
        findings: text(node, "findings")?,
        verbose: text(node, "verbose")?,
        passed: text(node, "passed")?,
        checks: text(node, "checks")?,
        keys: text(node, "keys")?,
        result: text(node, "result")?,
        signature: text(node, "signature")?,
        entries: text(node, "entries")?,
        headers: text(node, "headers")?,
        disclosures: text(node, "disclosures")?,
        exposure: text(node, "exposure")?,
        pasted_keys: text(node, "pasted_keys")?,
        second: text(node, "second")?,
    })
}

fn text(node: &Node, name: &str) -> Option<String> {
    node.get(name)?.as_str().map(str::to_owned)
}

fn list<T>(node: &Node, name: &str, read: fn(&Node) -> Option<T>) -> Option<Vec<T>> {
    node.get(name)?.elements()?.iter().map(read).collect()
}

fn one_of<T: Copy>(node: &Node, name: &str, table: &[(&str, T)]) -> Option<T> {
    let name = node.get(name)?.as_str()?;
    table.iter().find(|(candidate, _)| *candidate == name).map(|(_, value)| *value)
}

const INFLATIONS: [(&str, Inflation); 4] = [
    ("raw", Inflation::Raw),
    ("zlib", Inflation::Zlib),
    ("broken", Inflation::Broken),
    ("too-long", Inflation::TooLong),
];

const SEVERITIES: [(&str, Severity); 5] = [
    ("error", Severity::Error),
    ("warning", Severity::Warning),
    ("info", Severity::Info),
    ("verbose", Severity::Verbose),
    ("ok", Severity::Ok),
];

#[cfg(all(test, feature = "inspector"))]
mod tests {
    use super::super::worker;
    use super::*;
    use crate::protocol::FromWorker;
    use std::rc::Rc;

    /// Every name of every table, and every member filled.
    fn filled() -> Outcome {
        let word = str::to_owned;
        let answer = |state| Answer {
            state: word(state),
            tone: word("ok"),
            word: word("W \"quoted\""),
            detail: word("d"),
        };
        let opened = |(_, inflation)| Opened { layer: 1, inflation, content: word("e30") };
        let mark = |(_, severity)| Mark { rule: word("r"), severity, path: word("/claims/exp") };
        let part = |name: &str| format!("\u{1}p\u{6}{name}\u{7}");
        Outcome {
            signature: answer("valid"),
            findings: answer("clean"),
            provider: word("P"),
            profile: word("p\tr\td"),
            explained: word("a\tb\n"),
            layers: vec![answer("a"), answer("b")],
            marks: SEVERITIES.map(mark).to_vec(),
            entry: 1,
            layer: 2,
            opened: INFLATIONS.map(opened).to_vec(),
            stale_at: Some(Timestamp(1_795_332_000)),
            recognised: word("r"),
            has_keys: true,
            processed: Some(word("{\"n\":1e400}")),
            disclosed: vec![Disclosed { index: 3, path: word("/a"), digest: word("d") }],
            drawn: Parts {
                problems: part("problems"),
                findings: part("findings"),
                verbose: part("verbose"),
                passed: part("passed"),
                checks: part("checks"),
                keys: part("keys"),
                result: part("result"),
                signature: part("signature"),
                entries: part("entries"),
                headers: part("headers"),
                disclosures: part("disclosures"),
                exposure: part("exposure"),
                pasted_keys: part("pasted_keys"),
                second: part("second"),
            },
        }
    }

    #[test]
    fn an_outcome_survives_the_border() {
        for outcome in [Outcome::default(), filled()] {
            let outcome = Rc::new(outcome);
            let message = FromWorker::Inspected { revision: 1, outcome, tokens: "".into() };
            let text = worker::write(&message);
            assert_eq!(super::super::decode(&text), Some(message), "{text}");
        }
    }
}

//! Cuts what makes a token usable, and what should not have been in it.

use super::list;
use crate::encoding::json::{self, Node};
use crate::report::Judgement;
use std::ops::Range;

/// What stands in the place of what was cut.
const CUT: &str = "\"(cut)\"";

/// The report without signatures and secrets; `None` when it cannot be read.
pub fn redact(text: &str, judgement: &Judgement) -> Option<String> {
    let root = json::parse(text).ok()?;
    let secrets: Vec<&str> = secrets(judgement).collect();
    let layers = list(&root, "layers");
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for (index, layer) in layers.iter().enumerate() {
        // The text of the parts tells secrets as well, and that of a payload the tokens in it.
        let encoded: &[&str] = if secrets.is_empty() && layers.len() < 2 {
            &["signature_base64url"]
        } else {
            &["signature_base64url", "protected", "payload_text", "payload_base64url"]
        };
        cuts.extend(encoded.iter().filter_map(|name| span(layer.get(name)?)));
        if index == judgement.layer {
            cuts.extend(secrets.iter().filter_map(|path| at(layer, path)));
        }
    }
    if !secrets.is_empty() || layers.len() > 1 {
        cuts.extend(list(&root, "opened").iter().filter_map(|it| span(it.get("content")?)));
    }
    if let Some(claims) = root.get("processed_claims") {
        let inside = secrets.iter().filter_map(|path| path.strip_prefix("/claims"));
        cuts.extend(inside.filter_map(|path| at(claims, path)));
    }
    Some(without(text, cuts))
}

/// Where the secrets stand: JSON Pointers into the layer that was judged.
fn secrets(judgement: &Judgement) -> impl Iterator<Item = &str> {
    const HARMLESS: [&str; 3] = ["content-internal-infra", "content-large-blob", "content-pii"];
    let found = judgement.findings.iter().filter(|finding| {
        let rule = &*finding.rule;
        let in_content = rule.starts_with("content-") && !HARMLESS.contains(&rule);
        in_content || ["hdr-jwk-private", "hdr-jwk-symmetric"].contains(&rule)
    });
    found.flat_map(|finding| finding.path.iter().chain(&finding.also)).map(String::as_str)
}

/// An empty value has nothing to cut.
fn span(node: &Node) -> Option<Range<usize>> {
    (node.as_str() != Some("")).then(|| node.span.clone())
}

/// What the pointer points to. Long pointers are shortened and point to nothing, so then the part that they start in.
fn at(node: &Node, pointer: &str) -> Option<Range<usize>> {
    let mut steps = pointer.split('/').skip(1);
    let part = if pointer.is_empty() { node } else { node.get(steps.next()?)? };
    let found = steps.try_fold(part, |node, step| {
        let name = step.replace("~1", "/").replace("~0", "~");
        match node.elements() {
            Some(elements) => elements.get(step.parse::<usize>().ok()?),
            None => node.get(&name),
        }
    });
    span(found.unwrap_or(part))
}

fn without(text: &str, mut cuts: Vec<Range<usize>>) -> String {
    cuts.sort_by_key(|cut| cut.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for cut in cuts {
        if cut.start >= from {
            out.push_str(text.get(from..cut.start).unwrap_or_default());
            out.push_str(CUT);
            from = cut.end;
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

//! Rules about the size of tokens.

pub(super) mod size_cookie;
pub(super) mod size_header;
pub(super) mod size_top_claims;
pub(super) mod size_url;

use super::{Lint, Subject, text};
use crate::encoding::json::Node;

pub(super) const RULES: &[&Lint] = &[
    &size_cookie::SIZE_COOKIE,
    &size_header::SIZE_HEADER,
    &size_url::SIZE_URL,
    &size_top_claims::SIZE_TOP_CLAIMS,
];

/// The five largest claims with their share of the payload, as a sentence.
fn largest(subject: &Subject<'_>) -> String {
    let payload = &subject.facts.payload;
    let members = payload.object().and_then(Node::members).unwrap_or_default();
    let mut sizes: Vec<(usize, &str)> = members
        .iter()
        .map(|member| (member.value.span.end - member.name_span.start, &*member.name))
        .collect();
    sizes.sort_by(|a, b| b.cmp(a));
    let whole = payload.bytes.len().max(1);
    let shares = sizes.iter().take(5).map(|(size, name)| {
        format!("{} ({} %)", text::quoted(name), (size * 100 + whole / 2) / whole)
    });
    match shares.collect::<Vec<_>>().join(", ") {
        list if list.is_empty() => "Make it smaller.".to_owned(),
        list => format!("The largest claims: {list}."),
    }
}

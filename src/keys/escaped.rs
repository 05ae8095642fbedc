//! PEM inside JSON: service accounts, maps from key id to certificate, and any member that holds a block.

use super::{Keys, pem};
use crate::encoding::json::Node;
use crate::request::{KeyFormat, LIMITS};

/// Parts of member names that say what a member holds and not which key it is.
const KINDS: [&str; 3] = ["key", "cert", "pem"];

/// Reads every string with a PEM block; `text` is what was parsed, `before` the characters in front of it.
pub fn read(node: &Node, text: &str, before: usize) -> Keys {
    let mut keys = Keys { format: KeyFormat::Pem, ..Keys::default() };
    let mut names = Vec::new();
    walk(node, None, &mut |node, id| {
        let Some(block) = node.as_str().filter(|it| it.contains(pem::BEGIN)) else { return };
        if keys.list.len() >= LIMITS.keys || keys.problems.len() >= LIMITS.problems {
            return;
        }
        let mut found = pem::read(block);
        for key in &mut found.list {
            key.key_id = id.map(str::to_owned);
        }
        names.extend(Some(found.recognised).filter(|name| !name.is_empty()));
        keys.list.append(&mut found.list);
        let at = text.get(..node.span.start).map_or(0, |it| it.chars().count());
        keys.problems.extend(found.problems.into_iter().map(|mut problem| {
            problem.offset = Some(before + at);
            problem
        }));
    });
    if !names.is_empty() {
        keys.recognised = format!("JSON with {}", pem::enumerate(&names));
    }
    keys
}

/// Visits every value with the key id that its member gives it.
fn walk<'a>(
    node: &'a Node,
    id: Option<&'a str>,
    visit: &mut impl FnMut(&'a Node, Option<&'a str>),
) {
    visit(node, id);
    for element in node.elements().unwrap_or_default() {
        walk(element, None, visit);
    }
    let members = node.members().unwrap_or_default();
    for member in members {
        let name = &*member.name;
        // A service account names its key in a member beside it.
        let beside = node.get(&[name, "_id"].concat()).and_then(Node::as_str);
        let lower = name.to_ascii_lowercase();
        let is_id = !KINDS.iter().any(|kind| lower.contains(kind));
        walk(&member.value, beside.or(is_id.then_some(name)), visit);
    }
}

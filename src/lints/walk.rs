//! Every value of a JSON object, with its place.

use super::point::root;
use super::{Lint, Subject};
use crate::encoding::json::{Node, escape};
use crate::report::Finding;
use std::fmt::Write;

/// One value on the way.
pub struct Visit<'a> {
    /// The member's name, that of the array for its elements; empty when it is longer than any rule looks for.
    pub name: &'a str,
    /// JSON Pointer from the object on.
    pub pointer: &'a str,
    pub node: &'a Node,
    /// 1 for the members of the object itself.
    pub depth: usize,
}

impl Visit<'_> {
    /// A finding about this value in segment 0 (header) or 1 (claims).
    pub fn finding(
        &self,
        lint: &Lint,
        subject: &Subject<'_>,
        segment: usize,
        message: String,
    ) -> Finding {
        let path = format!("{}{}", root(segment), self.pointer);
        lint.at_bytes(subject, segment, path, self.node.span.clone(), message)
    }
}

/// Visits every value below `object`, in the order written. Depth is bounded by the reader.
pub fn walk(object: &Node, visit: &mut impl FnMut(&Visit<'_>)) {
    below(object, "", &mut String::new(), 1, visit);
}

fn below(
    node: &Node,
    name: &str,
    pointer: &mut String,
    depth: usize,
    visit: &mut impl FnMut(&Visit<'_>),
) {
    let length = pointer.len();
    for member in node.members().unwrap_or_default() {
        step(pointer, &escape(&member.name));
        // No rule looks for a name that long, and elements of an array have its name, too.
        let name = if member.name.len() > LONGEST { "" } else { &*member.name };
        visit(&Visit { name, pointer: pointer.as_str(), node: &member.value, depth });
        below(&member.value, name, pointer, depth + 1, visit);
        pointer.truncate(length);
    }
    for (index, element) in node.elements().unwrap_or_default().iter().enumerate() {
        if pointer.len() <= LONGEST {
            // Writing to a string cannot fail.
            let _ = write!(pointer, "/{index}");
        }
        visit(&Visit { name, pointer: pointer.as_str(), node: element, depth });
        below(element, name, pointer, depth + 1, visit);
        pointer.truncate(length);
    }
}

/// Pointers longer than this many bytes are cut: each finding holds two copies of one.
const LONGEST: usize = 1_000;
/// A name in a pointer is cut after this many characters.
const LONGEST_NAME: usize = 100;

fn step(pointer: &mut String, token: &str) {
    if pointer.len() > LONGEST {
        return;
    }
    pointer.push('/');
    match token.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) if token.len() > LONGEST_NAME => {
            pointer.push_str(token.get(..end).unwrap_or_default());
            pointer.push('…');
        }
        _ => pointer.push_str(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_visited_with_its_pointer_and_depth() {
        let object = crate::encoding::json::parse(r#"{"a":[1,{"b/c":2}],"d":3}"#).unwrap();
        let mut seen = Vec::new();
        walk(&object, &mut |it| seen.push(format!("{} {} {}", it.pointer, it.name, it.depth)));
        assert_eq!(seen, ["/a a 1", "/a/0 a 2", "/a/1 a 2", "/a/1/b~1c b/c 3", "/d d 1"]);
    }

    #[test]
    fn pointers_stay_short() {
        let name = "n".repeat(90_000);
        let text = format!("{{\"{name}\":{}1{}}}", "[".repeat(120), "]".repeat(120));
        let object = crate::encoding::json::parse(&text).unwrap();
        let mut longest = 0;
        walk(&object, &mut |it| longest = longest.max(it.pointer.len() + it.name.len()));
        assert!((100..LONGEST + 2 * LONGEST_NAME).contains(&longest), "{longest}");
    }
}

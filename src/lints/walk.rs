//! Every value of a JSON object, with its place.

use super::point::root;
use super::{Lint, Subject};
use crate::encoding::json::{Node, escape};
use crate::report::Finding;

/// One value on the way.
pub struct Visit<'a> {
    /// The member's name; that of the array for its elements.
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
        pointer.push('/');
        pointer.push_str(&escape(&member.name));
        visit(&Visit { name: &member.name, pointer: pointer.as_str(), node: &member.value, depth });
        below(&member.value, &member.name, pointer, depth + 1, visit);
        pointer.truncate(length);
    }
    for (index, element) in node.elements().unwrap_or_default().iter().enumerate() {
        pointer.push('/');
        pointer.push_str(&index.to_string());
        visit(&Visit { name, pointer: pointer.as_str(), node: element, depth });
        below(element, name, pointer, depth + 1, visit);
        pointer.truncate(length);
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
}

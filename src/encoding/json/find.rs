//! Places in a value: the member at a byte, and members whose name is repeated.

use super::{Member, Node, escape};

impl Node {
    /// JSON Pointer (RFC 6901) from this value to the deepest one at that byte of the text; names count to their member.
    pub fn pointer_at(&self, byte: usize) -> String {
        let mut pointer = String::new();
        let mut node = self;
        while node.span.contains(&byte) {
            let members = node.members().unwrap_or_default();
            let elements = node.elements().unwrap_or_default();
            let member = members.partition_point(|it| it.value.span.end <= byte);
            let element = elements.partition_point(|it| it.span.end <= byte);
            if let Some(member) = members.get(member).filter(|it| it.name_span.start <= byte) {
                pointer.push('/');
                pointer.push_str(&escape(&member.name));
                node = &member.value;
            } else if let Some(inside) = elements.get(element).filter(|it| it.span.start <= byte) {
                pointer.push('/');
                pointer.push_str(&element.to_string());
                node = inside;
            } else {
                break;
            }
        }
        pointer
    }

    /// The members that share their name with another one of the same object, at any depth: a group for each name,
    /// each in the order written.
    pub fn duplicates(&self) -> Vec<Vec<&Member>> {
        let mut found = Vec::new();
        collect(self, &mut found);
        found
    }
}

/// The depth is bounded by the parser.
fn collect<'a>(node: &'a Node, found: &mut Vec<Vec<&'a Member>>) {
    let members = node.members().unwrap_or_default();
    if members.len() > 1 {
        let mut order: Vec<&Member> = members.iter().collect();
        order.sort_unstable_by_key(|member| (&*member.name, member.name_span.start));
        let groups = order.chunk_by(|a, b| a.name == b.name).filter(|group| group.len() > 1);
        found.extend(groups.map(<[&Member]>::to_vec));
    }
    for value in members.iter().map(|member| &member.value) {
        collect(value, found);
    }
    for element in node.elements().unwrap_or_default() {
        collect(element, found);
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn a_byte_belongs_to_the_deepest_member() {
        let text = r#" {"a": [1, {"b/c":22}], "d~":true }"#;
        let node = parse(text).unwrap();
        let pointer = |what: &str| node.pointer_at(text.find(what).unwrap());
        assert_eq!(pointer("{"), "");
        assert_eq!(pointer("\"a"), "/a");
        assert_eq!(pointer("1"), "/a/0");
        assert_eq!(pointer(", {"), "/a");
        assert_eq!(pointer("c\""), "/a/1/b~1c");
        assert_eq!(pointer("22"), "/a/1/b~1c");
        assert_eq!(pointer(", \"d"), "");
        assert_eq!(pointer("true"), "/d~0");
        assert_eq!(node.pointer_at(0) + &node.pointer_at(999), "");
    }

    #[test]
    fn repeated_names_are_found_at_every_depth() {
        let text = r#"{"x":1,"a":[{"b":1,"\u0062":2,"c":3}],"x":{"x":4},"x":5}"#;
        let node = parse(text).unwrap();
        let groups = node.duplicates();
        let written: Vec<Vec<&str>> = groups
            .iter()
            .map(|group| group.iter().map(|member| &text[member.value.span.clone()]).collect())
            .collect();
        assert_eq!(written, [vec!["1", r#"{"x":4}"#, "5"], vec!["1", "2"]]);
    }
}

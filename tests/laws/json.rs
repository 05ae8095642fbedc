//! base64url and JSON: nothing is lost, and every place is exact.

use jotlens::encoding::{base64url, hidden, json};
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn bytes_survive_base64url(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let decoded = base64url::decode(&base64url::encode(&bytes));
        prop_assert_eq!(decoded.bytes, Some(bytes));
        prop_assert!(decoded.oddities.is_empty());
    }

    #[test]
    fn json_is_printed_as_it_was_written(value in json_text()) {
        let node = json::parse(&value).unwrap();
        let printed = json::compact(&node, &value);
        let again = json::parse(&printed).unwrap();
        prop_assert_eq!(json::compact(&again, &printed), printed.clone());
        let indented = json::pretty(&node, &value);
        prop_assert_eq!(json::compact(&json::parse(&indented).unwrap(), &indented), printed);
        prop_assert_eq!(value.get(node.span.clone()), Some(value.trim()));
    }

    #[test]
    fn parse_print_parse_is_the_identity(value in json_text()) {
        let node = json::parse(&value).unwrap();
        for printed in [json::compact(&node, &value), json::pretty(&node, &value)] {
            let again = json::parse(&printed).unwrap();
            prop_assert_eq!(scalars(&again, &printed), scalars(&node, &value), "{}", printed);
        }
        let (beginning, length) = json::pretty_within(&node, &value, value.len() / 2);
        let whole = json::pretty(&node, &value);
        prop_assert_eq!(length, whole.len());
        prop_assert!(whole.starts_with(&beginning));
    }

    #[test]
    fn spans_cover_exactly_their_value(value in json_text()) {
        let node = json::parse(&value).unwrap();
        for (pointer, inner) in values(&node) {
            let slice = &value[inner.span.clone()];
            let again = json::parse(slice).unwrap();
            prop_assert_eq!(again.span.clone(), 0..slice.len());
            prop_assert_eq!(scalars(&again, slice), scalars(inner, &value), "{}", slice);
            let deepest = node.pointer_at(inner.span.start);
            prop_assert!(inner.members().is_some() || inner.elements().is_some() || deepest == pointer);
            prop_assert!(deepest.starts_with(&pointer));
        }
    }

    #[test]
    fn repeated_names_are_those_that_comparing_each_with_each_finds(value in json_text()) {
        let node = json::parse(&value).unwrap();
        let mut found: Vec<usize> =
            node.duplicates().iter().flatten().map(|member| member.name_span.start).collect();
        let mut expected = Vec::new();
        for (_, inner) in values(&node) {
            let members = inner.members().unwrap_or_default();
            let repeated = members.iter().filter(|one| {
                members.iter().filter(|other| other.name == one.name).count() > 1
            });
            expected.extend(repeated.map(|member| member.name_span.start));
        }
        found.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn shown_strings_hide_nothing(value in "\"(\\\\u[0-9a-fA-F]{4}|\\\\u[dD][89abcC][0-9]{2}|[a-z ]|\\\\n){0,8}\"") {
        let node = json::parse(&value).unwrap();
        let shown = json::shown(&value);
        prop_assert!(!shown.contains(|c| c != '\n' && hidden::is_hidden(c)));
        if json::lone_surrogate(&value).is_none() {
            prop_assert_eq!(shown, hidden::visible(node.as_str().unwrap()));
        } else {
            prop_assert!(shown.contains("⟨\\u"));
        }
    }

    #[test]
    fn any_text_is_json_or_a_place_in_it(text in "\\PC{0,60}|[\\[\\]{}:,\"\\\\0-9eE+.a-z\\-\\s]{0,40}") {
        let ours = json::parse(&text);
        if let Err(problem) = &ours {
            prop_assert!(text.is_char_boundary(problem.offset));
        }
        // serde_json refuses numbers that no double holds and lone surrogates; we keep both as text.
        if serde_json::from_str::<Value>(&text).is_ok() {
            prop_assert!(ours.is_ok(), "{text}");
        }
    }
}

/// The names and scalars of a value with their source text and their pointer, in order.
fn scalars(node: &json::Node, source: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (pointer, inner) in values(node) {
        match (inner.members(), inner.elements()) {
            (Some(members), _) => {
                let names = members.iter().map(|it| source[it.name_span.clone()].to_owned());
                all.extend(names.map(|name| (pointer.clone(), name)));
            }
            (_, Some(elements)) => all.push((pointer, elements.len().to_string())),
            _ => all.push((pointer, source[inner.span.clone()].to_owned())),
        }
    }
    all
}

/// A value and all the values inside it, with their pointers.
fn values(node: &json::Node) -> Vec<(String, &json::Node)> {
    let mut all = vec![(String::new(), node)];
    let mut at = 0;
    while let Some((pointer, node)) = all.get(at).cloned() {
        let members = node.members().unwrap_or_default().iter();
        all.extend(members.map(|it| (format!("{pointer}/{}", json::escape(&it.name)), &it.value)));
        let elements = node.elements().unwrap_or_default().iter().enumerate();
        all.extend(elements.map(|(index, it)| (format!("{pointer}/{index}"), it)));
        at += 1;
    }
    all
}

/// JSON texts with blanks, escapes, odd numbers and duplicate names.
fn json_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,4})?",
        "\"([a-zé😀 ]|\\\\u[0-9a-f]{4}|\\\\n){0,8}\"",
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let item =
            (inner, "[ \n]{0,2}").prop_map(|(value, blank)| format!("{blank}{value}{blank}"));
        prop_oneof![
            proptest::collection::vec(item.clone(), 0..5)
                .prop_map(|items| format!("[{}]", items.join(","))),
            proptest::collection::vec(("\"[ab]\"", item), 0..5).prop_map(|members| {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("{name}:{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

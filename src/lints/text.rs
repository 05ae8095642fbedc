//! Values inside messages: always plain text, never long, never a secret.

use crate::encoding::hidden::is_hidden;
use crate::facts::part::Part;
use std::ops::Range;

/// Longer values are cut.
const LONGEST: usize = 60;

/// Names whose values are masked wherever they are quoted.
const SECRET_NAMES: [&str; 9] = [
    "apikey",
    "api_key",
    "credential",
    "passphrase",
    "passwd",
    "password",
    "private",
    "secret",
    "token",
];

/// Whether a character belongs to a word: letters of other scripts do, as does whatever else is not ASCII.
pub fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii()
}

/// A text between backticks, control characters escaped, cut when it is long.
pub fn quoted(text: &str) -> String {
    let mut shown = String::from("`");
    for (index, c) in text.chars().enumerate() {
        if index == LONGEST {
            shown.push('…');
            break;
        }
        if is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown.push('`');
    shown
}

/// A span of the part's text, between backticks; masked when the member's name says that it is secret.
pub fn source(part: &Part, name: &str, span: Range<usize>) -> String {
    let source = part.text.get(span).unwrap_or_default();
    let folded = name.to_ascii_lowercase();
    if SECRET_NAMES.iter().any(|secret| folded.contains(secret)) {
        return quoted(&masked(source.trim_matches('"')));
    }
    quoted(source)
}

/// The first four characters, the rest hidden.
pub fn masked(text: &str) -> String {
    let mut shown: String = text.chars().take(4).collect();
    shown.push_str("****");
    shown
}

/// `a`, `a and b`, `a, b and c`; more than eight are counted.
pub fn list(items: &[String]) -> String {
    const MOST: usize = 8;
    match items {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [rest @ .., last] if items.len() <= MOST => {
            let rest: Vec<String> = rest.iter().map(|item| format!("`{item}`")).collect();
            format!("{} and `{last}`", rest.join(", "))
        }
        _ => {
            let shown: Vec<String> = items.iter().take(MOST).map(|it| format!("`{it}`")).collect();
            format!("{} and {} more places", shown.join(", "), items.len() - MOST)
        }
    }
}

/// `1 byte`, `32 bytes`.
pub fn count(number: usize, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_as_plain_text() {
        assert_eq!(quoted("a\u{202e}\nb"), "`a\\u{202e}\\u{a}b`");
        assert_eq!(quoted(&"x".repeat(70)), format!("`{}…`", "x".repeat(60)));
    }

    #[test]
    fn secrets_are_masked() {
        let part = Part::of(br#"{"Password":"hunter22","sub":"a"}"#.to_vec(), true);
        let shown =
            |name| source(&part, name, part.object().unwrap().get(name).unwrap().span.clone());
        assert_eq!((shown("Password"), shown("sub")), ("`hunt****`".into(), "`\"a\"`".into()));
    }

    #[test]
    fn places_are_listed_as_a_sentence_does() {
        let items: Vec<String> = (0..10).map(|n| n.to_string()).collect();
        assert_eq!(list(&items[..3]), "`0`, `1` and `2`");
        assert!(list(&items).ends_with("`7` and 2 more places"));
    }
}

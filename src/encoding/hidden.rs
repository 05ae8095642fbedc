//! Characters that a person cannot see, spelled out.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character leaves no mark, or one that looks like a blank, or turns the direction of the text around it:
/// controls, Unicode's default-ignorable characters (tags and variation selectors among them), fillers, and every
/// blank but the space.
pub fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    HIDDEN.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Ranges, both ends included.
const HIDDEN: [(char, char); 25] = [
    ('\u{80}', '\u{a0}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{2000}', '\u{200f}'),
    ('\u{2028}', '\u{202f}'),
    ('\u{205f}', '\u{206f}'),
    ('\u{2800}', '\u{2800}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fffb}'),
    ('\u{fffe}', '\u{ffff}'),
    ('\u{13430}', '\u{13455}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
    ('\u{ffffe}', '\u{fffff}'),
    ('\u{10fffe}', '\u{10ffff}'),
];

/// The text with each hidden character as `⟨U+202E⟩`; line feeds stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c != '\n' && is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        push_visible(c, &mut out);
    }
    Cow::Owned(out)
}

/// Adds a character, spelled out when it is hidden.
pub fn push_visible(c: char, out: &mut String) {
    if c != '\n' && is_hidden(c) {
        // Writing to a string cannot fail.
        let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
    } else {
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hides() {
        assert_eq!(visible("a\u{202e}b\u{0}"), "a⟨U+202E⟩b⟨U+0000⟩");
        for c in [
            '\t',
            '\u{7f}',
            '\u{a0}',
            '\u{ad}',
            '\u{200d}',
            '\u{2066}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{3000}',
            '\u{e0041}',
            '\u{e01ef}',
            '\u{3164}',
            '\u{2800}',
        ] {
            assert_eq!(visible(&format!("a{c}")), format!("a⟨U+{:04X}⟩", u32::from(c)));
        }
    }

    #[test]
    fn what_can_be_seen_stays() {
        for text in ["שלום\n", "Füße 😀 日本語", "e\u{301}", "\u{fffd}", "~ !"] {
            assert_eq!(visible(text), text);
        }
    }
}

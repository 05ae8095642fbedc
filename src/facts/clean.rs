//! Takes away what surrounds a token in real life, and remembers what was taken and where everything stood.

use crate::encoding::base64url;
use std::ops::Range;

/// A paste reduced to the token, with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    /// The token alone.
    pub text: String,
    /// What was taken away, in the order found.
    pub removed: Vec<Removed>,
    /// Where each unbroken run of `text` stood in the paste, in bytes.
    runs: Vec<Run>,
    /// Whether a byte of the paste is a character of the paste.
    ascii: bool,
    /// Whether the text stands nowhere in the paste: a token that was inside another one.
    apart: bool,
    /// Kept only when byte and character differ, to count from one to the other.
    pasted: Option<Box<str>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    clean: usize,
    pasted: usize,
}

/// Something that did not belong to the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// `Authorization:` or `Bearer` and the like, as written.
    Prefix(String),
    /// Matching quotes, backticks or angle brackets.
    Quotes(char),
    /// A comma or semicolon at the end.
    Trailing(char),
    /// Blanks or line breaks between characters of the token: how many, and the first one's byte in the paste.
    Whitespace { count: usize, first: usize },
}

const SCHEMES: [&str; 4] = ["bearer", "dpop", "jwt", "token"];
const PAIRS: [(char, char); 6] =
    [('"', '"'), ('\'', '\''), ('`', '`'), ('<', '>'), ('“', '”'), ('‘', '’')];

impl Clean {
    /// Strips prefixes, quotes and trailing punctuation; takes out inner whitespace where the rest is token characters.
    pub fn of(pasted: &str) -> Self {
        let mut removed = Vec::new();
        let mut rest = trim(pasted);
        while let Some(shorter) = strip_prefix(rest, &mut removed)
            .or_else(|| strip_pair(rest, &mut removed))
            .or_else(|| strip_trailing(rest, &mut removed))
        {
            rest = trim(shorter);
        }
        let start = offset_in(pasted, rest);
        let ascii = pasted.is_ascii();
        let mut clean =
            Self { removed, ascii, pasted: (!ascii).then(|| pasted.into()), ..Self::default() };
        if may_have_blanks(rest) && is_token_with_blanks(rest) {
            clean.without_blanks(rest, start);
        } else {
            rest.clone_into(&mut clean.text);
            clean.runs.push(Run { clean: 0, pasted: start });
        }
        clean
    }

    /// A text that is a token and nothing else.
    pub fn untouched(text: &str) -> Self {
        let ascii = text.is_ascii();
        let pasted = (!ascii).then(|| text.into());
        let runs = vec![Run { clean: 0, pasted: 0 }];
        Self { text: text.to_owned(), removed: Vec::new(), runs, ascii, pasted, apart: false }
    }

    fn without_blanks(&mut self, rest: &str, start: usize) {
        let mut count = 0;
        let mut first = None;
        self.text.reserve(rest.len());
        for piece in rest.split_inclusive(is_blank) {
            let offset = offset_in(rest, piece);
            let word = piece.trim_end_matches(is_blank);
            if word.len() < piece.len() {
                count += 1;
                first.get_or_insert(start + offset + word.len());
            }
            if !word.is_empty() {
                self.runs.push(Run { clean: self.text.len(), pasted: start + offset });
                self.text.push_str(word);
            }
        }
        self.removed.extend(first.map(|first| Removed::Whitespace { count, first }));
    }

    /// From now on there is no way back to the paste.
    pub fn set_apart(&mut self) {
        self.apart = true;
    }

    /// Whether there is no way back to the paste.
    pub fn is_apart(&self) -> bool {
        self.apart
    }

    /// The byte of the paste at which a byte of [`Clean::text`] stood.
    pub fn pasted_byte(&self, clean: usize) -> usize {
        let index = self.runs.partition_point(|run| run.clean <= clean).saturating_sub(1);
        self.runs.get(index).map_or(clean, |run| run.pasted + (clean - run.clean))
    }

    /// The byte of [`Clean::text`] that stands at that byte of the paste, or that follows what was taken away there;
    /// `None` before and behind the token.
    pub fn clean_byte(&self, pasted: usize) -> Option<usize> {
        if self.apart {
            return None;
        }
        let (mut low, mut high) = (0, self.text.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.pasted_byte(middle) < pasted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let inside = self.pasted_byte(0) <= pasted && pasted <= self.pasted_byte(self.text.len());
        inside.then_some(low)
    }

    /// Where bytes of [`Clean::text`] stood in the paste, in characters: start and length.
    pub fn place(&self, bytes: Range<usize>) -> Option<(usize, usize)> {
        if self.apart || bytes.end > self.text.len() || bytes.start > bytes.end {
            return None;
        }
        let start = self.pasted_byte(bytes.start);
        let end = if bytes.is_empty() { start } else { self.pasted_byte(bytes.end - 1) + 1 };
        let (start, end) = (self.characters(start), self.characters(end));
        Some((start, end.saturating_sub(start)))
    }

    /// The character of the paste at which that byte of the paste stands.
    pub fn characters(&self, byte: usize) -> usize {
        match &self.pasted {
            Some(text) if !self.ascii => {
                text.char_indices().take_while(|(index, _)| *index < byte).count()
            }
            _ => byte,
        }
    }
}

/// One look at each byte instead of each character: an unbroken token of a megabyte has nothing to look at twice.
fn may_have_blanks(text: &str) -> bool {
    text.bytes().any(|byte| byte <= b' ' || byte >= 0x80)
}

/// Blanks that a terminal, an editor or a mail program may put inside a token.
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Blanks and the invisible characters that copying from rich text leaves at the ends.
fn trim(text: &str) -> &str {
    text.trim_matches(|c| {
        is_blank(c) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{a0}')
    })
}

fn strip_prefix<'a>(text: &'a str, removed: &mut Vec<Removed>) -> Option<&'a str> {
    let header = starts_with_word(text, "authorization")
        .and_then(|rest| rest.trim_start_matches(is_blank).strip_prefix(':'));
    let scheme = || SCHEMES.iter().find_map(|scheme| starts_with_word(text, scheme));
    let rest = header.or_else(|| scheme().filter(|rest| rest.starts_with(is_blank)))?;
    let prefix = text.get(..text.len() - rest.len()).unwrap_or_default();
    removed.push(Removed::Prefix(prefix.to_owned()));
    Some(rest)
}

fn starts_with_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

fn strip_pair<'a>(text: &'a str, removed: &mut Vec<Removed>) -> Option<&'a str> {
    PAIRS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        removed.push(Removed::Quotes(*open));
        Some(inner)
    })
}

fn strip_trailing<'a>(text: &'a str, removed: &mut Vec<Removed>) -> Option<&'a str> {
    let last = text.chars().next_back().filter(|c| matches!(c, ',' | ';'))?;
    removed.push(Removed::Trailing(last));
    text.strip_suffix(last)
}

/// Whether the text is one token broken by blanks, and not words: nothing but token characters, and a first segment
/// that holds the beginning of a JSON object.
fn is_token_with_blanks(text: &str) -> bool {
    let token_like = |c: char| c.is_ascii_alphanumeric() || "-_.=+/~".contains(c) || is_blank(c);
    let Some((first, _)) = text.split_once('.') else { return false };
    if !text.contains(is_blank) || !text.chars().all(token_like) {
        return false;
    }
    let header: String = first.chars().filter(|c| !is_blank(*c)).take(4).collect();
    let start = base64url::decode(&header).bytes.unwrap_or_default();
    matches!(start.as_slice(), [b'{', b'"' | b'}' | b' ' | b'\t' | b'\r' | b'\n', ..])
}

fn offset_in(whole: &str, part: &str) -> usize {
    part.as_ptr().addr() - whole.as_ptr().addr()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_surrounds_a_token_is_taken_away_and_named() {
        let cases = [
            ("  e30.e30. \n", "e30.e30.", 0),
            ("Bearer e30.e30.x", "e30.e30.x", 1),
            ("Authorization: Bearer e30.e30.x", "e30.e30.x", 2),
            ("authorization : DPoP \"e30.e30.x\",", "e30.e30.x", 4),
            ("'Bearer e30.e30.x';", "e30.e30.x", 3),
            ("<e30.e30.x>", "e30.e30.x", 1),
            ("\u{feff}e30.e30.x", "e30.e30.x", 0),
            ("\0e30.e30.x", "\0e30.e30.x", 0),
            ("token", "token", 0),
        ];
        for (pasted, text, removed) in cases {
            let clean = Clean::of(pasted);
            assert_eq!((clean.text.as_str(), clean.removed.len()), (text, removed), "{pasted}");
        }
    }

    #[test]
    fn a_wrapped_token_is_joined_and_keeps_its_positions() {
        let pasted = "Bearer eyJh\n  bGci.e30\r\n.x";
        let clean = Clean::of(pasted);
        assert_eq!(clean.text, "eyJhbGci.e30.x");
        assert!(clean.removed.contains(&Removed::Whitespace { count: 5, first: 11 }));
        assert_eq!(clean.place(4..8), Some((14, 4)));
        assert_eq!(clean.place(12..14), Some((24, 2)));
        assert_eq!(clean.place(14..14), Some((26, 0)));
    }

    #[test]
    fn a_token_may_break_after_its_first_character() {
        assert_eq!(Clean::of("e\n yJh.e30.").text, "eyJh.e30.");
    }

    #[test]
    fn positions_count_characters() {
        let clean = Clean::of("“eyJh.é.x”");
        assert_eq!((clean.text.as_str(), clean.place(5..7)), ("eyJh.é.x", Some((6, 1))));
    }

    #[test]
    fn prose_keeps_its_blanks() {
        for prose in ["hello, world. yes", "hello world. yes", "eyes are open. now"] {
            assert_eq!(Clean::of(prose).text, prose);
        }
    }
}

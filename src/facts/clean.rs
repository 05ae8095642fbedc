//! Takes away what surrounds a token in real life, and remembers what was taken and where everything stood.

#[cfg(test)]
mod tests;

use super::escape;
use crate::encoding::base64url;
use std::ops::Range;
use std::rc::Rc;

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
    /// Whether the text stands nowhere in the paste: a token that was compressed inside another one.
    apart: bool,
    /// What carries this text, when it is a token inside another one; `runs` are places in that.
    outer: Option<Rc<Outer>>,
    /// Kept only when byte and character differ, to count from one to the other.
    pasted: Option<Box<str>>,
}

/// Where the payload that a token was in stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Outer {
    /// The outer token's, without its text.
    clean: Clean,
    /// The first byte of the payload's segment in the outer clean text.
    start: usize,
    /// Whether the segment is base64url.
    encoded: bool,
}

/// Characters of the clean text that stood together in the paste.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    clean: usize,
    pasted: usize,
    /// Bytes of the paste for each byte of the text: more than one for an escape.
    width: usize,
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
    /// Characters written as `%2E`, `\u002e` or `&#46;`: how many, and the first one's byte in the paste.
    Escapes { count: usize, first: usize },
}

const SCHEMES: [&str; 4] = ["bearer", "dpop", "jwt", "token"];
const PAIRS: [(char, char); 6] =
    [('"', '"'), ('\'', '\''), ('`', '`'), ('<', '>'), ('“', '”'), ('‘', '’')];

/// A text larger than this, in bytes, is searched for tokens at once, unless it is one: the page never holds it.
pub const LARGE_TEXT: usize = 262_144;

/// Whether a text that begins so is plainly a token and nothing else.
pub fn is_one_token(head: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.=~+/".contains(&byte);
    let clean = Clean::of(head).text;
    clean.starts_with('e') && clean.bytes().all(token)
}

impl Clean {
    /// Strips prefixes, quotes and trailing punctuation; takes out inner whitespace and undoes escapes where the rest is
    /// token characters.
    pub fn of(pasted: &str) -> Self {
        Self::of_part(pasted, 0..pasted.len())
    }

    /// The same for those bytes of the paste only; for all of it when they cut a character.
    pub fn of_part(pasted: &str, part: Range<usize>) -> Self {
        let mut removed = Vec::new();
        // What was selected is known to be one token.
        let whole = part.len() == pasted.len();
        let mut rest = trim(pasted.get(part).unwrap_or(pasted));
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
        if may_be_written_otherwise(rest)
            && is_written_otherwise(rest)
            && !(whole && is_more_than_a_token(rest))
        {
            clean.rewrite(rest, start);
        } else {
            rest.clone_into(&mut clean.text);
            clean.runs.push(Run { clean: 0, pasted: start, width: 1 });
        }
        clean
    }

    /// A text that is a token and nothing else.
    pub fn untouched(text: &str) -> Self {
        let ascii = text.is_ascii();
        let pasted = (!ascii).then(|| text.into());
        let runs = vec![Run { clean: 0, pasted: 0, width: 1 }];
        Self { text: text.to_owned(), removed: Vec::new(), runs, ascii, pasted, ..Self::default() }
    }

    /// Takes the token without blanks and escapes.
    fn rewrite(&mut self, rest: &str, start: usize) {
        let (mut blanks, mut escapes) = (Vec::new(), Vec::new());
        let mut next = None;
        self.text.reserve(rest.len());
        for (at, c, width) in characters(rest) {
            let pasted = start + at;
            if is_blank(c) {
                blanks.push(pasted);
                continue;
            }
            if width > 1 {
                escapes.push(pasted);
            }
            if next != Some((pasted, width)) {
                self.runs.push(Run { clean: self.text.len(), pasted, width });
            }
            self.text.push(c);
            next = Some((pasted + width, width));
        }
        let counted = |places: &[usize]| places.first().map(|first| (places.len(), *first));
        if let Some((count, first)) = counted(&blanks) {
            self.removed.push(Removed::Whitespace { count, first });
        }
        if let Some((count, first)) = counted(&escapes) {
            self.removed.push(Removed::Escapes { count, first });
        }
    }

    /// The text is the payload of another token; its segment begins at byte `start` of the outer clean text.
    pub fn set_outer(&mut self, outer: &Self, start: usize, encoded: bool) {
        let (runs, ascii, apart) = (outer.runs.clone(), outer.ascii, outer.apart);
        let (pasted, within) = (outer.pasted.clone(), outer.outer.clone());
        let clean = Self { runs, ascii, apart, pasted, outer: within, ..Self::default() };
        self.outer = Some(Rc::new(Outer { clean, start, encoded }));
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
        self.pasted_bytes(&(clean..clean)).start
    }

    /// The bytes of the paste that carry bytes of [`Clean::text`].
    pub fn pasted_bytes(&self, clean: &Range<usize>) -> Range<usize> {
        let byte = |at: usize| {
            let run = self.run(at);
            run.map_or((at, 1), |run| (run.pasted + (at - run.clean) * run.width, run.width))
        };
        let (start, _) = byte(clean.start);
        let last = clean.end.checked_sub(1).filter(|last| *last >= clean.start).map(byte);
        let end = last.map_or(start, |(last, width)| last + width);
        let Some(outer) = &self.outer else { return start..end };
        let first = if outer.encoded { start * 4 / 3 } else { start };
        let end = if outer.encoded { (end * 4).div_ceil(3) } else { end };
        outer.clean.pasted_bytes(&(outer.start + first..outer.start + end.max(first)))
    }

    fn run(&self, clean: usize) -> Option<&Run> {
        self.runs.get(self.runs.partition_point(|run| run.clean <= clean).saturating_sub(1))
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
        let Range { start, end } = self.pasted_bytes(&bytes);
        let (start, end) = (self.characters(start), self.characters(end));
        Some((start, end.saturating_sub(start)))
    }

    /// The character of the paste at which that byte of the paste stands.
    pub fn characters(&self, byte: usize) -> usize {
        if let Some(outer) = &self.outer {
            return outer.clean.characters(byte);
        }
        match &self.pasted {
            Some(text) if !self.ascii => {
                text.char_indices().take_while(|(index, _)| *index < byte).count()
            }
            _ => byte,
        }
    }
}

/// One look at each byte instead of each character: an unbroken token of a megabyte has nothing to look at twice.
fn may_be_written_otherwise(text: &str) -> bool {
    text.bytes().any(|byte| byte <= b' ' || byte >= 0x80 || matches!(byte, b'%' | b'&' | b'\\'))
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

/// The characters with their offsets and lengths in bytes, escapes undone.
fn characters(text: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let (c, width) = match escape::read(rest.as_bytes()) {
            Some((byte, width)) => (byte.into(), width),
            None => rest.chars().next().map(|c| (c, c.len_utf8()))?,
        };
        at += width;
        Some((at - width, c, width))
    })
}

/// Whether the text may be a token broken by blanks or written with escapes: nothing but token characters, and a first
/// segment that holds the beginning of a JSON object.
fn is_written_otherwise(text: &str) -> bool {
    let token_like = |c: char| c.is_ascii_alphanumeric() || "-_.=+/~".contains(c) || is_blank(c);
    let mut dots = 0;
    let mut changed = false;
    for (_, c, width) in characters(text) {
        if !token_like(c) {
            return false;
        }
        dots += usize::from(c == '.');
        changed |= width > 1 || is_blank(c);
    }
    changed && dots > 0 && starts_an_object(text)
}

/// Whether such a text is a token and something else: another token, or words.
fn is_more_than_a_token(text: &str) -> bool {
    let dots = characters(text).filter(|it| it.1 == '.').count();
    dots > 3 && holds_two_tokens(text) || dots > 1 && ends_in_words(text)
}

fn starts_an_object(text: &str) -> bool {
    let plain = characters(text).map(|(_, c, _)| c).filter(|c| !is_blank(*c));
    let header: String = plain.take(4).collect();
    let start = base64url::decode(&header).bytes.unwrap_or_default();
    matches!(start.as_slice(), [b'{', b'"' | b'}' | b' ' | b'\t' | b'\r' | b'\n', ..])
}

/// Whether two words look like whole tokens, or the header is not that of a token with more than two dots. The key
/// binding at the end of an SD-JWT looks like a token, but belongs to it.
fn holds_two_tokens(text: &str) -> bool {
    let plain = characters(text).map(|(_, c, _)| c).filter(|c| !is_blank(*c));
    let header: String = plain.take_while(|c| *c != '.').collect();
    let header = base64url::decode(&header).bytes.unwrap_or_default();
    if !text.contains('~') && !header.windows(5).any(|name| name == b"\"enc\"") {
        return true;
    }
    let mut tokens = 0;
    let mut before = ' ';
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        let whole = word.starts_with('e') && characters(word).filter(|it| it.1 == '.').count() > 1;
        tokens += usize::from(whole && before != '~');
        before = word.chars().next_back().unwrap_or(' ');
    }
    tokens > 1
}

/// Whether words follow the last dot: blanks and lower-case letters that no encoder would write so.
fn ends_in_words(text: &str) -> bool {
    let is_word = |word: &&str| {
        let mut rest = word.bytes().skip(1).peekable();
        rest.peek().is_some() && rest.all(|byte| byte.is_ascii_lowercase())
    };
    let end = text.rsplit('.').next().unwrap_or_default();
    let letters: usize = end.split(is_blank).skip(1).filter(is_word).map(str::len).sum();
    letters >= 4
}

fn offset_in(whole: &str, part: &str) -> usize {
    part.as_ptr().addr() - whole.as_ptr().addr()
}

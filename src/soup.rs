//! Finds every token in any text: requests, logs, HAR files, configuration. One pass forward; each byte is looked at a
//! bounded number of times.

mod compact;
mod cursor;
mod documents;
pub mod place;
pub mod token;

use crate::report::found::Row;
use crate::request::LIMITS;
use crate::time::Timestamp;
use compact::Compact;
use cursor::is_base64url;
use documents::Documents;
use place::{Before, Place};
use std::collections::BTreeMap;
use std::ops::Range;
use token::Token;

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Soup {
    /// Every token once, in the order in which they first end.
    pub tokens: Vec<Token>,
    /// Whether there are more than [`LIMITS`] lets be listed.
    pub limited: bool,
    /// Whether the text is a JSON document.
    pub json: bool,
}

/// Finds the tokens of a text; whether they are alive is told as of `now`.
pub fn find(text: &[u8], now: Timestamp) -> Soup {
    let mut finder = Finder::new(now);
    finder.advance(text, text.len());
    finder.finish()
}

impl Soup {
    /// The tokens as lines, for the list.
    pub fn rows(&self) -> Vec<Row> {
        self.tokens.iter().map(Token::row).collect()
    }
}

/// A search that can pause, so that it can tell how far it is.
#[derive(Default)]
pub struct Finder {
    at: usize,
    now: Timestamp,
    before: Before,
    documents: Documents,
    soup: Soup,
    /// Where each known token stands in the list, by its text.
    known: BTreeMap<Box<str>, usize>,
    /// Up to here a token was looked for over line ends in vain; nothing that starts before tries so again.
    barren: usize,
}

impl Finder {
    pub fn new(now: Timestamp) -> Self {
        Self { now, ..Self::default() }
    }

    /// How many bytes are done.
    pub fn done(&self) -> usize {
        self.at
    }

    /// The tokens so far.
    pub fn tokens(&self) -> &[Token] {
        &self.soup.tokens
    }

    /// Whether a token more was found than is listed.
    pub fn is_limited(&self) -> bool {
        self.soup.limited
    }

    /// Searches on to byte `until`, and to the end of a token that reaches beyond. `text` is the same whole text each time.
    pub fn advance(&mut self, text: &[u8], until: usize) {
        while self.at < until {
            let Some(byte) = text.get(self.at) else { return };
            match byte {
                b'e' if self.may_start(text) => self.candidate(text),
                // A line that ends in a backslash is a line all the same.
                b'\\' if self.documents.in_string() && text.get(self.at + 1) != Some(&b'\n') => {
                    self.at += 2;
                }
                b'\n' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'<' | b'>' | b'?' | b'#' | b'{'
                | b'}' | b'[' | b']' | b',' | b':' => self.see(text, *byte),
                _ => self.at += 1,
            }
        }
    }

    /// Everything that was found.
    pub fn finish(mut self) -> Soup {
        self.soup.json =
            self.documents.whole && !self.documents.broken && self.documents.is_closed();
        self.soup
    }

    /// A byte that tells something about what follows.
    fn see(&mut self, text: &[u8], byte: u8) {
        let at = self.at;
        self.at += 1;
        match byte {
            b'\n' => {
                self.before.line += 1;
                self.before.line_start = at + 1;
                (self.before.word, self.before.quote) = (at + 1, at + 1);
            }
            b'"' | b'\'' => (self.before.word, self.before.quote) = (at + 1, at + 1),
            b' ' | b'\t' | b'\r' | b'<' | b'>' => self.before.word = at + 1,
            // After a number sign it is part of the fragment (RFC 3986 section 3.5).
            b'?' if self.before.fragment.is_none_or(|it| it < self.before.word) => {
                self.before.question = Some(at);
            }
            b'#' => self.before.fragment = Some(at),
            _ => {}
        }
        if let Some(object) = self.documents.see(text, at, byte) {
            self.serialized(text, object);
        }
    }

    /// Whether the byte before can stand before a token: no base64url character, unless it ends an escape.
    fn may_start(&self, text: &[u8]) -> bool {
        if !matches!(
            text.get(self.at + 1),
            Some(b'y' | b'w' | b' ' | b'\t' | b'\r' | b'\n' | b'\\' | b'%')
        ) {
            return false;
        }
        let before = text.get(self.at.saturating_sub(6)..self.at).unwrap_or_default();
        let Some(last) = before.last() else { return true };
        if !is_base64url(*last) {
            return true;
        }
        let hex = |first: &u8, second: &u8| [first, second].iter().all(|it| it.is_ascii_hexdigit());
        match before {
            [.., b'\\', b'n' | b'r' | b't' | b'b' | b'f'] => true,
            [.., b'%', a, b] | [.., b'%', b'2', b'5', a, b] | [.., b'\\', b'x', a, b] => hex(a, b),
            [b'\\', b'u', a, b, c, d] => hex(a, b) && hex(c, d),
            _ => false,
        }
    }

    fn candidate(&mut self, text: &[u8]) {
        let start = self.at;
        match compact::read(text, start, start >= self.barren) {
            Ok(found) => self.found(text, &found),
            Err(looked) => {
                self.barren = self.barren.max(looked);
                let rest = text.get(start..).unwrap_or_default();
                self.at += rest.iter().position(|it| !is_base64url(*it)).unwrap_or(rest.len());
            }
        }
    }

    fn found(&mut self, text: &[u8], found: &Compact) {
        let start = self.at;
        if self.is_new(&found.text) {
            let place = Place::of(text, start, &self.before, &self.documents);
            self.soup.tokens.push(Token::compact(found, start, place, self.now));
        }
        for (offset, byte) in text.get(start..found.end).unwrap_or_default().iter().enumerate() {
            if *byte == b'\n' {
                self.before.line += 1;
                self.before.line_start = start + offset + 1;
            }
        }
        self.at = found.end;
    }

    fn serialized(&mut self, text: &[u8], object: Range<usize>) {
        let Some(source) = text.get(object.clone()).and_then(|it| std::str::from_utf8(it).ok())
        else {
            return;
        };
        let lines = source.bytes().filter(|byte| *byte == b'\n').count();
        let line = self.before.line + 1 - lines;
        let place = Place::of_object(text, line, &self.documents);
        if let Some(token) = Token::serialized(source, object.start, place, self.now)
            && self.is_new(source)
        {
            self.soup.tokens.push(token);
        }
    }

    /// Whether the token is to be listed; one that is listed already is counted.
    fn is_new(&mut self, token: &str) -> bool {
        if let Some(index) = self.known.get(token) {
            if let Some(known) = self.soup.tokens.get_mut(*index) {
                known.more += 1;
            }
            return false;
        }
        if self.soup.tokens.len() == LIMITS.tokens {
            self.soup.limited = true;
            return false;
        }
        self.known.insert(token.into(), self.soup.tokens.len());
        true
    }
}

#[cfg(test)]
mod tests;

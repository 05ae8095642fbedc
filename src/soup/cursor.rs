//! Reads the characters of a token out of any text: escapes undone, over line ends where asked.

use crate::facts::escape;

/// Blanks between two lines of a token; more are the end of it.
const INDENT: usize = 256;

/// A place in the text, and the characters read so far without escapes and line ends.
pub struct Cursor<'a> {
    text: &'a [u8],
    /// The byte after the last character read.
    pub at: usize,
    pub read: Vec<u8>,
    /// Whether a line end was crossed.
    pub wrapped: bool,
}

impl<'a> Cursor<'a> {
    pub fn new(text: &'a [u8], at: usize) -> Self {
        Self { text, at, read: Vec::new(), wrapped: false }
    }

    /// All of the text.
    pub fn text(&self) -> &'a [u8] {
        self.text
    }

    /// Reads base64url characters.
    pub fn run(&mut self) {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest.iter().position(|byte| !is_base64url(*byte)).unwrap_or(rest.len());
            self.read.extend_from_slice(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            if !self.take_escape(is_base64url) {
                return;
            }
        }
    }

    /// Reads one segment, and the padding that JOSE forbids; over line ends when told to.
    pub fn segment(&mut self, over_lines: bool) {
        loop {
            self.run();
            if !(over_lines && self.cross()) {
                break;
            }
        }
        // A third one is no padding.
        let _ = self.take(b'=') && self.take(b'=');
    }

    /// Reads this character, escaped or not; whether it was there.
    pub fn take(&mut self, wanted: u8) -> bool {
        match self.peek() {
            Some((byte, width)) if byte == wanted => {
                self.read.push(byte);
                self.at += width;
                true
            }
            _ => false,
        }
    }

    /// The next character and the bytes it takes.
    pub fn peek(&self) -> Option<(u8, usize)> {
        escape::read(self.text.get(self.at..)?)
    }

    /// Goes to the first token character of the next line; whether there is one.
    pub fn cross(&mut self) -> bool {
        let mut next = self.at;
        let mut lines = false;
        while next - self.at < INDENT {
            match escape::read(self.text.get(next..).unwrap_or_default()) {
                Some((b' ' | b'\t', width)) => next += width,
                Some((b'\n' | b'\r', width)) => {
                    lines = true;
                    next += width;
                }
                Some((byte, _)) if lines && (is_base64url(byte) || matches!(byte, b'.' | b'~')) => {
                    self.at = next;
                    self.wrapped = true;
                    return true;
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether what follows shows that the token was shortened or goes on with something that no token has.
    pub fn is_cut(&self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with("…".as_bytes()) || rest.starts_with(b"***") {
            return true;
        }
        let Some((b'.', width)) = self.peek() else { return false };
        // One dot may end a sentence.
        let after = escape::read(rest.get(width..).unwrap_or_default());
        after.is_some_and(|(byte, _)| is_base64url(byte) || byte == b'.')
    }

    fn take_escape(&mut self, wanted: fn(u8) -> bool) -> bool {
        match self.peek() {
            Some((byte, width)) if width > 1 && wanted(byte) => {
                self.read.push(byte);
                self.at += width;
                true
            }
            _ => false,
        }
    }
}

/// Whether strict base64url may contain the character.
pub fn is_base64url(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

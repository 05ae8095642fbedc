//! Searches a large text slice by slice, so that other questions are answered in between.

use crate::protocol::FromWorker;
use crate::report::found::{Row, Scanned};
use crate::request::LIMITS;
use crate::soup::Finder;
use crate::soup::token::Token;
use crate::time::Timestamp;
use std::ops::Range;
use web_sys::{Blob, FileReaderSync};

/// Bytes read or searched before anything else gets its turn.
const SLICE: usize = 2_000_000;
/// Rows in one message: the page stays quick while it reads them.
const ROWS: usize = 1_000;

/// A search that goes on.
pub struct Scan {
    id: u32,
    blob: Blob,
    size: usize,
    text: Vec<u8>,
    finder: Finder,
    /// How many rows the page has, and how often each of their tokens had been seen when it was sent.
    sent: Vec<usize>,
}

impl Scan {
    pub fn new(id: u32, now: Timestamp, blob: Blob) -> Self {
        #[expect(
            clippy::as_conversions,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates"
        )]
        let size = (blob.size() as usize).min(LIMITS.input);
        let text = Vec::with_capacity(size);
        Self { id, blob, size, text, finder: Finder::new(now), sent: Vec::new() }
    }

    /// Reads a slice, or searches one when all is read. The last answer says that it is finished.
    pub fn step(&mut self) -> FromWorker {
        if self.text.len() < self.size {
            match self.read() {
                Some(bytes) if !bytes.is_empty() => self.text.extend(bytes),
                // A file that was changed or taken away: what was read is searched.
                _ => self.size = self.text.len(),
            }
            return self.news(0..0, false);
        }
        let done = self.finder.done();
        if done < self.text.len() {
            self.finder.advance(&self.text, done + SLICE);
            let rows = self.sent.len()..self.finder.tokens().len();
            return self.news(rows, false);
        }
        // What was seen again since it was sent is sent again, and all that follows it.
        let tokens = self.finder.tokens();
        let old = self.sent.iter().zip(tokens).position(|(sent, token)| *sent != token.more);
        let from = old.unwrap_or(self.sent.len());
        self.news(from..tokens.len(), true)
    }

    fn read(&self) -> Option<Vec<u8>> {
        let (start, end) = (self.text.len(), (self.text.len() + SLICE).min(self.size));
        let place = |at: usize| f64::from(u32::try_from(at).unwrap_or(u32::MAX));
        let slice = self.blob.slice_with_f64_and_f64(place(start), place(end)).ok()?;
        let buffer = FileReaderSync::new().ok()?.read_as_array_buffer(&slice).ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }

    /// Tells of these rows, of so many as one message holds; the rest follow, and only the last message is the end.
    fn news(&mut self, rows: Range<usize>, last: bool) -> FromWorker {
        let end = rows.end.min(rows.start + ROWS);
        let tokens = self.finder.tokens();
        let told = tokens.get(rows.start..end).unwrap_or_default();
        let lines: Vec<Row> = told.iter().map(Token::row).collect();
        let lines: Vec<&str> = lines.iter().map(Row::line).collect();
        if !rows.is_empty() {
            self.sent.truncate(rows.start);
            self.sent.extend(told.iter().map(|token| token.more));
        }
        FromWorker::Scanned(Scanned {
            id: self.id,
            done: self.finder.done(),
            from: if rows.is_empty() { self.sent.len() } else { rows.start },
            tokens: lines.join("\n").into(),
            limited: self.finder.is_limited(),
            finished: last && end == rows.end,
        })
    }
}

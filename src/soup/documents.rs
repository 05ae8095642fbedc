//! Follows the JSON around a token: tells its path, and finds tokens in JSON serialization. Tolerates broken JSON.

use std::ops::Range;

/// Deeper levels are counted but have no place in a path.
const LEVELS: usize = 128;
/// Longer member names are cut in a path.
const NAME: usize = 60;
/// Longer objects are no token.
const OBJECT: usize = 2_000_000;

/// Where in which JSON document the reader is.
#[derive(Default)]
pub struct Documents {
    frames: Vec<Frame>,
    /// Levels beyond [`LEVELS`].
    deeper: usize,
    /// The byte after the opening quote of the string that is read.
    string: Option<usize>,
    /// Whether the text starts as JSON: then it stays JSON whatever comes.
    pub whole: bool,
    /// Whether something was wrong with it.
    pub broken: bool,
}

/// An array or object that is not closed yet.
struct Frame {
    start: usize,
    array: bool,
    /// The element's number.
    index: usize,
    /// The member's name, without its quotes.
    name: Range<usize>,
    /// Whether the next string is a member name.
    before_name: bool,
    /// The value of the member `name`, as HAR files have it beside a `value`.
    label: Option<Range<usize>>,
    seen: Seen,
    /// Whether an object inside was taken for a token.
    tried: bool,
}

/// Members that tokens in JSON serialization have.
#[derive(Default)]
struct Seen {
    payload: bool,
    signed: bool,
    ciphertext: bool,
}

impl Documents {
    /// Whether a string is open: bytes in it mean nothing but themselves.
    pub fn in_string(&self) -> bool {
        self.string.is_some()
    }

    /// The byte at which the open string starts.
    pub fn string_start(&self) -> Option<usize> {
        self.string
    }

    /// Whether all that was opened is closed.
    pub fn is_closed(&self) -> bool {
        self.frames.is_empty() && self.string.is_none()
    }

    /// Looks at a quote, bracket, comma, colon or line end. Gives the object that ends here and may be a token.
    pub fn see(&mut self, text: &[u8], at: usize, byte: u8) -> Option<Range<usize>> {
        match byte {
            b'"' if self.string.is_some() => self.close_string(text, at),
            b'"' if !self.frames.is_empty() => self.string = Some(at + 1),
            b'\n' if self.string.is_some() => self.fail(),
            _ if self.string.is_some() => {}
            b'{' | b'[' => self.open(text, at, byte == b'['),
            b'}' | b']' => return self.close(at, byte == b']'),
            b',' => {
                if let Some(frame) = self.frames.last_mut().filter(|_| self.deeper == 0) {
                    frame.index += 1;
                    frame.before_name = !frame.array;
                }
            }
            b':' => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.before_name = false;
                }
            }
            _ => {}
        }
        None
    }

    /// The path of what is read now: `$.log.entries[3].request`.
    pub fn path(&self, text: &[u8]) -> String {
        let mut path = "$".to_owned();
        for frame in &self.frames {
            if frame.array {
                path.extend(["[", &frame.index.to_string(), "]"]);
            } else if !frame.before_name {
                push_name(&mut path, text.get(frame.name.clone()).unwrap_or_default());
            }
        }
        if self.deeper > 0 {
            path.push('…');
        }
        path
    }

    /// How many levels deep the reader is.
    pub fn depth(&self) -> usize {
        self.frames.len() + self.deeper
    }

    /// The names of the members around: the innermost first.
    pub fn names<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = &'a [u8]> + 'a {
        let objects = self.frames.iter().rev().filter(|frame| !frame.array);
        objects.map(|frame| text.get(frame.name.clone()).unwrap_or_default())
    }

    /// The value of the `name` beside the member that is read.
    pub fn label<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        text.get(self.frames.last()?.label.clone()?)
    }

    fn open(&mut self, text: &[u8], at: usize, array: bool) {
        if self.frames.is_empty() && !starts(text, at, array) {
            return;
        }
        if self.frames.is_empty() {
            self.whole |= text.get(..at).unwrap_or_default().trim_ascii_start().is_empty();
        }
        if self.frames.len() == LEVELS {
            self.deeper += 1;
            return;
        }
        if let Some(frame) = self.frames.last_mut()
            && text.get(frame.name.clone()) == Some(b"signatures")
        {
            frame.seen.signed = true;
        }
        self.frames.push(Frame {
            start: at,
            array,
            index: 0,
            name: at..at,
            before_name: !array,
            label: None,
            seen: Seen::default(),
            tried: false,
        });
    }

    fn close(&mut self, at: usize, array: bool) -> Option<Range<usize>> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        if self.frames.last()?.array != array {
            self.fail();
            // Something was left open: close it together with what is around it.
            if self.frames.iter().any(|frame| frame.array == array) {
                while self.frames.last().is_some_and(|frame| frame.array != array) {
                    self.frames.pop();
                }
            }
        }
        let frame = self.frames.pop()?;
        let is_token = frame.seen.payload && frame.seen.signed || frame.seen.ciphertext;
        let fits = is_token && !frame.tried && at - frame.start < OBJECT;
        if let Some(parent) = self.frames.last_mut() {
            parent.tried |= frame.tried || fits;
        }
        fits.then_some(frame.start..at + 1)
    }

    fn close_string(&mut self, text: &[u8], at: usize) {
        let Some(start) = self.string.take() else { return };
        let Some(frame) = self.frames.last_mut().filter(|_| self.deeper == 0) else { return };
        if frame.array {
            return;
        }
        if frame.before_name {
            frame.name = start..at;
            return;
        }
        match text.get(frame.name.clone()).unwrap_or_default() {
            b"name" => frame.label = Some(start..at),
            b"payload" => frame.seen.payload = true,
            b"signature" => frame.seen.signed = true,
            b"ciphertext" => frame.seen.ciphertext = true,
            _ => {}
        }
    }

    /// What was read is no JSON. Beside other text it is given up.
    fn fail(&mut self) {
        self.string = None;
        self.broken = true;
        if !self.whole {
            self.frames.clear();
            self.deeper = 0;
        }
    }
}

/// Whether a bracket in other text begins a JSON document worth following.
fn starts(text: &[u8], at: usize, array: bool) -> bool {
    let inside = text.get(at + 1..).unwrap_or_default();
    let first = inside.iter().take(200).find(|byte| !byte.is_ascii_whitespace());
    match first {
        Some(b'"' | b'}') if !array => true,
        Some(b'{' | b'[' | b'"') if array => true,
        _ => false,
    }
}

fn push_name(path: &mut String, name: &[u8]) {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let text: String = String::from_utf8_lossy(name).chars().take(NAME).collect();
    let cut = if text.len() < name.len() { "…" } else { "" };
    if !name.is_empty() && name.iter().all(word) {
        path.extend([".", &text, cut]);
    } else {
        path.extend(["[\"", &text, cut, "\"]"]);
    }
}

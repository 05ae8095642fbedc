//! Text to values: a recursive descent bounded by [`DEPTH_LIMIT`].

use super::escape::escape;
use super::{Cause, Member, Node, Problem, Value};
use std::ops::Range;

/// Arrays and objects nested deeper than this are a problem, never a stack overflow.
pub const DEPTH_LIMIT: usize = 128;

/// Parses one JSON value that fills `text`.
pub fn parse(text: &str) -> Result<Node, Problem> {
    let mut parser = Parser { text, bytes: text.as_bytes(), at: 0, depth: 0 };
    parser.document().map_err(|(cause, offset)| locate(text, cause, offset))
}

type Failure = (Cause, usize);

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn document(&mut self) -> Result<Node, Failure> {
        if self.text.starts_with('\u{feff}') {
            return Err((Cause::ByteOrderMark, 0));
        }
        self.blanks();
        if self.peek().is_none() {
            return Err((Cause::Empty, self.at));
        }
        let node = self.value()?;
        self.blanks();
        match self.character() {
            Some(c) => Err((Cause::Trailing(c), self.at)),
            None => Ok(node),
        }
    }

    fn value(&mut self) -> Result<Node, Failure> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::array)?,
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.literal("true", Value::Bool(true))?,
            Some(b'f') => self.literal("false", Value::Bool(false))?,
            Some(b'n') => self.literal("null", Value::Null)?,
            _ => return self.expected("a value"),
        };
        Ok(Node { span: start..self.at, value })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Failure>) -> Result<Value, Failure> {
        if self.depth == DEPTH_LIMIT {
            return Err((Cause::Depth, self.at));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn array(&mut self) -> Result<Value, Failure> {
        let mut elements = Vec::new();
        self.blanks();
        if self.take(b']') {
            return Ok(Value::Array(elements));
        }
        loop {
            self.blanks();
            elements.push(self.value()?);
            self.blanks();
            if self.take(b']') {
                return Ok(Value::Array(elements));
            }
            if !self.take(b',') {
                return self.expected("“,” or “]”");
            }
        }
    }

    fn object(&mut self) -> Result<Value, Failure> {
        let mut members = Vec::new();
        self.blanks();
        if self.take(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            members.push(self.member()?);
            self.blanks();
            if self.take(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.take(b',') {
                return self.expected("“,” or “}”");
            }
        }
    }

    fn member(&mut self) -> Result<Member, Failure> {
        self.blanks();
        if self.peek() != Some(b'"') {
            return self.expected("a member name in double quotes");
        }
        let start = self.at;
        let name = self.string()?;
        let name_span = start..self.at;
        self.blanks();
        if !self.take(b':') {
            return self.expected("“:”");
        }
        self.blanks();
        Ok(Member { name, name_span, value: self.value()? })
    }

    fn string(&mut self) -> Result<Box<str>, Failure> {
        let start = self.at;
        self.at += 1;
        let plain = self.at;
        let mut unescaped: Option<String> = None;
        loop {
            let from = self.at;
            let rest = self.bytes.get(from..).unwrap_or_default();
            let special = |byte: &u8| matches!(*byte, ..0x20 | b'"' | b'\\');
            self.at += rest.iter().position(special).unwrap_or(rest.len());
            if let Some(out) = &mut unescaped {
                out.push_str(self.slice(from..self.at));
            }
            match self.peek() {
                Some(b'"') => {
                    let end = self.at;
                    self.at += 1;
                    return Ok(unescaped.map_or_else(|| self.slice(plain..end).into(), Into::into));
                }
                Some(b'\\') => {
                    // What stands before is copied at the first escape only.
                    let before = plain..self.at;
                    let escaped = self.escape()?;
                    unescaped.get_or_insert_with(|| self.slice(before).to_owned()).push(escaped);
                }
                Some(b) => return Err((Cause::ControlCharacter(b.into()), self.at)),
                None => return Err((Cause::UnfinishedString, start)),
            }
        }
    }

    /// A lone surrogate is U+FFFD here.
    fn escape(&mut self) -> Result<char, Failure> {
        let escaped = escape(self.bytes.get(self.at..).unwrap_or_default());
        let (escaped, length) = escaped.ok_or((Cause::Escape, self.at))?;
        self.at += length;
        Ok(escaped.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn number(&mut self) -> Result<Value, Failure> {
        let start = self.at;
        self.take(b'-');
        let whole = self.at;
        let digits = self.digits();
        let leading_zero = digits > 1 && self.bytes.get(whole) == Some(&b'0');
        let mut fits = digits > 0 && !leading_zero;
        if self.take(b'.') {
            fits &= self.digits() > 0;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            fits &= self.digits() > 0;
        }
        if !fits {
            return Err((Cause::Number, start));
        }
        Ok(Value::Number(self.slice(start..self.at).into()))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn literal(&mut self, word: &'static str, value: Value) -> Result<Value, Failure> {
        if !self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes())) {
            return self.expected("a value");
        }
        self.at += word.len();
        Ok(value)
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let matches = self.peek() == Some(byte);
        self.at += usize::from(matches);
        matches
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn character(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn slice(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }

    fn expected<T>(&self, expected: &'static str) -> Result<T, Failure> {
        Err((Cause::Expected { expected, found: self.character() }, self.at))
    }
}

fn locate(text: &str, cause: Cause, offset: usize) -> Problem {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Problem { cause, offset, line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_numbers_and_repeated_names_survive() {
        let node = parse(r#"{"b":1.0,"a":100002348117421473,"b":1e400}"#).unwrap();
        let written: Vec<(&str, &str)> = node
            .members()
            .unwrap()
            .iter()
            .map(|member| (&*member.name, member.value.as_number().unwrap()))
            .collect();
        assert_eq!(written, [("b", "1.0"), ("a", "100002348117421473"), ("b", "1e400")]);
    }

    #[test]
    fn a_span_covers_exactly_its_value() {
        let text = r#" {"a": [1, "\u00e9\n"], "b" : null }"#;
        let node = parse(text).unwrap();
        let array = node.get("a").unwrap();
        assert_eq!(&text[array.span.clone()], r#"[1, "\u00e9\n"]"#);
        assert_eq!(array.elements().unwrap()[1].as_str(), Some("é\n"));
        assert_eq!(&text[node.get("b").unwrap().span.clone()], "null");
    }

    #[test]
    fn surrogates_pair_or_are_replaced() {
        assert_eq!(parse(r#""\ud83d\ude00""#).unwrap().as_str(), Some("\u{1f600}"));
        assert_eq!(parse(r#""\ud83dx\udc00""#).unwrap().as_str(), Some("\u{fffd}x\u{fffd}"));
    }

    #[test]
    fn refusals_say_where() {
        let places = [
            ("", 1, 1),
            ("{\"a\":1,\n  'b':2}", 2, 3),
            ("[1,]", 1, 4),
            ("{\"a\":01}", 1, 6),
            ("\"abc", 1, 1),
            ("[1] x", 1, 5),
            ("\"a\tb\"", 1, 3),
            ("\"\\x\"", 1, 2),
            ("[1e]", 1, 2),
            ("\u{feff}{}", 1, 1),
            ("nul", 1, 1),
        ];
        for (text, line, column) in places {
            let problem = parse(text).unwrap_err();
            assert_eq!((problem.line, problem.column), (line, column), "{text}: {problem}");
        }
    }

    #[test]
    fn a_string_of_escapes_takes_no_longer_than_another_one() {
        let text = format!("\"{}\"", "\\n".repeat(500_000));
        assert_eq!(parse(&text).unwrap().as_str().map(str::len), Some(500_000));
    }

    #[test]
    fn depth_is_bounded() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert!(parse(&deep(DEPTH_LIMIT)).is_ok());
        assert_eq!(parse(&deep(100_000)).unwrap_err().cause, Cause::Depth);
    }

    #[test]
    fn the_deepest_value_fits_a_small_stack() {
        let (open, close) = ("[{\"a\":[1,".repeat(42), "]}]".repeat(42));
        let deep = format!("{open}{}3{close}", "2,".repeat(999));
        let work = move || {
            let node = parse(&deep).unwrap();
            let copy = node.clone();
            assert!(node.duplicates().is_empty() && copy == node);
            assert_eq!(super::super::compact(&node, &deep), deep);
            assert!(!super::super::pretty(&node, &deep).is_empty());
        };
        // The page and the worker have a megabyte, and frames smaller than those of a debug build.
        let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(work).unwrap();
        thread.join().unwrap();
    }
}

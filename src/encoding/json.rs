//! JSON that keeps what was written (RFC 8259): spans, number text, member order, duplicate members.

mod escape;
mod find;
mod parse;
mod print;

pub use escape::{lone_surrogate, shown};
pub use parse::{DEPTH_LIMIT, parse};
pub use print::{ObjectWriter, compact, join, pretty, pretty_within, quote};

use std::fmt;
use std::ops::Range;

/// A value and where it stands, in bytes of the parsed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub span: Range<usize>,
    pub value: Value,
}

/// What a value is. Numbers keep their text; strings are unescaped, a lone surrogate becomes U+FFFD
/// here and stays in the source ([`shown`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(Box<str>),
    String(Box<str>),
    Array(Vec<Node>),
    Object(Vec<Member>),
}

/// One member of an object, in the order written; names may repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub name: Box<str>,
    pub name_span: Range<usize>,
    pub value: Node,
}

/// Why a text is not JSON, and where: `offset` in bytes, `line` and `column` (characters) from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub cause: Cause,
    pub offset: usize,
    pub line: usize,
    pub column: usize,
}

/// What was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    ByteOrderMark,
    ControlCharacter(char),
    Depth,
    Empty,
    Escape,
    Expected { expected: &'static str, found: Option<char> },
    Number,
    Trailing(char),
    UnfinishedString,
}

impl Node {
    /// The members, when this is an object.
    pub fn members(&self) -> Option<&[Member]> {
        if let Value::Object(members) = &self.value { Some(members) } else { None }
    }

    /// The elements, when this is an array.
    pub fn elements(&self) -> Option<&[Self]> {
        if let Value::Array(elements) = &self.value { Some(elements) } else { None }
    }

    /// The last member of that name: what most parsers keep of duplicates.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let mut members = self.members()?.iter().rev();
        members.find(|member| &*member.name == name).map(|member| &member.value)
    }

    /// The text of a string value, unescaped.
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// The text of a number, exactly as written.
    pub fn as_number(&self) -> Option<&str> {
        if let Value::Number(text) = &self.value { Some(text) } else { None }
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(value) = self.value { Some(value) } else { None }
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }
}

/// A member name as a JSON Pointer token (RFC 6901 section 3).
pub fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.cause)
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByteOrderMark => {
                f.write_str("it starts with a byte order mark, which JSON forbids")
            }
            Self::ControlCharacter(c) => {
                write!(
                    f,
                    "the control character U+{:04X} must be escaped in a string",
                    u32::from(*c)
                )
            }
            Self::Depth => write!(f, "nested deeper than {DEPTH_LIMIT} levels"),
            Self::Empty => f.write_str("there is no JSON value"),
            Self::Escape => f.write_str("this is no escape sequence that JSON knows"),
            Self::Expected { expected, found: Some(c) } => {
                write!(f, "expected {expected}, found {}", Shown(*c))
            }
            Self::Expected { expected, found: None } => {
                write!(f, "expected {expected}, but the text ends here")
            }
            Self::Number => f.write_str("this is no number that JSON knows"),
            Self::Trailing(c) => {
                write!(f, "the value is complete, but {} follows it", Shown(*c))
            }
            Self::UnfinishedString => f.write_str("this string is not closed"),
        }
    }
}

/// A character as a person can see it.
struct Shown(char);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            c if c.is_ascii_graphic() || c > '\u{a0}' => write!(f, "“{c}”"),
            c => write!(f, "U+{:04X}", u32::from(c)),
        }
    }
}

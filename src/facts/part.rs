//! A decoded segment that should hold JSON: its bytes, its text, its value.

use crate::encoding::json::{self, Node};
use crate::encoding::utf8;

/// What one segment says, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The decoded bytes; when the segment is damaged, those before the damage.
    pub bytes: Vec<u8>,
    /// The bytes as text, wrong UTF-8 replaced by U+FFFD.
    pub text: String,
    /// The value, when the text is JSON.
    pub json: Option<Node>,
    /// What was wrong with the bytes or the text.
    pub problem: Option<Problem>,
    /// Whether the segment was decoded to its end.
    pub complete: bool,
    /// Where the values begin that another one of the same name replaces in most parsers, in ascending order.
    pub replaced: Vec<usize>,
}

/// Why a part holds no JSON object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    Json(json::Problem),
    /// JSON, but of this type.
    NotObject(&'static str),
    /// The index of the first byte that is not UTF-8.
    Utf8(usize),
}

impl Part {
    /// Reads decoded bytes.
    pub fn of(bytes: Vec<u8>, complete: bool) -> Self {
        let (text, broken) = match utf8::decode(&bytes) {
            Ok(text) => (text, None),
            Err((text, at)) => (text, Some(Problem::Utf8(at))),
        };
        let (json, problem) = match (json::parse(&text), broken) {
            (Ok(node), Some(broken)) => (Some(node), Some(broken)),
            (Ok(node), None) => {
                let problem = not_object(&node);
                (Some(node), problem)
            }
            (Err(problem), broken) => (None, Some(broken.unwrap_or(Problem::Json(problem)))),
        };
        let replaced = json.as_ref().map(replaced).unwrap_or_default();
        Self { bytes, text, json, problem, complete, replaced }
    }

    /// The value, when it is an object.
    pub fn object(&self) -> Option<&Node> {
        self.json.as_ref().filter(|node| node.members().is_some())
    }

    /// Whether the bytes are no text.
    pub fn is_binary(&self) -> bool {
        matches!(self.problem, Some(Problem::Utf8(_)))
    }

    /// The exact text of a value of this part.
    pub fn source(&self, node: &Node) -> &str {
        self.text.get(node.span.clone()).unwrap_or_default()
    }
}

fn replaced(node: &Node) -> Vec<usize> {
    let groups = node.duplicates();
    let losers = groups.iter().flat_map(|group| group.iter().rev().skip(1));
    let mut starts: Vec<usize> = losers.map(|member| member.value.span.start).collect();
    starts.sort_unstable();
    starts
}

fn not_object(node: &Node) -> Option<Problem> {
    let found = match node.value {
        json::Value::Object(_) => return None,
        json::Value::Array(_) => "an array",
        json::Value::Bool(_) => "true or false",
        json::Value::Null => "null",
        json::Value::Number(_) => "a number",
        json::Value::String(_) => "a string",
    };
    Some(Problem::NotObject(found))
}
